"""Weekdays and hours of a day as an author writes them, read as spans of minutes."""

import re
from itertools import pairwise
from typing import Annotated

from pydantic import BeforeValidator, WithJsonSchema

from service_circles.records.hours.spans import DAY_MINUTES, DayRule, Span
from service_circles.records.values.fields import refused

_HALF_DAY = DAY_MINUTES // 2


_DAY_NAMES = {
    name: weekday
    for weekday, names in enumerate(
        (
            "mo mon 一", "tu tue 二", "we wed 三", "th thu 四", "fr fri 五", "sa sat 六", "su sun 日 天",
        )
    )
    for name in names.split()
}  # fmt: skip
_SPANS = {
    "每天": (0, 6),
    "daily": (0, 6),
    "工作日": (0, 4),
    "weekdays": (0, 4),
    "周末": (5, 6),
    "weekends": (5, 6),
}
_ORDINALS = {
    "1": 1, "2": 2, "3": 3, "4": 4, "5": 5, "-1": -1, "一": 1, "二": 2, "三": 3, "四": 4, "五": 5,
    "1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "5th": 5, "first": 1, "second": 2, "third": 3,
    "fourth": 4, "fifth": 5, "last": -1,
}  # fmt: skip
_DAY = r"(?:周|星期|礼拜)?([a-z]{2,3}|[一二三四五六日天])"
_RANGE = re.compile(rf"{_DAY}(?:\s*(?:-|–|—|至|到|~)\s*{_DAY})?")
_NTH = re.compile(
    rf"(?:每月)?(?:第([一二三四五1-5])个?|(最后)一?个?|(-1|[1-5])|(1st|2nd|3rd|4th|5th|first|second|third|fourth|fifth|last))\s*{_DAY}"
)
_HOURS = re.compile(r"([0-9]{1,2}):([0-9]{2})\s*(?:-|–|—|至|~)\s*([0-9]{1,2}):([0-9]{2})")


def _days_of_part(part: str) -> list[DayRule]:
    if part in _SPANS:
        first, last = _SPANS[part]
        return [DayRule(day) for day in range(first, last + 1)]
    if match := _NTH.fullmatch(part):
        chinese, last_word, number, english, day = match.groups()
        nth = -1 if last_word else _ORDINALS[chinese or number or english]
        if day in _DAY_NAMES:
            return [DayRule(_DAY_NAMES[day], nth)]
    if match := _RANGE.fullmatch(part):
        first_day, last_day = match.group(1), match.group(2) or match.group(1)
        if first_day in _DAY_NAMES and last_day in _DAY_NAMES:
            start, end = _DAY_NAMES[first_day], _DAY_NAMES[last_day]
            return [DayRule((start + step) % 7) for step in range((end - start) % 7 + 1)]
    raise refused("byday_shape", found=part)


def parse_byday(text: object) -> object:
    """'周一至周五', 'mo-fr', 'mo,we', '每月第二个周五', '2FR' -> DayRules, in calendar order."""
    if not isinstance(text, str):
        return text
    parts = [part.strip().lower() for part in re.split(r"[,，、;；]", text) if part.strip()]
    days = {day for part in parts for day in _days_of_part(part)}
    if not days:
        raise refused("byday_shape", found=text)
    return tuple(sorted(days))


def _span(match: re.Match[str]) -> Span:
    opens_hour, opens_minute, closes_hour, closes_minute = map(int, match.groups())
    if opens_hour > 23 or closes_hour > 24 or max(opens_minute, closes_minute) > 59:
        raise refused("hours_shape", found=match.group())
    opens, closes = opens_hour * 60 + opens_minute, closes_hour * 60 + closes_minute
    if closes > DAY_MINUTES or opens == closes:
        raise refused("hours_shape", found=match.group())
    return Span(opens, closes if closes > opens else closes + DAY_MINUTES)


def _refuse_twelve_hours(written: list[re.Match[str]], spans: list[Span], text: str) -> None:
    """Raise an error with the hours rewritten where the afternoon seems to be written by a clock of twelve hours."""
    in_24_hours: list[Span] = []
    for match, span in zip(written, spans, strict=True):
        after = in_24_hours[-1].opens if in_24_hours else 0
        in_24_hours.append(_in_24_hours(match, span, after))
    if in_24_hours != spans:
        fixed = ", ".join(f"{a // 60:02}:{a % 60:02}-{z // 60:02}:{z % 60:02}" for a, z in in_24_hours)
        raise refused("hours_of_twelve", found=text, fixed=fixed)


def _in_24_hours(match: re.Match[str], span: Span, after: int) -> Span:
    opens, closes = span
    if _is_afternoon(opens, closes, after, has_zero=match.group(1)[0] == "0"):
        return Span(opens + _HALF_DAY, closes + _HALF_DAY)
    if _is_until_afternoon(opens, closes, has_zero=match.group(3)[0] == "0"):
        return Span(opens, closes - _HALF_DAY)
    return span


def _is_afternoon(opens: int, closes: int, after: int, *, has_zero: bool) -> bool:
    """'2:00-6:00', alone or after a morning; 02:00-06:00 alone is a night, and mornings may stand last."""
    if opens < 60 or closes > _HALF_DAY or (has_zero and not after):
        return False
    return opens < (8 * 60 if after > opens and not has_zero else 5 * 60)


def _is_until_afternoon(opens: int, closes: int, *, has_zero: bool) -> bool:
    """'9:00-5:00'; until 02:00 or 03:00 some are open indeed."""
    over = closes - DAY_MINUTES
    return 5 * 60 <= opens < _HALF_DAY and over >= 60 and not (has_zero and over <= 3 * 60)


def parse_hours(text: object) -> object:
    """'09:00-12:00, 14:00-18:00' -> Spans in order; '18:00-02:00' is past midnight; '24h' all day."""
    if not isinstance(text, str):
        return text
    if text.strip().lower() in {"24h", "全天", "24小时"}:
        return (Span(0, DAY_MINUTES),)
    written = []
    for part in re.split(r"[,，、;；]", text):
        match = _HOURS.fullmatch(part.strip())
        if match is None:
            raise refused("hours_shape", found=part.strip() or text)
        written.append(match)
    spans = [_span(match) for match in written]
    _refuse_twelve_hours(written, spans, text)
    spans.sort()
    for earlier, later in pairwise(spans):
        if later.opens < earlier.closes:
            raise refused("hours_overlap", found=text)
    return tuple(spans)


ByDay = Annotated[
    tuple[DayRule, ...],
    BeforeValidator(parse_byday),
    WithJsonSchema({"type": "string", "examples": ["周一至周五", "周六", "每月第二个周五", "mo-fr", "2FR"]}),
]
Hours = Annotated[
    tuple[Span, ...],
    BeforeValidator(parse_hours),
    WithJsonSchema({"type": "string", "examples": ["09:00-12:00, 14:00-18:00", "18:00-02:00", "24h"]}),
]
