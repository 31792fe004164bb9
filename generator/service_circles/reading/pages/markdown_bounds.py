"""Bounds of Markdown: pages are refused on which Python-Markdown works in the square of their size."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from service_circles.problems.problem import Problem
from service_circles.problems.source_file import SourceFile, Spot, problem_with_file

MAX_PAGE_LENGTH = 300_000
_MOST_STEPS = 3_000_000
"""Characters looked at for the ends of brackets and tags: about a second."""
_MOST_LENGTH_TOGETHER = 5_000_000
_MOST_STEPS_TOGETHER = 15_000_000
"""For all pages of a project, each of which is converted once per language: about ten seconds."""
_MOST_PARTS = 1_000
"""Headings, their underlines, notes, rules and empty items in a page, and elements that are not closed."""
_BRACKET = re.compile(r"\]\(|[\[\])]")
_PART = re.compile(
    r" {0,3}(?:#|\?\?\?|!!!|(?:\*[ \t]*){3,}$|(?:-[ \t]*){3,}$|(?:_[ \t]*){3,}$|(?:=+|-+)[ \t]*$)"
)
_LEVELS = re.compile(r"(?: {4}|\t| {0,3}(?:(?:[-*+]|\d+\.)[ \t]|>[ \t]?))*")
_LEVEL = re.compile(r" {4}|\t|[-*+.]")
_MOST_LEVELS = 100
"""Lists in one another: Markdown calls itself for each, and Python ends that at a thousand calls."""
_TAG = re.compile(r"<(/?)(?!(?:br|hr|img|input|wbr|col)\b)[A-Za-z]")
_MARK = re.compile(r"<(?=[A-Za-z/!?])|>")


@dataclass
class PagesTogether:
    """The work that the pages checked so far make together."""

    length: int = 0
    steps: int = 0

    @property
    def is_too_much(self) -> bool:
        """True once they would take very long."""
        return self.length > _MOST_LENGTH_TOGETHER or self.steps > _MOST_STEPS_TOGETHER


def check_bounds(
    source: SourceFile, prose: Iterable[tuple[int, str]], together: PagesTogether
) -> Iterator[Problem]:
    """A problem with the line from which on the page would take very long, or with the page where all are too much."""
    work, was_too_much = _Work(), together.is_too_much
    for number, line in prose:
        work.read(line)
        if work.is_too_much:
            yield source.problem("M116", Spot(number, 1))
            return
    together.length += len(source.text)
    together.steps += work.all_steps
    if together.is_too_much and not was_too_much:
        yield problem_with_file("M117", source.path, limit=_MOST_LENGTH_TOGETHER // 10_000)


@dataclass
class _Work:
    """The work that the lines so far make."""

    length: int = 0
    parts: int = 0
    levels: int = 0
    open_tags: int = 0
    open_marks: int = 0
    steps: int = 0
    squares: list[int] = field(default_factory=list)
    rounds: list[int] = field(default_factory=list)

    def read(self, line: str) -> None:
        if not line.strip():
            self.steps += self._waiting
            self.squares, self.rounds = [], []
        for bracket in _BRACKET.finditer(line):
            self._read_bracket(bracket[0], self.length + bracket.start())
        self.length += len(line) + 1
        self.parts += bool(_PART.match(line))
        if len(line) > _MOST_LEVELS and (levels := _LEVELS.match(line)):
            self.levels = max(self.levels, len(_LEVEL.findall(levels[0])))
        self.open_tags += sum(-1 if tag[1] else 1 for tag in _TAG.finditer(line))
        for mark in _MARK.finditer(line):
            self.open_marks = max(self.open_marks + (1 if mark[0] == "<" else -1), 0)

    def _read_bracket(self, bracket: str, place: int) -> None:
        if bracket == "[":
            self.squares.append(place)
            return
        opened = self.rounds if bracket == ")" else self.squares
        if opened:
            self.steps += place - opened.pop()
        if bracket == "](":
            self.rounds.append(place)

    @property
    def _waiting(self) -> int:
        """Characters since each bracket that is open, all of which are looked at again for each."""
        return sum(self.length * len(opened) - sum(opened) for opened in (self.squares, self.rounds))

    @property
    def all_steps(self) -> int:
        return self.steps + self._waiting + self.open_marks * self.length

    @property
    def is_too_much(self) -> bool:
        has_many = max(self.parts, self.open_tags) > _MOST_PARTS or self.levels > _MOST_LEVELS
        return has_many or self.all_steps > _MOST_STEPS
