"""The days on which events take place: rules, exceptions, public holidays, make-up workdays.

Only this module knows them, so that calendars cannot drift: calendar.ics has the rule, and as EXDATE and RDATE
whatever differs between it and these days.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from service_circles.records.hours.spans import Span
from service_circles.records.life.event import Cancelled, Event
from service_circles.records.values.recurrence import days_of, horizon_of
from service_circles.records.values.schedule import HolidayRule, MakeupRule
from service_circles.schedules.day_hours import Certainty
from service_circles.schedules.public_holidays import Calendar, ClosedDays, DayKind

_WORKDAYS = frozenset(range(5))
_TWO_WEEKS = 14


@dataclass(frozen=True, slots=True)
class Occurrence:
    """An event on a day. `certainty` is STATED unless a holiday or the end of the calendar leaves it open.

    `hours` may be none where the author gave none; `holiday` is the name of the public holiday it falls on;
    `reason` why it was cancelled, if that is known; `participants` as counted afterwards.
    """

    event: Event
    date: date
    hours: tuple[Span, ...] = ()
    certainty: Certainty = Certainty.STATED
    holiday: str | None = None
    is_cancelled: bool = False
    reason: str | None = None
    participants: int | None = None

    @property
    def takes_place(self) -> bool:
        """True if it is certain to take place."""
        return self.certainty is Certainty.STATED and not self.is_cancelled


def occurrences(event: Event, calendar: Calendar, first: date, last: date) -> tuple[Occurrence, ...]:
    """An event from a first to a last day, both included, cancelled days too, in order."""
    days = set(_days_of_rule(event, calendar, first, last))
    days.difference_update(event.except_dates)
    days.update(day for day in event.extra_dates if first <= day <= last)
    return tuple(_on(event, calendar, day) for day in sorted(days))


def occurrences_of(
    events: Iterable[Event], calendar: Calendar, first: date, last: date
) -> tuple[Occurrence, ...]:
    """Several events from a first to a last day, by day, hour and id."""
    found = (each for event in events for each in occurrences(event, calendar, first, last))
    return tuple(sorted(found, key=_by_time))


def _by_time(found: Occurrence) -> tuple[date, int, str]:
    return (found.date, found.hours[0].opens if found.hours else -1, found.event.id)


def days_of_rule(event: Event, first: date, last: date) -> Iterator[date]:
    """The days that the rule alone gives, without exceptions and calendar; the one day of an event without."""
    if event.repeats is None:
        if first <= event.date <= last:
            yield event.date
        return
    days = _all_days(event.repeats, event.date)
    yield from days[bisect_left(days, first) : bisect_right(days, last)]


def last_day_of_rule(event: Event) -> date | None:
    """The last day that the rule gives; None if there is none."""
    days = _all_days(event.repeats, event.date) if event.repeats else (event.date,)
    return days[-1] if days else None


@dataclass(frozen=True, slots=True)
class EventDays:
    """All days of an event, and how they differ from those of its rule (EXDATE and RDATE in iCalendar).

    `excepted` are days of the rule on which it does not take place, `added` days that the rule does not have.
    `early` are added days before the first, which no rule may have.
    """

    found: tuple[Occurrence, ...]
    excepted: tuple[date, ...]
    added: tuple[date, ...]
    early: tuple[date, ...]

    @property
    def last(self) -> date:
        """The last day on which it takes place or would have."""
        return max((each.date for each in self.found), default=date.min)


def days_of_event(event: Event, calendar: Calendar) -> EventDays:
    """All days of an event: what the author left out or added, public holidays and make-up workdays applied."""
    end = max(horizon_of(event.date), *event.extra_dates, event.date)
    found = occurrences(event, calendar, min(event.date, *event.extra_dates, event.date), end)
    days = {each.date for each in found}
    of_rule = set(days_of_rule(event, event.date, end))
    added = sorted(days - of_rule)
    return EventDays(
        found,
        tuple(sorted(of_rule - days)),
        tuple(day for day in added if day > event.date),
        tuple(day for day in added if day < event.date),
    )


@lru_cache(maxsize=4096)
def _all_days(rule: str, first: date) -> tuple[date, ...]:
    return tuple(days_of(rule, first))


def _days_of_rule(event: Event, calendar: Calendar, first: date, last: date) -> Iterator[date]:
    """With what the author says of holidays and make-up workdays; what is dated by hand stays."""
    if event.repeats is None:
        yield from days_of_rule(event, first, last)
        return
    for day in days_of_rule(event, first, last):
        kind = calendar.kind_of(day)
        is_closed = (
            kind is DayKind.HOLIDAY and event.on_holidays is HolidayRule.CLOSED
        ) or (kind is DayKind.MAKEUP_WORKDAY and _is_off(event))  # fmt: skip
        if not is_closed:
            yield day
    if event.makeup_days is MakeupRule.AS_WEEKDAY and is_on_workdays(event):
        end = min(last, last_day_of_rule(event) or last)
        yield from (day for day in calendar.workdays if max(first, event.date) <= day <= end)


def _is_off(event: Event) -> bool:
    """True if an event never takes place on make-up workdays, which are Saturdays and Sundays."""
    return event.makeup_days is MakeupRule.CLOSED or (
        event.makeup_days is MakeupRule.AS_WEEKDAY and not is_on_workdays(event)
    )


def is_on_workdays(event: Event) -> bool:
    """True if an event takes place from Monday to Friday, so that make-up workdays are added."""
    if event.repeats is None:
        return False
    days = _all_days(event.repeats, event.date)[:_TWO_WEEKS]
    first_weeks = {day.weekday() for day in days if (day - event.date).days < _TWO_WEEKS}
    return first_weeks >= _WORKDAYS


def _on(event: Event, calendar: Calendar, day: date) -> Occurrence:
    held = next((each for each in event.held if each.date == day), None)
    by_rule = event.repeats is not None and day not in event.extra_dates
    cancelled: Cancelled | ClosedDays | None = next(
        (each for each in event.cancelled if each.date == day), None
    )
    if cancelled is None and held is None:
        cancelled = calendar.closed_at(event.center, day, is_dated=not by_rule)
    is_certain = held is not None or not by_rule
    return Occurrence(
        event,
        day,
        event.hours or (),
        Certainty.STATED if is_certain else _certainty(event, calendar, day),
        calendar.holiday_name(day),
        cancelled is not None,
        cancelled.reason if cancelled else None,
        held.participants if held else None,
    )


def _certainty(event: Event, calendar: Calendar, day: date) -> Certainty:
    kind = calendar.kind_of(day)
    if (event.on_holidays is HolidayRule.UNKNOWN and kind is DayKind.HOLIDAY) or (
        event.on_holidays is not HolidayRule.AS_USUAL and kind is DayKind.UNSETTLED
    ):
        return Certainty.HOLIDAY_UNKNOWN
    depends = event.on_holidays is not HolidayRule.AS_USUAL or event.makeup_days is not MakeupRule.AS_USUAL
    is_to_come = not calendar.years or day > calendar.known_until  # days before it have taken place
    return Certainty.BEYOND_CALENDAR if depends and is_to_come else Certainty.STATED
