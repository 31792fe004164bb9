"""Explains syntax errors of the YAML parser to somebody who has never heard of YAML."""

from typing import Any

import yaml

from service_circles.problems.problem import Problem
from service_circles.problems.source_file import SourceFile, Spot
from service_circles.reading.typos.value_rules import in_quotes
from service_circles.reading.typos.yaml_lines import Context, split_line

PARSER_CODES = frozenset(f"Y20{number}" for number in range(1, 10)) - {"Y208"}
"""Codes of syntax errors, at which the parser stops."""
EMPTY_CODES = frozenset({"Y219", "Y220"})
"""Codes of a field or an item with nothing in it."""

_AT_START_OF = {  # the thing that the parser began to read when it failed -> the mistake is at its beginning
    "while scanning a simple key": "Y202",
    "while scanning a quoted scalar": "Y204",
    "while parsing a flow sequence": "Y205",
    "while parsing a flow mapping": "Y205",
}
_AT_PROBLEM = {
    "found unknown escape character": "Y206",
    "block sequence entries are not allowed in this context": "Y207",
}
_MISALIGNED = (
    "did not find expected key",
    "did not find expected '-' indicator",
    "did not find expected <document start>",
)
_NO_BEGINNING = ":,]}{[&*@`%!|>?"


def syntax_problem(error: yaml.YAMLError, source: SourceFile) -> Problem:
    """A problem where the author's mistake most likely is, not where the parser gave up."""
    if not isinstance(error, yaml.MarkedYAMLError) or error.problem_mark is None:
        return source.problem("Y201", Spot(1, 1), reason=str(error).splitlines()[0])
    code = _AT_START_OF.get(error.context or "")
    if code and error.context_mark:
        spot = _spot(error.context_mark)
        return source.problem(code, spot, found=_character_at(source, spot))
    detail = error.problem or ""
    spot = _spot(error.problem_mark)
    if detail in _AT_PROBLEM:
        return source.problem(_AT_PROBLEM[detail], spot)
    if detail == "mapping values are not allowed in this context":
        return _unexpected_colon(source, spot)
    if detail in _MISALIGNED and not source.corrected_line(spot.line)[: spot.column - 1].strip():
        return _misaligned(source, spot.line)
    return _stray_character(source, spot.line) or source.problem("Y201", spot, reason=detail)


def _unexpected_colon(source: SourceFile, spot: Spot) -> Problem:
    """Either this line is indented too far, or the line above has no colon."""
    if source.corrected_line(spot.line)[: spot.column - 1].count(": "):
        line = split_line(source.corrected_line(spot.line), Context())
        return source.problem("Y111", spot, corrected=in_quotes(line).strip())
    above = next((line for line in range(spot.line - 1, 0, -1) if source.corrected_line(line).strip()), None)
    if (
        above
        and ":" not in source.corrected_line(above)
        and _indent(source, above) >= _indent(source, spot.line)
    ):
        return source.problem("Y202", _line_spot(source, above))
    return _misaligned(source, spot.line)


def _misaligned(source: SourceFile, line: int) -> Problem:
    return _stray_character(source, line) or source.problem("Y203", _line_spot(source, line))


def _stray_character(source: SourceFile, line: int) -> Problem | None:
    """A stray character before the name of a field is the likelier reason."""
    spot = Spot(line, _indent(source, line) + 1)
    character = _character_at(source, spot)
    return source.problem("Y209", spot, found=character) if character and character in _NO_BEGINNING else None


def _indent(source: SourceFile, line: int) -> int:
    text = source.corrected_line(line)
    return len(text) - len(text.lstrip())


def _line_spot(source: SourceFile, line: int) -> Spot:
    return Spot(line, _indent(source, line) + 1, len(source.corrected_line(line).strip()))


def _character_at(source: SourceFile, spot: Spot) -> str:
    return source.corrected_line(spot.line)[spot.column - 1 : spot.column]


def _spot(mark: Any) -> Spot:
    return Spot(mark.line + 1, mark.column + 1)
