"""Features of another format as the sheet of a kind, so that they are imported as any list is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from service_circles.importing.sheets.sheet_table import Cell, Sheet, SheetFile, SheetRow, warn_of_file
from service_circles.records.record import Record

_MOST_TOLD = 30
SOURCE_ID = "source_id"
"""The heading of the column by which a feature is known at the next import."""
Row = Mapping[str, str]


@dataclass
class SourceTable:
    """Rows of one kind by field, and how often something was left out."""

    kind: type[Record]
    rows: list[Row] = field(default_factory=list)
    lost: Counter[str] = field(default_factory=Counter)

    def sheet(self, title: str | None = None) -> Sheet:
        """The rows below a heading; the n-th feature is row n+1."""
        headings = list(dict.fromkeys(name for row in self.rows for name in row))
        lines = [headings, *([row.get(name, "") for name in headings] for row in self.rows)]
        rows = tuple(
            SheetRow(number, tuple(map(Cell, line))) for number, line in enumerate(lines, 1) if any(line)
        )
        return Sheet(title or self.kind.meta.plural, rows)


def source_file(name: str, tables: Sequence[SourceTable], *, title: str | None = None) -> SheetFile:
    """The tables of a file as sheets, with a warning that counts what was left out."""
    filled = [table for table in tables if table.rows]
    lost = sum((table.lost for table in tables), Counter[str]())
    said = tuple(f"{what} × {count}" for what, count in lost.most_common(_MOST_TOLD))
    if len(lost) > _MOST_TOLD:
        said += (f"…… × {sum(lost.values()) - sum(dict(lost.most_common(_MOST_TOLD)).values())}",)
    problems = (warn_of_file("X241", name, found=said),) if said else ()
    sheets = tuple(table.sheet(title) for table in filled)
    return SheetFile(name, sheets, problems, {"datum": "wgs84"})
