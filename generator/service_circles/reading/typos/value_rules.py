"""The rules for values: text that YAML would misread has to be quoted; lists in brackets."""

import re
from dataclasses import dataclass, field
from typing import Any

from service_circles.problems.problem import Severity
from service_circles.reading.typos.field_names import field_names
from service_circles.reading.typos.yaml_lines import (
    Line,
    closing_bracket,
    closing_quote,
    is_block_header,
    outside_quotes,
)

_REAL_ANCHOR = re.compile(r"[&*][A-Za-z0-9_-]+(?: |$)|![!A-Za-z<]")
_LOST = re.compile(r" (#[^\s#!].*)")
_COMMENT = re.compile(r"(?<! ) +#.*$")
_LONGEST_NAME = 60
_NAME_BEFORE = re.compile(r"([A-Za-z_][A-Za-z0-9_]*) *$")


@dataclass(frozen=True, slots=True)
class Slip:
    """A slip of typing: its code, its place (column from 1), and the whole line as it was meant."""

    code: str
    column: int
    length: int
    corrected: str
    details: dict[str, Any] = field(default_factory=dict)
    severity: Severity = Severity.MISTAKE


def value_slip(line: Line) -> Slip | None:
    """Quote text that YAML would misread."""
    value = line.value
    is_item = bool(line.dashes) and not line.colon
    if line.continues or not (line.colon == ":" or is_item):
        return _lost(line, line.text, 0)
    if not value or is_block_header(value):
        return _lost_after_header(line)
    if value[0] in "\"'":
        return _after_quote(line, closing_quote(value))
    if value[0] in "[{":
        return _after_bracket(line, closing_bracket(value)) or slip_in_brackets(line, line.value_at)
    if value[0] in "@`%>|,]}" or (value[0] in "&*!" and not _REAL_ANCHOR.match(value)):
        return Slip("Y110", line.value_at + 1, 1, in_quotes(line), {"found": value[0]})
    return _lost(line, value, line.value_at) or _inner_colon(line)


def _lost(line: Line, text: str, at: int) -> Slip | None:
    """`#` after a space begins a comment; without a space after it, it is hardly meant as one."""
    lost = _LOST.search(text if at == 0 else " " + text)
    if lost is None:
        return None
    column = at + lost.start(1) + (1 if at == 0 else 0)
    corrected = line.text.replace(" #", "＃") if line.continues else in_quotes(line, whole=True)
    return Slip("Y107", column, len(lost[1]), corrected, {"lost": lost[1]})


def _lost_after_header(line: Line) -> Slip | None:
    """The text of a block begins in the next line; any after `|` is lost."""
    lost = _LOST.search(line.value)
    if lost is None:
        return None
    at = line.value_at + lost.start(1)
    shown = f'{line.text[: line.value_at].strip()} "{lost[1]}"'
    return Slip("Y107", at + 1, len(lost[1]), line.text[:at], {"lost": lost[1], "corrected": shown})


def _inner_colon(line: Line) -> Slip | None:
    """A colon and a space inside a text look like another field."""
    if line.value.startswith("#"):
        return None
    text = _COMMENT.sub("", line.value).rstrip()
    inner = re.search(r":(?: |$)", text)
    if inner is None:
        return None
    return Slip("Y111", line.value_at + inner.start() + 1, 1, in_quotes(line))


def _after_quote(line: Line, end: int | None) -> Slip | None:
    """Nothing follows a closing quote but a comment after a space."""
    rest = "" if end is None else line.value[end:]
    if end is None or not rest.strip() or rest.lstrip().startswith((":", ",")):
        return None
    if "#" in rest and rest.lstrip()[0] == "#":
        return lost_after(line.text, line.value_at + end, line.text[line.value_at])
    found = rest.strip()
    column = line.value_at + end + 1 + len(rest) - len(rest.lstrip())
    return Slip("Y113", column, len(found), in_quotes(line), {"found": found})


