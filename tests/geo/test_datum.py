"""The shifts of Chinese maps, against published pairs and against themselves."""

import random
import subprocess
import sys
from collections.abc import Callable

import numpy as np
import pytest

from service_circles.geo.datum import (
    _WITHIN_CHINA,
    Point,
    in_mainland_china,
    to_wgs84,
    together_in_gcj02,
    wgs84_corners,
    wgs84_to_bd09,
    wgs84_to_gcj02,
)
from service_circles.geo.distance import Plane, distance_m
from service_circles.records.values.contact import Boundary, Datum


def _apart_m(a: Point, b: Point) -> float:
    east_m, north_m = Plane.around(a).east_north_m(b)
    return float((east_m**2 + north_m**2) ** 0.5)


def _points_in_china(count: int) -> list[Point]:
    numbers = random.Random(20260101)
    drawn = ((numbers.uniform(18, 53), numbers.uniform(74, 135)) for _ in range(4 * count))
    return [point for point in drawn if in_mainland_china(point)][:count]


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
    assert not in_mainland_china(point)
    assert wgs84_to_gcj02(*point) == wgs84_to_bd09(*point) == point
    assert to_wgs84(*point, Datum.GCJ02) == to_wgs84(*point, Datum.BD09) == point


MAINLAND = {
    "罗湖": (22.546, 114.120),
    "沙头角": (22.556, 114.229),
    "拱北": (22.2205, 113.550),
    "横琴": (22.130, 113.525),
    "厦门": (24.480, 118.090),
    "东兴": (21.546, 107.971),
    "河口": (22.529, 103.939),
    "瑞丽": (24.013, 97.852),
    "樟木": (27.990, 85.982),
    "霍尔果斯": (44.214, 80.410),
    "满洲里": (49.598, 117.378),
    "黑河": (50.244, 127.529),
    "丹东": (40.129, 124.395),
    "图们": (42.968, 129.840),
    "二连浩特": (43.653, 111.976),
    "喀什": (39.470, 75.990),
    "乌鲁木齐": (43.825, 87.617),
    "拉萨": (29.652, 91.117),
    "三沙永兴岛": (16.834, 112.338),
    "舟山": (29.990, 122.207),
    "皇岗口岸": (22.5195, 114.0680),
    "湾仔": (22.187, 113.527),
    "友谊关": (21.9760, 106.7150),
    "阿拉山口": (45.170, 82.572),
    "集安": (41.120, 126.190),
}
NO_SHIFT = {
    "Sheung Shui": (22.501, 114.128),
    "Sha Tau Kok": (22.540, 114.213),
    "Central": (22.282, 114.158),
    "Macau, Border Gate": (22.2125, 113.549),
    "Taipa": (22.156, 113.556),
    "Kinmen": (24.430, 118.320),
    "Taipei": (25.033, 121.565),
    "Móng Cái": (21.525, 107.965),
    "Lào Cai": (22.4856, 103.9707),
    "Hanoi": (21.0285, 105.8542),
    "Muse": (23.993, 97.903),
    "Kodari": (27.944, 85.948),
    "Kathmandu": (27.7172, 85.324),
    "Khorgos": (44.222, 80.370),
    "Zabaykalsk": (49.651, 117.327),
    "Blagoveshchensk": (50.260, 127.536),
    "Sinuiju": (40.099, 124.398),
    "Namyang": (42.947, 129.860),
    "Zamyn-Üüd": (43.728, 111.903),
    "Seoul": (37.5665, 126.978),
    "Fukuoka": (33.590, 130.401),
    "Lok Ma Chau": (22.5130, 114.0660),
    "University of Macau": (22.128, 113.5455),
    "Matsu": (26.152, 119.935),
    "Đồng Đăng": (21.945, 106.698),
    "Dostyk": (45.250, 82.490),
    "Manpo": (41.150, 126.280),
    "Singapore": (1.290, 103.852),
}
BAIDU_SHIFTS = {
    *("Sheung Shui", "Sha Tau Kok", "Central", "Macau, Border Gate", "Taipa", "Kinmen", "Taipei"),
    *("Lok Ma Chau", "University of Macau", "Matsu"),
}


