"""The rules for single lines: what a slip looks like, and what was meant."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from generator.problems import Both
from generator.reading.invisible import first_invisible, is_line_break, name_of, without_invisible
from generator.reading.lines import (
    WIDE,
    Context,
    Line,
    closing_bracket,
    closing_quote,
    context_after,
    in_block,
    in_parts,
    is_block_header,
    missing_brackets,
    outside_quotes,
)
from generator.reading.schema_words import every_name, every_title

_IDENTIFIER = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_REAL_ANCHOR = re.compile(r"[&*][A-Za-z0-9_-]+(?: |$)|![!A-Za-z<]")
_LOST = re.compile(r" (#[^\s#!].*)")
_NAME_BEFORE = re.compile(r"([A-Za-z_][A-Za-z0-9_]*) *$")
_COMMENT = re.compile(r" +#.*$")


@dataclass(frozen=True, slots=True)
class Slip:
    """What was typed, where (column from 1), and the whole line as it was meant."""

    code: str
    column: int
    length: int
    mended: str
    details: dict[str, Any] = field(default_factory=dict)


def first_slip(text: str, context: Context) -> Slip | None:
    """The first slip of a line, if it has any."""
    line = in_parts(text, context)
    if slip := _invisible_sign(line):
        return slip
    if in_block(line, context) or line.is_blank_or_comment:
        return None
    if slip := _tab(line) or _wide_indentation(line):
        return slip
    if context.quote:
        return None
    if context.brackets:
        return _in_brackets(line, 0)
    rules = (_full_width_dash, _dash_without_space, _full_width_colon, _colon_without_space, _value)
    return next((slip for slip in (rule(line, context) for rule in rules) if slip), None)


def _invisible_sign(line: Line) -> Slip | None:
    """No signs that nobody can see."""
    at = first_invisible(line.text)
    if at is None:
        return None
    code = "Y112" if is_line_break(line.text[at]) else "Y103"
    return Slip(code, at + 1, 1, without_invisible(line.text), {"found": name_of(line.text[at])})


def _tab(line: Line) -> Slip | None:
    """Spaces, no tabs."""
    at = line.text.find("\t")
    if at < 0:
        return None
    head = line.text[: len(line.text) - len(line.text.lstrip())]
    mended = head.replace("\t", "  ") + line.text[len(head) :].replace("\t", " ")
    return Slip("Y101", at + 1, 1, mended)


def _wide_indentation(line: Line) -> Slip | None:
    """Plain spaces at the beginning of a line. A full-width one looks as wide as two."""
    if not line.wide.strip(" "):
        return None
    found = line.wide.strip(" ")[0]
    name = (
        Both("全角空格", "a full-width space")
        if found == "\u3000"
        else Both("不换行空格", "a no-break space")
    )
    plain = line.wide.replace("\u3000", "  ").replace("\u00a0", " ")
    mended = " " * line.indent + plain + line.text[line.indent + len(line.wide) :]
    return Slip("Y102", line.text.index(found) + 1, line.wide.count(found), mended, {"found": name})


def _full_width_dash(line: Line, context: Context) -> Slip | None:  # noqa: ARG001
    """An item begins with an ASCII hyphen and a space; a comment with an ASCII #."""
    text = line.text[line.indent + len(line.dashes) :]
    if line.goes_on and not text.startswith(("－", "＃")):
        return None
    if not re.match(rf"[－＃]|[—–‐−•·][ {WIDE}]", text):
        return None
    wanted = "#" if text[0] == "＃" else "-"
    before = line.text[: len(line.text) - len(text)]
    mended = f"{before}{wanted} {text[1:].lstrip(' ' + WIDE)}"
    return Slip("Y105", len(before) + 1, 1, mended, {"found": text[0], "wanted": wanted})


def _dash_without_space(line: Line, context: Context) -> Slip | None:  # noqa: ARG001
    """A space follows the hyphen of an item."""
    text = line.text[line.indent :]
    if line.goes_on or line.dashes or not re.match(r"-[^\s\-0-9.]|-[\u3000\u00a0]", text):
        return None
    mended = f"{line.text[: line.indent]}- {text[1:].lstrip(WIDE)}"
    return Slip("Y106", line.indent + 1, 1, mended, {"found": "-"})


def _full_width_colon(line: Line, context: Context) -> Slip | None:
    """An ASCII colon and a space follow the name of a field."""
    if line.colon != "：" or not _is_name(line, context):
        return None
    return Slip("Y104", line.colon_at + 1, 1, _with_colon(line))


def _colon_without_space(line: Line, context: Context) -> Slip | None:
    """A space follows the colon of a field."""
    if line.colon != ":" or not line.after or line.after[0] == " " or line.after.startswith("//"):
        return None
    if not _IDENTIFIER.fullmatch(line.key) and line.key not in every_title():
        return None
    if not _is_name(line, context):
        return None
    return Slip("Y106", line.colon_at + 1, 1, _with_colon(line), {"found": ":"})


def _is_name(line: Line, context: Context) -> bool:
    """Whether the author means a field. Within text and lists prose may look like one: `- 注意：…`."""
    if line.dashes or line.goes_on:
        return line.key in every_name()
    if _IDENTIFIER.fullmatch(line.key) or line.key in every_title():
        return True
    return line.indent <= context.last_key


