"""Days and hours written as records have them: `周一至周五`, `mo-fr`, `09:00-12:00, 14:00-18:00`."""

import json
import re
from collections.abc import Iterable, Mapping
from itertools import groupby

from service_circles.records.hours.spans import DAY_MINUTES, DayRule, Span

_PLAIN_IN_FLOW = re.compile(r"[\u3400-\u9fffA-Za-z_][\u3400-\u9fffA-Za-z0-9_、；-]*")
_CHINESE = tuple(f"周{letter}" for letter in "一二三四五六日")
_ENGLISH = ("mo", "tu", "we", "th", "fr", "sa", "su")
_CHINESE_NTH = {1: "第一个", 2: "第二个", 3: "第三个", 4: "第四个", 5: "第五个", -1: "最后一个"}


def hours_as_text(spans: Iterable[Span]) -> str:
    """'09:00-12:00, 14:00-18:00', '18:00-02:00', '24h'."""
    texts = [f"{_clock(opens)}-{_clock(closes)}" for opens, closes in spans]
    return "24h" if texts == ["00:00-24:00"] else ", ".join(texts)


def _clock(minute: int) -> str:
    minute -= DAY_MINUTES * (minute > DAY_MINUTES)
    return f"{minute // 60:02}:{minute % 60:02}"


def days_as_text(days: Iterable[DayRule], *, in_chinese: bool) -> str:
    """'周一至周五、每月第二个周六', 'mo-fr, 2SA', '每天', 'daily'."""
    weekly = sorted({day.weekday for day in days if day.nth == 0})
    monthly = sorted((day for day in days if day.nth), key=lambda day: (day.nth % 7, day.weekday))
    if len(weekly) == len(_ENGLISH):
        parts = ["每天" if in_chinese else "daily"]
    else:
        parts = [_run(run, in_chinese=in_chinese) for run in _runs(weekly)]
    parts += [_monthly(day, in_chinese=in_chinese) for day in monthly]
    return ("、" if in_chinese else ", ").join(parts)


def _runs(weekdays: list[int]) -> list[list[int]]:
    numbered = groupby(enumerate(weekdays), key=lambda pair: pair[1] - pair[0])
    return [[weekday for _, weekday in run] for _, run in numbered]


def _run(run: list[int], *, in_chinese: bool) -> str:
    names = [(_CHINESE if in_chinese else _ENGLISH)[weekday] for weekday in run]
    if len(names) < 3:
        return ("、" if in_chinese else ", ").join(names)
    return f"{names[0]}至{names[-1]}" if in_chinese else f"{names[0]}-{names[-1]}"


def _monthly(day: DayRule, *, in_chinese: bool) -> str:
    if in_chinese:
        return f"每月{_CHINESE_NTH[day.nth]}{_CHINESE[day.weekday]}"
    return f"{day.nth}{_ENGLISH[day.weekday].upper()}"


def as_flow_yaml(schedule: object) -> str:
    """A schedule as YAML in one line: `{rules: [{byday: 周一至周五, hours: "09:00-12:00, 14:00-18:00"}]}`."""
    if isinstance(schedule, Mapping):
        return "{" + ", ".join(f"{key}: {as_flow_yaml(value)}" for key, value in schedule.items()) + "}"
    if isinstance(schedule, list):
        return "[" + ", ".join(map(as_flow_yaml, schedule)) + "]"
    text = str(schedule)
    return text if _PLAIN_IN_FLOW.fullmatch(text) else json.dumps(text, ensure_ascii=False)
