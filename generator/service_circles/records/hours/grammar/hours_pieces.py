"""Tokens put together: days with their ranges and numbers, spans of time, remarks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from service_circles.records.hours.hours_refusal import HoursRefusedError
from service_circles.records.hours.spans import DAY_MINUTES, NOON, DayRule, Span
from service_circles.records.hours.words.clock_times import MORNING, part_of_day
from service_circles.records.hours.words.hours_tokens import Token, TokenRow
from service_circles.records.hours.words.hours_words import NOT_OF_A_REQUEST, REQUEST, SUSPICIOUS
from service_circles.records.hours.words.written_days import DAY_KINDS, days_at, ordinals_alone
from service_circles.records.hours.words.written_times import TIME_KINDS, span_at

EVERY_DAY = frozenset(DayRule(day) for day in range(7))
GAPS = frozenset({"strong", "line", "comma", "listed", "open", "close", "colon"})
_LONGEST_REASON = 14
_OPEN = re.compile(r"对外|开放|开馆|开门|open")


@dataclass(frozen=True, slots=True)
class Piece:
    """Days, a span, a remark, or another word of the vocabulary, with its place in the text."""

    kind: str
    start: int
    end: int
    days: frozenset[DayRule] = frozenset()
    span: Span | None = None
    on_holidays: bool = False
    is_rest: bool = False
    """True for 'other days': those that no other hours name."""


def pieces_in(row: TokenRow) -> list[Piece]:
    """The pieces of a row of tokens in their order."""
    found: list[Piece] = []
    while not row.is_over:
        if _says_monthly_again(row, found):
            row.take()
        else:
            found += _pieces_at(row, found[-1] if found else None)
    return found


def _says_monthly_again(row: TokenRow, found: list[Piece]) -> bool:
    """'1st Saturday 9-11am & 3rd Thursday 4-6pm of the month'."""
    days = [day for piece in found for day in piece.days]
    is_last = row.kind() == "monthly" and row.kind(1) in {"", "close", "strong", "line"}
    return is_last and bool(days) and all(day.nth for day in days)


def is_english(text: str) -> bool:
    """True if a text has letters, but no Chinese character."""
    return bool(re.search("[a-zA-Z]", text)) and not re.search("[\u3400-\u9fff]", text)


def _pieces_at(row: TokenRow, before: Piece | None) -> Iterator[Piece]:
    first, kind = row.tokens[row.at], row.kind()
    if kind == "others":
        yield _rest(row)
    elif kind == "ord" and row.last_span and (numbers := ordinals_alone(row)):
        nths = frozenset(DayRule(0, number) for number in numbers)
        yield Piece("nths", first.start, row.tokens[row.at - 1].end, nths)
    elif kind in DAY_KINDS or kind in {"ord", "monthly"}:
        days = days_at(row)
        row.last_span = None
        yield Piece("days", first.start, row.tokens[row.at - 1].end, days)
    elif kind == "part" and row.last_span is None and (steps := _steps_to_closed(row)):
        yield from _closed_half(row, steps)
    elif kind in TIME_KINDS or kind in {"part", "full"}:
        if span := span_at(row, is_english=is_english(row.text)):
            row.last_span = span
            yield Piece("times", first.start, row.tokens[row.at - 1].end, span=span)
    else:
        yield from _other(row, row.take(), before)


def _rest(row: TokenRow) -> Piece:
    """'其余时间', 'all other days', 'all other Mondays'."""
    first = row.take()
    days = days_at(row) if row.kind() == "day" else EVERY_DAY
    row.last_span = None
    return Piece("days", first.start, row.tokens[row.at - 1].end, days, is_rest=True)


def _steps_to_closed(row: TokenRow) -> int:
    """The number of tokens from a part of the day to the word that closes it; 0 if there is none in the same clause."""
    for step in range(1, _LONGEST_REASON):
        if row.kind(step) == "closed":
            return step
        if row.kind(step) not in {"word", "comma"}:
            return 0
    return 0


def _closed_half(row: TokenRow, steps: int) -> Iterator[Piece]:
    """'上午闭馆', '下午业务学习，不对外办公': the half of the day that is closed, and why."""
    part, *reason = (row.take() for _ in range(steps))
    closed = row.take()
    is_morning = part_of_day(part.text) == MORNING
    half = Span(0, NOON) if is_morning else Span(NOON, DAY_MINUTES)
    yield Piece("closed_half", part.start, closed.end, span=half)
    if reason:
        yield Piece("remark", reason[0].start, reason[-1].end)


def _other(row: TokenRow, token: Token, before: Piece | None) -> Iterator[Piece]:
    kind = token.kind
    if kind == "word":
        yield _remark(row, token)
    elif kind == "every_minute":
        yield Piece("days", token.start, token.end, EVERY_DAY)
        yield Piece("times", token.start, token.end, span=Span(0, DAY_MINUTES))
    elif kind == "rest_days":
        yield Piece("days", token.start, token.start, frozenset({DayRule(5), DayRule(6)}))
        yield Piece("holiday", token.start, token.end, on_holidays=True)
    elif kind == "filler":
        if before and before.kind == "holiday" and _OPEN.fullmatch(token.text) and not _begins_times(row):
            yield Piece("usual", token.start, token.end)  # '节假日开放'
    else:
        kind = "colon" if kind == "range" else kind  # 'Sunday - closed'
        yield Piece(kind, token.start, token.end, on_holidays=kind == "holiday")


def _begins_times(row: TokenRow) -> bool:
    return row.kind() in TIME_KINDS or row.kind() in {"part", "full", "colon"}


def _joins_words(row: TokenRow, ahead: int) -> bool:
    """True for the `to` of 'call to register', which is no range."""
    return (
        row.kind(ahead) == "range"
        and row.tokens[row.at + ahead].text == "to"
        and row.kind(ahead + 1) == "word"
    )


def _remark(row: TokenRow, token: Token) -> Piece:
    """Words that the vocabulary lacks, if they cannot change what the rest means."""
    end, ahead = token.end, 0
    while row.kind(ahead) in {"word", "filler"} or _joins_words(row, ahead):
        ahead += 1
        if row.kind(ahead - 1) == "word" or row.kind(ahead) in {*GAPS, ""}:
            end = row.tokens[row.at + ahead - 1].end
            row.at += ahead
            ahead = 0
    found = row.text[token.start : end]
    doubtful = NOT_OF_A_REQUEST if REQUEST.match(found.lower()) else SUSPICIOUS
    if doubtful.search(found.lower()):
        raise HoursRefusedError("unclear", found.strip())
    return Piece("remark", token.start, end)
