"""The heading of a table: below titles, in one row or in two, and what is not a row of the table."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from service_circles.importing.sheets.cleaned_text import cleaned, in_one_line
from service_circles.importing.sheets.sheet_table import Sheet, SheetRow

_LATEST_HEADER = 30
_FEWEST_MERGED = 3
_IN_BRACKETS = re.compile(r"[（(].*[)）]")
_LONGEST_HEADING = 80
_DITTO = frozenset({"同上", "〃", "″", '"', "ditto"})
_TOTALS = re.compile(r"(?:合\s*计|总\s*计|小\s*计|共\s*计|totals?|sum)\W*[0-9]*\W*[个处家]?", re.IGNORECASE)
_REMARKS = re.compile(
    r"(?:填表|制表|审核|填报|备注|注|说明|数据来源|联系人|更新时间|统计时间)[^，。]{0,6}[：:]"
)


@dataclass(frozen=True)
class Header:
    """The names of the columns, unique, and the numbers of the rows that they stand in."""

    rows: tuple[int, ...]
    names: tuple[str, ...]
    title: str = ""
    """The texts above the names: titles of the table, headings of groups."""


def find_header(sheet: Sheet, is_known: Callable[[str], bool]) -> Header | None:
    """The row with most headings that are known, with the row above or below that groups or divides them."""
    rows = [row for row in sheet.rows if row.number <= _LATEST_HEADER + sheet.rows[0].number]
    counts = [len({text for text in _texts(row) if text and is_known(text)}) for row in rows]
    if not counts or not max(counts):
        return None
    best = counts.index(max(counts))
    rows_of_header = _with_neighbor(rows, best, is_known)
    above = [row for row in rows if row.number < rows_of_header[0].number]
    around = [*above, *rows_of_header[:-1]]
    title = " ".join(dict.fromkeys(text for row in around for text in _texts(row) if text))
    return Header(tuple(row.number for row in rows_of_header), _names(rows_of_header, is_known), title)


def header_at(sheet: Sheet, numbers: Sequence[int], is_known: Callable[[str], bool]) -> Header | None:
    """The heading in the rows that a mapping names; None if they are not there."""
    rows = [row for row in sheet.rows if row.number in numbers]
    return Header(tuple(numbers), _names(rows, is_known)) if len(rows) == len(numbers) and rows else None


def rows_below(sheet: Sheet, header: Header) -> tuple[list[SheetRow], list[SheetRow]]:
    """The rows of the table, and those below its heading that are not: repeated headings, totals, remarks."""
    headings = {_texts(row) for row in sheet.rows if row.number in header.rows}
    kept: list[SheetRow] = []
    skipped: list[SheetRow] = []
    for row in sheet.rows:
        if row.number > header.rows[-1]:
            (skipped if _texts(row) in headings or _is_no_record(row) else kept).append(row)
    return _filled(kept), skipped


def _filled(rows: Sequence[SheetRow]) -> list[SheetRow]:
    """The rows with the cell above in place of 同上 and ditto marks."""
    filled: list[SheetRow] = []
    for row in rows:
        above = filled[-1] if filled else None
        is_ditto = [cell.text.strip() in _DITTO for cell in row.cells]
        cells = (
            above.cell(column) if above and ditto else row.cell(column)
            for column, ditto in enumerate(is_ditto)
        )
        filled.append(SheetRow(row.number, tuple(cells), row.is_hidden) if any(is_ditto) else row)
    return filled


def _is_no_record(row: SheetRow) -> bool:
    texts = list(dict.fromkeys(text for text in _texts(row) if text))
    first = texts[0] if texts else ""
    if len(texts) == 1 and len(row.cells) >= _FEWEST_MERGED and all(_texts(row)):
        return True  # the title of a section, merged over all columns
    return bool(_TOTALS.fullmatch(first)) or (len(texts) <= 2 and bool(_REMARKS.match(first)))


def _texts(row: SheetRow) -> tuple[str, ...]:
    return tuple(in_one_line(cleaned(cell.text)) for cell in row.cells)


def _with_neighbor(rows: list[SheetRow], best: int, is_known: Callable[[str], bool]) -> list[SheetRow]:
    if best + 1 < len(rows) and _divides(rows[best], rows[best + 1], is_known):
        return rows[best : best + 2]
    if best and _divides(rows[best - 1], rows[best], is_known):
        return rows[best - 1 : best + 1]
    return [rows[best]]


def _divides(upper: SheetRow, lower: SheetRow, is_known: Callable[[str], bool]) -> bool:
    """True if a row divides groups of the row above, or has only remarks on them.

    It divides them if it has names below merged cells alone, or repeats the name. A remark is '（高德）' below '经度'.
    """
    above, below = _texts(upper), _texts(lower)
    if any(below) and all(_IN_BRACKETS.fullmatch(text) for text in below if text):
        return True
    divided = 0
    for column, text in enumerate(below):
        group = above[column] if column < len(above) else ""
        if not text or text == group:
            continue
        is_merged = not group or group in (above[column - 1 : column] + above[column + 1 : column + 2])
        if not is_merged or len(text) > 15:
            return False
        divided += is_known(text) or is_known(group + text)
    return divided > 0 and len(set(filter(None, above))) > 1


def _names(rows: Sequence[SheetRow], is_known: Callable[[str], bool]) -> tuple[str, ...]:
    width = max(len(row.cells) for row in rows)
    found: list[str] = []
    group = ""
    for column in range(width):
        texts = [_heading(row.cell(column).text) for row in rows]
        group = texts[0] or group
        name = texts[-1] if len(rows) > 1 and texts[-1] else texts[0]
        if len(rows) > 1 and name != group and not is_known(name):
            name = f"{group} {name}"
        found.append(_unique(name, found))
    return tuple(found)


def _heading(text: str) -> str:
    """The text of a heading as a mapping can hold it."""
    return re.sub("[<>]", " ", in_one_line(cleaned(text)))[:_LONGEST_HEADING].strip()


def _unique(name: str, taken: list[str]) -> str:
    number = 2
    unique = name
    while name and unique in taken:
        unique, number = f"{name} ({number})", number + 1
    return unique
