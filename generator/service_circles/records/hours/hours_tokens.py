"""Text cut into tokens, days, times and the words around them, and the row of them that is walked once."""

from collections.abc import Iterator
from dataclasses import dataclass

from service_circles.records.hours.hours_cleaning import clean_text
from service_circles.records.hours.hours_refusal import HoursRefusedError
from service_circles.records.hours.hours_words import KINDS, vocabulary
from service_circles.records.hours.spans import Span

LONGEST = 500
_REFUSAL = "no:"


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
    return list(_tokens(clean_text(text), text))


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
        yield Token(kind, found.group().strip(), at, found.end())
        at = found.end()


class TokenRow:
    """The tokens of a text; `at` is the next of them."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = _tokens_of(text)
        self.at = 0
        self.last_span: Span | None = None
        """The span before the next token, on the same days."""

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
