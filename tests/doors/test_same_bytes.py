"""The same input gives the same bytes, whatever the clock's zone, the hash seed and the folder."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

from tests.publishing import ROOT

Run = Callable[..., CompletedProcess[str]]
Tree = Callable[[Path], dict[str, bytes]]


def test_two_builds_of_the_demonstration(
    demonstration: Path, circles: Run, tree: Tree, tmp_path: Path
) -> None:
    """The one that all tests look at, whose seed is random, and one elsewhere."""
    project = tmp_path / "another place"
    project.mkdir()
    for folder in ("content", "site_theme"):
        shutil.copytree(ROOT / folder, project / folder)
    for name in ("communities.yaml", "mkdocs.yml"):
        shutil.copy(ROOT / name, project / name)
    done = circles("-C", project, "build", env={**os.environ, "TZ": "America/Lima", "PYTHONHASHSEED": "77"})
    assert done.returncode == 0, done.stderr
    one, other = tree(demonstration), tree(project / "site")
    assert one.keys() == other.keys()
    assert [name for name in one if one[name] != other[name]] == []
