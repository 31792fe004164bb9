"""Properties of every network: random towns, doors and corrections."""

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from service_circles.geo.datum import Point
from service_circles.geo.network.corrections import correct_network
from service_circles.geo.network.walking_network import WalkingNetwork, segment_lengths_m
from service_circles.geo.network.weighted_network import WeightedNetwork
from service_circles.geo.walkers import SLOW, STANDARD, WITHOUT_STEPS, Profile
from service_circles.geo.walking.walking_reach import WalkingReach, nearest_origins, walk_reach
from tests.geo.walking.town import Town, at, doors_at, network_of

TAGS = st.sampled_from(
    [{"highway": "footway"}] * 4
    + [{"highway": "steps"}, {"highway": "footway", "oneway:foot": "yes"}, {"highway": "motorway"}]
)
SIDE = 5
POSITION = st.floats(-60, SIDE * 80 + 60).map(lambda meters: round(meters, 2))
METERS = st.tuples(POSITION, POSITION)
AMONG_STREETS = st.tuples(st.floats(0, 320), st.floats(0, 320))
MINUTES = st.floats(0.5, 12)
_MILLIMETERS = 0.001
"""In minutes."""
PROFILES = st.sampled_from([STANDARD, SLOW, WITHOUT_STEPS])
PLACES = st.lists(METERS, min_size=1, max_size=15)


@st.composite
def networks(draw: st.DrawFn) -> WalkingNetwork:
    """A chessboard with corners moved about, in which every block of a street is a way of its own kind."""
    jitter = st.tuples(st.floats(-35, 35), st.floats(-35, 35))
    nodes = {}
    for row in range(SIDE):
        for column in range(SIDE):
            east, north = draw(jitter)
            nodes[1 + column + row * SIDE] = (column * 80 + east, row * 80 + north)
    across = [(node, node + 1) for node in nodes if node % SIDE]
    up = [(node, node + SIDE) for node in nodes if node + SIDE in nodes]
    ways = [(pair, draw(TAGS)) for pair in (*across, *up)]
    ways.append(((1, 2), {"highway": "footway"}))
    with TemporaryDirectory() as folder:
        return network_of(Path(folder), Town(nodes, ways))


def _reach(
    network: WalkingNetwork,
    places: Sequence[tuple[float, float]],
    origins: dict[str, tuple[float, float]],
    profile: Profile,
    minutes: float,
) -> WalkingReach | None:
    weighted = WeightedNetwork(network, profile)
    doors = doors_at(weighted, {f"p{n}": [place] for n, place in enumerate(places)})
    starts = doors_at(weighted, {name: [place] for name, place in origins.items()})
    return walk_reach(weighted, starts, doors, minutes) if len(starts) else None


def _minutes(reach: WalkingReach | None) -> dict[str, float]:
    return {} if reach is None else {place.id: place.minutes for place in reach.places}


def _street_m(reach: WalkingReach | None) -> float:
    if reach is None:
        return 0
    return sum(float(segment_lengths_m(line[:-1], line[1:]).sum()) for _, line in reach.streets)


@settings(deadline=None, max_examples=30)
@given(networks(), PLACES, METERS, PROFILES, MINUTES, MINUTES)
def test_more_minutes_never_reach_less(
    network: WalkingNetwork,
    places: list[tuple[float, float]],
    origin: tuple[float, float],
    profile: Profile,
    a: float,
    b: float,
) -> None:
    less, more = (_reach(network, places, {"o": origin}, profile, minutes) for minutes in sorted((a, b)))
    assert _minutes(less).items() <= _minutes(more).items()
    assert _street_m(less) <= _street_m(more) + 0.1


@settings(deadline=None, max_examples=30)
@given(networks(), PLACES, METERS, st.lists(AMONG_STREETS, min_size=1, max_size=3), PROFILES, MINUTES)
def test_closing_a_path_never_reaches_more(
    network: WalkingNetwork,
    places: list[tuple[float, float]],
    origin: tuple[float, float],
    closed: list[tuple[float, float]],
    profile: Profile,
    minutes: float,
) -> None:
    """A door whose leg ends within millimeters of the gate may stand on both sides of it."""
    points: list[Point] = [at(*place) for place in closed]
    before = _reach(network, places, {"o": origin}, profile, minutes + _MILLIMETERS)
    after = _reach(correct_network(network, closed=points), places, {"o": origin}, profile, minutes)
    was = _minutes(before)
    assert all(now >= was.get(name, np.inf) - _MILLIMETERS for name, now in _minutes(after).items())
    assert _street_m(after) <= _street_m(before) + 0.1


@settings(deadline=None, max_examples=30)
@given(networks(), PLACES, METERS, METERS, PROFILES, MINUTES)
def test_two_origins_reach_what_each_reaches(
    network: WalkingNetwork,
    places: list[tuple[float, float]],
    one: tuple[float, float],
    other: tuple[float, float],
    profile: Profile,
    minutes: float,
) -> None:
    first = _minutes(_reach(network, places, {"o": one}, profile, minutes))
    second = _minutes(_reach(network, places, {"p": other}, profile, minutes))
    both = _minutes(_reach(network, places, {"o": one, "p": other}, profile, minutes))
    assert both.keys() == first.keys() | second.keys()
    for name, found in both.items():
        assert abs(found - min(first.get(name, np.inf), second.get(name, np.inf))) < 1e-9


@settings(deadline=None, max_examples=20)
@given(networks(), PLACES, st.lists(METERS, min_size=1, max_size=4), PROFILES)
def test_the_nearest_of_all_is_what_each_circle_says(
    network: WalkingNetwork,
    places: list[tuple[float, float]],
    origins: list[tuple[float, float]],
    profile: Profile,
) -> None:
    """One pass over the whole network, and circles that look at a part of it."""
    weighted = WeightedNetwork(network, profile)
    doors = doors_at(weighted, {f"p{n}": [place] for n, place in enumerate(places)})
    starts = doors_at(weighted, {f"o{n}": [place] for n, place in enumerate(origins)})
    nearest = nearest_origins(weighted, starts, doors)
    best: dict[str, float] = {}
    for name in starts.ids:
        for place in walk_reach(weighted, starts.of_places([name]), doors, 120).places:
            best[place.id] = min(best.get(place.id, np.inf), place.minutes)
    assert {name: round(place.minutes, 9) for name, place in nearest.items() if place.minutes <= 120} == {
        name: round(minutes, 9) for name, minutes in best.items()
    }


@settings(deadline=None, max_examples=20)
@given(networks(), PLACES, METERS, PROFILES)
def test_nobody_is_nearer_than_in_a_straight_line(
    network: WalkingNetwork, places: list[tuple[float, float]], origin: tuple[float, float], profile: Profile
) -> None:
    reach = _reach(network, places, {"o": origin}, profile, 60)
    for place in () if reach is None else reach.places:
        east, north = places[int(place.id[1:])]
        straight_m = np.hypot(east - origin[0], north - origin[1])
        assert place.distance_m >= straight_m - 0.1
        assert place.minutes * 60 * profile.meters_per_second >= place.distance_m - 1e-6
