"""The reach of a circle: hand-computed, and true for any points."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service_circles.geo.datum import Point
from service_circles.geo.distance import Plane, distance_m
from service_circles.geo.straight_reach import NearbyIndex, Reach, reach_of

DOOR = (21.2, 112.6)
PLANE = Plane.around(DOOR)


def _east_of_door(meters: float) -> Point:
    return PLANE.point_at(meters, 0)


def _reach(origins: dict[str, Point], places: dict[str, Point], minutes: float = 10) -> Reach:
    return reach_of(origins, NearbyIndex(places), minutes, 1.0, 1.45)


def test_ten_minutes_at_one_meter_per_second_are_414_meters_in_a_straight_line() -> None:
    places = {"near": _east_of_door(100), "edge": _east_of_door(413), "beyond": _east_of_door(414)}
    reach = _reach({"door": DOOR}, places)
    assert reach.radius_m == pytest.approx(413.79, abs=0.01)
    assert [place.id for place in reach.places] == ["near", "edge"]
    assert reach.places[0].distance_m == pytest.approx(145, abs=0.01)
    assert reach.places[0].minutes == pytest.approx(145 / 60, abs=0.001)
    assert reach.mode == "straight_line"


def test_an_origin_does_not_reach_itself_or_another_origin() -> None:
    doors = {"a": DOOR, "b": _east_of_door(50)}
    assert _reach(doors, doors).places == ()


def test_a_place_is_credited_to_the_nearer_origin() -> None:
    reach = _reach({"far": _east_of_door(-300), "close": DOOR}, {"home": _east_of_door(20)})
    assert [(place.id, place.origin) for place in reach.places] == [("home", "close")]


def test_places_equally_far_come_in_the_order_of_their_ids() -> None:
    places = {"b": _east_of_door(90), "a": _east_of_door(90)}
    assert [place.id for place in _reach({"door": DOOR}, places).places] == ["a", "b"]


def test_the_poles_and_the_date_line_are_survived() -> None:
    places = {"pole": (90.0, 0.0), "line": (10.0, 180.0)}
    assert _reach({"north": (89.9999, 0.0), "pacific": (10.0, 179.999)}, places).places


POINTS = st.tuples(st.floats(21.17, 21.23), st.floats(112.57, 112.63))
PLACES = st.lists(POINTS, max_size=30).map(lambda points: {f"p{n}": point for n, point in enumerate(points)})
MINUTES = st.floats(0.5, 60)


def _ids(reach: Reach) -> set[str]:
    return {place.id for place in reach.places}


@settings(deadline=None)
@given(PLACES, POINTS, MINUTES, MINUTES)
def test_more_minutes_never_reach_less(places: dict[str, Point], origin: Point, a: float, b: float) -> None:
    less, more = sorted((a, b))
    assert _ids(_reach({"o": origin}, places, less)) <= _ids(_reach({"o": origin}, places, more))


@settings(deadline=None)
@given(PLACES, POINTS, POINTS, MINUTES)
def test_two_origins_reach_what_each_reaches(
    places: dict[str, Point], one: Point, two: Point, minutes: float
) -> None:
    apart = _ids(_reach({"a": one}, places, minutes)) | _ids(_reach({"b": two}, places, minutes))
    assert _ids(_reach({"a": one, "b": two}, places, minutes)) == apart


@settings(deadline=None)
@given(PLACES, POINTS, MINUTES)
def test_nothing_within_is_missed_and_nothing_beyond_is_counted(
    places: dict[str, Point], origin: Point, minutes: float
) -> None:
    reach = _reach({"o": origin}, places, minutes)
    for name, point in places.items():
        straight_m = distance_m(origin, point)
        if abs(straight_m - reach.radius_m) > reach.radius_m / 1_000:
            assert (name in _ids(reach)) == (straight_m < reach.radius_m)


@settings(deadline=None)
@given(PLACES, POINTS, MINUTES)
def test_minutes_and_meters_agree_and_grow(places: dict[str, Point], origin: Point, minutes: float) -> None:
    reached = _reach({"o": origin}, places, minutes).places
    assert all(place.minutes == pytest.approx(place.distance_m / 60) for place in reached)
    assert [place.minutes for place in reached] == sorted(place.minutes for place in reached)
