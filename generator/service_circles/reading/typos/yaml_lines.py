"""Splits a line of YAML into its parts, and tracks quotes, brackets and texts that it leaves open."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

WIDE = "\u3000\u00a0"
_PARTS = re.compile(rf"(?P<indent> *)(?P<wide>[ \t{WIDE}]*)(?P<dashes>(?:- +)*)(?P<rest>.*)", re.DOTALL)
_QUOTED = r'"(?:[^"\\]|\\.)*+"|\'(?:[^\']|\'\')*+\''
# Each part runs up to a character that it cannot hold and never gives any back: linear time.
_KEYED = re.compile(
    r"(?P<key>[^\s\"'#&*!|>%@`\[\]{},:：?－—–-][^\"#:：]*+)(?P<colon>[:：])(?P<after>.*)", re.DOTALL
)
_KEYED_IN_QUOTES = re.compile(rf"(?P<key>{_QUOTED}) *+(?P<colon>:)(?P<after>(?: .*)?)\Z", re.DOTALL)
_BLOCK_HEADER = re.compile(r"[|>][+\-1-9]{0,2}(?: +#.*| *)$")
_CLOSED_QUOTE = re.compile(_QUOTED, re.DOTALL)


@dataclass(frozen=True, slots=True)
class Context:
    """Quotes, brackets and texts that the lines before leave open.

    `block` and `text_of` are the indentation of the key whose text block or plain text goes on in
    lines that are indented more; `last_key` is that of the last key.
    """

    block: int | None = None
    text_of: int | None = None
    quote: str = ""
    brackets: int = 0
    last_key: int = -1


@dataclass(frozen=True, slots=True)
class Line:
    """`indent`, `- `, `key`, `colon`, `value`; columns count from 0. Without colon all is value."""

    text: str
    indent: int
    wide: str
    dashes: str
    key: str
    colon: str
    after: str
    start: int
    before: Context

    @property
    def continues(self) -> bool:
        """True if the plain text of an earlier line continues here."""
        opened = self.before.text_of
        return opened is not None and self.indent > opened and not self.dashes

    @property
    def is_in_block(self) -> bool:
        """True if it belongs to a block of text after `|` or `>`."""
        opened = self.before.block
        return opened is not None and (not self.text.strip() or self.indent > opened)

    @property
    def colon_at(self) -> int:
        """Column of the colon."""
        return len(self.text) - len(self.after) - 1

    @property
    def value(self) -> str:
        """The text after the colon (or the dash), without the spaces before."""
        return self.after.lstrip(" ")

    @property
    def value_at(self) -> int:
        """Column of the value."""
        return len(self.text) - len(self.value)

    @property
    def is_blank_or_comment(self) -> bool:
        """True if there is nothing for the parser."""
        return not self.text.strip() or self.text.lstrip(" ").startswith("#")


def split_line(text: str, context: Context) -> Line:
    """Split a line into its parts."""
    parts = _PARTS.match(text)
    assert parts is not None  # noqa: S101 - every part may be empty
    rest = parts["rest"]
    start = len(text) - len(rest)
    keyed = _KEYED.match(rest) or _KEYED_IN_QUOTES.match(rest)
    key, colon, after = (keyed["key"], keyed["colon"], keyed["after"]) if keyed else ("", "", rest)
    key = key.rstrip(" " + WIDE)
    return Line(text, len(parts["indent"]), parts["wide"], parts["dashes"], key, colon, after, start, context)


def context_after(line: Line) -> Context:
    """The context of the next line."""
    context = line.before
    if line.is_in_block or line.is_blank_or_comment or line.continues:
        return context
    if context.quote:
        end = closing_quote(context.quote + line.text)
        return context if end is None else Context(last_key=context.last_key)
    if context.brackets:
        depth = depth_after(line.text, context.brackets)
        return Context(brackets=depth, last_key=context.last_key)
    return _after_value(line)


def _after_value(line: Line) -> Context:
    at = line.start if line.colon == ":" else max(line.start - 2, 0)
    last_key = line.start if line.colon == ":" else line.before.last_key
    value = line.value
    if not value or value.startswith("#"):
        return Context(last_key=last_key)
    if is_block_header(value):
        return Context(block=at, last_key=last_key)
    if value[0] in "\"'":
        return Context(quote="" if closing_quote(value) is not None else value[0], last_key=last_key)
    if value[0] in "[{":
        return Context(brackets=depth_after(value, 0), last_key=last_key)
    return Context(text_of=at, last_key=last_key)


def is_block_header(value: str) -> bool:
    """True if a block of text begins after this value."""
    return _BLOCK_HEADER.match(value) is not None


def closing_quote(value: str) -> int | None:
    """The end of a quoted text, if it ends in this line."""
    found = _CLOSED_QUOTE.match(value)
    return found.end() if found else None


def outside_quotes(text: str) -> Iterator[tuple[int, str]]:
    """The characters of a list in brackets that are not in quotes, with their columns.

    The last one is the `#` of a comment if there is one, as the parser sees it: after a space, and
    after a closing quote, a bracket or a comma, where YAML itself allows none.
    """
    at = 0
    while at < len(text):
        before = text[at - 1 : at]
        if text[at] in "\"'" and before in " [{,:":
            quoted = _CLOSED_QUOTE.match(text, at)
            if quoted is None:
                return
            at = quoted.end()
            if not text.startswith("#", at):
                continue
            before = " "
        yield at, text[at]
        if text[at] == "#" and before and before in " []{},":
            return
        at += 1


def _depths(text: str, depth: int) -> Iterator[tuple[int, int]]:
    """The end of each bracket, and the number of brackets that are open there."""
    for at, character in outside_quotes(text):
        if character in "[{]}":
            depth += 1 if character in "[{" else -1
            yield at + 1, depth


def depth_after(text: str, depth: int) -> int:
    """The number of brackets that are open after a text."""
    for _, depth_here in _depths(text, depth):
        depth = depth_here
        if depth <= 0:
            return 0
    return depth


def missing_brackets(value: str) -> str:
    """The characters that close the brackets that are open at the end of a text."""
    missing = ""
    for _, character in outside_quotes(value):
        if character in "[{":
            missing = ("]" if character == "[" else "}") + missing
        elif character in "]}":
            missing = missing[1:]
    return missing


def closing_bracket(value: str) -> int | None:
    """The end of a list or mapping in brackets, if it ends in this line."""
    return next((end for end, depth in _depths(value, 0) if depth == 0), None)
