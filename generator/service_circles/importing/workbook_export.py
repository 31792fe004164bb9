"""Records as a workbook for people: drop-downs and notes from the schema, no formulas, the same bytes each time."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from service_circles.importing.cells.field_cells import cell_text
from service_circles.importing.cells.name_book import NameBook
from service_circles.importing.columns.import_fields import (
    SEVERAL,
    ImportField,
    Shape,
    field_named,
    import_fields,
)
from service_circles.importing.import_run import name_book
from service_circles.importing.matching.typed_records import TypedRecord, typed_records, value_at
from service_circles.importing.sheets.workbook_child import EXPORTED
from service_circles.records.directory import ServiceDirectory
from service_circles.records.kinds import KINDS
from service_circles.records.record import Record

_MADE = datetime(2020, 1, 1)
"""Stands in the file in place of the clock."""
_SAFE = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "in_memory": True,
}
_LIKE_FORMULAS = ("=", "+", "-", "@", "\t", "\r")
_LISTS = "选项"
_ABOUT = "说明"
_WIDE = frozenset({Shape.PROSE, Shape.SCHEDULE, Shape.LINES, Shape.PARTS})
_ROWS_TO_FILL = 500
"""Rows below the records that have drop-downs too."""


@dataclass(frozen=True)
class _Column:
    field: ImportField
    heading: str


@dataclass(frozen=True)
class _Formats:
    heading: Format
    cell: Format
    quoted: Format


def export_workbook(root: Path, directory: ServiceDirectory, kinds: Sequence[str]) -> tuple[int, bytes]:
    """The number of records and the workbook with them; all kinds that have records if none is named."""
    records = typed_records(root)
    chosen = [kind for kind in KINDS if kind.meta.name in kinds or (not kinds and directory.all(kind))]
    languages = directory.settings.languages[1:]
    count = sum(record.kind in chosen for record in records.values())
    return count, workbook_bytes(chosen, records, name_book(directory), languages)


def workbook_bytes(
    kinds: Sequence[type[Record]],
    records: Mapping[str, TypedRecord],
    names: NameBook,
    languages: Sequence[str],
) -> bytes:
    """A workbook with a sheet for each kind."""
    buffer = io.BytesIO()
    with Workbook(buffer, _SAFE) as book:
        book.set_properties({"created": _MADE, "author": ""})
        text = {"num_format": "@", "valign": "top", "text_wrap": True}
        formats = _Formats(
            book.add_format(
                {"bold": True, "bg_color": "#E8EEF4", "text_wrap": True, "valign": "top", "border": 1}
            ),
            book.add_format(text),
            book.add_format({**text, "quote_prefix": True}),
        )
        lists = _Lists(names)
        tools = _Tools(formats, lists, names, languages)
        by_kind = {kind: [each for each in records.values() if each.kind is kind] for kind in kinds}
        for kind, of_kind in by_kind.items():
            _write_sheet(book.add_worksheet(sheet_title(kind, names)), kind, of_kind, tools)
        _write_about(book.add_worksheet(_ABOUT), kinds, formats)
        for kind, of_kind in by_kind.items():
            _write_as_exported(
                book.add_worksheet(f"{EXPORTED}{sheet_title(kind, names)}"), kind, of_kind, tools
            )
        lists.write(book.add_worksheet(_LISTS))
    return buffer.getvalue()


@dataclass(frozen=True)
class _Tools:
    formats: _Formats
    lists: _Lists
    names: NameBook
    languages: Sequence[str]


class _Lists:
    """The hidden sheet with the choices of drop-downs, each in a column of its own."""

    def __init__(self, names: NameBook) -> None:
        self._names = names
        self._columns: dict[str, list[str]] = {}

    def source_of(self, field: ImportField) -> str | None:
        """The range of the choices of a field, which a drop-down refers to; None if it has none."""
        if field.shape is Shape.CHOICE and field.choices:
            choices = field.choices
            said = [choice.label if self._names.in_chinese else choice.value for choice in choices]
            return self._range(choices.__name__, said)
        if field.shape is Shape.REFERENCE:
            return self._range(field.refers_to, self._names.names(field.refers_to))
        return self._range("flag", ["是", "否"]) if field.shape is Shape.FLAG else None

    def _range(self, name: str, choices: list[str]) -> str | None:
        if not choices:
            return None
        self._columns.setdefault(name, choices)
        letter = _letters(list(self._columns).index(name))
        return f"='{_LISTS}'!${letter}$1:${letter}${len(choices)}"

    def write(self, sheet: Worksheet) -> None:
        """Write all lists that were asked for."""
        for column, choices in enumerate(self._columns.values()):
            sheet.write_column(0, column, choices)
        sheet.hide()


def sheet_title(kind: type[Record], names: NameBook) -> str:
    """The title of the sheet of a kind."""
    return kind.meta.plural if names.in_chinese else kind.meta.folder


def _write_sheet(sheet: Worksheet, kind: type[Record], records: Sequence[TypedRecord], tools: _Tools) -> None:
    columns = _columns(kind, records, tools)
    sheet.freeze_panes(1, 2)
    for index, column in enumerate(columns):
        sheet.set_column(index, index, 40 if column.field.shape in _WIDE else 20, tools.formats.cell)
        sheet.write_string(0, index, column.heading, tools.formats.heading)
        sheet.write_comment(0, index, _note(column.field), {"x_scale": 2.5, "y_scale": 1.5, "author": ""})
        if source := tools.lists.source_of(column.field):
            sheet.data_validation(
                1, index, len(records) + _ROWS_TO_FILL, index,
                {"validate": "list", "source": source, "error_type": "warning", "error_title": "不在选项里",
                 "error_message": "请从下拉列表里选 / please choose from the list"},
            )  # fmt: skip
    for row, record in enumerate(records, 1):
        for index, text in enumerate(_texts(columns, record, tools.names)):
            if text:
                is_like_formula = text.startswith(_LIKE_FORMULAS)
                sheet.write_string(
                    row, index, text, tools.formats.quoted if is_like_formula else tools.formats.cell
                )
    sheet.autofilter(0, 0, max(len(records), 1), len(columns) - 1)


def _write_as_exported(
    sheet: Worksheet, kind: type[Record], records: Sequence[TypedRecord], tools: _Tools
) -> None:
    """The same cells on a hidden sheet, by which the import knows those that somebody edited."""
    columns = _columns(kind, records, tools)
    sheet.write_row(0, 0, [column.heading for column in columns])
    for row, record in enumerate(records, 1):
        sheet.write_row(row, 0, _texts(columns, record, tools.names))
    sheet.very_hidden()


def _texts(columns: Sequence[_Column], record: TypedRecord, names: NameBook) -> list[str]:
    return [cell_text(each.field, value_at(record.data, each.field.path), names) for each in columns]


def _columns(kind: type[Record], records: Sequence[TypedRecord], tools: _Tools) -> list[_Column]:
    """Id and name first; translations that some record has follow their field."""
    in_chinese = tools.names.in_chinese
    found: list[_Column] = []
    for name, field in import_fields(kind).items():
        found.append(_Column(field, field.title if in_chinese else field.key))
        for language in tools.languages:
            translated = field_named(kind, f"{name}.{language}")
            if translated and any(value_at(record.data, translated.path) is not None for record in records):
                heading = f"{field.title}（{language}）" if in_chinese else translated.key
                found.append(_Column(translated, heading))
    return found


def _note(field: ImportField) -> str:
    lines = [f"{field.key}{'（必填 / required）' if field.is_required else ''}", field.zh, field.en]
    if field.shape in SEVERAL:
        lines.append("几个用“；”隔开 / several are separated by “；”")
    if field.choices and field.shape is Shape.CHOICES:
        lines.append("、".join(choice.label for choice in field.choices))
    lines.append("空着不动，写 ~ 就删掉 / empty changes nothing, ~ removes")
    return "\n".join(filter(None, lines))


def _write_about(sheet: Worksheet, kinds: Sequence[type[Record]], formats: _Formats) -> None:
    lines: list[tuple[str, str]] = [
        ("怎么用", "改好以后保存，运行：circles import 这个文件 --kind 记录类别。没有改的格子不会动。"),
        (
            "How",
            "Edit, save, then run: circles import FILE --kind KIND. Cells that were not edited change nothing.",
        ),
        ("编号", "不要改。新的一行编号空着，程序按名称取。/ Leave ids alone; a new row needs none."),
        ("空格子", "不动记录。要删掉一项，写 ~ / An empty cell changes nothing; ~ removes a field."),
    ]
    for kind in kinds:
        left_out = [name for name in kind.model_fields if not _is_column(kind, name)]
        lines.append(
            (
                kind.meta.plural,
                f"circles import 文件 --kind {kind.meta.name}；表里没有的字段在 YAML 里改 / not here: {', '.join(left_out)}",
            )
        )
    sheet.set_column(0, 0, 14, formats.heading)
    sheet.set_column(1, 1, 110, formats.cell)
    for row, (first, second) in enumerate(lines):
        sheet.write_string(row, 0, first, formats.heading)
        sheet.write_string(row, 1, second, formats.cell)


def _is_column(kind: type[Record], name: str) -> bool:
    return name == "translations" or any(field.path[0] == name for field in import_fields(kind).values())


def _letters(index: int) -> str:
    return chr(65 + index) if index < 26 else chr(64 + index // 26) + chr(65 + index % 26)
