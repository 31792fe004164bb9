"""Texts as YAML scalars: plain where the reader of records reads the same, else in quotes or as a literal block."""

import json
import re
from dataclasses import dataclass

import yaml

from service_circles.problems.source_file import SourceFile
from service_circles.reading.typos.characters import INVISIBLE_PATTERN, first_invisible
from service_circles.reading.typos.typo_scan import correct_typos
from service_circles.reading.yaml.yaml_nodes import Node, Text, follow
from service_circles.reading.yaml.yaml_parser import NOTHING, read_nodes

_SURELY_PLAIN = re.compile(
    r"[\u4e00-\u9fffA-Za-z0-9](?:[\u4e00-\u9fffA-Za-z0-9 .，。（）/_-]*[\u4e00-\u9fffA-Za-z0-9])?"
)
_PLAIN_KEY = re.compile(r"[^\W\d][\w.-]*")
_RESOLVER = yaml.resolver.Resolver()
_TO_ESCAPE = re.compile(rf"{INVISIBLE_PATTERN}|[\x7f-\x9f\u2028\u2029\ufeff]")
_NOT_IN_LITERALS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff]")


@dataclass(frozen=True)
class Place:
    """The surroundings of a scalar: its key (none for an item), in brackets or not, the column of that key or dash."""

    key: str | None
    in_flow: bool = False
    column: int = 0
    has_rest: bool = False
    """Something follows in the line, such as a comment."""


def scalar_text(text: str, place: Place, style: str = "") -> str:
    """The text as the author's other scalars are written: in the same quotes if they fit, else in what fits."""
    if (
        not (style or place.in_flow)
        and _SURELY_PLAIN.fullmatch(text)
        and text not in NOTHING
        and " - " not in text
    ):
        return text
    if not (place.in_flow or place.has_rest) and ("\n" in text or style == "|") and _fits_literal(text):
        return _literal(text, place.column + 2)
    in_double = json.dumps(text, ensure_ascii=False)
    written = {"'": "'" + text.replace("'", "''") + "'", '"': in_double, "": text}
    candidates = (written.get(style, text), text, in_double)
    return next((each for each in candidates if _reads_as(text, each, place)), _escaped(in_double))


def is_text_everywhere(text: str) -> bool:
    """True if no reader of YAML takes the text for a number, a date or the like when it is plain."""
    tag: str = _RESOLVER.resolve(yaml.ScalarNode, text, (True, False))  # type: ignore[no-untyped-call]
    return tag == "tag:yaml.org,2002:str"


def key_text(key: str) -> str:
    """A key as YAML."""
    return (
        key
        if _PLAIN_KEY.fullmatch(key) and key not in NOTHING
        else _escaped(json.dumps(key, ensure_ascii=False))
    )


def _fits_literal(text: str) -> bool:
    """True for what a literal block can hold without an indicator of its indentation."""
    shape = re.fullmatch(r"[^\s].*?\n?", text, re.DOTALL)
    if shape is None or text.endswith("\n\n") or _NOT_IN_LITERALS.search(text):
        return False
    return all(first_invisible(line) is None for line in text.split("\n"))


def _literal(text: str, indent: int) -> str:
    head = "|" if text.endswith("\n") else "|-"
    lines = text.removesuffix("\n").split("\n")
    return "\n".join([head, *(" " * indent + line if line else "" for line in lines)])


def _escaped(in_double: str) -> str:
    return _TO_ESCAPE.sub(lambda found: _escape(ord(found.group())), in_double)


def _escape(code: int) -> str:
    return f"\\u{code:04X}" if code <= 0xFFFF else f"\\U{code:08X}"


def _reads_as(text: str, written: str, place: Place) -> bool:
    """True if the reader of records, which reports slips, reads the text back."""
    if "\n" in written:
        return False
    entry = f"{place.key}: {written}" if place.key is not None else written
    if place.in_flow:
        source = SourceFile(
            "", f"a: {{ {entry}, b: c }}\n" if place.key is not None else f"a: [{entry}, b]\n"
        )
        path: tuple[str | int, ...] = ("a", place.key if place.key is not None else 0)
    else:
        source = SourceFile("", f"{entry}\n" if place.key is not None else f"- {entry}\n")
        path = (place.key if place.key is not None else 0,)
    corrected, slips = correct_typos(source)
    root, problems = read_nodes(corrected)
    return not slips and not problems and root is not None and _is_text(root, path, text)


def _is_text(root: Node, path: tuple[str | int, ...], text: str) -> bool:
    found = follow(root, path)
    return found.steps == len(path) and isinstance(found.node, Text) and found.node.text == text
