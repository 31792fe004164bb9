"""Rules of recurrence as RFC 5545 writes them: FREQ=WEEKLY;BYDAY=TU;UNTIL=20261231."""

from calendar import isleap
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import islice
from typing import Annotated

from dateutil.rrule import rrule, rrulestr
from pydantic import AfterValidator, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

from service_circles.records.values.recurrence_errors import MOST_DAYS, first_fault

MOST_YEARS = 5
"""Longer plans are not plans: somebody has to look at them again before."""
_CYCLES = range(9960, date.max.year - MOST_YEARS)


def _checked(value: str) -> str:
    """Each part once, of those that days have, with at most one end."""
    fault = first_fault(value, parts_of(value))
    if fault:
        raise PydanticCustomError(fault[0], "{found}", {"found": fault[1]})
    try:
        _rule(value, date(2024, 1, 1))
    except (ValueError, TypeError, IndexError, OverflowError):
        raise PydanticCustomError("recurrence_shape", "{found}", {"found": value}) from None
    return value


def parts_of(text: str) -> dict[str, str]:
    """The parts of a rule by name: FREQ, BYDAY, UNTIL..."""
    return dict(part.partition("=")[::2] for part in text.split(";"))


def horizon_of(first: date) -> date:
    """The latest end of a recurrence that begins on a day: about five years later."""
    return first + min(timedelta(days=MOST_YEARS * 366), date.max - first)


def days_of(text: str, first: date) -> Iterator[date]:
    """The days of a rule that begins on its first day, up to its horizon."""
    parts = parts_of(text)
    most = int(parts.pop("COUNT", MOST_DAYS))
    end = min(date.fromisoformat(parts.get("UNTIL", "99991231")), horizon_of(first))
    if end < first:
        return
    shift = _to_the_end_of_time(first)
    parts["UNTIL"] = (end + shift).isoformat().replace("-", "")
    kept = ";".join(f"{name}={value}" for name, value in parts.items())
    for moment in islice(_rule(kept, first + shift), most):
        yield moment.date() - shift


def _to_the_end_of_time(first: date) -> timedelta:
    """Days to the years with the same calendar just before the year 9999.

    The library follows a rule that never gives a day until then, which from our days takes half a minute.
    """
    leaps = [isleap(first.year + step) for step in range(MOST_YEARS + 2)]
    begins = date(first.year, 1, 1)
    for year in _CYCLES:
        same_leaps = [isleap(year + step) for step in range(MOST_YEARS + 2)] == leaps
        if same_leaps and date(year, 1, 1).weekday() == begins.weekday():
            return date(year, 1, 1) - begins
    return timedelta()


def _rule(text: str, first: date) -> rrule:
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
