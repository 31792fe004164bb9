"""Coordinates and extents that cannot be where they say."""

import json
from collections.abc import Iterator
from typing import Any

import shapely
from shapely.errors import ShapelyError
from shapely.geometry import shape

from service_circles.hsds.hsds_row import HsdsRow
from service_circles.languages.phrase import Phrase, phrase
from service_circles.validating.faults import Fault, advice, mistake
from service_circles.validating.row_checks.value_shapes import number_of

_LONGEST_EXTENT = 1 << 20
_MOST_BRACKETS = 200_000


def point_faults(row: HsdsRow) -> Iterator[Fault]:
    """Faults of the point of a location, and of the extent of a service area."""
    if row.table == "location":
        yield from _location_faults(row)
    elif row.table == "service_area" and row.text("extent_type").lower() == "geojson":
        reason = _extent_reason(row.text("extent"))
        if reason:
            yield mistake("V436", "extent", reason=reason)


def _location_faults(row: HsdsRow) -> Iterator[Fault]:
    has = [name for name in ("latitude", "longitude") if name in row.values]
    if len(has) == 1:
        missing = "longitude" if has == ["latitude"] else "latitude"
        yield mistake("V431", has[0], missing=missing)
        return
    latitude, longitude = number_of(row, "latitude"), number_of(row, "longitude")
    if latitude is None or longitude is None:
        return
    if is_whole((latitude, longitude)) and abs(latitude) <= 90 and abs(longitude) <= 180:
        found = f"{latitude:g}, {longitude:g}"
        yield advice("V432", "latitude", found=found)


def is_whole(point: tuple[float, float]) -> bool:
    """True for a point without decimals."""
    return all(number.is_integer() for number in point)


def _extent_reason(text: str) -> Phrase | None:
    """The reason for which an extent is no area on the map; None if it is one."""
    if len(text) > _LONGEST_EXTENT or text.count("[") > _MOST_BRACKETS:
        return phrase("太大")
    try:
        data = json.loads(text)
        geometry = shape(_geometry(data))
    except (ValueError, TypeError, KeyError, AttributeError, IndexError, RecursionError, ShapelyError):
        return phrase("不是 GeoJSON")
    if geometry.is_empty:
        return phrase("是空的")
    west, south, east, north = geometry.bounds
    if not (-180 <= west <= east <= 180 and -90 <= south <= north <= 90):
        return phrase("坐标超出地球；GeoJSON 里经度在前")
    return None if shapely.is_valid(geometry) else phrase("边界自己和自己相交")


def _geometry(data: Any) -> Any:
    if isinstance(data, dict) and data.get("type") == "Feature":
        return data["geometry"]
    if isinstance(data, dict) and data.get("type") == "FeatureCollection":
        geometries = [each["geometry"] for each in data["features"]]
        return {"type": "GeometryCollection", "geometries": geometries}
    return data