def after_text_in_quotes(line: Line) -> Slip | None:
    """The same where a text in quotes over several lines ends."""
    quote = line.before.quote
    end = closing_quote(quote + line.text)
    rest = "" if end is None else line.text[end - 1 :]
    return lost_after(line.text, end - 1, quote) if end and rest.lstrip()[:1] == "#" else None


def lost_after(text: str, end: int, quote: str) -> Slip | None:
    """Text from `#` on after a closing quote, which the parser takes for a comment; its place is inside."""
    rest = text[end:]
    lost = rest.strip()
    if rest[0] == " " and not _LOST.match(" " + lost):
        return None
    at = end + len(rest) - len(rest.lstrip())
    if lost[1:2] in {"", " "}:
        return Slip("Y106", end, 1, f"{text[:end]} {lost}", {"found": quote})
    inside = text[: end - 1] + rest.rstrip() + quote
    return Slip("Y107", at + 1, len(lost), inside, {"lost": lost})


def _after_bracket(line: Line, end: int | None) -> Slip | None:
    """Nothing follows a closing bracket: `[周一] 休息` is a text."""
    rest = "" if end is None else line.value[end:]
    lost = _LOST.match(" " + rest.strip()) if rest[:1] in {" ", "#"} else None
    if lost:
        at = line.value_at + len(line.value.rstrip()) - len(lost[1])
        return Slip("Y107", at + 1, len(lost[1]), in_quotes(line, whole=True), {"lost": lost[1]})
    if not rest.strip() or rest.lstrip().startswith(("#", ":")):
        return None
    return Slip("Y110", line.value_at + 1, 1, in_quotes(line), {"found": line.value[0]})


def slip_in_brackets(line: Line, start: int) -> Slip | None:
    """Within brackets, ASCII commas and colons, each with a space after it."""
    text = line.text[start:]
    outside = dict(outside_quotes(text))
    for at, character in outside.items():
        if character == "，":
            return Slip("Y109", start + at + 1, 1, _replaced(line.text, start, outside, "，", ", "))
        name = _NAME_BEFORE.search(text[max(at - _LONGEST_NAME, 0) : at]) if character in ":：" else None
        if name and character == "：":
            return Slip("Y104", start + at + 1, 1, _replaced(line.text, start, outside, "：", ": "))
        if name and name[1] in field_names() and text[at + 1 : at + 2].strip():
            corrected = line.text[: start + at + 1] + " " + line.text[start + at + 1 :]
            return Slip("Y106", start + at + 1, 1, corrected, {"found": ":"})
    at, last = next(reversed(outside.items()), (0, ""))
    return _lost_in_brackets(line.text, start + at) if last == "#" else None


def _lost_in_brackets(text: str, at: int) -> Slip | None:
    """The rest of a line from `#` on; the text of an item ends at the next comma or bracket."""
    lost = _LOST.match(" " + text[at:].rstrip())
    before = text[:at].rstrip()
    if lost is None or not before:
        return None
    if before[-1] in "\"'":
        end = at + len(re.split(r"[,\]}]", text[at:], maxsplit=1)[0].rstrip())
        corrected = before[:-1] + text[len(before) : end] + before[-1] + text[end:]
    else:
        corrected = f"{text[:at]}# {text[at + 1 :]}" if before[-1] in "]}" else f"{before}＃{text[at + 1 :]}"
    return Slip("Y107", at + 1, len(lost[1]), corrected, {"lost": lost[1]})


def _replaced(text: str, start: int, outside: dict[int, str], old: str, new: str) -> str:
    """Replace a character where it is not in quotes."""
    pieces = [new if outside.get(at) == old else character for at, character in enumerate(text[start:])]
    return re.sub(r"([,:]) +", r"\1 ", text[:start] + "".join(pieces))


def in_quotes(line: Line, *, whole: bool = False) -> str:
    """The line with its value in quotes; a comment stays outside unless it is part of the text."""
    comment = None if whole else _COMMENT.search(line.value)
    tail = comment.group() if comment else ""
    text = line.value[: len(line.value) - len(tail)].rstrip()
    quoted = f'"{text}"' if '"' not in text and "\\" not in text else "'" + text.replace("'", "''") + "'"
    return line.text[: line.value_at] + quoted + tail
