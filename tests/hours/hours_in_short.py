"""Hours in a short form, as days of a year: what texts say, told without the grammar that reads them."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from service_circles.records.values.schedule import Schedule, ScheduleKind

NAMES = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
YEAR = tuple(date(2027, 1, 1) + timedelta(number) for number in range(365))
_TWO_MONTHS = 62
"""The days compared where no rule has a season: each weekday is in them, and a fifth Friday, Saturday and Sunday."""
APPOINTMENT = ScheduleKind.BY_APPOINTMENT
_KINDS = {"APPT": APPOINTMENT, "UNK": ScheduleKind.UNKNOWN}
_HOLIDAYS = {"PH-": "closed", "PH+": "as_usual", "PHh": "hours"}

Day = tuple[int, int]
"""A weekday, and 0 for every week or its number in the month."""
Season = tuple[tuple[int, int], tuple[int, int]] | None
Rule = tuple[Season, frozenset[Day], frozenset[tuple[int, int]]]


def is_said_by(schedule: Schedule, short: str) -> bool:
    """True if a schedule is what the short form says."""
    words = short.split()
    if words[0] in _KINDS:
        return schedule.kind is _KINDS[words[0]] and not schedule.rules
    holidays = next((_HOLIDAYS[word] for word in words if word in _HOLIDAYS), None)
    given = "hours" if schedule.holiday_hours else schedule.holidays and schedule.holidays.value
    has_note = schedule.note or any(rule.note for rule in schedule.rules) or schedule.kind is APPOINTMENT
    meant = list(_rules_in(" ".join(word for word in words if word not in {*_HOLIDAYS, "+n"})))
    found = list(_rules_of(schedule))
    days = YEAR if any(season for season, _, _ in [*meant, *found]) else YEAR[:_TWO_MONTHS]
    return (
        given == holidays
        and bool(has_note or "+n" not in words)
        and all(_hours_on(day, meant) == _hours_on(day, found) for day in days)
    )


def _rules_in(short: str) -> Iterator[Rule]:
    season: Season = None
    for part in short.split(";"):
        *seasons, rest = re.findall(r"\[(\d+)/(\d+)-(\d+)/(\d+)\]|([^\[\]]+)$", part.strip())
        for first_month, first, last_month, last, _ in seasons:
            season = (int(first_month), int(first)), (int(last_month), int(last))
        days, _, hours = rest[-1].strip().rpartition(" ")
        yield season, frozenset(_days_in(days or "Mo-Su")), frozenset(map(_span_in, hours.split(",")))


def _days_in(text: str) -> Iterator[Day]:
    for nth, first, last in re.findall(r"(-?\d)?([A-Z][a-z])(?:-([A-Z][a-z]))?", text):
        start = NAMES.index(first)
        steps = (NAMES.index(last or first) - start) % 7 + 1
        yield from (((start + step) % 7, int(nth or 0)) for step in range(steps))


def _span_in(text: str) -> tuple[int, int]:
    opens, closes = (
        int(hour) * 60 + int(minute or 0) for hour, minute in re.findall(r"(\d+)(?::(\d+))?", text)
    )
    return opens, closes if closes > opens else closes + 24 * 60


def _rules_of(schedule: Schedule) -> Iterator[Rule]:
    for rule in schedule.rules:
        first, last = rule.valid_from, rule.valid_to
        season = ((first.month, first.day), (last.month, last.day)) if first and last else None
        days = frozenset((day.weekday, day.nth) for day in rule.byday)
        yield season, days, frozenset((span.opens, span.closes) for span in rule.hours)


def _hours_on(day: date, rules: list[Rule]) -> frozenset[tuple[int, int]]:
    """The spans of a day; a season replaces the usual hours."""
    on_day = [rule for rule in rules if not _NAMES_OF[day].isdisjoint(rule[1]) and _is_in(day, rule[0])]
    seasonal = [rule for rule in on_day if rule[0]]
    return frozenset(span for _, _, spans in seasonal or on_day for span in spans)


def _names_of(day: date) -> frozenset[Day]:
    """The names of a day in rules: every Friday, the second Friday of the month, the last."""
    is_last = (day + timedelta(7)).month != day.month
    nths = {0, (day.day - 1) // 7 + 1, *([-1] if is_last else [])}
    return frozenset((day.weekday(), nth) for nth in nths)


_NAMES_OF = {day: _names_of(day) for day in YEAR}


def _is_in(day: date, season: Season) -> bool:
    if season is None:
        return True
    first, last = season
    here = (day.month, day.day)
    return first <= here <= last if first <= last else here >= first or here <= last
