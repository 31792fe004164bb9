"""Hours of a week as people write them, read as the YAML of a schedule; what is ambiguous is refused with a reason.

`read_week_text` takes Chinese and English: '周一至周五 8:30—12:00，14:00—18:00；节假日除外', 'Mon-Fri 9am-5pm'. What it
cannot place it refuses; a remark that says nothing about time becomes a note.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from service_circles.languages.phrase import Phrase, phrase
from service_circles.records.hours.grammar.hours_clauses import clauses_of
from service_circles.records.hours.grammar.hours_notes import Notes, notes_of
from service_circles.records.hours.grammar.hours_pairs import Clauses
from service_circles.records.hours.grammar.hours_pieces import EVERY_DAY, GAPS, is_english, pieces_in
from service_circles.records.hours.hours_refusal import HoursRefusedError
from service_circles.records.hours.hours_writing import days_as_text, hours_as_text
from service_circles.records.hours.spans import NOON, DayRule, Span, overlap
from service_circles.records.hours.words.hours_tokens import TokenRow

EVERY_DAY_ASSUMED = phrase("没有写星期几，按每天读")
_FEWEST_TO_EXCEPT_FROM = 3
"""From fewer days none is taken away: 'Tue 9-12, closed Tue' contradicts itself."""
_OF_DAYS = frozenset({"days", "closed", "except", "except_end", "except_tail", *GAPS})
_ANY_HOURS = " 08:00-09:00"
_EVENING = 18 * 60
"""Closed in the afternoon may mean open in the evening."""
Week = dict[tuple[DayRule, str], tuple[Span, ...]]


@dataclass(frozen=True, slots=True)
class HoursRead:
    """A schedule as the YAML of a record has it, and what was assumed to read it."""

    schedule: str | dict[str, object]
    assumed: tuple[Phrase, ...] = ()

    @property
    def rules(self) -> list[dict[str, str]]:
        """The rules of the schedule; none if it is one word."""
        rules = self.schedule.get("rules") if isinstance(self.schedule, dict) else None
        return rules if isinstance(rules, list) else []


def read_week_text(text: str) -> HoursRead:
    """The schedule that a text says; HoursRefusedError where a guess would be needed."""
    clauses = clauses_of(text)
    notes = notes_of(clauses.remarks, clauses.entries, text, clauses.ends)
    week = _week(clauses, notes)
    _refuse_contradictions(clauses, week, text)
    holiday_spans = spans_in_order(
        span for entry in clauses.entries if entry.on_holidays for span in entry.spans
    )
    if not week and not holiday_spans:
        return HoursRead(_without_hours(clauses, notes.general, text))
    schedule = {
        "kind": "by_appointment" if clauses.by_appointment else "",
        "rules": _rules(week, in_chinese=not is_english(text)),
        "holidays": "" if holiday_spans else _holidays(clauses),
        "holiday_hours": hours_as_text(holiday_spans),
        "note": notes.general,
    }
    return HoursRead({key: value for key, value in schedule.items() if value}, tuple(_assumed(clauses)))


def _assumed(clauses: Clauses) -> Iterator[Phrase]:
    if clauses.says_no_days and not clauses.closed and not clauses.holidays:
        yield EVERY_DAY_ASSUMED
    for text, span in clauses.assumed:
        yield phrase("“{found}”按下午读：{hours}", found=text, hours=hours_as_text([span]))


def _without_hours(clauses: Clauses, note: str, text: str) -> str | dict[str, object]:
    kind = "by_appointment" if clauses.by_appointment else "unknown"
    is_known = clauses.by_appointment or clauses.is_unknown
    if not is_known or clauses.closed or clauses.breaks:
        raise HoursRefusedError("no_hours" if clauses.closed else "unclear", text.strip())
    return {"kind": kind, "note": note} if note else kind


def _week(clauses: Clauses, notes: Notes) -> Week:
    """The hours of each day and note, without closed days and breaks."""
    week: Week = {}
    for number, entry in enumerate(clauses.entries):
        spans = spans_in_order(entry.spans)
        is_long = len(entry.days) >= _FEWEST_TO_EXCEPT_FROM or entry.rest
        for day in entry.days - clauses.closed if is_long else entry.days:
            key = (day, notes.of_entries.get(number, ""))
            week[key] = spans_in_order([*week.get(key, ()), *spans])
    week = _without_nths(week, clauses.closed)
    for pause in clauses.breaks:
        week = _without_break(week, pause)
    return {
        key: _without_half(spans, half) if (half := clauses.closed_halves.get(key[0])) else spans
        for key, spans in week.items()
    }


def _without_nths(week: Week, closed: set[DayRule]) -> Week:
    """'周二至周日…每月第二个周二闭馆': the other four Tuesdays; of the last one no rule can say that."""
    found: Week = {}
    for (day, note), spans in week.items():
        nths = {each.nth for each in closed if each.weekday == day.weekday and each.nth}
        if nths and not day.nth and -1 not in nths:
            found |= {(DayRule(day.weekday, nth), note): spans for nth in range(1, 6) if nth not in nths}
        else:
            found[day, note] = spans
    return found


def _without_half(spans: tuple[Span, ...], half: Span) -> tuple[Span, ...]:
    """The spans outside the closed morning or afternoon; refused if one reaches into both, or none is left."""
    inside = [span for span in spans if half.opens <= span.opens < half.closes]
    left = tuple(span for span in spans if span not in inside)
    is_torn = any(span.opens < NOON - 30 and span.closes > NOON + 60 for span in spans)
    if is_torn or not inside or not left or any(span.closes > _EVENING for span in inside):
        raise HoursRefusedError("closed", hours_as_text(spans))
    return left


def spans_in_order(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans in order, each once; refused where two overlap."""
    found = tuple(sorted(set(spans)))
    _refuse_overlaps(list(found))
    return found


