"""Errors in what says where a directory or a place is: country, time zone, a pair of numbers in one of two fields."""

import re
from collections.abc import Callable, Mapping
from zoneinfo import available_timezones

from service_circles.languages.phrase import Phrase, phrase
from service_circles.problems.problem import Problem
from service_circles.problems.suggestion import nearest, suggest
from service_circles.reading.schema.validation_error import ErrorCase

_PAIR = re.compile(r"-?[0-9]{1,3}\.[0-9]+\s*[,，、 ]\s*-?[0-9]{1,3}\.[0-9]+")


def hint_for_country(case: ErrorCase) -> Phrase | None:
    """The code of two letters, for a code of three or a small one; None for any other field."""
    if case.error["loc"][-1] != "country":
        return None
    from babel.core import get_global  # noqa: PLC0415 - only for a wrong country

    text = case.text.upper()
    known = get_global("territory_aliases").get(text)
    is_code = len(text) == 2 and text in get_global("territory_zones")
    return suggest(text if is_code else known[0] if known else None)


def _no_zone(case: ErrorCase) -> Problem:
    zones = available_timezones()
    by_city = {
        zone.rpartition("/")[2].replace("_", " ").lower(): zone for zone in sorted(zones) if "/" in zone
    }
    meant = by_city.get(case.text.replace("_", " ").lower()) or nearest(case.text, sorted(zones))
    return case.problem("R216", hint=suggest(meant), found=case.text)


def _no_number(case: ErrorCase) -> Problem:
    is_pair = case.error["loc"][-1] in ("latitude", "longitude") and _PAIR.fullmatch(case.text)
    hint = phrase("这是两个数，分开写：一个写在 latitude 后面，一个写在 longitude 后面") if is_pair else None
    return case.problem("R112", hint=hint, found=case.text)


ABOUT_PLACES: Mapping[str, Callable[[ErrorCase], Problem]] = {
    "time_zone": _no_zone,
    "number_shape": _no_number,
}
