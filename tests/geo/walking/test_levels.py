"""Doors join ways on their own floor: no tunnel, no line under or over a building, no footbridge in passing."""

from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pytest

from service_circles.coverage.siting.street_corners import corners_near
from service_circles.geo.network.corrections import Link, correct_network
from service_circles.geo.network.network_reader import read_network
from service_circles.geo.network.walking_network import WalkingNetwork
from service_circles.geo.network.weighted_network import WeightedNetwork
from service_circles.geo.osm.foot_rules import Gated
from service_circles.geo.osm.levels import GROUND, OVERHEAD, UNDERGROUND, Levels, levels_of
from service_circles.geo.walkers import STANDARD
from service_circles.geo.walking.doors import snap_doors
from service_circles.geo.walking.walking_reach import nearest_origins
from tests.geo.walking.extracts import EXTRACTS, points_around
from tests.geo.walking.town import FOOTWAY, Town, at, network_of, seconds, walk


@pytest.mark.parametrize(
    ("tags", "levels"),
    [
        ({}, GROUND),
        ({"layer": "0"}, GROUND),
        ({"tunnel": "yes"}, UNDERGROUND),
        ({"tunnel": "no"}, GROUND),
        ({"tunnel": "building_passage"}, GROUND),
        ({"covered": "yes"}, GROUND),
        ({"bridge": "yes"}, OVERHEAD),
        ({"bridge": "viaduct", "layer": "1"}, OVERHEAD),
        ({"bridge": "boardwalk"}, GROUND),
        ({"layer": "-1"}, UNDERGROUND),
        ({"layer": "1"}, OVERHEAD),
        ({"layer": "above"}, GROUND),
        ({"location": "underground"}, UNDERGROUND),
        ({"location": "roof"}, OVERHEAD),
        ({"level": "0"}, GROUND),
        ({"level": "-1"}, Levels(-1, -1)),
        ({"level": "2", "indoor": "yes"}, Levels(2, 2)),
        ({"level": "0;1"}, Levels(0, 1)),
        ({"level": "-2--1"}, Levels(-2, -1)),
        ({"level": "0-3"}, Levels(0, 3)),
        ({"level": "0.5"}, Levels(1, 1)),
        ({"level": "-0.5;1"}, Levels(-1, 1)),
        ({"level": "roof"}, GROUND),
        ({"level": "2", "bridge": "yes", "layer": "1"}, Levels(2, 2)),
        ({"level": "0", "bridge": "yes", "layer": "1"}, OVERHEAD),
        ({"level": "0;1", "bridge": "yes"}, Levels(1, 1)),
        ({"level": "-1", "tunnel": "yes"}, Levels(-1, -1)),
        ({"level": "0", "layer": "1"}, GROUND),
    ],
)
def test_floors_are_read_from_tags(tags: Mapping[str, str], levels: Levels) -> None:
    assert levels_of(tags) == levels


def _street_and(tags: Mapping[str, str]) -> Town:
    """A street 14 m north of the door at 500 m, and another line 13 m south of it whose mouth is 1.7 km off."""
    nodes = {1: (0, 14), 2: (1000, 14), 3: (0, -13), 4: (1000, -13), 5: (-1700, 14), 6: (-1700, -13)}
    streets = [([1, 2], {"highway": "residential"}), ([5, 1], FOOTWAY), ([5, 6], FOOTWAY)]
    return Town(nodes, [*streets, ([6, 3, 4], tags)])


PASSING = [
    {"highway": "service", "tunnel": "yes", "layer": "-3"},
    {"highway": "service", "layer": "-1"},
    {"highway": "footway", "bridge": "yes", "layer": "2"},
    {"highway": "corridor", "level": "3", "indoor": "yes"},
    {"highway": "footway", "location": "underground"},
]


@pytest.mark.parametrize("tags", PASSING)
def test_a_door_joins_the_street_and_not_what_passes_under_or_over_it(
    tmp_path: Path, tags: Mapping[str, str]
) -> None:
    reach = walk(network_of(tmp_path, _street_and(tags)), {"o": [(400, 14)], "a": [(500, 0)]})
    assert seconds(reach) == {"a": 100 + 14}


@pytest.mark.parametrize("tags", [{**FOOTWAY, "bridge": "no"}, {**FOOTWAY, "tunnel": "building_passage"}])
def test_a_line_on_the_ground_is_joined_if_it_is_nearer(tmp_path: Path, tags: Mapping[str, str]) -> None:
    reach = walk(network_of(tmp_path, _street_and(tags)), {"o": [(400, -13)], "a": [(500, 0)]})
    assert seconds(reach) == {"a": 100 + 13}


