"""A table as its owner sees it: rows by their number, cells as texts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NoReturn

from service_circles.problems.problem import Position, Problem, Severity

MOST_ROWS = 20_000
MOST_COLUMNS = 300


class FileRefusedError(Exception):
    """The file cannot be read as a table; `problem` says why and what to do."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem


@dataclass(frozen=True, slots=True)
class Cell:
    """The text of a cell; `fault` is an error of the spreadsheet such as #REF!, or "formula" without a value."""

    text: str = ""
    is_number: bool = False
    fault: str = ""


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row with its number as the spreadsheet shows it."""

    number: int
    cells: tuple[Cell, ...]
    is_hidden: bool = False

    def cell(self, column: int) -> Cell:
        """The cell of a column; empty beyond the last."""
        return self.cells[column] if column < len(self.cells) else Cell()


@dataclass(frozen=True)
class Sheet:
    """The rows of one sheet that hold anything; empty rows are left out, numbers tell."""

    title: str
    rows: tuple[SheetRow, ...]
    hidden_columns: frozenset[int] = frozenset()


@dataclass(frozen=True)
class SheetFile:
    """A file with its sheets, and warnings about what was not read."""

    name: str
    sheets: tuple[Sheet, ...]
    problems: tuple[Problem, ...] = ()
    details: Mapping[str, str] = field(default_factory=dict)
    """The encoding and delimiter of a CSV file, to be repeated next time."""
    exported: Mapping[str, Sheet] = field(default_factory=dict)
    """Sheets as our own export wrote them, by title, before somebody edited them."""


def refuse_file(code: str, name: str, line: int = 1, **details: object) -> NoReturn:
    """End the reading of a file with the problem of a code."""
    raise FileRefusedError(Problem(code, Position(name, line), {"line": line, **details}))


def warn_of_file(code: str, name: str, **details: object) -> Problem:
    """A warning about a file as a whole."""
    return Problem(code, Position(name), details, severity=Severity.WARNING)


def sheet_from_json(data: Mapping[str, Any]) -> Sheet:
    """A sheet as the child process wrote it: numbers are numbers, faults are objects."""
    rows = tuple(
        SheetRow(number, tuple(map(_cell, cells)), is_hidden) for number, is_hidden, cells in data["rows"]
    )
    return Sheet(data["title"], rows, frozenset(data["hidden_columns"]))


def _cell(value: Any) -> Cell:
    if isinstance(value, dict):
        return Cell(fault=value["fault"])
    if isinstance(value, int | float):
        return Cell(number_text(value), is_number=True)
    return Cell(value or "")


def number_text(value: float) -> str:
    """'75500000010' for 75500000010.0, '21.198916' for 21.198916: digits as typed, without an exponent."""
    if float(value).is_integer():
        return str(int(value))
    return f"{value:.10f}".rstrip("0").rstrip(".")
