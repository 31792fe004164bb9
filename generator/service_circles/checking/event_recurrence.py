"""Events take place on some days, come to an end and do not last into the next day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from service_circles.checking.event_days import check_event_days
from service_circles.checking.schedule_checks import clock
from service_circles.community.occurrences import days_of_rule
from service_circles.problems.problem import Problem
from service_circles.reading.directory_reader import ReadDirectory
from service_circles.records.event import Event
from service_circles.records.values.recurrence import horizon_of, parts_of
from service_circles.records.values.schedule import DAY_MINUTES, Span

_LATEST = DAY_MINUTES + 6 * 60
"""Six in the morning of the next day: what would last longer has its hours the wrong way round."""


def check_events(read: ReadDirectory, today: date) -> Iterator[Problem]:
    """Every event, on a day before which nothing to come can have been held."""
    for event in read.directory.all(Event):
        yield from _check_hours(read, event)
        problem = _ever_and_for_ever(read, event)
        if problem is not None:
            yield problem
            continue
        yield from check_event_days(read, event, today)


def _check_hours(read: ReadDirectory, event: Event) -> Iterator[Problem]:
    for span in event.hours or ():
        if span.closes > _LATEST:
            mended = clock(Span(span.closes - DAY_MINUTES, span.opens))
            yield read.places.problem_at(event, ("hours",), "L211", found=clock(span), mended=mended)


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
