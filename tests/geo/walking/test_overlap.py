"""Overlapping extracts of different dates: they join, the newer one counts, and it is told."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from service_circles.geo.network.network_reader import read_network
from service_circles.geo.network.walking_network import WalkingNetwork
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
