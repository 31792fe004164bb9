"""`circles new`: a project that builds at once."""

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import yaml

from service_circles import __version__
from service_circles.build.project import load_project
from service_circles.cli.starter.arrangements import ARRANGEMENTS
from service_circles.records.exports.json_schema import schema_text
from service_circles.records.kinds import KINDS
from service_circles.records.life.campaign import PageKind
from service_circles.records.record import Record
from tests.publishing import ROOT

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
    left_out = {"channel", "campaign", "indicator", "honor", "alert"}
    assert shown >= {kind.meta.name for kind in KINDS} - left_out


def test_chosen_arrangements_come_and_no_others(tmp_path: Path, circles: Run) -> None:
    assert circles("new", tmp_path / "some", "--with", "events，wishes").returncode == 0
    life = {file.name for file in (tmp_path / "some/content/life").iterdir()}
    assert life == {"events.yaml", "wishes.yaml"}
    every = ",".join(ARRANGEMENTS)
    assert circles("new", tmp_path / "all", "--with", every).returncode == 0
    checked = load_project(tmp_path / "all")
    assert checked.problems == ()
    assert checked.directory is not None
    shown = {type(record).meta.name for record in checked.directory.all(Record)}
    assert shown == {kind.meta.name for kind in KINDS}
    assert [page.kind for page in checked.pages if page.kind] == [PageKind.PACT]


def test_an_unknown_arrangement_is_refused_and_nothing_written(tmp_path: Path, circles: Run) -> None:
    done = circles("new", tmp_path / "new", "--with", "wishs")
    assert done.returncode == 1
    assert "did you mean wishes?" in done.stderr
    assert not (tmp_path / "new").exists()
    english = circles("new", tmp_path / "new", "--with", "wishes", "--language", "en")
    assert english.returncode == 1
    assert "in Chinese" in english.stderr


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


def test_vs_code_has_hints_at_once(project: Path, circles: Run) -> None:
    settings = json.loads((project / ".vscode/settings.json").read_text("utf-8"))
    ((schema, files),) = settings["yaml.schemas"].items()
    assert (project / schema).read_text("utf-8") == schema_text()
    for file in project.rglob("*.yaml"):
        assert any(file in project.glob(pattern) for pattern in files), file
    extensions = json.loads((project / ".vscode/extensions.json").read_text("utf-8"))
    assert extensions == {"recommendations": ["redhat.vscode-yaml"]}


def test_hints_of_another_version_are_reported_and_written_again(project: Path, circles: Run) -> None:
    assert "circles schema --write" not in circles("-C", project, "check").stderr
    schema = project / ".vscode/service-circles.schema.json"
    schema.write_text(schema.read_text("utf-8").replace(__version__, "0.0.1"), "utf-8")
    assert "circles schema --write" in circles("-C", project, "check").stderr
    assert circles("-C", project, "schema", "--write").returncode == 0
    assert schema.read_text("utf-8") == schema_text()


def test_this_repository_has_the_hints_too() -> None:
    schema = ROOT / ".vscode/service-circles.schema.json"
    assert schema.read_text("utf-8") == schema_text(), "run: circles schema --write"
    settings = json.loads((ROOT / ".vscode/settings.json").read_text("utf-8"))
    assert list(settings["yaml.schemas"]) == [".vscode/service-circles.schema.json"]
