"""Calendars to subscribe to, read back with another library, beside the days that pages tell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import cache
from itertools import islice
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import vobject  # type: ignore[import-untyped]
from hypothesis import assume, given
from hypothesis import strategies as st
from vobject.icalendar import registerTzid  # type: ignore[import-untyped]

from service_circles.community.occurrences import occurrences
from service_circles.records.life.event import Event
from service_circles.records.settings.directory_settings import DirectorySettings
from service_circles.records.values.recurrence import days_of
from service_circles.schedules.public_holidays import Calendar, calendar_for
from service_circles.writing.feeds.calendars import calendar_files, subscription
from service_circles.writing.site.site import Site
from tests.community.records import entry, event
from tests.writing.ledger_sites import published_on

FIRST, LAST = date(2025, 12, 1), date(2033, 12, 31)
"""More than any event of these tests lasts."""


@cache
def town() -> Site:
    return published_on("2026-11-25", entry(1, "raised 2026-10-01")).editions[0].site


def site_with(*events: Event, zone: str = "Asia/Shanghai", day: str = "2026-11-25") -> Site:
    directory = town().directory
    settings = DirectorySettings.model_validate(
        {"id": "small", "name": "小区", "publisher": {"name": "编辑组"}, "time_zone": zone}
    )
    told = replace(directory, settings=settings, records={**directory.records, Event: events})
    return replace(town(), directory=told, calendar=calendar_for(settings), day=date.fromisoformat(day))


def made(site: Site, address: str) -> bytes:
    return dict(calendar_files(site))[address]()


def read(site: Site, address: str = "events/event/calendar.ics") -> Any:
    """As other software reads it; with the system's zones, since vobject knows of each change of clocks but the first two."""
    zone = site.directory.settings.time_zone
    if zone != "Asia/Shanghai":
        registerTzid(zone, ZoneInfo(zone))
    return vobject.readOne(made(site, address).decode())


def local(moment: date, site: Site) -> datetime:
    """Without its zone, on the clocks of the directory; midnight of a whole day."""
    if not isinstance(moment, datetime):
        return datetime(moment.year, moment.month, moment.day)
    return (moment.astimezone(site.directory.zone) if moment.tzinfo else moment).replace(tzinfo=None)


def told(vevent: Any, site: Site) -> Iterator[datetime]:
    """The beginning of a VEVENT on each of its days."""
    rules = vevent.getrruleset(addRDate=True)
    if rules is None:
        yield local(vevent.dtstart.value, site)
    else:
        yield from (local(moment, site) for moment in rules)


def read_back(
    site: Site, address: str = "events/event/calendar.ics"
) -> tuple[list[datetime], dict[datetime, str]]:
    """All beginnings in a calendar, in order, and the status of those that have one of their own."""
    starts, status = [], {}
    for vevent in read(site, address).vevent_list:
        if hasattr(vevent, "recurrence_id"):
            status[local(vevent.recurrence_id.value, site)] = vevent.status.value
            continue
        found = list(told(vevent, site))
        starts += found
        if hasattr(vevent, "status"):
            status[found[0]] = vevent.status.value
    return sorted(starts), status


def on_pages(of: Event, calendar: Calendar) -> tuple[list[datetime], dict[datetime, str]]:
    """The same from what pages tell."""
    starts, status = [], {}
    for found in occurrences(of, calendar, FIRST, LAST):
        for opens in [span.opens for span in found.hours] or [0]:
            start = datetime(found.date.year, found.date.month, found.date.day) + timedelta(minutes=opens)
            starts.append(start)
            if found.is_cancelled:
                status[start] = "CANCELLED"
            elif found.certainty.value == "holiday_unknown":
                status[start] = "TENTATIVE"
    return sorted(starts), status


RULES = (
    "FREQ=DAILY", "FREQ=DAILY;INTERVAL=3", "FREQ=WEEKLY;BYDAY=TU", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
    "FREQ=WEEKLY;INTERVAL=2;BYDAY=TH,SA", "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,MO;WKST=SU", "FREQ=MONTHLY;BYDAY=2FR",
    "FREQ=MONTHLY;BYDAY=-1SA", "FREQ=MONTHLY;BYMONTHDAY=31", "FREQ=MONTHLY;BYMONTHDAY=-1",
    "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "FREQ=YEARLY;BYMONTH=10;BYDAY=1MO", None,
)  # fmt: skip
HOURS = (None, "09:30-12:00", "09:30-12:00, 14:30-18:00", "19:30-21:00", "22:00-01:30", "00:00-24:00")
ZONES = ("Asia/Shanghai", "Europe/Berlin", "America/New_York")
"""The last two change their clocks, and New York's evening is the next day in UTC."""


