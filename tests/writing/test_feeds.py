"""Feeds, read back with another library."""

from __future__ import annotations

import calendar
import time
from datetime import UTC, datetime
from typing import Any

import feedparser  # type: ignore[import-untyped]

from service_circles.build.publication import Publication
from service_circles.writing.site.site import SiteSettings
from tests.community.records import entry
from tests.writing.ledger_sites import page, published_on

LEDGER_FEED = "ledgers/matters/feed.atom"
ENTRIES = (
    entry(1, "raised 2026-10-01", "coordinating 2026-10-20", name="楼道灯 & 扶手"),
    entry(2, "raised 2026-11-01", area="qingshi"),
    entry(3, "raised 2026-09-01", decision={"date": "2026-11-05", "text": "就这么办"}),
    entry(4, "raised 2026-11-03", expires="2026-11-20"),
    entry(5, "raised 2026-12-24", show_early="是"),
)


def feed(site: Publication, address: str) -> Any:
    made = site.make(address)
    assert made is not None
    found = feedparser.parse(made)
    assert not found.bozo
    assert found.version == "atom10"
    return found


def moment(parsed: time.struct_time) -> datetime:
    return datetime.fromtimestamp(calendar.timegm(parsed), UTC)


def test_a_ledgers_feed_says_what_moved_last() -> None:
    found = feed(published_on("2026-11-25", *ENTRIES), LEDGER_FEED)
    root = "https://example.org/town/"
    assert [each.id for each in found.entries] == [
        f"{root}entries/matter-3/",  # decided on the 5th
        f"{root}entries/matter-2/",
        f"{root}entries/matter-1/",
    ]
    assert all(each.link == each.id for each in found.entries)
    assert found.entries[2].title == "楼道灯 & 扶手（协调方案）"
    # Days begin in Shanghai, eight hours before they do in Greenwich.
    assert moment(found.entries[2].updated_parsed) == datetime(2026, 10, 19, 16, tzinfo=UTC)
    assert moment(found.entries[2].published_parsed) == datetime(2026, 9, 30, 16, tzinfo=UTC)
    assert moment(found.feed.updated_parsed) == datetime(2026, 11, 4, 16, tzinfo=UTC)
    assert found.feed.id == f"{root}ledgers/matters/"
    links = {link.rel: link.href for link in found.feed.links}
    assert links == {"self": f"{root}{LEDGER_FEED}", "alternate": f"{root}ledgers/matters/"}
    assert found.feed.author == "编辑组"
    assert "就这么办" in found.entries[0].summary


def test_an_areas_feed_has_what_is_below_it() -> None:
    site = published_on("2026-11-25", *ENTRIES)
    ids = {
        area: [each.id.split("/")[-2] for each in feed(site, f"areas/{area}/feed.atom").entries]
        for area in ("town", "east", "mingzhu", "west", "qingshi")
    }
    assert ids == {
        "town": ["matter-3", "matter-2", "matter-1"],
        "east": ["matter-3", "matter-1"],
        "mingzhu": ["matter-3", "matter-1"],
        "west": ["matter-2"],
        "qingshi": ["matter-2"],
    }


def test_pages_tell_of_their_feeds() -> None:
    site = published_on("2026-11-25", *ENTRIES)
    for address, target in (
        ("ledgers/matters/", "../../ledgers/matters/feed.atom"),
        ("ledgers/matters/areas/east/", "../../../../ledgers/matters/feed.atom"),
        ("areas/east/", "../../areas/east/feed.atom"),
    ):
        assert '<link rel="alternate" type="application/atom+xml" title=' in page(site, address)
        assert f'href="{target}">' in page(site, address)
    assert "atom+xml" not in page(site, "areas/")


def test_a_feed_depends_on_records_alone() -> None:
    """The day of the build changes nothing but what may be seen."""
    first = published_on("2026-11-25", *ENTRIES).make(LEDGER_FEED)
    assert first == published_on("2026-12-20", *ENTRIES).make(LEDGER_FEED)


def test_without_an_address_of_the_site_there_are_no_feeds() -> None:
    site = published_on("2026-11-25", *ENTRIES, settings=SiteSettings())
    assert not [name for name in site.files if name.endswith(".atom")]
    assert "atom" not in page(site, "ledgers/matters/")
