"""Choices of events: today, the weekend, for whom; as Python finds them in the records, and in the address."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Page, expect

from service_circles.community.audiences import Audience, audiences_of
from service_circles.community.occurrences import occurrences_of
from service_circles.records.life.event import Event
from service_circles.writing.pages.events.calendar_days import last_day
from tests.publishing import DAY, published

pytestmark = pytest.mark.browser

ONE = timedelta(days=1)
SEEN = """() => [...document.querySelectorAll(".days .rows > li > a")].filter(link => link.offsetParent)
    .map(link => link.href.split("/").at(-2))"""


def events_on(first: date, last: date) -> set[str]:
    site = published().editions[0].site
    return {found.event.id for found in occurrences_of(site.directory.all(Event), site.calendar, first, last)}


def events_for(audience: str) -> set[str]:
    directory = published().editions[0].site.directory
    ahead = events_on(DAY, last_day(DAY))
    return {
        event.id
        for event in directory.all(Event)
        if event.id in ahead and Audience(audience) in audiences_of(directory, event)
    }


def at(page: Page, day: date, hour: int = 10) -> None:
    page.clock.set_fixed_time(datetime(day.year, day.month, day.day, hour, tzinfo=ZoneInfo("Asia/Shanghai")))


@pytest.mark.parametrize("later", range(9))
def test_today_and_the_weekend(later: int, page: Page, home: str) -> None:
    """On each day of a week and beyond, also those of rows that stand for many days."""
    day = DAY + later * ONE
    at(page, day, hour=0 if later % 2 else 23)
    page.goto(home + "events/?day=today")
    assert set(page.evaluate(SEEN)) == events_on(day, day)
    saturday = day + ((5 - day.weekday()) % 7 if day.weekday() < 6 else -1) * ONE
    page.goto(home + "events/")
    page.get_by_role("button", name="周末有").click()
    expect(page).to_have_url(home + "events/?day=weekend")
    assert set(page.evaluate(SEEN)) == events_on(max(saturday, day), saturday + ONE)


@pytest.mark.parametrize("audience", ["elders", "children", "reception"])
def test_for_whom(audience: str, page: Page, home: str) -> None:
    at(page, DAY)
    page.goto(f"{home}events/?for={audience}")
    assert set(page.evaluate(SEEN)) == events_for(audience) != set()
    page.locator(f".chip[value={audience}]").click()
    expect(page).to_have_url(home + "events/")
    assert set(page.evaluate(SEEN)) >= events_on(DAY, DAY + 13 * ONE)


def test_choices_go_together_and_nothing_is_said(page: Page, home: str) -> None:
    at(page, date(2026, 11, 28))
    page.goto(home + "events/?day=today&for=reception")
    assert page.evaluate(SEEN) == []
    expect(page.get_by_text("接下来没有这样的活动。")).to_be_visible()
    page.get_by_role("button", name="今天有").click()
    expect(page.get_by_text("接下来没有这样的活动。")).to_be_hidden()
    assert set(page.evaluate(SEEN)) == events_for("reception")


def test_choices_are_those_of_the_calendar(page: Page, home: str) -> None:
    """A calendar without a reception day has no choice for it."""
    at(page, DAY)
    page.goto(home + "centers/mingzhu-center/events/")
    assert page.locator(".chip[value=children]").is_visible()
    assert page.locator(".chip[value=reception]").count() == 0
