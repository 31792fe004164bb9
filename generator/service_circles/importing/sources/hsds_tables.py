"""HSDS 3.x as tables: those of a tabular package as they are, nested JSON taken apart."""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from service_circles.hsds.json_rows import json_rows
from service_circles.hsds.table_rows import TableError, table_rows
from service_circles.hsds.version_3_1 import HSDS_3_1
from service_circles.importing.sheets.sheet_table import refuse_file

Row = dict[str, str]
Tables = Mapping[str, list[Row]]


def json_tables(name: str, data: Any) -> Tables:
    """Organizations, services and all else of a nested record, a list or a page of them, by kind."""
    tables: dict[str, dict[str, Row]] = defaultdict(dict)
    for row in json_rows(HSDS_3_1, data, name):
        id_ = row.id or "/".join(map(str, row.place.path))
        known = tables[row.table].setdefault(id_, {})
        known.update({**{key: row.text(key) for key in row.values}, "id": id_})
    return {kind: list(rows.values()) for kind, rows in tables.items()}


def package_tables(read: Callable[[str], bytes | None], resources: list[Mapping[str, Any]]) -> Tables:
    """The CSV files of a data package by kind; those that are not there are left out."""
    tables: dict[str, list[Row]] = {}
    for resource in resources:
        path = str(resource.get("path", ""))
        name = str(resource.get("name", Path(path).stem))
        data = read(path) if path and "/" not in path else None
        if data is not None:
            known = HSDS_3_1.by_plural.get(name)
            tables[known.name if known else name] = _rows(data, name, path)
    return tables


def _rows(data: bytes, name: str, file: str) -> list[Row]:
    lines = io.StringIO(data.decode("utf-8-sig"), newline="")
    try:
        return [{"id": "", **row.values} for row in table_rows(name, lines, file)]
    except TableError as error:
        refuse_file("X112", file, error.line)
