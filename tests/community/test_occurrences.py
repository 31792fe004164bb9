"""The days of events, beside a wall calendar."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service_circles.community.occurrences import last_day_of_rule, occurrences, occurrences_of
from service_circles.records.values.recurrence import days_of
from service_circles.schedules.day_hours import Certainty
from service_circles.schedules.public_holidays import Calendar
from tests.community.records import days, event

OCTOBER = (date(2026, 9, 19), date(2026, 10, 18))
"""Mid-autumn 09-25 to 27, National Day 10-01 to 07; worked: Sunday 09-20 and Saturday 10-10."""


@pytest.fixture(scope="session")
def calendar() -> Calendar:
    """The autumn of 2026 in China, as announced; no other year is known."""
    free = {date(2026, 9, 25) + timedelta(days=step): "中秋节" for step in range(3)}
    free |= {date(2026, 10, 1) + timedelta(days=step): "国庆节" for step in range(7)}
    worked = frozenset(days("2026-09-20", "2026-10-10"))
    return Calendar(free, worked, range(2026, 2027), moves_workdays=True)


def test_an_event_without_a_rule_takes_place_once_holiday_or_not(calendar: Calendar) -> None:
    (found,) = occurrences(event("2026-10-01", hours="09:00-12:00"), calendar, *OCTOBER)
    assert (found.date, found.certainty, found.holiday) == (date(2026, 10, 1), Certainty.STATED, "国庆节")
    assert [(span.opens, span.closes) for span in found.hours] == [(540, 720)]
    assert occurrences(event("2026-10-19"), calendar, *OCTOBER) == ()


def test_a_rule_with_exceptions_additions_and_holidays(calendar: Calendar) -> None:
    fridays = event(
        "2026-09-04",
        repeats="FREQ=WEEKLY;BYDAY=FR;UNTIL=20261231",
        on_holidays="closed",
        except_dates="2026-10-16",
        extra_dates=["2026-10-05", "2026-10-15"],
    )
    found = occurrences(fridays, calendar, *OCTOBER)
    # Fridays: 09-25 and 10-02 are holidays, 10-09 stays, 10-16 is left out; what is dated by hand stays.
    assert [each.date for each in found] == days("2026-10-05", "2026-10-09", "2026-10-15")
    assert all(each.takes_place for each in found)


def test_no_make_up_workday_is_added_after_the_last_day(calendar: Calendar) -> None:
    for until, expected in (("20260918", []), ("20260921", days("2026-09-20", "2026-09-21"))):
        workdays = f"FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;UNTIL={until}"
        on_workdays = event("2026-09-01", repeats=workdays, makeup_days="as_weekday")
        assert [each.date for each in occurrences(on_workdays, calendar, *OCTOBER)] == expected


def test_where_nothing_is_said_of_holidays_they_are_uncertain(calendar: Calendar) -> None:
    fridays = event("2026-09-04", repeats="FREQ=WEEKLY;BYDAY=FR;UNTIL=20270131")
    found = occurrences(fridays, calendar, *OCTOBER)
    assert [each.date for each in found if each.certainty is Certainty.HOLIDAY_UNKNOWN] == days(
        "2026-09-25", "2026-10-02"
    )
    (beyond,) = occurrences(fridays, calendar, date(2027, 1, 1), date(2027, 1, 7))
    assert beyond.certainty is Certainty.BEYOND_CALENDAR


def test_on_days_that_the_moon_decides_it_is_uncertain_unless_as_usual() -> None:
    feast = frozenset(days("2027-03-09", "2027-03-10"))
    moon = Calendar(
        dict.fromkeys(feast, "Eid"), frozenset(), range(2027, 2028), moves_workdays=False, unsettled=feast
    )
    for on_holidays, certainty in (
        ("closed", Certainty.HOLIDAY_UNKNOWN),
        ("unknown", Certainty.HOLIDAY_UNKNOWN),
        ("as_usual", Certainty.STATED),
    ):
        daily = event("2027-03-01", repeats="FREQ=DAILY;COUNT=10", on_holidays=on_holidays)
        found = {
            each.date: each.certainty for each in occurrences(daily, moon, *days("2027-03-08", "2027-03-10"))
        }
        assert found == {date(2027, 3, 8): Certainty.STATED} | dict.fromkeys(feast, certainty)


@pytest.mark.parametrize(
    ("makeup", "sunday_is_on", "saturday_is_on"),
    [("as_weekday", True, True), ("as_usual", False, False), ("closed", False, False)],
)
def test_a_school_days_class_on_makeup_workdays(
    calendar: Calendar, makeup: str, sunday_is_on: bool, saturday_is_on: bool
) -> None:
    school = event(
        "2026-09-01", repeats="FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;UNTIL=20270122", makeup_days=makeup
    )
    found = {each.date for each in occurrences(school, calendar, *OCTOBER)}
    assert (date(2026, 9, 20) in found) is sunday_is_on
    assert (date(2026, 10, 10) in found) is saturday_is_on


@pytest.mark.parametrize(("makeup", "is_on"), [("as_weekday", False), ("as_usual", True), ("closed", False)])
def test_a_saturday_class_on_a_makeup_saturday(calendar: Calendar, makeup: str, is_on: bool) -> None:
    saturdays = event("2026-09-05", repeats="FREQ=WEEKLY;BYDAY=SA;COUNT=20", makeup_days=makeup)
    found = {each.date for each in occurrences(saturdays, calendar, *OCTOBER)}
    assert (date(2026, 10, 10) in found) is is_on
    assert date(2026, 10, 17) in found


def test_cancelled_days_stay_and_counted_days_are_certain(calendar: Calendar) -> None:
    fridays = event(
        "2026-09-04",
        repeats="FREQ=WEEKLY;BYDAY=FR;COUNT=8",
        cancelled=[{"date": "2026-10-09", "reason": "台风"}],
        held=[{"date": "2026-09-25", "participants": "31"}],
    )
    found = {each.date: each for each in occurrences(fridays, calendar, *OCTOBER)}
    off = found[date(2026, 10, 9)]
    assert (off.is_cancelled, off.reason, off.takes_place) == (True, "台风", False)
    held = found[date(2026, 9, 25)]
    assert (held.participants, held.takes_place) == (31, True)
    assert last_day_of_rule(fridays) == date(2026, 10, 23)


def test_the_monthly_rules_that_people_use(calendar: Calendar) -> None:
    year = (date(2026, 1, 1), date(2026, 6, 30))
    second_fridays = event("2026-01-09", repeats="FREQ=MONTHLY;BYDAY=2FR;COUNT=4", on_holidays="as_usual")
    last_fridays = event("2026-01-30", repeats="FREQ=MONTHLY;BYDAY=-1FR;UNTIL=20260430")
    found = [each.date for each in occurrences(second_fridays, calendar, *year)]
    assert found == days("2026-01-09", "2026-02-13", "2026-03-13", "2026-04-10")
    found = [each.date for each in occurrences(last_fridays, calendar, *year)]
    assert found == days("2026-01-30", "2026-02-27", "2026-03-27", "2026-04-24")


def test_events_of_a_day_are_told_by_the_hour(calendar: Calendar) -> None:
    late = event("2026-10-12", id="a", hours="19:00-20:30")
    early = event("2026-10-12", id="b", hours="09:00-10:00, 20:00-21:00")
    whole_day = event("2026-10-12", id="c")
    found = occurrences_of((late, early, whole_day), calendar, *OCTOBER)
    assert [each.event.id for each in found] == ["c", "b", "a"]


def test_a_rule_that_never_comes_is_given_up_soon() -> None:
    assert list(days_of("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", date(2026, 1, 1))) == []


@given(
    first=st.dates(date(1950, 1, 1), date(2094, 12, 31)),
    rule=st.sampled_from(["FREQ=WEEKLY;BYDAY=TU", "FREQ=MONTHLY;BYDAY=-1FR", "FREQ=MONTHLY;BYMONTHDAY=31", "FREQ=DAILY"]),
)  # fmt: skip
def test_days_are_those_of_the_wall_calendar(first: date, rule: str) -> None:
    """Days computed in years far away are the same as counted day by day."""

    def fits(day: date) -> bool:
        following = day + timedelta(days=7)
        return {
            "FREQ=WEEKLY;BYDAY=TU": day.weekday() == 1,
            "FREQ=MONTHLY;BYDAY=-1FR": day.weekday() == 4 and following.month != day.month,
            "FREQ=MONTHLY;BYMONTHDAY=31": day.day == 31,
            "FREQ=DAILY": True,
        }[rule]

    counted = [day for step in range(5 * 366 + 1) if fits(day := first + timedelta(days=step))]
    assert list(days_of(rule, first)) == counted


def test_days_before_the_known_calendar_have_taken_place() -> None:
    """The package of holidays forgets old years; what was counted stays counted."""
    tuesdays = event("2024-09-03", repeats="FREQ=WEEKLY;BYDAY=TU;COUNT=12")
    later = Calendar({}, frozenset(), range(2026, 2028), moves_workdays=True)
    found = occurrences(tuesdays, later, date(2024, 1, 1), date(2024, 12, 31))
    assert [each.takes_place for each in found] == [True] * 12
