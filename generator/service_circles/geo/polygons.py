"""Points and polygons: inside or not, and how far outside."""

from collections.abc import Iterable, Sequence
from math import hypot

from service_circles.geo.datum import Point
from service_circles.geo.distance import Plane


def is_inside(point: Point, corners: Sequence[Point]) -> bool:
    """True if a polygon of some kilometers holds a point: ray casting, eastwards."""
    latitude, longitude = point
    inside = False
    before = corners[-1]
    for corner in corners:
        if (corner[0] > latitude) != (before[0] > latitude):
            share = (latitude - corner[0]) / (before[0] - corner[0])
            if longitude < corner[1] + share * (before[1] - corner[1]):
                inside = not inside
        before = corner
    return inside


def meters_outside(point: Point, corners: Sequence[Point]) -> float:
    """Meters from a point to the nearest edge of a polygon; 0 inside."""
    if is_inside(point, corners):
        return 0.0
    plane = Plane.around(point)
    flat = [plane.east_north_m(corner) for corner in corners]
    return min(_meters_to_edge(start, end) for start, end in zip(flat, [*flat[1:], flat[0]], strict=True))


def _meters_to_edge(start: tuple[float, float], end: tuple[float, float]) -> float:
    """Meters from the origin of the plane to an edge."""
    east, north = end[0] - start[0], end[1] - start[1]
    length_squared = east * east + north * north
    along = -(start[0] * east + start[1] * north) / length_squared if length_squared else 0.0
    along = min(max(along, 0.0), 1.0)
    return hypot(start[0] + along * east, start[1] + along * north)


def hull(points: Iterable[Point]) -> tuple[Point, ...]:
    """The convex hull of some points, by Andrew's monotone chain; fewer than three points as they are."""
    found = sorted(set(points))
    if len(found) < 3:
        return tuple(found)
    return (*_half_hull(found), *_half_hull(found[::-1]))


def _half_hull(points: Iterable[Point]) -> list[Point]:
    """One side of the hull without its last point."""
    side: list[Point] = []
    for point in points:
        while len(side) > 1 and _turn(side[-2], side[-1], point) <= 0:
            side.pop()
        side.append(point)
    return side[:-1]


def _turn(start: Point, middle: Point, end: Point) -> float:
    """Above 0 where the way from the start over the middle to the end turns left."""
    (a, b), (c, d), (e, f) = start, middle, end
    return (c - a) * (f - b) - (d - b) * (e - a)
