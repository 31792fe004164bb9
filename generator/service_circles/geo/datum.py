"""From the shifted Chinese coordinate systems to WGS84 and back.

GCJ-02 moves every point in mainland China by a few hundred meters; BD-09 moves it once more, and is also what Baidu
uses in Hong Kong, Macau and Taiwan. Beyond these borders nothing is shifted, and nothing is changed here. The formulas
are public; their inverse has no closed form and is found by iteration. Points are (latitude, longitude) in degrees.
"""

from collections.abc import Callable, Sequence
from math import atan2, cos, hypot, pi, radians, sin, sqrt

from service_circles.records.settings.walking import WalkingPoint
from service_circles.records.values.contact import Boundary, Datum, Location

Point = tuple[float, float]
"""Latitude and longitude in degrees."""

_AROUND_CHINA = (0.8293, 55.8271, 72.004, 137.8347)
"""South, north, west and east of all that can be shifted."""
_WITHIN_CHINA = ((24.0, 41.0, 105.5, 117.9), (21.0, 24.0, 108.5, 113.3))
"""Rectangles that no border crosses: points in them need not wait a tenth of a second for the borders to load."""
_MAINLAND = frozenset({"Asia/Shanghai", "Asia/Urumqi"})
_SHIFTED_ZONES = {
    Datum.GCJ02: _MAINLAND,
    Datum.BD09: _MAINLAND | {"Asia/Hong_Kong", "Asia/Macau", "Asia/Taipei"},  # lbs.baidu.com/faq, 坐标系
}
_OPEN_SEA = "Etc/"  # nobody's maps end the shift there, and demonstrations lie there so as to be nobody's
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
    return _all_to_wgs84(boundary.points, boundary.datum)


def to_wgs84(latitude: float, longitude: float, datum: Datum) -> Point:
    """A point given in any datum, in WGS84; within a millimeter of the exact inverse.

    Numbers that fit both a place within the border and one up to 700 m beyond it are those of the place within:
    who names a shifted datum copied them from a shifted map.
    """
    return _all_to_wgs84([(latitude, longitude)], datum)[0]


def wgs84_to_gcj02(latitude: float, longitude: float) -> Point:
    """A WGS84 point as Amap, Tencent and Apple want it."""
    return together_in_gcj02([(latitude, longitude)])[0]


def wgs84_to_bd09(latitude: float, longitude: float) -> Point:
    """A WGS84 point as Baidu wants it."""
    point = (latitude, longitude)
    return _bd09(point) if _is_shifted([point], Datum.BD09) else point


def together_in_gcj02(points: Sequence[Point]) -> tuple[Point, ...]:
    """The points of one drawing, which a border must not tear: shifted as most of them are, or not at all."""
    return tuple(_gcj02(point) for point in points) if _is_shifted(points, Datum.GCJ02) else tuple(points)


def in_mainland_china(point: Point) -> bool:
    """True within the border at which GCJ-02 ends, exact to about a hundred meters."""
    return _is_shifted([point], Datum.GCJ02)


def _all_to_wgs84(points: Sequence[Point], datum: Datum) -> tuple[Point, ...]:
    if datum is Datum.WGS84:
        return tuple(points)
    forward = _gcj02 if datum is Datum.GCJ02 else _bd09
    moved_back = tuple(_inverse(forward, point) for point in points)
    return moved_back if _is_shifted(moved_back, datum) else tuple(points)


def _is_shifted(points: Sequence[Point], datum: Datum) -> bool:
    """True if most of the points lie where maps in a datum are shifted."""
    return 2 * sum(_is_in_zones(point, _SHIFTED_ZONES[datum]) for point in points) > len(points)


def _is_in_zones(point: Point, zones: frozenset[str]) -> bool:
    """Time zones end at borders, to which those of tzfpy keep within 111 m."""
    if not _is_in_box(point, _AROUND_CHINA):
        return False
    if any(_is_in_box(point, box) for box in _WITHIN_CHINA):
        return True
    from tzfpy import get_tz  # noqa: PLC0415 - loads the borders of the world

    zone = str(get_tz(point[1], point[0]))
    return zone in zones or zone.startswith(_OPEN_SEA)


def _is_in_box(point: Point, box: tuple[float, float, float, float]) -> bool:
    south, north, west, east = box
    return south <= point[0] <= north and west <= point[1] <= east


def _inverse(forward: Callable[[Point], Point], shifted: Point) -> Point:
    """The point that `forward` moves to `shifted`: correct a guess by its own error until it fits."""
    if not _is_in_box(shifted, _AROUND_CHINA):
        return shifted  # at the poles the formulas divide by nothing
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