def _refuse_contradictions(clauses: Clauses, week: Week, text: str) -> None:
    days = {day for day, _ in week}
    with_nths = {day.weekday for day in days if day.nth}
    unclear = [day for day in clauses.closed if day.nth and (day.nth < 0 or day.weekday not in with_nths)]
    is_nth_closed = any(day.nth and DayRule(day.weekday) in clauses.closed for day in days)
    if unclear or is_nth_closed or clauses.closed & days:
        raise HoursRefusedError("closed", text.strip())
    if (clauses.covered | set(clauses.closed_halves)) - days:
        raise HoursRefusedError("no_hours", text.strip())
    open_weekdays = {DayRule(day.weekday) for day in days}
    if clauses.is_every_day and week and EVERY_DAY - open_weekdays - clauses.closed:
        raise HoursRefusedError("closed", text.strip())
    for day in days:
        spans = [span for (other, _), spans in week.items() if _may_meet(day, other) for span in spans]
        _refuse_overlaps(sorted(spans))


def _may_meet(day: DayRule, other: DayRule) -> bool:
    """True for a day and itself, and for a day of the month and the same weekday of every week."""
    return day.weekday == other.weekday and (day == other or (day.nth != 0 and other.nth == 0))


def _refuse_overlaps(spans: list[Span]) -> None:
    for earlier, later in pairwise(spans):
        if later.opens < earlier.closes:
            raise HoursRefusedError("overlap", hours_as_text((earlier, later)))


def _without_break(week: Week, pause: Span) -> Week:
    """The week with a pause on all days that are open around it; refused if none is, or if a day ends within it."""
    gaps = {Span(a.closes, b.opens) for spans in week.values() for a, b in pairwise(spans)}
    around = {span for spans in week.values() for span in spans if _is_inside(pause, span)}
    spans_told = [span for spans in week.values() for span in spans if span not in around]
    is_torn = overlap(spans_told, [pause])
    if is_torn or not (around or pause in gaps):
        raise HoursRefusedError("closed", hours_as_text([pause]))
    return {key: tuple(part for span in spans for part in _parts(span, pause)) for key, spans in week.items()}


def _is_inside(pause: Span, span: Span) -> bool:
    return span.opens < pause.opens and pause.closes < span.closes


def _parts(span: Span, pause: Span) -> Iterator[Span]:
    if _is_inside(pause, span):
        yield Span(span.opens, pause.opens)
        yield Span(pause.closes, span.closes)
    else:
        yield span


def _holidays(clauses: Clauses) -> str:
    """The rule for holidays; one inside a list of several hours may concern those before it alone."""
    begins = [entry.start for entry in clauses.entries]
    is_inside = len(begins) > 1 and min(begins) < clauses.holidays_said[0] < max(begins)
    return "" if clauses.holidays == "closed" and is_inside else clauses.holidays


def _rules(week: Week, *, in_chinese: bool) -> list[dict[str, str]]:
    """A rule for each set of hours with the same note, with all days that have it."""
    days_with: dict[tuple[tuple[Span, ...], str], list[DayRule]] = {}
    for (day, note), spans in sorted(week.items()):
        days_with.setdefault((spans, note), []).append(day)
    rules = [
        {"byday": days_as_text(days, in_chinese=in_chinese), "hours": hours_as_text(spans), "note": note}
        for (spans, note), days in days_with.items()
    ]
    return [{key: value for key, value in rule.items() if value} for rule in rules]


def read_days(text: str) -> tuple[DayRule, ...]:
    """The days of '每日', 'Monday to Friday', '除周一外每天', in order; HoursRefusedError for all else."""
    if any(piece.kind not in _OF_DAYS for piece in pieces_in(TokenRow(text))):
        raise HoursRefusedError("unclear", text.strip())
    clauses = clauses_of(text + _ANY_HOURS)
    if clauses.says_no_days and not clauses.closed:
        raise HoursRefusedError("no_days", text.strip())
    week = _week(clauses, Notes())
    _refuse_contradictions(clauses, week, text)
    return tuple(sorted(day for day, _ in week))


def read_day_hours(text: str) -> tuple[Span, ...]:
    """The spans of '9am-5pm', '上午9点到12点', in order; HoursRefusedError for all else, and for 8点-5点."""
    row = TokenRow(text)
    pieces = [piece for piece in pieces_in(row) if piece.kind not in GAPS]
    spans = [piece.span for piece in pieces if piece.span]
    if len(spans) < len(pieces) or not spans:
        raise HoursRefusedError("unclear", text.strip())
    if row.assumed:
        raise HoursRefusedError("twelve", text.strip(), hours_as_text(spans))
    return spans_in_order(spans)
