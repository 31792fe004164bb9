"""The data from which the page's script lays Leaflet over a drawing; no markup."""

from collections.abc import Sequence
from typing import Any

from service_circles.basics.json_text import compact_json
from service_circles.geo.datum import Point, together_in_gcj02
from service_circles.records.settings.tile_layer import TileLayer
from service_circles.writing.drawings.maps.map_frame import Bounds, frame_of
from service_circles.writing.drawings.maps.map_view import MapView


def leaflet_point(point: Point, datum: str = "wgs84") -> list[float]:
    """A point in the datum of a background map, in degrees to a tenth of a meter."""
    return leaflet_points([point], datum)[0]


def leaflet_points(points: Sequence[Point], datum: str) -> list[list[float]]:
    """The points of one drawing in the datum of a background map, in degrees to a tenth of a meter."""
    shown = together_in_gcj02(points) if datum == "gcj02" else points
    return [[round(degrees, 6) for degrees in point] for point in shown]


def map_data(view: MapView, tiles: Sequence[TileLayer], *, streets: bool = False) -> str:
    """JSON for the figure's `data-map`: bounds, points, tile layers; shifted ones if a layer is in GCJ-02.

    `streets`: the site has files of streets. `walks` in the data: it has a file of the ways between the page's place
    and the others, whose minutes are known.

    `bounds` (of the drawing) and `fit` (of its content) are south, west, north, east.
    A point is latitude, longitude, name, href, number or null, kind.
    """
    places: list[tuple[Point, str, str, int | None, str]]
    places = [(pin.point, pin.name, pin.href, None, "pin") for pin in view.pins]
    places += [(mark.point, mark.name, mark.href, mark.number, mark.kind.value) for mark in view.markers]
    frame, points = frame_of(view), [place[0] for place in places]
    data: dict[str, Any] = {"bounds": _bounds(frame.bounds), "fit": _bounds(frame.content_bounds)}
    data["points"] = [[*leaflet_point(point), *texts] for point, *texts in places]
    if streets:
        data["streets"] = 1
        if any(mark.minutes is not None for mark in view.markers):
            data["walks"] = 1
    if tiles:
        data["tiles"] = [tile.model_dump() for tile in tiles]
    if any(tile.datum == "gcj02" for tile in tiles):
        south, west, north, east = frame.bounds
        corner, opposite, *shifted = leaflet_points([(south, west), (north, east), *points], "gcj02")
        data["gcj02"] = {"bounds": [*corner, *opposite], "points": shifted}
    return compact_json(data, sort_keys=True)


def _bounds(bounds: Bounds) -> list[float]:
    south, west, north, east = bounds
    return [*leaflet_point((south, west)), *leaflet_point((north, east))]
