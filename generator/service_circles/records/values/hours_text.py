"""Weekdays and hours of a day as an author writes them, read as spans of minutes."""

import re
from itertools import pairwise
from typing import Annotated

from pydantic import BeforeValidator, WithJsonSchema

from service_circles.records.hours.hours_refusal import HoursRefusedError
from service_circles.records.hours.hours_writing import hours_as_text
from service_circles.records.hours.spans import DAY_MINUTES, DayRule, Span
from service_circles.records.hours.words.twelve_hours import in_24_hours
from service_circles.records.values.fields import refused

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
    """The days of a part in the words of records; none for other words."""
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
    return []


def parse_byday(text: object) -> object:
    """'周一至周五', 'mo-fr', 'mo,we', '每月第二个周五', '2FR' -> DayRules, in calendar order; other words by the grammar."""
    if not isinstance(text, str):
        return text
    parts = [part.strip().lower() for part in re.split(r"[,，、;；]", text) if part.strip()]
    found = [_days_of_part(part) for part in parts]
    if found and all(found):
        return tuple(sorted({day for days in found for day in days}))
    from service_circles.records.hours.week_reader import read_days  # noqa: PLC0415 - rare, and slow to load

    try:
        return read_days(text)
    except HoursRefusedError as refusal:
        wrong = next((part for part, days in zip(parts, found, strict=True) if not days), text)
        raise refused("byday_shape", found=wrong, why=refusal.code) from None


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
    meant: list[Span] = []
    for match, span in zip(written, spans, strict=True):
        after = meant[-1].opens if meant else 0
        meant.append(in_24_hours(span, after, zeros=(match.group(1)[0] == "0", match.group(3)[0] == "0")))
    if meant != spans:
        raise refused("hours_of_twelve", found=text, fixed=hours_as_text(meant))


def parse_hours(text: object) -> object:
    """'09:00-12:00, 14:00-18:00' -> Spans in order; '18:00-02:00' is past midnight; '24h' all day."""
    if not isinstance(text, str):
        return text
    if text.strip().lower() in {"24h", "全天", "24小时"}:
        return (Span(0, DAY_MINUTES),)
    parts = [part.strip() for part in re.split(r"[,，、;；]", text)]
    written = [match for match in map(_HOURS.fullmatch, parts) if match]
    if len(written) < len(parts):
        return _in_other_words(text, next(part for part in parts if not _HOURS.fullmatch(part)))
    spans = [_span(match) for match in written]
    _refuse_twelve_hours(written, spans, text)
    spans.sort()
    for earlier, later in pairwise(spans):
        if later.opens < earlier.closes:
            raise refused("hours_overlap", found=text)
    return tuple(spans)


def _in_other_words(text: str, strange: str) -> tuple[Span, ...]:
    """'9am-5pm', '上午9点到12点'."""
    from service_circles.records.hours.week_reader import read_day_hours  # noqa: PLC0415 - rare, and slow to load

    try:
        return read_day_hours(text)
    except HoursRefusedError as refusal:
        if refusal.code == "overlap":
            raise refused("hours_overlap", found=text) from None
        why, rewrite = refusal.code, refusal.rewrite
        raise refused("hours_shape", found=strange or text, why=why, rewrite=rewrite) from None


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
