"""The compiled hours that the page's script looks up agree with the rules, for every day."""

from __future__ import annotations

import json
from calendar import monthrange
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from service_circles.languages.translator import CHINESE
from service_circles.records.hours.spans import DayRule, Span
from service_circles.records.values.schedule import (
    HolidayRule,
    MakeupRule,
    Schedule,
    ScheduleException,
    ScheduleKind,
    ScheduleRule,
)
from service_circles.records.values.season_day import year_day
from service_circles.schedules.compiled_hours import compile_schedule
from service_circles.schedules.day_hours import Certainty, DayHours, day_hours
from service_circles.schedules.opening import OpenState, status_at
from service_circles.schedules.public_holidays import Calendar
from service_circles.schedules.usual_hours import merge_spans
from service_circles.writing.site.hours_shown import HoursOfSite

DAYS = [date(2025, 12, 20) + timedelta(days=step) for step in range(390)]

dates = st.dates(date(2025, 12, 1), date(2027, 1, 31))
day_rules = st.builds(DayRule, st.integers(0, 6), st.sampled_from((0, 0, 0, 1, 2, 4, 5, -1)))
spans = st.builds(
    lambda opens, length: Span(opens * 30, opens * 30 + length * 30), st.integers(0, 47), st.integers(1, 48)
)
hours = st.lists(spans, min_size=1, max_size=3).map(merge_spans)
periods = st.tuples(st.none() | dates, st.none() | dates).map(
    lambda pair: pair if None in pair else tuple(sorted(pair))  # type: ignore[type-var]
)
year_days = st.dates(date(2028, 1, 1), date(2028, 12, 31)).map(year_day)
rules = st.builds(
    lambda byday, hours, period: ScheduleRule(
        byday=tuple(sorted(byday)), hours=hours, valid_from=period[0], valid_to=period[1]
    ),
    st.sets(day_rules, min_size=1, max_size=7),
    hours,
    st.just((None, None)) | periods | st.tuples(year_days, year_days),
)
exceptions = st.builds(
    lambda first, days, hours: ScheduleException(
        date=first, until=first + timedelta(days=days), hours=hours, reason="临时安排"
    ),
    dates,
    st.integers(0, 40),
    st.none() | hours,
)
schedules = st.builds(
    Schedule,
    kind=st.sampled_from(ScheduleKind),
    rules=st.lists(rules, max_size=4).map(tuple),
    holidays=st.none() | st.sampled_from(HolidayRule),
    holiday_hours=st.none() | hours,
    makeup_days=st.sampled_from(MakeupRule),
    exceptions=st.lists(exceptions, max_size=3).map(tuple),
)
relaxed = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def looked_up(compiled: dict[str, Any], day: date) -> DayHours:
    """The hours of a day by the documented shape of the JSON."""
    number = (day - date(1970, 1, 1)).days - compiled["base"]
    for index, name, *ranges in compiled["dates"]:
        first = 0
        for gap, days in zip(ranges[::2], ranges[1::2], strict=True):
            first += gap
            if first <= number < first + days:
                certainty = Certainty.STATED if index >= 0 else Certainty.HOLIDAY_UNKNOWN
                return DayHours(_spans(compiled, index), certainty, is_special=True, name=name or None)
            first += days
    season = [week for place, week in enumerate(compiled["weeks"]) if place == 0 or week[0] <= number][-1]
    nth = (day.day - 1) // 7
    is_last = day.day + 7 > monthrange(day.year, day.month)[1]
    place = day.weekday() * 6 + nth + (nth > 2 and is_last)
    others = season[2] if len(season) > 2 else {}
    index = others.get(str(place), season[1][day.weekday()])
    if index < 0:
        return DayHours((), Certainty.UNSTATED)
    is_beyond = "known" in compiled and not 0 <= number < compiled["known"]
    certainty = Certainty.BEYOND_CALENDAR if is_beyond else Certainty.STATED
    return DayHours(_spans(compiled, index), certainty)


def _spans(compiled: dict[str, Any], index: int) -> tuple[Span, ...]:
    flat = compiled["hours"][index] if index >= 0 else []
    return tuple(Span(*pair) for pair in zip(flat[::2], flat[1::2], strict=True))


@relaxed
@given(schedules)
def test_every_day_is_looked_up_right(notice: Calendar, schedule: Schedule) -> None:
    compiled = json.loads(json.dumps(compile_schedule(schedule, notice, since=DAYS[0])))
    for day in DAYS:
        assert looked_up(compiled, day) == day_hours(schedule, notice, day), day


@relaxed
@given(schedules)
def test_without_a_calendar_too(no_calendar: Calendar, schedule: Schedule) -> None:
    compiled = json.loads(json.dumps(compile_schedule(schedule, no_calendar, since=DAYS[0])))
    for day in DAYS[::3]:
        assert looked_up(compiled, day) == day_hours(schedule, no_calendar, day), day


