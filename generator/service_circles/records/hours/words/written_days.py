"""Weekdays as written, read as days: '周一、三、五', 'm/w/f', 'sat.', '1st and 3rd'."""

import re

from service_circles.records.hours.hours_refusal import HoursRefusedError
from service_circles.records.hours.spans import DayRule
from service_circles.records.hours.words.hours_tokens import TokenRow
from service_circles.records.hours.words.hours_words import NAME

WHOLE = {"everyday": range(7), "workdays": range(5), "weekend": range(5, 7)}
_EACH = frozenset({"every", "each", "每个"})
DAY_KINDS = frozenset({"day", "day_code", "days_cn", "letters", *WHOLE})
_LETTERS = "一二三四五六日"
_ENGLISH = ("mo", "tu", "we", "th", "fr", "sa", "su")
_SINGLE = {"m": 0, "t": 1, "w": 2, "f": 4}
_NUMBERS = {
    "一": 1,
    "二": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "fir": 1,
    "sec": 2,
    "thi": 3,
    "fou": 4,
    "fif": 5,
    "las": -1,
}


def days_at(row: TokenRow) -> frozenset[DayRule]:
    """The days that the row tells next, which it is then past."""
    first = row.at
    is_monthly = row.skip({"monthly"})
    if is_monthly:
        row.skip({"comma", "filler"})
    nths = _ordinals(row)
    if (is_monthly and not nths) or row.kind() not in DAY_KINDS:
        raise row.refusal("nth_days", first)
    if row.kind() == "day_code":
        return frozenset({_coded(row.take().text)})
    weekdays = _weekdays(row)
    if not nths and (nths := _ordinals_behind(row, weekdays)):
        is_monthly = True
    is_monthly |= row.skip({"monthly"})
    is_weekly = is_monthly and not nths and first > 0 and row.tokens[first - 1].text in _EACH
    if is_weekly:  # 'every Saturday of the month'
        return frozenset(DayRule(day) for day in weekdays)
    if (is_monthly and not nths) or (nths and _is_unclear(row, weekdays, is_monthly=is_monthly)):
        raise row.refusal("nth_days", first)
    return frozenset(DayRule(day, nth) for day in weekdays for nth in nths or [0])


def _coded(text: str) -> DayRule:
    """'2FR', '-1SA'."""
    return DayRule(_ENGLISH.index(text[-2:]), int(text[:-2]))


def _is_unclear(row: TokenRow, weekdays: list[int], *, is_monthly: bool) -> bool:
    """'1st and 3rd Tuesday and Thursday': is the Thursday every week?"""
    if len(weekdays) > 1:
        return True
    return not is_monthly and row.kind() == "listed" and row.kind(1) in DAY_KINDS


def _ordinals(row: TokenRow) -> list[int]:
    found: list[int] = []
    while row.kind() == "ord":
        found += _numbers(row.take().text)
        if row.kind() == "range" and row.kind(1) == "ord":  # '1st-4th Saturdays'
            row.at += 1
            (last,) = _numbers(row.take().text)
            found += range(found[-1] + 1, last + 1)
        step = 0
        while row.kind(step) in {"listed", "comma", "filler", "monthly"}:
            step += 1
        if row.kind(step) == "ord":
            row.at += step
    row.skip({"filler"})
    return found


def ordinals_alone(row: TokenRow) -> list[int]:
    """The numbers of '(2nd & 4th)' behind '6pm-8pm', which the row is then past; none if something else follows them."""
    before = row.at
    found = _ordinals(row)
    row.skip({"monthly", "filler"})
    if row.kind() in {"close", "strong", "line", ""}:
        return found
    row.at = before
    return []


def _ordinals_behind(row: TokenRow, weekdays: list[int]) -> list[int]:
    """'Saturdays (1st & 3rd)'; in '1st Saturday, 3rd Sunday' the number belongs to what follows."""
    before = row.at
    has_bracket = False
    while row.kind() in {"open", "comma", "filler"}:
        has_bracket |= row.kind() == "open"
        row.at += 1
    found = _ordinals(row)
    is_theirs = len(weekdays) == 1 and row.kind() not in DAY_KINDS
    if not found or not is_theirs:
        row.at = before
        return []
    row.skip({"monthly"})
    if has_bracket and not row.skip({"close"}):
        raise row.refusal("nth_days", before)
    return found


def _weekdays(row: TokenRow) -> list[int]:
    token = row.take()
    if token.kind in WHOLE:
        return list(WHOLE[token.kind])
    if token.kind == "days_cn":
        return _chinese_weekdays(token.text)
    if token.kind == "letters":
        return _letter_weekdays(token.text)
    first = _english_weekday(token.text)
    if row.kind() == "range" and row.kind(1) == "day":
        row.at += 1
        last = _english_weekday(row.take().text)
        if row.kind() == "range" and row.kind(1) == "day":  # 'Mon-Wed-Fri' is no range
            raise row.refusal("unclear", row.at - 3)
        return _run_of(first, last)
    return [first]


def _run_of(first: int, last: int) -> list[int]:
    """The weekdays from one to another, over the weekend too."""
    return [(first + step) % 7 for step in range((last - first) % 7 + 1)]


def _chinese_weekdays(text: str) -> list[int]:
    """The weekdays of '周一至周四、周六' or '星期1-5'."""
    plain = re.sub("星期|礼拜|周|每", "", text.replace("周末", "日"))
    pieces = re.findall(r"[一二三四五六日天]|[1-7]|至|到|-+", plain)
    return _listed([_chinese_weekday(piece) for piece in pieces])


def _chinese_weekday(piece: str) -> int | None:
    if piece.isdecimal() and piece.isascii():
        return int(piece) - 1
    return _LETTERS.find(piece.replace("天", "日")) if piece[0] not in "至到-" else None


def _english_weekday(name: str) -> int:
    """The weekday of 'Tues.', 'sundays', 'th'."""
    return _ENGLISH.index(name[:2])


def _letter_weekdays(text: str) -> list[int]:
    """The weekdays of 'm-f', 'm/w/f', 'tth', 'm-sat'."""
    text = re.sub(NAME, lambda found: found.group()[:2], text)
    pieces = re.findall(
        r"th|tu|su|sa|mo|[mtwf]|-+|to\b|thru\b", re.sub(r"\band\b", " ", re.sub("to|through|thru", "-", text))
    )
    return _listed([_letter_weekday(piece) for piece in pieces])


def _letter_weekday(piece: str) -> int | None:
    if piece in _SINGLE:
        return _SINGLE[piece]
    return _ENGLISH.index(piece) if piece in _ENGLISH else None


def _listed(pieces: list[int | None]) -> list[int]:
    """Weekdays and, as None, the signs of ranges between them."""
    signs = "".join("-" if piece is None else "d" for piece in pieces)
    if not re.fullmatch("d(-?d)*", signs) or "-d-" in signs:
        raise HoursRefusedError("unclear", "-")
    days: list[int] = []
    for before, piece in zip([0, *pieces], pieces, strict=False):
        if piece is not None:
            days += _run_of(days[-1], piece) if before is None and days else [piece]
    return days


def _numbers(text: str) -> list[int]:
    """The numbers of '第一、三个', '3rd', 'last'."""
    if "最后" in text or text.startswith("末"):
        return [-1]
    if found := re.findall("[一二三四五1-5]", text):
        return [int(each) if each.isdecimal() and each.isascii() else _NUMBERS[each] for each in found]
    if text == "首个":
        return [1]
    if text[:3] not in _NUMBERS:
        raise HoursRefusedError("unclear", text)
    return [_NUMBERS[text[:3]]]
