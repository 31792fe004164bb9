"""Values as HSDS has them: what must be there, and the form of each type of column."""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from math import isfinite
from typing import Any
from urllib.parse import urlsplit

from service_circles.hsds.hsds_row import HsdsRow
from service_circles.hsds.hsds_version import HsdsColumn, HsdsTable
from service_circles.hsds.table_rows import MORE
from service_circles.problems.suggestion import nearest
from service_circles.validating.faults import Fault, mistake, shortened

_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TIME = re.compile(r"(?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9])?(?:Z|[+-][01][0-9]:?[0-5][0-9])?")
_NUMBER = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?")
_EMAIL = re.compile(r"[^\s@<>\",;]+@(?:[^\s@.<>\",;]+\.)+[^\s@.<>\",;]{2,}")
_NOT_IN_ADDRESS = re.compile(r"[\s<>\"\\]")
_RUN_BY_BROWSERS = frozenset({"javascript", "data", "vbscript", "file", "blob"})
_YEARS = range(1800, 2200)


def shape_faults(row: HsdsRow, table: HsdsTable) -> Iterator[Fault]:
    """Yield missing values, columns unknown to HSDS, and values of another form than their column has."""
    yield from _missing(row, table)
    for name, value in row.values.items():
        column = table.by_name.get(name)
        if name == MORE:
            yield mistake("V107", found=shortened(value))
        elif column is None:
            known = nearest(name, table.by_name)
            details = {"column": name, "meant": known or "—"}
            yield Fault("V202", name, details, is_advice=True, is_told_once=True)
        else:
            yield from _value_faults(row, column, value)


def _missing(row: HsdsRow, table: HsdsTable) -> Iterator[Fault]:
    for column in table.columns:
        needed = column.is_required_in_tables if row.is_text else column.is_required
        if needed and column.name not in row.values:
            yield mistake("V201", column.name)
    if table.owners and not any(owner in row.values for owner in table.owners):
        yield mistake("V304", owners=", ".join(table.owners))


def _value_faults(row: HsdsRow, column: HsdsColumn, value: Any) -> Iterator[Fault]:
    if column.type == "number":
        yield from _number_faults(row, column, value)
        return
    if not isinstance(value, str):
        yield mistake("V203", column.name, found=_kind(value), expected="text")
        return
    if column.choices and value not in column.choices:
        meant = nearest(value, column.choices)
        choices = ", ".join(column.choices)
        yield mistake("V204", column.name, found=shortened(value), expected=choices, meant=meant or choices)
    check = _CHECKS.get(column.type)
    if check:
        yield from check(column.name, value)


def _number_faults(row: HsdsRow, column: HsdsColumn, value: Any) -> Iterator[Fault]:
    if row.is_text:
        if not _NUMBER.fullmatch(value):
            yield mistake("V203", column.name, found=shortened(value), expected="number")
    elif isinstance(value, bool) or not isinstance(value, int | float) or not isfinite(value):
        yield mistake("V203", column.name, found=_kind(value), expected="number")


def _kind(value: Any) -> str:
    names = {bool: "true/false", list: "[…]", dict: "{…}"}
    if isinstance(value, str):
        return f'"{shortened(value)}"'
    return names.get(type(value)) or shortened(value)


def _uuid_faults(name: str, value: str) -> Iterator[Fault]:
    if name == "id" and not _UUID.fullmatch(value):
        yield Fault("V205", name, {"found": shortened(value)}, is_advice=True, is_told_once=True)


def _date_faults(name: str, value: str) -> Iterator[Fault]:
    if date_of(value) is None:
        yield mistake("V206", name, found=shortened(value), expected="2026-07-01")


def _datetime_faults(name: str, value: str) -> Iterator[Fault]:
    if moment_of(value) is None:
        yield mistake("V206", name, found=shortened(value), expected="2026-07-01T08:30:00Z")


def _time_faults(name: str, value: str) -> Iterator[Fault]:
    if not _TIME.fullmatch(value):
        yield mistake("V207", name, found=shortened(value))


def _uri_faults(name: str, value: str) -> Iterator[Fault]:
    try:
        parts = urlsplit(value)
        is_whole = bool(parts.scheme) and (parts.scheme not in {"http", "https"} or bool(parts.hostname))
    except ValueError:
        is_whole = False
    scheme = value.partition(":")[0].strip().lower()
    if not is_whole or scheme in _RUN_BY_BROWSERS or _NOT_IN_ADDRESS.search(value):
        yield mistake("V208", name, found=shortened(value))


def _email_faults(name: str, value: str) -> Iterator[Fault]:
    if len(value) > 254 or not _EMAIL.fullmatch(value):  # the longest that mail servers take
        yield mistake("V209", name, found=shortened(value))


_CHECKS: Mapping[str, Callable[[str, str], Iterator[Fault]]] = {
    "uuid": _uuid_faults,
    "date": _date_faults,
    "datetime": _datetime_faults,
    "time": _time_faults,
    "uri": _uri_faults,
    "email": _email_faults,
}


def date_of(text: str) -> date | None:
    """A day of the calendar, in years that can be meant; None for any other text."""
    try:
        found = date.fromisoformat(text) if _DATE.fullmatch(text) else None
    except ValueError:
        return None
    return found if found and (found.year in _YEARS or found == date.max) else None


def moment_of(text: str) -> date | None:
    """The day of a date with or without a time; None for any other text."""
    try:
        return date_of(text[:10]) if datetime.fromisoformat(text) else None
    except ValueError:
        return None


def number_of(row: HsdsRow, name: str) -> float | None:
    """A value as a number; None if it is none."""
    text = row.text(name)
    if not _NUMBER.fullmatch(text):
        return None
    number = float(text)
    return number if isfinite(number) else None
