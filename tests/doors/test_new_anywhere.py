"""`circles new` for other countries and languages, and from a table."""

from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from service_circles.build.project import load_project
from service_circles.cli.starter import start_project
from service_circles.cli.starter.start import Start, StartRefusedError, start_for
from service_circles.records.area import Area
from service_circles.records.center import ServiceCenter

Run = Callable[..., CompletedProcess[str]]
TABLE = "Name,Address,Phone,Hours\nRiver Pantry,1 Main St,(213) 555-0100,Mon-Fri 9am-5pm\nHill Pantry,2 Main St,(213) 555-0101,Sat 9am-12pm\n"


@pytest.mark.parametrize(
    ("country", "languages", "zone"),
    [
        ("FR", ("fr", "en"), "Europe/Paris"),
        ("EG", ("ar", "en"), "Africa/Cairo"),
        ("SG", ("en",), "Asia/Singapore"),
        ("US", ("en",), "America/New_York"),
        ("JP", ("en",), "Asia/Tokyo"),
    ],
)
def test_a_project_of_another_country_has_no_mistakes(
    country: str, languages: tuple[str, ...], zone: str, tmp_path: Path
) -> None:
    start_project(tmp_path / "town", start_for(country))
    project = load_project(tmp_path / "town")
    assert [problem for problem in project.problems if problem.is_mistake] == []
    assert project.directory is not None
    settings = project.directory.settings
    assert (settings.country, settings.languages, settings.time_zone) == (country, languages, zone)


def test_editors_get_a_guide_in_their_language(tmp_path: Path) -> None:
    for language, word in (
        ("fr", "Modifier"),
        ("ar", "تحرير"),
        ("en", "Editing"),
        ("sw", "Editing"),
        ("zh-Hans", "怎么改"),
    ):
        start_project(tmp_path / language, start_for(language=language))
        assert word in (tmp_path / language / "CONTRIBUTING.md").read_text("utf-8").splitlines()[0]


def test_a_table_becomes_records_and_the_model_stands_aside(tmp_path: Path, circles: Run) -> None:
    (tmp_path / "list.csv").write_text(TABLE, "utf-8")
    done = circles(
        "new",
        tmp_path / "town",
        "--country",
        "US",
        "--name",
        'Ann"s: pantries',
        "--from",
        tmp_path / "list.csv",
    )
    assert done.returncode == 0, done.stderr
    project = load_project(tmp_path / "town")
    assert project.directory is not None
    assert {center.name for center in project.directory.all(ServiceCenter)} == {"River Pantry", "Hill Pantry"}
    assert (tmp_path / "town/models/riverside-center.yaml").is_file()
    assert "`models/riverside-center.yaml`" in (tmp_path / "town/CONTRIBUTING.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"country": "XX"}, "there is no country XX"),
        ({"country": "US", "region": "London"}, "there are: AK, AL"),
        ({"country": "US", "time_zone": "Los Angeles"}, "for example Europe/Paris"),
    ],
)
def test_what_cannot_be_meant_is_refused(given: dict[str, str], said: str) -> None:
    with pytest.raises(StartRefusedError, match=said):
        start_for(**given)


def test_a_name_is_in_every_place_that_shows_it(tmp_path: Path) -> None:
    start_project(tmp_path / "town", Start(name="西城区服务圈"))
    for file in ("communities.yaml", "mkdocs.yml", "README.md"):
        assert "西城区服务圈" in (tmp_path / "town" / file).read_text("utf-8")


def test_a_list_brings_its_own_areas(tmp_path: Path) -> None:
    start_project(tmp_path / "town", Start(table=True))
    project = load_project(tmp_path / "town")
    assert project.directory is not None
    assert not project.has_mistakes
    assert [area.id for area in project.directory.all(Area)] == ["my-district-area"]
