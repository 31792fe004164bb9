"""Tags as they are by day: conditional access and the opening hours of gates on an ordinary Wednesday at half past ten.

Minutes on foot stand on the page the whole week, so they are those of a day when people go to a center. What is
limited to night, snow or a season does not count, and what is open only by day does.
"""

import re
from collections.abc import Mapping

_DAY, _MINUTE = 2, 10 * 60 + 30
_WEEKDAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
_HOURS_OF_SUN = {"dawn": "05:30", "sunrise": "06:00", "sunset": "18:00", "dusk": "18:30"}
_CONDITIONAL = ("access", "foot", "foot:forward", "foot:backward", "oneway:foot", "locked")
_CLAUSE = re.compile(r"([^@;]+)@\s*(?:\(([^)]*)\)|([^;]*))")
_SPAN = re.compile(r"(\d{1,2}):(\d\d)-(\d{1,2}):(\d\d)\+?")
_NEXT_DAYS = re.compile(r"(?<=\d),\s*(?=Mo|Tu|We|Th|Fr|Sa|Su|PH|SH)")
"""The comma of `Mo-Fr 08:00-18:00, Sa 09:00-12:00`, behind which other days begin."""
_RULE = re.compile(
    r"(?P<days>(?:(?:Mo|Tu|We|Th|Fr|Sa|Su|PH|SH)[-,]?\s?)+)?:?\s*"
    r"(?P<hours>24/7|off|closed|(?:\d{1,2}:\d\d-\d{1,2}:\d\d\+?,?\s?)+)?(?:\s*open)?"
)


def by_day(tags: Mapping[str, str]) -> Mapping[str, str]:
    """The same tags with the values of `foot:conditional` and its like where their condition holds."""
    applied = {
        key: value.strip()
        for key in _CONDITIONAL
        for value, in_brackets, bare in _CLAUSE.findall(tags.get(f"{key}:conditional", ""))
        if open_by_day(in_brackets or bare)
    }
    return {**tags, **applied} if applied else tags


def closed_by_day(tags: Mapping[str, str]) -> bool:
    """True if `opening_hours` are understood, and say closed."""
    return open_by_day(tags.get("opening_hours", "24/7")) is False


def open_by_day(hours: str) -> bool | None:
    """True if hours like `Mo-Fr 08:00-18:00; PH off` hold by day; None if they are not understood.

    A later rule that names the day wins over an earlier one.
    """
    for name, clock in _HOURS_OF_SUN.items():
        hours = hours.replace(name, clock)
    hours = _NEXT_DAYS.sub(";", re.sub(r"\s*-\s*", "-", hours))
    rules = [_RULE.fullmatch(rule.strip()) for rule in hours.split(";") if rule.strip()]
    if not rules:
        return None
    state = False
    for rule in rules:
        if rule is None or not rule[0]:
            return None
        if _names_day(rule["days"] or ""):
            state = _is_open(rule["hours"] or "24/7")
    return state


def _names_day(days: str) -> bool:
    names = [name for name in re.split(r"[,\s]+", days.strip(", ")) if name]
    if not names:
        return True
    found = [[_WEEKDAYS.index(end) for end in name.split("-") if end in _WEEKDAYS] for name in names]
    return any(_covers(ends[0], ends[-1], _DAY) for ends in found if ends)


def _is_open(hours: str) -> bool:
    spans = [tuple(map(int, span)) for span in _SPAN.findall(hours)]
    return hours == "24/7" or any(_covers(a * 60 + b, c * 60 + d - 1, _MINUTE) for a, b, c, d in spans)


def _covers(first: int, last: int, at: int) -> bool:
    """True if `at` lies between two ends that may wrap around, like Friday to Monday or 22:00 to 06:00."""
    return first <= at <= last if first <= last else at >= first or at <= last
