"""A center that is withheld is nowhere in what is published."""

from pathlib import Path

import pytest

from service_circles.build.project import Project
from service_circles.build.publication import make_publication
from service_circles.build.reach_report import reach_text
from service_circles.languages.catalogs import english
from service_circles.reviewing.review.review_maker import make_review
from service_circles.reviewing.wording.record_sentences import sentences
from service_circles.writing.site.site import SiteSettings
from tests.reviewing.versions import CENTER, directory_of, load_version
from tests.test_stories import SETTINGS

LISTING = "  listing:\n    withheld: 是\n    reason: 守夜人嘱咐过\n"
SECRETS = ("云溪", "Yunxi", "云溪路 8 号", "yunxi", "守夜人嘱咐过")
ESTATE = "area: {id: court, kind: estate, name: 明珠苑, parent: mingzhu, households: 412, location: {latitude: 21.2, longitude: 112.6, datum: wgs84}}\n"
OTHER = "center: {id: other, name: 另一处, area: mingzhu, location: {latitude: 21.3, longitude: 112.6, datum: wgs84}}\n"


def published(project: Project) -> bytes:
    publication = make_publication(project, SiteSettings("https://example.org/"))
    made = [publication.make(address) for address in [*publication.pages, *publication.files]]
    index = publication.search_index
    return b"\n".join(
        [
            *filter(None, made),
            *index.values(),
            *(name.encode() for name in [*publication.pages, *publication.files]),
        ]
    )


@pytest.fixture
def withheld(tmp_path: Path) -> Project:
    return load_version(tmp_path / "withheld", center=CENTER + LISTING, estate=ESTATE, other=OTHER)


def test_nothing_of_it_is_published(tmp_path: Path) -> None:
    with_form = SETTINGS.replace("  publisher:", "  editing: {email: a@example.org}\n  publisher:")
    project = load_version(
        tmp_path / "withheld", communities=with_form, center=CENTER + LISTING, estate=ESTATE, other=OTHER
    )
    found = published(project).decode("utf-8", "replace")
    assert "另一处" in found
    assert [secret for secret in SECRETS if secret in found] == []
    everybody = published(load_version(tmp_path / "all", estate=ESTATE, other=OTHER)).decode(
        "utf-8", "replace"
    )
    assert [secret for secret in SECRETS if secret not in everybody] == ["守夜人嘱咐过"]


def test_it_reaches_nobody(withheld: Project) -> None:
    assert "412" in reach_text(withheld, "csv")
    assert "households_reached,0" in reach_text(withheld, "csv")


def test_the_reason_of_a_center_listed_again_stays_here(tmp_path: Path) -> None:
    again = CENTER + LISTING.replace("是", "否")
    found = published(load_version(tmp_path / "again", center=again)).decode("utf-8", "replace")
    assert "云溪" in found
    assert "守夜人嘱咐过" not in found


def test_reviewers_are_told(withheld: Project, tmp_path: Path) -> None:
    before = load_version(tmp_path / "before", estate=ESTATE, other=OTHER)
    review = make_review(before, withheld, "main")
    (entry,) = review.records
    assert entry.attention == ("listing",)
    assert entry.sentence.zh == "云溪社区服务中心：不再列出：网站上没有它了；步行10分钟可达 -412 户"
    (told,) = sentences(directory_of(withheld), directory_of(before), english())
    assert told == "Yunxi Center: listed again"


def test_nobody_is_asked_to_complete_it(tmp_path: Path) -> None:
    bare = "center: {id: shelter, name: 晨光小屋, area: mingzhu, listing: {withheld: 是, reason: 嘱咐过}}\n"
    problems = load_version(tmp_path / "bare", bare=bare).problems
    assert [problem.code for problem in problems if problem.position.file == "content/bare.yaml"] == []
