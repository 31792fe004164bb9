"""From the shifted Chinese coordinate systems to WGS84 and back.

GCJ-02 moves every point in China by a few hundred meters; BD-09 moves it once more. The formulas are
public; their inverse has no closed form and is found by iteration. Points are (latitude, longitude) in
degrees. Outside China's box nothing is shifted, and nothing is changed here.
"""

from __future__ import annotations

from collections.abc import Callable
from math import atan2, cos, hypot, pi, radians, sin, sqrt

from service_circles.records.settings.walking import WalkingPoint
from service_circles.records.values.contact import Boundary, Datum, Location

Point = tuple[float, float]
"""Latitude and longitude in degrees."""

_SOUTH, _NORTH, _WEST, _EAST = 0.8293, 55.8271, 72.004, 137.8347
_SEMI_MAJOR_M = 6378245.0  # Krasovsky 1940, on which GCJ-02 is defined
_ECCENTRICITY_SQUARED = 0.00669342162296594323
_BD09_TURN = pi * 3000 / 180
_CLOSE_ENOUGH_DEGREES = 1e-10  # a hundredth of a millimeter
_MOST_STEPS = 20  # three or four are usual


def wgs84_point(location: Location | WalkingPoint) -> Point:
    """A location that an author gave, in WGS84."""
    return to_wgs84(location.latitude, location.longitude, location.datum)


def wgs84_corners(boundary: Boundary) -> tuple[Point, ...]:
    """The corners of a boundary in WGS84."""
    return tuple(to_wgs84(*corner, boundary.datum) for corner in boundary.points)


def to_wgs84(latitude: float, longitude: float, datum: Datum) -> Point:
    """A point given in any datum, in WGS84; within a millimeter of the exact inverse."""
    if datum is Datum.GCJ02:
        return _inverse(_gcj02, (latitude, longitude))
    if datum is Datum.BD09:
        return _inverse(_bd09, (latitude, longitude))
    return (latitude, longitude)


def wgs84_to_gcj02(latitude: float, longitude: float) -> Point:
    """A WGS84 point as Amap, Tencent and Apple in China want it."""
    point = (latitude, longitude)
    return _gcj02(point) if in_china_box(point) else point


def wgs84_to_bd09(latitude: float, longitude: float) -> Point:
    """A WGS84 point as Baidu wants it."""
    point = (latitude, longitude)
    return _bd09(point) if in_china_box(point) else point


def in_china_box(point: Point) -> bool:
    """True inside the rectangle in which the shifts are applied."""
    return _SOUTH <= point[0] <= _NORTH and _WEST <= point[1] <= _EAST


def _inverse(forward: Callable[[Point], Point], shifted: Point) -> Point:
    """The point that `forward` moves to `shifted`: correct a guess by its own error until it fits."""
    if not in_china_box(shifted):
        return shifted
    latitude, longitude = shifted
    for _ in range(_MOST_STEPS):
        found = forward((latitude, longitude))
        error = (shifted[0] - found[0], shifted[1] - found[1])
        latitude, longitude = latitude + error[0], longitude + error[1]
        if max(abs(error[0]), abs(error[1])) < _CLOSE_ENOUGH_DEGREES:
            break
    return (latitude, longitude)


def _gcj02(point: Point) -> Point:
    latitude, longitude = point
    north_m, east_m = _gcj02_shift_m(longitude - 105, latitude - 35)
    flattening = 1 - _ECCENTRICITY_SQUARED * sin(radians(latitude)) ** 2
    meridian_radius_m = _SEMI_MAJOR_M * (1 - _ECCENTRICITY_SQUARED) / flattening**1.5
    parallel_radius_m = _SEMI_MAJOR_M / sqrt(flattening) * cos(radians(latitude))
    return (
        latitude + north_m * 180 / (meridian_radius_m * pi),
        longitude + east_m * 180 / (parallel_radius_m * pi),
    )


def _gcj02_shift_m(x: float, y: float) -> tuple[float, float]:
    """The published polynomial with waves: shift north and east at x, y degrees from 105 E, 35 N."""
    ripple = (20 * sin(6 * pi * x) + 20 * sin(2 * pi * x)) * 2 / 3
    north_waves = _waves(y, (20, 1), (40, 3)) + _waves(y, (160, 12), (320, 30))
    east_waves = _waves(x, (20, 1), (40, 3)) + _waves(x, (150, 12), (300, 30))
    north_m = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * sqrt(abs(x))
    east_m = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * sqrt(abs(x))
    return (north_m + ripple + north_waves, east_m + ripple + east_waves)


def _waves(at: float, *waves: tuple[float, float]) -> float:
    """Two thirds of the sum of sines, each of a height and a divisor of its frequency."""
    return sum(height * sin(at * pi / divisor) for height, divisor in waves) * 2 / 3


def _bd09(point: Point) -> Point:
    latitude, longitude = _gcj02(point)
    radius = hypot(longitude, latitude) + 0.00002 * sin(latitude * _BD09_TURN)
    angle = atan2(latitude, longitude) + 0.000003 * cos(longitude * _BD09_TURN)
    return (radius * sin(angle) + 0.006, radius * cos(angle) + 0.0065)
