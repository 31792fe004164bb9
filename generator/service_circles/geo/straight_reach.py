"""The places that a person reaches on foot, estimated: straight lines, lengthened by a detour factor."""

from collections import defaultdict
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from math import floor, hypot
from typing import ClassVar

from service_circles.geo.datum import Point
from service_circles.geo.distance import Plane

_CELL_DEGREES = 0.005  # about 500 m: a circle of ten minutes touches nine cells or fewer


@dataclass(frozen=True, slots=True)
class ReachedPlace:
    """A place inside: `minutes` and `distance_m` on foot from the nearest origin, detour included."""

    id: str
    minutes: float
    distance_m: float
    origin: str


@dataclass(frozen=True, slots=True)
class Reach:
    """The places within some minutes of the origins, nearest first.

    `radius_m` is the straight line that the minutes come to, for drawing.
    """

    mode: ClassVar[str] = "straight_line"
    known_share: ClassVar[None] = None
    minutes: float
    meters_per_second: float
    radius_m: float
    places: tuple[ReachedPlace, ...]


class NearbyIndex:
    """A spatial index of points by id (latitude and longitude in WGS84): a grid of cells."""

    def __init__(self, points: Mapping[str, Point]) -> None:
        self._cells: dict[tuple[int, int], list[tuple[str, Point]]] = defaultdict(list)
        for name, point in points.items():
            self._cells[_cell(point[0]), _cell(point[1])].append((name, point))

    def within(self, middle: Point, radius_m: float) -> Iterator[tuple[str, float]]:
        """Ids and straight-line meters of all points at most `radius_m` away, in no particular order."""
        plane = Plane.around(middle)
        for name, point in self._candidates(plane, radius_m):
            distance_m = hypot(*plane.east_north_m(point))
            if distance_m <= radius_m:
                yield name, distance_m

    def _candidates(self, plane: Plane, radius_m: float) -> Iterator[tuple[str, Point]]:
        south, west = plane.point_at(-radius_m, -radius_m)
        north, east = plane.point_at(radius_m, radius_m)
        for row in range(_cell(max(south, -90)), _cell(min(north, 90)) + 1):
            for column in range(_cell(max(west, -180)), _cell(min(east, 180)) + 1):
                yield from self._cells.get((row, column), ())


class Neighbors:
    """The origins around any place, nearest first; each list is made once, for the widest radius asked so far.

    Meters are measured from the origin, as in `reach_of`, so that both agree.
    """

    def __init__(self, origins: Mapping[str, Point]) -> None:
        self._planes = {name: Plane.around(point) for name, point in origins.items()}
        self._index = NearbyIndex(origins)
        self._radius_m = 0.0
        self._around: dict[Point, list[tuple[float, str]]] = {}

    def nearest(self, place: Point, wanted: Container[str], radius_m: float) -> tuple[float, str] | None:
        """Straight-line meters to the nearest of the wanted origins, and its id; None if all are farther."""
        if radius_m > self._radius_m:
            self._radius_m = radius_m
            self._around.clear()
        if place not in self._around:
            self._around[place] = sorted(self._origins_around(place))
        for distance_m, origin in self._around[place]:
            if distance_m > radius_m:
                break
            if origin in wanted:
                return distance_m, origin
        return None

    def _origins_around(self, place: Point) -> Iterator[tuple[float, str]]:
        for origin, _ in self._index.within(place, self._radius_m + 1):  # planes differ by less than a meter
            distance_m = hypot(*self._planes[origin].east_north_m(place))
            if distance_m <= self._radius_m:
                yield distance_m, origin


def reach_of(
    origins: Mapping[str, Point],
    candidates: NearbyIndex,
    minutes: float,
    meters_per_second: float,
    detour_factor: float,
) -> Reach:
    """The candidates within some minutes of the nearest origin; the origins themselves are left out."""
    radius_m = minutes * 60 * meters_per_second / detour_factor
    nearest: dict[str, tuple[float, str]] = {}
    for origin, point in origins.items():
        for name, straight_m in candidates.within(point, radius_m):
            if name not in origins:
                nearest[name] = min(nearest.get(name, (straight_m, origin)), (straight_m, origin))
    places = (
        ReachedPlace(
            name, straight_m * detour_factor / (60 * meters_per_second), straight_m * detour_factor, origin
        )
        for name, (straight_m, origin) in nearest.items()
    )
    in_order = tuple(sorted(places, key=lambda place: (place.distance_m, place.id)))
    return Reach(minutes, meters_per_second, radius_m, in_order)


def _cell(degrees: float) -> int:
    return floor(degrees / _CELL_DEGREES)
