"""What the page's script needs to lay Leaflet over a drawing: data only, no markup."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from service_circles.basics.json_text import compact_json
from service_circles.geo.datum import Point, wgs84_to_gcj02
from service_circles.records.settings.directory_settings import TileLayer
from service_circles.writing.drawings.maps.map_frame import Bounds, frame_of
from service_circles.writing.drawings.maps.map_view import MapView


def _as_it_is(latitude: float, longitude: float) -> Point:
    return (latitude, longitude)


def map_data(view: MapView, tiles: Sequence[TileLayer]) -> str:
    """JSON for the figure's `data-map`: bounds, points, tile layers; shifted ones if a layer is in GCJ-02.

    `bounds` (of the drawing) and `fit` (of what it shows) are south, west, north, east.
    A point is latitude, longitude, name, href, number or null, kind.
    """
    places: list[tuple[Point, str, str, int | None, str]]
    places = [(pin.point, pin.name, pin.href, None, "pin") for pin in view.pins]
    places += [(mark.point, mark.name, mark.href, mark.number, mark.kind.value) for mark in view.markers]
    frame, points = frame_of(view), [place[0] for place in places]
    data: dict[str, Any] = {"bounds": _bounds(frame.bounds), "fit": _bounds(frame.content_bounds)}
    data["points"] = [[*_rounded(point), *words] for point, *words in places]
    if tiles:
        data["tiles"] = [tile.model_dump() for tile in tiles]
    if any(tile.datum == "gcj02" for tile in tiles):
        shifted = [_rounded(wgs84_to_gcj02(*point)) for point in points]
        data["gcj02"] = {"bounds": _bounds(frame.bounds, wgs84_to_gcj02), "points": shifted}
    return compact_json(data, sort_keys=True)


def _bounds(bounds: Bounds, shift: Callable[[float, float], Point] = _as_it_is) -> list[float]:
    south, west, north, east = bounds
    return [*_rounded(shift(south, west)), *_rounded(shift(north, east))]


def _rounded(point: Point) -> list[float]:
    """Degrees to a tenth of a meter."""
    return [round(point[0], 6), round(point[1], 6)]