@pytest.mark.parametrize("tags", PASSING[1:4])
def test_the_way_still_is_walked(tmp_path: Path, tags: Mapping[str, str]) -> None:
    town = Town({1: (0, 0), 2: (100, 0), 3: (200, 0), 4: (300, 0)}, [([1, 2], FOOTWAY), ([2, 3], tags)])
    town.ways = [*town.ways, ([3, 4], FOOTWAY)]
    assert seconds(walk(network_of(tmp_path, town), {"o": [(0, 0)], "a": [(300, 0)]})) == {"a": 300}


def test_a_door_on_a_footbridge_or_underground_says_so(tmp_path: Path) -> None:
    network = network_of(tmp_path, _street_and(PASSING[2]))
    weighted = WeightedNetwork(network, STANDARD)
    places = {"street": [at(500, 0)], "bridge": [at(500, 0)], "below": [at(500, 0)]}
    doors = snap_doors(weighted, places, {"bridge": [2], "below": [-1]})
    assert dict(zip(doors.ids, doors.leg_m.round().tolist(), strict=True)) == {"bridge": 13, "street": 14}
    assert [off.id for off in doors.off_network] == ["below"]
    found = nearest_origins(weighted, doors.of_places(["street"]), doors)
    assert found["bridge"].minutes * 60 == pytest.approx(14 + 500 + 1700 + 27 + 1700 + 500 + 13, abs=0.5)


def test_a_place_beside_nothing_but_a_tunnel_is_off_the_network(tmp_path: Path) -> None:
    town = Town({1: (0, 0), 2: (500, 0), 3: (5000, 0)}, [([2, 3], FOOTWAY), ([1, 2], PASSING[0])])
    weighted = WeightedNetwork(network_of(tmp_path, town), STANDARD)
    assert [off.id for off in snap_doors(weighted, {"a": [at(100, 5)]}).off_network] == ["a"]


def test_links_between_doors_join_their_floor_and_links_between_points_any(tmp_path: Path) -> None:
    network = network_of(tmp_path, _street_and(PASSING[2]))
    link = Link(at(500, -12), at(500, -8), levels=(0, 0))
    assert _segments_at(correct_network(network, [link]), (500, 14)) > _segments_at(network, (500, 14))
    points = Link(at(500, -12), at(500, -8))
    assert _segments_at(correct_network(network, [points]), (500, 14)) == _segments_at(network, (500, 14))


def _segments_at(network: WalkingNetwork, meters: tuple[float, float]) -> int:
    away = np.hypot(*(network.node_m - network.on_plane(np.array([at(*meters)]))).T)
    return int(np.isin(np.column_stack((network.start, network.end)), np.flatnonzero(away < 0.5)).sum())


@pytest.mark.parametrize("path", EXTRACTS)
def test_no_address_of_a_real_town_joins_a_tunnel_or_a_bridge(path: Path) -> None:
    network = read_network([path], Gated.PERMEABLE)
    weighted = WeightedNetwork(network, STANDARD)
    points = points_around(network, 500)
    doors = snap_doors(weighted, {f"p{number}": [point] for number, point in enumerate(points)})
    assert len(doors) > 50
    assert (network.lowest[doors.segment] <= 0).all()
    assert (network.highest[doors.segment] >= 0).all()


def test_no_next_center_is_proposed_in_a_tunnel_or_amid_a_square(tmp_path: Path) -> None:
    square = {"highway": "pedestrian", "area": "yes"}
    nodes = {1: (0, 0), 2: (300, 0), 3: (600, 0), 4: (450, 100), 5: (450, 0), 11: (0, 300), 12: (300, 300)}
    ways = [([1, 2], FOOTWAY), ([2, 5], PASSING[0]), ([5, 3], PASSING[0]), ([5, 4], PASSING[0])]
    town = Town(nodes, [*ways, ([1, 2, 12, 11, 1], square)])
    weighted = WeightedNetwork(network_of(tmp_path, town), STANDARD)
    found = {point for _, point in corners_near(weighted, [at(200, 100)], 900, 50)}
    east = sorted(
        round(weighted.network.on_plane(np.array([point]))[0][0] - weighted.network.node_m[:, 0].min())
        for point in found
    )
    assert east == [0, 300]
