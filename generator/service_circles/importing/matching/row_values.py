"""The values that a row gives, by field, with the texts that were not understood."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from service_circles.geo.datum import Point, to_wgs84
from service_circles.importing.cells.field_cells import cell_text, read_cell
from service_circles.importing.cells.own_kinds import OTHER
from service_circles.importing.cells.point_cells import read_point
from service_circles.importing.cells.reading_result import Reading, ReadingContext, Trouble
from service_circles.importing.columns.import_fields import ImportField, Shape, field_named, import_fields
from service_circles.importing.columns.import_mapping import (
    ADDRESS_REST,
    AREA_ABOVE,
    LATITUDE,
    LOCATION,
    LONGITUDE,
    PERSON,
    SKIPPED,
    Column,
    ImportMapping,
)
from service_circles.importing.matching.row_source import RowSource, shown_fault
from service_circles.importing.matching.typed_records import TypedRecord, value_at
from service_circles.importing.sheets.cleaned_text import cleaned, in_one_line, masked, says_nothing
from service_circles.importing.sheets.sheet_table import Cell, SheetRow
from service_circles.languages.phrase import Phrase
from service_circles.problems.problem import Problem, Severity
from service_circles.problems.source_file import Spot
from service_circles.problems.suggestion import suggest
from service_circles.records.record import Record
from service_circles.records.values.contact import Datum

DELETED = "~"
"""A cell with only this removes the field."""
OF_ROWS = frozenset({ADDRESS_REST, "id", "area", AREA_ABOVE, PERSON, SKIPPED})
"""Fields that are read with the row as a whole."""


@dataclass(frozen=True, slots=True)
class Given:
    """A row's value for a field, or the wish to remove it; `is_same` if the record has the same."""

    field: ImportField
    value: Any
    spot: Spot
    heading: str
    text: str = ""
    is_same: bool = False
    is_guess: bool = False
    """Told by something else than its own cell; only new records need it."""


@dataclass
class RowValues:
    """All that a row says."""

    given: dict[str, Given] = field(default_factory=dict)
    leftovers: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


