"""Rules of hours: parts that RFC 5545 does not have, rules that never come, times that open and do not close."""

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import lru_cache

from dateutil.rrule import rrulestr

from service_circles.hsds.hsds_row import HsdsRow
from service_circles.validating.faults import Fault, advice, mistake, shortened
from service_circles.validating.row_checks.value_shapes import date_of, number_of

_DAY = re.compile(r"([+-]?[0-9]{1,2})?(MO|TU|WE|TH|FR|SA|SU)")
_LISTS = {"bymonthday": 31, "byyearday": 366, "byweekno": 53}
_NOT_WITH = {"byyearday": ("WEEKLY", "MONTHLY"), "byweekno": ("WEEKLY", "MONTHLY"), "bymonthday": ("WEEKLY",)}
"""RFC 5545 forbids these parts at such frequencies; readers ignore them or refuse the rule."""
_MOST_WEEKS_OF_MONTH = 5
_YEARS_TRIED = 6
_MOST_INTERVAL = 99
_LONGEST_LIST = 400
_DAY_MINUTES = 24 * 60


def recurrence_faults(row: HsdsRow) -> Iterator[Fault]:
    """Faults of a schedule."""
    if row.table != "schedule":
        return
    parts = [*_day_faults(row), *_list_faults(row)]
    yield from parts
    if "count" in row.values and "until" in row.values:
        yield mistake("V404", "count", found="COUNT + UNTIL")
    yield from _time_faults(row)
    if not any(fault.code == "V404" and not fault.is_advice for fault in parts) and _never_comes(row):
        yield mistake("V406", "byday" if "byday" in row.values else "valid_to")


def weekdays_of(row: HsdsRow) -> list[tuple[int, str]]:
    """The days of BYDAY as (number in the month or 0, weekday); those that cannot be read are left out."""
    found = (_DAY.fullmatch(part.strip()) for part in row.text("byday").upper().split(","))
    return [(int(day[1] or 0), day[2]) for day in found if day]


def _day_faults(row: HsdsRow) -> Iterator[Fault]:
    text = row.text("byday")
    is_monthly = row.text("freq") == "MONTHLY"
    for part in text.split(",")[:_LONGEST_LIST] if text else ():
        day = _DAY.fullmatch(part.strip().upper())
        number = int(day[1] or 0) if day else 0
        is_zero = bool(day and day[1] and number == 0)
        if not day or is_zero or abs(number) > _MOST_WEEKS_OF_MONTH or (number and not is_monthly):
            yield mistake("V404", "byday", found=shortened(part.strip() or "—"))


def _list_faults(row: HsdsRow) -> Iterator[Fault]:
    for name, most in _LISTS.items():
        text = row.text(name)
        for part in text.split(",")[:_LONGEST_LIST] if text else ():
            number = part.strip()
            if not re.fullmatch(r"[+-]?[0-9]{1,3}", number) or not 1 <= abs(int(number)) <= most:
                yield mistake("V404", name, found=shortened(number or "—"))
        if text and row.text("freq") in _NOT_WITH[name]:
            yield advice("V404", name, found=f"{name.upper()} + FREQ={row.text('freq')}")


def _time_faults(row: HsdsRow) -> Iterator[Fault]:
    opens, closes = row.text("opens_at"), row.text("closes_at")
    if bool(opens) != bool(closes):
        there, missing = ("opens_at", "closes_at") if opens else ("closes_at", "opens_at")
        yield mistake("V405", there, missing=missing)
    elif opens and not _has_days(row):
        yield advice("V405", "opens_at", missing="freq, byday")
    elif opens and closes and _is_turned(opens, closes):
        yield advice("V407", "closes_at", found=closes, expected=opens)


def _is_turned(opens: str, closes: str) -> bool:
    """True for times of no length, and for those past midnight that would last longer than half a day."""
    clocks = [re.match(r"([0-2][0-9]):([0-5][0-9])", text) for text in (opens, closes)]
    minutes = [int(clock[1]) * 60 + int(clock[2]) for clock in clocks if clock]
    if len(minutes) < len(clocks) or minutes[0] < minutes[1]:
        return False
    return minutes[0] == minutes[1] or minutes[1] + _DAY_MINUTES - minutes[0] > _DAY_MINUTES / 2


def _has_days(row: HsdsRow) -> bool:
    if row.text("freq"):
        return any(row.text(name) for name in ("byday", "bymonthday", "byyearday", "byweekno", "dtstart"))
    return any(row.text(name) for name in ("dtstart", "valid_from", "byday"))


def _never_comes(row: HsdsRow) -> bool:
    """True for a rule with an end, before which no day is one of it."""
    first = date_of(row.text("dtstart")) or date_of(row.text("valid_from"))
    ends = [day for day in (date_of(row.text("until")), date_of(row.text("valid_to"))) if day]
    freq, interval = row.text("freq"), number_of(row, "interval") or 1.0
    if not first or not ends or freq not in {"WEEKLY", "MONTHLY"} or min(ends) < first:
        return False
    if not 1 <= interval <= _MOST_INTERVAL or not interval.is_integer():
        return False
    parts = [f"FREQ={freq}", f"INTERVAL={int(interval)}"]
    parts += [
        f"{name.upper()}={text.upper().replace(' ', '')}"
        for name in ("byday", "bymonthday")
        if (text := row.text(name)) and not (name == "bymonthday" and freq == "WEEKLY")
    ]
    last = min(*ends, first + timedelta(days=366 * _YEARS_TRIED))
    has_all_years = last < min(ends)
    return not has_all_years and not _comes(";".join(parts), first, last)


@lru_cache(maxsize=4096)
def _comes(rule: str, first: date, last: date) -> bool:
    try:
        days = rrulestr(
            f"{rule};UNTIL={last:%Y%m%d}T235959", dtstart=datetime.combine(first, datetime.min.time())
        )
        return next(iter(days), None) is not None
    except ValueError:
        return True  # another fault tells of it
