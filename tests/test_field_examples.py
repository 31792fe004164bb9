"""The records that the handbook shows: those of fields have every field, and a project with all of them builds."""

from datetime import date
from pathlib import Path
from shutil import copy, copytree

import pytest

from service_circles.build.project import Project, load_project
from service_circles.build.publication import make_publication
from service_circles.cli.program import run
from service_circles.problems.report import report
from service_circles.records.exports.field_examples import example_files, example_of, keyed_parts
from service_circles.records.kinds import KINDS
from service_circles.records.record import Record
from service_circles.records.values.record_part import authors_fields, every_part
from service_circles.writing.pages.handbook.guide_pages import EXAMPLES as GUIDE_EXAMPLES
from service_circles.writing.site.addresses import address_of
from service_circles.writing.site.site import SiteSettings
from tests.publishing import ROOT

DAY = date(2026, 11, 25)


@pytest.fixture(scope="module")
def with_models(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The demonstration with the model record of every kind and all that guides of the handbook tell to type."""
    root = tmp_path_factory.mktemp("models")
    copytree(ROOT / "content", root / "content")
    copy(ROOT / "communities.yaml", root)
    for key in (kind.meta.name for kind in KINDS):
        for number, text in enumerate(example_files(key)):
            (root / f"content/model-{key}-{number}.yaml").write_text(text, "utf-8")
    for file in GUIDE_EXAMPLES.glob("*.yaml"):
        copy(file, root / f"content/model-guide-{file.name}")
    return load_project(root, DAY)


def test_every_field_has_an_example() -> None:
    for key, kind in keyed_parts().items():
        for part in every_part([kind]):
            for name in authors_fields(part):
                assert (example_of(part, name, key) or "").startswith(f"{name}:"), (part.__name__, name)


def test_the_model_records_have_no_mistakes_and_get_no_advice(with_models: Project) -> None:
    in_models = [problem for problem in with_models.problems if "model-" in problem.position.file]
    ours = [problem for problem in in_models if problem.code != "W131"]  # nothing counts for its campaign
    assert report(ours, color=False) == ""


def test_the_model_records_have_pages(with_models: Project) -> None:
    publication = make_publication(with_models, SiteSettings())
    assert with_models.directory
    models = [
        record
        for record in with_models.directory.all(Record)
        if "model-" in with_models.directory.positions[record.id].file
    ]
    assert {type(record) for record in models} == set(KINDS)
    for record in models:
        page = publication.make(address_of(record))
        if record.meta.name != "circle":  # which have no page of their own where their origins have circles
            assert page
            assert record.name in page.decode()


def test_the_command_of_a_guide_writes_what_it_says(with_models: Project) -> None:
    """It comes last of the tests on this project, which it changes."""
    center = with_models.root / "content/model-guide-add-center.yaml"
    program, *words = (GUIDE_EXAMPLES / "close-command.txt").read_text("utf-8").split()
    assert program == "circles"
    assert run(["-C", str(with_models.root), *words]) == 0
    closed = (GUIDE_EXAMPLES / "closed-for-repairs.yaml").read_text("utf-8")
    written = center.read_text("utf-8").partition("  closure:\n")[2]
    assert written.startswith(closed.partition("  closure:\n")[2].partition("  verified:")[0])


@pytest.mark.parametrize("settings", example_files("directory"), ids=["model", "variant"])
def test_the_model_settings_have_no_mistakes(settings: str, tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    for name in ("areas", "walking", "photos"):
        copytree(ROOT / "content" / name, tmp_path / "content" / name)
    copy(ROOT / "content/honors.yaml", tmp_path / "content")
    (tmp_path / "content/fonts").mkdir()
    for name in ("wenkai", "wenkai-bold"):
        (tmp_path / f"content/fonts/{name}.woff2").write_bytes(b"wOF2")
    _, _, areas = (ROOT / "communities.yaml").read_text("utf-8").partition("\nareas:")
    (tmp_path / "communities.yaml").write_text(f"{settings}areas:{areas}", "utf-8")
    project = load_project(tmp_path, DAY)
    assert report([problem for problem in project.problems if problem.is_mistake], color=False) == ""
    assert project.directory
    assert make_publication(project, SiteSettings()).make("")
