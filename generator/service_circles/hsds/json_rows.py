"""Nested JSON of HSDS as rows of its tables, in the order in which they are written."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

from service_circles.hsds.hsds_row import HsdsRow, RowPlace
from service_circles.hsds.hsds_version import HsdsTable, HsdsVersion

Step = str | int
_OWNED_BY_ANY = {"attribute": ("link_id", "link_entity"), "metadata": ("resource_id", "resource_type")}
"""Tables whose rows may belong to a row of any table: the columns for its id and its table."""


@dataclass(frozen=True, slots=True)
class _Found:
    """An object that has to be taken apart, with what nesting says of it."""

    data: Mapping[str, Any]
    table: str
    path: tuple[Step, ...]
    known: Mapping[str, Any] = field(default_factory=dict)


def json_rows(version: HsdsVersion, data: Any, file: str) -> Iterator[HsdsRow]:
    """The rows of an object, a list or a page of them; each object inside another is a row of its own."""
    hint = _collection(version, file)
    waiting = [
        _Found(record, hint or kind_of(record), path)
        for path, record in reversed(list(_records(data)))
        if isinstance(record, Mapping)
    ]
    while waiting:  # not by recursion, since nobody bounds how deep foreign data goes
        found = waiting.pop()
        row, inner = _taken_apart(version, found, file)
        yield row
        waiting += reversed(inner)


def kind_of(record: Mapping[str, Any]) -> str:
    """The table of an object at the top, by what it has."""
    if "location_type" in record:
        return "location"
    if "service" in record or {"location", "service_areas"} <= record.keys():
        return "service_at_location"
    if record.keys() & {"taxonomy", "taxonomy_id", "taxonomy_detail", "term_uri", "parent_id"}:
        return "taxonomy_term"
    is_service = "status" in record or "organization" in record or "application_process" in record
    return "service" if is_service else "organization"


def _collection(version: HsdsVersion, file: str) -> str | None:
    """The table that the address of a file names, as services.json and services/page-2.json do."""
    path = PurePosixPath(file)
    named = (version.by_plural.get(name) for name in (path.stem, path.parent.name))
    return next((table.name for table in named if table), None)


def _records(data: Any) -> Iterator[tuple[tuple[Step, ...], Any]]:
    path: tuple[Step, ...] = ()
    if isinstance(data, Mapping) and isinstance(data.get("contents"), list):
        data, path = data["contents"], ("contents",)
    if not isinstance(data, list):
        yield path, data
        return
    for number, record in enumerate(data):
        yield (*path, number), record


def _taken_apart(version: HsdsVersion, found: _Found, file: str) -> tuple[HsdsRow, list[_Found]]:
    table = version.tables[found.table]
    values = dict(found.known)
    inner: list[_Found] = []
    for key, value in found.data.items():
        path = (*found.path, key)
        if key in version.singles and isinstance(value, Mapping):
            name = version.singles[key]
            inner.append(_Found(value, name, path))
            if f"{name}_id" in table.by_name and "id" in value:
                values[f"{name}_id"] = value["id"]
        elif key in version.by_plural and isinstance(value, list):
            inner += _owned(version.by_plural[key], value, found, path)
        elif value is not None and value != "":
            values[key] = value
    return HsdsRow(found.table, values, RowPlace(file, path=found.path)), inner


def _owned(table: HsdsTable, objects: list[Any], owner: _Found, path: tuple[Step, ...]) -> Iterator[_Found]:
    known = {}
    if "id" in owner.data:
        of_any = _OWNED_BY_ANY.get(table.name)
        if of_any:
            known = dict(zip(of_any, (owner.data["id"], owner.table), strict=True))
        elif f"{owner.table}_id" in table.by_name:
            known = {f"{owner.table}_id": owner.data["id"]}
    for number, each in enumerate(objects):
        if isinstance(each, Mapping):
            yield _Found(each, table.name, (*path, number), known)
