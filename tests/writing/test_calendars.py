"""Calendar pages: their range, months as tables, long lists, data for search engines."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from service_circles.build.project import Project
from service_circles.build.publication import Publication, make_publication
from service_circles.languages.translator import CHINESE
from service_circles.records.life.event import Event
from service_circles.writing.pages.events.calendar_days import (
    MOST_ROWS,
    last_day,
    months_of,
    turns_of_free_days,
)
from service_circles.writing.pages.events.event_calendars import MOST_LATER_ROWS
from service_circles.writing.site.moments import end_of_day
from tests.community.records import directory_of, event
from tests.writing.ledger_sites import AREAS, PUBLISHED, page

TUESDAYS = {
    "repeats": "FREQ=WEEKLY;BYDAY=TU;UNTIL=20270831",
    "hours": "09:30-12:00",
    "on_holidays": "as_usual",
}


def town_with(*events: Event, day: str = "2026-11-25") -> Publication:
    directory = directory_of(areas=AREAS, events=events)
    return make_publication(Project(Path("/nowhere"), directory, (), (), date.fromisoformat(day)), PUBLISHED)


def days_on(html: str) -> list[str]:
    """The days that a calendar lists."""
    return re.findall(r'class="(?:calendar-day|row row-wrap)" data-until="([0-9-]+)T16:00"', html)


def linked_data(html: str) -> Any:
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', html)
    assert found
    return json.loads(found[1])


@pytest.mark.parametrize(
    ("listed", "turns"),
    [
        ([], []),
        (["2026-11-25", "2026-11-26"], []),
        (["2026-11-27"], ["2026-11-24", "2026-11-26"]),  # shown at once, then hidden on the day
        (
            ["2026-11-25", "2026-11-28", "2026-11-29", "2026-12-01"],
            ["2026-11-25", "2026-11-27", "2026-11-29", "2026-11-30"],
        ),
    ],
)
def test_that_nothing_is_on_today_is_shown_between_listed_days(listed: list[str], turns: list[str]) -> None:
    found = turns_of_free_days(date(2026, 11, 25), [date.fromisoformat(day) for day in listed])
    assert [f"{day}" for day in found] == turns


@pytest.mark.parametrize(
    ("zone", "day", "before", "end"),
    [
        ("Asia/Shanghai", "2026-11-25", 0, "2026-11-25T16:00"),
        ("Asia/Shanghai", "2026-12-01", 1, "2026-11-30T16:00"),
        ("Europe/Berlin", "2026-10-24", 0, "2026-10-24T22:00"),
        ("Europe/Berlin", "2026-10-25", 0, "2026-10-25T23:00"),  # clocks go back in between
        ("America/New_York", "2026-12-31", 0, "2027-01-01T05:00"),
    ],
)
def test_a_day_ends_at_midnight_of_the_time_zone(zone: str, day: str, before: int, end: str) -> None:
    assert end_of_day(zone, date.fromisoformat(day), before) == end


@pytest.mark.parametrize(
    ("day", "last"),
    [
        ("2026-11-25", "2027-01-31"),
        ("2026-11-01", "2027-01-31"),
        ("2026-12-31", "2027-02-28"),
        ("2027-10-01", "2027-12-31"),
        ("2027-12-15", "2028-02-29"),
    ],
)
def test_a_calendar_ends_with_the_second_month_after(day: str, last: str) -> None:
    assert last_day(date.fromisoformat(day)) == date.fromisoformat(last)


def test_months_are_whole_weeks_from_monday() -> None:
    """November 2026 begins on a Sunday; December ends on a Thursday."""
    counts = {date(2026, 11, 30): 2, date(2026, 12, 1): 0}
    november, december = months_of(counts, date(2026, 11, 25), date(2026, 12, 31), CHINESE)
    assert (november.id, november.name) == ("2026-11", "2026年11月")
    assert [len(week) for week in november.weeks] == [7] * 6
    assert november.weeks[0][:6] == (None,) * 6
    assert november.weeks[0][6] is not None
    assert november.weeks[5][0] is not None
    assert (november.weeks[5][0].count, november.weeks[5][0].is_listed) == (2, True)
    first = december.weeks[0][1]
    assert first is not None
    assert (first.date, first.count, first.is_listed) == (date(2026, 12, 1), 0, True)  # all called off
    assert december.weeks[-1][4:] == (None, None, None)


def test_a_calendar_lists_its_days_and_says_where_it_ends() -> None:
    html = page(town_with(event("2026-09-01", **TUESDAYS)), "areas/mingzhu/events/")
    assert days_on(html) == [
        "2026-12-01", "2026-12-08", "2026-12-15", "2026-12-22", "2026-12-29", "2027-01-05", "2027-01-12", "2027-01-19",
    ]  # fmt: skip
    assert "1月19日以后" in html  # so few that days go on beyond two weeks
    assert ' datetime="2027-01-26">1月26日 周二</time>' in html
    assert "日历排到2027年1月31日。" in html
    for day in days_on(html):
        assert html.count(f'href="#day-{day}"') == html.count(f'id="day-{day}"') == 1
    assert html.count('href="#later"') == html.count('id="later"') == 1


def test_a_calendar_without_days_says_so_and_stays() -> None:
    html = page(town_with(event("2026-09-01")), "areas/mingzhu/events/")
    assert "接下来还没有登记活动。" in html
    assert days_on(html) == []
    assert "events/event/" in html  # what is over can still be looked up


def test_two_weeks_are_told_by_day_and_the_rest_by_event() -> None:
    """Three evenings a week: six times in two weeks are not almost every day."""
    evenings = {"repeats": "FREQ=WEEKLY;BYDAY=MO,WE,FR;UNTIL=20270831", "on_holidays": "as_usual"}
    events = [event("2026-09-02", id=f"evenings-{number}", **evenings) for number in range(2)]
    html = page(town_with(*events), "events/")
    assert (days_on(html)[0], days_on(html)[-1]) == ("2026-11-25", "2026-12-07")
    later = html[html.index('id="later"') :]
    assert "12月8日以后" in html
    assert re.findall(r'<time datetime="([0-9-]+)"', later)[:4] == [
        "2026-12-09", "2026-12-11", "2026-12-14", "2026-12-16",
    ]  # fmt: skip
    assert later.count("还有 19 次") == 2


def test_a_long_calendar_ends_sooner_on_a_whole_day_but_tells_a_week() -> None:
    evenings = {"repeats": "FREQ=WEEKLY;BYDAY=MO,WE,FR;UNTIL=20270831", "on_holidays": "as_usual"}
    for number, last in ((9, "2026-12-02"), (40, "2026-11-30")):
        events = [event("2026-09-02", id=f"evenings-{each:02}", **evenings) for each in range(number)]
        html = page(town_with(*events), "events/")
        assert days_on(html)[-1] == last
        assert ("更后面的按地方看" in html) is (number > MOST_LATER_ROWS)
    assert 4 * 9 <= MOST_ROWS < 5 * 9


def test_what_is_on_almost_every_day_is_told_once_with_the_days_that_differ() -> None:
    workdays = event(
        "2026-09-01",
        repeats="FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;UNTIL=20270122",
        on_holidays="as_usual",
        hours="16:30-18:30",
        except_dates=["2026-12-24", "2026-12-25"],
        cancelled=[{"date": "2026-11-27", "reason": "停电"}],
    )
    html = page(town_with(workdays), "events/")
    assert days_on(html) == ["2026-11-27"]
    assert "取消：停电" in html
    told = html[html.index('id="everyday"') : html.index('id="month-')]
    assert "周一至周五 · 16:30–18:30" in told
    assert "12月24日、12月25日不办" in told
    assert 'data-until="2027-01-22T16:00"' in told
    assert "今天没有别的活动。" in html


def test_calendars_lead_down_to_those_of_their_parts() -> None:
    site = town_with(event("2026-12-01", id="here"), event("2026-12-02", id="there", area="qingshi"))
    assert 'href="../areas/east/events/"' in page(site, "events/")
    east = page(site, "areas/east/events/")
    assert 'href="../../../areas/mingzhu/events/"' in east
    assert "there" not in days_on(east)
    assert site.make("areas/town/events/") is None  # that of the only area at the top is the whole


def test_reception_days_have_a_page_with_what_they_handle() -> None:
    reception = event(
        "2026-09-01", id="reception", kind="reception", remit=["房屋漏水"], handled_by="值班领导", **TUESDAYS
    )
    site = town_with(reception, event("2026-12-01", id="other"))
    html = page(site, "reception-days/")
    assert days_on(html) == ["2026-12-01", "2026-12-08", "2026-12-15", "2026-12-22"]
    assert "房屋漏水" in html
    assert "值班领导" in html
    assert "events/other/" not in html
    assert town_with(event("2026-12-01")).make("reception-days/") is None


def test_search_engines_are_told_the_next_day_and_the_rule() -> None:
    of = event(
        "2026-09-01",
        except_dates=["2026-12-01", "2026-12-08"],
        cancelled=[{"date": "2026-12-15"}],
        capacity=12,
        **TUESDAYS,
    )
    found = linked_data(page(town_with(of), "events/event/"))
    assert found["startDate"] == "2026-12-22T09:30+08:00"
    assert found["endDate"] == "2026-12-22T12:00+08:00"
    assert found["eventStatus"] == "https://schema.org/EventScheduled"
    assert found["maximumAttendeeCapacity"] == 12
    assert found["eventSchedule"] == {
        "@type": "Schedule",
        "repeatFrequency": "P1W",
        "byDay": ["TU"],
        "startDate": "2026-09-01",
        "endDate": "2027-08-31",
        "startTime": "09:30",
        "endTime": "12:00",
        "exceptDate": ["2026-12-01", "2026-12-08"],
        "scheduleTimezone": "Asia/Shanghai",
    }


def test_of_what_is_over_the_last_day_is_told() -> None:
    found = linked_data(page(town_with(event("2026-09-01")), "events/event/"))
    assert found["startDate"] == "2026-09-01"
    assert "eventSchedule" not in found


def test_what_lasts_into_the_night_after_the_last_day_there_is_has_no_end() -> None:
    found = linked_data(page(town_with(event("9999-12-31", hours="22:00-01:30")), "events/event/"))
    assert found["startDate"] == "9999-12-31T22:00+08:00"
    assert "endDate" not in found
