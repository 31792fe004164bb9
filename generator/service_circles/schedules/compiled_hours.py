"""A schedule compiled for the page's script, which only looks up today in the directory's time zone.

All rules of opening hours are in Python, so that a second copy in JavaScript cannot drift.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import groupby, pairwise, zip_longest
from operator import itemgetter

from service_circles.languages.translator import CHINESE, Translator
from service_circles.records.values.schedule import Schedule, ScheduleKind
from service_circles.schedules.day_hours import DailyHours, DayHours, has_usual_hours
from service_circles.schedules.public_holidays import Calendar
from service_circles.schedules.seasons import is_lapsed, is_yearly, season_starts
from service_circles.schedules.usual_hours import MONTH_DAYS, WEEKDAYS, Spans

_EPOCH = date(1970, 1, 1).toordinal()
_YEAR = timedelta(days=366)
_YEARS_OF_SEASONS = 6
_NOT_STATED = -1
_NO_WEEK = [_NOT_STATED] * len(WEEKDAYS)
_PLACES_OF_A_WEEKDAY = len(MONTH_DAYS) // len(WEEKDAYS)


def compile_schedule(
    schedule: Schedule, calendar: Calendar, words: Translator = CHINESE, since: date = date.min
) -> dict[str, object]:
    """The weeks and dates of a schedule as plain JSON, without what ended before `since`. Days count from `base`.

    `kind`: as in the record, left out if regular. `base`: days from 1970-01-01. `known`: number of days
    that the calendar knows, left out where the hours do not depend on it. `hours`: the sets of hours, each [opens, closes, ...] in minutes.
    `weeks`: [first day, the seven indexes into `hours`, {place in MONTH_DAYS: index} where other], the
    first for all days before the second. `dates`: [index, name, gap, days, gap, days, ...], which win;
    the first gap is from `base`, the others from the range before. Index -1: the hours are not stated.
    Seasons of every year are given for some years, after which the hours count as not stated.
    """
    base = calendar.known_from.toordinal()
    table, daily = _HoursTable(), DailyHours(schedule, calendar)
    compiled: dict[str, object] = {"base": base - _EPOCH}
    if schedule.kind is not ScheduleKind.REGULAR:
        compiled["kind"] = schedule.kind.value
    if daily.depends_on_calendar:
        compiled["known"] = calendar.known_until.toordinal() + 1 - base
    compiled["weeks"] = [*_weeks(daily, table, since)]
    compiled["dates"] = _dates(daily, table, words, since)
    compiled["hours"] = table.flat()
    return compiled


class _HoursTable:
    """Sets of hours, each stored once."""

    def __init__(self) -> None:
        self._indexes: dict[Spans, int] = {}

    def index(self, spans: Spans) -> int:
        return self._indexes.setdefault(spans, len(self._indexes))

    def flat(self) -> list[list[int]]:
        return [[minute for span in spans for minute in span] for spans in self._indexes]


def _weeks(daily: DailyHours, table: _HoursTable, since: date) -> Iterator[list[object]]:
    first, after = date.min, date.max
    if any(map(is_yearly, daily.schedule.rules)):
        first = since if since > date.min else daily.calendar.known_from - _YEAR
        after = date(min(first.year + _YEARS_OF_SEASONS, date.max.year), 1, 1)
    base = daily.calendar.known_from.toordinal()
    starts = _starts_since(season_starts(daily.schedule, first, after), since)
    for number, start in enumerate(starts):
        yield _week(daily, table, start, start.toordinal() - base if number else 0)
    if after < date.max:
        yield [after.toordinal() - base, _NO_WEEK]


def _starts_since(starts: tuple[date, ...], since: date) -> tuple[date, ...]:
    """The starts of seasons that a day or a later one lies in."""
    return tuple(start for start, after in zip_longest(starts, starts[1:]) if after is None or after > since)


def _week(daily: DailyHours, table: _HoursTable, start: date, first_day: int) -> list[object]:
    if not has_usual_hours(daily.schedule) or is_lapsed(daily.schedule, start):
        return [first_day, _NO_WEEK]
    indexes = [table.index(daily.usual.spans(start, place)) for place in MONTH_DAYS]
    week = indexes[2::_PLACES_OF_A_WEEKDAY]
    others = {
        str(number): index
        for number, index in enumerate(indexes)
        if index != week[number // _PLACES_OF_A_WEEKDAY]
    }
    return [first_day, week, others] if others else [first_day, week]


def _dates(daily: DailyHours, table: _HoursTable, words: Translator, since: date) -> list[list[object]]:
    base = daily.calendar.known_from.toordinal()
    ranges: dict[tuple[int, str], list[int]] = {}
    for first, after, hours in _special_ranges(daily):
        if after <= since.toordinal():
            continue
        index = table.index(hours.spans) if hours.is_certain else _NOT_STATED
        name = words.listed(words(part) for part in (hours.name or "").split("、"))
        gaps_and_days = ranges.setdefault((index, name), [])
        gaps_and_days += [first - base - sum(gaps_and_days), after - first]
    return [[*key, *gaps_and_days] for key, gaps_and_days in ranges.items()]


def _special_ranges(daily: DailyHours) -> Iterator[tuple[int, int, DayHours]]:
    """First ordinal, ordinal after the last, hours; nothing changes between two bounds."""
    bounds: set[int] = set()
    for exception in daily.schedule.exceptions:
        bounds |= {exception.date.toordinal(), (exception.until or exception.date).toordinal() + 1}
    for day in daily.calendar.special_days:
        bounds |= {day.toordinal(), day.toordinal() + 1}
    segments = (
        (first, after, daily.on(date.fromordinal(first))) for first, after in pairwise(sorted(bounds))
    )
    for hours, alike in groupby(segments, key=itemgetter(2)):
        if hours.is_special:
            run = tuple(alike)
            yield run[0][0], run[-1][1], hours
