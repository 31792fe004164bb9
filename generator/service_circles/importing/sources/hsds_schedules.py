"""Schedules of HSDS, which are parts of recurrence rules, as words that our grammar of hours reads."""

from __future__ import annotations

import re
from collections.abc import Sequence

from service_circles.records.hours.hours_writing import days_as_text
from service_circles.records.hours.spans import DayRule

_WEEKDAYS = {name: number for number, name in enumerate(("MO", "TU", "WE", "TH", "FR", "SA", "SU"))}
_DAY = re.compile(r"(-?[1-5])?(MO|TU|WE|TH|FR|SA|SU)")
_FREQUENCIES = {"", "WEEKLY", "MONTHLY"}
_DATED = ("valid_to", "until", "count", "byweekno", "bymonthday", "byyearday")
"""With any of these the hours hold on certain dates only."""
_TIME = re.compile(r"([0-9]{1,2}):([0-9]{2})(?::[0-9]{2})?(?:Z|[+-][0-9]{2}:?[0-9]{2})?")


def schedule_text(schedules: Sequence[dict[str, str]]) -> str:
    """The weekly and monthly hours; empty if a schedule says more than that, such as dates or every second week."""
    clauses = [_clause(each) for each in schedules]
    return (
        "；".join(dict.fromkeys(clause for clause in clauses if clause))
        if all(clauses)
        else _described(schedules)
    )


def _clause(schedule: dict[str, str]) -> str:
    days = [_DAY.fullmatch(part.strip()) for part in schedule.get("byday", "").upper().split(",")]
    opens, closes = (_TIME.fullmatch(schedule.get(key, "")) for key in ("opens_at", "closes_at"))
    is_weekly = schedule.get("interval", "") in {"", "1"} and schedule.get("freq", "WEEKLY") in _FREQUENCIES
    is_plain = is_weekly and not any(schedule.get(key) for key in _DATED)
    if not (is_plain and opens and closes and all(days)):
        return ""
    rules = [DayRule(_WEEKDAYS[day[2]], int(day[1] or 0)) for day in days if day]
    return f"{days_as_text(rules, in_chinese=True)} {_clock(opens)}-{_clock(closes)}"


def _clock(match: re.Match[str]) -> str:
    return f"{int(match[1]):02}:{match[2]}"


def _described(schedules: Sequence[dict[str, str]]) -> str:
    """Text that people wrote about the hours, which goes to the note if it is not understood."""
    return "; ".join(dict.fromkeys(filter(None, (each.get("description", "") for each in schedules))))
