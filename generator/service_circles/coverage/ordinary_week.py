"""When residents come: moments of an ordinary week, and which centers are open then by their usual hours.

Dated exceptions and public holidays are left out. The week is the first from Monday to Sunday without a
special day in the last year that the calendar knows, so that seasonal hours are those of its winter.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import Enum
from functools import lru_cache

from service_circles.languages.translator import message
from service_circles.records.values.schedule import HolidayRule, MakeupRule, Schedule, ScheduleKind
from service_circles.schedules.opening import OpenState, status_at
from service_circles.schedules.public_holidays import Calendar, DayKind

_WEEK_WITHOUT_CALENDAR = date(2026, 1, 5)


@dataclass(frozen=True, slots=True)
class Moment:
    """A time of an ordinary week; `weekday` counts from Monday, 0."""

    key: str
    weekday: int
    time: time
    label: str


MOMENTS = (
    Moment("weekday_morning", 2, time(10), message("工作日（周三）10:00")),
    Moment("weekday_evening", 2, time(19, 30), message("工作日（周三）19:30")),
    Moment("saturday_morning", 5, time(10), message("周六 10:00")),
    Moment("sunday_evening", 6, time(19, 30), message("周日 19:30")),
)


class Openness(Enum):
    """Whether somebody who comes is let in. Hours not known and hours by appointment are neither."""

    OPEN = "open"
    CLOSED = "closed"
    UNKNOWN = "unknown"


@lru_cache(maxsize=4)
def ordinary_week(calendar: Calendar) -> date:
    """The Monday of the week that figures are given for."""
    if not calendar.years:
        return _WEEK_WITHOUT_CALENDAR
    first = date(calendar.years[-1], 1, 1)
    monday = first + timedelta(days=-first.weekday() % 7)
    weeks = (monday + timedelta(weeks=week) for week in range(51))
    return next((week for week in weeks if _is_ordinary(calendar, week)), monday)


@lru_cache(maxsize=4096)
def openness(schedule: Schedule, calendar: Calendar, moment: Moment) -> Openness:
    """Whether the usual hours of a schedule hold at a moment of the ordinary week."""
    if schedule.kind is not ScheduleKind.REGULAR and not schedule.rules:
        return Openness.UNKNOWN
    day = ordinary_week(calendar) + timedelta(days=moment.weekday)
    status = status_at(_usual(schedule), calendar, datetime.combine(day, moment.time))
    if status.state is not OpenState.OPEN:
        return Openness.CLOSED
    return Openness.OPEN if schedule.kind is ScheduleKind.REGULAR else Openness.UNKNOWN


def _is_ordinary(calendar: Calendar, monday: date) -> bool:
    days = (monday + timedelta(days=day) for day in range(7))
    return all(calendar.kind_of(day) is DayKind.ORDINARY for day in days)


def _usual(schedule: Schedule) -> Schedule:
    """The weekly rules alone, which need no calendar."""
    return schedule.model_copy(
        update={
            "kind": ScheduleKind.REGULAR,
            "exceptions": (),
            "holidays": HolidayRule.AS_USUAL,
            "holiday_hours": None,
            "makeup_days": MakeupRule.AS_USUAL,
        }
    )
