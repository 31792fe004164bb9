"""Days and hours that say more of those before them: '（工作日）', '(3rd Thursday only)', '(2nd & 4th)', '自助机24小时'."""

import re
from dataclasses import replace

from service_circles.records.hours.grammar.hours_pieces import Piece
from service_circles.records.hours.grammar.piece_row import PieceRow
from service_circles.records.hours.spans import DAY_MINUTES, DayRule, Span

_BETWEEN = frozenset({"open", "comma", "colon", "times"})
_ROUND_THE_CLOCK = Span(0, DAY_MINUTES)
_SELF_SERVICE = re.compile("自助|急诊|热线|电话|atm|机", re.IGNORECASE)


def take_said_again(row: PieceRow) -> list[tuple[int, int]]:
    """Take them out of a row; the places in the text of those that become remarks."""
    remarks: list[tuple[int, int]] = []
    for at, piece in enumerate(row.pieces):
        if piece.kind == "nths":
            _narrow(row, at, piece.days)
        elif piece.kind == "days" and row.kind(at - 1) == "open" and row.kind(at + 1) == "close":
            remarks += _days_again(row, at)
        elif piece.kind == "closed":
            _take_exception_inside(row, at)
        elif piece.span == _ROUND_THE_CLOCK and piece.kind == "times":
            remarks += _round_the_clock(row, at)
    return remarks


def _take_exception_inside(row: PieceRow, at: int) -> None:
    """'周一（除国家法定节假日）及除夕闭馆' as '周一及除夕闭馆（除国家法定节假日）'."""
    close = row.beyond(at, -1, {"listed", "comma", "festival", "some_holidays"})
    first = row.beyond(
        close, -1, {"except", "holiday", "some_holidays", "except_tail", "except_end", "usual"}
    )
    inside, others = row.pieces[first : close + 1], row.pieces[close + 1 : at]
    is_exception = row.kind(close) == "close" and row.kind(first) == "open" and row.kind(first - 1) == "days"
    if is_exception and len(inside) > 2:
        row.pieces[first : at + 1] = [*others, row.pieces[at], *inside]


def _days_before(row: PieceRow, at: int) -> int | None:
    """The place of the only days whose hours stand before a place."""
    place = row.beyond(at, -1, _BETWEEN)
    is_alone = row.kind(row.beyond(place, -1, {"listed", "comma"})) != "days"
    has_times = any(row.kind(each) == "times" for each in range(place, at))
    return place if row.kind(place) == "days" and is_alone and has_times else None


def _narrow(row: PieceRow, at: int, nths: frozenset[DayRule]) -> None:
    place = _days_before(row, at)
    days = row.pieces[place].days if place is not None else frozenset()
    if place is None or len(days) != 1 or any(day.nth for day in days):
        raise row.refusal("nth_days", at, at)
    (weekday, _) = next(iter(days))
    told = frozenset(DayRule(weekday, day.nth) for day in nths)
    row.pieces[place] = replace(row.pieces[place], days=told)
    row.take(at)


def _days_again(row: PieceRow, at: int) -> list[tuple[int, int]]:
    place = _days_before(row, at)
    piece = row.pieces[at]
    if place is None:
        return []
    before = row.pieces[place].days
    if piece.days == before:
        row.take(at)
        return [(piece.start, piece.end)]
    if all(day.nth for day in piece.days) and {DayRule(day.weekday) for day in piece.days} == before:
        _narrow(row, at, piece.days)
    return []


def _round_the_clock(row: PieceRow, at: int) -> list[tuple[int, int]]:
    """'周一至周五 9:00-17:00（自助机24小时）': a part of the place that is always open, beside its hours."""
    if all(piece.span in {None, _ROUND_THE_CLOCK} for piece in row.pieces):
        return []
    around = [each for each in (at - 1, at + 1) if row.kind(each) == "remark" and _is_self_service(row, each)]
    if row.kind(at - 1) == "days" or not (around or _SELF_SERVICE.search(row.slice(at, at))):
        return []
    places = sorted({at, *around})
    pieces: list[Piece] = [row.pieces[each] for each in places]
    row.take(*places)
    return [(pieces[0].start, pieces[-1].end)]


def _is_self_service(row: PieceRow, at: int) -> bool:
    return bool(_SELF_SERVICE.search(row.slice(at, at)))
