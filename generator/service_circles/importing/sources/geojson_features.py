"""GeoJSON: a feature is a row, its properties are the columns, its geometry is the place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from shapely.errors import ShapelyError
from shapely.geometry import shape

from service_circles.importing.sheets.sheet_table import SheetFile, refuse_file
from service_circles.importing.sources.source_tables import SOURCE_ID, SourceTable, source_file
from service_circles.records.center import ServiceCenter
from service_circles.records.record import Record

_GEOMETRY = "location"


def read_geojson(name: str, data: Mapping[str, Any], kind: type[Record] | None) -> SheetFile:
    """The features of a collection, or the one feature, as a table; points are WGS84 by the standard."""
    features = [data] if data["type"] == "Feature" else data.get("features", [])
    table = SourceTable(kind or ServiceCenter)
    for feature in features:
        row = {key: _text(value) for key, value in (feature.get("properties") or {}).items()}
        lost = [key for key, value in row.items() if value is None]
        table.lost.update(lost)
        kept = {str(key): value for key, value in row.items() if value}
        source = {SOURCE_ID: str(feature["id"])} if "id" in feature else {}
        table.rows.append({**source, **kept, _GEOMETRY: _point(feature.get("geometry"), table)})
    if not table.rows:
        refuse_file("X242", name)
    return source_file(name, [table])


def _text(value: Any) -> str | None:
    """A property as a cell; None for what no cell holds."""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, list) and all(isinstance(item, str | int | float) for item in value):
        return "；".join(map(str, value))
    return "" if value is None else str(value) if isinstance(value, str | int | float) else None


def _point(geometry: Any, table: SourceTable) -> str:
    """The point of a geometry, of a line or area one inside it."""
    try:
        point = shape(geometry).representative_point() if geometry else None
    except (ShapelyError, ValueError, TypeError, KeyError, AttributeError):
        point = None
    if point is None or point.is_empty:
        table.lost["没有位置的 / without a geometry"] += 1
        return ""
    if geometry["type"] != "Point":
        table.lost[f"形状 {geometry['type']}，只留一个点 / shapes, of which a point is kept"] += 1
    return f"{point.y:.6f}, {point.x:.6f}（WGS84）"