def is_open_at(schedule: Schedule, calendar: Calendar, moment: datetime) -> bool:
    """By the certain hours of the day and of the day before."""
    minute = moment.hour * 60 + moment.minute
    today = day_hours(schedule, calendar, moment.date()).certain_spans
    yesterday = day_hours(schedule, calendar, moment.date() - timedelta(days=1)).certain_spans
    return any(opens <= minute < closes for opens, closes in today) or any(
        opens <= minute + 1440 < closes for opens, closes in yesterday
    )


MINUTE = timedelta(minutes=1)
moments = st.datetimes(datetime(2025, 12, 25), datetime(2027, 1, 10)).map(
    lambda moment: moment.replace(second=0, microsecond=0)
)


@relaxed
@given(schedules, moments)
def test_status_agrees_with_the_day(notice: Calendar, schedule: Schedule, moment: datetime) -> None:
    status = status_at(schedule, notice, moment)
    is_open = is_open_at(schedule, notice, moment)
    if status.state in {OpenState.OPEN, OpenState.CLOSED}:
        assert (status.state is OpenState.OPEN) == is_open
    if is_open:
        assert status.state in {OpenState.OPEN, OpenState.BY_APPOINTMENT}
    if status.closes:
        assert is_open
        assert is_open_at(schedule, notice, status.closes - MINUTE)
        assert not is_open_at(schedule, notice, status.closes)
    if status.opens:
        assert status.opens > moment
        assert is_open_at(schedule, notice, status.opens)
        assert not is_open_at(schedule, notice, status.opens - MINUTE)


@relaxed
@given(schedules, moments)
def test_nothing_opens_before_it_is_said_to(notice: Calendar, schedule: Schedule, moment: datetime) -> None:
    status = status_at(schedule, notice, moment)
    if status.opens is None:
        return
    between = status.closes or moment
    while between < status.opens:
        assert not is_open_at(schedule, notice, between)
        between += timedelta(minutes=30)
        between -= timedelta(minutes=between.minute % 30)


NIGHTS = Schedule.model_validate(
    {
        "rules": [
            {"byday": "周一至周五", "hours": "09:00-12:00, 13:30-17:15"},
            {"byday": "周五", "hours": "21:00-01:20"},
            {"byday": "每月最后一个周日", "hours": "10:00-10:01"},
        ],
        "holidays": "closed",
    }
)


@pytest.mark.parametrize("day", ["2026-02-27", "2026-02-28", "2026-05-30", "2026-05-31", "2026-09-30"])
def test_minute_by_minute(day: str, notice: Calendar) -> None:
    midnight = datetime.fromisoformat(day)
    for minute in range(1440):
        moment = midnight + minute * MINUTE
        status = status_at(NIGHTS, notice, moment)
        expected = OpenState.OPEN if is_open_at(NIGHTS, notice, moment) else OpenState.CLOSED
        assert status.state is expected, moment


def test_a_usual_schedule_is_small(notice: Calendar) -> None:
    written = json.dumps(compile_schedule(NIGHTS, notice), ensure_ascii=False, separators=(",", ":"))
    assert len(written.encode()) < 400


def test_hours_that_do_not_depend_on_the_calendar_never_end() -> None:
    always = Schedule.model_validate({"rules": [{"byday": "每天", "hours": "24h"}], "holidays": "as_usual"})
    for years in (range(2026, 2027), range(2000, 2000)):
        compiled = compile_schedule(always, Calendar({}, frozenset(), years, moves_workdays=True))
        assert "known" not in compiled
        assert compiled["dates"] == []


@pytest.mark.parametrize("first", [date(2026, 11, 29), date(2028, 2, 28), date(2028, 2, 29)])
def test_seasons_of_every_year_are_known_for_years_and_then_not(notice: Calendar, first: date) -> None:
    winter = {"byday": "每天", "hours": "10:00-16:00", "valid_from": "12-01", "valid_to": "02-29"}
    schedule = Schedule.model_validate({"rules": [winter], "holidays": "as_usual"})
    compiled = json.loads(json.dumps(compile_schedule(schedule, notice, since=first)))
    for day in (first + timedelta(days=step) for step in range(5 * 365)):
        expected = (Span(600, 960),) if day.month in {12, 1, 2} else ()
        assert looked_up(compiled, day) == day_hours(schedule, notice, day) == DayHours(expected), day
    assert looked_up(compiled, date(first.year + 7, 1, 1)).certainty is Certainty.UNSTATED


def test_equal_schedules_share_one_result(notice: Calendar) -> None:
    again = Schedule.model_validate(NIGHTS.model_dump())
    hours = HoursOfSite(notice, CHINESE)
    assert hours.of(again) is hours.of(NIGHTS)


def test_the_last_date_there_is_does_no_harm(notice: Calendar) -> None:
    forever = Schedule.model_validate(
        {
            "rules": [{"byday": "每天", "hours": "09:00-10:00", "valid_to": "9999-12-31"}],
            "exceptions": [{"date": "0001-01-01", "until": "9999-12-31", "reason": "停用"}],
        }
    )
    compiled = json.loads(json.dumps(compile_schedule(forever, notice)))
    assert looked_up(compiled, date(2026, 11, 23)) == DayHours((), is_special=True, name="停用")
