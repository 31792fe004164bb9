"""A row of tokens, walked once from its beginning to its end."""

from service_circles.records.hours.hours_refusal import HoursRefusedError
from service_circles.records.hours.hours_tokens import Token, tokens_of
from service_circles.records.hours.spans import Span


class TokenRow:
    """The tokens of a text; `at` is the next of them."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = tokens_of(text)
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
