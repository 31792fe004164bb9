"""A mapping for a file that nobody imported before: its kind, sheet, heading, columns and datum."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from service_circles.importing.columns.column_guess import guess_columns, guess_datum
from service_circles.importing.columns.header_rows import Header, find_header
from service_circles.importing.columns.import_mapping import AREA_ABOVE, KINDS_BY_NAME, ImportMapping
from service_circles.importing.sheets.sheet_table import Sheet, SheetFile, refuse_file, warn_of_file
from service_circles.importing.sources.source_tables import SOURCE_ID
from service_circles.importing.table_parts import (
    BESIDE_FIELDS,
    Options,
    TablePart,
    is_known,
    mapped_part,
    wanted_sheets,
)
from service_circles.records.kinds import KINDS
from service_circles.records.record import Record

USUAL_KIND = "center"
NOT_RECORDS = frozenset({"说明", "选项"})
"""Sheets of our own export that explain it."""


def guessed_parts(file: SheetFile, options: Options) -> list[TablePart]:
    """A part for each kind: those that sheets are titled with, as in our own export, else the one asked for."""
    titled = list(_titled(file)) if options.kind is None and options.sheet is None else []
    parts = [
        _part(file, kind, sheet, _header_of(file, kind, [sheet])[1], options) for kind, sheet in titled
    ] or [_best_part(file, KINDS_BY_NAME[options.kind or USUAL_KIND], options)]
    read = {part.mapping.sheet for part in parts}
    others = [each.title for each in file.sheets if each.title not in read | NOT_RECORDS]
    if others and len(file.sheets) > 1:
        parts[0].problems.append(warn_of_file("X124", file.name, found=tuple(others)))
    return parts


def _titled(file: SheetFile) -> Iterator[tuple[type[Record], Sheet]]:
    for kind in KINDS:
        titled = (sheet for sheet in file.sheets if sheet.title in {kind.meta.plural, kind.meta.folder})
        yield from ((kind, sheet) for sheet in titled if find_header(sheet, partial(is_known, kind)))


def _best_part(file: SheetFile, kind: type[Record], options: Options) -> TablePart:
    sheets = wanted_sheets(file, options.sheet)
    named = [
        sheet
        for sheet in sheets
        if sheet.title in {kind.meta.plural, kind.meta.title, kind.meta.folder, kind.meta.name}
    ]
    sheet, header = _header_of(file, kind, named or sheets)
    return _part(file, kind, sheet, header, options)


def _header_of(file: SheetFile, kind: type[Record], sheets: Sequence[Sheet]) -> tuple[Sheet, Header]:
    """The sheet with most headings that are known, and its heading."""
    headers = [(sheet, find_header(sheet, partial(is_known, kind))) for sheet in sheets if sheet.rows]
    known = [(sheet, header) for sheet, header in headers if header]
    if not known:
        refuse_file("X110", file.name)
    return max(known, key=lambda each: sum(is_known(kind, name) for name in each[1].names))


def _part(file: SheetFile, kind: type[Record], sheet: Sheet, header: Header, options: Options) -> TablePart:
    hidden = frozenset() if options.with_hidden else sheet.hidden_columns
    shown = [name for index, name in enumerate(header.names) if index not in hidden]
    columns = guess_columns(kind, shown)
    if not {column.field for column in columns} & {"name", "id"}:
        refuse_file("X113", file.name, header.rows[0], found=tuple(filter(None, header.names)))
    headings = [column.column for column in columns if column.field in BESIDE_FIELDS | {"location"}]
    has_areas = {column.field for column in columns} & {"area", AREA_ABOVE} or "area" not in kind.model_fields
    in_one_area = options.new_areas and not has_areas
    mapping = ImportMapping.model_validate(
        {
            "kind": kind.meta.name,
            "sheet": sheet.title if len(file.sheets) > 1 else None,
            "header_rows": header.rows,
            "encoding": file.details.get("encoding"),
            "datum": guess_datum([*headings, header.title]) or file.details.get("datum"),
            "key": [each.column for each in columns if each.column == SOURCE_ID]
            or [each.column for each in columns if each.field in {"name", "area", AREA_ABOVE}],
            "columns": columns,
            "fixed": [{"field": "area", "value": options.new_areas}] if in_one_area else [],
        }
    )
    return mapped_part(file, options.chosen(mapping), options)
