"""`opening_hours` of OpenStreetMap as words that our grammar of hours reads."""

from __future__ import annotations

import re

from service_circles.records.hours.hours_writing import days_as_text
from service_circles.records.hours.spans import DayRule

_WEEKDAYS = ("mo", "tu", "we", "th", "fr", "sa", "su")
_DAY = r"(?:mo|tu|we|th|fr|sa|su)"
_RULE = re.compile(
    rf"((?:{_DAY}(?:\[[-0-9,]+\])?(?:-{_DAY})?,? ?)+)? ?((?:[0-9]{{1,2}}:[0-9]{{2}}-[0-9]{{1,2}}:[0-9]{{2}},? ?)+|off|closed)"
)
_HOURS = re.compile(r"[0-9]{1,2}:[0-9]{2}-")
_PART = re.compile(rf"({_DAY})(?:\[([-0-9,]+)\]|-({_DAY}))?")
_HOLIDAYS = re.compile("ph (off|closed)")
Week = dict[DayRule, str]


def osm_hours_text(text: str) -> str:
    """'Mo-Fr 08:30-17:30; Su off' in our words; the text itself where it says more, with the days that it means.

    A later rule takes the place of earlier ones for its days, as OpenStreetMap has it.
    """
    week: Week = {}
    closed_on_holidays = False
    for rule in re.split(r"\s*;\s*", text.lower().strip(" ;").replace("–", "-")):
        if _HOLIDAYS.fullmatch(rule):
            closed_on_holidays = True
        elif not _take(rule, week):
            return "; ".join(map(_with_days, text.split(";")))
    clauses = [f"{days_as_text(days, in_chinese=True)} {hours}" for hours, days in _by_hours(week).items()]
    return "；".join([*clauses, *(["节假日除外"] if closed_on_holidays else [])]) or text


def _with_days(rule: str) -> str:
    """'Jul-Aug: 10:00-12:00' is about every day, also behind 'Mo-Fr 09:00-17:00'."""
    hours = _HOURS.search(rule)
    if hours is None or re.search(rf"\b{_DAY}\b", rule, re.IGNORECASE):
        return rule.strip()
    return f"{rule[: hours.start()].strip()} Mo-Su {rule[hours.start() :]}".strip()


def _take(rule: str, week: Week) -> bool:
    """Enter a rule into the week; False if it is of another form."""
    if rule == "24/7":
        week.update(dict.fromkeys(map(DayRule, range(7)), "00:00-24:00"))
        return True
    match = _RULE.fullmatch(rule)
    if match is None:
        return False
    days = _days(match[1] or "mo-su")
    hours = re.sub(r",\s*", ", ", match[2].strip(" ,"))
    for day in days:
        week.pop(day, None)
        if hours not in {"off", "closed"}:
            week[day] = hours
    return True


def _days(text: str) -> list[DayRule]:
    found: list[DayRule] = []
    for first, ordinals, last in _PART.findall(text):
        start = _WEEKDAYS.index(first)
        if ordinals:
            found += [DayRule(start, int(nth)) for nth in ordinals.split(",")]
        else:
            end = _WEEKDAYS.index(last or first)
            found += [DayRule((start + step) % 7) for step in range((end - start) % 7 + 1)]
    return found


def _by_hours(week: Week) -> dict[str, list[DayRule]]:
    grouped: dict[str, list[DayRule]] = {}
    for day, hours in sorted(week.items()):
        grouped.setdefault(hours, []).append(day)
    return grouped
