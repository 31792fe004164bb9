"""Finds numbers that must never be published: of identity cards, and personal mobile phones."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from service_circles.problems.problem import Problem
from service_circles.problems.source_file import MOST_PROBLEMS, SourceFile
from service_circles.reading.typos.characters import FULL_WIDTH_DIGIT, plain_digits
from service_circles.reading.yaml.yaml_nodes import Mapping, Node, Sequence, Text
from service_circles.reading.yaml.yaml_parser import read_nodes
from service_circles.records.values.contact import PhoneKind

_GAP = r"(?:[ \-.·]|[ ]{0,40}\r?\n[ ]{0,40})?"  # a number may be spread over two lines
# Looking behind only after the first digit lets the search skip quickly to digits.
_IDENTITY = re.compile(
    rf"([1-9](?<![0-9].)[0-9]{{5}}){_GAP}((?:19|20)[0-9]{{6}}){_GAP}([0-9]{{3}}[0-9Xx])(?![0-9A-Za-z])"
)
_FREE = r"(?<![0-9A-Za-z].)(?<![0-9][-.].)"  # 0755-13800138 is a landline, 114.138 a coordinate
_AFTER_86 = "|".join(rf"(?<=86{gap}.)(?:(?<![0-9]86{gap}.)|(?<=0086{gap}.))" for gap in ("", r"[ \-.]"))
_MOBILE = re.compile(rf"1(?:{_FREE}|{_AFTER_86})[3-9][0-9]{_GAP}[0-9]{{4}}{_GAP}[0-9]{{4}}(?![0-9])")
_ADDRESS = re.compile(r"https?://\S*$")
_LONGEST_ADDRESS = 300
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK_DIGITS = "10X98765432"


def private_numbers(source: SourceFile, *, is_yaml: bool = True) -> list[Problem]:
    """A problem for each private number anywhere in a file, comments included."""
    text = plain_digits(source.text) if FULL_WIDTH_DIGIT.search(source.text) else source.text
    found = [("P101", match) for match in _IDENTITY.finditer(text) if _is_identity(*match.groups())]
    cards = [match.span() for _, match in found]
    found += [("P102", match) for match in _mobiles(text) if not _within(match.span(), cards)]
    spots = [(code, source.spot_at(match.start(), len(match[0]))) for code, match in found[:MOST_PROBLEMS]]
    masked = {line: _masked(source.line(line)) for line in {spot.line for _, spot in spots}}
    problems = [replace(source.problem(code, spot), excerpt=masked[spot.line]) for code, spot in spots]
    if is_yaml and any(problem.code == "P102" for problem in problems):
        public = set(_public_mobiles(read_nodes(source)[0]))
        problems = [
            problem for problem in problems if (problem.position.line, problem.position.column) not in public
        ]
    return problems


def _masked(line: str) -> str:
    """Reports end up in public logs, so they show no whole number either."""
    line = plain_digits(line)
    for pattern in (_IDENTITY, _MOBILE):
        line = pattern.sub(lambda match: f"{match[0][:3]}{'*' * (len(match[0]) - 5)}{match[0][-2:]}", line)
    return line


def _is_identity(region: str, birthday: str, rest: str) -> bool:
    """True if the date exists and the check digit is right (GB 11643)."""
    try:
        date.fromisoformat(f"{birthday[:4]}-{birthday[4:6]}-{birthday[6:]}")
    except ValueError:
        return False
    digits = region + birthday + rest[:3]
    total = sum(int(digit) * weight for digit, weight in zip(digits, _WEIGHTS, strict=True))
    return _CHECK_DIGITS[total % 11] == rest[3].upper()


def _mobiles(text: str) -> Iterator[re.Match[str]]:
    """Mobile numbers, but not those that are part of a web address."""
    for match in _MOBILE.finditer(text):
        if not _ADDRESS.search(text[max(match.start() - _LONGEST_ADDRESS, 0) : match.start()]):
            yield match


def _within(span: tuple[int, int], spans: list[tuple[int, int]]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in spans)


def _public_mobiles(node: Node | None) -> Iterator[tuple[int, int]]:
    """Line and column of each number that is marked as a public mobile phone of an office."""
    if isinstance(node, Sequence):
        for item in node.items:
            yield from _public_mobiles(item)
    elif isinstance(node, Mapping):
        number, kind = node.values.get("number"), node.values.get("kind")
        if isinstance(number, Text) and isinstance(kind, Text) and kind.text == PhoneKind.PUBLIC_MOBILE.value:
            yield number.line, number.column + (0 if number.is_plain else 1)
        for value in node.values.values():
            yield from _public_mobiles(value)
