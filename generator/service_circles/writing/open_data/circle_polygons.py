"""The reach of a circle as a GeoJSON geometry."""

from collections.abc import Callable
from functools import lru_cache
from math import cos, pi, sin

import shapely

from service_circles.basics.json_text import compact_json
from service_circles.basics.read_log import shared
from service_circles.geo.distance import Plane
from service_circles.geo.straight_reach import Reach
from service_circles.records.circle import ServiceCircle
from service_circles.writing.site.once_per_site import once_per_site
from service_circles.writing.site.site import Site

_TOLERANCE_DEGREES = 0.00003  # about 3 m, less than what an outline is drawn to
_DECIMALS = 5
_CORNERS = 48


def circle_polygon(site: Site, circle: ServiceCircle) -> dict[str, object] | None:
    """The outline of what is reached (isochrone): MultiPolygon, longitude first; None where nothing has a place.

    Along streets it is the drawn outline; without streets, discs around the origins.
    """
    reach = site.reaches.reach(circle)
    if reach is None:
        return None
    if isinstance(reach, Reach):
        origins = [site.points[id_] for id_ in circle.origins if id_ in site.points]
        shape = shapely.union_all([_disc(point, reach.radius_m) for point in origins])
    else:
        rings = [(kind, [(float(lon), float(lat)) for lat, lon in points]) for kind, points in reach.outline]
        shape = shapely.union_all(_with_holes(rings))
    simple = shapely.set_precision(shape.simplify(_TOLERANCE_DEGREES), 10**-_DECIMALS)
    parts = [
        part
        for part in getattr(simple, "geoms", [simple])
        if part.geom_type == "Polygon" and not part.is_empty
    ]
    if not parts:
        return None
    return {"type": "MultiPolygon", "coordinates": [_coordinates(part) for part in parts]}


def circle_extent(site: Site, circle: ServiceCircle) -> str | None:
    """The same geometry as compact JSON, computed once: every service at every origin of a circle has it."""
    return _extents(site)(circle.id)


@once_per_site
def _extents(site: Site) -> Callable[[str], str | None]:
    @lru_cache(maxsize=4096)
    @shared
    def extent(circle_id: str) -> str | None:
        polygon = circle_polygon(site, site.directory.get(ServiceCircle, circle_id))
        return compact_json(polygon) if polygon else None

    return extent


def _with_holes(rings: list[tuple[int, list[tuple[float, float]]]]) -> list[shapely.Polygon]:
    """Polygons of outer rings (kind 0), each followed by its holes (kind 1)."""
    found: list[tuple[list[tuple[float, float]], list[list[tuple[float, float]]]]] = []
    for kind, ring in rings:
        if kind == 0:
            found.append((ring, []))
        elif found:
            found[-1][1].append(ring)
    return [shapely.make_valid(shapely.Polygon(ring, holes)) for ring, holes in found]


def _disc(middle: tuple[float, float], radius_m: float) -> shapely.Polygon:
    plane = Plane.around(middle)
    turns = (2 * pi * step / _CORNERS for step in range(_CORNERS))
    corners = (plane.point_at(radius_m * cos(turn), radius_m * sin(turn)) for turn in turns)
    return shapely.Polygon([(longitude, latitude) for latitude, longitude in corners])


def _coordinates(polygon: shapely.Polygon) -> list[list[list[float]]]:
    """The rings of a polygon, the outer one counterclockwise (RFC 7946)."""
    turned = shapely.geometry.polygon.orient(polygon)
    return [
        [[round(x, _DECIMALS), round(y, _DECIMALS)] for x, y in ring.coords]
        for ring in (turned.exterior, *turned.interiors)
    ]
