"""Any file that can be imported: tables, and other formats as tables."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path
from typing import Any

from service_circles.importing.sheets.file_reader import read_file, read_sheets
from service_circles.importing.sheets.sheet_table import SheetFile, refuse_file
from service_circles.importing.sources.archived_package import PACKAGE, files_of_archive
from service_circles.importing.sources.geojson_features import read_geojson
from service_circles.importing.sources.hsds_records import is_hsds, read_hsds, read_hsds_package
from service_circles.importing.sources.osm_places import read_osm, read_overpass
from service_circles.records.record import Record

_OSM = (".osm", ".osm.pbf", ".osm.gz", ".osm.bz2")


def read_source_file(path: Path, kind: type[Record] | None, encoding: str | None = None) -> SheetFile:
    """The sheets of a table; of JSON and OpenStreetMap what is in them as sheets."""
    if path.is_dir() and (path / PACKAGE).is_file():
        path = path / PACKAGE
    if path.name.lower().endswith(_OSM) and path.is_file():
        return read_osm(path)
    if archived := files_of_archive(path) if path.is_file() else None:
        package = _parsed(archived[PACKAGE], path.name)
        return read_hsds_package(path.name, package if isinstance(package, dict) else {}, archived.get)
    if path.suffix.lower() in {".json", ".geojson"}:
        return _read_json(path, kind)
    return read_sheets(path, encoding)


def _read_json(path: Path, kind: type[Record] | None) -> SheetFile:
    data = _json(path)
    if isinstance(data, dict) and isinstance(data.get("resources"), list):
        return read_hsds_package(path.name, data, partial(_beside, path.parent))
    if isinstance(data, dict) and data.get("type") in {"FeatureCollection", "Feature"}:
        return read_geojson(path.name, data, kind)
    if isinstance(data, dict) and isinstance(data.get("elements"), list):
        return read_overpass(path.name, data)
    if not is_hsds(data):
        refuse_file("X117", path.name, found=_shape(data))
    return read_hsds(path.name, data)


def _beside(folder: Path, name: str) -> bytes | None:
    path = folder / name
    return read_file(path) if path.is_file() else None


def _json(path: Path) -> Any:
    return _parsed(read_file(path), path.name)


def _parsed(data: bytes, name: str) -> Any:
    try:
        return json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        refuse_file("X117", name, found="JSON ?")


def _shape(data: Any) -> str:
    names = list(data) if isinstance(data, dict) else [type(data).__name__]
    return ", ".join(map(str, names[:8]))[:200]
