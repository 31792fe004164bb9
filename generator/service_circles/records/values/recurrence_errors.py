"""Errors of an RRULE: the type of the error, and the part of the rule that is wrong."""

import re
from collections.abc import Iterator, Mapping
from datetime import date

FREQUENCIES = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
PARTS = (
    "FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "BYMONTHDAY", "BYMONTH", "BYSETPOS", "BYWEEKNO", "WKST",
)  # fmt: skip
MOST_DAYS = 5_000
_MOST = {"INTERVAL": 60, "COUNT": MOST_DAYS}
_VALUE = re.compile(r"[A-Z0-9,+-]+")
_WEEKDAY = re.compile(r"(?:[+-]?[0-9]+)?(?:MO|TU|WE|TH|FR|SA|SU)")
_CHOOSING = ("BYDAY", "BYMONTHDAY", "BYMONTH", "BYWEEKNO")
Fault = tuple[str, str]


def first_fault(text: str, given: Mapping[str, str]) -> Fault | None:
    """The first fault of a rule in capital letters, also given part by part; None if it has none."""
    return next(_faults(text, given), None)


def _faults(text: str, given: Mapping[str, str]) -> Iterator[Fault]:
    if text.startswith("RRULE:"):
        yield "recurrence_prefix", text.removeprefix("RRULE:")
    elif "FREQ" not in text:
        yield "recurrence_shape", text
    elif re.search(r"\s", text):
        yield "recurrence_space", text
    else:
        yield from _faults_of_parts(text.split(";"))
        yield from _faults_together(given)


def _faults_of_parts(parts: list[str]) -> Iterator[Fault]:
    """Errors of single parts."""
    seen: set[str] = set()
    for part in parts:
        name, sign, value = part.partition("=")
        if sign and name not in PARTS:
            yield "recurrence_name", name
        if name == "BYDAY":
            wrong = [day for day in value.split(",") if not _WEEKDAY.fullmatch(day)]
            yield from (("recurrence_weekday", day or part) for day in wrong)
        if name == "UNTIL" and not _is_day(value):
            yield "recurrence_until", value
        if name in seen:
            yield "recurrence_twice", name
        if not _VALUE.fullmatch(value):
            yield "recurrence_shape", part or ";".join(parts)
        if name in _MOST and not (re.fullmatch(r"[1-9][0-9]{0,4}", value) and int(value) <= _MOST[name]):
            yield "recurrence_shape", part
        seen.add(name)


def _faults_together(given: Mapping[str, str]) -> Iterator[Fault]:
    """Errors of parts that do not go together."""
    frequency = given.get("FREQ", "")
    if {"COUNT", "UNTIL"} <= given.keys():
        yield "recurrence_ends", _written(given, "COUNT", "UNTIL")
    if frequency not in FREQUENCIES:
        yield "recurrence_shape", _written(given, "FREQ") or "FREQ"
    if "0" in re.split(r"[,+-]+", given.get("BYMONTHDAY", "")):
        yield "recurrence_shape", _written(given, "BYMONTHDAY")
    for name in _out_of_place(given, frequency):
        yield "recurrence_together", _written(given, "FREQ", name)


def _out_of_place(given: Mapping[str, str], frequency: str) -> Iterator[str]:
    """Parts that this frequency cannot have: RFC 5545, 3.3.10. Libraries read them as something else."""
    if frequency in ("DAILY", "WEEKLY") and re.search(r"[0-9]", given.get("BYDAY", "")):
        yield "BYDAY"
    if frequency == "WEEKLY" and "BYMONTHDAY" in given:
        yield "BYMONTHDAY"
    if frequency != "YEARLY" and "BYWEEKNO" in given:
        yield "BYWEEKNO"
    if "BYSETPOS" in given and given.keys().isdisjoint(_CHOOSING):
        yield "BYSETPOS"


def _written(given: Mapping[str, str], *names: str) -> str:
    return ";".join(f"{name}={given[name]}" for name in names if name in given)


def _is_day(digits: str) -> bool:
    try:
        return re.fullmatch(r"[0-9]{8}", digits) is not None and bool(date.fromisoformat(digits))
    except ValueError:
        return False
