"""`circles new`: a project that builds at once."""

from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import yaml

from service_circles.build.project import load_project
from service_circles.records.kinds import KINDS
from service_circles.records.record import Record

Run = Callable[..., CompletedProcess[str]]
Tree = Callable[[Path], dict[str, bytes]]


def test_it_passes_and_builds_at_once(tmp_path: Path, circles: Run) -> None:
    folder = tmp_path / "my project"
    assert circles("new", folder).returncode == 0
    assert circles("check", cwd=folder).returncode == 0
    done = circles("build", cwd=folder)
    assert done.returncode == 0
    assert "warning" not in done.stderr
    assert (folder / "site/centers/taoyuan-center/index.html").is_file()
    assert (folder / "site/guides/first-visit/index.html").is_file()


def test_it_shows_most_kinds_of_records(project: Path) -> None:
    directory = load_project(project).directory
    assert directory is not None
    shown = {type(record).meta.name for record in directory.all(Record)}
    assert shown >= {kind.meta.name for kind in KINDS} - {"channel", "campaign", "indicator", "honor"}


def test_it_ignores_what_is_built(project: Path) -> None:
    assert "site/" in (project / ".gitignore").read_text("utf-8").splitlines()


def test_its_mkdocs_settings_are_ordinary(project: Path) -> None:
    settings = yaml.safe_load((project / "mkdocs.yml").read_text("utf-8"))
    assert settings["plugins"] == ["service-circles"]
    assert settings["theme"] == {"name": "material", "font": False}


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path, circles: Run, tree: Tree) -> None:
    (tmp_path / "letter.txt").write_text("dear", "utf-8")
    done = circles("new", tmp_path)
    assert done.returncode == 1
    assert tree(tmp_path) == {"letter.txt": b"dear"}


def test_an_empty_folder_is_welcome(tmp_path: Path, circles: Run) -> None:
    assert circles("new", tmp_path).returncode == 0
    assert (tmp_path / "communities.yaml").is_file()
