"""Texts of cells without what comes along when people paste: markup, odd spaces, hidden characters."""

from __future__ import annotations

import html
import re
import unicodedata

from service_circles.problems.source_file import SourceFile
from service_circles.reading.private_numbers import private_numbers
from service_circles.records.values.fields import HIDDEN_CHARACTERS

_HIDDEN = re.compile(f"[{HIDDEN_CHARACTERS}\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\u200d]")
_SPACES = re.compile(r"[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\t]+")
_BREAK = re.compile(r"<br\s*/?>|</(?:p|div|li|tr)>|_x000D_|\r\n?|\u2028|\u2029|\x0b", re.IGNORECASE)
_TAG = re.compile(r"</?(?:[a-z][a-z0-9:]*|!--)(?:\s[^<>]*)?/?>", re.IGNORECASE)
_FULL_WIDTH = re.compile("[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\u2f00-\u2fd5\u2e80-\u2ef3\ufb00-\ufb06]")
_NOTHING = frozenset(
    {
        "",
        "-",
        "--",
        "—",
        "——",
        "/",
        "\\",
        "无",
        "暂无",
        "没有",
        "n/a",
        "na",
        "none",
        "null",
        "nan",
        "空",
        "待定",
        "不详",
        "未知",
    }
)


def cleaned(text: str) -> str:
    """The text of a cell in plain characters; line breaks stay, tags and hidden characters go."""
    text = _TAG.sub("", _BREAK.sub("\n", text))
    text = _HIDDEN.sub("", html.unescape(text))
    text = _FULL_WIDTH.sub(lambda match: unicodedata.normalize("NFKC", match[0]), _SPACES.sub(" ", text))
    lines = (re.sub(" {2,}", " ", line).strip() for line in text.split("\n"))
    return re.sub("\n{3,}", "\n\n", "\n".join(lines)).strip().removeprefix("'")


def in_one_line(text: str) -> str:
    """The text with its lines joined."""
    return " ".join(text.split())


def says_nothing(text: str) -> bool:
    """True for an empty cell and for the strokes and words that stand for one."""
    return text.strip().lower() in _NOTHING


def masked(text: str) -> str:
    """The text with the middle of private numbers hidden."""
    problems = private_numbers(SourceFile("", text))
    if not problems:
        return text
    lines = text.split("\n")
    for problem in problems:
        lines[problem.position.line - 1] = problem.excerpt
    hidden = "\n".join(lines)
    joined = in_one_line(hidden)
    return (
        hidden if not private_numbers(SourceFile("", hidden)) else masked(joined) if joined != hidden else ""
    )


def has_private_number(text: str) -> bool:
    """True if a text holds a number that must not be published."""
    return bool(private_numbers(SourceFile("", text)))
