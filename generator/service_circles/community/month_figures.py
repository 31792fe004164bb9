"""A month of an area, computed: events planned, held and visited; matters that were raised, settled and left open."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from service_circles.community.entries.entry_states import is_over, steps_taken
from service_circles.community.occurrences import occurrences
from service_circles.records.life.entry import Entry, Step
from service_circles.records.life.event import Event
from service_circles.records.life.ledger import Ledger
from service_circles.schedules.public_holidays import Calendar

_DAY = timedelta(days=1)


@dataclass(frozen=True)
class EventMonth:
    """An event in a month: the days planned, those called off, and those of which somebody counted who came."""

    event: Event
    days: tuple[date, ...]
    called_off: int
    held: int
    visits: int


@dataclass(frozen=True)
class LedgerMonth:
    """A ledger in a month: entries that came in, that were settled, and that were open at its end."""

    ledger: Ledger
    new: int
    settled: int
    open: int
    moved: tuple[tuple[Entry, Step], ...]
    """Entries in which something happened, with the last step of the month, the latest first."""


def first_of_month(day: date, months: int = 0) -> date:
    """The first day of the month of a day, or of one so many months later."""
    number = day.year * 12 + day.month - 1 + months
    return date(number // 12, number % 12 + 1, 1)


def last_of_month(first: date) -> date:
    """The last day of the month that begins on a day."""
    return first_of_month(first, 1) - _DAY


def events_in_month(events: Iterable[Event], calendar: Calendar, first: date) -> tuple[EventMonth, ...]:
    """Events with a day in a month, by their first day; days that were called off were planned, too."""
    made = []
    for event in events:
        found = occurrences(event, calendar, first, last_of_month(first))
        if found:
            counted = [each.participants for each in found if each.participants is not None]
            off = sum(each.is_cancelled for each in found)
            days = tuple(each.date for each in found)
            made.append(EventMonth(event, days, off, len(counted), sum(counted)))
    return tuple(sorted(made, key=lambda each: (each.days[0], each.event.id)))


def ledger_in_month(ledger: Ledger, entries: Iterable[Entry], first: date, today: date) -> LedgerMonth | None:
    """The entries of a ledger in a month up to today; None where none came in, moved or was open."""
    before, end = first - _DAY, min(last_of_month(first), today)
    new = settled = still_open = 0
    moved = []
    for entry in entries:
        steps = [step for step in steps_taken(entry, end) if step.date >= first]
        if not steps_taken(entry, end):
            continue
        was_over, over = is_over(ledger, entry, before), is_over(ledger, entry, end)
        new += entry.history[0].date >= first
        settled += over and not was_over
        still_open += not over
        if steps:
            moved.append((entry, steps[-1]))
    if not (moved or settled or still_open):
        return None
    moved.sort(key=lambda each: (each[1].date, each[0].id), reverse=True)
    return LedgerMonth(ledger, new, settled, still_open, tuple(moved))
