"""The same input gives the same bytes, whatever the clock's zone, the hash seed and the folder."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

from tests.publishing import ROOT

Run = Callable[..., CompletedProcess[str]]
Tree = Callable[[Path], dict[str, bytes]]


def test_two_builds_of_the_demonstration(demonstration: Path, run: Run, tree: Tree, tmp_path: Path) -> None:
    """The one that all tests look at, whose seed is random, and one elsewhere by the other door, at its strictest."""
    project = tmp_path / "another place"
    project.mkdir()
    for folder in ("content", "site_theme"):
        shutil.copytree(ROOT / folder, project / folder)
    for name in ("communities.yaml", "mkdocs.yml"):
        shutil.copy(ROOT / name, project / name)
    other = {"TZ": "America/Lima", "PYTHONHASHSEED": "77", "NO_MKDOCS_2_WARNING": "true"}
    words = ("mkdocs", "build", "--strict", "-f", project / "mkdocs.yml", "-d", project / "site")
    done = run(*words, env={**os.environ, **other})
    assert done.returncode == 0, done.stderr
    assert "WARNING" not in done.stderr
    one, another = tree(demonstration), tree(project / "site")
    assert one.keys() == another.keys()
    assert [name for name in one if one[name] != another[name]] == []
