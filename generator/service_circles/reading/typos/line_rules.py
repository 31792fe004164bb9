"""Rules for single lines: each finds one kind of slip and gives the line as it was meant."""

import re

from service_circles.basics.plain_ideographs import first_unusual_ideograph, plain_ideographs
from service_circles.languages.phrase import phrase
from service_circles.problems.problem import Severity
from service_circles.reading.typos.characters import (
    first_invisible,
    is_line_break,
    unicode_name,
    without_invisible,
)
from service_circles.reading.typos.field_names import field_names, field_titles
from service_circles.reading.typos.value_rules import Slip, after_text_in_quotes, slip_in_brackets, value_slip
from service_circles.reading.typos.yaml_lines import (
    WIDE,
    Context,
    Line,
    context_after,
    missing_brackets,
    split_line,
)

_IDENTIFIER = re.compile(r"[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z-]+)?")


def first_slip(text: str, context: Context) -> Slip | None:
    """The first slip of a line, if it has any."""
    line = split_line(text, context)
    if slip := invisible_character(text) or _unusual_ideograph(text):
        return slip
    if line.is_in_block or line.is_blank_or_comment:
        return None
    if slip := _tab(line) or _wide_indentation(line):
        return slip
    if context.quote:
        return after_text_in_quotes(line)
    if context.brackets:
        return slip_in_brackets(line, 0)
    rules = (_full_width_dash, _dash_without_space, _full_width_colon, _colon_without_space, value_slip)
    return next((slip for slip in (rule(line) for rule in rules) if slip), None)


def invisible_character(text: str) -> Slip | None:
    """Refuse characters that nobody can see."""
    at = first_invisible(text)
    if at is None:
        return None
    code = "Y112" if is_line_break(text[at]) else "Y103"
    return Slip(code, at + 1, 1, without_invisible(text), {"found": unicode_name(text[at])})


def _unusual_ideograph(text: str) -> Slip | None:
    """Radicals that look like characters come along from PDFs; nobody could search for them."""
    at = first_unusual_ideograph(text)
    if at is None:
        return None
    plain = plain_ideographs(text)
    return Slip(
        "Y114", at + 1, 1, plain, {"found": unicode_name(text[at]), "usual": plain[at]}, Severity.WARNING
    )


def _tab(line: Line) -> Slip | None:
    """Spaces, no tabs."""
    at = line.text.find("\t")
    if at < 0:
        return None
    head = line.text[: len(line.text) - len(line.text.lstrip())]
    corrected = head.replace("\t", "  ") + line.text[len(head) :].replace("\t", " ")
    return Slip("Y101", at + 1, 1, corrected)


def _wide_indentation(line: Line) -> Slip | None:
    """Plain spaces at the beginning of a line. A full-width one looks as wide as two."""
    if not line.wide.strip(" "):
        return None
    found = line.wide.strip(" ")[0]
    name = phrase("全角空格") if found == "\u3000" else phrase("不换行空格")
    plain = line.wide.replace("\u3000", "  ").replace("\u00a0", " ")
    corrected = " " * line.indent + plain + line.text[line.indent + len(line.wide) :]
    return Slip("Y102", line.text.index(found) + 1, line.wide.count(found), corrected, {"found": name})


def _full_width_dash(line: Line) -> Slip | None:
    """An item begins with an ASCII hyphen and a space; a comment with an ASCII #."""
    text = line.text[line.indent + len(line.dashes) :]
    if line.continues and not text.startswith(("－", "＃")):
        return None
    if not re.match(rf"[－＃]|[—–‐−•·][ {WIDE}]", text):
        return None
    wanted = "#" if text[0] == "＃" else "-"
    before = line.text[: len(line.text) - len(text)]
    corrected = f"{before}{wanted} {text[1:].lstrip(' ' + WIDE)}"
    return Slip("Y105", len(before) + 1, 1, corrected, {"found": text[0], "wanted": wanted})


def _dash_without_space(line: Line) -> Slip | None:
    """A space follows the hyphen of an item."""
    text = line.text[line.indent :]
    if line.continues or line.dashes or not re.match(r"-[^\s\-0-9.]|-[\u3000\u00a0]", text):
        return None
    corrected = f"{line.text[: line.indent]}- {text[1:].lstrip(WIDE)}"
    return Slip("Y106", line.indent + 1, 1, corrected, {"found": "-"})


def _full_width_colon(line: Line) -> Slip | None:
    """An ASCII colon and a space follow the name of a field."""
    if line.colon != "：" or not _is_name(line):
        return None
    return Slip("Y104", line.colon_at + 1, 1, _with_colon(line))


def _colon_without_space(line: Line) -> Slip | None:
    """A space follows the colon of a field."""
    if line.colon != ":" or not line.after or line.after[0] == " " or line.after.startswith("//"):
        return None
    if not _IDENTIFIER.fullmatch(line.key) and line.key not in field_titles():
        return None
    if not _is_name(line):
        return None
    return Slip("Y106", line.colon_at + 1, 1, _with_colon(line), {"found": ":"})


def _is_name(line: Line) -> bool:
    """True if the author means a field. Within text and lists prose may look like one: `- 注意：…`."""
    if line.dashes or line.continues:
        return line.key.partition(".")[0] in field_names()
    if _IDENTIFIER.fullmatch(line.key) or line.key in field_titles():
        return True
    return line.indent <= line.before.last_key


def _with_colon(line: Line) -> str:
    value = line.after.strip(" " + WIDE)
    head = line.text[: line.start] + line.key
    return f"{head}: {value}" if value else f"{head}:"


def unclosed(text: str, following: str | None, context: Context) -> Slip | None:
    """A quote or bracket is closed before the next field begins; else it would swallow that."""
    line = split_line(text, context)
    if line.is_in_block or context.quote or context.brackets or line.continues:
        return None
    opened = context_after(line)
    if not (opened.quote or opened.brackets) or not _begins_a_field(following, line):
        return None
    if opened.quote:
        corrected = f"{text.rstrip()}{opened.quote}"
        return Slip("Y204", line.value_at + 1, 1, corrected, {"found": opened.quote})
    corrected = text.rstrip().rstrip(",") + missing_brackets(line.value)
    return Slip("Y205", line.value_at + 1, 1, corrected, {"found": line.value[0]})


def _begins_a_field(following: str | None, line: Line) -> bool:
    """True if the next line is indented no more than this one's key; a closing bracket may be."""
    if following is None:
        return True
    indent = len(following) - len(following.lstrip(" "))
    return indent <= line.start and following.strip()[0] not in "]}\"'"
