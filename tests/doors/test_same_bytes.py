"""The same input gives the same bytes, whatever the clock's zone, the hash seed and the folder."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

Run = Callable[..., CompletedProcess[str]]
Tree = Callable[[Path], dict[str, bytes]]

DEMONSTRATION = Path(__file__).parents[2]


def test_two_builds_of_the_demonstration(circles: Run, tree: Tree, tmp_path: Path) -> None:
    sites = []
    for folder, zone, seed in (("one", "Asia/Shanghai", "1"), ("another place", "America/Lima", "77")):
        project = tmp_path / folder
        project.mkdir()
        shutil.copytree(DEMONSTRATION / "content", project / "content")
        for name in ("communities.yaml", "mkdocs.yml"):
            shutil.copy(DEMONSTRATION / name, project / name)
        shutil.copytree(DEMONSTRATION / "site_theme", project / "site_theme")
        done = circles("-C", project, "build", env={**os.environ, "TZ": zone, "PYTHONHASHSEED": seed})
        assert done.returncode == 0, done.stderr
        sites.append(tree(project / "site"))
    assert sites[0].keys() == sites[1].keys()
    assert [name for name in sites[0] if sites[0][name] != sites[1][name]] == []
