"""The layers of maps: streets joined into long lines, found by place."""

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from service_circles.geo.network.map_layers import MapLayers
from service_circles.geo.network.polylines import Lines, merge_lines
from service_circles.geo.osm.foot_rules import Street
from service_circles.geo.osm.scenery import Scenery
from tests.geo.walking.town import FOOTWAY, PLANE, Town, at, grid, network_of

RESIDENTIAL = {"highway": "residential"}


def _meters(lines: Lines) -> list[list[tuple[int, int]]]:
    """The lines in meters, each from its lesser end, sorted."""
    found = [[_whole(point) for point in points.tolist()] for _, points in lines]
    return sorted(min(line, line[::-1]) for line in found)


def _whole(point: list[float]) -> tuple[int, int]:
    east, north = PLANE.east_north_m((point[0], point[1]))
    return round(east), round(north)


def _box(west: float, south: float, east: float, north: float) -> tuple[float, float, float, float]:
    return (*at(west, south), *at(east, north))


def test_the_straightest_way_goes_on_at_a_crossing() -> None:
    """Four arms from one point: west goes on to the east, north to the south; another class does not."""
    arms = [[at(0, 0), at(*end)] for end in ((-100, 0), (0, 100), (100, 10), (5, -100), (70, 70))]
    joined = merge_lines(Lines.of(arms, [1, 1, 1, 1, 3]))
    assert _meters(joined) == [
        [(-100, 0), (0, 0), (100, 10)],
        [(0, 0), (70, 70)],
        [(0, 100), (0, 0), (5, -100)],
    ]
    assert sorted(joined.kinds.tolist()) == [1, 1, 3]


def test_a_ring_of_lines_is_one_line() -> None:
    corners = [at(0, 0), at(100, 0), at(100, 100), at(0, 100), at(0, 0)]
    joined = merge_lines(Lines.of([list(pair) for pair in pairwise(corners)], [0] * 4))
    assert len(joined) == 1
    assert len(joined.points) == 5


POINTS = st.tuples(st.integers(0, 4), st.integers(0, 4))


@given(st.lists(st.tuples(POINTS, POINTS, st.integers(0, 1)), max_size=30))
def test_joining_keeps_every_piece_once(pieces: list[tuple[tuple[int, int], tuple[int, int], int]]) -> None:
    lines = Lines.of([[begin, end] for begin, end, _ in pieces], [kind for _, _, kind in pieces])

    def each(of: Lines) -> list[tuple[int, list[list[float]]]]:
        return sorted((kind, sorted(pair)) for kind, points in of for pair in pairwise(points.tolist()))

    joined = merge_lines(lines)
    assert each(joined) == each(lines)
    assert len(joined) <= len(lines)


def test_a_chessboard_becomes_its_long_streets(tmp_path: Path) -> None:
    streets = MapLayers(network_of(tmp_path, grid(4, 3))).streets(_box(0, 0, 300, 200))
    around = [(0, 0), (0, 200), (300, 200), (300, 0), (0, 0)]
    assert _meters(streets) == [
        around,
        [(0, 100), (300, 100)],
        [(100, 0), (100, 200)],
        [(200, 0), (200, 200)],
    ]


def test_only_what_touches_the_box_and_is_wanted_is_found(tmp_path: Path) -> None:
    town = Town(
        {1: (0, 0), 2: (400, 0), 3: (0, 300), 4: (400, 300), 5: (0, 900), 6: (400, 900)},
        [
            ([1, 2], RESIDENTIAL),
            ([3, 4], FOOTWAY),
            ([1, 3], FOOTWAY),
            ([3, 5], FOOTWAY),
            ([5, 6], RESIDENTIAL),
        ],
    )
    layers = MapLayers(network_of(tmp_path, town))
    near = _box(100, -50, 200, 310)
    assert _meters(layers.streets(near)) == [[(0, 0), (400, 0)], [(0, 300), (400, 300)]]
    assert _meters(layers.streets(near, {Street.STREET})) == [[(0, 0), (400, 0)]]
    assert len(layers.streets(_box(1_000, 0, 1_100, 100))) == 0


