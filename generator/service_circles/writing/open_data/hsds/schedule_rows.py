"""A schedule as rows of HSDS, which only add up: no row can close what another opens.

So a row ends before a day on which its hours do not hold, such as a public holiday, and goes on in another row after it.
All rows end a year after the build: what is not known by then is not promised.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from service_circles.records.hours.spans import DAY_MINUTES, DayRule, Span
from service_circles.records.values.schedule import Schedule
from service_circles.schedules.public_holidays import Calendar
from service_circles.schedules.structured_hours import published_spans
from service_circles.schedules.usual_hours import Spans, month_day

_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class ScheduleRow:
    """Hours on some weekdays between two dates; `freq` and `byday` as in RFC 5545."""

    first: date
    last: date
    freq: str
    byday: str
    span: Span

    @property
    def opens_at(self) -> str:
        """'09:00'."""
        return _clock(self.span.opens)

    @property
    def closes_at(self) -> str:
        """'17:00'; earlier than it opens where that is after midnight, and 23:59 at the end of a whole day."""
        return _clock(min(self.span.closes, self.span.opens + DAY_MINUTES - 1))


def _clock(minute: int) -> str:
    return f"{minute // 60 % 24:02}:{minute % 60:02}"


def schedule_rows(schedule: Schedule, calendar: Calendar, day: date) -> list[ScheduleRow]:
    """The rows for the year from a day on: those of the rules, then those of the days that differ."""
    hours = {each: spans or () for each, spans in published_spans(schedule, calendar, day).items()}
    rows: list[ScheduleRow] = []
    for days, span in dict.fromkeys(_usual(schedule)):
        rows += _rows_of_rule(days, span, hours)
    return [*rows, *_rows_of_other_days(hours)]


def _usual(schedule: Schedule) -> Iterator[tuple[tuple[DayRule, ...], Span]]:
    """Weekdays with hours that they have, weekly ones apart from those of a month."""
    for rule in schedule.rules:
        for is_monthly in (False, True):
            days = tuple(day for day in rule.byday if bool(day.nth) is is_monthly)
            if days:
                yield from ((days, span) for span in rule.hours)


def _rows_of_rule(days: Sequence[DayRule], span: Span, hours: dict[date, Spans]) -> Iterator[ScheduleRow]:
    """The runs of days on which a rule's hours hold, taken out of the hours that are still to be told."""
    named = [day for day in hours if _names(days, day)]
    for holds, run in groupby(named, key=lambda day: span in hours[day]):
        if holds:
            told = list(run)
            for day in told:
                hours[day] = tuple(each for each in hours[day] if each != span)
            freq = "MONTHLY" if days[0].nth else "WEEKLY"
            yield ScheduleRow(told[0], told[-1], freq, ",".join(map(_code, days)), span)


def _names(days: Sequence[DayRule], day: date) -> bool:
    place = month_day(day)
    nths = {0, place.nth, -1} if place.is_last else {0, place.nth}
    return any(each.weekday == place.weekday and each.nth in nths for each in days)


def _code(day: DayRule) -> str:
    return f"{day.nth or ''}{_CODES[day.weekday]}"


def _rows_of_other_days(hours: dict[date, Spans]) -> Iterator[ScheduleRow]:
    """Yield the days that no rule covers, such as make-up workdays: runs of days with the same hours."""
    for span in sorted({span for spans in hours.values() for span in spans}):
        days = [day for day, spans in hours.items() if span in spans]
        for _, run in groupby(enumerate(days), key=lambda each: each[1] - each[0] * _DAY):
            told = [day for _, day in run]
            weekdays = sorted({day.weekday() for day in told})
            byday = ",".join(_CODES[weekday] for weekday in weekdays)
            yield ScheduleRow(told[0], told[-1], "WEEKLY", byday, span)
