"""The usual hours of a day: weekly and monthly rules and seasons, before holidays and exceptions.

A rule with dates of its own (a season) replaces, while it holds, the all-year rules of the weekdays that
it names every week; `seasons` says which of several does. Monthly rules (the n-th weekday) add to the weekly hours of that day. Several rules
for one day add up.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property, lru_cache
from typing import NamedTuple

from service_circles.records.hours.spans import DayRule, Span
from service_circles.records.values.schedule import Schedule, ScheduleRule
from service_circles.schedules.seasons import (
    holds_on,
    is_seasonal,
    last_known_day,
    most_special,
    typical_starts,
)

WEEKDAYS = range(7)
_WORKDAYS = range(5)
_WEEK = timedelta(days=7)
Spans = tuple[Span, ...]


class MonthDay(NamedTuple):
    """A weekday (0 is Monday) of a month: the n-th (1 to 5), and whether it is the last."""

    weekday: int
    nth: int
    is_last: bool


MONTH_DAYS = tuple(
    MonthDay(weekday, nth, is_last)
    for weekday in WEEKDAYS
    for nth, is_last in ((1, False), (2, False), (3, False), (4, False), (4, True), (5, True))
)
"""All possible values."""


@lru_cache(maxsize=4096)
def month_day(day: date) -> MonthDay:
    """The weekday of its month that a day is."""
    return MonthDay(day.weekday(), (day.day + 6) // 7, (day + _WEEK).month != day.month)


@dataclass(frozen=True, eq=False)
class UsualHours:
    """Cache of a schedule's usual hours: where the same seasons hold they are the same for each weekday of a month."""

    schedule: Schedule
    _usual: dict[tuple[tuple[bool, ...], MonthDay], Spans] = field(default_factory=dict)
    _workdays: dict[tuple[tuple[bool, ...], MonthDay], Spans] = field(default_factory=dict)

    @cached_property
    def typical_starts(self) -> tuple[date, ...]:
        """As `typical_starts`."""
        return typical_starts(self.schedule)

    @cached_property
    def _seasons(self) -> tuple[ScheduleRule, ...]:
        return tuple(filter(is_seasonal, self.schedule.rules))

    @cached_property
    def last_known_day(self) -> date:
        """As `last_known_day`."""
        return last_known_day(self.schedule)

    def spans(self, on: date, place: MonthDay) -> Spans:
        """As `usual_spans`."""
        return self._cached(self._usual, usual_spans, on, place)

    def workday_spans(self, on: date, place: MonthDay) -> Spans:
        """As `workday_spans`."""
        return self._cached(self._workdays, workday_spans, on, place)

    def _cached(
        self,
        known: dict[tuple[tuple[bool, ...], MonthDay], Spans],
        compute: Callable[[Schedule, date, MonthDay], Spans],
        on: date,
        place: MonthDay,
    ) -> Spans:
        key = (tuple(holds_on(rule, on) for rule in self._seasons), place)
        spans = known.get(key)
        if spans is None:
            spans = known[key] = compute(self.schedule, on, place)
        return spans


def usual_spans(schedule: Schedule, on: date, place: MonthDay) -> Spans:
    """Hours of a weekday of the month, by the rules that hold on a date; a season replaces all others that name the day."""
    return merge_spans(span for rule in _deciding(schedule, on, place) for span in rule.hours)


def workday_spans(schedule: Schedule, on: date, place: MonthDay) -> Spans:
    """Hours if the day counts as a working day: those that most of Monday to Friday share.

    Where as many share other hours, the earlier weekday decides. Monthly hours of the day stay.
    """
    rules = rules_in_force(schedule, on)
    shared = Counter(weekly_spans(rules, weekday) for weekday in _WORKDAYS)
    monthly = (rule for rule in _deciding(schedule, on, place) if _monthly(place).intersection(rule.byday))
    return merge_spans((*shared.most_common(1)[0][0], *(span for rule in monthly for span in rule.hours)))


def rules_in_force(schedule: Schedule, on: date) -> tuple[ScheduleRule, ...]:
    """The rules that hold on a date."""
    return tuple(rule for rule in schedule.rules if holds_on(rule, on))


def weekly_spans(rules: Iterable[ScheduleRule], weekday: int) -> Spans:
    """Every week's hours of a weekday, of rules that hold at the same time; seasons come first."""
    named = [rule for rule in rules if DayRule(weekday) in rule.byday]
    return merge_spans(span for rule in most_special(named) for span in rule.hours)


def merge_spans(spans: Iterable[Span]) -> Spans:
    """Spans in order, those that touch or overlap joined."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.opens <= joined[-1].closes:
            joined[-1] = Span(joined[-1].opens, max(joined[-1].closes, span.closes))
        else:
            joined.append(span)
    return tuple(joined)


def _deciding(schedule: Schedule, on: date, place: MonthDay) -> list[ScheduleRule]:
    names = {DayRule(place.weekday)} | _monthly(place)
    return most_special([rule for rule in rules_in_force(schedule, on) if names.intersection(rule.byday)])


def _monthly(place: MonthDay) -> set[DayRule]:
    """The names that monthly rules have for a day: its number in the month, and 'last'."""
    named = {DayRule(place.weekday, place.nth)}
    return named | {DayRule(place.weekday, -1)} if place.is_last else named
