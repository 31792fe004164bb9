"""First and last days of seasons: in one year, as 2026-07-01, or in every year, as 07-01."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from pydantic import BeforeValidator, PlainSerializer, WithJsonSchema

from service_circles.records.values.fields import date_from_text, refused

_EVERY_YEAR = re.compile(r"([0-9]{2})-([0-9]{2})")
_LEAP_YEAR = 2028


@dataclass(frozen=True, order=True, slots=True)
class YearDay:
    """A day of every year; a season that begins or ends on February 29 does so at the end of February in other years."""

    month: int
    day: int

    @property
    def is_end_of_month(self) -> bool:
        """True for the last day of a month."""
        return self.day == monthrange(_LEAP_YEAR, self.month)[1]

    def __str__(self) -> str:
        return f"{self.month:02}-{self.day:02}"


def year_day(day: date) -> YearDay:
    """The day without its year."""
    return YearDay(day.month, day.day)


def _from_text(value: object) -> object:
    match = _EVERY_YEAR.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        return date_from_text(value, code="season_day_shape")
    try:
        return year_day(date(_LEAP_YEAR, int(match[1]), int(match[2])))
    except ValueError:
        raise refused("date_impossible", found=value) from None


SeasonDay = Annotated[
    date | YearDay,
    BeforeValidator(_from_text),
    PlainSerializer(str),
    WithJsonSchema(
        {"type": "string", "pattern": "^([0-9]{4}-)?[0-9]{2}-[0-9]{2}$", "examples": ["2026-07-01", "07-01"]}
    ),
]
"""A day of one year, or of every year."""
