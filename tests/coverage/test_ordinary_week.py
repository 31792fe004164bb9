"""The ordinary week, and the centers open in it."""

from datetime import date

import pytest

from service_circles.coverage.ordinary_week import MOMENTS, Openness, openness_at, ordinary_week
from service_circles.records.values.schedule import Schedule
from service_circles.schedules.public_holidays import Calendar

JANUARY_2026 = Calendar(
    holidays={date(2026, 1, 1): "元旦", date(2026, 1, 2): "元旦", date(2026, 1, 14): "某节"},
    workdays=frozenset({date(2026, 1, 10)}),
    years=range(2025, 2027),
    moves_workdays=True,
)
DAY = date(2026, 1, 8)
NOTHING_KNOWN = Calendar({}, frozenset(), range(2000, 2000), moves_workdays=False)
OFFICE = {"rules": [{"byday": "周一至周五", "hours": "09:00-17:00"}]}


def states(schedule: object, calendar: Calendar = JANUARY_2026) -> list[Openness]:
    return [
        openness_at(Schedule.model_validate(schedule), ordinary_week(calendar, DAY), moment)
        for moment in MOMENTS
    ]


def test_the_first_week_without_a_special_day() -> None:
    # The week of the 5th has a worked Saturday, that of the 12th a holiday.
    assert ordinary_week(JANUARY_2026, DAY) == date(2026, 1, 19)


def test_the_week_is_around_the_day() -> None:
    """Hours that began in March, or a year ago, are those of the figures."""
    calendar = JANUARY_2026
    assert ordinary_week(calendar, date(2026, 11, 29)) == date(2026, 11, 23)
    assert ordinary_week(calendar, date(2026, 12, 31)) == date(
        2026, 12, 21
    )  # the last whole week that is known
    assert ordinary_week(calendar, date(2029, 5, 2)) == date(2029, 4, 30)
    assert ordinary_week(calendar, date.min).weekday() == ordinary_week(calendar, date.max).weekday() == 0
    began = {"rules": [{"byday": "每天", "hours": "08:00-21:00", "valid_from": "2026-03-01"}]}
    week = ordinary_week(calendar, date(2026, 11, 29))
    found = {openness_at(Schedule.model_validate(began), week, moment) for moment in MOMENTS}
    assert found == {Openness.OPEN}


def test_without_a_calendar_there_is_a_week_as_well() -> None:
    assert ordinary_week(NOTHING_KNOWN, DAY).weekday() == 0
    assert states(OFFICE, NOTHING_KNOWN) == states(OFFICE)


def test_usual_hours_decide() -> None:
    assert states(OFFICE) == [Openness.OPEN, Openness.CLOSED, Openness.CLOSED, Openness.CLOSED]


def test_dated_exceptions_are_left_out() -> None:
    assert states({**OFFICE, "exceptions": [{"date": "2026-01-01", "until": "2026-12-31"}]}) == states(OFFICE)


@pytest.mark.parametrize("schedule", ["unknown", "by_appointment"])
def test_what_is_not_known_is_neither_open_nor_closed(schedule: str) -> None:
    assert states(schedule) == [Openness.UNKNOWN] * 4


def test_by_appointment_within_hours() -> None:
    assert states({**OFFICE, "kind": "by_appointment"}) == [Openness.UNKNOWN, *[Openness.CLOSED] * 3]
