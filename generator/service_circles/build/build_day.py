"""The day of the pages: entries that expired before it are archived, later ones are not shown yet."""

import os
from datetime import date, datetime
from zoneinfo import ZoneInfo


def default_day(zone: ZoneInfo) -> date:
    """The day of SOURCE_DATE_EPOCH, so that builds can be repeated; else today in the directory's zone."""
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    if given.isdecimal() and len(given) < 12:
        return datetime.fromtimestamp(int(given), zone).date()
    return datetime.now(zone).date()


def latest_day(day: date, zone: ZoneInfo) -> date:
    """The last day that records may report on: even pages of an earlier day are made from what is known today."""
    return max(day, datetime.now(zone).date())
