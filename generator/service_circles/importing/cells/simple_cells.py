"""Numbers, dates, flags, choices and lines as people type them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import yaml

from service_circles.problems.suggestion import nearest
from service_circles.records.values.labeled_enum import LabeledEnum
from service_circles.writing.finding.folding import fold_text

_NUMBER = re.compile(
    r"(?:约|大约|近|共|¥|￥)?\s*([+-]?[0-9][0-9,，]*(?:\.[0-9]+)?)\s*(万)?\s*(?:余|多)?\s*(?:[㎡人户个元处家座名位]|平方米|平米|平方公里|m2|m²|km2|平方千米)?"
)
_DATE = re.compile(r"([0-9]{4})\s*[-/.年]\s*([0-9]{1,2})\s*[-/.月]\s*([0-9]{1,2})\s*日?(?:\s+[0-9:]+)?")
_DIGITS_DATE = re.compile(r"(20[0-9]{2}|19[0-9]{2})([0-9]{2})([0-9]{2})")
_SERIAL = re.compile(r"[2-6][0-9]{4}(?:\.0)?")
_FIRST_SERIAL = date(1899, 12, 30)
_YES = frozenset({"是", "有", "对", "√", "✓", "✔", "y", "yes", "true", "1", "支持", "可以"})
_NO = frozenset({"否", "无", "不", "×", "✗", "x", "n", "no", "false", "0", "不支持", "没有"})
_NUMBERED = re.compile(
    r"(?:^|\s)(?:[0-9]{1,2}|[一二三四五六七八九十]{1,2})\s*[、.．)）]\s*|(?<!\w)[（(][0-9]{1,2}[)）]\s*|[①-⑳][、.．]?\s*|^[•·●▪\-*]\s*",
    re.MULTILINE,
)
_SENTENCE_ENDS = re.compile(r"(?<=[.。!！?？;；])\s*(?=\S)")
_LONGEST_LINE = 200
SEPARATORS = re.compile(r"[、，,;；/|\n]+")


def read_number(text: str) -> str | None:
    """'约 1,680 平方米' -> '1680'."""
    match = _NUMBER.fullmatch(text.strip())
    if match is None:
        return None
    digits = re.sub("[,，]", "", match[1])
    return f"{float(digits) * 10_000:.0f}" if match[2] else digits


def read_date(text: str, *, is_number: bool = False) -> str | None:
    """'2026年11月3日', '2026/11/3', '20261103' and a spreadsheet's number of a day, as 2026-11-03."""
    text = text.strip()
    match = _DATE.fullmatch(text) or _DIGITS_DATE.fullmatch(text)
    try:
        if match:
            return date(*map(int, match.groups())).isoformat()
        if is_number and _SERIAL.fullmatch(text):
            return (_FIRST_SERIAL + timedelta(days=int(float(text)))).isoformat()
    except ValueError:
        return None
    return None


def read_flag(text: str) -> str | None:
    """A flag as YAML has it: 是 or 否."""
    word = text.strip().lower()
    return "是" if word in _YES else "否" if word in _NO else None


def read_choice(choices: type[LabeledEnum], text: str) -> str | None:
    """The value of the only choice that a text names: by value, label or another name in it."""
    names = _choice_names(choices)
    text = fold_text(text)
    if text in names:
        return names[text]
    within = [name for name in names if len(name) > 1 and name in text]
    longest = [name for name in within if len(name) == max(map(len, within))]
    found = {names[name] for name in longest} or {
        value for name, value in names.items() if len(text) > 1 and text in name
    }
    return found.pop() if len(found) == 1 else None


def nearest_choice(choices: type[LabeledEnum], text: str) -> str | None:
    """The label of the choice that a text is most like."""
    return nearest(text, [choice.label for choice in choices])


def read_lines(text: str) -> list[str]:
    """The lines of a cell, without their numbers: '1、身份证 2、租约' has two."""
    pieces = (piece for line in _NUMBERED.split(text) for piece in re.split("[\n;；]+", line))
    return [
        line for piece in pieces if piece.strip() for line in _of_usual_length(piece.strip().rstrip("。"))
    ]


def _of_usual_length(text: str) -> list[str]:
    """The text, or its sentences if it is longer than a line of a record may be."""
    return [text] if len(text) <= _LONGEST_LINE else _SENTENCE_ENDS.split(text)


def split_values(text: str) -> Sequence[str]:
    """The values of a cell that lists several."""
    return [value for value in map(str.strip, SEPARATORS.split(text)) if value]


@cache
def _choice_names(choices: type[LabeledEnum]) -> Mapping[str, str]:
    others = _other_names().get(choices.__name__, {})
    names = {fold_text(choice.label): str(choice.value) for choice in choices}
    names |= {fold_text(str(choice.value)): str(choice.value) for choice in choices}
    return names | {fold_text(name): value for value, texts in others.items() for name in texts}


@cache
def _other_names() -> Mapping[str, Mapping[str, Sequence[str]]]:
    text = Path(__file__).with_name("choice_names.yaml").read_text("utf-8")
    names: Mapping[str, Mapping[str, Sequence[str]]] = yaml.load(text, yaml.CSafeLoader)
    return names
