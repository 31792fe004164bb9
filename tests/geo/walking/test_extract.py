"""Reading extracts: whole, broken, odd and several."""

import bz2
import gzip
from pathlib import Path

import osmium
import pytest

from service_circles.geo.network.network_reader import read_network
from service_circles.geo.network.walking_network import WalkingNetwork
from service_circles.geo.osm import extract
from service_circles.geo.osm.foot_rules import Gated
from service_circles.geo.osm.scenery import Scenery
from service_circles.geo.walkers import WalkingError
from tests.geo.walking.town import FOOTWAY, Town, network_of, seconds, walk, write_osm

TOWN = Town(
    {1: (0, 0), 2: (200, 0), 3: (500, 0), 4: (500, 300)},
    [([1, 2, 3], {**FOOTWAY, "name": "听潮路"}), ([3, 4], {"highway": "residential"})],
)


def _shape(network: WalkingNetwork) -> tuple[int, int, float]:
    return (len(network.node_latitude), len(network.start), round(float(network.length_m.sum()), 1))


def _code_of(path: Path) -> str:
    with pytest.raises(WalkingError) as caught:
        read_network([path], Gated.CLOSED)
    return caught.value.code


def test_segments_have_their_length_on_the_ellipsoid(tmp_path: Path) -> None:
    network = network_of(tmp_path, TOWN)
    assert network.length_m.tolist() == pytest.approx([200, 300, 300], abs=0.02)
    assert [network.way_names[way] for way in network.way] == ["听潮路", "听潮路", ""]


def test_a_pbf_is_read_like_xml(tmp_path: Path) -> None:
    xml, pbf = TOWN.write(tmp_path / "town.osm"), tmp_path / "town.osm.pbf"
    with osmium.SimpleWriter(pbf) as writer:
        for thing in osmium.FileProcessor(xml):
            writer.add(thing)
    assert read_network([pbf], Gated.CLOSED).content_hash == read_network([xml], Gated.CLOSED).content_hash


def test_ways_may_come_before_their_nodes(tmp_path: Path) -> None:
    """As Overpass writes them."""
    turned = write_osm(tmp_path / "turned.osm", [*TOWN.way_lines(), *TOWN.node_lines()])
    assert _shape(read_network([turned], Gated.CLOSED)) == (4, 3, 800)


def test_numbers_below_zero_are_read(tmp_path: Path) -> None:
    """As JOSM writes what was drawn by hand."""
    drawn = Town({-node: place for node, place in TOWN.nodes.items()}, [([-1, -2, -3], FOOTWAY)])
    assert _shape(network_of(tmp_path, drawn)) == (3, 2, 500)


def test_deleted_ways_are_not_walked(tmp_path: Path) -> None:
    deleted = [line.replace('id="2"', 'id="2" visible="false"') for line in TOWN.way_lines()]
    path = write_osm(tmp_path / "deleted.osm", [*TOWN.node_lines(), *deleted])
    assert _shape(read_network([path], Gated.CLOSED)) == (3, 2, 500)


def test_nodes_outside_the_extract_leave_a_gap(tmp_path: Path) -> None:
    clipped = Town({1: (0, 0), 2: (100, 0), 4: (300, 0), 5: (400, 0)}, [([1, 2, 3, 4, 5, 6], FOOTWAY)])
    assert _shape(network_of(tmp_path, clipped)) == (4, 2, 200)


def test_the_same_node_twice_in_a_row_is_no_street(tmp_path: Path) -> None:
    town = Town({1: (0, 0), 2: (100, 0)}, [([1, 1, 2, 2], FOOTWAY)])
    assert _shape(network_of(tmp_path, town)) == (2, 1, 100)


def test_two_nodes_on_one_spot_hold_a_street_together(tmp_path: Path) -> None:
    town = Town({1: (0, 0), 2: (100, 0), 3: (100, 0), 4: (200, 0)}, [([1, 2, 3, 4], FOOTWAY)])
    assert seconds(walk(network_of(tmp_path, town), {"o": [(0, 0)], "a": [(200, 0)]})) == {"a": 200}


