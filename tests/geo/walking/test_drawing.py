"""The drawing: reached pieces of streets, the outline around them, the ground of the map."""

from pathlib import Path

import numpy as np
import pytest
import shapely

from service_circles.geo.network.polylines import Lines
from service_circles.geo.network.walking_network import segment_lengths_m
from service_circles.geo.osm.foot_rules import Street
from service_circles.geo.walking.isochrone import HOLE, OUTER
from service_circles.geo.walking.walking_reach import WalkingReach
from tests.geo.walking.town import FOOTWAY, PLANE, Town, at, grid, network_of, walk


def _meters(points: np.ndarray) -> list[tuple[int, int]]:
    return [(round(east), round(north)) for east, north in map(PLANE.east_north_m, points.tolist())]


def _lines(lines: Lines) -> list[list[tuple[int, int]]]:
    """The lines in order, each from its lesser end: it does not matter which way they are drawn."""
    return sorted(min(line, line[::-1]) for line in (_meters(points) for _, points in lines))


def _length_m(lines: Lines) -> float:
    return sum(float(segment_lengths_m(points[:-1], points[1:]).sum()) for _, points in lines)


def _covers(reach: WalkingReach, east: float, north: float) -> bool:
    polygons: list[shapely.Polygon] = []
    for kind, ring in reach.outline:
        if kind == OUTER:
            polygons.append(shapely.Polygon(ring))
        else:
            polygons[-1] = polygons[-1].difference(shapely.Polygon(ring))
    return any(polygon.contains(shapely.Point(at(east, north))) for polygon in polygons)


STREET = Town({1: (0, 0), 2: (200, 0), 3: (1000, 0)}, [([1, 2, 3], FOOTWAY)])


def test_streets_end_where_the_minutes_do(tmp_path: Path) -> None:
    network = network_of(tmp_path, STREET)
    assert _lines(walk(network, {"o": [(500, 60)]}, minutes=5).streets) == [[(260, 0), (740, 0)]]
    assert _lines(walk(network, {"o": [(150, 0)]}, minutes=5).streets) == [[(0, 0), (200, 0), (450, 0)]]
    assert _lines(walk(network, {"o": [(500, 0)]}, minutes=60).streets) == [[(0, 0), (200, 0), (1000, 0)]]


def test_what_two_origins_walk_is_one_line(tmp_path: Path) -> None:
    network = network_of(tmp_path, STREET)
    places = {"o": [(400.0, 0.0)], "p": [(700.0, 0.0)]}
    assert _lines(walk(network, places, ["o", "p"], minutes=2).streets) == [
        [(280, 0), (520, 0)],
        [(580, 0), (820, 0)],
    ]
    assert _lines(walk(network, places, ["o", "p"], minutes=3).streets) == [[(220, 0), (880, 0)]]


def test_a_street_walked_into_from_both_ends_keeps_its_gap(tmp_path: Path) -> None:
    ring = Town({1: (0, 0), 2: (400, 0), 3: (400, 400), 4: (0, 400)}, [([1, 2, 3, 4, 1], FOOTWAY)])
    reach = walk(network_of(tmp_path, ring), {"o": [(0, 0)]}, minutes=10)
    assert _lines(reach.streets) == [[(200, 400), (0, 400), (0, 0), (400, 0), (400, 200)]]


def test_a_one_way_street_is_drawn_from_its_open_end(tmp_path: Path) -> None:
    town = Town(
        {1: (0, 0), 2: (400, 0), 3: (400, 400), 4: (0, 400)},
        [([1, 2, 3, 4], FOOTWAY), ([4, 1], {"highway": "steps", "oneway:foot": "yes"})],
    )
    reach = walk(network_of(tmp_path, town), {"o": [(0, 0)]}, minutes=10)
    assert _lines(reach.streets) == [[(0, 0), (400, 0), (400, 200)]]


def test_streets_carry_their_class(tmp_path: Path) -> None:
    town = Town({1: (0, 0), 2: (100, 0), 3: (200, 0)}, [([1, 2], FOOTWAY), ([2, 3], {"highway": "steps"})])
    kinds = [Street(kind) for kind, _ in walk(network_of(tmp_path, town), {"o": [(0, 0)]}).streets]
    assert kinds == [Street.PATH, Street.STEPS]


