"""Overlapping extracts of different dates: they join, the newer one counts, and it is told."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

import osmium
import pytest

from service_circles.geo.network.network_reader import read_network
from service_circles.geo.network.walking_network import WalkingNetwork
from service_circles.geo.osm.file_head import date_in_head
from service_circles.geo.osm.foot_rules import Gated
from tests.geo.walking.town import FOOTWAY, Meters, Town, seconds, walk

LOCKED = {"barrier": "gate", "locked": "yes"}
PLACES = {"o": [(10.0, 0.0)], "a": [(390.0, 0.0)]}


def _town(
    nodes: Mapping[int, Meters],
    ways: Mapping[int, tuple[Sequence[int], Mapping[str, str]]],
    day: str = "",
    gate: Mapping[str, str] | None = None,
) -> Sequence[str]:
    """The lines of a file; every way was changed on a day, and node 2 is a gate."""
    town = Town(nodes, list(ways.values()), {2: gate} if gate else {})
    stamp = f' timestamp="{day}T00:00:00Z"' if day else ""
    lines = [
        line.replace(f'<way id="{at}"', f'<way id="{number}"{stamp}')
        for (at, line), number in zip(enumerate(town.way_lines(), start=1), ways, strict=True)
    ]
    return [*town.node_lines(), *lines]


def _network(folder: Path, *towns: Sequence[str]) -> WalkingNetwork:
    paths = []
    for number, lines in enumerate(towns):
        paths.append(folder / f"{number}.osm")
        paths[-1].write_text("\n".join(['<osm version="0.6">', *lines, "</osm>"]), encoding="utf-8")
    return read_network(paths, Gated.CLOSED)


@pytest.mark.parametrize("moved_m", [0.5, 8])
def test_towns_stay_joined_where_a_node_was_moved(tmp_path: Path, moved_m: float) -> None:
    west = _town({1: (0, 0), 2: (200, 0)}, {1: ([1, 2], FOOTWAY)})
    east = _town({2: (200 + moved_m, 0), 3: (400, 0)}, {2: ([2, 3], FOOTWAY)})
    network = _network(tmp_path, west, east)
    assert seconds(walk(network, PLACES)) == {"a": 380}
    assert network.differing.tolist() == [2]


STREET = {1: (0, 0), 2: (200, 0), 3: (400, 0), 4: (400, 300), 5: (0, 300)}
WAYS = {1: ([1, 2, 3], FOOTWAY), 2: ([3, 4, 5, 1], FOOTWAY)}
AROUND = {"a": 10 + 300 + 400 + 300 + 10}


@pytest.mark.parametrize("is_turned", [False, True])
@pytest.mark.parametrize(("old", "new", "expected"), [({}, LOCKED, AROUND), (LOCKED, {}, {"a": 380})])
def test_a_gate_is_as_the_newer_copy_has_it(
    tmp_path: Path,
    is_turned: bool,
    old: Mapping[str, str],
    new: Mapping[str, str],
    expected: dict[str, float],
) -> None:
    files = [_town(STREET, WAYS, "2020-01-01", old), _town(STREET, WAYS, "2026-01-01", new)]
    network = _network(tmp_path, *(files[::-1] if is_turned else files))
    assert seconds(walk(network, PLACES)) == expected
    assert network.differing.tolist() == [2]


def test_without_dates_the_last_file_is_the_newer(tmp_path: Path) -> None:
    network = _network(tmp_path, _town(STREET, WAYS), _town(STREET, WAYS, gate=LOCKED))
    assert seconds(walk(network, PLACES)) == AROUND


def test_a_way_that_was_closed_since_is_closed(tmp_path: Path) -> None:
    closed = {**WAYS, 1: ([1, 2, 3], {**FOOTWAY, "access": "no"})}
    network = _network(tmp_path, _town(STREET, closed, "2026-01-01"), _town(STREET, WAYS, "2020-01-01"))
    assert seconds(walk(network, PLACES)) == AROUND
    assert network.differing.tolist() == [1]


def test_the_tags_of_a_way_are_those_of_the_newer_copy(tmp_path: Path) -> None:
    steps = {**WAYS, 1: ([1, 2, 3], {"highway": "steps"})}
    network = _network(tmp_path, _town(STREET, WAYS, "2020-01-01"), _town(STREET, steps, "2026-01-01"))
    assert seconds(walk(network, PLACES)) == {"a": 2 * 380}
    assert network.differing.tolist() == [1]


def test_copies_of_one_day_agree(tmp_path: Path) -> None:
    town = _town(STREET, WAYS, "2026-01-01", LOCKED)
    assert not len(_network(tmp_path, town, town).differing)


CROSSINGS = {10 * row + column: (80.0 * column, 80.0 * row) for row in range(1, 9) for column in range(1, 9)}
GRID = {
    number: ([one, other], FOOTWAY)
    for number, (one, other) in enumerate(
        ((node, node + step) for node in CROSSINGS for step in (1, 10) if node + step in CROSSINGS), start=1
    )
}
CENTRAL = next(number for number, (ends, _) in GRID.items() if ends == [44, 45])
ACROSS = {"o": [(330.0, 320.0)], "a": [(390.0, 320.0)]}
OLD, NEW = "2020-01-01", "2026-01-01"


def _without(number: int) -> Mapping[int, tuple[Sequence[int], Mapping[str, str]]]:
    return {way: line for way, line in GRID.items() if way != number}


def test_a_way_deleted_in_the_newer_copy_is_not_walked(tmp_path: Path) -> None:
    network = _network(tmp_path, _town(CROSSINGS, GRID, OLD), _town(CROSSINGS, _without(CENTRAL), NEW))
    assert seconds(walk(network, ACROSS)) == {"a": 10 + 80 + 80 + 80 + 10}
    assert network.differing.tolist() == [CENTRAL]


def test_a_way_that_was_moved_is_walked_where_it_is_now(tmp_path: Path) -> None:
    """The newer copy leads it around by two nodes of its own, the older one straight."""
    nodes = {**CROSSINGS, 201: (320.0, 350.0), 202: (400.0, 350.0)}
    moved = {**GRID, CENTRAL: ([44, 201, 202, 45], FOOTWAY)}
    network = _network(tmp_path, _town(nodes, moved, NEW), _town(CROSSINGS, GRID, OLD))
    alone = _network(tmp_path, _town(nodes, moved, NEW))
    assert seconds(walk(network, ACROSS)) == seconds(walk(alone, ACROSS)) != {"a": 60}


def test_what_a_copy_does_not_surround_is_kept(tmp_path: Path) -> None:
    """The newer copy ends at the middle; the older one goes on, and joins."""
    west = {node: point for node, point in CROSSINGS.items() if node % 10 <= 5}
    ways = {number: way for number, way in GRID.items() if set(way[0]) <= west.keys()}
    network = _network(tmp_path, _town(west, ways, NEW), _town(CROSSINGS, GRID, OLD))
    assert not len(network.differing)
    assert seconds(walk(network, {"o": [(90.0, 320.0)], "a": [(630.0, 320.0)]})) == {"a": 540}


def test_paths_drawn_to_be_added_delete_nothing(tmp_path: Path) -> None:
    own = {1000 + node: (x + 5, y + 5) for node, (x, y) in CROSSINGS.items()}
    paths = {
        1000 + way: ([1000 + end for end in ends], tags)
        for way, (ends, tags) in GRID.items()
        if max(ends) < 80
    }
    network = _network(tmp_path, _town(own, paths, NEW), _town(CROSSINGS, GRID, OLD))
    assert not len(network.differing)
    assert seconds(walk(network, ACROSS)) == {"a": 60}


def test_the_head_of_a_file_says_which_is_newer(tmp_path: Path) -> None:
    """Its last change may be older than that of the other, as on quiet days in a small town."""
    newer = ['<meta osm_base="2026-02-01T00:00:00Z"/>', *_town(CROSSINGS, _without(CENTRAL), OLD)]
    older = ['<meta osm_base="2025-01-01T00:00:00Z"/>', *_town(CROSSINGS, GRID, NEW)]
    network = _network(tmp_path, newer, older)
    assert seconds(walk(network, ACROSS)) == {"a": 260}


def test_the_head_of_a_pbf_is_read(tmp_path: Path) -> None:
    header = osmium.io.Header()
    header.set("osmosis_replication_timestamp", "2026-05-01T01:02:03Z")
    with osmium.SimpleWriter(str(tmp_path / "town.osm.pbf"), header=header) as writer:
        writer.add_node(osmium.osm.mutable.Node(id=1, location=(112, 21)))
    assert date_in_head(tmp_path / "town.osm.pbf") == datetime(2026, 5, 1, 1, 2, 3, tzinfo=UTC)


@pytest.mark.parametrize("head", ['<osm timestamp="someday">', "", "<osm>", '<meta osm_base="2026-99-01"/>'])
def test_a_head_without_a_date_is_no_obstacle(head: str, tmp_path: Path) -> None:
    (tmp_path / "town.osm").write_text(head)
    assert date_in_head(tmp_path / "town.osm") is None
