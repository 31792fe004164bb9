"""Rules of recurrence as RFC 5545 writes them: FREQ=WEEKLY;BYDAY=TU;UNTIL=20261231."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Annotated

from dateutil.rrule import rrule, rrulestr
from pydantic import AfterValidator, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

FREQUENCIES = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
_PARTS = frozenset(
    {"FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "BYMONTHDAY", "BYMONTH", "BYSETPOS", "BYWEEKNO", "WKST"}
)
_SHAPE = re.compile(r"[A-Z]+=[A-Z0-9,+-]+(?:;[A-Z]+=[A-Z0-9,+-]+)*")
_MOST = {"INTERVAL": 60, "COUNT": 5_000}
_ANY_DAY = date(2024, 1, 1)


def _checked(value: str) -> str:
    """Upper case, each part once, days only, at most one end."""
    parts = [part.partition("=")[::2] for part in value.split(";")]
    given = dict(parts)
    fits = (
        _SHAPE.fullmatch(value)
        and len(given) == len(parts)
        and _PARTS.issuperset(given)
        and given.get("FREQ") in FREQUENCIES
        and not ("COUNT" in given and "UNTIL" in given)
        and re.fullmatch(r"[0-9]{8}", given.get("UNTIL", "20260101"))
        and all(0 < int(given.get(name, "1")) <= most for name, most in _MOST.items() if given.get(name, "1").isdecimal())
        and all(given.get(name, "1").isdecimal() for name in _MOST)
    )  # fmt: skip
    try:
        if fits:
            rule_of(value, _ANY_DAY)
            return value
    except (ValueError, TypeError, OverflowError, IndexError):
        pass
    raise PydanticCustomError("recurrence_shape", "{found}", {"found": value})


def rule_of(text: str, first: date) -> rrule:
    """The rule from its first day on; it gives datetimes at midnight, without a zone."""
    found = rrulestr(text, dtstart=datetime(first.year, first.month, first.day))
    if not isinstance(found, rrule):
        raise TypeError(text)
    return found


Recurrence = Annotated[
    str,
    StringConstraints(max_length=200, to_upper=True),
    AfterValidator(_checked),
    WithJsonSchema(
        {
            "type": "string",
            "examples": ["FREQ=WEEKLY;BYDAY=TU;UNTIL=20261231", "FREQ=MONTHLY;BYDAY=2FR;COUNT=12"],
        }
    ),
]
"""A rule for days; frequencies below a day are refused."""