def test_neighboring_extracts_are_joined_at_their_seam(tmp_path: Path) -> None:
    west = TOWN.write(tmp_path / "west.osm")
    east = Town({2: (200, 0), 3: (500, 0), 4: (500, 300), 5: (900, 300)}, [])
    ways = '<way id="2"><nd ref="3"/><nd ref="4"/><tag k="highway" v="residential"/></way>'
    ways += '<way id="9"><nd ref="4"/><nd ref="5"/><tag k="highway" v="residential"/></way>'
    east.extra = ways
    network = read_network([west, east.write(tmp_path / "east.osm")], Gated.CLOSED)
    assert _shape(network) == (5, 4, 1200)
    assert seconds(walk(network, {"o": [(0, 0)], "a": [(900, 300)]})) == {"a": 1200}


def test_the_same_extract_twice_is_once(tmp_path: Path) -> None:
    path = TOWN.write(tmp_path / "town.osm")
    assert _shape(read_network([path, path], Gated.CLOSED)) == (4, 3, 800)


def test_made_up_numbers_of_two_files_do_not_clash(tmp_path: Path) -> None:
    one = TOWN.write(tmp_path / "one.osm")
    other = Town({1: (0, 300), 2: (500, 300)}, [([1, 2], FOOTWAY)]).write(tmp_path / "other.osm")
    network = read_network([one, other], Gated.CLOSED)
    assert _shape(network) == (6, 4, 1300)


def test_towns_far_apart_are_both_joined_to(tmp_path: Path) -> None:
    def streets(north: float, length: float) -> Town:
        return Town({1: (0, north), 2: (length, north)}, [([1, 2], FOOTWAY)])

    paths = [
        streets(north, length).write(tmp_path / f"{length}.osm")
        for north, length in ((0, 30_000), (5_000, 10_500), (9_000, 9_000))
    ]
    network = read_network(paths, Gated.CLOSED)
    assert network.main.tolist() == [True, True, False]


