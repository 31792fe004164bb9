"""Squares are crossed: as closed ways and as multipolygons, around what stands in them."""

from math import hypot
from pathlib import Path

import pytest

from service_circles.geo.network.walking_network import WalkingNetwork
from service_circles.geo.osm.foot_rules import Street
from tests.geo.walking.town import FOOTWAY, Town, network_of, seconds, walk

CORNERS = {1: (0, 0), 2: (400, 0), 3: (400, 300), 4: (0, 300)}
STREETS = {10: (-100, 0), 11: (500, 300), **CORNERS}
SQUARE = {"highway": "pedestrian"}
RING = [1, 2, 3, 4, 1]


def _relation(*members: tuple[int, str]) -> str:
    lines = "".join(f'<member type="way" ref="{way}" role="{role}"/>' for way, role in members)
    return f'<relation id="1" version="1">{lines}<tag k="type" v="multipolygon"/><tag k="highway" v="pedestrian"/></relation>'


def _town(area: dict[str, str], extra: str = "") -> Town:
    return Town(STREETS, [([10, 1], FOOTWAY), ([3, 11], FOOTWAY), (RING, area)], extra=extra)


PLACES = {"o": [(-100.0, 0.0)], "a": [(500.0, 300.0)]}


@pytest.mark.parametrize(
    "town",
    [
        _town({**SQUARE, "area": "yes"}),
        _town({}, _relation((3, "outer"))),
        _town({"railway": "platform"}),
        _town({"man_made": "pier"}),
    ],
)
def test_a_square_is_crossed(tmp_path: Path, town: Town) -> None:
    assert seconds(walk(network_of(tmp_path, town), PLACES)) == {"a": 100 + 500 + 100}


@pytest.mark.parametrize(
    ("tags", "expected"), [(SQUARE, 900), ({**SQUARE, "area": "yes", "foot": "no"}, None)]
)
def test_a_loop_is_walked_around_and_a_closed_square_not_at_all(
    tmp_path: Path, tags: dict[str, str], expected: float | None
) -> None:
    town = _town(tags)
    town.ways = [*town.ways, ([10, 11], {"highway": "footway"})]
    direct = round(hypot(600, 300), 1)
    found = seconds(walk(network_of(tmp_path, town), PLACES))["a"]
    assert found == min(direct, expected or direct)


def test_what_stands_in_a_square_is_walked_around(tmp_path: Path) -> None:
    """A hall of 200 by 100 m in the middle."""
    nodes = {**STREETS, 21: (100, 100), 22: (300, 100), 23: (300, 200), 24: (100, 200)}
    ways = [([10, 1], FOOTWAY), ([3, 11], FOOTWAY), (RING, {}), ([21, 22, 23, 24, 21], {})]
    town = Town(nodes, ways, extra=_relation((3, "outer"), (4, "inner")))
    expected = 100 + hypot(300, 100) + hypot(100, 200) + 100
    assert seconds(walk(network_of(tmp_path, town), PLACES))["a"] == pytest.approx(expected, abs=0.2)


def test_a_notch_is_walked_around(tmp_path: Path) -> None:
    nodes = {
        1: (0, 0),
        2: (300, 0),
        3: (300, 300),
        4: (200, 300),
        5: (200, 100),
        6: (0, 100),
        10: (-50, 100),
        11: (200, 350),
    }
    ways = [([10, 6], FOOTWAY), ([4, 11], FOOTWAY), ([1, 2, 3, 4, 5, 6, 1], {**SQUARE, "area": "yes"})]
    reach = walk(network_of(tmp_path, Town(nodes, ways)), {"o": [(-50, 100)], "a": [(200, 350)]})
    assert seconds(reach) == {"a": 50 + 200 + 200 + 50}


def test_doors_along_the_sides_cross_nearly_straight(tmp_path: Path) -> None:
    network = network_of(tmp_path, _town({**SQUARE, "area": "yes"}))
    found = seconds(walk(network, {"o": [(190, 0)], "a": [(230, 300)]}))
    assert hypot(40, 300) <= found["a"] <= hypot(40, 300) * 1.1


def test_lines_across_are_walked_and_not_drawn(tmp_path: Path) -> None:
    network: WalkingNetwork = network_of(tmp_path, _town({**SQUARE, "area": "yes"}))
    assert (network.street == Street.ACROSS).any()
    kinds = {kind for kind, _ in walk(network, PLACES).streets}
    assert Street.ACROSS not in kinds
    assert Street.PATH in kinds


def test_a_square_of_many_corners_has_bounded_lines(tmp_path: Path) -> None:
    around = [(x, 0) for x in range(0, 400, 4)] + [(400, y) for y in range(0, 300, 4)]
    around += [(x, 300) for x in range(400, 0, -4)] + [(0, y) for y in range(300, 0, -4)]
    nodes = {**dict(enumerate(around, start=100)), 10: (-100, 0), 11: (500, 300)}
    corner = 100 + around.index((400, 300))
    ring = [*range(100, 100 + len(around)), 100]
    ways = [([10, 100], FOOTWAY), ([corner, 11], FOOTWAY), (ring, {**SQUARE, "area": "yes"})]
    network = network_of(tmp_path, Town(nodes, ways))
    assert (network.street == Street.ACROSS).sum() <= 32 * 31 / 2
    assert seconds(walk(network, PLACES))["a"] == pytest.approx(700, abs=0.2)