def test_a_grid_is_walked_as_far_as_the_blocks_allow(tmp_path: Path) -> None:
    """From a corner in the middle 250 m: a diamond whose streets add up by hand."""
    network = network_of(tmp_path, grid(9, 9))
    reach = walk(network, {"o": [(400, 400)]}, minutes=250 / 60)
    lines = 2 * (500 + 2 * 300 + 2 * 100)
    assert _length_m(reach.streets) == pytest.approx(lines, abs=1)


def test_the_outline_is_around_what_is_walked(tmp_path: Path) -> None:
    reach = walk(network_of(tmp_path, STREET), {"o": [(500, 60)]}, minutes=5)
    assert [kind for kind, _ in reach.outline] == [OUTER]
    ring = next(iter(reach.outline))[1]
    assert (ring[0] == ring[-1]).all()
    assert _covers(reach, 280, 10)
    assert _covers(reach, 720, -10)
    assert _covers(reach, 500, 55), "the leg from the door"
    assert not _covers(reach, 220, 0)
    assert not _covers(reach, 780, 0)
    assert not _covers(reach, 400, 40)


def test_the_outline_keeps_clear_of_a_street_nobody_reaches(tmp_path: Path) -> None:
    """Thirty meters across the railway, and far to walk."""
    town = Town({1: (0, 0), 2: (1000, 0), 3: (1000, 30), 4: (0, 30)}, [([1, 2, 3, 4], FOOTWAY)])
    reach = walk(network_of(tmp_path, town), {"o": [(100, 0)]}, minutes=5)
    across = [_covers(reach, east, 30) for east in range(0, 400, 10)]
    along = [_covers(reach, east, 0) for east in range(0, 390, 10)]
    assert not any(across)
    assert all(along)


def test_a_block_without_streets_is_filled_and_one_with_an_unreached_street_is_not(tmp_path: Path) -> None:
    nodes = {
        1: (0.0, 0.0),
        2: (200.0, 0.0),
        3: (200.0, 200.0),
        4: (0.0, 200.0),
        5: (100.0, 60.0),
        6: (100.0, 140.0),
    }
    around = ([1, 2, 3, 4, 1], FOOTWAY)
    places = {"o": [(0.0, 0.0)]}
    empty = walk(network_of(tmp_path, Town(nodes, [around])), places)
    assert [kind for kind, _ in empty.outline] == [OUTER]
    assert _covers(empty, 100, 100)
    slow_stairs = Town(nodes, [around, ([4, 6, 5], {"highway": "steps"})])
    crossed = walk(network_of(tmp_path, slow_stairs), places, minutes=400 / 60)
    assert [kind for kind, _ in crossed.outline] == [OUTER, HOLE]
    assert not _covers(crossed, 100, 90)
    assert _covers(crossed, 60, 170)


def test_the_middle_of_a_great_park_is_not_inside(tmp_path: Path) -> None:
    park = Town({1: (0, 0), 2: (800, 0), 3: (800, 800), 4: (0, 800)}, [([1, 2, 3, 4, 1], FOOTWAY)])
    reach = walk(network_of(tmp_path, park), {"o": [(0, 0)]}, minutes=40)
    assert [kind for kind, _ in reach.outline] == [OUTER, HOLE]
    assert not _covers(reach, 400, 400)


def test_a_long_walk_is_drawn_more_coarsely(tmp_path: Path) -> None:
    network = network_of(tmp_path, grid(41, 41, 200))
    reach = walk(network, {"o": [(4000, 4000)]}, minutes=60)
    assert _covers(reach, 4000 + 3400, 4010)
    assert len(reach.outline.points) < 1_000


def test_the_outline_hugs_the_streets_of_a_whole_grid(tmp_path: Path) -> None:
    network = network_of(tmp_path, grid(13, 13))
    reach = walk(network, {"o": [(630, 590)]}, minutes=8)

    def meters_to(east: float, north: float) -> float:
        columns = (abs(column - 630) + abs(column - east) for column in range(0, 1201, 100))
        return 10 + abs(north - 600) + (min(columns) if north != 600 else abs(east - 630))

    spots = [(east, north) for north in range(0, 1201, 100) for east in range(0, 1201, 20)]
    inside = {spot for spot in spots if _covers(reach, *spot)}
    walked = {spot for spot in spots if meters_to(*spot) < 480}
    beyond = {spot for spot in spots if meters_to(*spot) > 490}
    assert len(walked) > 200
    assert len(walked - inside) < 0.02 * len(walked)
    assert len(beyond & inside) < 0.02 * len(inside)
