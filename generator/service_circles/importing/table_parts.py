"""The rows that a mapping describes in a file, and what in the file it does not describe."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NoReturn

from service_circles.importing.columns.column_guess import target_of
from service_circles.importing.columns.header_rows import Header, find_header, header_at, rows_below
from service_circles.importing.columns.import_fields import field_named
from service_circles.importing.columns.import_mapping import (
    ADDRESS_REST,
    AREA_ABOVE,
    LATITUDE,
    LOCATION,
    LONGITUDE,
    PERSON,
    SKIPPED,
    ImportMapping,
)
from service_circles.importing.sheets.cleaned_text import cleaned
from service_circles.importing.sheets.sheet_table import (
    FileRefusedError,
    Sheet,
    SheetFile,
    SheetRow,
    refuse_file,
    warn_of_file,
)
from service_circles.problems.problem import Position, Problem
from service_circles.problems.suggestion import nearest, suggest
from service_circles.reading.schema.schema_texts import suggested_name
from service_circles.records.record import Record

BESIDE_FIELDS = frozenset({ADDRESS_REST, AREA_ABOVE, LATITUDE, LONGITUDE, LOCATION, PERSON, SKIPPED})
"""Roles of a column that is not a field of the record."""
_MOST_NUMBERS = 10


@dataclass(frozen=True)
class Options:
    """Options of the command line for an import."""

    kind: str | None = None
    sheet: str | None = None
    encoding: str | None = None
    datum: str | None = None
    mobiles: str | None = None
    summer: str | None = None
    new_areas: str | None = None
    new_kinds: bool = False
    with_hidden: bool = False
    withdraw_missing: bool = False
    fixed: tuple[tuple[str, str], ...] = ()

    def of_mapping(self, fixed: Sequence[tuple[str, str]] = ()) -> dict[str, Any]:
        """Options of the command line that a mapping keeps; they need not be given again."""
        every = {**dict(fixed), **dict(self.fixed)} if self.fixed else {}
        given = {
            "datum": self.datum,
            "mobiles": self.mobiles,
            "summer": self.summer,
            "new_areas": self.new_areas,
            "new_kinds": self.new_kinds,
            "fixed": [{"field": name, "value": value} for name, value in every.items()],
        }
        return {key: value for key, value in given.items() if value}

    def chosen(self, mapping: ImportMapping) -> ImportMapping:
        """The mapping with what the command line says."""
        said = self.of_mapping([(each.field, each.value) for each in mapping.fixed])
        if not said:
            return mapping
        return ImportMapping.model_validate({**mapping.model_dump(exclude={"translations"}), **said})


@dataclass
class TablePart:
    """The rows of one kind in a file, with the headings and the mapping that they are read by."""

    kind: type[Record]
    mapping: ImportMapping
    headings: tuple[str, ...]
    rows: list[SheetRow]
    problems: list[Problem] = field(default_factory=list)
    hidden: list[SheetRow] = field(default_factory=list)
    skipped: list[SheetRow] = field(default_factory=list)
    exported: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """The texts of cells when we exported them, by id and heading; empty for files of others."""


def is_known(kind: type[Record], text: str) -> bool:
    """True if a heading means a field of a kind."""
    return target_of(kind, text) is not None


def wanted_sheets(file: SheetFile, title: str | None) -> Sequence[Sheet]:
    """The sheet with a title; all of them without one."""
    if title is None:
        return file.sheets
    found = [sheet for sheet in file.sheets if sheet.title == title]
    if not found:
        refuse_file("X123", file.name, found=title, words=tuple(sheet.title for sheet in file.sheets))
    return found


def mapped_part(file: SheetFile, mapping: ImportMapping, options: Options) -> TablePart:
    """The rows that a mapping describes; refused if the file no longer has its sheet or columns."""
    kind = mapping.record_kind
    sheet = wanted_sheets(file, mapping.sheet)[0]
    header = _header(sheet, mapping, kind)
    _check_columns(file, mapping, header, kind)
    rows, skipped = rows_below(sheet, header)
    hidden = [] if options.with_hidden else [row for row in rows if row.is_hidden]
    shown = [row for row in rows if row not in hidden]
    problems = list(_warnings(file, header, mapping, hidden))
    exported = _exported(file.exported.get(sheet.title))
    return TablePart(kind, mapping, header.names, shown, problems, hidden, skipped, exported)


def _exported(sheet: Sheet | None) -> dict[tuple[str, str], str]:
    """The cells of a sheet as exported: ids in the first column, headings in the first row."""
    heading, *rows = sheet.rows if sheet else [SheetRow(1, ())]
    return {
        (row.cell(0).text, name.text): cleaned(row.cell(index).text)
        for row in rows
        for index, name in enumerate(heading.cells)
    }


def _header(sheet: Sheet, mapping: ImportMapping, kind: type[Record]) -> Header:
    """The heading where the mapping has it; found again where rows were put in above it."""
    wanted = {column.column for column in mapping.columns if column.field}
    header = header_at(sheet, mapping.header_rows, lambda text: is_known(kind, text))
    if header and wanted <= set(header.names):
        return header
    found = find_header(sheet, lambda text: text in wanted or is_known(kind, text)) if sheet.rows else None
    return found or header or Header((1,), ())


def _check_columns(file: SheetFile, mapping: ImportMapping, header: Header, kind: type[Record]) -> None:
    for column in mapping.columns:
        if column.field and column.column not in header.names:
            names = tuple(filter(None, header.names))
            meant = nearest(column.column, names)
            _refuse("X114", file.name, header.rows[0], meant, found=column.column, words=names)
        if column.field and column.field not in BESIDE_FIELDS and field_named(kind, column.field) is None:
            meant = suggested_name(kind, column.field)
            _refuse("X115", file.name, 1, meant, found=column.field, column=column.column)


def _refuse(code: str, name: str, line: int, meant: str | None, **details: object) -> NoReturn:
    raise FileRefusedError(Problem(code, Position(name, line), details, suggest(meant)))


def _warnings(
    file: SheetFile, header: Header, mapping: ImportMapping, hidden: list[SheetRow]
) -> Iterator[Problem]:
    if hidden:
        numbers = [str(row.number) for row in hidden[:_MOST_NUMBERS]]
        more = ["……"] if len(hidden) > _MOST_NUMBERS else []
        yield warn_of_file("X122", file.name, found=(*numbers, *more))
    columns = {column.column for column in mapping.columns}
    unread = [name for name in header.names if name and name not in columns]
    if unread:
        yield warn_of_file("X127", file.name, found=tuple(unread))
    unknown = [column.column for column in mapping.columns if not column.field]
    if unknown:
        yield warn_of_file("X125", file.name, found=tuple(unknown))
