"""HSDS 3.x as tables: those of a tabular package as they are, nested JSON taken apart."""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

Row = dict[str, str]
Tables = Mapping[str, list[Row]]

_LISTS = {
    "organizations": "organization", "services": "service", "locations": "location", "service_at_locations": "service_at_location",
    "phones": "phone", "schedules": "schedule", "addresses": "address", "accessibility": "accessibility",
    "required_documents": "required_document", "cost_options": "cost_option", "languages": "language", "contacts": "contact",
    "attributes": "attribute", "metadata": "metadata", "service_areas": "service_area", "funding": "funding",
    "programs": "program", "organization_identifiers": "organization_identifier", "service_capacity": "service_capacity",
    "capacities": "service_capacity", "additional_urls": "url", "additional_websites": "url", "taxonomy_terms": "taxonomy_term",
}  # fmt: skip
_ONE = {"organization": "organization", "service": "service", "location": "location", "program": "program"}
_OWNERS = ("organization", "service", "location", "service_at_location")


def json_tables(data: Any) -> Tables:
    """Organizations, services and all else of a nested record, a list or a page of them, by kind."""
    tables: dict[str, dict[str, Row]] = defaultdict(dict)
    for number, record in enumerate(_records(data)):
        _take(record, kind_of(record), {}, tables, f"{number}")
    return {kind: list(rows.values()) for kind, rows in tables.items()}


def package_tables(folder: Path, resources: list[Mapping[str, Any]]) -> Tables:
    """The CSV files of a data package by kind; those that are not there are left out."""
    tables: dict[str, list[Row]] = {}
    for resource in resources:
        path = folder / str(resource.get("path", ""))
        name = str(resource.get("name", path.stem))
        if path.parent == folder and path.is_file():
            text = path.read_text("utf-8-sig")
            rows = [
                {key: value or "" for key, value in row.items() if key}
                for row in csv.DictReader(io.StringIO(text))
            ]
            tables[_LISTS.get(name, name)] = rows
    return tables


def kind_of(record: Mapping[str, Any]) -> str:
    """The kind of a record at the top: what it has tells."""
    if "location_type" in record:
        return "location"
    if "service" in record or {"location", "service_areas"} <= record.keys():
        return "service_at_location"
    is_service = "status" in record or "organization" in record or "application_process" in record
    return "service" if is_service else "organization"


def _records(data: Any) -> Iterator[Mapping[str, Any]]:
    if isinstance(data, Mapping) and isinstance(data.get("contents"), list):
        data = data["contents"]
    for each in data if isinstance(data, list) else [data]:
        if isinstance(each, Mapping):
            yield each


def _take(
    record: Mapping[str, Any], kind: str, owners: Row, tables: dict[str, dict[str, Row]], path: str
) -> None:
    """Enter a record and those inside it, each with the ids of those around it."""
    id_ = str(record.get("id") or path)
    row = {key: _text(value) for key, value in record.items() if not isinstance(value, list | dict)}
    known = tables[kind].setdefault(id_, {})
    known.update({**owners, **row, "id": id_})
    inner_owners = {**owners, **({f"{kind}_id": id_} if kind in _OWNERS else {})}
    for key, value in record.items():
        if key in _ONE and isinstance(value, Mapping):
            _take(value, _ONE[key], {}, tables, f"{path}/{key}")
            known[f"{key}_id"] = str(value.get("id") or f"{path}/{key}")
        elif key in _LISTS and isinstance(value, list):
            for number, each in enumerate(value):
                if isinstance(each, Mapping):
                    _take(each, _LISTS[key], inner_owners, tables, f"{path}/{key}/{number}")


def _text(value: Any) -> str:
    return "" if value is None else str(value)