@st.composite
def events(draw: st.DrawFn) -> Event:
    rule = draw(st.sampled_from(RULES))
    begin = draw(st.dates(date(2026, 1, 1), date(2026, 12, 1)))
    ends = f"COUNT={draw(st.integers(1, 30))}"
    if draw(st.booleans()):
        ends = f"UNTIL={begin + timedelta(days=draw(st.integers(60, 300))):%Y%m%d}"
    days = list(islice(days_of(f"{rule};{ends}", begin), 300)) if rule else [begin]
    assume(not ends.startswith("COUNT") or len(days) == int(ends[6:]) or not rule)  # longer ones are refused
    if not days:  # no first Monday of October before the end
        rule, days = None, [begin]
    some = st.lists(st.sampled_from(days), max_size=4, unique=True)
    excepted = draw(some) if len(days) > 4 else []
    near = st.dates(date(2025, 12, 15), date(2027, 6, 1))
    added = draw(st.lists(near, max_size=3, unique=True))
    called_off = [day for day in draw(some) if day not in excepted or day in added]
    return event(
        days[0].isoformat(),
        repeats=f"{rule};{ends}" if rule else None,
        hours=draw(st.sampled_from(HOURS)),
        except_dates=[day.isoformat() for day in excepted],
        extra_dates=[day.isoformat() for day in added],
        cancelled=[{"date": day.isoformat(), "reason": "台风"} for day in called_off],
        on_holidays=draw(st.sampled_from(["closed", "as_usual", "unknown"])),
        makeup_days=draw(st.sampled_from(["as_weekday", "as_usual", "closed"])),
    )


@given(of=events(), zone=st.sampled_from(ZONES))
def test_a_calendar_tells_the_days_that_pages_tell(of: Event, zone: str) -> None:
    """Exceptions, added days, holidays, make-up workdays, what is called off: all read by other software."""
    site = site_with(of, zone=zone, day="2026-01-01")
    assert read_back(site) == on_pages(of, site.calendar)


def test_a_weekly_reception_day_by_hand() -> None:
    """Tuesdays of autumn 2026, morning and afternoon; October 6 is a holiday, October 13 left out, the 20th called off."""
    of = event(
        "2026-09-22",
        id="reception",
        name="接访日；有事，来说",
        kind="reception",
        repeats="FREQ=WEEKLY;BYDAY=TU;UNTIL=20261027",
        hours="09:30-12:00, 14:30-18:00",
        on_holidays="closed",
        except_dates="2026-10-13",
        extra_dates="2026-10-14",
        cancelled=[{"date": "2026-10-20", "reason": "台风"}],
        place="一楼接待室",
        remit=["房屋漏水", "维修基金"],
    )
    site = site_with(of, day="2026-09-01")
    starts, status = read_back(site, "events/reception/calendar.ics")
    days = ["2026-09-22", "2026-09-29", "2026-10-14", "2026-10-20", "2026-10-27"]
    assert starts == [datetime.fromisoformat(f"{day}T{at}") for day in days for at in ("09:30", "14:30")]
    assert status == {datetime(2026, 10, 20, hour, 30): "CANCELLED" for hour in (9, 14)}
    lines = made(site, "events/calendar.ics").decode().replace("\r\n ", "").split("\r\n")
    assert "RRULE:FREQ=WEEKLY;UNTIL=20261027T155959Z;BYDAY=TU" in lines  # the end of the day in Shanghai
    assert "EXDATE;TZID=Asia/Shanghai:20261006T093000,20261013T093000" in lines
    assert "RDATE;TZID=Asia/Shanghai:20261014T093000" in lines
    assert "UID:reception@small.example.org" in lines
    assert "UID:reception.2@small.example.org" in lines
    assert "SUMMARY:接访日；有事，来说" in lines
    assert "LOCATION:一楼接待室，明珠社区" in lines
    assert "CATEGORIES:接访接待" in lines
    assert "URL:https://example.org/town/events/reception/" in lines
    assert lines.count("DTSTAMP:20260831T160000Z") == 4  # the day begins in Shanghai
    assert any("房屋漏水、维修基金" in line for line in lines if line.startswith("DESCRIPTION:"))


def test_lines_are_folded_at_75_bytes_and_end_as_they_have_to() -> None:
    content = made(site_with(event("2026-12-01", name="很长的名字" * 30)), "events/calendar.ics")
    assert content.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in content.replace(b"\r\n", b"")
    lines = content.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    for line in lines:
        assert line.decode() or line == b""  # no character is cut in two


def test_the_zone_is_told() -> None:
    calendar = read(site_with(event("2026-12-01", hours="09:00-10:00")))
    assert calendar.vtimezone.tzid.value == "Asia/Shanghai"
    assert calendar.vevent.dtstart.value.utcoffset() == timedelta(hours=8)


