"""Directions from real geometry: hand-made corners, steps, crossings, bridges and tunnels; and every walk of the demonstration."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from service_circles.geo.network.weighted_network import WeightedNetwork
from service_circles.geo.osm.foot_rules import Street
from service_circles.geo.osm.passages import Passage, passage_of
from service_circles.geo.walkers import STANDARD
from service_circles.geo.walking.bearings import Turn
from service_circles.geo.walking.directions import Directions, Leg, directions_of
from service_circles.geo.walking.junctions import Junctions
from service_circles.geo.walking.route_runs import Passing
from service_circles.geo.walking.routes import RouteTree, reversed_network
from tests.geo.walking.town import Meters, Town, doors_at, network_of

Way = tuple[Sequence[int], Mapping[str, str]]
ALONG = {"highway": "residential", "name": "明珠路"}
ACROSS = {"highway": "residential", "name": "饭堂巷"}
AVENUE = {"highway": "primary", "name": "听潮大道"}
NODES: dict[int, Meters] = {
    1: (0, 0),
    2: (100, 0),
    3: (200, 0),
    4: (100, 100),
    5: (100, -100),
    6: (100, 200),
    7: (100, -200),
}


def tell(
    folder: Path, ways: Sequence[Way], begin: Meters, finish: Meters, nodes: Mapping[int, Meters] = NODES
) -> Directions:
    """The directions from a door to another one, by their meters east and north."""
    network = network_of(folder, Town(nodes, ways))
    weighted = WeightedNetwork(network, STANDARD)
    doors = doors_at(weighted, {"home": [begin], "center": [finish]})
    route = RouteTree(weighted, doors, "home", 60).route_to("center")
    assert route is not None
    return directions_of(route, Junctions(network))


def told(legs: Sequence[Leg]) -> list[tuple[int, str, int]]:
    return [(leg.turn, leg.name, round(leg.meters)) for leg in legs]


CROSSROADS: list[Way] = [((1, 2, 3), ALONG), ((6, 4, 2, 5, 7), ACROSS)]


@pytest.mark.parametrize(
    ("finish", "turn"), [((100, 180), Turn.LEFT), ((100, -180), Turn.RIGHT)], ids=["left", "right"]
)
def test_a_corner_is_told_by_its_side(tmp_path: Path, finish: Meters, turn: Turn) -> None:
    found = tell(tmp_path, CROSSROADS, (0, 0), finish)
    assert told(found.legs) == [(Turn.NORTH + 2, "明珠路", 100), (turn, "饭堂巷", 180)]


def test_straight_on_along_a_street_is_one_leg(tmp_path: Path) -> None:
    found = tell(tmp_path, CROSSROADS, (0, 0), (200, 0))
    assert told(found.legs) == [(Turn.NORTH + 2, "明珠路", 200)]


def test_straight_on_into_another_street_is_told_by_its_name(tmp_path: Path) -> None:
    found = tell(tmp_path, [((1, 2), ALONG), ((2, 3), ACROSS)], (0, 0), (200, 0))
    assert told(found.legs) == [(Turn.NORTH + 2, "明珠路", 100), (Turn.AHEAD, "饭堂巷", 100)]


@pytest.mark.parametrize(("north", "turn"), [(20, Turn.LEFT), (-20, Turn.RIGHT)])
def test_one_comes_out_of_a_door_and_turns(tmp_path: Path, north: float, turn: Turn) -> None:
    """North of the street one goes out southwards, so that east is to the left."""
    found = tell(tmp_path, CROSSROADS, (20, north), (200, 0))
    assert found.legs[0].turn == turn
    assert found.before_m == pytest.approx(20, abs=0.1)


@pytest.mark.parametrize(("north", "side"), [(20, Turn.LEFT), (-20, Turn.RIGHT), (0, Turn.AHEAD)])
def test_the_side_of_the_door_is_told(tmp_path: Path, north: float, side: Turn) -> None:
    assert tell(tmp_path, CROSSROADS, (0, 0), (180, north)).side == side


def test_a_bend_without_a_junction_is_not_a_turn(tmp_path: Path) -> None:
    found = tell(tmp_path, [((1, 2, 4), ALONG)], (0, 0), (100, 100))
    assert told(found.legs) == [(Turn.NORTH + 2, "明珠路", 200)]


@pytest.mark.parametrize(
    ("tags", "passing"),
    [
        ({"highway": "steps"}, Passing.STEPS),
        ({"highway": "footway", "bridge": "yes"}, Passing.FOOTBRIDGE),
        ({"highway": "secondary", "bridge": "yes"}, Passing.BRIDGE),
        ({"highway": "footway", "tunnel": "yes", "layer": "-1"}, Passing.TUNNEL),
        ({"highway": "footway", "footway": "crossing"}, Passing.CROSSING),
        ({"highway": "elevator"}, Passing.LIFT),
        ({"highway": "footway", "tunnel": "building_passage"}, Passing.STREET),
    ],
)
def test_what_is_passed_is_told(tmp_path: Path, tags: Mapping[str, str], passing: Passing) -> None:
    nodes = {1: (0, 0), 2: (100, 0), 3: (130, 0), 4: (230, 0)}
    found = tell(tmp_path, [((1, 2), ALONG), ((2, 3), tags), ((3, 4), ACROSS)], (0, 0), (230, 0), nodes)
    assert [leg.passing for leg in found.legs] == [Passing.STREET, passing, Passing.STREET]
    assert found.steps_m == pytest.approx(30 if passing is Passing.STEPS else 0, abs=0.1)
    assert found.crossings == (passing is Passing.CROSSING)


def test_a_larger_street_that_lies_on_both_sides_is_crossed(tmp_path: Path) -> None:
    found = tell(tmp_path, [((1, 2, 3), ALONG), ((4, 2, 5), AVENUE)], (0, 0), (200, 0))
    assert [(leg.passing, leg.name, round(leg.meters)) for leg in found.legs] == [
        (Passing.STREET, "明珠路", 100), (Passing.CROSSING, "听潮大道", 0), (Passing.STREET, "明珠路", 100),
    ]  # fmt: skip
    assert found.crossings == 1


@pytest.mark.parametrize(
    ("ways", "finish"),
    [
        ([((1, 2, 3), ALONG), ((2, 5), AVENUE)], (200, 0)),  # it only begins there
        ([((1, 2, 3), ALONG), ((4, 2, 5), AVENUE)], (100, 90)),  # one turns into it
        ([((1, 2, 3), ALONG), ((4, 2, 5), ACROSS)], (200, 0)),  # it is no larger
    ],
)
def test_other_streets_are_not_crossed(tmp_path: Path, ways: list[Way], finish: Meters) -> None:
    assert tell(tmp_path, ways, (0, 0), finish).crossings == 0


def test_nameless_ways_are_told_by_their_kind_and_short_ones_not_at_all(tmp_path: Path) -> None:
    nodes = {1: (0, 0), 2: (100, 0), 3: (100, 8), 4: (200, 8), 5: (200, 108)}
    path, link = {"highway": "path"}, {"highway": "footway"}
    found = tell(
        tmp_path,
        [((1, 2), ALONG), ((2, 3), link), ((3, 4), ALONG), ((4, 5), path)],
        (0, 0),
        (200, 108),
        nodes,
    )
    assert told(found.legs) == [(Turn.NORTH + 2, "明珠路", 200), (Turn.LEFT, "", 100)]
    assert found.legs[1].street is Street.PATH


def test_a_way_back_is_the_same_way_turned_around(tmp_path: Path) -> None:
    """From where one is asked for, by the streets walked the other way; an escalator runs one way only."""
    moving = {"highway": "steps", "conveying": "forward", "name": "扶梯"}
    nodes = {1: (0, 0), 2: (100, 0), 3: (100, 60), 4: (0, 60)}
    network = network_of(
        tmp_path,
        Town(nodes, [((1, 2), ALONG), ((2, 3), moving), ((3, 4), ACROSS), ((1, 4), {"highway": "path"})]),
    )
    weighted = WeightedNetwork(network, STANDARD)
    doors = doors_at(weighted, {"home": [(80, 0)], "center": [(90, 60)]})
    there = RouteTree(weighted, doors, "home", 60).route_to("center")
    found = RouteTree(reversed_network(weighted), doors, "center", 60).route_to("home")
    assert there is not None
    assert found is not None
    back = found.turned_around()
    assert (back.origin, back.place) == ("home", "center")
    assert back.seconds == pytest.approx(there.seconds)
    assert back.points_m == pytest.approx(there.points_m, abs=0.01)
    home = RouteTree(weighted, doors, "center", 60).route_to("home")
    assert home is not None
    assert home.seconds > there.seconds


def test_there_is_no_route_beyond_the_minutes_or_the_streets(tmp_path: Path) -> None:
    network = network_of(tmp_path, Town(NODES, [((1, 2, 3), ALONG)]))
    weighted = WeightedNetwork(network, STANDARD)
    doors = doors_at(weighted, {"home": [(0, 0)], "far": [(200, 0)], "off": [(0, 900)]})
    tree = RouteTree(weighted, doors, "home", 2)
    assert tree.route_to("far") is None
    assert tree.route_to("off") is None


def test_doors_that_face_each_other_need_no_street(tmp_path: Path) -> None:
    found = tell(tmp_path, [((1, 2, 3), ALONG)], (50, 40), (55, 40))
    assert found.legs == ()
    assert found.before_m == pytest.approx(5, abs=0.1)


@pytest.mark.parametrize(
    ("tags", "passage"),
    [
        ({"bridge": "no"}, Passage.NONE), ({"bridge": "viaduct"}, Passage.BRIDGE), ({"tunnel": "culvert"}, Passage.TUNNEL),
        ({"path": "crossing"}, Passage.CROSSING), ({"highway": "elevator", "bridge": "yes"}, Passage.LIFT),
    ],
)  # fmt: skip
def test_tags_of_passages(tags: Mapping[str, str], passage: Passage) -> None:
    assert passage_of(tags) is passage
