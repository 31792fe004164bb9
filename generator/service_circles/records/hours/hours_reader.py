"""Hours as people write them, read as the YAML of a schedule, with seasons: '夏季（5月—9月）8:30-18:00；冬季（10月—4月）…'.

Seasons stand before their hours or behind them. What is said once, before the first or behind the last of them, holds for
all. Where that is not clear, or some days of the year are left out, the text is refused.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from service_circles.records.hours.closed_months import ClosedMonths, closed_months
from service_circles.records.hours.grammar.hours_notes import together
from service_circles.records.hours.grammar.hours_pieces import EVERY_DAY, GAPS, Piece, pieces_in
from service_circles.records.hours.hours_refusal import HoursRefusedError
from service_circles.records.hours.joined_seasons import in_season, joined
from service_circles.records.hours.week_reader import HoursRead, read_week_text
from service_circles.records.hours.words.hours_tokens import LONGEST, TokenRow
from service_circles.records.hours.words.season_words import (
    SeasonSaid,
    days_left_out,
    seasons_in,
    without_name,
)

_SIGNS = " \u3000\t\r\n,;，；、。:："
_BEHIND = ("", *_SIGNS, *")）]】(（")
_CLOSING = frozenset({"closed", "closed_label", "closed_half", "except", "except_end", "except_tail"})
_RULING = _CLOSING | {"usual", "including", "allyear", "holiday", "festival", "some_holidays", "days"}
_FEWEST_DAYS = 28
"""Shorter times are rather those of a holiday."""
_ENDS_OF_SENTENCES = re.compile(r"[^；;。\n()（）]+")
_ENDS_OF_CLAUSES = re.compile(r"[^；;。\n()（），,]+")
_MOST_CLAUSES = 12
_ROOMS = tuple("馆室厅园所站楼区院")
Pieces = Sequence[Piece]


def read_hours_text(text: str) -> HoursRead:
    """The schedule that a text says; HoursRefusedError where a guess would be needed, with a rewrite if there is one."""
    try:
        return _read_whole(text)
    except HoursRefusedError as refusal:
        refusal.left_out = refusal.left_out or _clause_to_leave_out(text)
        raise


def _clause_to_leave_out(text: str) -> str:
    """The only clause without which a text is read; empty if there is none, or several."""
    for ends in (_ENDS_OF_SENTENCES, _ENDS_OF_CLAUSES):
        clauses = [each for each in ends.finditer(text[:LONGEST]) if each.group().strip(_SIGNS)][
            :_MOST_CLAUSES
        ]
        left_out = [each.group() for each in clauses if _is_read(text[: each.start()] + text[each.end() :])]
        if len(left_out) == 1 and len(clauses) > 1:
            return left_out[0].strip(_SIGNS)
    return ""


def _is_read(text: str) -> bool:
    try:
        return bool(_read_whole(text).rules)
    except HoursRefusedError:
        return False


def _read_whole(text: str) -> HoursRead:
    if closed := closed_months(text):
        return _outside_of(closed, text)
    seasons = seasons_in(text)
    if not seasons:
        return read_week_text(text)
    _refuse_unclear_seasons(seasons, text)
    head, tail = text[: seasons[0].start], text[seasons[-1].end :]
    between = [text[before.end : after.start] for before, after in pairwise(seasons)]
    if _has_times(_pieces(without_name(head))) and not _has_times(_pieces(tail)):
        parts = [*_behind_their_hours([head, *between], tail, text)]
    else:
        parts = [*_before_their_hours(head, [*between, tail])]
    is_all_year = len(parts) > len(seasons)
    if not is_all_year:
        _refuse_gaps(seasons)
    return joined(
        [read_week_text(part) for part in parts], [None, *seasons] if is_all_year else seasons, text
    )


def _outside_of(closed: ClosedMonths, text: str) -> HoursRead:
    """The hours of the months that are not closed."""
    others = f"{text[: closed.start]}\n{text[closed.end :]}"
    read = read_week_text(others)
    if not read.rules or seasons_in(others) or not isinstance(read.schedule, dict):
        raise HoursRefusedError("season", closed.said)
    season = SeasonSaid(0, 0, closed.valid_from, closed.valid_to)
    rules = [in_season(rule, season, "") for rule in read.rules]
    note = together(str(read.schedule.get("note", "")), closed.said)
    return HoursRead({**read.schedule, "rules": rules, "note": note}, read.assumed)


def _pieces(part: str) -> Pieces:
    return pieces_in(TokenRow(part)) if part.strip(_SIGNS) else []


def _has_times(pieces: Pieces) -> bool:
    return any(piece.kind == "times" for piece in pieces)


def _kinds(pieces: Pieces) -> frozenset[str]:
    return frozenset(piece.kind for piece in pieces)


def _refuse_unclear_seasons(seasons: list[SeasonSaid], text: str) -> None:
    yearly = [season for season in seasons if season.first and season.is_yearly]
    if yearly and any(season.first and not season.is_yearly for season in seasons):
        raise HoursRefusedError("season", text.strip())
    for season in yearly:
        if len(season.days) < _FEWEST_DAYS:
            raise HoursRefusedError("season", text[season.start : season.end].strip())
    if sum(len(season.days) for season in yearly) > 366 - days_left_out(yearly):
        raise HoursRefusedError("season_days", " / ".join(f"{each.first} – {each.last}" for each in yearly))


def _refuse_gaps(seasons: list[SeasonSaid]) -> None:
    """Refuse several seasons that leave out some days: nothing says what holds on these."""
    is_whole = len(seasons) == 1 or not seasons[0].is_yearly or any(not season.first for season in seasons)
    if not is_whole and days_left_out(seasons):
        raise HoursRefusedError("season_days", " / ".join(f"{each.first} – {each.last}" for each in seasons))


def _behind_their_hours(bodies: list[str], tail: str, text: str) -> Iterator[str]:
    """'9:00-18:00（5月-9月），9:00-17:00（10月-4月）'."""
    if any(part.strip()[:1] not in _BEHIND for part in (*bodies[1:], tail)):
        raise HoursRefusedError("season", text.strip())  # '（5月-9月免费）'
    bodies = [without_name(body) for body in bodies]
    told = [_pieces(body) for body in bodies]
    for body, pieces in zip(bodies, told, strict=True):
        last = next((piece for piece in reversed(pieces) if piece.kind not in GAPS), None)
        is_beside = last and last.kind in {"times", "days"} and not body[last.end :].strip(_SIGNS)
        if not is_beside or not _has_times(pieces) or _kinds(pieces) & _CLOSING:
            raise HoursRefusedError("season", text.strip())
    first, *others = told
    days = _only_days(bodies[0]) if "days" in _kinds(first) else ""
    for body, pieces in zip(bodies, told, strict=True):
        is_named = "days" in _kinds(pieces)
        if is_named is not bool(days) and (not days or any("days" in _kinds(other) for other in others)):
            raise HoursRefusedError("no_days", body.strip(_SIGNS))
        yield _sentence(days if days and not is_named else "", body, tail)


def _only_days(part: str) -> str:
    """The days of the hours of a text, which must be the same for all of them."""
    found = {rule["byday"] for rule in read_week_text(part).rules}
    if len(found) != 1:
        raise HoursRefusedError("no_days", part.strip(_SIGNS))
    return found.pop()


def _before_their_hours(head: str, bodies: list[str]) -> Iterator[str]:
    """'周二至周日 夏季（5月-9月）9:00-18:00，冬季（10月-4月）9:00-17:00；周一闭馆'."""
    said = _pieces(head)
    last = next((piece for piece in reversed(said) if piece.kind not in GAPS), None)
    if last and last.kind == "remark" and not head[: last.end].rstrip().endswith(_ROOMS):
        raise HoursRefusedError("season", head.strip(_SIGNS))
    *others, final = bodies
    final, common = _own_or_common(others, final)
    _refuse_closing_of_some(others, final, common)
    told = [_pieces(body) for body in (*others, final)]
    for body, pieces in zip(bodies, told, strict=True):
        begins = _first_kind(pieces)
        if not _has_times(pieces) or begins not in {"days", "times", "closed", "closed_label"}:
            raise HoursRefusedError("season", body.strip(_SIGNS))
    names_days = all(_kinds(pieces) & {"days", "closed"} for pieces in told)
    if len({_kinds(pieces) & _RULING for pieces in told}) > 1 and not names_days:
        raise HoursRefusedError("closed", " / ".join(body.strip(_SIGNS) for body in bodies))
    days = head
    if _has_times(said):
        yield _sentence("", head, common)
        days = "" if "days" in _kinds(told[0]) or "days" not in _kinds(said) else _only_days(head)
    elif "days" in _kinds(said) & _kinds(told[0]) and not _kinds(said) & _CLOSING:
        raise HoursRefusedError("season", head.strip(_SIGNS))
    for body in (*others, final):
        yield _sentence(days, body, common)


def _refuse_closing_of_some(others: Sequence[str], final: str, common: str) -> None:
    """'4月-10月每日9:00-17:00；11月-3月每日10:00-16:00，周一闭馆': is it closed on Mondays of summer?"""
    is_said_of_last = final.rstrip()[-1:] in set("，,") or common.lstrip()[:1] in set("，,")
    days = [piece.days for body in others for piece in _pieces(body) if piece.kind == "days"]
    if is_said_of_last and EVERY_DAY in days and _kinds(_pieces(common)) & _CLOSING:
        raise HoursRefusedError("closed", common.strip(_SIGNS))


def _first_kind(pieces: Pieces) -> str:
    """The kind of the first piece that says something; '阅览室：' before it is no more than a label."""
    kinds = [piece.kind for piece in pieces]
    while kinds and (kinds[0] in GAPS or kinds[:2] == ["remark", "colon"]):
        del kinds[0]
    return kinds[0] if kinds else ""


def _own_or_common(others: list[str], final: str) -> tuple[str, str]:
    """As `_trailing`; but '4月-10月：9:00-17:00，每日开放；11月-3月：10:00-16:00，周一闭馆' closes in winter alone."""
    own, common = _trailing(final)
    *bodies, last = ("days" in _kinds(_pieces(body)) for body in (*others, own))
    return (final, "") if bodies and all(bodies) and not last else (own, common)


def _trailing(final: str) -> tuple[str, str]:
    """The last part with what is said of it alone, and what is said of all seasons: days that are closed are."""
    pieces = _pieces(final)
    end = max((piece.end for piece in pieces if piece.kind == "times"), default=len(final))
    ends = (piece.end for piece in pieces if piece.kind in {"strong", "line"} and piece.end >= end)
    cut = next(ends, len(final))
    beside = _kinds([piece for piece in pieces if end <= piece.start < cut])
    if beside & _CLOSING or beside & _RULING - {"days"}:
        cut = end
    return final[:cut], final[cut:]


def _sentence(days: str, body: str, common: str) -> str:
    head, own, rest = (part.strip(_SIGNS) for part in (days, body, common))
    return "；".join(filter(None, ("，".join(filter(None, (head, own))), rest)))
