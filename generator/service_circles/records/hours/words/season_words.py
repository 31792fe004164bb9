"""Seasons as people write them: '夏季（5月—9月）', '11月1日至次年3月31日', 'April through October'."""

import re
from calendar import monthrange
from functools import cache
from typing import NamedTuple

from service_circles.records.hours.hours_refusal import HoursRefusedError
from service_circles.records.hours.words.clock_times import number_in
from service_circles.records.hours.words.hours_tokens import clean_text

LEAP_YEAR = 2028
N = r"(?:[0-9]{1,2}|[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])"
TO = r"\s*(?:-+|至|到|\bto\b|\bthrough\b|\bthru\b|\buntil\b|\btill?\b)\s*"
_NEXT_YEAR = r"(?:(?:次年|翌年|来年|第二年|隔年|下一?年)度?的?)?\s*"
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    "|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
_NO_HOUR = r"(?!\s*(?:-|to\b|until\b|till?\b))"
"""Behind the last number: in 'April-October 9-5' the 9 is an hour."""
_DAY_NUMBER = r"[0-9]{1,2})(?:st|nd|rd|th)?(?![0-9a-z]|\s*(?:[:.]\s*[0-9]|[ap]\.?\s?m\b|noon)|,?\s*20[0-9]{2}"
_NAME = (
    r"(?:每年)?(?:[春夏秋冬]+(?:令?时(?:制|间)?|[季天令])|夏令|冬令|旺季|淡季|春夏|秋冬|冬春|夏秋|暑期)"
    r"(?:的?(?:开放|开馆|开园|作息|工作|办公|服务|营业|上班)?(?:时间|时段))?"
    r"|\b(?:(?:summer|winter|spring|fall|autumn|peak|off-?peak|high|low|on|off)(?:[-/ ]season)?)(?: (?:opening )?(?:hours|times|schedule))?"
)
_REST = r"(?:其他|其余|其它)(?:的?(?:时间|月份|季节|时段|日子))|\b(?:the )?rest of (?:the )?year\b|\b(?:all )?other months\b"


class SeasonSaid(NamedTuple):
    """A season with its place in a text: days as records have them, both empty for the rest of the year."""

    start: int
    end: int
    first: str = ""
    last: str = ""

    @property
    def is_yearly(self) -> bool:
        """True for a season of every year."""
        return len(self.first) == len("05-01")

    @property
    def days(self) -> frozenset[tuple[int, int]]:
        """The days of a year, of seasons of every year."""
        first, last = (tuple(map(int, day.split("-"))) for day in (self.first, self.last))
        in_order = first <= last
        return frozenset(
            day for day in _ALL_DAYS if (first <= day <= last if in_order else day >= first or day <= last)
        )


_ALL_DAYS = tuple(
    (month, day) for month in range(1, 13) for day in range(1, monthrange(LEAP_YEAR, month)[1] + 1)
)


def days_left_out(seasons: list[SeasonSaid]) -> int:
    """The number of days of a year that lie in none of some seasons."""
    return len(_ALL_DAYS) - len(frozenset[tuple[int, int]]().union(*(season.days for season in seasons)))


@cache
def _pattern() -> re.Pattern[str]:
    def chinese(at: str) -> str:
        whole = "初" if at == "a" else "[底末]"
        return rf"(?:(?P<cn{at}y>20[0-9]{{2}})\s*年\s*)?(?P<cn{at}m>{N})\s*月(?:份|{whole})?(?:\s*(?P<cn{at}d>{N})\s*[日号])?"

    def english(at: str, tail: str) -> str:
        return (
            rf"(?:\b(?P<en{at}m>{MONTH})\b\.?(?:\s+(?P<en{at}d>{_DAY_NUMBER}){tail})?"
            rf"|\b(?P<uk{at}d>[0-9]{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<uk{at}m>{MONTH})\b\.?)"
        )

    ranges = (
        rf"{chinese('a')}\s*(?:起|开始)?{TO}{_NEXT_YEAR}{chinese('b')}(?!\s*第)",
        rf"(?<=[(\[【])\s*(?P<dotam>1?[0-9])[./](?P<dotad>[0-3]?[0-9]){TO}{_NEXT_YEAR}(?P<dotbm>1?[0-9])[./](?P<dotbd>[0-3]?[0-9])(?=\s*[)\]】])",
        rf"(?<![0-9:.月日])(?P<shortam>{N}){TO}{_NEXT_YEAR}(?P<shortbm>{N})\s*月(?:份)?(?!\s*第)(?!\s*{N}\s*[日号])",
        rf"{english('a', '')}{TO}{english('b', _NO_HOUR)}(?!,?\s*20[0-9]{{2}})",
    )
    inside = "|".join(ranges)
    return re.compile(
        rf"(?:[(\[【]\s*)?(?:(?P<name>{_NAME})\s*[)\]】:,]?\s*[(\[【]?\s*)?(?:每年|每逢|从|自|于|在|\bfrom\b|\bevery\b|\s)*(?:{inside})"
        rf"(?:期间|间|止|内)?\s*[)\]】]?(?:\s*[(\[【]\s*(?:{_NAME})\s*[)\]】])?\s*:?"
        rf"|(?P<rest>(?:{_REST})\s*:?)"
    )


def seasons_in(text: str) -> list[SeasonSaid]:
    """The seasons that a text gives, in order; none if it only speaks of the rest of the year."""
    matches = _pattern().finditer(clean_text(text))
    found = [_season(match) for match in matches if match["name"] or not match["dotam"]]  # '(8.30-11.30)'
    return found if any(season.first for season in found) else []


def without_name(part: str) -> str:
    """The hours of a season without its name, where the days are told behind them: '冬季：8:30-17:00（11月至次年3月）'."""
    named = re.match(rf"[\s,，;；。、]*(?:{_NAME})\s*[:：]", clean_text(part))
    return part[named.end() :] if named else part


def _season(match: re.Match[str]) -> SeasonSaid:
    start, end = match.span()
    if match["rest"]:
        return SeasonSaid(start, end)
    given = {name: value for name, value in match.groupdict().items() if value}
    first, last = (_day(given, at, match.group()) for at in "ab")
    if len(first) > len(last):
        year = int(first[:4])
        last = f"{year if last >= first[5:] else year + 1}-{last}"
    if len(first) != len(last) or (len(first) > len("05-01") and last < first):
        raise HoursRefusedError("season", match.group().strip())
    return SeasonSaid(start, end, first, last)


def _day(given: dict[str, str], at: str, text: str) -> str:
    """The first or last day of a season as a record has it; of a whole month its first or last day."""
    parts = {key[-1]: value for key, value in given.items() if key[:-1] in {f"{form}{at}" for form in _FORMS}}
    month = (
        MONTHS.index(parts["m"][:3]) + 1
        if parts["m"][0].isalpha() and parts["m"].isascii()
        else number_in(parts["m"])
    )
    if not 1 <= month <= 12:
        raise HoursRefusedError("season", text.strip())
    year = parts["y"].strip("-") if "y" in parts else ""
    longest = monthrange(int(year or LEAP_YEAR), month)[1]
    day = number_in(parts["d"]) if "d" in parts else (1 if at == "a" else longest)
    if not 1 <= day <= longest:
        raise HoursRefusedError("season", text.strip())
    if at == "b" and not year and (month, day) == (2, 28):
        day = longest  # by which the end of February is meant
    return f"{year}-{month:02}-{day:02}" if year else f"{month:02}-{day:02}"


_FORMS = ("cn", "dot", "short", "en", "uk")
