"""Seasons that change a half of the day alone: '上午8:30-12:00 下午14:30-17:30（10月1日至次年4月30日14:00-17:00）'."""

import re
from collections.abc import Sequence

from service_circles.records.hours.hours_refusal import HoursRefusedError
from service_circles.records.hours.words.season_words import SeasonSaid

_NOON, _AFTERNOON = "12:00", "13:00"
_HALF = re.compile(r"\s*[,，:：]?\s*(?:上午|下午|晚上|早上|mornings?|afternoons?|evenings?)", re.IGNORECASE)
_OPENING, _CLOSING = "([【（", ")]】）"
Rule = dict[str, str]


def with_other_half(rule: Rule, usual: Sequence[Rule], season: SeasonSaid, text: str) -> Rule:
    """The rule of a season with the usual hours of the half that it leaves alone; refused where it may mean closed."""
    others = _of_other_half(rule, usual)
    if others and not _is_of_half(season, text):
        raise HoursRefusedError("season", text[season.start :].strip())
    return {**rule, "hours": ", ".join(sorted([*rule["hours"].split(", "), *others]))} if others else rule


def refuse_missing_halves(seasons: Sequence[Sequence[Rule]], text: str) -> None:
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
