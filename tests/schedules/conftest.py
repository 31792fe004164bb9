from __future__ import annotations

from datetime import date, timedelta

import pytest

from service_circles.schedules.public_holidays import Calendar

# 2026 as the State Council announced it: first day off, days off, name; then the weekend days worked.
NOTICE_2026 = (
    ("2026-01-01", 3, "元旦"),
    ("2026-02-15", 9, "春节"),
    ("2026-04-04", 3, "清明节"),
    ("2026-05-01", 5, "劳动节"),
    ("2026-06-19", 3, "端午节"),
    ("2026-09-25", 3, "中秋节"),
    ("2026-10-01", 7, "国庆节"),
)
WORKED_2026 = ("2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10")


@pytest.fixture(scope="session")
def notice() -> Calendar:
    """2026 in China, typed from the notice and not from the package; no other year is known."""
    holidays = {
        date.fromisoformat(first) + timedelta(days=step): name
        for first, days, name in NOTICE_2026
        for step in range(days)
    }
    workdays = frozenset(date.fromisoformat(day) for day in WORKED_2026)
    return Calendar(holidays, workdays, range(2026, 2027), moves_workdays=True)


@pytest.fixture(scope="session")
def no_calendar() -> Calendar:
    """A country nobody knows anything about."""
    return Calendar({}, frozenset(), range(2000, 2000), moves_workdays=False)
