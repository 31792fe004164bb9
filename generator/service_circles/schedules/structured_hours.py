"""Opening hours for search engines: OpeningHoursSpecification of schema.org, for the year from the day of the build.

Weekly hours hold where no dated entry does; a dated entry closes a day as 00:00 to 00:00. Days whose hours are not known
have neither.
"""

from bisect import bisect_right
from collections.abc import Iterator
from datetime import date
from itertools import groupby

from service_circles.records.values.hours_text import DAY_MINUTES, Span
from service_circles.records.values.schedule import Schedule, ScheduleKind
from service_circles.schedules.day_hours import Certainty, DailyHours
from service_circles.schedules.public_holidays import Calendar
from service_circles.schedules.usual_hours import WEEKDAYS, Spans, rules_in_force, weekly_spans

_DAYS_OF_THE_WEEK = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_DAYS_PUBLISHED = 366
_KNOWN = {Certainty.STATED, Certainty.BEYOND_CALENDAR}

Specification = dict[str, object]
Week = tuple[Spans, ...]


def schema_org_hours(schedule: Schedule, calendar: Calendar, day: date) -> list[Specification]:
    """The hours from a day on; none if one cannot simply go there."""
    if schedule.kind is not ScheduleKind.REGULAR:
        return []
    days = [date.fromordinal(at) for at in range(day.toordinal(), _end(day))]
    daily = DailyHours(schedule, calendar)
    found = [(each, daily.on(each)) for each in days]
    known = {each: hours.spans for each, hours in found if hours.certainty in _KNOWN}
    starts = daily.usual.starts
    week_from = {
        start: _week(schedule, start) for start in starts
    }  # once per season: most days have the same week
    weeks = {each: week_from[starts[bisect_right(starts, each) - 1]] for each in known}
    return [*_weekly(weeks, days), *_dated(known, weeks)]


def closed_specification(first: date | None, last: date | None) -> Specification:
    """Closed between two days, either of which may be open."""
    return _specification(Span(0, 0), first, last)


def _end(day: date) -> int:
    return min(day.toordinal() + _DAYS_PUBLISHED, date.max.toordinal())


def _week(schedule: Schedule, day: date) -> Week:
    rules = rules_in_force(schedule, day)
    return tuple(weekly_spans(rules, weekday) for weekday in WEEKDAYS)


def _weekly(weeks: dict[date, Week], days: list[date]) -> Iterator[Specification]:
    """The weekly hours of each run of days with the same week; without dates at the ends of what is published."""
    for week, alike in groupby(days, key=weeks.get):
        run = tuple(alike)
        dates = (run[0] if run[0] > days[0] else None, run[-1] if run[-1] < days[-1] else None)
        for spans in dict.fromkeys(week or ()):
            names = [_DAYS_OF_THE_WEEK[at] for at, each in enumerate(week or ()) if each == spans]
            yield from (_specification(span, *dates, names) for span in spans)


def _dated(known: dict[date, Spans], weeks: dict[date, Week]) -> Iterator[Specification]:
    """Runs of days with the same hours, from the first to the last on which these are not those of the week."""
    places = {
        day: day.toordinal() - place for place, day in enumerate(known)
    }  # the same as long as no day is missing
    for (_, spans), run in groupby(known, key=lambda day: (places[day], known[day])):
        other = [day for day in run if weeks[day][day.weekday()] != spans]
        if other:
            yield from (_specification(span, other[0], other[-1]) for span in spans or (Span(0, 0),))


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
