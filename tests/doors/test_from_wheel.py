"""Follow the README of a new project from the built wheel: outside of this repository, in a fresh environment."""

import os
import re
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

from tests.doors.test_diff import git

ROOT = Path(__file__).parents[2]
_COMMANDS = re.compile(r"^```sh\n(.*?)```", re.DOTALL | re.MULTILINE)
_OURS = ("service_circles", "_service_circles")


@pytest.fixture(scope="module")
def wheels(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that holds the wheel, as a package index would."""
    folder = tmp_path_factory.mktemp("wheels")
    options = ["--no-deps", "--no-build-isolation", "--disable-pip-version-check"]
    subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "-q", *options, "-w", folder, ROOT], check=True, cwd=folder
    )
    return folder


@pytest.fixture(scope="module")
def stranger(wheels: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment of a machine without network: other packages are there already, ours comes from the wheel alone."""
    packages = tmp_path_factory.mktemp("packages")
    for entry in Path(sysconfig.get_path("purelib")).iterdir():
        if not entry.name.startswith(_OURS) and entry.name != "__pycache__":
            (packages / entry.name).symlink_to(entry)
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("PIP_", "PYTHON", "VIRTUAL"))
    }
    pip = {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(wheels), "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    return {**kept, **pip, "PYTHONPATH": str(packages)}


def shell(script: str, folder: Path, environment: dict[str, str]) -> str:
    done = subprocess.run(
        ["sh", "-e", "-c", script], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout + done.stderr


@pytest.fixture(scope="module")
def project(
    request: pytest.FixtureRequest, stranger: dict[str, str], tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """A project started by the program of the wheel, after the two commands of its README."""
    folder = tmp_path_factory.mktemp("stranger")
    shell("python3 -m venv first && first/bin/pip install -q service-circles", folder, stranger)
    shell(f"first/bin/circles new town --country {request.param}", folder, stranger)
    two, *_ = _COMMANDS.findall((folder / "town/README.md").read_text("utf-8"))
    assert len(two.splitlines()) == 2
    shell(two, folder / "town", stranger)
    return folder / "town"


@pytest.mark.parametrize("project", ["CN", "US"], indirect=True)
def test_two_commands_of_the_readme_build_the_site(project: Path, stranger: dict[str, str]) -> None:
    assert (project / "site/index.html").is_file()
    where = '.venv/bin/python -c "import service_circles; print(service_circles.__file__)"'
    assert shell(where, project, stranger).startswith(f"{project}/.venv/")
    assert "没有错误" in shell(".venv/bin/circles check", project, stranger)


@pytest.mark.parametrize("project", ["US"], indirect=True)
def test_the_site_is_published_to_a_branch_and_a_folder(
    project: Path, stranger: dict[str, str], tmp_path: Path
) -> None:
    git(tmp_path, "init", "-q", "--bare", "forge.git")
    git(project, "init", "-q", "-b", "main")
    git(project, "add", ".")
    git(project, "commit", "-q", "-m", "start")
    git(project, "remote", "add", "origin", str(tmp_path / "forge.git"))
    shell("./publish.sh branch pages", project, stranger)
    shell("./publish.sh branch pages", project, stranger)
    listed = subprocess.run(
        ["git", "ls-tree", "-r", "--name-only", "pages"], cwd=tmp_path / "forge.git", capture_output=True, text=True, check=True
    )  # fmt: skip
    built = {
        file.relative_to(project / "site").as_posix()
        for file in (project / "site").rglob("*")
        if file.is_file()
    }
    assert set(listed.stdout.splitlines()) == built | {".nojekyll"}
    status = ["git", "status", "--porcelain"]
    assert subprocess.run(status, cwd=project, capture_output=True, text=True, check=True).stdout == ""
    shell(
        f"./publish.sh folder {tmp_path}/web/town && ./publish.sh folder {tmp_path}/web/town/",
        project,
        stranger,
    )
    web = tmp_path / "web/town"
    assert {file.relative_to(web).as_posix() for file in web.rglob("*") if file.is_file()} == built
    assert [entry.name for entry in web.parent.iterdir()] == ["town"]


@pytest.mark.parametrize("project", ["US"], indirect=True)
def test_a_mistake_stops_publishing(project: Path, stranger: dict[str, str], tmp_path: Path) -> None:
    slip = project / "content/slip.yaml"
    slip.write_text("center:\n  nmae: x\n", "utf-8")
    try:
        done = subprocess.run(
            ["./publish.sh", "folder", tmp_path / "web"],
            cwd=project,
            env=stranger,
            capture_output=True,
            check=False,
        )
    finally:
        slip.unlink()
    assert done.returncode == 1
    assert not (tmp_path / "web").exists()
