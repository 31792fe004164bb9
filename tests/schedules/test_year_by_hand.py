"""Each day of a year by a table that was kept by hand: hours, states and structured data agree with it."""

from datetime import date, datetime, timedelta

import pytest

from service_circles.schedules.day_hours import day_hours
from service_circles.schedules.opening import status_at
from service_circles.schedules.public_holidays import Calendar
from service_circles.schedules.structured_hours import schema_org_hours
from tests.schedules.test_structured_hours import read
from tests.schedules.year_by_hand import (
    KEPT,
    UNKNOWN,
    HandDay,
    Kept,
    days_of_the_year,
    minutes_open,
    state_by_hand,
)

YEAR = tuple(days_of_the_year())
MINUTES = (60, 9 * 60, 10 * 60 + 30, 12 * 60, 15 * 60, 17 * 60 + 30, 19 * 60 + 30)
STATES = {"open": "open", "closed": "closed", "holiday_unknown": "unknown"}
each_kept = pytest.mark.parametrize("kept", KEPT, ids=lambda kept: kept.name)


def test_the_table_is_a_year() -> None:
    assert len(YEAR) == 365
    assert YEAR[-1].date == date(2026, 12, 31)
    assert all(day.date.isoweekday() == day.weekday for day in YEAR)
    assert all(day.letter in {"h", "w", str(day.weekday)} for day in YEAR)
    assert [sum(day.letter == letter for day in YEAR) for letter in "hw"] == [33, 6]


@each_kept
def test_hours_of_each_day(kept: Kept, notice: Calendar) -> None:
    for day in YEAR:
        told = day_hours(kept.schedule, notice, day.date)
        found = [tuple(span) for span in told.spans] if told.is_certain else UNKNOWN
        said = kept.hours(day)
        assert found == (UNKNOWN if said == UNKNOWN else minutes_open(said)), day


@each_kept
def test_states_of_each_day(kept: Kept, notice: Calendar) -> None:
    for before, day in zip((None, *YEAR), YEAR, strict=False):
        for minute in MINUTES:
            moment = datetime.combine(day.date, datetime.min.time()) + timedelta(minutes=minute)
            told = STATES[status_at(kept.schedule, notice, moment).state.value]
            assert told == state_by_hand(kept, day, before, minute), moment


@each_kept
def test_structured_data_of_each_day(kept: Kept, notice: Calendar) -> None:
    found = schema_org_hours(kept.schedule, notice, date(2026, 1, 1))
    for day in YEAR:
        said = kept.hours(day)
        expected = [] if said == UNKNOWN else minutes_open(said)
        assert [tuple(span) for span in read(found, day.date)] == expected, day


def test_the_package_of_holidays_agrees(notice: Calendar) -> None:
    from tests.schedules.test_calendar import calendar  # noqa: PLC0415 - its helpers, not its tests

    package = calendar()
    if not package.knows(date(2026, 1, 1)):
        pytest.skip("the installed package has moved on from 2026")
    letters = {"holiday": "h", "makeup_workday": "w"}
    told = [letters.get(package.kind_of(day.date).name.lower(), str(day.weekday)) for day in YEAR]
    assert told == [day.letter for day in YEAR]


def test_a_wrong_day_would_be_seen() -> None:
    friday = HandDay(2, 13, "5")
    assert state_by_hand(KEPT[5], HandDay(2, 14, "w"), friday, 60) == "open"
    assert state_by_hand(KEPT[0], HandDay(2, 15, "h"), HandDay(2, 14, "w"), 600) == "closed"
