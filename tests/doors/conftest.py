"""Projects to work on: fresh copies of the starter, changed as a story needs it."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from service_circles.cli.starter import start_project
from tests.conftest import Shared
from tests.publishing import MOST_S, build

Run = Callable[..., subprocess.CompletedProcess[str]]
Tree = Callable[[Path], dict[str, bytes]]

# A slip that the reader finds: a field nobody knows.
SLIP = "center:\n  id: slip\n  name: 写错的中心\n  area: taoyuan\n  nmae: 多余\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A small project without mistakes."""
    folder = tmp_path / "project"
    start_project(folder)
    return folder


@pytest.fixture
def built(project: Path, shared: Shared) -> Path:
    """The same project with its site, which is built once for all tests."""

    def build_starter(folder: Path) -> None:
        start_project(folder / "project")
        build(folder / "project", folder / "site")

    shutil.copytree(shared("starter", build_starter) / "site", project / "site")
    return project


@pytest.fixture
def slip(project: Path) -> Path:
    """The same project with one mistake in it; the file to delete or correct."""
    file = project / "content/centers/slip.yaml"
    file.write_text(SLIP, "utf-8")
    return file


@pytest.fixture
def run() -> Run:
    """Run an installed program as a person does."""

    def run_program(name: str, *arguments: object, **options: Any) -> subprocess.CompletedProcess[str]:
        words = [str(Path(sys.executable).parent / name), *(str(argument) for argument in arguments)]
        return subprocess.run(words, capture_output=True, text=True, timeout=MOST_S, check=False, **options)

    return run_program


@pytest.fixture
def circles(run: Run) -> Run:
    """Run `circles`."""
    return lambda *arguments, **options: run("circles", *arguments, **options)


@pytest.fixture
def tree() -> Tree:
    """All files below a folder: their bytes by their path."""
    return lambda folder: {
        file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()
    }