def test_whose_events_are_in_which_calendar() -> None:
    site = site_with(event("2026-12-01", id="here"), event("2026-12-02", id="there", area="qingshi"))
    uids = {
        address: sorted(each.uid.value.partition("@")[0] for each in read(site, address).vevent_list)
        for address in dict(calendar_files(site))
    }
    assert uids == {
        "events/calendar.ics": ["here", "there"],
        "areas/east/events/calendar.ics": ["here"],
        "areas/mingzhu/events/calendar.ics": ["here"],
        "areas/west/events/calendar.ics": ["there"],
        "areas/qingshi/events/calendar.ics": ["there"],
        "events/here/calendar.ics": ["here"],
        "events/there/calendar.ics": ["there"],
    }


def test_no_two_events_share_an_id_in_a_calendar() -> None:
    """The second half of one event, and the event that is called like it and a number; a day before the first too."""
    halves = event("2026-12-01", id="choir", hours="09:00-10:00, 15:00-16:00", extra_dates="2026-11-30")
    named = (event("2026-12-01", id=id_) for id_ in ("choir-2", "choir-2026-11-30"))
    found = read(site_with(halves, *named), "events/calendar.ics").vevent_list
    assert sorted(each.uid.value.removesuffix("@small.example.org") for each in found) == [
        "choir", "choir-2", "choir-2026-11-30", "choir.2", "choir.2.2026-11-30", "choir.2026-11-30",
    ]  # fmt: skip


@pytest.mark.parametrize("hours", [None, "09:00-10:00", "22:00-01:30", "00:00-24:00"])
@pytest.mark.parametrize("zone", ZONES)
def test_an_event_may_be_on_the_last_day_there_is(hours: str | None, zone: str) -> None:
    """No day comes after December 31, 9999: its VEVENT has no end, which of a whole day means one day."""
    of = event(
        "9999-12-31",
        hours=hours,
        repeats="FREQ=DAILY;UNTIL=99991231",
        on_holidays="as_usual",
        cancelled=[{"date": "9999-12-31"}],
    ).model_copy(update={"date": date.max - timedelta(days=1)})
    content = made(site_with(of, zone=zone), "events/event/calendar.ics").decode()
    assert content.count("DTSTART;") == 2
    assert content.count("DTEND;") == 1


@pytest.mark.parametrize(("day", "is_there"), [("2027-01-01", True), ("2027-01-02", False)])
def test_what_is_over_leaves_after_a_month_but_the_calendar_stays(day: str, is_there: bool) -> None:
    site = site_with(event("2026-12-01", hours="09:00-10:00"), day=day)
    calendar = read(site, "areas/mingzhu/events/calendar.ics")
    assert hasattr(calendar, "vevent") is is_there


def test_the_last_days_of_a_ledger() -> None:
    entries = (
        entry(1, "raised 2026-11-01", name="维修基金", expires="2026-12-03"),
        entry(2, "raised 2026-10-01", expires="2026-11-24"),
        entry(3, "raised 2026-11-20", "coordinating 2026-12-09", name="扶手", show_early="是"),
        entry(4, "raised 2026-11-20", "coordinating 2026-12-09"),
    )
    site = published_on("2026-11-25", *entries).editions[0].site
    found = read(site, "ledgers/matters/calendar.ics").vevent_list
    assert [(each.dtstart.value, each.summary.value) for each in found] == [
        (date(2026, 12, 3), "最后一天：维修基金"),
        (date(2026, 12, 9), "协调方案：扶手"),
    ]


def test_what_is_on_display_for_ever_has_no_last_day() -> None:
    for_ever = entry(1, "raised 2026-11-01", expires="9999-12-31")
    announced = entry(2, "raised 2026-11-20", "coordinating 9999-12-31", show_early="是")
    alone, both = (
        published_on("2026-11-25", *entries).editions[0].site
        for entries in ([for_ever], [for_ever, announced])
    )
    assert "ledgers/matters/calendar.ics" not in dict(calendar_files(alone))
    assert not hasattr(read(both, "ledgers/matters/calendar.ics"), "vevent")


def test_a_ledger_without_days_to_come_has_no_calendar() -> None:
    assert "ledgers/matters/calendar.ics" not in dict(calendar_files(town()))


def test_the_same_input_gives_the_same_bytes_and_ids_outlive_the_day() -> None:
    one, same, later = (
        made(site_with(event("2026-12-01", hours="09:00-10:00"), day=day), "events/calendar.ics")
        for day in ("2026-11-25", "2026-11-25", "2026-12-25")
    )
    assert one == same
    assert one.replace(b"20261124T160000Z", b"20261224T160000Z") == later


def test_links_for_a_tap_and_for_copying() -> None:
    found = subscription(town(), "areas/mingzhu/events/")
    assert found.https == "https://example.org/town/areas/mingzhu/events/calendar.ics"
    assert found.webcal == "webcal://example.org/town/areas/mingzhu/events/calendar.ics"
