"""Text cut into tokens, days, times and the words around them, and the row of them that is walked once."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from service_circles.records.hours.hours_refusal import HoursRefusedError
from service_circles.records.hours.spans import Span
from service_circles.records.hours.words.hours_words import KINDS, vocabulary
from service_circles.records.hours.words.misspelled_days import weekday_meant

_SAME = str.maketrans(
    "~〜～∼—–−‐‑‒―─━﹣ー﹕∶︰·•･|│\t\r–週點時閉館開節間禮個無後號預約雙單國慶農曆電關業營從門對為這務聯繫請體證眾辦學員診處僅",
    "---------------:::,,,;;  -周点时闭馆开节间礼个无后号预约双单国庆农历电关业营从门对为这务联系请体证众办学员诊处仅",
)
MARKUP = re.compile(r"<[^<>]{0,40}>")
LONGEST = 500
_REFUSAL = "no:"
_ABBREVIATED = frozenset({"day", "time"})
_WHOLE_NAME = re.compile(r"[a-z]+days?\.")
"""No abbreviation, so the period ends a sentence: 'Closed Sunday. Monday, Tuesday 9-5'."""
_OTHER_MEALS = re.compile(r"早[餐饭点]|晚[餐饭]|\b(?:breakfast|brunch|dinner|supper)\b")
"""Beside them, lunch is served and not a break."""
_ENDS_A_SENTENCE = re.compile(
    r"\.\s+(?!Closed\b\s*(?:$|[\n;,.|/]))(?!(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|Noon|Midnight|To|And|A\.?M|P\.?M)[a-z.]*\b)[A-Z]"
)
"""The period of 'Sat.' or 'p.m.' before a new sentence: 'Sat. Closed holidays'."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word or phrase: its kind in the vocabulary, its cleaned text and its place."""

    kind: str
    text: str
    start: int
    end: int


def _tokens_of(text: str) -> list[Token]:
    """The tokens of a text; refused where it tells of days that no schedule of weeks has."""
    if not text.strip():
        raise HoursRefusedError("empty", text)
    if len(text) > LONGEST:
        raise HoursRefusedError("unclear", text[:40])
    return list(_tokens(_in_chinese_halves(clean_text(text)), text))


def _tokens(cleaned: str, typed: str) -> Iterator[Token]:
    at = 0
    while at < len(cleaned):
        if cleaned[at] in " \u3000\xa0":
            at += 1
            continue
        found = vocabulary().match(cleaned, at)
        if found is None or found.lastgroup is None or found.end() == at:
            at += 1
            continue
        kind = KINDS[int(found.lastgroup[1:])]
        if kind.startswith(_REFUSAL):
            raise HoursRefusedError(kind.removeprefix(_REFUSAL), typed[at : found.end()].strip())
        said = found.group().strip()
        if kind == "word" and (weekday := weekday_meant(said)):
            kind, said = "day", weekday
        if kind == "break" and "休" not in said and _OTHER_MEALS.search(cleaned):
            kind = "remark"
        yield Token(kind, said, at, found.end())
        at = found.end()
        is_whole_name = kind == "day" and _WHOLE_NAME.fullmatch(said)
        if is_whole_name or (kind in _ABBREVIATED and _ENDS_A_SENTENCE.match(typed, at - 1)):
            yield Token("strong", ".", at - 1, at)


def clean_text(text: str) -> str:
    """The text with one spelling of its signs: half-width lower-case characters with plain hyphens and colons, as long as before."""
    without_markup = MARKUP.sub(lambda found: "\n".ljust(len(found.group())), text)
    return "".join(map(_plain, without_markup.translate(_SAME)))


def _plain(character: str) -> str:
    plain = unicodedata.normalize("NFKC", character).lower()
    return plain if len(plain) == 1 else character


_BEFORE_TIMES = re.compile(r"(?<![0-9\s])\s*\b[ap]m\s*:?\s*[0-9]")
_NOT_BEFORE_TIMES = re.compile(r"[ap]m\b(?!\s*:?\s*[0-9])")


def _in_chinese_halves(cleaned: str) -> str:
    """'AM 8:30-11:30 PM 1:30-5:00': where they stand before their times, am and pm as 上午 and 下午."""
    if not _BEFORE_TIMES.search(" " + cleaned) or _NOT_BEFORE_TIMES.search(cleaned):
        return cleaned
    return re.sub(r"am(?=\s*:?\s*[0-9])", "上午", re.sub(r"pm(?=\s*:?\s*[0-9])", "下午", cleaned))


class TokenRow:
    """The tokens of a text; `at` is the next of them."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = _tokens_of(text)
        self.at = 0
        self.last_span: Span | None = None
        """The span before the next token, on the same days."""
        self.assumed: list[tuple[str, Span]] = []
        """Texts read by a clock of twelve hours, though nothing says so."""

    @property
    def is_over(self) -> bool:
        """True behind the last token."""
        return self.at >= len(self.tokens)

    def kind(self, ahead: int = 0) -> str:
        """The kind of the next token, or of one further ahead; empty behind the last."""
        at = self.at + ahead
        return self.tokens[at].kind if at < len(self.tokens) else ""

    def take(self) -> Token:
        """The next token, which the row is then past."""
        token = self.tokens[self.at]
        self.at += 1
        return token

    def skip(self, kinds: set[str]) -> bool:
        """Go past tokens of some kinds; True if there were any."""
        before = self.at
        while self.kind() in kinds:
            self.at += 1
        return self.at > before

    def since(self, first: int) -> str:
        """The text from a token to the last one taken."""
        last = self.tokens[max(self.at - 1, first)]
        return self.text[self.tokens[first].start : last.end].strip()

    def refusal(self, code: str, first: int) -> HoursRefusedError:
        """The error that quotes the text since a token."""
        return HoursRefusedError(code, self.since(first))
