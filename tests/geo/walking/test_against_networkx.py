"""The same walks found in another way: doors become nodes of a graph, and networkx walks it."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from math import inf
from pathlib import Path

import networkx as nx
import numpy as np
import pytest

from service_circles.geo.datum import Point
from service_circles.geo.network.corrections import Link, correct_network
from service_circles.geo.network.network_reader import read_network
from service_circles.geo.network.walking_network import WalkingNetwork
from service_circles.geo.network.weighted_network import WeightedNetwork
from service_circles.geo.osm.foot_rules import Gated
from service_circles.geo.walkers import SLOW, STANDARD, WITHOUT_STEPS, Profile
from service_circles.geo.walking.doors import Doors, snap_doors
from service_circles.geo.walking.walking_reach import nearest_origins, walk_reach
from tests.geo.walking.extracts import EXTRACTS, points_around, points_on_streets
from tests.geo.walking.town import at, grid, network_of


def _graph(weighted: WeightedNetwork, doors: Doors) -> nx.MultiDiGraph:
    """Segments cut at every door on them; one goes out of a place and into a place, never through one."""
    network, pace = weighted.network, weighted.profile.meters_per_second
    graph = nx.MultiDiGraph()
    for segment in range(len(network.start)):
        doors_on_it = np.flatnonzero(doors.segment == segment)
        joints = sorted((float(doors.fraction[door]), f"joint {door}") for door in doors_on_it)
        stops = [(0.0, int(network.start[segment])), *joints, (1.0, int(network.end[segment]))]
        for (begin, here), (finish, there) in pairwise(stops):
            for tail, head, whole_s in (
                (here, there, weighted.forward_s),
                (there, here, weighted.backward_s),
            ):
                if np.isfinite(whole_s[segment]):
                    graph.add_edge(tail, head, weight=whole_s[segment] * (finish - begin))
    for door, leg_m in enumerate(doors.leg_m):
        graph.add_edge(("out of", doors.place[door]), f"joint {door}", weight=leg_m / pace)
        graph.add_edge(f"joint {door}", ("into", doors.place[door]), weight=leg_m / pace)
    for begin, finish in np.ndindex(len(doors), len(doors)):
        straight_m = float(np.hypot(*(doors.point_m[begin] - doors.point_m[finish])))
        if straight_m <= doors.leg_m[finish]:
            graph.add_edge(
                ("out of", doors.place[begin]), ("into", doors.place[finish]), weight=straight_m / pace
            )
    return graph


def _minutes(graph: nx.MultiDiGraph, doors: Doors, origins: Sequence[str], most: float) -> dict[str, float]:
    """Minutes to every place from the nearest of the origins."""
    sources = [("out of", doors.ids.index(name)) for name in origins]
    found = nx.multi_source_dijkstra_path_length(graph, sources, cutoff=most * 60)
    into = {name: ("into", number) for number, name in enumerate(doors.ids)}
    return {name: found[node] / 60 for name, node in into.items() if node in found}


def _agree(network: WalkingNetwork, places: Mapping[str, Sequence[Point]], profile: Profile) -> None:
    weighted = WeightedNetwork(network, profile)
    doors = snap_doors(weighted, places)
    graph = _graph(weighted, doors)
    for minutes, origins in ((10, doors.ids[:1]), (25, doors.ids[1:2]), (10, doors.ids[2:5])):
        expected = _minutes(graph, doors, origins, minutes)
        reached = walk_reach(weighted, doors.of_places(origins), doors, minutes).places
        assert {place.id: place.minutes for place in reached} == pytest.approx(
            {name: found for name, found in expected.items() if name not in origins}, abs=1e-9
        )
    nearest = nearest_origins(weighted, doors.of_places(doors.ids[:6]), doors)
    assert {name: place.minutes for name, place in nearest.items()} == pytest.approx(
        _minutes(graph, doors, doors.ids[:6], inf), abs=1e-9
    )


@pytest.mark.parametrize("path", EXTRACTS)
@pytest.mark.parametrize(
    "profile", [STANDARD, SLOW, WITHOUT_STEPS], ids=["standard", "slow", "without_steps"]
)
def test_real_streets(path: Path, profile: Profile) -> None:
    network = read_network([path], Gated.CLOSED)
    points = [*points_on_streets(network, 60), *points_around(network, 90)]
    places = {f"p{number:03}": [point] for number, point in enumerate(points)}
    places["p000"].append(points[60])
    places["p003"].append(points[61])
    _agree(network, places, profile)


def test_a_corrected_grid(tmp_path: Path) -> None:
    links = [Link(at(130, 0), at(170, 300)), Link(at(10, 10), at(790, 390), minutes=4, steps=True)]
    closed = [at(250, 100), at(400, 350), at(150, 150)]
    network = correct_network(network_of(tmp_path, grid(9, 5)), links, closed)
    points = [*points_on_streets(network, 40), *points_around(network, 40)]
    places = {f"p{number:03}": [point] for number, point in enumerate(points)}
    _agree(network, places, STANDARD)
    _agree(network, places, WITHOUT_STEPS)
