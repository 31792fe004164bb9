"""Whatever hours are read, in our own words they are read as the same again."""

from contextlib import suppress
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as some

from service_circles.languages.catalogs import english
from service_circles.languages.translator import CHINESE, Translator
from service_circles.records.hours.hours_reader import read_hours_text
from service_circles.records.hours.hours_refusal import HoursRefusedError
from service_circles.records.hours.spans import DAY_MINUTES, DayRule, Span
from service_circles.records.values.schedule import Schedule, ScheduleRule
from service_circles.schedules.time_texts import days_text, spans_text

TABLE = yaml.safe_load((Path(__file__).parent / "hours_texts.yaml").read_text("utf-8"))
WORDS = {"zh": CHINESE, "en": english()}
DAYS = some.builds(DayRule, some.integers(0, 6), some.sampled_from([0, 0, 0, 1, 2, 3, 4, 5, -1]))
QUARTERS = some.lists(some.integers(0, 96), min_size=2, max_size=6, unique=True).map(sorted)


def _spans(quarters: list[int]) -> tuple[Span, ...]:
    pairs = zip(quarters[::2], quarters[1::2], strict=False)
    return tuple(Span(15 * opens, 15 * closes) for opens, closes in pairs)


def _in_our_words(rule: ScheduleRule, words: Translator) -> str:
    return f"{days_text(rule.byday, words)} {spans_text(rule.hours, words)}"


def _weeks(rules: tuple[ScheduleRule, ...]) -> set[tuple[DayRule, Span]]:
    return {(day, span) for rule in rules for day in rule.byday for span in rule.hours}


def _read(text: str) -> Schedule:
    return Schedule.model_validate(read_hours_text(text).schedule)


@pytest.mark.parametrize("language", WORDS)
def test_what_is_read_is_read_again(language: str) -> None:
    for row in TABLE:
        rules = tuple(
            rule for rule in Schedule.model_validate(row.get("meant", "unknown")).rules if not rule.valid_from
        )
        if rules:
            text = "；".join(_in_our_words(rule, WORDS[language]) for rule in rules)
            assert _weeks(_read(text).rules) == _weeks(rules), row["text"]


@pytest.mark.parametrize("language", WORDS)
@given(days=some.sets(DAYS, min_size=1, max_size=5), quarters=QUARTERS)
def test_any_rule_in_our_words_is_read(language: str, days: set[DayRule], quarters: list[int]) -> None:
    weekly = {day.weekday for day in days if not day.nth}
    days = {day for day in days if not day.nth or day.weekday not in weekly}
    rule = ScheduleRule(byday=tuple(sorted(days)), hours=_spans(quarters))
    text = _in_our_words(rule, WORDS[language])
    if any(span.opens < 5 * 60 and span.closes < DAY_MINUTES for span in rule.hours):
        with suppress(HoursRefusedError):  # 02:00-05:00 looks like an afternoon
            assert _weeks(_read(text).rules) == _weeks((rule,))
    else:
        assert _weeks(_read(text).rules) == _weeks((rule,))


@given(opens=some.integers(68, 92), closes=some.integers(97, 120))
def test_hours_past_midnight_are_read(opens: int, closes: int) -> None:
    rule = ScheduleRule(byday=(DayRule(4),), hours=(Span(15 * opens, 15 * closes),))
    for words in WORDS.values():
        assert _weeks(_read(_in_our_words(rule, words)).rules) == _weeks((rule,))


FRAGMENTS = [
    "周一",
    "周二至周五",
    "周六、日",
    "每天",
    "节假日",
    "闭馆",
    "除外",
    "除",
    "外",
    "上午",
    "下午",
    "8:30",
    "12:00",
    "-",
    "至",
    "，",
    "、",
    "；",
    "：",
    "（",
    "）",
    "9点",
    "半",
    "午休",
    "全天",
    "照常",
    "第二个",
    "每月",
    "最后一个",
    "全年无休",
    "需预约",
    "含",
    "春节",
    "次日",
    "2:00",
    "mon",
    "tue-fri",
    "1st",
    "&",
    "3rd",
    "sat",
    "of",
    "the",
    "month",
    "9am",
    "5pm",
    "noon",
    "to",
    "closed",
    "holidays",
    "except",
    "daily",
    "by",
    "appointment",
    "for",
    "lunch",
    "until",
    "food",
    "runs",
    "out",
    "24/7",
    "hours",
    "vary",
    "夏季",
    "5月",
    "9月30日",
    "（10月-次年4月）",
    "其他时间",
    "april",
    "october 31",
    "(nov-mar)",
    "早餐",
    "晚餐",
]
SCRAMBLED = some.lists(some.sampled_from(FRAGMENTS), max_size=9).map(" ".join)


@given(text=SCRAMBLED | SCRAMBLED.map(lambda text: text.replace(" ", "")) | some.text(max_size=60))
def test_any_text_gives_a_valid_schedule_or_a_refusal(text: str) -> None:
    with suppress(HoursRefusedError):
        _read(text)
