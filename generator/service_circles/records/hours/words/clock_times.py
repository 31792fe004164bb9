"""Times of a day as written, by a clock of twelve or of 24 hours, read as minutes; what could be either is refused."""

import re
from typing import NamedTuple

from service_circles.records.hours.hours_refusal import HoursRefusedError
from service_circles.records.hours.hours_writing import hours_as_text
from service_circles.records.hours.spans import DAY_MINUTES, NOON, Span
from service_circles.records.hours.words.twelve_hours import can_be_meant, in_24_hours

_LATEST_END_AFTER_MIDNIGHT = 10 * 60
_LATEST_END_OF_A_NIGHT = 4 * 60
MORNING, _MIDDAY, _AFTERNOON, EVENING = "morning", "midday", "afternoon", "evening"
SMALL_HOURS = "small hours"
_PARTS = {
    **dict.fromkeys(
        (
            "清晨",
            "早晨",
            "早餐",
            "早饭",
            "早点",
            "早上",
            "早",
            "朝",
            "上午",
            "morning",
            "mornings",
            "am",
            "a.m",
        ),
        MORNING,
    ),
    "凌晨": SMALL_HOURS,
    **dict.fromkeys(("中午", "午间", "午餐", "午饭", "中餐", "中饭"), _MIDDAY),
    **dict.fromkeys(
        ("下午", "午后", "傍晚", "晚餐", "晚饭", "afternoon", "afternoons", "pm", "p.m"), _AFTERNOON
    ),
    **dict.fromkeys(("晚上", "晚间", "晚", "夜间", "夜里", "夜", "evening", "evenings"), EVENING),
}
_CHINESE_DIGITS = dict(zip("零一二两三四五六七八九", (0, 1, 2, 2, 3, 4, 5, 6, 7, 8, 9), strict=True))
_HOURS_IN_CHINESE = frozenset("四五六七八九十")
"""Words of '早九晚五'."""
_ON_THE_HOUR = {"": 0, "钟": 0, "整": 0, "半": 30, "一刻": 15, "三刻": 45}


class ClockTime(NamedTuple):
    """A time as written; `half` is a or p where am or pm stands, `part` the part of the day before it."""

    hour: int
    minute: int
    half: str = ""
    part: str = ""
    is_padded: bool = False
    is_bare: bool = False

    @property
    def is_of_24(self) -> bool:
        """True if no clock of twelve hours has this time."""
        return not self.half and (self.hour > 12 or self.is_padded or self.hour == 0)


def part_of_day(text: str) -> str:
    """The part of the day that a word names."""
    words = text.removeprefix("in the ").removesuffix(" from").strip(" .")
    return _PARTS[words]


def clock_time(text: str, part: str = "") -> ClockTime:
    """'8:30', '9点半', '5pm', '12 noon', '0930' as a time."""
    if re.search("noon|正午", text):
        return ClockTime(12, 0, "p", part)
    if "midnight" in text:
        return ClockTime(12, 0, "a", part)
    if text in _HOURS_IN_CHINESE:
        return ClockTime(number_in(text), 0, "", part)
    half = next(iter(re.findall(r"([ap])\s?\.?\s?m?\b\.?$", text)), "")
    numbers = re.findall(r"[0-9]+", text)
    if re.search("[点时]", text) and ":" not in text:
        return ClockTime(*_hour_and_minute(text), "", part)
    if len(numbers) == 1 and len(numbers[0]) > 2:
        numbers = [numbers[0][:-2], numbers[0][-2:]]
    hour, minute = int(numbers[0]), int(numbers[1]) if len(numbers) > 1 else 0
    is_padded = len(numbers[0]) == 2 and numbers[0][0] == "0"
    return ClockTime(hour, minute, half, part, is_padded, not half and len(numbers) == 1)


