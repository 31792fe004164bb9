"""The sections of a community's pages and their order; made of a few records."""

import re
from datetime import date
from pathlib import Path

from service_circles.build.project import Project
from service_circles.build.publication import Publication, make_publication
from service_circles.records.area import Area
from service_circles.records.handwritten_page import HandwrittenPage
from service_circles.records.life.channel import Channel
from service_circles.records.organization import Organization
from service_circles.writing.cards.pacts_and_stories import community_page_head, pages_about
from service_circles.writing.pages.paper.posters import channels_on_paper
from service_circles.writing.site.site import SiteSettings
from tests.community.records import directory_of, entry
from tests.writing.ledger_sites import AREAS, ledger, page


def site_of(*pages: HandwrittenPage, **records: object) -> Publication:
    """The site of some records in two streets with a community each, on May 20."""
    directory = directory_of(**{"areas": AREAS} | records)
    loaded = Project(Path("/nowhere"), directory, pages, (), date(2026, 5, 20))
    return make_publication(loaded, SiteSettings("https://example.org/town/"))


def channel(id_: str, *areas: str, **fields: object) -> Channel:
    return Channel.model_validate({"id": id_, "name": id_, "purpose": "办事", "areas": areas, **fields})


def handwritten(name: str, **front_matter: str) -> HandwrittenPage:
    return HandwrittenPage(f"content/{name}.md", f"{name}/", name, front_matter)


def linked(html: str, folder: str) -> list[str]:
    """The ids of records of a kind that a page leads to, in order."""
    return re.findall(rf'href="[./]*{folder}/([a-z0-9-]+)/"', html)


CHANNELS = (
    channel("for-all"),
    channel("of-district", "town"),
    channel("of-west", "west"),
    channel("of-street", "east", "west"),
    channel("of-community", "qingshi", "mingzhu"),
)


def test_channels_of_a_community_are_the_most_specific_first() -> None:
    site = site_of(channels=CHANNELS)
    assert linked(page(site, "areas/mingzhu/"), "channels") == [
        "of-community",
        "of-street",
        "of-district",
        "for-all",
    ]


def test_channels_on_a_poster_are_in_the_same_order_and_can_be_called_or_scanned() -> None:
    phone = {"number": "0000-0000 0100", "kind": "hotline"}
    given = (
        channel("for-all", phone=phone),
        channel("told-only"),
        channel("of-community", "mingzhu", phone=phone),
    )
    shown = channels_on_paper(site_of(channels=given).written, "mingzhu")
    assert [each.channel.id for each in shown] == ["of-community", "for-all"]


def test_channels_on_the_home_page_are_those_of_everybody_first() -> None:
    site = site_of(channels=CHANNELS)
    shown = ["of-district", "for-all", "of-west", "of-street", "of-community"]
    assert linked(page(site, ""), "channels") == shown
    assert "只在东街道、西街道" in page(site, "")


def test_a_channel_that_is_staffed_says_when() -> None:
    hours = {"rules": [{"byday": "周一至周五", "hours": "09:00-17:00"}]}
    found = page(site_of(channels=(channel("line", schedule=hours), channel("web"))), "areas/mingzhu/")
    entrances = re.findall(r'<a class="entrance card".*?</a>', found, re.DOTALL)
    assert ["09:00" in each for each in entrances] == [True, False]


def test_only_what_is_open_is_shown_ledger_by_ledger() -> None:
    wishes = ledger(id="wishes", name="微心愿")
    entries = (
        entry(1, "raised 2026-03-01"),
        entry(2, "raised 2026-03-01", "implementing 2026-05-02"),
        entry(3, "raised 2026-03-01", "maintaining 2026-05-10"),
        entry(4, "raised 2026-03-01", "reviewed 2026-05-12"),
        entry(5, "raised 2026-05-15", area="qingshi"),
        entry(6, "raised 2026-04-01", ledger="wishes"),
        entry(7, "raised 2026-05-18", expires="2026-05-19"),
    )
    found = page(site_of(ledgers=(ledger(), wishes), entries=entries), "areas/mingzhu/")
    assert linked(found, "entries") == ["matter-2", "matter-1", "matter-6"]
    assert "2 件没办完" in found
    assert linked(page(site_of(ledgers=(ledger(),), entries=entries[2:4]), "areas/mingzhu/"), "entries") == []


def test_open_matters_lead_to_the_ledger_of_the_street() -> None:
    entries = (entry(1, "raised 2026-03-01"), entry(2, "raised 2026-03-01", area="qingshi"))
    found = page(site_of(ledgers=(ledger(),), entries=entries), "areas/mingzhu/")
    assert 'href="../../ledgers/matters/areas/east/"' in found


PACTS = (
    handwritten("old", kind="pact", area="mingzhu", version="第一版", adopted_on="2019-04-01"),
    handwritten(
        "new", kind="pact", area="mingzhu", version="第二版", adopted_on="2026-04-25", supersedes="old"
    ),
    handwritten("early", kind="story", area="mingzhu", date="2026-02-01"),
    handwritten("late", kind="story", area="mingzhu", date="2026-03-01"),
    handwritten("about"),
)


def test_a_community_lists_its_pact_in_use_before_its_newest_stories() -> None:
    site = site_of(*PACTS).written
    of = {area.id: [each.title for each in pages_about(site, area)] for area in AREAS}
    assert of == {
        "mingzhu": ["new", "late", "early"],
        "east": ["late", "early"],
        "town": ["late", "early"],
        "west": [],
        "qingshi": [],
    }


def test_an_estate_has_the_pact_of_its_community_but_not_its_stories() -> None:
    estate = Area.model_validate({"id": "yard", "name": "明珠苑", "kind": "estate", "parent": "mingzhu"})
    site = site_of(*PACTS, handwritten("bins", kind="story", area="yard"), areas=(*AREAS, estate)).written
    assert [each.title for each in pages_about(site, estate)] == ["new", "bins"]
    assert [each.title for each in pages_about(site, AREAS[3])] == ["new", "late", "early", "bins"]


def test_versions_of_a_pact_lead_to_each_other() -> None:
    site = site_of(*PACTS).written
    old, new = (community_page_head(site, each) for each in PACTS[:2])
    assert old
    assert new
    assert (old.before, old.after) == (None, PACTS[1])
    assert (new.before, new.after) == (PACTS[0], None)
    assert (new.version, new.day, new.area) == ("第二版", "2026年4月25日通过", AREAS[3])
    assert community_page_head(site, PACTS[4]) is None


def test_the_page_of_people_draws_who_works_with_whom_and_says_it_in_words() -> None:
    organizations = tuple(
        Organization.model_validate(given)
        for given in (
            {
                "id": "fund",
                "name": "基金会",
                "kind": "charity",
                "areas": "town",
                "works_with": [{"organization": "home", "how": "出钱"}],
            },
            {"id": "home", "name": "居委会", "kind": "community", "areas": "mingzhu"},
            {"id": "alone", "name": "独行社", "kind": "social_organization", "areas": "east"},
        )
    )
    found = page(site_of(organizations=organizations), "areas/mingzhu/people/")
    assert linked(found, "organizations")[:3] == ["home", "fund", "alone"]
    assert (
        len(
            re.findall(
                r"<path d=",
                found[found.index('class="arcs"') : found.index("</svg>", found.index('class="arcs"'))],
            )
        )
        == 1
    )
    assert "居委会和基金会：出钱" in found
