"""Hours as people write them, read as the YAML of a schedule; what is ambiguous is refused with a reason.

`read_hours_text` takes Chinese and English: '周一至周五 8:30—12:00，14:00—18:00；节假日除外', 'Mon-Fri 9am-5pm'. What it
cannot place it refuses; a remark that says nothing about time becomes a note.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from service_circles.languages.phrase import Phrase, phrase
from service_circles.records.hours.hours_clauses import Clauses, clauses_of
from service_circles.records.hours.hours_pieces import EVERY_DAY, is_english
from service_circles.records.hours.hours_refusal import HoursRefusedError
from service_circles.records.hours.hours_writing import days_as_text, hours_as_text
from service_circles.records.hours.spans import DayRule, Span

EVERY_DAY_ASSUMED = phrase("没有写星期几，按每天读")
_FEWEST_TO_EXCEPT_FROM = 3
"""From fewer days none is taken away: 'Tue 9-12, closed Tue' contradicts itself."""
Week = dict[DayRule, tuple[Span, ...]]


@dataclass(frozen=True, slots=True)
class HoursRead:
    """A schedule as the YAML of a record has it, and what was assumed to read it."""

    schedule: str | dict[str, object]
    assumed: tuple[Phrase, ...] = ()


def read_hours_text(text: str) -> HoursRead:
    """The schedule that a text says; HoursRefusedError where a guess would be needed."""
    clauses = clauses_of(text)
    week, holiday_spans = _week(clauses, text)
    kind = "by_appointment" if clauses.by_appointment else ""
    if not week and not holiday_spans:
        return HoursRead(_without_hours(clauses, kind, text))
    holidays = _holidays(clauses)
    schedule = {
        "kind": kind,
        "rules": _rules(week, in_chinese=not is_english(text)),
        "holidays": "" if holiday_spans else holidays,
        "holiday_hours": hours_as_text(holiday_spans),
        "note": _note(clauses, text),
    }
    assumed = (EVERY_DAY_ASSUMED,) if clauses.says_no_days and not clauses.closed else ()
    return HoursRead({key: value for key, value in schedule.items() if value}, assumed)


def _without_hours(clauses: Clauses, kind: str, text: str) -> str | dict[str, object]:
    kind = kind or ("unknown" if clauses.is_unknown else "")
    if not kind or clauses.closed or clauses.breaks:
        raise HoursRefusedError("no_hours" if clauses.closed else "unclear", text.strip())
    note = _note(clauses, text)
    return {"kind": kind, "note": note} if note else kind


def _week(clauses: Clauses, text: str) -> tuple[Week, tuple[Span, ...]]:
    week: Week = {}
    holidays: tuple[Span, ...] = ()
    for entry in clauses.entries:
        spans = _in_order(entry.spans)
        for day in entry.days:
            if len(entry.days) >= _FEWEST_TO_EXCEPT_FROM and day in clauses.closed:
                continue
            week[day] = _in_order([*week.get(day, ()), *spans])
        if entry.on_holidays:
            holidays = _in_order([*holidays, *spans])
    _refuse_contradictions(clauses, week, text)
    week = {day: _without_breaks(spans, clauses.breaks) for day, spans in week.items()}
    return week, holidays


def _in_order(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans in order, each once; refused where two overlap, over midnight too."""
    found = tuple(sorted(set(spans)))
    for earlier, later in pairwise(found):
        if later.opens < earlier.closes:
            raise HoursRefusedError("overlap", hours_as_text((earlier, later)))
    return found


def _refuse_contradictions(clauses: Clauses, week: Week, text: str) -> None:
    if any(day.nth for day in clauses.closed) or clauses.closed & set(week):
        raise HoursRefusedError("closed", text.strip())
    if clauses.covered - set(week):
        raise HoursRefusedError("no_hours", text.strip())
    weekly = {day.weekday: spans for day, spans in week.items() if not day.nth}
    for day, spans in week.items():
        if day.nth and day.weekday in weekly:
            _in_order([*spans, *weekly[day.weekday]])
            if set(spans) & set(weekly[day.weekday]):
                raise HoursRefusedError("overlap", hours_as_text(spans))
    if clauses.is_every_day and week and EVERY_DAY - set(week) - clauses.closed:
        raise HoursRefusedError("closed", text.strip())


def _without_breaks(spans: tuple[Span, ...], breaks: list[Span]) -> tuple[Span, ...]:
    for pause in breaks:
        around = next(
            (span for span in spans if span.opens < pause.opens and pause.closes < span.closes), None
        )
        if around is None and pause not in {Span(a.closes, b.opens) for a, b in pairwise(spans)}:
            raise HoursRefusedError("closed", hours_as_text([pause]))
        if around:
            halves = {Span(around.opens, pause.opens), Span(pause.closes, around.closes)}
            spans = tuple(sorted({*spans, *halves} - {around}))
    return spans


def _holidays(clauses: Clauses) -> str:
    """The rule for holidays; one inside a list of several hours may concern those before it alone."""
    begins = [entry.start for entry in clauses.entries]
    is_inside = len(begins) > 1 and min(begins) < clauses.holidays_seen_at < max(begins)
    return "" if clauses.holidays == "closed" and is_inside else clauses.holidays


def _rules(week: Week, *, in_chinese: bool) -> list[dict[str, str]]:
    """A rule for each set of hours, with all days that have it."""
    days_with: dict[tuple[Span, ...], list[DayRule]] = {}
    for day in sorted(week):
        days_with.setdefault(week[day], []).append(day)
    return [
        {"byday": days_as_text(days, in_chinese=in_chinese), "hours": hours_as_text(spans)}
        for spans, days in days_with.items()
    ]


def _note(clauses: Clauses, text: str) -> str:
    """The remarks as typed; those with nothing but signs between them in one piece."""
    pieces: list[list[int]] = []
    for start, end in sorted(set(clauses.notes)):
        if pieces and not any(map(str.isalnum, text[pieces[-1][1] : start])):
            pieces[-1][1] = max(end, pieces[-1][1])
        else:
            pieces.append([start, end])
    found = "; " if is_english(text) else "；"
    return found.join(" ".join(text[start:end].split()).strip(" ,;:，；：。") for start, end in pieces)[:200]
