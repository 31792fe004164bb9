"""The whole directory as a Frictionless Tabular Data Package in a zip file: datapackage.json and a CSV file per table."""

import csv
import io
import json
import zipfile
from collections.abc import Iterable, Mapping

from service_circles.hsds.hsds_version import HsdsColumn, HsdsTable, HsdsVersion
from service_circles.records.center import ServiceCenter
from service_circles.records.organization import Organization
from service_circles.records.service import Service
from service_circles.writing.open_data.hsds.dataset import Dataset, Hsds
from service_circles.writing.open_data.hsds.hsds_locations import location
from service_circles.writing.open_data.hsds.hsds_organizations import organization, publisher
from service_circles.writing.open_data.hsds.hsds_services import service_object
from service_circles.writing.open_data.hsds.taxonomies import taxonomies, taxonomy_terms

_LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The earliest moment that a zip file can hold, so that the same records give the same bytes."""
_FORMATS = frozenset({"uuid", "uri", "email"})
"""Types of columns that Frictionless knows as formats of strings."""
Rows = dict[str, dict[str, Hsds]]


def package_file(data: Dataset, version: HsdsVersion) -> bytes:
    """The zip file."""
    rows = _rows(data, version)
    tables = [table for table in version.tables.values() if rows[table.name]]
    text = io.BytesIO()
    with zipfile.ZipFile(text, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as file:
        description = json.dumps(_datapackage(data, version, tables), ensure_ascii=False, indent=1)
        file.writestr(zipfile.ZipInfo("datapackage.json", _LONG_AGO), description, zipfile.ZIP_DEFLATED)
        for table in tables:
            content = _csv(table, rows[table.name].values())
            file.writestr(zipfile.ZipInfo(table.file, _LONG_AGO), content, zipfile.ZIP_DEFLATED)
    return text.getvalue()


def _rows(data: Dataset, version: HsdsVersion) -> Rows:
    """The rows of each table by identifier: nested objects taken apart."""
    directory = data.site.directory
    rows: Rows = {name: {} for name in version.tables}
    for each in (publisher(data), *(organization(data, record) for record in directory.all(Organization))):
        _add(rows, version, "organization", each)
    for center in directory.all(ServiceCenter):
        _add(rows, version, "location", location(data, center))
    for service in directory.all(Service):
        _add(rows, version, "service", service_object(data, service))
    for each in taxonomies(data):
        _add(rows, version, "taxonomy", each)
    for each in taxonomy_terms(data):
        _add(rows, version, "taxonomy_term", each)
    return rows


def _add(rows: Rows, version: HsdsVersion, table: str, found: Mapping[str, object]) -> None:
    """Put an object into its table, and the objects inside it into theirs with a reference to it."""
    id_ = str(found["id"])
    names = {column.name for column in version.tables[table].columns}
    row = rows[table].setdefault(id_, {})
    row |= {key: value for key, value in found.items() if key in names}
    for key, value in found.items():
        inner = version.by_plural.get(key)
        if inner is not None and isinstance(value, list):
            for each in value:
                _add(rows, version, inner.name, {**each, f"{table}_id": id_})


def _csv(table: HsdsTable, rows: Iterable[Hsds]) -> str:
    text = io.StringIO()
    names = [column.name for column in table.columns]
    writer = csv.DictWriter(text, names, lineterminator="\n", restval="")
    writer.writeheader()
    kinds = {column.name: column.type for column in table.columns}
    for row in rows:
        writer.writerow({key: _cell(kinds[key], value) for key, value in row.items()})
    return text.getvalue()


def _cell(kind: str, value: object) -> object:
    # The specification's own data package has times with seconds, though its text says HH:MM.
    return f"{value}:00" if kind == "time" else value


def _datapackage(data: Dataset, version: HsdsVersion, tables: Iterable[HsdsTable]) -> dict[str, object]:
    settings, terms = data.site.directory.settings, data.terms
    license_: dict[str, str] = {"name": terms.license}
    if terms.license_url:
        license_["path"] = terms.license_url
    return {
        "name": settings.id,
        "title": settings.name,
        "profile": "tabular-data-package",
        "version": data.site.day.isoformat(),
        "hsds_version": version.number,
        "licenses": [license_],
        "resources": [_resource(table, tables) for table in tables],
    }


def _resource(table: HsdsTable, tables: Iterable[HsdsTable]) -> dict[str, object]:
    present = {each.name for each in tables}
    keys = [
        {"fields": column.name, "reference": {"resource": column.refers_to, "fields": "id"}}
        for column in table.columns
        if column.refers_to in present
    ]
    return {
        "name": table.name,
        "path": table.file,
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {
            "fields": [_field(column) for column in table.columns],
            "primaryKey": "id",
            **({"foreignKeys": keys} if keys else {}),
        },
    }


def _field(column: HsdsColumn) -> dict[str, object]:
    constraints: dict[str, object] = {"required": column.is_required_in_tables, "unique": column.name == "id"}
    if column.choices:
        constraints["enum"] = list(column.choices)
    kind = {"type": "string", "format": column.type} if column.type in _FORMATS else {"type": column.type}
    return {"name": column.name, **kind, "constraints": constraints}
