"""Schedules of seasons joined to one, also where a season changes half of the day alone: '下午14:30-17:30（10月-4月14:00-17:00）'."""

import re
from collections.abc import Sequence

from service_circles.records.hours.grammar.hours_pieces import is_english
from service_circles.records.hours.hours_refusal import HoursRefusedError
from service_circles.records.hours.week_reader import HoursRead
from service_circles.records.hours.words.season_words import SeasonSaid

_NOON, _AFTERNOON = "12:00", "13:00"
_HALF = re.compile(r"\s*[,，:：]?\s*(?:上午|下午|晚上|早上|mornings?|afternoons?|evenings?)", re.IGNORECASE)
_OPENING, _CLOSING = "([【（", ")]】）"
Rule = dict[str, str]


def joined(read: list[HoursRead], seasons: Sequence[SeasonSaid | None], text: str) -> HoursRead:
    """One schedule of those for each season, which may differ in their rules and remarks alone."""
    schedules = [each.schedule if isinstance(each.schedule, dict) else {} for each in read]
    if not all(each.rules for each in read):
        raise HoursRefusedError("season", text.strip())
    others = [
        {key: value for key, value in each.items() if key not in {"rules", "note"}} for each in schedules
    ]
    if any(other != others[0] for other in others):
        raise HoursRefusedError("holidays", text.strip())
    notes = [str(each.get("note", "")) for each in schedules]
    common = notes[0] if len(set(notes)) == 1 else ""
    _refuse_missing_halves([each.rules for each, season in zip(read, seasons, strict=True) if season], text)
    usual = [
        rule for each, season in zip(read, seasons, strict=True) if season is None for rule in each.rules
    ]
    rules = [
        in_season(
            _with_other_half(rule, usual, season, text) if season else rule, season, "" if common else note
        )
        for each, season, note in zip(read, seasons, notes, strict=True)
        for rule in each.rules
    ]
    given = {"kind": others[0].get("kind"), "rules": rules, **others[0], "note": common}
    assumed = tuple(dict.fromkeys(each for one in read for each in one.assumed))
    return HoursRead({key: value for key, value in given.items() if value}, assumed)


def in_season(rule: dict[str, str], season: SeasonSaid | None, note: str) -> dict[str, str]:
    """A rule with the days and the note of a season."""
    dates = {"valid_from": season.first, "valid_to": season.last} if season and season.first else {}
    sign = "；" if not is_english(rule.get("note", "") + note) else "; "
    notes = sign.join(filter(None, (rule.get("note", ""), note)))
    given = {"byday": rule["byday"], "hours": rule["hours"], **dates, "note": notes}
    return {key: value for key, value in given.items() if value}


def _with_other_half(rule: Rule, usual: Sequence[Rule], season: SeasonSaid, text: str) -> Rule:
    """The rule of a season with the usual hours of the half that it leaves alone; refused where it may mean closed."""
    others = _of_other_half(rule, usual)
    if others and not _is_of_half(season, text):
        raise HoursRefusedError("season", text[season.start :].strip())
    return {**rule, "hours": ", ".join(sorted([*rule["hours"].split(", "), *others]))} if others else rule


def _refuse_missing_halves(seasons: Sequence[Sequence[Rule]], text: str) -> None:
    """'上午8:30-11:30，下午14:00-17:00（5月-9月），13:30-16:30（10月-4月）': is it closed on mornings of winter?"""
    for rules in seasons:
        if any(_of_other_half(rule, other) for rule in rules for other in seasons):
            raise HoursRefusedError("season", text.strip())


def _of_other_half(rule: Rule, others: Sequence[Rule]) -> list[str]:
    """The hours of the same days in a half of the day in which a rule has none."""
    own = {half for span in rule["hours"].split(", ") for half in _halves(span)}
    spans = [
        span for other in others if other["byday"] == rule["byday"] for span in other["hours"].split(", ")
    ]
    has_both = len({half for span in spans for half in _halves(span)}) > 1
    return [span for span in spans if has_both and not own & _halves(span)]


def _halves(span: str) -> set[str]:
    opens, _, closes = span.partition("-")
    if span == "24h" or (opens < _NOON and closes > _AFTERNOON):
        return {"morning", "afternoon"}
    return {"morning" if opens < _NOON else "afternoon"}


def _is_of_half(season: SeasonSaid, text: str) -> bool:
    """True where a season stands in brackets behind a half of the day, or names it."""
    said = text[season.start : season.end].strip()
    is_inside = said[:1] in _OPENING and said[-1:] not in _CLOSING
    return is_inside or bool(_HALF.match(text, season.end))
