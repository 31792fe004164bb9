"""Meters: the plane against geopy, and both against known lengths."""

import pytest

from service_circles.geo.distance import Plane, distance_m


def test_a_minute_of_latitude_is_a_nautical_mile() -> None:
    assert distance_m((45.0, 112.6), (45.0 + 1 / 60, 112.6)) == pytest.approx(1_852, abs=1)


@pytest.mark.parametrize("latitude", [-60.0, 0.0, 21.2, 45.0, 70.0])
@pytest.mark.parametrize(("north", "east"), [(0.02, 0.0), (0.0, 0.02), (-0.015, 0.02)])
def test_the_plane_agrees_with_the_geodesic(latitude: float, north: float, east: float) -> None:
    here, there = (latitude, 112.6), (latitude + north, 112.6 + east)
    east_m, north_m = Plane.around(here).east_north_m(there)
    assert (east_m**2 + north_m**2) ** 0.5 == pytest.approx(distance_m(here, there), rel=1e-3)


def test_the_plane_leads_back() -> None:
    plane = Plane.around((21.2, 112.6))
    assert plane.point_at(*plane.east_north_m((21.213, 112.587))) == pytest.approx((21.213, 112.587))
