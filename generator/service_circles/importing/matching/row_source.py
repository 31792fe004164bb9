"""The rows of a table as lines of a text file, so that problems show them as they show lines of YAML."""

from __future__ import annotations

from collections.abc import Iterable

from service_circles.importing.sheets.cleaned_text import cleaned, in_one_line, masked
from service_circles.importing.sheets.sheet_table import Cell, SheetRow
from service_circles.languages.phrase import Phrase
from service_circles.problems.problem import Problem, Severity
from service_circles.problems.source_file import SourceFile, Spot

_WIDEST_CELL = 60
_BETWEEN = " | "


class RowSource:
    """Makes problems at cells: the line is the number of the row, the excerpt its cells without private numbers."""

    def __init__(self, name: str, rows: Iterable[SheetRow]) -> None:
        lines: dict[int, str] = {}
        self._spots: dict[tuple[int, int], Spot] = {}
        for row in rows:
            lines[row.number] = self._line(row)
        last = max(lines, default=1)
        self.file = SourceFile(name, "\n".join(lines.get(number, "") for number in range(1, last + 1)))

    def _line(self, row: SheetRow) -> str:
        line = ""
        for column, cell in enumerate(row.cells):
            line += _BETWEEN if column else ""
            text = shown_text(cell)
            self._spots[row.number, column] = Spot(row.number, len(line) + 1, max(len(text), 1))
            line += text
        return line

    def spot(self, row: int, column: int | None = None) -> Spot:
        """The place of a cell; of the row's first cell without a column."""
        return self._spots.get((row, column or 0), Spot(row, 1))

    def problem(
        self,
        code: str,
        spot: Spot,
        severity: Severity = Severity.MISTAKE,
        hint: Phrase | None = None,
        **details: object,
    ) -> Problem:
        """A problem at a cell."""
        return self.file.problem(code, spot, severity, hint, **details)


def shown_fault(cell: Cell) -> str:
    """#REF! and the like; '=…' for a formula without a value."""
    return "=…" if cell.fault == "formula" else cell.fault


def shown_text(cell: Cell) -> str:
    """The text of a cell as reports show it."""
    text = masked(in_one_line(cleaned(cell.text or shown_fault(cell))))
    return text if len(text) <= _WIDEST_CELL else f"{text[:_WIDEST_CELL]}…"
