"""The files of streets that opened maps fetch: all streets with their names, in one file or cell by cell."""

import gzip
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from service_circles.geo.network.map_layers import MapLayers
from service_circles.geo.network.network_reader import read_network
from service_circles.geo.network.walking_network import WalkingNetwork
from service_circles.geo.osm.foot_rules import Gated
from service_circles.languages.translator import CHINESE
from service_circles.writing.finding.streets import street_files
from service_circles.writing.finding.streets.line_encoding import encode_numbers
from service_circles.writing.finding.streets.street_files import StreetFiles

EXTRACT = Path(__file__).parents[2] / "content/walking/rongxi.osm"
Points = list[tuple[float, float]]


@pytest.fixture(scope="module")
def network() -> WalkingNetwork:
    return read_network((EXTRACT,), Gated.PERMEABLE)


def _files(network: WalkingNetwork) -> StreetFiles:
    layers = MapLayers(network)
    return StreetFiles(network, lambda: layers, CHINESE)


def decoded(text: str) -> list[int]:
    """Numbers from their text, as the script reads them."""
    numbers, value, shift = [], 0, 0
    for character in text:
        bits = ord(character) - 63
        value |= (bits & 31) << shift
        shift += 5
        if bits < 32:
            numbers.append(-(value + 1) // 2 if value & 1 else value // 2)
            value = shift = 0
    return numbers


def _lines(data: dict[str, Any]) -> list[tuple[int, str, Points]]:
    """Kind, name and points of each line of a file, as the script reads them."""
    found = []
    for text in data["lines"].split():
        kind, *steps = decoded(text)
        points = np.cumsum(np.array(steps).reshape(-1, 2), axis=0) + data["at"]
        found.append((kind % data["kinds"], data["names"][kind // data["kinds"]], (points / 1e5).tolist()))
    return found


@pytest.mark.parametrize("numbers", [[0], [-1, 1, 15, 16, -16, 31, 32, 1_000_000], list(range(-70, 70))])
def test_numbers_come_back(numbers: list[int]) -> None:
    assert decoded(encode_numbers(numbers)) == numbers


def test_one_file_holds_a_small_town_with_all_its_names(network: WalkingNetwork) -> None:
    files = _files(network)
    data = json.loads(files.index())
    assert files.cells == []
    assert {name for _, name, _ in _lines(data)} == set(network.way_names)
    assert len(gzip.compress(files.index())) < 14_000


def test_lines_lie_where_the_streets_are(network: WalkingNetwork) -> None:
    """Each within two meters, which the simplifying may cost, and a step of the notation."""
    import shapely  # noqa: PLC0415

    streets = shapely.union_all(
        shapely.linestrings(network.node_m[np.column_stack((network.start, network.end))])
    )
    for _, _, points in _lines(json.loads(_files(network).index())):
        meters = network.on_plane(np.array(points))
        assert shapely.distance(shapely.points(meters), streets).max() < 1.5


def test_a_large_town_is_cut_into_cells_beside_its_main_streets(
    network: WalkingNetwork, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(street_files, "MOST_POINTS", 300)
    files = _files(network)
    data = json.loads(files.index())
    assert {kind for kind, _, _ in _lines(data)} <= {0, 1}
    assert sorted(data["cells"]) == sorted(f"{south}_{west}" for south, west in files.cells)
    names = {name for cell in files.cells for _, name, _ in _lines(json.loads(files.cell(cell)))}
    assert names == set(network.way_names)


def test_names_are_in_the_language_of_the_site(network: WalkingNetwork) -> None:
    class Doubled:
        def __call__(self, name: str, **_: object) -> str:
            return name * 2

    layers = MapLayers(network)
    data = json.loads(StreetFiles(network, lambda: layers, Doubled()).index())  # type: ignore[arg-type]
    assert {name for _, name, _ in _lines(data)} == {name * 2 for name in network.way_names}
