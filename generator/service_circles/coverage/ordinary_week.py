"""Moments of an ordinary week at which residents come, and the centers open then by their usual hours.

Dated exceptions and public holidays are left out. The week is an ordinary one around the day of the build, so that
the seasons of that day count.
"""

from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import Enum

from service_circles.languages.translator import message
from service_circles.records.hours.spans import DAY_MINUTES
from service_circles.records.values.schedule import Schedule, ScheduleKind
from service_circles.schedules.public_holidays import Calendar, DayKind
from service_circles.schedules.seasons import is_lapsed
from service_circles.schedules.usual_hours import month_day, usual_spans

_MOST_WEEKS = 26
_SIX_DAYS = timedelta(days=6)


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
    """Open or closed for a visitor; unknown if the hours are not known or by appointment."""

    OPEN = "open"
    CLOSED = "closed"
    UNKNOWN = "unknown"


def ordinary_week(calendar: Calendar, day: date) -> date:
    """The Monday of the week that figures are given for: of those without a special day the nearest to a day.

    Weeks that the calendar knows come first, of two equally near ones the later.
    """
    this = day - timedelta(days=min(day.weekday(), (day - date.min).days))
    steps = sorted(range(-_MOST_WEEKS, _MOST_WEEKS + 1), key=lambda step: (abs(step), -step))
    mondays = [this + timedelta(weeks=step) for step in steps if _is_a_date(this, step)]
    ordinary = [monday for monday in mondays if _is_ordinary(calendar, monday)]
    known = (monday for monday in ordinary if calendar.knows(monday) and calendar.knows(monday + _SIX_DAYS))
    return next(known, ordinary[0] if ordinary else this)


def _is_a_date(monday: date, weeks: int) -> bool:
    return date.min.toordinal() <= monday.toordinal() + 7 * weeks <= date.max.toordinal() - 7


def _is_ordinary(calendar: Calendar, monday: date) -> bool:
    days = (monday + timedelta(days=day) for day in range(7))
    return all(calendar.kind_of(day) is DayKind.ORDINARY for day in days)


def openness_at(schedule: Schedule, monday: date, moment: Moment) -> Openness:
    """Open or closed at a moment of the week from some Monday, by the usual hours alone."""
    if schedule.kind is not ScheduleKind.REGULAR and not schedule.rules:
        return Openness.UNKNOWN
    day = monday + timedelta(days=moment.weekday)
    if is_lapsed(schedule, day):
        return Openness.UNKNOWN
    eve = day - timedelta(days=1)
    minute = moment.time.hour * 60 + moment.time.minute
    is_open = any(opens <= minute < closes for opens, closes in usual_spans(schedule, day, month_day(day)))
    is_open |= any(minute < closes - DAY_MINUTES for _, closes in usual_spans(schedule, eve, month_day(eve)))
    if not is_open:
        return Openness.CLOSED
    return Openness.OPEN if schedule.kind is ScheduleKind.REGULAR else Openness.UNKNOWN
