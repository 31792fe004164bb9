"""A text file of the project, as its author sees it, with the problems found in it."""

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import cached_property
from typing import Self

from service_circles.languages.phrase import Phrase
from service_circles.problems.problem import Position, Problem, Severity

MOST_PROBLEMS = 200
"""The limit for one file; the others are reported when these are corrected."""
_LONGEST_COMPARED = 500
_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a file: line and column from 1, and how many characters are meant."""

    line: int
    column: int
    length: int = 1


@dataclass(frozen=True, eq=False)
class SourceFile:
    """A path relative to the project, its text, and lines corrected where a typing error was reported.

    `corrected` maps line numbers to what the author surely meant; the YAML parser gets that text, so
    that one typing error does not cause a string of misleading messages.
    """

    path: str
    text: str
    corrected: Mapping[int, str] = field(default_factory=dict)

    def __reduce__(self) -> tuple[type[Self], tuple[str, str, Mapping[int, str]]]:
        """Pickle without the lines, which can be split again."""
        return type(self), (self.path, self.text, self.corrected)

    @cached_property
    def lines(self) -> list[str]:
        """The lines as an editor program counts them, without their ends."""
        return _LINE_END.split(self.text)

    @property
    def corrected_text(self) -> str:
        """The text for the YAML parser."""
        if not self.corrected:
            return self.text
        return "\n".join(self.corrected.get(number, line) for number, line in enumerate(self.lines, 1))

    def line(self, number: int) -> str:
        """A line by its number from 1; empty beyond the end."""
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(end.end() for end in _LINE_END.finditer(self.text))]

    def spot_at(self, offset: int, length: int) -> Spot:
        """The place of a piece of the text; of a piece over several lines the part in the first."""
        line = bisect_right(self._line_starts, offset)
        column = offset - self._line_starts[line - 1] + 1
        return Spot(line, column, max(min(length, len(self.line(line)) - column + 1), 1))

    def corrected_line(self, number: int) -> str:
        """A line as the parser got it."""
        return self.corrected.get(number, self.line(number))

    def position(self, line: int, column: int) -> Position:
        """A place in the author's text, from a place in the corrected one; never outside the file."""
        line = min(max(line, 1), len(self.lines))
        original = self.line(line)
        if line in self.corrected:
            column = column_before_correction(original, self.corrected[line], column)
        return Position(self.path, line, min(max(column, 1), len(original) + 1))

    def problem(
        self,
        code: str,
        spot: Spot,
        severity: Severity = Severity.MISTAKE,
        hint: Phrase | None = None,
        **details: object,
    ) -> Problem:
        """A problem at a place in this file, with the line as excerpt; `hint` replaces the hint of its code."""
        position = self.position(spot.line, spot.column)
        excerpt = self.line(position.line)
        room = max(len(excerpt) - position.column + 1, 1)
        length = max(min(spot.length, room), 1)
        return Problem(code, position, details, hint, excerpt, length, severity)


def problem_with_file(
    code: str,
    path: str,
    line: int = 1,
    column: int = 1,
    severity: Severity = Severity.MISTAKE,
    **details: object,
) -> Problem:
    """A problem with a file as a whole, or one whose text cannot be shown."""
    return Problem(code, Position(path, line, column), {"line": line, **details}, severity=severity)


def column_before_correction(original: str, corrected: str, column: int) -> int:
    """The column in the original line for a column of its corrected form, by comparing the two."""
    changes = SequenceMatcher(
        None, corrected[:_LONGEST_COMPARED], original[:_LONGEST_COMPARED], autojunk=False
    )
    for _, start, end, original_start, original_end in changes.get_opcodes():
        if start <= column - 1 < end:
            return min(original_start + column - start, max(original_end, original_start + 1))
    return column - len(corrected) + len(original)
