"""Result of an import: the rows of each part, the areas that they need, the operations and problems of all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from service_circles.editing.change_request import SETTINGS_RECORD
from service_circles.importing.matching.record_changes import Operation
from service_circles.importing.matching.row_memory import RowMemory
from service_circles.importing.matching.row_result import Outcome, RowResult
from service_circles.importing.matching.row_source import RowSource
from service_circles.importing.matching.typed_records import TypedRecord
from service_circles.importing.row_problems import problems_of_rows
from service_circles.importing.table_parts import TablePart
from service_circles.problems.problem import Problem


@dataclass
class PartResult:
    """The rows of a part after import."""

    part: TablePart
    source: RowSource
    rows: list[RowResult]
    problems: list[Problem] = field(default_factory=list)
    missing: list[TypedRecord] = field(default_factory=list)
    """Records that were in the file before and no longer are."""

    def numbers(self, outcome: Outcome) -> list[int]:
        """The numbers of the rows with an outcome."""
        return [row.number for row in self.rows if row.outcome is outcome]


@dataclass
class ImportResult:
    """All parts of a file, and the areas that they need."""

    parts: list[PartResult]
    new_areas: list[dict[str, str]]
    withdrawn: list[Operation]
    new_kinds: tuple[str, ...] = ()
    """The names of kinds of places that are declared for rows."""
    declares_kinds: bool = False
    """True if the settings declare some already."""

    @property
    def operations(self) -> list[Operation]:
        """The operations of all rows, areas first."""
        areas: list[Operation] = [
            {"op": "create", "kind": "area", "record": area["id"], "after": area} for area in self.new_areas
        ]
        rows = [operation for part in self.parts for row in part.rows for operation in row.operations]
        return [*areas, *(self._kinds() if rows else []), *rows, *self.withdrawn]

    def _kinds(self) -> list[Operation]:
        """The operations that declare the new kinds."""
        items: list[dict[str, str]] = [{"name": name} for name in self.new_kinds]
        target: Operation = {"op": "add", "record": SETTINGS_RECORD, "field": ["center_kinds"]}
        if not self.declares_kinds:
            return [{**target, "after": items}] if items else []
        return [{**target, "field": ["center_kinds", "-"], "after": item} for item in items]

    @property
    def problems(self) -> list[Problem]:
        """Problems of files and rows."""
        return [
            problem
            for part in self.parts
            for problem in [*part.part.problems, *part.problems, *problems_of_rows(part.rows)]
        ]

    def remember(self, memory: RowMemory) -> None:
        """Keep what the rows said, for the next import."""
        for part in self.parts:
            for row in part.rows:
                if row.remembered and not part.part.exported:
                    key, remembered = row.remembered
                    memory.rows[part.part.kind.meta.name, key] = remembered


def without_rows(result: ImportResult, refused: Mapping[str, Problem]) -> ImportResult:
    """The same result with rows refused for what the check of the whole project found in their records."""
    parts = [
        replace(part, rows=[_refused(row, refused, part.source) for row in part.rows])
        for part in result.parts
    ]
    return replace(
        result,
        parts=parts,
        new_areas=[
            area
            for area in result.new_areas
            if any(
                row.data.get("area") == area["id"] for part in parts for row in part.rows if row.operations
            )
            or any(other["parent"] == area["id"] for other in result.new_areas)
        ],
    )


def _refused(row: RowResult, refused: Mapping[str, Problem], source: RowSource) -> RowResult:
    if row.id not in refused or not row.operations:
        return row
    spot = source.spot(row.number)
    problem = replace(
        refused[row.id], position=source.file.position(spot.line, spot.column), excerpt=source.file.line(row.number),
        length=spot.length,
    )  # fmt: skip
    return replace(
        row, outcome=Outcome.REFUSED, operations=[], problems=[*row.problems, problem], remembered=None
    )
