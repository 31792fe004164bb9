"""An import from file to operations: parts of a file in order, rows of each, then what concerns all of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from service_circles.geo.datum import wgs84_corners
from service_circles.importing.cells.name_book import NameBook
from service_circles.importing.cells.own_kinds import OwnKinds
from service_circles.importing.cells.reading_result import ReadingContext
from service_circles.importing.columns.import_fields import import_fields
from service_circles.importing.import_result import ImportResult, PartResult
from service_circles.importing.matching.area_finder import AreaFinder
from service_circles.importing.matching.likely_duplicates import Pair, Place, likely_duplicates
from service_circles.importing.matching.record_changes import Operation
from service_circles.importing.matching.row_identity import IdentityFinder, RowIdentity
from service_circles.importing.matching.row_import import RowImporter
from service_circles.importing.matching.row_memory import RowMemory
from service_circles.importing.matching.row_result import Outcome
from service_circles.importing.matching.row_source import RowSource
from service_circles.importing.matching.row_values import ValueReader
from service_circles.importing.matching.typed_records import TypedRecord
from service_circles.importing.table_parts import TablePart
from service_circles.problems.problem import Problem, Severity
from service_circles.records.area import Area
from service_circles.records.directory import ServiceDirectory
from service_circles.records.record import Record
from service_circles.records.settings.board import Board

WITHDRAWN = "defunct"


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
        boundaries = {area.id: wgs84_corners(area.boundary) for area in directory.all(Area) if area.boundary}
        self._kinds = OwnKinds.of(kind.name for kind in directory.settings.center_kinds)
        self._areas = AreaFinder(self._names, parents, taken, boundaries=boundaries)

    def take(self, parts: Sequence[TablePart], *, withdraw_missing: bool = False) -> ImportResult:
        """The result for all parts."""
        prepared = [self._prepare(part) for part in parts]
        results = [self._import(*each) for each in prepared]
        withdrawn = list(_withdrawals(results)) if withdraw_missing else []
        needed = _needed_areas(self._areas.created, results)
        kinds = tuple(self._kinds.created)
        has_kinds = bool(self._directory.settings.center_kinds)
        return ImportResult(results, needed, withdrawn, kinds, has_kinds)

    def _prepare(self, part: TablePart) -> tuple[TablePart, ValueReader, list[RowIdentity], set[str]]:
        mapping = part.mapping
        source = RowSource(self._name, [*part.rows, *part.hidden])
        words = {(word.field, word.text): word.means for word in mapping.words}
        context = ReadingContext(
            self._names, self._directory.settings.country, mapping.datum, mapping.mobiles, words,
            mapping.summer, self._kinds,
        )  # fmt: skip
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
    names = NameBook(in_chinese=directory.settings.languages[0].startswith("zh"))
    for record in directory.all(Record):
        names.add(record.meta.name, record.id, record.name, getattr(record, "keywords", ()))
    for board in directory.all(Board):
        names.add("board", board.id, board.name)
    return names


def memory_ids(memory: RowMemory) -> set[str]:
    """The ids that earlier imports gave, so that nobody else gets them."""
    return {row.id for row in memory.rows.values()}


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