def test_only_streets_as_long_as_asked_for_are_found(tmp_path: Path) -> None:
    """A street counts as a whole, also where only its end touches the box."""
    town = Town(
        {1: (0, 0), 2: (400, 300), 3: (400, 390), 4: (100, 0), 5: (180, -60)},
        [([1, 2], RESIDENTIAL), ([1, 4], FOOTWAY), ([4, 5], FOOTWAY)],
    )
    layers = MapLayers(network_of(tmp_path, town))
    near = _box(-10, -10, 10, 10)
    assert len(layers.streets(near)) == 2
    assert _meters(layers.streets(near, least_m=499)) == [[(0, 0), (400, 300)]]
    assert len(layers.streets(near, least_m=501)) == 0


def test_bends_below_a_meter_are_smoothed_and_others_stay(tmp_path: Path) -> None:
    town = Town(
        {1: (0, 0), 2: (100, 0.6), 3: (200, 0), 4: (300, 3), 5: (400, 0)}, [([1, 2, 3, 4, 5], FOOTWAY)]
    )
    layers = MapLayers(network_of(tmp_path, town))
    assert _meters(layers.streets(_box(0, -10, 400, 10))) == [[(0, 0), (200, 0), (300, 3), (400, 0)]]


def test_larger_streets_with_a_name_are_whole_again(tmp_path: Path) -> None:
    """A name goes on where the way or the class changes; footways and nameless streets have none."""
    town = Town(
        {1: (0, 0), 2: (100, 0), 3: (200, 0), 4: (0, 200), 5: (100, 200)},
        [
            ([1, 2], {"highway": "primary", "name": "明珠路"}),
            ([2, 3], {"highway": "residential", "name": "明珠路"}),
            ([4, 5], {"highway": "footway", "name": "小径"}),
            ([1, 4], RESIDENTIAL),
        ],
    )
    layers = MapLayers(network_of(tmp_path, town))
    named = layers.named_streets(_box(0, 0, 200, 200))
    assert _meters(named) == [[(0, 0), (200, 0)]]
    assert [layers.names[kind] for kind in named.kinds] == ["明珠路"]


def test_scenery_is_found_by_place(tmp_path: Path) -> None:
    town = Town(
        {1: (0, 0), 2: (100, 0), 3: (500, 0), 4: (600, 0), 5: (600, 80), 6: (500, 80)},
        [([1, 2], FOOTWAY), ([3, 4, 5, 6, 3], {"natural": "water"}), ([1, 6], {"railway": "rail"})],
    )
    layers = MapLayers(network_of(tmp_path, town))
    assert layers.scenery(_box(550, 10, 560, 20)).kinds.tolist() == [Scenery.WATER]
    assert sorted(layers.scenery(_box(0, -10, 600, 90)).kinds.tolist()) == [Scenery.WATER, Scenery.RAILWAY]


def test_lines_are_picked_by_number() -> None:
    lines = Lines.of([[(0, 0), (0, 1)], [(1, 0), (1, 1), (1, 2)], [(2, 0), (2, 1)]], [5, 6, 7])
    picked = lines.select(np.array([2, 1]))
    assert [(kind, points.tolist()) for kind, points in picked] == [
        (7, [[2, 0], [2, 1]]),
        (6, [[1, 0], [1, 1], [1, 2]]),
    ]
    assert len(lines.select(np.array([], np.intp))) == 0


@pytest.mark.parametrize("kinds", [None, {Street.MAIN}])
def test_a_network_without_scenery_has_none(tmp_path: Path, kinds: set[int] | None) -> None:
    layers = MapLayers(network_of(tmp_path, grid(2, 2)))
    box = _box(0, 0, 100, 100)
    assert len(layers.scenery(box)) == 0
    assert len(layers.streets(box, kinds)) == (1 if kinds is None else 0)
