"""The made-up walking network: drawn again it is the same, all of it hangs together, every door is near it."""

from __future__ import annotations

import subprocess
import sys
import xml.etree.ElementTree as ET
from collections import defaultdict
from itertools import pairwise
from pathlib import Path

import pytest
from shapely import LineString, STRtree
from shapely.geometry import Point

from service_circles.geo.datum import to_wgs84
from service_circles.reading.directory_reader import read_directory
from service_circles.records.area import Area, AreaKind
from service_circles.records.center import ServiceCenter

PROJECT = Path(__file__).parents[2]
NETWORK = PROJECT / "content" / "walking" / "rongxi.osm"
METERS_PER_DEGREE_NORTH, METERS_PER_DEGREE_EAST = 110_720, 103_832
NOT_WALKED = {"motorway", "cycleway"}

Place = tuple[float, float]
Tags = dict[str, str]


def tags_of(element: ET.Element) -> Tags:
    return {tag.attrib["k"]: tag.attrib["v"] for tag in element.iter("tag")}


def meters(latitude: float, longitude: float) -> Place:
    return (longitude * METERS_PER_DEGREE_EAST, latitude * METERS_PER_DEGREE_NORTH)


@pytest.fixture(scope="module")
def ways() -> list[tuple[Tags, list[str]]]:
    document = ET.parse(NETWORK)  # noqa: S314 - our own file
    return [(tags_of(way), [nd.attrib["ref"] for nd in way.iter("nd")]) for way in document.iter("way")]


@pytest.fixture(scope="module")
def places() -> dict[str, Place]:
    nodes = ET.parse(NETWORK).iter("node")  # noqa: S314 - our own file
    return {node.attrib["id"]: meters(float(node.attrib["lat"]), float(node.attrib["lon"])) for node in nodes}


@pytest.fixture(scope="module")
def walked(ways: list[tuple[Tags, list[str]]]) -> list[list[str]]:
    return [
        nodes
        for tags, nodes in ways
        if "highway" in tags
        and tags["highway"] not in NOT_WALKED
        and tags.get("foot") not in {"no", "use_sidepath"}
    ]


def test_drawing_it_again_gives_the_same_bytes(tmp_path: Path) -> None:
    again = tmp_path / "again.osm"
    subprocess.run([sys.executable, PROJECT / "examples" / "rongxi_network.py", again], check=True)
    assert again.read_bytes() == NETWORK.read_bytes()


def test_it_is_small_enough_to_keep(places: dict[str, Place]) -> None:
    assert NETWORK.stat().st_size <= 700_000
    assert 1_500 <= len(places) <= 4_000


def test_ways_lead_along_nodes_of_the_file(
    ways: list[tuple[Tags, list[str]]], places: dict[str, Place]
) -> None:
    for tags, nodes in ways:
        assert len(set(nodes)) > 1, tags
        assert set(nodes) <= places.keys(), tags


def test_all_that_can_be_walked_is_one_component(walked: list[list[str]]) -> None:
    neighbors = defaultdict(set)
    for nodes in walked:
        for start, end in pairwise(nodes):
            neighbors[start].add(end)
            neighbors[end].add(start)
    reached, waiting = set(), [next(iter(neighbors))]
    while waiting:
        node = waiting.pop()
        if node not in reached:
            reached.add(node)
            waiting.extend(neighbors[node])
    assert reached == neighbors.keys()


def test_every_estate_and_center_is_near_a_street(walked: list[list[str]], places: dict[str, Place]) -> None:
    streets = [LineString([places[node] for node in nodes]) for nodes in walked]
    nearest = STRtree(streets)
    read, _ = read_directory(PROJECT)
    assert read is not None
    estates = [area for area in read.directory.all(Area) if area.kind is AreaKind.ESTATE]
    locations = {area.id: area.location for area in estates}
    centers = read.directory.all(ServiceCenter)
    locations |= {center.id: center.location for center in centers if center.location}
    assert len(centers) == len(locations) - len(estates)
    far = {}
    for name, at in locations.items():
        assert at is not None
        door = Point(meters(*to_wgs84(at.latitude, at.longitude, at.datum)))
        far[name] = door.distance(streets[nearest.nearest(door)])
    assert len(far) > 70
    assert {name: far_m for name, far_m in far.items() if far_m > 60} == {}


@pytest.mark.parametrize(
    "shown",
    [
        {"natural": "water"}, {"leisure": "park"}, {"railway": "rail"}, {"highway": "steps", "name": "百级梯"},
        {"highway": "steps", "oneway:foot": "yes"}, {"highway": "corridor"}, {"highway": "motorway"},
        {"highway": "trunk_link", "foot": "no"}, {"highway": "cycleway", "foot": "no"},
        {"highway": "service", "access": "private"}, {"footway": "sidewalk"}, {"footway": "crossing"},
        {"name": "桥东大桥", "bridge": "yes"}, {"name": "桥西步行桥", "bridge": "yes"},
        {"name": "老街涵洞", "tunnel": "yes"}, {"name": "站前天桥", "bridge": "yes"},
    ],
    ids=str,
)  # fmt: skip
def test_ways_show_every_rule(shown: Tags, ways: list[tuple[Tags, list[str]]]) -> None:
    assert any(shown.items() <= tags.items() for tags, _ in ways)


@pytest.mark.parametrize(
    "shown",
    [
        {"barrier": "gate", "access": "private"}, {"barrier": "gate", "access": "no"}, {"barrier": "gate"},
        {"railway": "level_crossing"}, {"highway": "elevator"},
    ],
    ids=str,
)  # fmt: skip
def test_points_show_every_rule(shown: Tags) -> None:
    nodes = ET.parse(NETWORK).iter("node")  # noqa: S314 - our own file
    assert any(shown.items() <= tags_of(node).items() for node in nodes)
