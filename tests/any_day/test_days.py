"""On each of the days: the rules for published pages again, calendars, what is open, what is over, nothing that moves.

All in one file, so that one process builds each site once and reads it once.
"""

from __future__ import annotations

import gzip
import random
import re
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import pytest
from playwright.sync_api import Page

from service_circles.community.everyday_events import fold_everyday
from service_circles.community.occurrences import occurrences_of
from service_circles.records.center import ServiceCenter
from service_circles.records.life.entry import Entry
from service_circles.records.life.event import Event
from service_circles.schedules.opening import status_at
from service_circles.writing.pages.events.calendar_days import last_day
from service_circles.writing.site.site import Site
from tests.any_day.occasions import Occasion
from tests.browser.accessible import violations
from tests.browser.showing import BEYOND_THE_EDGE, layout_shift, leave_a_few, show, unfold
from tests.kinds_of_page import KINDS
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

KB = 1024
DAY = timedelta(days=1)
CHANGED_BY_THE_DAY = ("home", "community", "center", "events", "event", "ledger", "entry, on display")
STATES = """() => Object.fromEntries([...document.querySelectorAll("main li [data-state]")].map(state =>
    [state.closest("a").getAttribute("href").split("/").at(-2), state.dataset.state]))"""
SEEN_ENTRIES = """() => [...document.querySelectorAll("main li > a[href*='entries/']")]
    .filter(link => link.checkVisibility()).map(link => link.href.split("/").at(-2))"""
SEEN_DAYS = """() => [...document.querySelectorAll(".calendar-day > h3")]
    .filter(day => day.checkVisibility()).map(day => day.id.slice(4))"""


def look_again(page: Page, moment: datetime) -> None:
    """As if the page had been left open until that moment."""
    page.clock.set_fixed_time(moment)
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")


@pytest.mark.browser
def test_script_and_python_agree_on_what_is_open(
    occasion: Occasion, site: Site, page: Page, home: str
) -> None:
    """For a day and a half, across the night in which clocks may change, on a page left open."""
    page.goto(home + "centers/")
    for step in range(0, 36 * 60, 150):
        moment = (occasion.at(0).astimezone(UTC) + timedelta(minutes=step)).astimezone(
            ZoneInfo(occasion.zone)
        )
        look_again(page, moment)
        shown = page.evaluate(STATES)
        assert len(shown) > 25
        for center in site.directory.all(ServiceCenter):
            if center.id in shown:
                status = status_at(site.hours_at(center), site.calendar, moment.replace(tzinfo=None))
                assert shown[center.id] == status.state.value, (center.id, moment)


def moments_asked(day: date) -> dict[str, datetime]:
    """Words of the address, asked at ten in the morning, and the moments that they mean."""
    found = {"tonight": datetime.combine(day, time(19)), "tomorrow": datetime.combine(day + DAY, time(9))}
    for word, weekday in (("saturday", 5), ("sunday", 6)):
        later = (weekday - day.weekday()) % 7 or 7  # nine is past
        found[word] = datetime.combine(day + later * DAY, time(9))
    chance = random.Random(str(day))
    for _ in range(8):
        moment = datetime.combine(day + chance.randrange(1, 90) * DAY, time(chance.randrange(24), 30))
        found[f"{moment:%Y-%m-%dT%H:%M}"] = moment
    return found


