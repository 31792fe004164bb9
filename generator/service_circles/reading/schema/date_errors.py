"""Problems with dates: how to write a day, and days that do not belong together."""

import re
from collections.abc import Callable
from collections.abc import Mapping as AnyMapping

from service_circles.languages.phrase import phrase
from service_circles.problems.problem import Problem
from service_circles.reading.schema.validation_error import ErrorCase
from service_circles.reading.yaml.yaml_nodes import Mapping


def _date_shape(case: ErrorCase) -> Problem:
    numbers = re.fullmatch(r"([0-9]{4})[^0-9]+([0-9]{1,2})[^0-9]+([0-9]{1,2})[^0-9]*", case.text)
    year, month, day = numbers.groups() if numbers else ("2026", "5", "1")
    return case.problem("R203", corrected=f"{year}-{month:0>2}-{day:0>2}")


def _season_day_shape(case: ErrorCase) -> Problem:
    """A day without a year is meant for every year; of a month alone its first or last day."""
    if re.match("[0-9]{4}", case.text):
        return _date_shape(case)
    found = re.fullmatch(r"([0-9]{1,2})(?:[^0-9]+([0-9]{1,2})?)?[^0-9]*", case.text)
    is_first = case.error["loc"][-1] == "valid_from"
    month, day = found.groups() if found else ("6" if is_first else "9", None)
    hint = phrase(
        "每年都一样就写 {corrected}；只有一年就写上年份，例如 2026-06-01",
        corrected=f"{month:0>2}-{day or ('01' if is_first else '30'):0>2}",
    )
    return case.problem("R203", hint=hint)


def _dates_backwards(case: ErrorCase) -> Problem:
    return _about_dates(case, "R205", "until", "valid_to", "ends")


def _season_half(case: ErrorCase) -> Problem:
    return _about_dates(case, "R236", "valid_to", "valid_from")


def _about_dates(case: ErrorCase, code: str, *names: str) -> Problem:
    """The problem at the first of some fields that is there."""
    fields = case.found.node.keys if isinstance(case.found.node, Mapping) else {}
    field = next((fields[name] for name in names if name in fields), None)
    return case.problem(code, field.spot if field else None, found=case.limits["found"])


ABOUT_DATES: AnyMapping[str, Callable[[ErrorCase], Problem]] = {
    "date_shape": _date_shape,
    "season_day_shape": _season_day_shape,
    "dates_backwards": _dates_backwards,
    "season_half": _season_half,
}
