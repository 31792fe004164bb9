"""Structured data for search engines agrees with the page, for every day of a year."""

from datetime import date, timedelta
from functools import cache

import pytest
from hypothesis import given

from service_circles.records.center import ServiceCenter
from service_circles.records.hours.spans import DAY_MINUTES, Span
from service_circles.records.values.schedule import Schedule, ScheduleKind
from service_circles.schedules.closures import calendar_of, closed_hours
from service_circles.schedules.day_hours import Certainty, day_hours
from service_circles.schedules.public_holidays import Calendar
from service_circles.schedules.structured_hours import Specification, closed_specification, schema_org_hours
from service_circles.schedules.usual_hours import Spans
from tests.publishing import DAY, loaded
from tests.schedules.test_compiled import relaxed, schedules

NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
KNOWN = (Certainty.STATED, Certainty.BEYOND_CALENDAR)


def read(found: list[Specification], day: date) -> Spans:
    """The hours of a day as a search engine reads them: dated entries win over weekly ones."""

    def holds(each: Specification) -> bool:
        return each.get("validFrom", "") <= day.isoformat() <= each.get("validThrough", "9999")  # type: ignore[operator]

    dated = [each for each in found if "dayOfWeek" not in each and holds(each)]
    weekly = [each for each in found if NAMES[day.weekday()] in each.get("dayOfWeek", ()) and holds(each)]  # type: ignore[operator]
    return tuple(sorted(span for span in map(span_of, dated or weekly) if span.opens < span.closes))


def span_of(each: Specification) -> Span:
    opens, closes = (60 * int(text[:2]) + int(text[3:]) for text in (str(each["opens"]), str(each["closes"])))
    if (opens, closes) == (0, DAY_MINUTES - 1):
        return Span(0, DAY_MINUTES)
    is_next_day = closes < opens or (closes == opens and opens > 0)
    return Span(opens, closes + DAY_MINUTES if is_next_day else closes)


def check_a_year(schedule: Schedule, calendar: Calendar, first: date) -> None:
    found = schema_org_hours(schedule, calendar, first)
    for step in range(365):
        day = first + timedelta(days=step)
        hours = day_hours(schedule, calendar, day)
        expected = hours.spans if hours.certainty in KNOWN else ()
        assert read(found, day) == expected, day


def day_long(schedule: Schedule) -> bool:
    """True if all hours end on their day: of rules that meet past midnight schema.org cannot say more than a day."""
    hours = [each.hours for each in schedule.rules] + [each.hours or () for each in schedule.exceptions]
    return all(
        span.closes < DAY_MINUTES for spans in [*hours, schedule.holiday_hours or ()] for span in spans
    )


@cache
def demonstration() -> list[Schedule]:
    directory = loaded().directory
    assert directory
    closed = closed_hours(directory, DAY)
    written = [center.schedule for center in directory.all(ServiceCenter)]
    offered = [each.schedule for center in directory.all(ServiceCenter) for each in center.services]
    return [*closed.values(), *written, *(each for each in offered if each)]


@pytest.mark.parametrize("first", [DAY, date(2026, 1, 1), date(2026, 9, 1), date(2027, 2, 6)])
def test_the_demonstration_agrees_for_a_year(first: date) -> None:
    directory = loaded().directory
    assert directory
    calendar = calendar_of(directory, first)
    schedules = [each for each in demonstration() if each.kind is ScheduleKind.REGULAR]
    assert len(schedules) > 30
    for schedule in schedules:
        check_a_year(schedule, calendar, first)


@relaxed
@given(schedules.filter(day_long))
def test_any_schedule_agrees_for_a_year(notice: Calendar, schedule: Schedule) -> None:
    if schedule.kind is ScheduleKind.REGULAR:
        check_a_year(schedule, notice, date(2026, 2, 1))
    else:
        assert schema_org_hours(schedule, notice, date(2026, 2, 1)) == []


def written(**fields: object) -> Schedule:
    return Schedule.model_validate(
        {"rules": [{"byday": "周五", "hours": "18:00-02:00"}, {"byday": "周六", "hours": "24h"}], **fields}
    )


def test_weekly_hours_and_dated_ones(no_calendar: Calendar) -> None:
    closed = {"date": "2026-12-04", "until": "2026-12-11"}
    schedule = written(exceptions=[closed], holidays="as_usual")
    assert schema_org_hours(schedule, no_calendar, DAY) == [
        {"@type": "OpeningHoursSpecification", "dayOfWeek": ["Friday"], "opens": "18:00", "closes": "02:00"},
        {"@type": "OpeningHoursSpecification", "dayOfWeek": ["Saturday"], "opens": "00:00", "closes": "23:59"},
        {"@type": "OpeningHoursSpecification", "opens": "00:00", "closes": "00:00",
         "validFrom": "2026-12-04", "validThrough": "2026-12-11"},
    ]  # fmt: skip


def test_days_that_are_not_known_are_neither_open_nor_closed(notice: Calendar) -> None:
    found = schema_org_hours(written(holidays="unknown", makeup_days="as_usual"), notice, date(2026, 9, 28))
    assert all("dayOfWeek" in each for each in found)
    assert [each["validThrough"] for each in found if "validFrom" not in each] == ["2026-09-30"] * 2
    assert read(found, date(2026, 10, 2)) == ()
    assert read(found, date(2026, 10, 9)) == (Span(18 * 60, 26 * 60),)


def test_closed_for_good_or_until_a_day() -> None:
    assert closed_specification(date(2026, 9, 14), None) == {
        "@type": "OpeningHoursSpecification", "opens": "00:00", "closes": "00:00", "validFrom": "2026-09-14",
    }  # fmt: skip


def test_the_last_day_there_is_does_no_harm(no_calendar: Calendar) -> None:
    assert schema_org_hours(written(holidays="as_usual"), no_calendar, date.max) == []
