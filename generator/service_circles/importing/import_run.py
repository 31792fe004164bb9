"""An import from file to operations: parts of a file in order, rows of each, then what concerns all of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from service_circles.importing.cells.name_book import NameBook
from service_circles.importing.cells.reading_result import ReadingContext
from service_circles.importing.columns.import_fields import import_fields
from service_circles.importing.matching.area_finder import AreaFinder
from service_circles.importing.matching.likely_duplicates import Pair, Place, likely_duplicates
from service_circles.importing.matching.record_changes import Operation
from service_circles.importing.matching.row_identity import IdentityFinder, RowIdentity
from service_circles.importing.matching.row_import import RowImporter
from service_circles.importing.matching.row_memory import RowMemory
from service_circles.importing.matching.row_result import Outcome, RowResult
from service_circles.importing.matching.row_source import RowSource
from service_circles.importing.matching.row_values import ValueReader
from service_circles.importing.matching.typed_records import TypedRecord
from service_circles.importing.table_parts import TablePart
from service_circles.problems.problem import Problem, Severity
from service_circles.records.area import Area
from service_circles.records.directory import ServiceDirectory
from service_circles.records.record import Record
from service_circles.records.settings.directory_settings import Board

_ONCE = frozenset({"X126"})
"""Troubles of many rows with one cause, told once."""
WITHDRAWN = "defunct"


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

    @property
    def operations(self) -> list[Operation]:
        """The operations of all rows, areas first."""
        areas: list[Operation] = [
            {"op": "create", "kind": "area", "record": area["id"], "after": area} for area in self.new_areas
        ]
        rows = [operation for part in self.parts for row in part.rows for operation in row.operations]
        return [*areas, *rows, *self.withdrawn]

    @property
    def problems(self) -> list[Problem]:
        """Problems of files and rows."""
        return [
            problem
            for part in self.parts
            for problem in [*part.part.problems, *part.problems, *_of_rows(part.rows)]
        ]

    def remember(self, memory: RowMemory) -> None:
        """Keep what the rows said, for the next import."""
        for part in self.parts:
            for row in part.rows:
                if row.remembered and not part.part.exported:
                    key, remembered = row.remembered
                    memory.rows[part.part.kind.meta.name, key] = remembered


class Importer:
    """Imports the parts of a file into a project; ids and names of one part are known to the next."""

    def __init__(
        self, directory: ServiceDirectory, records: Mapping[str, TypedRecord], memory: RowMemory, name: str
    ) -> None:
        self._directory, self._records, self._memory, self._name = directory, records, memory, name
        self._names = name_book(directory)
        taken = {*records, *(board.id for board in directory.all(Board)), *memory_ids(memory)}
        parents = {area.id: area.parent for area in directory.all(Area)}
        self._taken = taken
        self._areas = AreaFinder(self._names, parents, taken)

    def take(self, parts: Sequence[TablePart], *, withdraw_missing: bool = False) -> ImportResult:
        """The result for all parts."""
        prepared = [self._prepare(part) for part in parts]
        results = [self._import(*each) for each in prepared]
        withdrawn = list(_withdrawals(results)) if withdraw_missing else []
        needed = _needed_areas(self._areas.created, results)
        return ImportResult(results, needed, withdrawn)

    def _prepare(self, part: TablePart) -> tuple[TablePart, ValueReader, list[RowIdentity], set[str]]:
        mapping = part.mapping
        source = RowSource(self._name, [*part.rows, *part.hidden])
        words = {(word.field, word.text): word.means for word in mapping.words}
        context = ReadingContext(
            self._names, self._directory.settings.country, mapping.datum, mapping.mobiles, words
        )
        reader = ValueReader(part.kind, mapping, part.headings, context, source, part.exported)
        self._areas.root = mapping.new_areas
        finder = IdentityFinder(reader, self._records, self._memory, self._areas, self._taken)
        identities = finder.find(part.rows)
        present = {each.record.id for each in finder.find(part.hidden) if each.record}
        return part, reader, identities, present

    def _import(
        self, part: TablePart, reader: ValueReader, identities: list[RowIdentity], present: set[str]
    ) -> PartResult:
        importer = RowImporter(reader, self._memory)
        rows = [importer.take(identity) for identity in identities]
        result = PartResult(part, reader.source, rows)
        result.missing = list(self._missing(part, present | {each.id for each in identities}, identities))
        result.problems = list(self._duplicates(result))
        return result

    def _missing(
        self, part: TablePart, present: set[str], identities: list[RowIdentity]
    ) -> Iterator[TypedRecord]:
        """Records of earlier imports, or all of the kind where rows name ids, that no row is about."""
        names_ids = any(column.field == "id" for column in part.mapping.columns)
        known = self._memory.ids(part.kind.meta.name)
        for record in self._records.values():
            is_of_file = record.id in known or (names_ids and bool(identities))
            if record.kind is part.kind and is_of_file and record.id not in present:
                yield record

    def _duplicates(self, result: PartResult) -> Iterator[Problem]:
        kind = result.part.kind
        rows = {row.id: row for row in result.rows if row.outcome is not Outcome.REFUSED}
        others = [
            Place(record.id, None, record.data)
            for record in self._records.values()
            if record.kind is kind and record.id not in rows
        ]
        places = [*others, *(Place(row.id, row.number, row.data) for row in rows.values())]
        new = frozenset(id_ for id_, row in rows.items() if row.outcome is Outcome.NEW)
        for pair in likely_duplicates(places, new):
            yield _duplicate(pair, result.source)


def name_book(directory: ServiceDirectory) -> NameBook:
    """The names of everything that a cell can refer to."""
    names = NameBook()
    for record in directory.all(Record):
        names.add(record.meta.name, record.id, record.name, getattr(record, "keywords", ()))
    for board in directory.all(Board):
        names.add("board", board.id, board.name)
    return names


def memory_ids(memory: RowMemory) -> set[str]:
    """The ids that earlier imports gave, so that nobody else gets them."""
    return {row.id for row in memory.rows.values()}


def _of_rows(rows: Sequence[RowResult]) -> Iterator[Problem]:
    told: set[str] = set()
    for row in rows:
        for problem in row.problems:
            if problem.code not in _ONCE or problem.code not in told:
                yield problem
            told.add(problem.code)


def _needed_areas(
    created: Mapping[str, dict[str, str]], results: Sequence[PartResult]
) -> list[dict[str, str]]:
    """New areas that imported rows are in, with those around them, outermost first."""
    wanted = [
        row.data.get("area")
        for result in results
        for row in result.rows
        if row.outcome is not Outcome.REFUSED
    ]
    needed: dict[str, dict[str, str]] = {}
    for id_ in filter(None, wanted):
        for area in reversed(list(_chain(created, id_))):
            needed.setdefault(area["id"], area)
    return list(needed.values())


def _chain(created: Mapping[str, dict[str, str]], id_: str) -> Iterator[dict[str, str]]:
    """New areas from one upwards."""
    while id_ in created:
        yield created[id_]
        id_ = created[id_]["parent"]


def _withdrawals(results: Sequence[PartResult]) -> Iterator[Operation]:
    """Missing records get the status of places that are gone; kinds without a status stay."""
    for result in results:
        if "status" not in import_fields(result.part.kind):
            continue
        for record in result.missing:
            before = record.data.get("status")
            if before == WITHDRAWN:
                continue
            target: dict[str, Any] = {"record": record.id, "field": ["status"], "after": WITHDRAWN}
            yield {"op": "replace", **target, "before": before} if before else {"op": "add", **target}


def _duplicate(pair: Pair, source: RowSource) -> Problem:
    row = pair.new.row or 1
    other = pair.other.data.get("name", pair.other.id)
    code = {"address": "X231", "phone": "X232", "door": "X233"}[pair.reason]
    where = f"{source.file.path}:{pair.other.row}" if pair.other.row else pair.other.id
    return source.problem(
        code,
        source.spot(row),
        Severity.WARNING,
        found=pair.new.data.get("name", ""),
        other=other,
        where=where,
    )


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
