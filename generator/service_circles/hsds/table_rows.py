"""Rows of a CSV table of HSDS, one at a time, so that no table has to fit into memory."""

import csv
from collections.abc import Iterable, Iterator

from service_circles.hsds.hsds_row import HsdsRow, RowPlace

LONGEST_LINE = 1 << 20
_MOST_COLUMNS = 300
MORE = ""
"""The column of what a row has beyond the last heading."""


class TableError(Exception):
    """The table cannot be read on from a line; `reason` is a word for why: quote, heading, length."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(reason)
        self.line, self.reason = line, reason


def table_rows(table: str, lines: Iterable[str], file: str) -> Iterator[HsdsRow]:
    """The rows below the heading, without empty ones; raises TableError.

    A row with fewer cells than the heading has nothing in the others; of one with more, what is beyond is in MORE.
    """
    reader = csv.reader(_bounded(lines), strict=True)
    try:
        heading = next(reader, [])
        names = [name.strip() for name in heading]
        if not any(names) or len(names) > _MOST_COLUMNS or len(set(names)) < len(names):
            raise TableError(1, "heading")
        begins = reader.line_num + 1
        for cells in reader:
            values = {
                name: cell.strip() for name, cell in zip(names, cells, strict=False) if name and cell.strip()
            }
            if len(cells) > len(names):
                values[MORE] = ", ".join(cells[len(names) :])
            if values:
                yield HsdsRow(table, values, RowPlace(file, begins), is_text=True)
            begins = reader.line_num + 1
    except csv.Error:
        raise TableError(reader.line_num, "quote") from None


def _bounded(lines: Iterable[str]) -> Iterator[str]:
    """The lines; raises TableError at one that is too long. `lines` must not read on to find its end."""
    for number, line in enumerate(lines, 1):
        if len(line) >= LONGEST_LINE:
            raise TableError(number, "length")
        yield line