@pytest.mark.browser
def test_any_moment_can_be_asked(occasion: Occasion, site: Site, page: Page, home: str) -> None:
    """Python and script agree on what is open then, and rows name the moment."""
    services = [offered.service for center in site.directory.all(ServiceCenter) for offered in center.services
                if offered.schedule]  # fmt: skip
    service = max(services, key=services.count)
    for word, moment in moments_asked(occasion.day).items():
        page.goto(f"{home}centers/?when={word}")
        shown = page.evaluate(STATES)
        assert len(shown) > 25
        for id_, state in shown.items():
            schedule = site.hours_at(site.directory.get(ServiceCenter, id_))
            assert state == status_at(schedule, site.calendar, moment).state.value, (id_, word)
        clock = f"{moment:%H:%M}"
        assert all(clock in text for text in page.locator("main li .status-state").all_inner_texts()), word
        page.goto(f"{home}services/{service}/?when={word}")
        for id_, state in page.evaluate(STATES).items():
            center = site.directory.get(ServiceCenter, id_)
            offered = next(each for each in center.services if each.service == service)
            status = status_at(site.hours_at(center, offered), site.calendar, moment)
            assert state == status.state.value, (id_, word)


@pytest.mark.browser
def test_a_moment_that_is_past_is_not_answered(occasion: Occasion, page: Page, home: str) -> None:
    page.goto(home + "centers/")
    now = page.evaluate(STATES)
    for word in (f"{occasion.day - DAY}T09:00", "whenever", f"{occasion.day}T9"):
        page.goto(f"{home}centers/?when={word}")
        assert page.evaluate(STATES) == now
        assert page.locator(".open-filter [role=status]").is_visible()


@pytest.mark.browser
def test_days_of_the_calendar_pass(occasion: Occasion, site: Site, page: Page, home: str) -> None:
    page.goto(home + "events/")
    found = occurrences_of(site.directory.all(Event), site.calendar, occasion.day, last_day(occasion.day))
    _, others = fold_everyday(found, occasion.day, site.calendar.workdays)
    for later in (0, 1, 2):
        day = occasion.day + timedelta(days=later)
        look_again(page, occasion.at(10) + timedelta(days=later))
        seen = page.evaluate(SEEN_DAYS)
        assert [found for found in seen if found < str(day)] == []
        has_others = any(each.date == day for each in others)
        assert (str(day) in seen) is has_others, day
        assert page.locator(".month [aria-current=date]").count() == bool(found)


@pytest.mark.browser
def test_notices_leave_when_they_expire(occasion: Occasion, site: Site, page: Page, home: str) -> None:
    """Two weeks on, the pages of the day still say so by themselves."""
    dated = [entry for entry in site.directory.all(Entry) if entry.expires is not None]
    assert dated
    for later in (0, 1, 14):
        page.clock.set_fixed_time(occasion.at(10) + timedelta(days=later))
        page.goto(home + "ledgers/public-notices/")
        seen = set(page.evaluate(SEEN_ENTRIES))
        for entry in dated:
            if entry.ledger == "public-notices":
                assert entry.expires
                is_over = entry.expires < occasion.day + timedelta(days=later)
                assert (entry.id in seen) is not is_over, (entry.id, later)


@pytest.mark.browser
@pytest.mark.parametrize(
    "kind", [*CHANGED_BY_THE_DAY, "estate", "events of a center", "events of a community"]
)
def test_nothing_moves_aside(kind: str, page: Page, home: str) -> None:
    assert layout_shift(page, home + KINDS[kind]) <= 0.02


@pytest.mark.browser
@pytest.mark.parametrize("kind", CHANGED_BY_THE_DAY)
def test_axe_finds_nothing_and_nothing_is_too_wide(kind: str, page: Page, home: str) -> None:
    page.goto(home + KINDS[kind])
    unfold(page)
    leave_a_few(page)
    assert violations(page) == []
    show(page, size="larger", width=320)
    assert page.evaluate(BEYOND_THE_EDGE) == []


def test_pages_stay_near_their_budgets(demonstration: Path) -> None:
    """A quarter of a kilobyte more than on the usual day, as holidays around add dated hours to a page."""
    for folder, most in (("centers", 14.25), ("areas", 24.25), ("events", 24.25)):
        sizes = {
            file.parent.name: len(gzip.compress(file.read_bytes(), 6))
            for file in demonstration.glob(f"{folder}/*/index.html")
        }
        assert max(sizes.values()) <= most * KB, max(sizes, key=sizes.__getitem__)


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
