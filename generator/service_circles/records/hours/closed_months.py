"""Months of every year in which a place is closed: 'closed in August', '7月-8月除外'; the others are its season."""

import re
from calendar import monthrange
from functools import cache
from typing import NamedTuple

from service_circles.records.hours.words.clock_times import number_in
from service_circles.records.hours.words.hours_tokens import clean_text
from service_circles.records.hours.words.season_words import LEAP_YEAR, MONTH, MONTHS, TO, N

_CLOSED_EN = r"(?:closed|no (?:services?|distributions?|food|meals|pantry)|not open|except)"
_CLOSED_CN = r"(?:闭馆|休馆|不开放|休息|停业|放假|除外|暂停(?:服务|开放)|停止开放)"


class ClosedMonths(NamedTuple):
    """The words, with their place in a text, and the days from which and until which the place is open."""

    start: int
    end: int
    said: str
    valid_from: str
    valid_to: str


@cache
def _pattern() -> re.Pattern[str]:
    and_next = rf"(?:{TO}|\s*(?:、|,|和|及|&|\band\b)\s*)"
    english = (
        rf"\b{_CLOSED_EN}\s+(?:in |during |for |from |the |months? of )*(?P<ena>{MONTH})\b\.?"
        rf"(?:(?P<enj>{and_next})(?P<enb>{MONTH})\b\.?)?(?!\s*[0-9,]|{TO})"
    )
    chinese = (
        rf"(?:每年|每逢)?(?<![0-9:.])(?P<cna>{N})\s*月?(?:份)?(?:(?P<cnj>{and_next})(?P<cnb>{N})\s*月(?:份)?|(?<=月)|(?<=份))"
        rf"(?:期间|全月|整月|高温)*\s*{_CLOSED_CN}"
    )
    return re.compile(rf"{english}|{chinese}")


def closed_months(text: str) -> ClosedMonths | None:
    """The months that a text calls closed, if it does so once."""
    found = list(_pattern().finditer(clean_text(text)))
    if len(found) != 1:
        return None
    match = found[0]
    first = _month(match["ena"] or match["cna"])
    last = _month(match["enb"] or match["cnb"] or match["ena"] or match["cna"])
    is_listed = not re.search("[-至到]|to|thr|til", match["enj"] or match["cnj"] or "-")
    if not (1 <= first <= 12 and 1 <= last <= 12) or (is_listed and (last - first) % 12 != 1):
        return None
    opens, closes = last % 12 + 1, (first - 2) % 12 + 1
    end = monthrange(LEAP_YEAR, closes)[1]
    said = text[match.start() : match.end()].strip()
    return ClosedMonths(*match.span(), said, f"{opens:02}-01", f"{closes:02}-{end:02}")


def _month(text: str) -> int:
    return MONTHS.index(text[:3]) + 1 if text.isascii() and text.isalpha() else number_in(text)
