"""Days of a calendar: its months, how far ahead it tells each day, and when nothing is on."""

import calendar
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from service_circles.languages.translator import Translator
from service_circles.schedules.time_texts import month_text

WHOLE_MONTHS_AHEAD = 2
"""A calendar shows the rest of this month and these: one made each month is never short of four weeks."""
NEAR_DAYS = 14
"""So many are told day by day, and later ones event by event."""
FEW_ROWS, MOST_ROWS = 8, 40
"""Fewer rows: days go on beyond the two weeks, so that there is always something near. More: they end sooner."""
LEAST_DAYS = 7
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class MonthDay:
    """A day of a month with how much takes place; `is_listed` if anything is on, called off or not."""

    date: date
    count: int
    is_listed: bool


@dataclass(frozen=True, slots=True)
class Month:
    """A month; days of its neighbors are None in its weeks."""

    id: str
    name: str
    weeks: tuple[tuple[MonthDay | None, ...], ...]


def last_day(day: date, whole_months: int = WHOLE_MONTHS_AHEAD) -> date:
    """The last day that a calendar made for a day shows: the end of the second month after."""
    month = day.year * 12 + day.month + whole_months  # months count from 0, so this is one more
    return date(month // 12, month % 12 + 1, 1) - _DAY


def months_of(counts: Mapping[date, int], first: date, last: date, words: Translator) -> Iterator[Month]:
    """The months from a first to a last day, both included."""
    year, month = first.year, first.month
    days = calendar.Calendar(words.customs.first_weekday)
    while (year, month) <= (last.year, last.month):
        weeks = tuple(
            tuple(
                MonthDay(day, counts.get(day, 0), day in counts) if day.month == month else None
                for day in week
            )
            for week in days.monthdatescalendar(year, month)
        )
        yield Month(f"{year}-{month:02}", month_text(date(year, month, 1), words), weeks)
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)


def turns_of_free_days(first: date, listed: Sequence[date]) -> list[date]:
    """The days after which a notice "nothing today", hidden at first, has to be shown or hidden for a list of days."""
    days = set(listed)
    turns, is_free = [], False
    for number in range((listed[-1] - first).days + 1 if listed else 0):
        day = first + number * _DAY
        if (day not in days) is not is_free:
            turns.append(day - _DAY)
            is_free = not is_free
    return turns


def end_of_days(dates: Sequence[date], first: date) -> date:
    """The last day that is told day by day, for the sorted dates of all rows: two weeks, unless rows are few or many."""
    last = first + (NEAR_DAYS - 1) * _DAY
    near = sum(each <= last for each in dates)
    if near > MOST_ROWS:
        return max(dates[MOST_ROWS] - _DAY, first + (LEAST_DAYS - 1) * _DAY)
    if near < FEW_ROWS and len(dates) > near:
        return dates[min(FEW_ROWS, len(dates)) - 1]
    return last
