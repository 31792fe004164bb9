"""Open or closed, case by case. 2026-11-23 is a Monday."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from service_circles.records.values.schedule import HolidayRule, Schedule
from service_circles.schedules.day_hours import Certainty, DailyHours, day_hours
from service_circles.schedules.opening import status_at
from service_circles.schedules.public_holidays import Calendar
from service_circles.schedules.time_texts import spans_text


def schedule(*rules: tuple[str, str] | dict[str, str], **fields: object) -> Schedule:
    written = [rule if isinstance(rule, dict) else {"byday": rule[0], "hours": rule[1]} for rule in rules]
    return Schedule.model_validate({"rules": written, **fields})


OFFICE = schedule(("周一至周五", "09:00-12:00, 14:00-18:00"), holidays="closed")
SATURDAYS_TOO = schedule(("周一至周五", "09:00-18:00"), ("周六", "09:00-12:00"), holidays="closed")
HOLIDAYS_UNSAID = schedule(("周一至周五", "09:00-18:00"))
LIBRARY = schedule(("每天", "24h"), holidays="as_usual")
LIBRARY_UNSAID = schedule(("每天", "24h"))
NIGHT_MARKET = schedule(("周五、周六", "18:00-02:00"), holidays="as_usual", makeup_days="as_usual")
HOLIDAY_HOURS = schedule(("周一至周五", "09:00-18:00"), holiday_hours="10:00-12:00")
MONTHLY = schedule(
    ("周一至周五", "09:00-17:00"),
    ("每月第二个周五", "19:30-21:00"),
    ("每月最后一个周日", "09:00-11:00"),
    ("每月第五个周一", "17:00-18:00"),
    holidays="as_usual",
    makeup_days="as_usual",
)
SUMMER = schedule(
    ("周一至周五", "09:00-17:00"),
    {"byday": "周二、周六", "hours": "08:00-20:00", "valid_from": "2026-07-01", "valid_to": "2026-08-31"},
    holidays="closed",
)
WINTER = schedule(
    ("每天", "09:00-18:00"),
    {"byday": "周末", "hours": "10:00-12:00", "valid_from": "2026-11-01", "valid_to": "2027-02-28"},
    holidays="as_usual",
)
NEW_HOURS = schedule(
    {"byday": "周一至周五", "hours": "09:00-17:00", "valid_to": "2026-06-30"},
    {"byday": "周一至周五", "hours": "08:30-17:30", "valid_from": "2026-07-01"},
    holidays="closed",
)
REPAIRS = schedule(
    ("周一至周五", "09:00-18:00"),
    holidays="closed",
    exceptions=[
        {"date": "2026-10-02", "hours": "09:00-11:00", "reason": "国庆开放日"},
        {"date": "2026-11-23", "until": "2026-12-04", "reason": "设备检修"},
        {"date": "2026-11-25", "hours": "14:00-16:00", "reason": "只取件"},
        {"date": "2027-01-04", "hours": "10:00-11:00"},
    ],
)
ASK_FIRST = schedule(("周一至周五", "09:00-12:00"), kind="by_appointment", holidays="closed")
ASK_ANYTIME = Schedule.model_validate("by_appointment")
UNKNOWN = Schedule.model_validate("unknown")
NEVER = schedule(holidays="closed")
WORKED_SHUT = schedule(("周一至周六", "09:00-12:00"), holidays="closed", makeup_days="closed")
MIXED_WEEK = schedule(
    ("周一", "08:00-10:00"), ("周二、周四", "09:00-11:00"), ("周三、周五", "13:00-15:00"), holidays="closed"
)
BRITISH_24H = schedule(("周一至周五", "24h"), holidays="closed", makeup_days="as_usual")


@dataclass(frozen=True)
class Case:
    """The state at a moment. Times as '2026-11-23 09:00'; '?' after an opening: unknown days before it."""

    title: str
    schedule: Schedule
    moment: str
    state: str
    closes: str | None = None
    opens: str | None = None


_JULY_AUGUST = {"valid_from": "2026-07-01", "valid_to": "2026-08-31"}
SATURDAYS = schedule(
    ("每月第二个周六", "09:00-12:00"), {"byday": "周六", "hours": "14:00-17:00", **_JULY_AUGUST},
    holidays="as_usual", makeup_days="as_usual",
)  # fmt: skip
SUNDAYS = schedule(
    ("周日", "09:00-12:00"), {"byday": "每月第二个周日", "hours": "14:00-17:00", **_JULY_AUGUST},
    holidays="as_usual", makeup_days="as_usual",
)  # fmt: skip
LAPSED = schedule(
    {"byday": "每天", "hours": "09:00-18:00", **_JULY_AUGUST}, holidays="as_usual", makeup_days="as_usual"
)
YEARLY = schedule(
    ("每天", "09:00-17:00"),
    {"byday": "每天", "hours": "10:00-16:00", "valid_from": "11-01", "valid_to": "02-29"},
    {"byday": "每天", "hours": "08:00-19:00", "valid_from": "2027-01-10", "valid_to": "2027-01-20"},
    holidays="as_usual", makeup_days="as_usual",
)  # fmt: skip
CASES = (
    Case("in the morning", OFFICE, "2026-11-23 09:00", "open", "2026-11-23 12:00", "2026-11-23 14:00"),
    Case("a minute before", OFFICE, "2026-11-23 08:59", "closed", opens="2026-11-23 09:00"),
    Case("lunch begins", OFFICE, "2026-11-23 12:00", "closed", opens="2026-11-23 14:00"),
    Case("after lunch", OFFICE, "2026-11-23 14:00", "open", "2026-11-23 18:00", "2026-11-24 09:00"),
    Case("closing time", OFFICE, "2026-11-23 18:00", "closed", opens="2026-11-24 09:00"),
    Case("closed until Monday", OFFICE, "2026-11-27 20:00", "closed", opens="2026-11-30 09:00"),
    Case("closed until Saturday", SATURDAYS_TOO, "2026-11-27 20:00", "closed", opens="2026-11-28 09:00"),
    Case("24 hours", LIBRARY, "2026-11-23 03:00", "open"),
    Case("24 hours, past every calendar", LIBRARY, "2031-02-03 03:00", "open"),
    Case("24 hours, a holiday it ignores", LIBRARY, "2026-10-01 03:00", "open"),
    Case("24 hours before an unknown holiday", LIBRARY_UNSAID, "2026-09-30 22:00", "open", opens="?"),
    Case("24 hours until the weekend", BRITISH_24H, "2026-11-23 10:00", "open", "2026-11-28 00:00", "2026-11-30 00:00"),
    Case("past midnight", NIGHT_MARKET, "2026-11-27 23:00", "open", "2026-11-28 02:00", "2026-11-28 18:00"),
    Case("the tail of Friday", NIGHT_MARKET, "2026-11-28 01:59", "open", "2026-11-28 02:00", "2026-11-28 18:00"),
    Case("the tail of Saturday", NIGHT_MARKET, "2026-11-29 01:00", "open", "2026-11-29 02:00", "2026-12-04 18:00"),
    Case("after the tail", NIGHT_MARKET, "2026-11-29 02:00", "closed", opens="2026-12-04 18:00"),
    Case("no tail of Thursday", NIGHT_MARKET, "2026-11-27 01:00", "closed", opens="2026-11-27 18:00"),
    Case("National Day", OFFICE, "2026-10-01 10:00", "closed", opens="2026-10-08 09:00"),
    Case("National Day, by its own hours", HOLIDAY_HOURS, "2026-10-03 10:30", "open", "2026-10-03 12:00", "2026-10-04 10:00"),
    Case("its own hours, though closed on holidays", HOLIDAY_HOURS.model_copy(update={"holidays": HolidayRule.CLOSED}), "2026-10-03 10:30", "open", "2026-10-03 12:00", "2026-10-04 10:00"),
    Case("National Day, nobody says", HOLIDAYS_UNSAID, "2026-10-01 10:00", "holiday_unknown"),
    Case("the eve of a holiday nobody speaks of", HOLIDAYS_UNSAID, "2026-09-30 19:00", "closed", opens="2026-10-08 09:00?"),
    Case("the eve of a long weekend", OFFICE, "2026-04-30 18:30", "closed", opens="2026-05-06 09:00"),
    Case("a Sunday inside 劳动节", HOLIDAYS_UNSAID, "2026-05-03 10:00", "holiday_unknown"),
    Case("a worked Saturday", OFFICE, "2026-02-14 15:00", "open", "2026-02-14 18:00", "2026-02-24 09:00"),
    Case("a worked Saturday with hours of its own", SATURDAYS_TOO, "2026-02-28 15:00", "open", "2026-02-28 18:00", "2026-03-02 09:00"),
    Case("a worked Sunday", OFFICE, "2026-09-20 10:00", "open", "2026-09-20 12:00", "2026-09-20 14:00"),
    Case("Saturday before a worked Sunday", OFFICE, "2026-09-19 10:00", "closed", opens="2026-09-20 09:00"),
    Case("closed on worked weekends", WORKED_SHUT, "2026-02-14 10:00", "closed", opens="2026-02-24 09:00"),
    Case("worked, where days differ: what most share", MIXED_WEEK, "2026-02-28 09:30", "open", "2026-02-28 11:00", "2026-03-02 08:00"),
    Case("the second Friday", MONTHLY, "2026-11-13 20:00", "open", "2026-11-13 21:00", "2026-11-16 09:00"),
    Case("the third Friday", MONTHLY, "2026-11-20 20:00", "closed", opens="2026-11-23 09:00"),
    Case("the last Sunday, a fifth", MONTHLY, "2026-11-29 10:00", "open", "2026-11-29 11:00", "2026-11-30 09:00"),
    Case("the last Sunday, a fourth", MONTHLY, "2026-10-25 10:00", "open", "2026-10-25 11:00", "2026-10-26 09:00"),
    Case("not the last Sunday", MONTHLY, "2026-11-22 10:00", "closed", opens="2026-11-23 09:00"),
    Case("the fifth Monday joins the day's hours", MONTHLY, "2026-11-30 16:00", "open", "2026-11-30 18:00", "2026-12-01 09:00"),
    Case("season: its weekday is replaced", SUMMER, "2026-07-07 18:00", "open", "2026-07-07 20:00", "2026-07-08 09:00"),
    Case("season: another weekday is not", SUMMER, "2026-07-08 18:00", "closed", opens="2026-07-09 09:00"),
    Case("season: its new weekday", SUMMER, "2026-07-04 08:00", "open", "2026-07-04 20:00", "2026-07-06 09:00"),
    Case("season: before", SUMMER, "2026-06-30 18:00", "closed", opens="2026-07-01 09:00"),
    Case("season: over", SUMMER, "2026-09-01 18:00", "closed", opens="2026-09-02 09:00"),
    Case("season: shorter hours replace longer ones", WINTER, "2026-11-28 13:00", "closed", opens="2026-11-29 10:00"),
    Case("season: not the weekdays it leaves out", WINTER, "2026-11-27 13:00", "open", "2026-11-27 18:00", "2026-11-28 10:00"),
    Case("hours changed for good: before", NEW_HOURS, "2026-06-30 17:10", "closed", opens="2026-07-01 08:30"),
    Case("hours changed for good: after", NEW_HOURS, "2026-07-01 17:10", "open", "2026-07-01 17:30", "2026-07-02 08:30"),
    Case("exception: closed", REPAIRS, "2026-11-24 10:00", "closed", opens="2026-11-25 14:00"),
    Case("exception: the shorter one wins", REPAIRS, "2026-11-25 15:00", "open", "2026-11-25 16:00", "2026-12-07 09:00"),
    Case("exception: over a holiday", REPAIRS, "2026-10-02 10:00", "open", "2026-10-02 11:00", "2026-10-08 09:00"),
    Case("exception: past the calendar", REPAIRS, "2027-01-04 10:30", "open", "2027-01-04 11:00", "?"),
    Case("past the calendar", OFFICE, "2027-01-04 10:30", "usually_open"),
    Case("past the calendar, at lunch", OFFICE, "2027-01-04 13:00", "beyond_calendar"),
    Case("past the calendar, on a Sunday", OFFICE, "2027-01-03 10:30", "beyond_calendar"),
    Case("before the calendar", OFFICE, "2025-12-31 10:30", "usually_open"),
    Case("a season replaces a monthly day", SATURDAYS, "2026-07-11 10:00", "closed", opens="2026-07-11 14:00"),
    Case("a monthly day out of season", SATURDAYS, "2026-06-13 10:00", "open", "2026-06-13 12:00", "2026-07-04 14:00"),
    Case("a monthly day of a season replaces", SUNDAYS, "2026-07-12 10:00", "closed", opens="2026-07-12 14:00"),
    Case("other Sundays of that season", SUNDAYS, "2026-07-05 10:00", "open", "2026-07-05 12:00", "2026-07-12 14:00"),
    Case("the eve of a season of every year", YEARLY, "2026-10-31 16:30", "open", "2026-10-31 17:00", "2026-11-01 10:00"),
    Case("over New Year", YEARLY, "2029-01-01 16:30", "closed", opens="2029-01-02 10:00"),
    Case("the end of February", YEARLY, "2027-02-28 16:30", "closed", opens="2027-03-01 09:00"),
    Case("a leap day", YEARLY, "2028-02-29 16:30", "closed", opens="2028-03-01 09:00"),
    Case("a season of one year replaces it", YEARLY, "2027-01-15 18:30", "open", "2027-01-15 19:00", "2027-01-16 08:00"),
    Case("that year it is over", YEARLY, "2027-01-21 18:30", "closed", opens="2027-01-22 10:00"),
    Case("a season that has lapsed", LAPSED, "2026-11-10 10:00", "unknown"),
    Case("the last day of a season", LAPSED, "2026-08-31 19:00", "closed", opens="?"),
    Case("before the only season", LAPSED, "2026-06-30 19:00", "closed", opens="2026-07-01 09:00"),
    Case("the last known evening", OFFICE, "2026-12-31 19:00", "closed", opens="?"),
    Case("the last known afternoon", OFFICE, "2026-12-31 15:00", "open", "2026-12-31 18:00", "?"),
    Case("by appointment, within its hours", ASK_FIRST, "2026-11-23 10:00", "by_appointment", "2026-11-23 12:00", "2026-11-24 09:00"),
    Case("by appointment, outside: still not closed", ASK_FIRST, "2026-11-22 10:00", "by_appointment", opens="2026-11-23 09:00"),
    Case("by appointment, shut for the holiday", ASK_FIRST, "2026-10-01 10:00", "closed", opens="2026-10-08 09:00"),
    Case("by appointment, past the calendar", ASK_FIRST, "2027-03-01 10:00", "beyond_calendar"),
    Case("by appointment at any time", ASK_ANYTIME, "2027-10-01 10:00", "by_appointment"),
    Case("unknown is not closed", UNKNOWN, "2026-10-01 03:00", "unknown"),
    Case("never opens in the known year", NEVER, "2026-01-05 10:00", "closed", opens="?"),
)  # fmt: skip


def told(case: Case, calendar: Calendar) -> tuple[str, str | None, str | None]:
    status = status_at(case.schedule, calendar, datetime.fromisoformat(case.moment))
    closes = f"{status.closes:%Y-%m-%d %H:%M}" if status.closes else None
    opens = f"{status.opens:%Y-%m-%d %H:%M}" if status.opens else ""
    return status.state.value, closes, (opens + "?" * status.is_doubtful) or None


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_status(case: Case, notice: Calendar) -> None:
    assert told(case, notice) == (case.state, case.closes, case.opens)


def test_nothing_opens_within_a_year(no_calendar: Calendar) -> None:
    last_year = {"byday": "每天", "hours": "09:00-10:00", "valid_to": "2025-12-31"}
    status = status_at(schedule(last_year, holidays="as_usual"), no_calendar, datetime(2026, 1, 1, 9, 30))
    assert (status.state.value, status.opens, status.is_doubtful) == ("unknown", None, False)


def test_leap_day(no_calendar: Calendar) -> None:
    leap = schedule(
        ("每月第五个周二", "09:00-10:00"), ("每月最后一个周二", "14:00-15:00"), holidays="as_usual"
    )
    assert spans_text(day_hours(leap, no_calendar, date(2028, 2, 29)).spans) == "09:00–10:00，14:00–15:00"
    status = status_at(leap, no_calendar, datetime(2028, 2, 28, 12))
    assert status.opens == datetime(2028, 2, 29, 9)


def test_seconds_do_not_matter(notice: Calendar) -> None:
    assert status_at(OFFICE, notice, datetime(2026, 11, 23, 11, 59, 59)).closes == datetime(2026, 11, 23, 12)
    assert status_at(OFFICE, notice, datetime(2026, 11, 23, 12, 0, 1)).state.value == "closed"


@pytest.mark.parametrize(
    ("utc", "zone", "state"),
    [
        ("2026-03-28 08:30", "Europe/Berlin", "open"),  # 09:30 in winter
        ("2026-03-29 07:30", "Europe/Berlin", "open"),  # 09:30 on the day the clocks go forward
        ("2026-03-29 06:30", "Europe/Berlin", "closed"),
        ("2026-10-25 08:30", "Europe/Berlin", "open"),  # and back
        ("2026-10-25 07:30", "Europe/Berlin", "closed"),
        ("2026-11-23 01:30", "Asia/Shanghai", "open"),
        ("2026-11-23 00:30", "Asia/Shanghai", "closed"),
    ],
)
def test_clocks_of_the_zone_decide(utc: str, zone: str, state: str, no_calendar: Calendar) -> None:
    mornings = schedule(("每天", "09:00-12:00"), holidays="as_usual")
    moment = datetime.fromisoformat(utc).replace(tzinfo=UTC).astimezone(ZoneInfo(zone))
    assert status_at(mornings, no_calendar, moment).state.value == state


def test_why_a_day_is_special(notice: Calendar) -> None:
    def told_of(day: str) -> tuple[str, Certainty, str | None]:
        hours = day_hours(REPAIRS, notice, date.fromisoformat(day))
        return spans_text(hours.spans), hours.certainty, hours.name

    assert told_of("2026-10-01") == ("休息", Certainty.STATED, "国庆节")
    assert told_of("2026-10-02") == ("09:00–11:00", Certainty.STATED, "国庆开放日")
    assert told_of("2026-10-10") == ("09:00–18:00", Certainty.STATED, "调休上班日")
    assert told_of("2026-10-12") == ("09:00–18:00", Certainty.STATED, None)
    assert told_of("2027-01-05") == ("09:00–18:00", Certainty.BEYOND_CALENDAR, None)


def test_of_exceptions_of_one_length_the_last_wins(notice: Calendar) -> None:
    twice = schedule(
        ("每天", "09:00-10:00"),
        exceptions=[{"date": "2026-11-23"}, {"date": "2026-11-23", "hours": "11:00-12:00"}],
    )
    assert spans_text(day_hours(twice, notice, date(2026, 11, 23)).spans) == "11:00–12:00"


@pytest.mark.parametrize(
    ("depending", "expected"),
    [
        (OFFICE, True),
        (HOLIDAY_HOURS, True),
        (LIBRARY, False),
        (NIGHT_MARKET, False),
        (schedule(("周一至周五", "09:00-17:00"), holidays="as_usual"), True),
        (schedule(("每天", "09:00-17:00"), holidays="as_usual"), False),
        (schedule(("周三", "09:00-17:00"), holidays="as_usual"), False),
        (schedule(("每天", "09:00-17:00"), holidays="as_usual", makeup_days="closed"), True),
        (UNKNOWN, False),
        (ASK_ANYTIME, False),
    ],
)
def test_what_depends_on_the_calendar(depending: Schedule, expected: bool, notice: Calendar) -> None:
    assert DailyHours(depending, notice).depends_on_calendar is expected


def test_without_make_up_days_only_holidays_matter(no_calendar: Calendar) -> None:
    assert not DailyHours(
        schedule(("周一至周五", "09:00-17:00"), holidays="as_usual"), no_calendar
    ).depends_on_calendar


MOON = Calendar(
    {date(2027, 3, day): "Eid al-Fitr (estimated)" for day in range(8, 13)},
    frozenset(),
    range(2027, 2028),
    moves_workdays=False,
    unsettled=frozenset(date(2027, 3, day) for day in range(8, 13)),
)
"""A feast in Egypt, from Monday to Friday with the days beside it; weekends there are Friday and Saturday."""
WORKED_SUNDAYS = ("周日至周四", "09:00-15:00")


@pytest.mark.parametrize(
    ("given", "monday", "friday"),
    [
        (schedule(WORKED_SUNDAYS, holidays="closed"), "holiday_unknown", "closed"),
        (schedule(WORKED_SUNDAYS), "holiday_unknown", "holiday_unknown"),
        (schedule(WORKED_SUNDAYS, holidays="as_usual"), "open", "closed"),
        (schedule(WORKED_SUNDAYS, holiday_hours="10:00-12:00"), "holiday_unknown", "holiday_unknown"),
        (schedule(WORKED_SUNDAYS, holiday_hours="09:00-15:00"), "open", "holiday_unknown"),
        (
            schedule(
                WORKED_SUNDAYS, holidays="closed", exceptions=[{"date": "2027-03-08", "hours": "9:00-15:00"}]
            ),
            "open",
            "closed",
        ),
    ],
)
def test_on_days_that_the_moon_decides_hours_are_known_where_they_are_the_same(
    given: Schedule, monday: str, friday: str
) -> None:
    states = [status_at(given, MOON, datetime(2027, 3, day, 11)).state.value for day in (8, 12)]
    assert states == [monday, friday]