def _hour_and_minute(text: str) -> tuple[int, int]:
    hour, _, rest = re.sub(r"\s", "", text).replace("时", "点").partition("点")
    rest = rest.removesuffix("分")
    return number_in(hour), _ON_THE_HOUR[rest] if rest in _ON_THE_HOUR else number_in(rest)


def number_in(text: str) -> int:
    """The number of '12', '十二', '二'."""
    if text.isdecimal():
        return int(text)
    tens, ten, ones = text.rpartition("十")
    return (10 * _CHINESE_DIGITS.get(tens, 1) if ten else 0) + _CHINESE_DIGITS.get(ones, 0)


class WrittenSpan(NamedTuple):
    """A span as written: its two times, its text, and when the span before it opens."""

    start: ClockTime
    end: ClockTime
    text: str
    after: int = 0
    ends_next_day: bool = False


def span_of(written: WrittenSpan, *, is_english: bool) -> Span:
    """The span from one time to another; refused where it could be another one."""
    start, end, text = written.start, written.end, written.text
    if max(start.minute, end.minute) > 59 or max(start.hour, end.hour) > 24:
        raise HoursRefusedError("order", text)
    if written.ends_next_day:
        opens, closes = _opening(start), _closing_next_day(end)
    elif start.half or end.half:
        opens, closes = _by_halves(start, end, text)
    elif start.part or end.part:
        opens, closes = _by_parts(start, end, text)
    elif is_english and not (start.is_of_24 or end.is_of_24):
        opens, closes = _by_office_hours(start, end, written)
    else:
        opens, closes = _by_24_hours(written)
    return _checked(opens, closes, text)


def _checked(opens: int, closes: int, text: str) -> Span:
    if closes == 0:
        closes = DAY_MINUTES
    if closes < opens and closes <= _LATEST_END_AFTER_MIDNIGHT and opens >= 17 * 60:
        closes += DAY_MINUTES
    if not 15 <= closes - opens <= DAY_MINUTES or opens >= DAY_MINUTES:
        raise HoursRefusedError("order", text)
    return Span(opens, closes)


def _plain(time: ClockTime) -> int:
    return time.hour * 60 + time.minute


def _opening(start: ClockTime) -> int:
    if start.half:
        return _of_half(start, start.half)
    return _of_part(start, start.part) if start.part else _plain(start)


def _closing_next_day(end: ClockTime) -> int:
    minute = _of_half(end, end.half) if end.half else _plain(end)
    return minute % DAY_MINUTES + DAY_MINUTES


def _of_half(time: ClockTime, half: str) -> int:
    return _plain(time) if time.hour > 12 else (time.hour % 12 + 12 * (half == "p")) * 60 + time.minute


def _by_halves(start: ClockTime, end: ClockTime, text: str) -> tuple[int, int]:
    """'9am-5pm', '9-11am', '10-2pm', '9am-5': a missing half is the one that makes the shorter span."""
    if start.half and end.half:
        opens, closes = _of_half(start, start.half), _of_half(end, end.half)
    elif end.half:
        closes = _of_half(end, end.half)
        opens = _of_half(start, end.half)
        if opens >= closes and end.half == "p":
            opens = _of_half(start, "a")
    else:
        opens = _of_half(start, start.half)
        closes = _of_half(end, start.half)
        if closes <= opens and start.half == "a":
            closes = _of_half(end, "p")
    if (closes == 0 and start.half == "a" and opens > 0) or (opens < 4 * 60 and start.hour != 0):
        raise HoursRefusedError("twelve", text)  # 9am-12am is likely to mean noon
    return opens, closes


