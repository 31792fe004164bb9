"""Opening hours of a cell: the one door to the grammar of hours."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from service_circles.importing.cells.reading_result import Reading, trouble
from service_circles.importing.sheets.cleaned_text import in_one_line
from service_circles.records.hours.hours_reader import read_hours_text
from service_circles.records.hours.hours_refusal import HoursRefusedError

_HOLIDAYS = {"closed": "节假日除外", "as_usual": "节假日照常"}


def read_hours(text: str) -> Reading:
    """The schedule of a text; its whole text is left over, with a reason and advice, if it is not understood."""
    try:
        read = read_hours_text(text)
    except HoursRefusedError as refused:
        return Reading(
            None, in_one_line(text), (trouble("X215", reason=refused.reason, hint=refused.advice),)
        )
    assumed = tuple(trouble("X234", found=in_one_line(text), assumed=each) for each in read.assumed)
    return Reading(read.schedule, "", assumed)


def hours_text(schedule: Any) -> str:
    """A schedule as a cell shows it: weekly hours, seasons and holidays, but no exceptions and notes."""
    if not isinstance(schedule, dict):
        return {"unknown": "未知", "by_appointment": "需预约"}.get(schedule, str(schedule))
    if (kind := schedule.get("kind", "regular")) != "regular":
        return hours_text(kind)
    parts = [_rule_text(rule) for rule in schedule.get("rules", [])]
    holidays = f"节假日 {schedule['holiday_hours']}" if "holiday_hours" in schedule else ""
    return "；".join(filter(None, [*parts, holidays or _HOLIDAYS.get(schedule.get("holidays", ""))]))


def without_seasons(text: str, schedule: Any) -> str:
    """The text without the seasons that the record has and `hours_text` wrote into the cell."""
    rules = schedule.get("rules", []) if isinstance(schedule, dict) else []
    for rule in rules:
        if {"valid_from", "valid_to"} & rule.keys():
            text = text.replace(_rule_text(rule), "")
    return text.strip("；; ")


def _rule_text(rule: Mapping[str, str]) -> str:
    dates = (rule.get("valid_from", ""), rule.get("valid_to", ""))
    season = f"（{dates[0]} 至 {dates[1]}）" if any(dates) else ""
    return f"{rule['byday']} {rule['hours']}{season}"
