"""Which days a rule's own are not (EXDATE), and which come besides (RDATE)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from service_circles.community.occurrences import Occurrence, days_of_rule, occurrences
from service_circles.records.event import Event
from service_circles.records.values.recurrence import horizon_of
from service_circles.schedules.public_holidays import Calendar


@dataclass(frozen=True, slots=True)
class EventDays:
    """An event's days beside those of its rule; `early` are days before its first, which no rule may have."""

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
    begin = min(event.date, *event.extra_dates, event.date)
    found = occurrences(event, calendar, begin, end)
    days = {each.date for each in found}
    of_rule = set(days_of_rule(event, event.date, end))
    added = days - of_rule
    return EventDays(
        found,
        tuple(sorted(of_rule - days)),
        tuple(sorted(day for day in added if day > event.date)),
        tuple(sorted(day for day in added if day < event.date)),
    )
