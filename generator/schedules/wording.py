"""Times, weekdays and dates as residents read them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from generator.records.schedule import DAY_MINUTES, DayRule
from generator.schedules.usual import WEEKDAYS, Spans

LETTERS = "一二三四五六日"
CLOSED = "休息"
WHOLE_DAY = "全天"


def spans_text(spans: Spans) -> str:
    """'09:00–12:00，14:00–18:00', '18:00–次日02:00', '全天' or '休息'."""
    if spans == ((0, DAY_MINUTES),):
        return WHOLE_DAY
    return "，".join(f"{_clock(opens)}–{_closing_clock(closes)}" for opens, closes in spans) or CLOSED


def _clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"


def _closing_clock(minute: int) -> str:
    return f"次日{_clock(minute - DAY_MINUTES)}" if minute > DAY_MINUTES else _clock(minute)


def weekday_name(weekday: int) -> str:
    """'周一' of 0."""
    return f"周{LETTERS[weekday]}"


def weekdays_text(weekdays: Iterable[int]) -> str:
    """'每天', '周一至周五', '周六、周日', '周一、周三、周五'."""
    days = sorted(set(weekdays))
    if len(days) == len(WEEKDAYS):
        return "每天"
    runs: list[list[int]] = []
    for day in days:
        if runs and day == runs[-1][-1] + 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    return "、".join(_run_text(run) for run in runs)


def _run_text(run: list[int]) -> str:
    if len(run) > 2:
        return f"{weekday_name(run[0])}至{weekday_name(run[-1])}"
    return "、".join(weekday_name(day) for day in run)


def days_text(byday: Iterable[DayRule]) -> str:
    """Weekly and monthly days: '周一至周五', '每月第二个周五', '每月最后一个周日'."""
    rules = tuple(byday)
    weekly = weekdays_text(rule.weekday for rule in rules if rule.nth == 0)
    monthly = (monthly_text(rule) for rule in rules if rule.nth != 0)
    return "、".join(filter(None, (weekly, *monthly)))


def monthly_text(rule: DayRule) -> str:
    """'每月第二个周五', '每月最后一个周日'."""
    which = "最后一个" if rule.nth == -1 else f"第{LETTERS[rule.nth - 1]}个"
    return f"每月{which}{weekday_name(rule.weekday)}"


def dates_text(first: date | None, last: date | None) -> str:
    """'2026年7月1日–8月31日', '2026年11月2日–4日', '2026年9月1日起', '至2026年8月31日'."""
    if first is None or last is None:
        return f"{_date_text(first)}起" if first else f"至{_date_text(last)}" if last else ""
    if first == last:
        return _date_text(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{_date_text(first)}–{last.day}日"
    if first.year == last.year:
        return f"{_date_text(first)}–{last.month}月{last.day}日"
    return f"{_date_text(first)}–{_date_text(last)}"


def _date_text(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
