"""The rules for published pages, again on each of the days; calendars that phones read, and days that are told."""

from __future__ import annotations

import re
from typing import Any

import icalendar

from service_circles.records.entry import Entry
from service_circles.writing.site.site import Site
from tests.any_day.occasions import Occasion
from tests.site.documents import Published
from tests.site.test_heads import (
    test_descriptions_are_of_use_where_they_are_shown,
    test_things_are_described_to_search_engines,
)
from tests.site.test_links import (
    test_every_link_within_the_site_leads_to_a_file_and_an_anchor,
    test_every_page_can_be_reached_from_the_home_page,
    test_links_to_elsewhere_have_a_scheme_that_readers_know,
)
from tests.site.test_wording import (
    test_headings_and_links_say_something,
    test_ids_are_given_once,
    test_no_value_of_python_shows,
)

__all__ = [
    "test_descriptions_are_of_use_where_they_are_shown",
    "test_every_link_within_the_site_leads_to_a_file_and_an_anchor",
    "test_every_page_can_be_reached_from_the_home_page",
    "test_headings_and_links_say_something",
    "test_ids_are_given_once",
    "test_links_to_elsewhere_have_a_scheme_that_readers_know",
    "test_no_value_of_python_shows",
    "test_things_are_described_to_search_engines",
]


def test_calendars_can_be_read_and_are_on_the_clocks_of_the_place(
    published: Published, occasion: Occasion
) -> None:
    read = 0
    for file in published.folder.rglob("*.ics"):
        calendar = icalendar.Calendar.from_ical(file.read_bytes())
        for event in calendar.walk("VEVENT"):
            start: Any = event["DTSTART"]
            assert start.params.get("TZID", occasion.zone) == occasion.zone, file
            end: Any = event["DTEND"]
            assert end.dt > start.dt, file
            read += 1
    assert read > 10


def test_the_calendar_begins_on_the_day_and_lists_no_day_twice(
    published: Published, occasion: Occasion
) -> None:
    days = re.findall(r'<h3 id="day-([0-9-]+)"', published.files["events/"].source)
    assert days == sorted(set(days))
    assert min(days, default=str(occasion.day)) >= str(occasion.day)


def test_what_is_archived_is_not_on_display(published: Published, site: Site, occasion: Occasion) -> None:
    """A notice may be seen to the end of its last day."""
    for entry in site.directory.all(Entry):
        if entry.expires is not None:
            source = published.files[f"ledgers/{entry.ledger}/"].source
            is_listed = f'href="../../entries/{entry.id}/"' in source
            assert is_listed is (entry.expires >= occasion.day), entry.id
