"""Events that take place on most days: told once, with their weekdays, instead of again on every day."""

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from service_circles.community.occurrences import Occurrence
from service_circles.records.life.event import Event
from service_circles.schedules.day_hours import Certainty

_DAY = timedelta(days=1)
_WINDOW = 14 * _DAY
_LEAST = 8
"""Days of the next two weeks; from Monday to Friday are ten."""


@dataclass(frozen=True)
class Everyday:
    """An event with the weekdays on which it takes place up to a last day."""

    event: Event
    weekdays: frozenset[int]
    last: date
    left_out: tuple[date, ...]
    """Days with these weekdays on which it does not take place, as on public holidays."""
    unsure_from: date | None
    """From this day on nobody knows the public holidays yet."""


def fold_everyday(
    found: Sequence[Occurrence], first: date, make_up_workdays: Container[date]
) -> tuple[list[Everyday], list[Occurrence]]:
    """Split events into those on most days of two weeks, and all other occurrences in their order.

    These include what is called off or not sure on a public holiday, and a make-up workday that the weekdays do not tell.
    """
    everyday: dict[str, Everyday] = {}
    for event, of_event in groupby(sorted(found, key=_by_event), key=lambda each: each.event):
        days = list(of_event)
        soon = [each.date for each in days if each.date < first + _WINDOW and not each.is_cancelled]
        if len(soon) >= _LEAST:
            weekdays = frozenset(day.weekday() for day in soon if day not in make_up_workdays)
            everyday[event.id] = _folded(event, weekdays, days, first)
    others = [each for each in found if not _is_told(each, everyday.get(each.event.id))]
    return list(everyday.values()), others


def _by_event(found: Occurrence) -> tuple[str, date]:
    return found.event.id, found.date


def _folded(event: Event, weekdays: frozenset[int], days: Iterable[Occurrence], first: date) -> Everyday:
    dates = {each.date: each for each in days}
    last = max(dates)
    all_days = (first + number * _DAY for number in range((last - first).days + 1))
    left_out = tuple(day for day in all_days if day.weekday() in weekdays and day not in dates)
    unsure = (day for day, each in dates.items() if each.certainty is Certainty.BEYOND_CALENDAR)
    return Everyday(event, weekdays, last, left_out, min(unsure, default=None))


def _is_told(found: Occurrence, everyday: Everyday | None) -> bool:
    return (
        everyday is not None
        and not found.is_cancelled
        and found.certainty is not Certainty.HOLIDAY_UNKNOWN
        and found.date.weekday() in everyday.weekdays
    )