@pytest.mark.parametrize("place", MAINLAND)
def test_every_map_is_shifted_up_to_the_border(place: str) -> None:
    point = MAINLAND[place]
    assert 150 < distance_m(point, wgs84_to_gcj02(*point)) < 800
    assert _apart_m(point, to_wgs84(*wgs84_to_gcj02(*point), Datum.GCJ02)) < 0.01
    assert _apart_m(point, to_wgs84(*wgs84_to_bd09(*point), Datum.BD09)) < 0.01


@pytest.mark.parametrize("place", NO_SHIFT)
def test_beyond_the_border_only_baidu_shifts_and_only_near(place: str) -> None:
    point = NO_SHIFT[place]
    assert wgs84_to_gcj02(*point) == point
    assert (wgs84_to_bd09(*point) != point) == (place in BAIDU_SHIFTS)


@pytest.mark.parametrize("place", sorted(BAIDU_SHIFTS))
def test_numbers_of_baidu_are_moved_back_near_the_mainland_too(place: str) -> None:
    point = NO_SHIFT[place]
    assert _apart_m(point, to_wgs84(*wgs84_to_bd09(*point), Datum.BD09)) < 0.01


@pytest.mark.parametrize("place", ["Central", "Taipa", "Taipei", "Hanoi", "Kathmandu", "Seoul", "Singapore"])
def test_numbers_of_a_map_without_shift_stay_as_they_are(place: str) -> None:
    assert to_wgs84(*NO_SHIFT[place], Datum.GCJ02) == NO_SHIFT[place]


def test_numbers_that_fit_both_sides_of_the_border_are_those_of_the_shifted_map() -> None:
    """Shifted, Luohu's station has numbers that lie in Hong Kong."""
    station = (22.5335, 114.1130)
    shifted = wgs84_to_gcj02(*station)
    assert not in_mainland_china(shifted)
    assert _apart_m(station, to_wgs84(*shifted, Datum.GCJ02)) < 0.01


def test_the_borders_of_hong_kong_and_macau_are_where_they_are_published_to_be() -> None:
    """From north to south the shift ends at the river, and at the Border Gate, whose latitudes are published."""
    for longitude, river in ((114.1137, 22.5310), (114.0660, 22.5160), (113.5490, 22.2160)):
        assert in_mainland_china((river + 0.0027, longitude))  # 300 m
        assert not in_mainland_china((river - 0.0027, longitude))


def test_a_border_tears_neither_an_outline_nor_a_drawing() -> None:
    """A few corners of Luohu lie on the other bank."""
    luohu = ((22.60, 114.10), (22.60, 114.16), (22.56, 114.16), (22.5270, 114.1130))
    shifted = together_in_gcj02(luohu)
    assert all(distance_m(*pair) > 500 for pair in zip(luohu, shifted, strict=True))
    corners = wgs84_corners(Boundary(datum=Datum.GCJ02, points=shifted))
    assert all(_apart_m(*pair) < 0.01 for pair in zip(luohu, corners, strict=True))


def test_most_of_the_mainland_needs_no_borders() -> None:
    """The borders are loaded for points near them only; inland and where the demonstration lies none are."""
    script = (
        "import sys; from service_circles.geo.datum import wgs84_to_gcj02;"
        "assert [wgs84_to_gcj02(*point) != point for point in ((21.2, 112.6), (23.03, 113.12), (39.9, 116.4))];"
        "assert 'tzfpy' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", script], check=True)


def test_where_no_borders_are_asked_there_are_none() -> None:
    from tzfpy import get_tz  # noqa: PLC0415

    for south, north, west, east in _WITHIN_CHINA:
        for latitude in np.arange(south, north + 0.05, 0.1):
            for longitude in np.arange(west, east + 0.05, 0.1):
                zone = get_tz(min(longitude, east), min(latitude, north))
                assert zone == "Asia/Shanghai" or zone.startswith("Etc/")


def test_wgs84_stays_as_it_is() -> None:
    assert to_wgs84(21.2, 112.6, Datum.WGS84) == (21.2, 112.6)
