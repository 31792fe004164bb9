"""Text cut into tokens: days, times, and the words around them."""

from collections.abc import Iterator
from dataclasses import dataclass

from service_circles.records.hours.hours_cleaning import clean_text
from service_circles.records.hours.hours_refusal import HoursRefusedError
from service_circles.records.hours.hours_words import KINDS, VOCABULARY

LONGEST = 500
_REFUSAL = "no:"


@dataclass(frozen=True, slots=True)
class Token:
    """A word or phrase: its kind in the vocabulary, its cleaned text and its place."""

    kind: str
    text: str
    start: int
    end: int


def tokens_of(text: str) -> list[Token]:
    """The tokens of a text; refused where it tells of days that no schedule of weeks has."""
    if not text.strip():
        raise HoursRefusedError("empty", text)
    if len(text) > LONGEST:
        raise HoursRefusedError("unclear", text[:40])
    return list(_tokens(clean_text(text), text))


def _tokens(cleaned: str, typed: str) -> Iterator[Token]:
    at = 0
    while at < len(cleaned):
        if cleaned[at] in " \u3000\xa0":
            at += 1
            continue
        found = VOCABULARY.match(cleaned, at)
        if found is None or found.lastgroup is None or found.end() == at:
            at += 1
            continue
        kind = KINDS[int(found.lastgroup[1:])]
        if kind.startswith(_REFUSAL):
            raise HoursRefusedError(kind.removeprefix(_REFUSAL), typed[at : found.end()].strip())
        yield Token(kind, found.group().strip(), at, found.end())
        at = found.end()
