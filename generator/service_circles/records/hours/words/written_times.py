"""Spans of time as written, read from a row of tokens: '上午8:30-11:30', '9am to noon', '18:00-次日2:00'."""

from service_circles.records.hours.spans import DAY_MINUTES, NOON, Span
from service_circles.records.hours.words.clock_times import (
    EVENING,
    MORNING,
    ClockTime,
    WrittenSpan,
    clock_time,
    is_of_twelve,
    part_of_day,
    span_of,
)
from service_circles.records.hours.words.hours_tokens import TokenRow

TIME_KINDS = frozenset({"time", "bare"})
_BETWEEN = frozenset({"colon", "open", "close", "filler", "comma"})


def span_at(row: TokenRow, *, is_english: bool) -> Span | None:
    """The span that the row tells next; None for a part of the day that only tells again what stands before it."""
    first = row.at
    if row.kind() == "full":
        return _whole_day(row, is_english=is_english)
    part = _part(row)
    if part and not _skip_to_time(row):
        if _says_again(row, part):
            return None
        raise row.refusal("no_hours", first)
    start = _clock(row, part)
    if row.kind() == "range" or _is_between(row, first):
        row.take()
    elif not _is_morning_and_evening(row, start):
        raise row.refusal("half_time", first)
    ends_next_day = row.skip({"next_day"})
    end_part = _part(row)
    if row.kind() not in TIME_KINDS:
        raise row.refusal("half_time", first)
    end = _clock(row, end_part)
    ends_next_day |= row.skip({"next_day"})
    after = row.last_span.opens if row.last_span else 0
    written = WrittenSpan(start, end, row.since(first), after, ends_next_day)
    span = span_of(written, is_english=is_english)
    if not is_english and is_of_twelve(written, span):
        row.assumed.append((written.text, span))
    return span


def _whole_day(row: TokenRow, *, is_english: bool) -> Span | None:
    """'24小时', '全天'; but '周六全天9:00-17:00' says from when to when."""
    row.take()
    return span_at(row, is_english=is_english) if row.kind() in TIME_KINDS else Span(0, DAY_MINUTES)


def _is_between(row: TokenRow, first: int) -> bool:
    """'between 9am and 11am'."""
    return row.kind() == "listed" and first > 0 and row.tokens[first - 1].text == "between"


def _is_morning_and_evening(row: TokenRow, start: ClockTime) -> bool:
    """'早9晚5', '朝九晚五', '早8:30晚5:30'."""
    is_evening = row.kind() == "part" and part_of_day(row.tokens[row.at].text) == EVENING
    return start.part == MORNING and is_evening and row.kind(1) in TIME_KINDS


def _part(row: TokenRow) -> str:
    part = ""
    while row.kind() == "part":
        part = part_of_day(row.take().text)
    return part


def _skip_to_time(row: TokenRow) -> bool:
    """Go past signs between a part of the day and its time; False if no time follows."""
    step = 0
    while row.kind(step) in _BETWEEN:
        step += 1
    if row.kind(step) not in TIME_KINDS:
        return False
    row.at += step
    return True


def _says_again(row: TokenRow, part: str) -> bool:
    """'8:30-11:30（上午）', '8:00-12:00，下午闭馆'."""
    if row.last_span is None:
        return False
    if row.kind() == "closed" and part != MORNING and row.last_span.closes <= NOON + 60:
        row.take()
        return True
    if row.tokens[row.at - 2].kind != "open":
        return False
    return row.last_span.closes <= NOON + 60 if part == MORNING else row.last_span.opens >= NOON - 60


def _clock(row: TokenRow, part: str) -> ClockTime:
    return clock_time(row.take().text, part)
