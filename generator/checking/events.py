"""Events take place on some days and come to an end; what is dated falls on one of their days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.community.occurrences import days_of_rule, is_on_workdays
from generator.problems import Problem
from generator.reading.content import ReadDirectory
from generator.reading.schema_words import words_of
from generator.records.event import Cancelled, Event, Held
from generator.records.recurrence import horizon_of, parts_of
from generator.records.schedule import MakeupRule


def check_events(read: ReadDirectory) -> Iterator[Problem]:
    """Every event."""
    for event in read.directory.events:
        problem = _ever_and_for_ever(read, event)
        if problem is not None:
            yield problem
            continue
        yield from _check_dated(read, event)


def _ever_and_for_ever(read: ReadDirectory, event: Event) -> Problem | None:
    """The problem if it never takes place, never ends, or begins on a day that is none of its own."""
    days = set(days_of_rule(event, event.date, horizon_of(event.date)))
    if not (days - set(event.except_dates)) | set(event.extra_dates):
        if event.repeats is None:
            return read.places.problem_at(event, ("except_dates",), "L205", found=event.date)
        return _never(read, event, event.repeats, len(days))
    if event.repeats is None:
        return None
    if _is_endless(event.repeats, event.date, len(days)):
        return _endless(read, event)
    if event.date not in days:
        first = min(days, default=event.date)
        return read.places.problem_at(
            event, ("date",), "L203", found=event.date, rule=event.repeats, mended=first
        )
    return None


def _never(read: ReadDirectory, event: Event, rule: str, days: int) -> Problem:
    """Why a rule comes to nothing: every day left out, over before it begins, or no such day at all."""
    if days:
        return read.places.problem_at(event, ("except_dates",), "L207", rule=rule, count=days)
    until = parts_of(rule).get("UNTIL")
    if until and date.fromisoformat(until) < event.date:
        mended = f"UNTIL={event.date.year}1231"
        last = date.fromisoformat(until)
        return read.places.problem_at(
            event, ("repeats",), "L206", first=event.date, found=last, mended=mended
        )
    return read.places.problem_at(event, ("repeats",), "L201", first=event.date, found=rule)


def _is_endless(rule: str, first: date, days: int) -> bool:
    """Whether a rule has no end within the years that can be planned."""
    parts = parts_of(rule)
    if "UNTIL" in parts:
        return date.fromisoformat(parts["UNTIL"]) > horizon_of(first)
    return "COUNT" not in parts or days < int(parts["COUNT"])


def _endless(read: ReadDirectory, event: Event) -> Problem:
    kept = [part for part in (event.repeats or "").split(";") if not part.startswith(("UNTIL=", "COUNT="))]
    mended = ";".join([*kept, f"UNTIL={event.date.year + 1}1231"])
    return read.places.problem_at(event, ("repeats",), "L202", found=event.repeats, mended=mended)


def _check_dated(read: ReadDirectory, event: Event) -> Iterator[Problem]:
    """Exceptions fall on days of the rule; what was held or cancelled, on days of the event."""
    of_rule = set(days_of_rule(event, event.date, horizon_of(event.date)))
    for number, day in enumerate(event.except_dates):
        if day not in of_rule and not _may_be_made_up(event, day):
            yield _nothing_on(read, event, ("except_dates", number), day, of_rule)
    possible = (of_rule - set(event.except_dates)) | set(event.extra_dates)
    dated_fields: dict[str, tuple[Held | Cancelled, ...]] = {"held": event.held, "cancelled": event.cancelled}
    for field, dated in dated_fields.items():
        for number, each in enumerate(dated):
            if each.date not in possible and not _may_be_made_up(event, each.date):
                yield _nothing_on(read, event, (field, number, "date"), each.date, possible)


def _may_be_made_up(event: Event, day: date) -> bool:
    """Make-up workdays are known only to the calendar; a weekend day of a weekday's event may be one."""
    return event.makeup_days is MakeupRule.AS_WEEKDAY and is_on_workdays(event) and day.weekday() >= 5


def _nothing_on(
    read: ReadDirectory, event: Event, path: tuple[str | int, ...], day: date, possible: set[date]
) -> Problem:
    nearest = sorted(sorted(possible, key=lambda other: (abs(other - day), other))[:2])
    return read.places.problem_at(
        event,
        path,
        "L204",
        title=words_of(Event, str(path[0])).title,
        field=path[0],
        found=day,
        nearest=", ".join(map(str, nearest)),
    )
