"""Reads one workbook in a process of its own with little memory and time, and prints it as JSON.

Run by `workbook_reader.py`. A workbook comes from anybody: XML bombs, cells at the end of the sheet and merged
ranges over all of it must not hurt more than this process.
"""

from __future__ import annotations

import datetime
import json
import re
import sys
import warnings
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

MEMORY_BYTES = 1 << 30
CPU_SECONDS = 30
MOST_PRINTED = 100 << 20
_MOST_ROWS, _MOST_COLUMNS, _MOST_FILLED, _MOST_MERGED = 20_000, 300, 20_000, 1_000_000
_OF_BOMBS = {"EntitiesForbidden", "DTDForbidden", "ExternalReferenceForbidden", "MemoryError"}
"""Errors of defusedxml; by name, since openpyxl may wrap them."""
EXPORTED = "导出时·"
"""Begins the titles of hidden sheets with the cells as our own export wrote them."""
Answer = dict[str, Any]


class _TooFarError(Exception):
    """A cell lies beyond all tables that we read."""


def main() -> None:
    """Print the sheets of the workbook that is named first, or the code of what is wrong with it."""
    _limit_resources()
    try:
        answer = _workbook(sys.argv[1])
    except _TooFarError as found:
        answer = {"refused": "X118", "found": str(found)}
    except MemoryError:
        answer = {"refused": "X107"}
    except Exception as error:  # noqa: BLE001 - openpyxl raises anything for damaged files
        is_bomb = any(type(each).__name__ in _OF_BOMBS for each in _causes(error))
        answer = {"refused": "X107" if is_bomb else "X105"}
    sys.stdout.buffer.write(json.dumps(answer, ensure_ascii=False, separators=(",", ":")).encode())


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    """An error with those that it hides."""
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def _limit_resources() -> None:
    try:
        import resource  # noqa: PLC0415 - Windows has none; there only the time is limited
    except ImportError:
        return
    limits = {
        resource.RLIMIT_AS: MEMORY_BYTES,
        resource.RLIMIT_CPU: CPU_SECONDS,
        resource.RLIMIT_FSIZE: MOST_PRINTED,
        resource.RLIMIT_CORE: 0,
    }
    for kind, most in limits.items():
        _, hard = resource.getrlimit(kind)
        resource.setrlimit(kind, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


def _workbook(path: str) -> Answer:
    import openpyxl  # noqa: PLC0415 - within the limits
    from openpyxl.worksheet.worksheet import Worksheet  # noqa: PLC0415

    warnings.simplefilter("ignore")
    parts = list(_sheet_parts(path))
    if any(_merges_too_much(part) for part in parts):
        return {"refused": "X107"}
    with Path(path).open("rb") as file:  # an open file, since of a path openpyxl asks for its ending
        values = openpyxl.load_workbook(file, data_only=True, keep_links=False)
        has_formulas = any(b"<f>" in part or b"<f " in part for part in parts)
        formulas = openpyxl.load_workbook(file, keep_links=False) if has_formulas else None
    every = [each for each in values.worksheets if isinstance(each, Worksheet)]
    hidden = [each.title for each in every if each.sheet_state != "visible"]
    read = [each for each in every if each.title not in hidden or each.title.startswith(EXPORTED)]
    sheets = [_sheet(each, formulas[each.title] if formulas else None) for each in read]
    return {"sheets": sheets, "hidden_sheets": hidden}


def _sheet_parts(path: str) -> Iterator[bytes]:
    with zipfile.ZipFile(path) as archive:
        names = (name for name in archive.namelist() if name.startswith("xl/worksheets/sheet"))
        yield from (archive.read(name) for name in names)


def _merges_too_much(part: bytes) -> bool:
    """True if merged ranges have more cells than openpyxl, which makes them all, could hold."""
    ranges = re.findall(rb'<mergeCell [^>]*ref="([A-Z]+)([0-9]+):([A-Z]+)([0-9]+)"', part)
    return sum(_cells(*each) for each in ranges) > _MOST_MERGED


def _cells(left: bytes, top: bytes, right: bytes, bottom: bytes) -> int:
    from openpyxl.utils import column_index_from_string as number  # noqa: PLC0415

    width = number(right.decode()) - number(left.decode()) + 1
    return abs(width * (int(bottom) - int(top) + 1))


def _sheet(sheet: Any, formulas: Any) -> Answer:
    rows: dict[int, dict[int, Any]] = {}
    for (row, column), cell in sheet._cells.items():  # all that is there; asking for a range would make more
        value = _value(cell, formulas)
        if value is None or value == "":
            continue
        if row > _MOST_ROWS or column > _MOST_COLUMNS:
            raise _TooFarError(f"{sheet.title}!{cell.coordinate}")
        rows.setdefault(row, {})[column] = value
    _fill_merged(sheet, rows)
    numbered = [
        [number, bool(sheet.row_dimensions[number].hidden), _padded(rows[number])] for number in sorted(rows)
    ]
    return {"title": sheet.title, "rows": numbered, "hidden_columns": sorted(_hidden_columns(sheet))}


def _padded(cells: dict[int, Any]) -> list[Any]:
    return [cells.get(column) for column in range(1, max(cells) + 1)]


def _hidden_columns(sheet: Any) -> Iterator[int]:
    for group in sheet.column_dimensions.values():
        if group.hidden and group.min and group.max:
            yield from range(group.min - 1, min(group.max, _MOST_COLUMNS))


def _fill_merged(sheet: Any, rows: dict[int, dict[int, Any]]) -> None:
    """Give each cell of a merged range the value of its first, as it looks to people."""
    for each in sheet.merged_cells.ranges:
        first = rows.get(each.min_row, {}).get(each.min_col)
        last_column = min(each.max_col, _MOST_COLUMNS)
        size = (each.max_row - each.min_row + 1) * (last_column - each.min_col + 1)
        if first is None or size > _MOST_FILLED:
            continue
        for row in range(each.min_row, min(each.max_row, _MOST_ROWS) + 1):
            for column in range(each.min_col, last_column + 1):
                rows.setdefault(row, {})[column] = first


def _value(cell: Any, formulas: Any) -> Any:
    value = cell.value
    if value is None:
        is_formula = formulas is not None and formulas[cell.coordinate].data_type == "f"
        return {"fault": "formula"} if is_formula else None
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, int | float):
        return _with_zeros(value, str(cell.number_format))
    if cell.data_type == "e":
        return {"fault": str(value)}
    return _text_of_time(value) if not isinstance(value, str) else value


def _with_zeros(value: float, number_format: str) -> Any:
    """The number; a text where the format of the cell shows leading zeros."""
    zeros = re.fullmatch("0{2,20}", number_format)
    return f"{int(value):0{len(number_format)}}" if zeros and float(value).is_integer() else value


def _text_of_time(value: Any) -> str:
    if isinstance(value, datetime.datetime):
        at_midnight = value.time() == datetime.time()
        return value.date().isoformat() if at_midnight else value.isoformat(" ", "minutes")
    if isinstance(value, datetime.timedelta):
        minutes = int(value.total_seconds()) // 60
        return f"{minutes // 60:02}:{minutes % 60:02}"
    return f"{value:%H:%M}" if isinstance(value, datetime.time) else str(value)


if __name__ == "__main__":
    main()
