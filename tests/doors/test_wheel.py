"""The wheel that a district installs: one import name, and a command that needs no checkout."""

import os
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parents[2]
COMMAND = "from service_circles.cli import main; main()"


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an unpacked wheel."""
    folder = tmp_path_factory.mktemp("wheel")
    options = ["--no-deps", "--no-build-isolation", "--disable-pip-version-check"]
    done = subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "-q", *options, "-w", folder, ROOT],
        capture_output=True,
        text=True,
        check=False,
        cwd=folder,
    )
    assert done.returncode == 0, done.stderr
    (wheel,) = folder.glob("*.whl")
    with ZipFile(wheel) as packed:
        packed.extractall(folder / "installed")
    return folder / "installed"


def run(installed: Path, program: str, *arguments: object) -> str:
    done = subprocess.run(
        [sys.executable, "-c", program, *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        cwd=installed.parent,
        env={**os.environ, "PYTHONPATH": str(installed)},
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_wheel_installs_one_import_name(installed: Path) -> None:
    names = sorted(entry.name for entry in installed.iterdir() if entry.suffix != ".dist-info")
    assert names == ["service_circles"]
    assert not [file for file in installed.rglob("*") if "tests" in file.parts or file.suffix == ".pyc"]


def test_a_project_is_started_and_built_without_the_checkout(installed: Path, tmp_path: Path) -> None:
    theme = "from service_circles.basics.theme_folder import THEME; print(THEME)"
    assert Path(run(installed, theme).strip()) == installed / "service_circles/site_theme"
    run(installed, COMMAND, "new", tmp_path / "project")
    run(installed, COMMAND, "-C", tmp_path / "project", "build")
    pages = [tmp_path / "project/site" / name / "index.html" for name in ("", "about", "centers")]
    assert all(page.is_file() for page in pages)


def test_examples_of_codes_are_in_the_wheel(installed: Path) -> None:
    for code in ("Y104", "C108", "X213"):
        assert "^^" in run(installed, COMMAND, "explain", code)