def test_what_is_missing_or_broken_is_said(tmp_path: Path) -> None:
    whole = TOWN.write(tmp_path / "town.osm").read_bytes()
    assert _code_of(tmp_path / "no.osm.pbf") == "extract_missing"
    assert _code_of(tmp_path) == "extract_missing"
    for name, content in {
        "cut.osm": whole[: len(whole) // 2],
        "page.osm": b"<html><body>404</body></html>",
        "words.osm": b"hello",
        "empty.osm": b"",
        "empty.osm.pbf": b"",
        "page.osm.pbf": b"<html><body>404</body></html>",
        "town.osm.pbf": whole,
        "town.txt": whole,
    }.items():
        (tmp_path / name).write_bytes(content)
        assert _code_of(tmp_path / name) == "extract_unreadable", name


def test_the_reason_is_kept_for_the_author(tmp_path: Path) -> None:
    (tmp_path / "cut.osm").write_text('<osm version="0.6"><node')
    with pytest.raises(WalkingError) as caught:
        read_network([tmp_path / "cut.osm"], Gated.CLOSED)
    assert caught.value.facts["path"] == str(tmp_path / "cut.osm")
    assert "line 1" in str(caught.value.facts["reason"])


@pytest.mark.parametrize(
    "ways", [[], [([1, 2], {"highway": "motorway"})], [([1, 99], FOOTWAY)], [([1], FOOTWAY)]]
)
def test_an_extract_without_streets_is_said(
    tmp_path: Path, ways: list[tuple[list[int], dict[str, str]]]
) -> None:
    path = Town({1: (0, 0), 2: (9, 0)}, ways).write(tmp_path / "town.osm")
    with pytest.raises(WalkingError) as caught:
        read_network([path], Gated.CLOSED)
    assert caught.value.code == "extract_without_streets"
    assert caught.value.facts == {"paths": [str(path)]}


def test_no_extract_at_all_has_no_streets() -> None:
    with pytest.raises(WalkingError, match="extract_without_streets"):
        read_network([], Gated.CLOSED)


def test_scenery_is_read_in_its_order(tmp_path: Path) -> None:
    square = [1, 2, 3, 4, 1]
    town = Town(
        {1: (0, 0), 2: (900, 0), 3: (900, 900), 4: (0, 900), 5: (300, 300), 6: (600, 300), 7: (600, 600)},
        [
            ([1, 2], FOOTWAY),
            (square, {"leisure": "park"}),
            ([1, 3], {"waterway": "river"}),
            ([2, 4], {"railway": "rail"}),
            ([1, 4], {"railway": "subway", "tunnel": "yes"}),
            ([3, 4], {"highway": "motorway"}),
            (square, {"building": "yes"}),
            ([5, 6, 7, 5], {}),
        ],
        extra='<relation id="1"><member type="way" ref="7" role="outer"/>'
        '<member type="way" ref="8" role="inner"/>'
        '<tag k="type" v="multipolygon"/><tag k="natural" v="water"/></relation>',
    )
    scenery = network_of(tmp_path, town).scenery
    kinds = [Scenery(kind) for kind, _ in scenery]
    assert sorted(kinds) == [
        Scenery.PARK, Scenery.WATER, Scenery.ISLAND, Scenery.STREAM, Scenery.MOTORWAY, Scenery.RAILWAY
    ]  # fmt: skip
    assert kinds.index(Scenery.ISLAND) == kinds.index(Scenery.WATER) + 1
    rings = [points for kind, points in scenery if kind in {Scenery.PARK, Scenery.WATER, Scenery.ISLAND}]
    assert all((ring[0] == ring[-1]).all() for ring in rings)
    assert [len(ring) for ring in rings] == [5, 5, 4]


@pytest.mark.parametrize(
    "tags",
    [
        {"railway": "platform"},
        {"public_transport": "platform"},
        {"man_made": "pier"},
        {"highway": "cycleway", "segregated": "yes"},
    ],
)
def test_platforms_piers_and_shared_cycleways_are_read(tmp_path: Path, tags: dict[str, str]) -> None:
    town = Town({1: (0, 0), 2: (100, 0), 3: (200, 0)}, [([1, 2], FOOTWAY), ([2, 3], tags)])
    assert seconds(walk(network_of(tmp_path, town), {"o": [(0, 0)], "a": [(200, 0)]})) == {"a": 200}


def test_a_gate_that_is_closed_by_day_cuts_its_way(tmp_path: Path) -> None:
    gate = {"barrier": "gate", "opening_hours": "20:00-06:00"}
    nodes = {1: (0, 0), 2: (100, 0), 3: (200, 0), 4: (200, 300), 5: (0, 300)}
    town = Town(nodes, [([1, 2, 3], FOOTWAY), ([3, 4, 5, 1], FOOTWAY)], {2: gate})
    places = {"o": [(110.0, 0.0)], "a": [(90.0, 0.0)]}
    assert seconds(walk(network_of(tmp_path, town), places)) == {"a": 90 + 300 + 200 + 300 + 90}


@pytest.mark.parametrize(
    "line",
    [
        *(f'<node id="8" version="1" lat="{value}" lon="1"/>' for value in ("nan", "300", "", "x")),
        '<node id="99999999999999999999999" version="1" lat="1" lon="1"/>',
        '<node id="8" version="x" lat="1" lon="1"/>',
        '<node id="8" version="1" lat="1" lon="1" timestamp="yesterday"/>',
        '<node id="8" version="1" lat="1" lon="1" uid="99999999999"/>',
        '<node id="8" version="1" lat="1" lon="1" visible="maybe"/>',
        f'<node id="8" version="1" lat="1" lon="1"><tag k="{"k" * 3000}" v="x"/></node>',
        f'<relation id="8"><member type="way" ref="1" role="{"r" * 3000}"/><tag k="type" v="multipolygon"/></relation>',
        '<way id="8"><nd ref="one"/></way>',
    ],
)
def test_a_broken_value_is_a_broken_file(tmp_path: Path, line: str) -> None:
    ways = '<way id="9"><nd ref="8"/><nd ref="1"/><tag k="highway" v="footway"/></way>'
    path = write_osm(tmp_path / "town.osm", [*TOWN.node_lines(), line, *TOWN.way_lines(), ways])
    assert _code_of(path) == "extract_unreadable"


def test_a_node_given_twice_is_refused(tmp_path: Path) -> None:
    lines = [*TOWN.node_lines(), '<node id="3" version="2" lat="21.3" lon="112.6"/>']
    for name, order in {
        "before.osm": [*lines, *TOWN.way_lines()],
        "after.osm": [*TOWN.way_lines(), *lines],
    }.items():
        with pytest.raises(WalkingError) as caught:
            read_network([write_osm(tmp_path / name, order)], Gated.CLOSED)
        assert (caught.value.code, caught.value.facts["node"]) == ("extract_repeats", 3)


def test_an_extract_has_bounds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = TOWN.write(tmp_path / "town.osm")
    for bound, most in (("MOST_NODES", 4), ("MOST_STEPS", 5)):
        monkeypatch.setattr(extract, bound, most)
        assert len(read_network([path], Gated.CLOSED).start) == 3
        monkeypatch.setattr(extract, bound, most - 1)
        assert _code_of(path) == "extract_too_large"
        monkeypatch.undo()


def test_ways_in_any_order_are_read_with_their_squares(tmp_path: Path) -> None:
    """As Overpass writes them for `out skel qt`."""
    square = {"highway": "pedestrian", "area": "yes"}
    town = Town({**TOWN.nodes, 5: (200, 300)}, [*TOWN.ways, ([2, 3, 4, 5, 2], square)])
    ordered = network_of(tmp_path, town)
    turned = write_osm(tmp_path / "turned.osm", [*list(town.way_lines())[::-1], *town.node_lines()])
    assert _shape(read_network([turned], Gated.CLOSED)) == _shape(ordered)


@pytest.mark.parametrize("name", ["a.osm", "a.osm.gz", "a.osm.bz2"])
def test_an_element_without_an_end_is_not_read_on(tmp_path: Path, name: str) -> None:
    content = b"<osm version='0.6'><!--" + b"x" * 3_000_000 + b"--></osm>"
    packed = {"a.osm": content, "a.osm.gz": gzip.compress(content), "a.osm.bz2": bz2.compress(content)}
    (tmp_path / name).write_bytes(packed[name])
    assert _code_of(tmp_path / name) == "extract_unreadable"


@pytest.mark.parametrize("head", [b"BZh91AY&SYxx", b"\x1f\x8b\x08\x00xxxx", b"<osm"])
def test_a_broken_archive_is_told(tmp_path: Path, head: bytes) -> None:
    for name in ("a.osm.gz", "a.osm.bz2"):
        (tmp_path / name).write_bytes(head)
        assert _code_of(tmp_path / name) == "extract_unreadable"


def test_areas_of_a_line_named_again_and_again_are_refused(tmp_path: Path) -> None:
    members = '<member type="way" ref="1" role="outer"/>' * 300
    tags = '<tag k="type" v="multipolygon"/><tag k="highway" v="pedestrian"/>'
    relations = [f'<relation id="{number}">{members}{tags}</relation>' for number in range(1, 102)]
    path = write_osm(tmp_path / "a.osm", [*TOWN.node_lines(), *TOWN.way_lines(), *relations])
    assert _code_of(path) == "extract_too_large"