@dataclass(frozen=True)
class ValueReader:
    """Reads the cells of rows by a mapping."""

    kind: type[Record]
    mapping: ImportMapping
    headings: Sequence[str]
    context: ReadingContext
    source: RowSource
    exported: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """The texts of cells when we exported them, by id and heading: who did not edit one said nothing."""

    def read(self, row: SheetRow, record: TypedRecord | None) -> RowValues:
        """The values of a row; cells that show what the record has are not read."""
        values = RowValues()
        for index, column, cell in self._cells(row):
            self._read_cell(values, row, index, column, cell, record)
        for fixed in self.mapping.fixed:
            column = Column(column=fixed.field, field=fixed.field)
            if fixed.field not in OF_ROWS and fixed.field not in values.given:
                self._read_cell(values, row, 0, column, Cell(fixed.value), record)
        return values

    def text(self, row: SheetRow, name: str) -> str:
        """The text of the column of a field; a fixed one where there is none."""
        found = (in_one_line(cleaned(row.cell(index).text)) for index in self._columns_of.get(name, ()))
        fixed = (each.value for each in self.mapping.fixed if each.field == name)
        return next((text for text in (*found, *fixed) if not says_nothing(text)), "")

    def spot(self, row: SheetRow, name: str) -> Spot:
        """The place of the column of a field in a row."""
        return self.source.spot(row.number, next(iter(self._columns_of.get(name, ())), None))

    def point(self, row: SheetRow) -> Point | None:
        """The point of a row in WGS84."""
        cells = ((column, cell) for _, column, cell in self._cells(row) if column.field == LOCATION)
        for column, cell in cells:
            found = read_point(cleaned(cell.text), column.column, self.context).value
            if found:
                return to_wgs84(float(found["latitude"]), float(found["longitude"]), Datum(found["datum"]))
        return None

    def trouble(self, found: Trouble, spot: Spot, heading: str, severity: Severity) -> Problem:
        """The problem of a trouble, at its place."""
        return _problem(self.source, found, spot, heading, severity)

    def _cells(self, row: SheetRow) -> Iterator[tuple[int, Column, Cell]]:
        """The cells that are imported; latitude and longitude are one, an address has its city."""
        for index, column in self._imported:
            if column.field == LOCATION and index in self._columns_of[LATITUDE]:
                yield index, column, _pair(row, [index, self._columns_of[LONGITUDE][0]])
            elif column.field == "address":
                yield index, column, self._whole_address(row, row.cell(index))
            else:
                yield index, column, row.cell(index)

    @cached_property
    def _columns_of(self) -> Mapping[str, list[int]]:
        """The columns of each field."""
        fields = {column.column: column.field for column in self.mapping.columns}
        found: dict[str, list[int]] = defaultdict(list)
        for index, heading in enumerate(self.headings):
            found[fields.get(heading) or ""].append(index)
        return found

    @cached_property
    def _imported(self) -> list[tuple[int, Column]]:
        columns = {column.column: column for column in self.mapping.columns if column.field}
        found: list[tuple[int, Column]] = []
        for index, heading in enumerate(self.headings):
            column = columns.get(heading)
            if column is None:
                continue
            if column.field == LATITUDE and self._columns_of[LONGITUDE]:
                both = f"{heading} {self.headings[self._columns_of[LONGITUDE][0]]}"
                found.append((index, Column(column=both[:200], field=LOCATION)))
            elif column.field not in {LATITUDE, LONGITUDE}:
                found.append((index, column))
        return found

    def _whole_address(self, row: SheetRow, cell: Cell) -> Cell:
        """An address with its city and postal code from columns of their own: behind it, in Chinese before it."""
        rest = [row.cell(index) for index in self._columns_of.get(ADDRESS_REST, [])]
        street = cleaned(cell.text)
        texts = [
            text
            for text in (cleaned(each.text) for each in rest)
            if not says_nothing(text) and text not in street
        ]
        if says_nothing(street) or not texts:
            return cell
        is_chinese = any("\u3400" <= character <= "\u9fff" for character in street)
        names = [text for text in texts if not text.isdecimal()] if is_chinese else texts
        return Cell("".join([*names, street]) if is_chinese else ", ".join([street, *names]))

    def _read_cell(
        self,
        values: RowValues,
        row: SheetRow,
        index: int,
        column: Column,
        cell: Cell,
        record: TypedRecord | None,
    ) -> None:
        spot = self.source.spot(row.number, index)
        if cell.fault:
            values.problems.append(
                self.source.problem(
                    "X219", spot, Severity.WARNING, found=shown_fault(cell), column=column.column
                )
            )
            return
        target = field_named(self.kind, column.field or "")
        text = cleaned(cell.text)
        if target is None or column.field in OF_ROWS or says_nothing(text):
            return
        current = value_at(record.data, target.path) if record else None
        if text == DELETED:
            values.given[target.key] = Given(target, None, spot, column.column, text)
        elif record and self._is_unedited(record, target, current, column.column, text):
            values.given[target.key] = Given(target, current, spot, column.column, text, is_same=True)
        elif target.key == "kind" and (own := self._own_kind(text)):
            values.given["kind"] = Given(target, OTHER, spot, column.column, text)
            values.given["own_kind"] = Given(
                import_fields(self.kind)["own_kind"], own, spot, column.column, text
            )
        else:
            self._take(values, target, read_cell(target, cell, column, self.context), spot, column, text)

    def _own_kind(self, text: str) -> str | None:
        """The directory's own kind that a text names, unless the mapping says what it means."""
        is_meant = ("kind", text) in self.context.words or "own_kind" not in import_fields(self.kind)
        return None if is_meant else self.context.own_kinds.find(text, creating=self.mapping.new_kinds)

    def _is_unedited(
        self, record: TypedRecord, target: ImportField, current: Any, heading: str, text: str
    ) -> bool:
        """True if a cell shows what the record has, or what it had when the cell was exported."""
        shows_it = current is not None and cleaned(cell_text(target, current, self.context.names)) == text
        return shows_it or self.exported.get((record.id, heading)) == text

    def _take(
        self, values: RowValues, target: ImportField, reading: Reading, spot: Spot, column: Column, text: str
    ) -> None:
        values.problems += [
            self.trouble(each, spot, column.column, Severity.WARNING) for each in reading.troubles
        ]
        if reading.leftover:
            values.leftovers.append(f"{column.column}：{masked(in_one_line(reading.leftover))}")
        if reading.value is None:
            return
        before = values.given.get(target.key)
        joined = [*before.value, *reading.value] if before and target.shape is Shape.PHONES else reading.value
        if before is None or target.shape is Shape.PHONES:
            values.given[target.key] = Given(target, _once(joined), spot, column.column, text)


def _once(value: Any) -> Any:
    """A list without items of the same number."""
    if not isinstance(value, list) or not all(isinstance(item, dict) and "number" in item for item in value):
        return value
    return list({item["number"]: item for item in reversed(value)}.values())[::-1]


def _pair(row: SheetRow, point: Sequence[int | None]) -> Cell:
    """Latitude and longitude as one cell; empty if either is missing."""
    texts = [cleaned(row.cell(index).text) for index in point if index is not None]
    return Cell(", ".join(texts)) if not any(map(says_nothing, texts)) else Cell()


def _problem(source: RowSource, found: Trouble, spot: Spot, heading: str, severity: Severity) -> Problem:
    details: Mapping[str, object] = {"column": heading, **found.details}
    given = details.get("hint")
    hint = given if isinstance(given, Phrase) else suggest(details.get("meant"))
    shown = {key: value for key, value in details.items() if key not in {"hint", "meant"}}
    return source.problem(found.code, spot, severity, hint, **shown)
