"""What is dated falls on days of its event: what was left out, held and cancelled."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.community.occurrences import days_of_rule, is_on_workdays, occurrences
from generator.problems import Both, Problem
from generator.reading.content import ReadDirectory
from generator.reading.schema_words import words_of
from generator.records.event import Cancelled, Event, Held
from generator.records.recurrence import horizon_of
from generator.records.schedule import MakeupRule
from generator.schedules.calendar import calendar_for

Path = tuple[str | int, ...]
_MAKEUP_WORKDAY = Both("调休上班日", "a make-up workday")


def check_event_days(read: ReadDirectory, event: Event) -> Iterator[Problem]:
    """Exceptions fall on days of the rule; what was held or cancelled, on days of the event."""
    of_rule = set(days_of_rule(event, event.date, horizon_of(event.date)))
    for number, day in enumerate(event.except_dates):
        if day not in of_rule and not _may_be_made_up(event, day):
            yield _nothing_on(read, event, ("except_dates", number), day, of_rule)
    if event.held or event.cancelled:
        yield from _check_dated(read, event, (of_rule - set(event.except_dates)) | set(event.extra_dates))


def _check_dated(read: ReadDirectory, event: Event, by_rule: set[date]) -> Iterator[Problem]:
    """What was held or cancelled; `by_rule` are the days that the event has without the calendar."""
    calendar = calendar_for(read.directory.settings)
    found = occurrences(event, calendar, event.date, horizon_of(event.date))
    days = {each.date for each in found} | set(event.extra_dates)
    for path, dated in dated_of(event):
        day = dated.date
        if day in days or (_may_be_made_up(event, day) and not calendar.knows(day)):
            continue
        if day in by_rule:
            why = calendar.holiday_name(day) or _MAKEUP_WORKDAY
            yield _nothing_on(read, event, path, day, days, "L208", why=why)
        else:
            yield _nothing_on(read, event, path, day, days)


def dated_of(event: Event) -> Iterator[tuple[Path, Held | Cancelled]]:
    """What was held and what was cancelled, each with the path of its date."""
    for number, held in enumerate(event.held):
        yield ("held", number, "date"), held
    for number, cancelled in enumerate(event.cancelled):
        yield ("cancelled", number, "date"), cancelled


def _may_be_made_up(event: Event, day: date) -> bool:
    """Make-up workdays are known only to the calendar; a weekend day of a weekday's event may be one."""
    return event.makeup_days is MakeupRule.AS_WEEKDAY and is_on_workdays(event) and day.weekday() >= 5


def _nothing_on(
    read: ReadDirectory,
    event: Event,
    path: Path,
    day: date,
    possible: set[date],
    code: str = "L204",
    why: object = None,
) -> Problem:
    title = words_of(Event, str(path[0])).title
    near = sorted(sorted(possible, key=lambda other: (abs(other - day), other))[:2])
    nearest = ", ".join(map(str, near))
    return read.places.problem_at(
        event, path, code, title=title, field=path[0], found=day, nearest=nearest, why=why
    )
