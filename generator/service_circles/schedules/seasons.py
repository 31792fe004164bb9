"""Seasons: rules that hold for a part of the year, in one year or in every year.

For the days that it names, a season of one year replaces one of every year, and that the rules of the whole year.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from service_circles.records.values.schedule import Schedule, ScheduleRule
from service_circles.records.values.season_day import YearDay, year_day

_DAY = timedelta(days=1)
_YEARS_WITH_A_LEAP_DAY = (2027, 2028)


def is_seasonal(rule: ScheduleRule) -> bool:
    """True if a rule has dates of its own."""
    return rule.valid_from is not None or rule.valid_to is not None


def is_yearly(rule: ScheduleRule) -> bool:
    """True if a rule is for a season of every year."""
    return isinstance(rule.valid_from, YearDay)


def most_special(rules: Iterable[ScheduleRule]) -> list[ScheduleRule]:
    """The rules that replace all others: those of a single year, else those of every year, else all."""
    rules = list(rules)
    seasonal = [rule for rule in rules if is_seasonal(rule)]
    return [rule for rule in seasonal if not is_yearly(rule)] or seasonal or rules


def holds_on(rule: ScheduleRule, day: date) -> bool:
    """True if a day lies in the season of a rule, or it has none."""
    first, last = rule.valid_from, rule.valid_to
    if isinstance(first, YearDay) and isinstance(last, YearDay):
        return _is_between(first, year_day(day), last)
    return _date_or(first, date.min) <= day <= _date_or(last, date.max)


def hold_together(first: ScheduleRule, second: ScheduleRule) -> bool:
    """True if two rules that replace neither the other add up on some days."""
    if is_seasonal(first) != is_seasonal(second) or is_yearly(first) != is_yearly(second):
        return False
    ends = (first.valid_from, first.valid_to, second.valid_from, second.valid_to)
    days = [day for day in ends if isinstance(day, YearDay)]
    if len(days) == len(ends):
        return _is_between(days[0], days[2], days[1]) or _is_between(days[2], days[0], days[3])
    begin = max(_date_or(each.valid_from, date.min) for each in (first, second))
    return begin <= min(_date_or(each.valid_to, date.max) for each in (first, second))


def _is_between(first: YearDay, day: YearDay, last: YearDay) -> bool:
    """True for a day of a season, which may pass over New Year."""
    return first <= day <= last if first <= last else day >= first or day <= last


def _date_or(day: date | YearDay | None, otherwise: date) -> date:
    return day if isinstance(day, date) else otherwise


def last_known_day(schedule: Schedule) -> date:
    """The last day of the last season; the last date of all if a rule has no end, or there is no rule."""
    return max((_date_or(rule.valid_to, date.max) for rule in schedule.rules), default=date.max)


def is_lapsed(schedule: Schedule, on: date) -> bool:
    """True if all rules are of seasons that are over: what holds since is not known, which is not closed."""
    return last_known_day(schedule) < on


def season_starts(schedule: Schedule, first: date, after: date) -> tuple[date, ...]:
    """The days from which the same rules hold until the next of them: the first, and those before another day, in order."""
    years = range(first.year, after.year + 1) if any(map(is_yearly, schedule.rules)) else ()
    starts = {*_starts_of_single_years(schedule), *_yearly_starts(schedule, years)}
    return tuple(sorted({first, *(start for start in starts if first < start < after)}))


def typical_starts(schedule: Schedule) -> tuple[date, ...]:
    """Days on which all combinations of rules hold that there are, in order."""
    single = _starts_of_single_years(schedule)
    near = {start.year + step for start in single for step in (-1, 0, 1)} & set(range(1, date.max.year))
    return tuple(sorted({date.min, *single, *_yearly_starts(schedule, {*_YEARS_WITH_A_LEAP_DAY, *near})}))


def _starts_of_single_years(schedule: Schedule) -> set[date]:
    starts = {rule.valid_from for rule in schedule.rules if isinstance(rule.valid_from, date)}
    ends = {rule.valid_to for rule in schedule.rules if isinstance(rule.valid_to, date)}
    return starts | {end + _DAY for end in ends if end < date.max}


def _yearly_starts(schedule: Schedule, years: Iterable[int]) -> Iterator[date]:
    for year in years:
        for rule in schedule.rules:
            if isinstance(rule.valid_from, YearDay) and isinstance(rule.valid_to, YearDay):
                yield _first_from(year, rule.valid_from)
                yield _first_from(year, YearDay(rule.valid_to.month, rule.valid_to.day + 1))


def _first_from(year: int, day: YearDay) -> date:
    """The first day of a year, or of January after it, that is not before a day, which itself may not exist."""
    try:
        return date(year, day.month, day.day)
    except ValueError:
        return date(year, day.month + 1, 1) if day.month < 12 else date(year, 12, 31) + _DAY