def _by_24_hours(written: WrittenSpan) -> tuple[int, int]:
    start, end = written.start, written.end
    opens, closes = _plain(start), _plain(end)
    span = Span(opens, closes if closes > opens else closes + DAY_MINUTES)
    meant = in_24_hours(span, written.after, zeros=(start.is_padded, end.is_padded))
    if end.is_padded and opens > NOON and 0 < closes <= _LATEST_END_OF_A_NIGHT:
        return opens, closes + DAY_MINUTES  # 15:00-02:00
    is_meant = meant == span or (can_be_meant(meant, written.after) and not start.is_padded)
    if not is_meant or (start.is_bare and end.is_bare):
        raise HoursRefusedError("twelve", written.text, hours_as_text([meant]) if meant != span else "")
    return meant.opens, meant.closes if meant != span else closes


def is_of_twelve(written: WrittenSpan, span: Span) -> bool:
    """True if a span was read by a clock of twelve hours, though nothing says so: 8:30-5:30 as until 17:30."""
    return not (written.start.half or written.end.half or written.start.part or written.end.part) and (
        span.opens != _plain(written.start) or span.closes % DAY_MINUTES != _plain(written.end) % DAY_MINUTES
    )


def _by_office_hours(start: ClockTime, end: ClockTime, written: WrittenSpan) -> tuple[int, int]:
    """'9-5', '1:00-4:00', '9-12' in English, where nothing else can be meant by day."""
    opens, closes = _plain(start), _plain(end)
    if 60 <= opens < closes <= 10 * 60 and opens < written.after < NOON:  # '9-12, 5-7'
        return opens + NOON, closes + NOON
    latest = opens if opens < 11 * 60 else 6 * 60  # 11-7 may be a night
    if 7 * 60 <= opens < NOON and (60 <= closes <= latest or NOON <= closes < NOON + 60):
        return opens, closes if closes >= NOON else closes + NOON
    if (60 <= opens <= 4 * 60 and opens < closes <= 9 * 60) or (opens >= NOON and 60 <= closes <= 6 * 60):
        return opens % NOON + NOON, closes + NOON
    if 8 * 60 <= opens < closes < NOON + 60 and (opens >= 9 * 60 or closes >= 10 * 60 + 30):
        return opens, closes
    meant = Span(opens, closes) if 7 * 60 <= opens < closes else None
    if 4 * 60 < opens < closes <= 10 * 60 and opens < 7 * 60:
        meant = Span(opens + NOON, closes + NOON)
    raise HoursRefusedError("twelve", written.text, hours_as_text([meant]) if meant else "")


def _of_part(time: ClockTime, part: str) -> int:
    """The minute of a time in a part of the day: '下午 2:00', '晚 9点', '中午 1:30'."""
    minute, hour = _plain(time), time.hour
    if part == _MIDDAY:
        return minute + NOON if hour < 10 else minute
    if part in {_AFTERNOON, EVENING} and hour < 12:
        return minute + NOON
    return minute + NOON if part == EVENING and hour == 12 else minute


def _by_parts(start: ClockTime, end: ClockTime, text: str) -> tuple[int, int]:
    """'上午8:30-11:30', '下午1:30-4:30', '早9点-晚9点': a part of the day holds until another one."""
    opens, closes = _of_part(start, start.part), _of_part(end, end.part or start.part)
    if end.part == SMALL_HOURS and closes <= 6 * 60 and closes < opens:
        return opens, closes + DAY_MINUTES
    if start.part == MORNING and not end.part and end.hour > 12:
        closes = _plain(end)
    if start.part == _AFTERNOON and end.hour == 12 and not end.part:
        raise HoursRefusedError("order", text)
    suspicious = (
        (start.part == MORNING and (opens >= 12 * 60 + 30 or start.hour < 5))
        or (end.part == MORNING and closes > 12 * 60 + 30)
        or (start.part == _MIDDAY and not 10 * 60 <= opens <= 14 * 60)
        or (start.part == _AFTERNOON and opens < NOON)
        or (start.part == EVENING and opens < 17 * 60)
        or (not start.part and not (start.is_of_24 or 5 <= start.hour <= 12))
        or closes <= opens
    )
    if suspicious:
        raise HoursRefusedError("twelve", text)
    return opens, closes
