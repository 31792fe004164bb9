"""Hours of places with a few words more: a closed day is closed, and what limits the hours is not passed over."""

import re

import pytest

from service_circles.records.hours.hours_reader import read_hours_text
from service_circles.records.hours.hours_refusal import HoursRefusedError
from service_circles.records.values.schedule import Schedule
from tests.hours.test_texts_of_places import TEXTS

WEDNESDAY = 2
CHINESE = re.compile("[\u3400-\u9fff]")
OF_SEASONS = re.compile(r"月|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)", re.IGNORECASE)
Hours = dict[tuple[int, int], frozenset[tuple[int, int]]]


def hours_in(text: str) -> Hours | None:
    """The spans of each day; None if the text is refused or has no hours."""
    try:
        schedule = Schedule.model_validate(read_hours_text(text).schedule)
    except HoursRefusedError:
        return None
    days = {(day.weekday, day.nth) for rule in schedule.rules for day in rule.byday}
    return {day: frozenset(_spans_on(schedule, day)) for day in days} or None


def _spans_on(schedule: Schedule, day: tuple[int, int]) -> list[tuple[int, int]]:
    return [(span.opens, span.closes) for rule in schedule.rules if day in rule.byday for span in rule.hours]


SAMPLE = [
    (text, hours)
    for text, _ in TEXTS[::6]
    if not OF_SEASONS.search(text) and (hours := hours_in(text)) is not None
]


def changed(change: str) -> list[tuple[str, Hours]]:
    """The texts of the language of a change, changed, with their hours before."""
    is_chinese = bool(CHINESE.search(change))
    return [
        (change.format(text), hours) for text, hours in SAMPLE if bool(CHINESE.search(text)) is is_chinese
    ]


@pytest.mark.parametrize(
    "change",
    ["{}，周三闭馆", "周三休息，{}", "{}（周三除外）", "{}，除周三外", "{}; closed Wednesdays", "Closed Wednesday. {}", "{} (closed Wed)"],
)  # fmt: skip
def test_a_closed_day_is_closed(change: str) -> None:
    found = [(hours_in(text), before) for text, before in changed(change)]
    read = [(after, before) for after, before in found if after is not None]
    assert len(read) > 10
    for after, before in read:
        assert after == {day: spans for day, spans in before.items() if day[0] != WEDNESDAY}


@pytest.mark.parametrize(
    "change",
    ["{}（单周）", "隔周{}", "{}（寒暑假）", "{}，从9月起", "{}，部分周六不开放", "{}，每月第一周除外", "原{}", "{}（暂停）",
     "{}，周三延长至23:00", "{}（周三改为周四）", "{} every other week", "{} (summer only)", "{} starting September",
     "{} (some Fridays closed)", "{} unless noted otherwise", "Was {}", "{} - suspended", "{} (moved to Tuesdays)",
     "{} (Wed until 11pm)"],
)  # fmt: skip
def test_what_limits_hours_is_not_passed_over(change: str) -> None:
    texts = [text for text, _ in changed(change)]
    assert len(texts) > 30
    assert [text for text in texts if hours_in(text)] == []
