"""Meters between points: exact by geopy, and fast on a local plane. The only file that knows geopy."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, radians, sin, sqrt
from typing import TYPE_CHECKING, TypeVar

from service_circles.geo.datum import Point

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_SEMI_MAJOR_M = 6378137.0  # WGS84
_ECCENTRICITY_SQUARED = 0.00669437999014
Numbers = TypeVar("Numbers", float, "NDArray[np.float64]")


def distance_m(a: Point, b: Point) -> float:
    """Geodesic meters between two WGS84 points (latitude, longitude)."""
    from geopy.distance import geodesic  # noqa: PLC0415  # a quarter of a second that `check` can do without

    return float(geodesic(a, b).meters)


@dataclass(frozen=True, slots=True)
class Plane:
    """A flat map in meters around a point, true to a ten-thousandth within a few kilometers of it.

    Its methods take single numbers or arrays.
    """

    origin: Point
    meters_per_degree_north: float
    meters_per_degree_east: float

    @classmethod
    def around(cls, origin: Point) -> Plane:
        """The plane that touches the WGS84 ellipsoid at a point."""
        latitude = radians(origin[0])
        flattening = 1 - _ECCENTRICITY_SQUARED * sin(latitude) ** 2
        meridian_radius_m = _SEMI_MAJOR_M * (1 - _ECCENTRICITY_SQUARED) / flattening**1.5
        parallel_radius_m = _SEMI_MAJOR_M / sqrt(flattening) * cos(latitude)
        return cls(origin, radians(meridian_radius_m), radians(parallel_radius_m))

    def east_north_m(self, point: tuple[Numbers, Numbers]) -> tuple[Numbers, Numbers]:
        """Meters east and north of the origin."""
        return (
            (point[1] - self.origin[1]) * self.meters_per_degree_east,
            (point[0] - self.origin[0]) * self.meters_per_degree_north,
        )

    def point_at(self, east_m: Numbers, north_m: Numbers) -> tuple[Numbers, Numbers]:
        """Latitude and longitude of a place on the plane."""
        return (
            self.origin[0] + north_m / self.meters_per_degree_north,
            self.origin[1] + east_m / self.meters_per_degree_east,
        )
