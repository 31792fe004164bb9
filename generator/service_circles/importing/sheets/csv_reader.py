"""CSV and texts with tabs, as spreadsheets export them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from service_circles.importing.sheets.sheet_table import (
    MOST_COLUMNS,
    MOST_ROWS,
    Cell,
    Sheet,
    SheetFile,
    SheetRow,
    refuse_file,
)
from service_circles.importing.sheets.text_encodings import decode_text

_DELIMITERS = (",", "\t", ";", "，", "|")


def read_csv(path: Path, data: bytes, encoding: str | None = None) -> SheetFile:
    """The rows of a CSV file; numbers are those that a spreadsheet shows, not of lines."""
    text, found = decode_text(data, path.name, encoding)
    delimiter = _delimiter_of(text)
    rows = tuple(_rows(text, delimiter, path.name))
    details = {"encoding": found, "delimiter": "tab" if delimiter == "\t" else delimiter}
    return SheetFile(path.name, (Sheet(path.stem, rows),), details=details)


def _delimiter_of(text: str) -> str:
    """The character that the first lines have most often in common."""
    lines = [line for line in text.splitlines()[:20] if line.strip()]
    return max(_DELIMITERS, key=lambda each: sum(each in line for line in lines))


def _rows(text: str, delimiter: str, name: str) -> Iterator[SheetRow]:
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    number, begins = 0, 1
    try:
        for cells in lines:
            number, begins = number + 1, lines.line_num + 1
            if number > MOST_ROWS or len(cells) > MOST_COLUMNS:
                refuse_file("X118", name, number, found=f"{number}")
            if any(cell.strip() for cell in cells):
                yield SheetRow(number, tuple(map(Cell, cells)))
    except csv.Error:
        refuse_file("X112", name, begins)