def _with_colon(line: Line) -> str:
    value = line.after.strip(" " + WIDE)
    head = line.text[: line.start] + line.key
    return f"{head}: {value}" if value else f"{head}:"


def _value(line: Line, context: Context) -> Slip | None:  # noqa: ARG001
    """Text that YAML would misread stands in quotes."""
    value = line.value
    is_item = bool(line.dashes) and not line.colon
    if line.goes_on or not (line.colon == ":" or is_item):
        return _lost(line, line.text, 0)
    if not value or is_block_header(value):
        return None
    if value[0] in "\"'":
        return _after_quote(line, closing_quote(value))
    if value[0] in "[{":
        return _after_bracket(line, closing_bracket(value)) or _in_brackets(line, line.value_at)
    if value[0] in "@`%>|,]}" or (value[0] in "&*!" and not _REAL_ANCHOR.match(value)):
        return Slip("Y110", line.value_at + 1, 1, _quoted(line), {"found": value[0]})
    return _lost(line, value, line.value_at) or _inner_colon(line)


def _lost(line: Line, text: str, at: int) -> Slip | None:
    """`#` after a space begins a comment; without a space after it, it is hardly meant as one."""
    lost = _LOST.search(text if at == 0 else " " + text)
    if lost is None:
        return None
    column = at + lost.start(1) + (1 if at == 0 else 0)
    mended = line.text.replace(" #", "＃") if line.goes_on else _quoted(line, whole=True)
    return Slip("Y107", column, len(lost[1]), mended, {"lost": lost[1]})


def _inner_colon(line: Line) -> Slip | None:
    """A colon and a space inside a text look like another field."""
    text = _COMMENT.sub("", line.value).rstrip()
    inner = re.search(r":(?: |$)", text)
    if inner is None:
        return None
    return Slip("Y111", line.value_at + inner.start() + 1, 1, _quoted(line))


def unclosed(text: str, following: str | None, context: Context) -> Slip | None:
    """A quote or bracket is closed before the next field begins; else it would swallow that."""
    line = in_parts(text, context)
    if in_block(line, context) or context.quote or context.brackets or line.goes_on:
        return None
    opened = context_after(line, context)
    if not (opened.quote or opened.brackets) or not _begins_anew(following, line):
        return None
    if opened.quote:
        mended = f"{text.rstrip()}{opened.quote}"
        return Slip("Y204", line.value_at + 1, 1, mended, {"found": opened.quote})
    mended = text.rstrip().rstrip(",") + missing_brackets(line.value)
    return Slip("Y205", line.value_at + 1, 1, mended, {"found": line.value[0]})


def _begins_anew(following: str | None, line: Line) -> bool:
    """Whether the next line stands as far left as this one's key; a closing bracket may."""
    if following is None:
        return True
    indent = len(following) - len(following.lstrip(" "))
    return indent <= line.start and following.strip()[0] not in "]}\"'"


def _after_quote(line: Line, end: int | None) -> Slip | None:
    """Nothing follows a closing quote."""
    rest = "" if end is None else line.value[end:]
    if end is None or not rest.strip() or rest.startswith((" #", ":", ",", " :")):
        return None
    found = rest.strip()
    column = line.value_at + end + 1 + len(rest) - len(rest.lstrip())
    return Slip("Y113", column, len(found), _quoted(line), {"found": found})


def _after_bracket(line: Line, end: int | None) -> Slip | None:
    """Nothing follows a closing bracket: `[周一] 休息` is a text."""
    rest = "" if end is None else line.value[end:]
    if not rest.strip() or rest.lstrip().startswith(("#", ":")):
        return None
    return Slip("Y110", line.value_at + 1, 1, _quoted(line), {"found": line.value[0]})


def _in_brackets(line: Line, start: int) -> Slip | None:
    """Within brackets ASCII commas and colons, each with a space after it."""
    text = line.text[start:]
    signs = dict(outside_quotes(text))
    for at, sign in signs.items():
        if sign == "，":
            return Slip("Y109", start + at + 1, 1, _replaced(line.text, start, signs, "，", ", "))
        name = _NAME_BEFORE.search(text[:at]) if sign in ":：" else None
        if name and sign == "：":
            return Slip("Y104", start + at + 1, 1, _replaced(line.text, start, signs, "：", ": "))
        if name and name[1] in every_name() and text[at + 1 : at + 2].strip():
            mended = line.text[: start + at + 1] + " " + line.text[start + at + 1 :]
            return Slip("Y106", start + at + 1, 1, mended, {"found": ":"})
    return None


def _replaced(text: str, start: int, signs: dict[int, str], old: str, new: str) -> str:
    """Replace a sign where it is not in quotes."""
    pieces = [new if signs.get(at) == old else sign for at, sign in enumerate(text[start:])]
    return re.sub(r"([,:]) +", r"\1 ", text[:start] + "".join(pieces))


def _quoted(line: Line, *, whole: bool = False) -> str:
    """The line with its value in quotes; a comment stays outside unless it is part of the text."""
    comment = None if whole else _COMMENT.search(line.value)
    tail = comment.group() if comment else ""
    text = line.value[: len(line.value) - len(tail)].rstrip()
    quoted = f'"{text}"' if '"' not in text and "\\" not in text else "'" + text.replace("'", "''") + "'"
    return line.text[: line.value_at] + quoted + tail
