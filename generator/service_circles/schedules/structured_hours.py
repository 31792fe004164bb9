"""Opening hours for search engines: OpeningHoursSpecification of schema.org, for the year from the day of the build.

Weekly hours hold where no dated entry does; a dated entry closes a day as 00:00 to 00:00. Days whose hours are not known
have neither.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby, pairwise

from service_circles.records.hours.spans import DAY_MINUTES, Span
from service_circles.records.values.schedule import Schedule, ScheduleKind
from service_circles.schedules.day_hours import Certainty, DailyHours
from service_circles.schedules.public_holidays import Calendar
from service_circles.schedules.seasons import season_starts
from service_circles.schedules.usual_hours import WEEKDAYS, Spans, rules_in_force, weekly_spans

_DAYS_OF_THE_WEEK = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_DAYS_PUBLISHED = 366
_KNOWN = {Certainty.STATED, Certainty.BEYOND_CALENDAR}

Specification = dict[str, object]
Week = tuple[Spans, ...]
_NO_HOURS: Week = ((),) * len(WEEKDAYS)


def schema_org_hours(schedule: Schedule, calendar: Calendar, day: date) -> list[Specification]:
    """The hours from a day on; none if one cannot simply go there."""
    if schedule.kind is not ScheduleKind.REGULAR:
        return []
    year = _year_from(DailyHours(schedule, calendar), day)
    return [*_weekly(year), *_dated(year)]


def published_spans(schedule: Schedule, calendar: Calendar, day: date) -> dict[date, Spans | None]:
    """The hours of each day of the year from a day on; None where they are not known."""
    year = _year_from(DailyHours(schedule, calendar), day)
    return {year.day(place): spans for place, spans in enumerate(year.spans)}


def closed_specification(first: date | None, last: date | None) -> Specification:
    """Closed between two days, either of which may be open."""
    return _specification(Span(0, 0), first, last)


@dataclass(frozen=True, slots=True)
class _Year:
    """The published days: the weekly hours that hold on each, and its own hours; None where they are not known."""

    first: int
    weeks: list[Week | None]
    spans: list[Spans | None]

    def day(self, place: int) -> date:
        return date.fromordinal(self.first + place)

    def weekly_spans(self, place: int) -> Spans | None:
        week = self.weeks[place]
        return week[(self.first + place - 1) % len(week)] if week else None  # ordinal 1 is a Monday


def _year_from(daily: DailyHours, day: date) -> _Year:
    first = day.toordinal()
    after = min(first + _DAYS_PUBLISHED, date.max.toordinal())
    year = _Year(first, list(_weeks(daily, first, after)), [])
    year.spans.extend(map(year.weekly_spans, range(after - first)))
    for special in daily.special_days(first, after):
        hours, place = daily.on(date.fromordinal(special)), special - first
        is_known = hours.certainty in _KNOWN
        year.spans[place] = hours.spans if is_known else None
        year.weeks[place] = (year.weeks[place] or _NO_HOURS) if is_known else None
    return year


def _weeks(daily: DailyHours, first: int, after: int) -> Iterator[Week | None]:
    """The week of each day: the same from one start of a season to the next."""
    end = date.fromordinal(after)
    for day, next_day in pairwise((*season_starts(daily.schedule, date.fromordinal(first), end), end)):
        week = _week(daily, day) if day <= daily.usual.last_known_day else None
        yield from [week] * (next_day - day).days


def _week(daily: DailyHours, day: date) -> Week:
    rules = rules_in_force(daily.schedule, day)
    return tuple(weekly_spans(rules, weekday) for weekday in WEEKDAYS)


def _weekly(year: _Year) -> Iterator[Specification]:
    """The weekly hours of each run of days with the same week; without dates at the ends of what is published."""
    last = len(year.weeks) - 1
    for week, alike in groupby(range(len(year.weeks)), key=year.weeks.__getitem__):
        run = tuple(alike)
        dates = (year.day(run[0]) if run[0] else None, year.day(run[-1]) if run[-1] < last else None)
        for spans in dict.fromkeys(week or ()):
            names = [_DAYS_OF_THE_WEEK[at] for at, each in enumerate(week or ()) if each == spans]
            yield from (_specification(span, *dates, names) for span in spans)


def _dated(year: _Year) -> Iterator[Specification]:
    """Runs of days with the same hours, from the first to the last on which these are not those of the week."""
    for spans, run in groupby(range(len(year.spans)), key=year.spans.__getitem__):
        other = [] if spans is None else [place for place in run if year.weekly_spans(place) != spans]
        if other:
            dates = (year.day(other[0]), year.day(other[-1]))
            yield from (_specification(span, *dates) for span in spans or (Span(0, 0),))


def _specification(
    span: Span, first: date | None, last: date | None, weekdays: list[str] | None = None
) -> Specification:
    closes = min(span.closes, span.opens + DAY_MINUTES - 1)  # a whole day is written 00:00 to 23:59
    given = {
        "@type": "OpeningHoursSpecification",
        "dayOfWeek": weekdays,
        "opens": _clock(span.opens),
        "closes": _clock(closes),
        "validFrom": first and first.isoformat(),
        "validThrough": last and last.isoformat(),
    }
    return {key: value for key, value in given.items() if value}


def _clock(minute: int) -> str:
    minute %= DAY_MINUTES
    return f"{minute // 60:02}:{minute % 60:02}"
