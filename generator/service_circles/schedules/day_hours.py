"""The hours of a day, by the first of these that applies:

1. a dated exception (of several the shortest, of equally long ones the last written);
2. a public holiday, by the schedule's rule for holidays; if its day is an estimate and the hours would differ, they are not known;
3. a make-up workday (调休上班日), by the schedule's rule for these;
4. the usual hours, as long as the calendar knows the year or the schedule does not depend on it.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from functools import cached_property
from typing import NamedTuple

from service_circles.languages.translator import message
from service_circles.records.values.schedule import (
    HolidayRule,
    MakeupRule,
    Schedule,
    ScheduleException,
    ScheduleKind,
)
from service_circles.schedules.public_holidays import Calendar, DayKind
from service_circles.schedules.usual_hours import MONTH_DAYS, MonthDay, Spans, UsualHours, month_day

MAKEUP_NAME = message("调休上班日")


class Certainty(Enum):
    """Certainty of the hours of a day: stated, or the reason why they are not known."""

    STATED = "stated"
    UNSTATED = "unstated"
    HOLIDAY_UNKNOWN = "holiday_unknown"
    BEYOND_CALENDAR = "beyond_calendar"


class DayHours(NamedTuple):
    """The hours of a day by a schedule, if they are stated; past the calendar the usual ones.

    `is_special` where an exception, a holiday or a make-up workday decides; `name` is what it is called.
    """

    spans: Spans
    certainty: Certainty = Certainty.STATED
    is_special: bool = False
    name: str | None = None

    @property
    def is_certain(self) -> bool:
        """True if the hours are stated, so that none means closed."""
        return self.certainty is Certainty.STATED

    @property
    def certain_spans(self) -> Spans:
        """The hours, if they are stated."""
        return self.spans if self.is_certain else ()


@dataclass(frozen=True, eq=False)
class DailyHours:
    """The hours of a schedule on any day of a calendar; what many days share is computed once."""

    schedule: Schedule
    calendar: Calendar

    @cached_property
    def usual(self) -> UsualHours:
        """The hours before holidays and exceptions."""
        return UsualHours(self.schedule)

    def on(self, day: date) -> DayHours:
        """The hours of a day, or why they are not known."""
        exception = _exception_on(self.schedule, day)
        if exception is not None:
            return DayHours(exception.hours or (), is_special=True, name=exception.reason)
        kind = self.calendar.kind_of(day)
        special = None
        if kind is DayKind.HOLIDAY:
            special = _holiday_hours(self.schedule, self.calendar.holiday_name(day))
        elif kind is DayKind.UNSETTLED:
            special = self._unsettled_hours(day)
        elif kind is DayKind.MAKEUP_WORKDAY:
            special = self._makeup_hours(day)
        return special or self._ordinary_hours(day)

    def special_days(self, first: int, after: int) -> list[int]:
        """Ordinals of the days in a range on which more than the weekly hours of their season may decide, in order."""
        monthly = {day.weekday for rule in self.schedule.rules for day in rule.byday if day.nth}
        found = {day for day in range(first, after) if (day - 1) % 7 in monthly}  # ordinal 1 is a Monday
        found.update(day.toordinal() for day in self.calendar.special_days)
        for exception in self.schedule.exceptions:
            last = (exception.until or exception.date).toordinal()
            found.update(range(max(first, exception.date.toordinal()), min(after, last + 1)))
        return sorted(day for day in found if first <= day < after)

    @cached_property
    def depends_on_calendar(self) -> bool:
        """True if hours in a year that the calendar does not know could differ from the usual ones."""
        if not has_usual_hours(self.schedule):
            return False
        if self.schedule.holiday_hours is not None or self.schedule.on_holidays is not HolidayRule.AS_USUAL:
            return True
        return self.calendar.moves_workdays and self.makeup_days_differ

    @cached_property
    def makeup_days_differ(self) -> bool:
        """True if a weekend day that is worked could, in any season, have other hours than usual."""
        weekend = [place for place in MONTH_DAYS if place.weekday > 4]
        return any(
            self._is_different(start, place) for start in self.usual.typical_starts for place in weekend
        )

    def _unsettled_hours(self, day: date) -> DayHours | None:
        """None where a holiday would change nothing; else nobody knows yet."""
        name = self.calendar.holiday_name(day)
        hours = _holiday_hours(self.schedule, name)
        if hours is None or (hours.is_certain and hours.spans == self._ordinary_hours(day).spans):
            return None
        return DayHours((), Certainty.HOLIDAY_UNKNOWN, is_special=True, name=name)

    def _makeup_hours(self, day: date) -> DayHours | None:
        """None where the day is as usual."""
        place = month_day(day)
        if not has_usual_hours(self.schedule) or not self._is_different(day, place):
            return None
        return DayHours(self._makeup_spans(day, place), is_special=True, name=MAKEUP_NAME)

    def _makeup_spans(self, on: date, place: MonthDay) -> Spans:
        if self.schedule.makeup_days is MakeupRule.AS_WEEKDAY:
            return self.usual.workday_spans(on, place)
        return self.usual.spans(on, place) if self.schedule.makeup_days is MakeupRule.AS_USUAL else ()

    def _is_different(self, on: date, place: MonthDay) -> bool:
        return self._makeup_spans(on, place) != self.usual.spans(on, place)

    def _ordinary_hours(self, day: date) -> DayHours:
        if not has_usual_hours(self.schedule) or self.usual.last_known_day < day:
            return DayHours((), Certainty.UNSTATED)
        spans = self.usual.spans(day, month_day(day))
        # Make-up workdays are published each autumn: past the last known year nothing is guessed.
        is_beyond = not self.calendar.knows(day) and self.depends_on_calendar
        return DayHours(spans, Certainty.BEYOND_CALENDAR if is_beyond else Certainty.STATED)


def day_hours(schedule: Schedule, calendar: Calendar, day: date) -> DayHours:
    """The hours of a single day, or why they are not known."""
    return DailyHours(schedule, calendar).on(day)


def has_usual_hours(schedule: Schedule) -> bool:
    """True if the rules give hours; False if they are unknown, or by appointment at any time."""
    if schedule.kind is ScheduleKind.UNKNOWN:
        return False
    return schedule.kind is ScheduleKind.REGULAR or bool(schedule.rules)


def _exception_on(schedule: Schedule, day: date) -> ScheduleException | None:
    found: ScheduleException | None = None
    for exception in schedule.exceptions:
        if exception.date <= day <= (exception.until or exception.date) and (
            found is None or _length(exception) <= _length(found)
        ):
            found = exception
    return found


def _length(exception: ScheduleException) -> timedelta:
    return (exception.until or exception.date) - exception.date


def _holiday_hours(schedule: Schedule, name: str | None) -> DayHours | None:
    """None where the day is as usual. Hours for holidays say more than a rule and win over it."""
    if schedule.holiday_hours is not None:
        return DayHours(schedule.holiday_hours, is_special=True, name=name)
    if schedule.on_holidays is HolidayRule.CLOSED:
        return DayHours((), is_special=True, name=name)
    if schedule.on_holidays is HolidayRule.UNKNOWN and has_usual_hours(schedule):
        return DayHours((), Certainty.HOLIDAY_UNKNOWN, is_special=True, name=name)
    return None
