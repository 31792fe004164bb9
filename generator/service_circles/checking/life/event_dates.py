"""Events: they take place, end, and list each day once, on days that they have."""

from collections.abc import Iterator
from datetime import date

from service_circles.checking.life.event_hours import check_event_hours
from service_circles.community.occurrences import days_of_rule, is_on_workdays, occurrences
from service_circles.languages.phrase import Phrase
from service_circles.problems.problem import Problem, Severity
from service_circles.reading.directory_reader import ReadDirectory
from service_circles.reading.schema.schema_texts import texts_of
from service_circles.records.hours.hours_writing import hours_as_text
from service_circles.records.hours.spans import DAY_MINUTES, Span
from service_circles.records.life.event import Cancelled, Event, Held
from service_circles.records.values.recurrence import horizon_of, parts_of
from service_circles.records.values.schedule import MakeupRule
from service_circles.schedules.public_holidays import calendar_for

Path = tuple[str | int, ...]
_MAKEUP_WORKDAY = Phrase("调休上班日", context="L208")
_LATEST = DAY_MINUTES + 6 * 60
"""Six in the morning of the next day: hours that would last longer are the wrong way round."""


def check_events(read: ReadDirectory, today: date) -> Iterator[Problem]:
    """Check every event; nothing after `today` can have been held."""
    for event in read.directory.all(Event):
        yield from _check_hours(read, event)
        if event.capacity and (event.signed_up or 0) > event.capacity:
            details = {"found": event.signed_up, "value": event.capacity}
            yield read.places.problem_at(event, ("signed_up",), "L217", **details)  # type: ignore[arg-type]
        problem = _rule_problem(read, event)
        if problem is not None:
            yield problem
            continue
        yield from check_event_days(read, event, today)
        yield from check_event_hours(read, event, today)


def _check_hours(read: ReadDirectory, event: Event) -> Iterator[Problem]:
    for span in event.hours or ():
        if span.closes > _LATEST:
            corrected = hours_as_text([Span(span.closes - DAY_MINUTES, span.opens)])
            yield read.places.problem_at(
                event, ("hours",), "L211", found=hours_as_text([span]), corrected=corrected
            )


def _rule_problem(read: ReadDirectory, event: Event) -> Problem | None:
    """The problem if it never takes place, never ends, or begins on a day that its rule does not give."""
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
            event, ("date",), "L203", found=event.date, rule=event.repeats, corrected=first
        )
    return None


def _never(read: ReadDirectory, event: Event, rule: str, days: int) -> Problem:
    """The problem of a rule without days: all are excluded (L207), it ends before it begins (L206), or has none (L201)."""
    if days:
        return read.places.problem_at(event, ("except_dates",), "L207", rule=rule, count=days)
    until = parts_of(rule).get("UNTIL")
    if until and date.fromisoformat(until) < event.date:
        corrected = f"UNTIL={event.date.year}1231"
        last = date.fromisoformat(until)
        return read.places.problem_at(
            event, ("repeats",), "L206", first=event.date, found=last, corrected=corrected
        )
    return read.places.problem_at(event, ("repeats",), "L201", first=event.date, found=rule)


def _is_endless(rule: str, first: date, days: int) -> bool:
    """True if a rule has no end within the years that can be planned (L202)."""
    parts = parts_of(rule)
    if "UNTIL" in parts:
        return date.fromisoformat(parts["UNTIL"]) > horizon_of(first)
    return "COUNT" not in parts or days < int(parts["COUNT"])


def _endless(read: ReadDirectory, event: Event) -> Problem:
    kept = [part for part in (event.repeats or "").split(";") if not part.startswith(("UNTIL=", "COUNT="))]
    corrected = ";".join([*kept, f"UNTIL={event.date.year + 1}1231"])
    return read.places.problem_at(event, ("repeats",), "L202", found=event.repeats, corrected=corrected)


def check_event_days(read: ReadDirectory, event: Event, today: date) -> Iterator[Problem]:
    """Report exceptions that are not days of the rule (L204), and days held or cancelled that are not days of the event."""
    of_rule = set(days_of_rule(event, event.date, horizon_of(event.date)))
    for number, day in enumerate(event.except_dates):
        if day not in of_rule and not _may_be_made_up(event, day):
            yield _nothing_on(read, event, ("except_dates", number), day, of_rule)
    if event.held or event.cancelled:
        yield from _check_dated(read, event, (of_rule - set(event.except_dates)) | set(event.extra_dates))
        yield from _check_each_once(read, event)
        yield from _check_counted(read, event, today)


def _check_dated(read: ReadDirectory, event: Event, by_rule: set[date]) -> Iterator[Problem]:
    """Reject days held or cancelled that the event does not have; `by_rule` are its days without the calendar."""
    calendar = calendar_for(read.directory.settings)
    found = occurrences(event, calendar, event.date, horizon_of(event.date))
    days = {each.date for each in found} | set(event.extra_dates)
    for path, day in _dated_of(event):
        if day in days or (_may_be_made_up(event, day) and not calendar.knows(day)):
            continue
        holiday = calendar.holiday_name(day)
        why = (Phrase(holiday) if holiday else _MAKEUP_WORKDAY) if day in by_rule else None
        yield _nothing_on(read, event, path, day, days, why)


def _check_each_once(read: ReadDirectory, event: Event) -> Iterator[Problem]:
    """Reject a day held twice, or held and cancelled (L209)."""
    seen: dict[date, Path] = {}
    for path, day in _dated_of(event):
        before = seen.setdefault(day, path)
        if before is not path:
            title = texts_of(Event, str(before[0])).title
            yield read.places.problem_at(event, path, "L209", found=day, title=title, field=before[0])


def _check_counted(read: ReadDirectory, event: Event, today: date) -> Iterator[Problem]:
    """Warn of results in the future (L210); only a warning, as the clock of a machine may be wrong."""
    title = texts_of(Event, "held").title
    for number, held in enumerate(event.held):
        if held.date > today:
            path = ("held", number, "date")
            yield read.places.problem_at(
                event, path, "L210", Severity.WARNING, title=title, field="held", found=held.date
            )


def _dated_of(event: Event) -> Iterator[tuple[Path, date]]:
    """The days held and cancelled, each with its path."""
    dated_fields: dict[str, tuple[Held | Cancelled, ...]] = {"held": event.held, "cancelled": event.cancelled}
    for field, dated in dated_fields.items():
        for number, each in enumerate(dated):
            yield (field, number, "date"), each.date


def _may_be_made_up(event: Event, day: date) -> bool:
    """Make-up workdays are known only to the calendar; a weekend day of a weekday's event may be one."""
    return event.makeup_days is MakeupRule.AS_WEEKDAY and is_on_workdays(event) and day.weekday() >= 5


def _nothing_on(
    read: ReadDirectory, event: Event, path: Path, day: date, possible: set[date], why: Phrase | None = None
) -> Problem:
    """`why` the calendar takes the day; None if the rule does not have it."""
    title = texts_of(Event, str(path[0])).title
    near = sorted(sorted(possible, key=lambda other: (abs(other - day), other))[:2])
    nearest = ", ".join(map(str, near))
    return read.places.problem_at(
        event,
        path,
        "L208" if why else "L204",
        title=title,
        field=path[0],
        found=day,
        nearest=nearest,
        why=why,
    )
