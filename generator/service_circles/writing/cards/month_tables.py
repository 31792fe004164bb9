"""Months as tables: weeks from Monday to Sunday, with how much there is on each day."""

from __future__ import annotations

import calendar
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from service_circles.languages.translator import Words
from service_circles.schedules.time_texts import month_text

_WEEKS = calendar.Calendar(calendar.MONDAY)


@dataclass(frozen=True, slots=True)
class MonthDay:
    """A day of a month with how much takes place; `is_listed` if the list has it, called off or not."""

    date: date
    count: int
    is_listed: bool


@dataclass(frozen=True, slots=True)
class Month:
    """A month; days of its neighbors are None in its weeks."""

    id: str
    name: str
    weeks: tuple[tuple[MonthDay | None, ...], ...]


def months_of(counts: Mapping[date, int], first: date, last: date, words: Words) -> Iterator[Month]:
    """The months from a first to a last day, both included."""
    year, month = first.year, first.month
    while (year, month) <= (last.year, last.month):
        weeks = tuple(
            tuple(
                MonthDay(day, counts.get(day, 0), day in counts) if day.month == month else None
                for day in week
            )
            for week in _WEEKS.monthdatescalendar(year, month)
        )
        yield Month(f"{year}-{month:02}", month_text(date(year, month, 1), words), weeks)
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
