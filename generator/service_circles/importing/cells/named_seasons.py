"""Summer and winter without dates, which a list says once for all of its rows: '夏季8:30-18:00，冬季8:30-17:30'."""

from __future__ import annotations

import re
from datetime import date, timedelta

_LEAP_YEAR = 2028
_SHAPE = re.compile(r"([0-9]{1,2})-([0-9]{1,2})/([0-9]{1,2})-([0-9]{1,2})")
_HOURS = r"(?:季|令时制?|令|天)?(?:的?(?:开放|作息|工作|办公|服务|营业)?时间)?"
_SUMMER = re.compile(rf"夏{_HOURS}|\bsummer(?: hours)?\b", re.IGNORECASE)
_WINTER = re.compile(rf"冬{_HOURS}|\bwinter(?: hours)?\b", re.IGNORECASE)
_HAS_DATES = re.compile(
    r"[月春秋寒暑]|\b(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)|spring|fall|autumn|school",
    re.IGNORECASE,
)


def summer_days(text: str) -> tuple[date, date] | None:
    """The first and last day of '05-01/09-30'; None if it is not two days of a year."""
    match = _SHAPE.fullmatch(text)
    try:
        months = [int(number) for number in match.groups()] if match else []
        first, last = (date(_LEAP_YEAR, *months[at : at + 2]) for at in (0, 2))
    except (ValueError, TypeError):
        return None
    return (first, last) if first < last else None


def names_seasons(text: str) -> bool:
    """True for hours of summer or winter that do not say when these are."""
    return bool(_SUMMER.search(text) or _WINTER.search(text)) and not _HAS_DATES.search(text)


def with_dates(text: str, summer: str | None) -> str:
    """The text with the dates of summer and winter behind their names."""
    days = summer_days(summer) if summer else None
    if not days or not names_seasons(text):
        return text
    first, last = days
    day = timedelta(1)
    text = _SUMMER.sub(lambda found: f"{found.group()}{_from_to(first, last)}", text)
    return _WINTER.sub(lambda found: f"{found.group()}{_from_to(last + day, first - day)}", text)


def _from_to(first: date, last: date) -> str:
    return f"{first.month}月{first.day}日至{last.month}月{last.day}日"
