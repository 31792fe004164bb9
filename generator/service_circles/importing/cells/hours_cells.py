"""Opening hours of a cell: the one door to the grammar of hours."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from service_circles.importing.cells.named_seasons import names_seasons, with_dates
from service_circles.importing.cells.reading_result import Reading, trouble
from service_circles.importing.sheets.cleaned_text import in_one_line
from service_circles.languages.phrase import phrase
from service_circles.records.hours.hours_reader import read_hours_text
from service_circles.records.hours.hours_refusal import HoursRefusedError
from service_circles.records.hours.week_reader import HoursRead

_DAY = "(?:[0-9]{4}-)?[0-9]{2}-[0-9]{2}"
_OWN_SEASON = re.compile(rf"（(?P<valid_from>{_DAY})? 至 (?P<valid_to>{_DAY})?）$")
_SAY_SUMMER = phrase("整张表的夏天是同一段日子，就加上 --summer 05-01/09-30；不然在表里写上从哪天到哪天")
_HOLIDAYS = {"closed": "节假日除外", "as_usual": "节假日照常"}


def read_hours(text: str, summer: str | None = None) -> Reading:
    """The schedule of a text; its whole text is left over, with a reason and advice, if it is not understood."""
    try:
        read = _read_own_seasons(in_one_line(text)) or _read_with_summer(text, summer)
    except HoursRefusedError as refused:
        hint = _SAY_SUMMER if refused.code == "season" and names_seasons(text) else refused.advice
        return Reading(None, in_one_line(text), (trouble("X215", reason=refused.reason, hint=hint),))
    assumed = tuple(trouble("X234", found=in_one_line(text), assumed=each) for each in read.assumed)
    return Reading(read.schedule, "", assumed)


def _read_with_summer(text: str, summer: str | None) -> HoursRead:
    """The schedule of a text, with dates of summer and winter where it is not understood without them."""
    try:
        return read_hours_text(text)
    except HoursRefusedError:
        dated = with_dates(text, summer)
        if dated == text:
            raise
        return read_hours_text(dated)


def _read_own_seasons(text: str) -> HoursRead | None:
    """The schedule of a text in which seasons are written as `hours_text` writes them; None for another text."""
    clauses = text.split("；")
    seasons = [_OWN_SEASON.search(clause) for clause in clauses]
    if not any(seasons):
        return None
    weekly = [clause for clause, season in zip(clauses, seasons, strict=True) if not season]
    common = [clause for clause in weekly if ":" not in clause]
    read = [read_hours_text("；".join(weekly))] if len(weekly) > len(common) else []
    rules = [*read[0].rules] if read else []
    for clause, season in zip(clauses, seasons, strict=True):
        if season:
            read.append(read_hours_text("；".join([clause[: season.start()], *common])))
            dates = {name: day for name, day in season.groupdict().items() if day}
            rules += [{**rule, **dates} for rule in read[-1].rules]
    said = read[-1].schedule if isinstance(read[-1].schedule, dict) else {}
    return HoursRead({**said, "rules": rules}, tuple(each for one in read for each in one.assumed))


def hours_text(schedule: Any) -> str:
    """A schedule as a cell shows it: weekly hours, seasons and holidays, but no exceptions and notes."""
    if not isinstance(schedule, dict):
        return {"unknown": "未知", "by_appointment": "需预约"}.get(schedule, str(schedule))
    if (kind := schedule.get("kind", "regular")) != "regular":
        return hours_text(kind)
    parts = [_rule_text(rule) for rule in schedule.get("rules", [])]
    holidays = f"节假日 {schedule['holiday_hours']}" if "holiday_hours" in schedule else ""
    return "；".join(filter(None, [*parts, holidays or _HOLIDAYS.get(schedule.get("holidays", ""))]))


def _rule_text(rule: Mapping[str, str]) -> str:
    dates = (rule.get("valid_from", ""), rule.get("valid_to", ""))
    season = f"（{dates[0]} 至 {dates[1]}）" if any(dates) else ""
    return f"{rule['byday']} {rule['hours']}{season}"
