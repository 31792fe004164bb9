"""The shifts of Chinese maps, against published pairs and against themselves."""

import random
from collections.abc import Callable

import pytest

from service_circles.geo.datum import Point, in_china_box, to_wgs84, wgs84_to_bd09, wgs84_to_gcj02
from service_circles.geo.distance import Plane, distance_m
from service_circles.records.values.contact import Datum


def _apart_m(a: Point, b: Point) -> float:
    east_m, north_m = Plane.around(a).east_north_m(b)
    return float((east_m**2 + north_m**2) ** 0.5)


def _points_in_china(count: int) -> list[Point]:
    numbers = random.Random(20260101)
    return [(numbers.uniform(18, 53), numbers.uniform(74, 135)) for _ in range(count)]


@pytest.mark.parametrize(
    ("forward", "datum"), [(wgs84_to_gcj02, Datum.GCJ02), (wgs84_to_bd09, Datum.BD09)], ids=["gcj02", "bd09"]
)
def test_there_and_back_is_within_a_centimeter(
    forward: Callable[[float, float], Point], datum: Datum
) -> None:
    for point in _points_in_china(2_000):
        assert _apart_m(point, to_wgs84(*forward(*point), datum)) < 0.01


def test_the_shift_is_where_it_is_known_to_be() -> None:
    """Shenzhen is shifted by about 605 m, and by about 1,238 m for Baidu."""
    shenzhen = (22.543, 114.058)
    assert distance_m(shenzhen, wgs84_to_gcj02(*shenzhen)) == pytest.approx(605, abs=25)
    assert distance_m(shenzhen, wgs84_to_bd09(*shenzhen)) == pytest.approx(1_238, abs=40)


def test_the_shift_goes_south_east_in_shenzhen_and_baidu_north_east_of_it() -> None:
    latitude, longitude = wgs84_to_gcj02(22.543, 114.058)
    assert latitude < 22.543
    assert longitude > 114.058
    baidu = wgs84_to_bd09(22.543, 114.058)
    assert baidu[0] - latitude == pytest.approx(0.006, abs=0.001)
    assert baidu[1] - longitude == pytest.approx(0.0065, abs=0.001)


@pytest.mark.parametrize("point", [(48.85, 2.35), (-33.9, 151.2), (37.77, -122.4), (90.0, 180.0), (0.0, 0.0)])
def test_nothing_moves_outside_china(point: Point) -> None:
    assert not in_china_box(point)
    assert wgs84_to_gcj02(*point) == wgs84_to_bd09(*point) == point
    assert to_wgs84(*point, Datum.GCJ02) == to_wgs84(*point, Datum.BD09) == point


def test_wgs84_stays_as_it_is() -> None:
    assert to_wgs84(21.2, 112.6, Datum.WGS84) == (21.2, 112.6)
