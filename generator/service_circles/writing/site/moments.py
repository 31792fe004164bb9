"""Moments at which the page's scripts hide or show something."""

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

_LAST_DAY = date.max - timedelta(2)  # the end of a later day is beyond Python's calendar


def midnight_after(day: date, zone: ZoneInfo) -> datetime:
    """The moment at which a day ends in a time zone."""
    return datetime.combine(min(day, _LAST_DAY) + timedelta(1), time(), zone)


def utc_text(moment: datetime) -> str:
    """A moment in UTC, such as '2026-11-25T16:00'."""
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M}"


@lru_cache(maxsize=4096)
def end_of_day(zone: str, day: date, before: int = 0) -> str:
    """The UTC time at which a day, or one some days before it, ends in a time zone."""
    return utc_text(midnight_after(min(day, _LAST_DAY) - timedelta(before), ZoneInfo(zone)))
