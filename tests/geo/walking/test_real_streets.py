"""ShortestPaths along real streets: plausible, and the same minutes as Valhalla says where its programs are at hand."""

import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import shapely

from service_circles.geo.datum import Point
from service_circles.geo.network.network_reader import read_network
from service_circles.geo.network.walking_network import WalkingNetwork, segment_lengths_m
from service_circles.geo.network.weighted_network import WeightedNetwork
from service_circles.geo.osm.foot_rules import Gated, Street
from service_circles.geo.walkers import SLOW, STANDARD, WITHOUT_STEPS
from service_circles.geo.walking.doors import Doors, snap_doors
from service_circles.geo.walking.isochrone import OUTER
from service_circles.geo.walking.walking_reach import WalkingReach, nearest_origins, walk_reach
from tests.geo.walking.extracts import EXTRACTS, points_on_streets

_VALHALLA = Path(os.environ.get("VALHALLA_PACKAGE", ""))
"""The folder `valhalla` of an texts_from_array pyvalhalla wheel: its programs run without the module."""
_TILES = _VALHALLA / "bin" / "valhalla_build_tiles"
_SERVICE = _VALHALLA / "bin" / "valhalla_service"

pytestmark = pytest.mark.parametrize("path", EXTRACTS)


def _doors(weighted: WeightedNetwork, points: list[Point]) -> Doors:
    return snap_doors(weighted, {f"p{number:03}": [point] for number, point in enumerate(points)})


def _km2(reach: WalkingReach, network: WalkingNetwork) -> float:
    area = 0.0
    for kind, ring in reach.outline:
        area += shapely.Polygon(network.on_plane(ring)).area * (1 if kind == OUTER else -1)
    return area / 1e6


def test_areas_are_plausible(path: Path) -> None:
    """Smaller than the circle of 600 m, which nobody reaches; smaller for the slow and without steps."""
    network = read_network([path], Gated.PERMEABLE)
    points = points_on_streets(network, 30)
    areas = {}
    for profile in (STANDARD, SLOW, WITHOUT_STEPS):
        weighted = WeightedNetwork(network, profile)
        doors = _doors(weighted, points)
        reaches = [walk_reach(weighted, doors.of_places([name]), doors, 10) for name in doors.ids]
        areas[profile] = np.array([_km2(reach, network) for reach in reaches])
    circle_km2 = np.pi * 0.6**2
    assert (areas[STANDARD] < circle_km2).all()
    assert 0.1 < np.median(areas[STANDARD]) < 0.7 * circle_km2
    assert (areas[SLOW] < areas[STANDARD]).all()
    assert np.median(areas[WITHOUT_STEPS]) <= np.median(areas[STANDARD])


def test_reached_streets_are_no_longer_than_the_network(path: Path) -> None:
    network = read_network([path], Gated.PERMEABLE)
    weighted = WeightedNetwork(network, STANDARD)
    doors = _doors(weighted, points_on_streets(network, 5))
    streets = walk_reach(weighted, doors, doors, 600).streets
    walked_m = sum(float(segment_lengths_m(line[:-1], line[1:]).sum()) for _, line in streets)
    assert walked_m == pytest.approx(
        network.length_m[network.main & (network.street != Street.ACROSS)].sum(), rel=1e-4
    )


@pytest.mark.skipif(not _SERVICE.is_file(), reason="VALHALLA_PACKAGE does not name Valhalla's programs")
def test_minutes_are_those_of_valhalla(path: Path, tmp_path: Path) -> None:
    network = read_network([path], Gated.CLOSED)
    points = points_on_streets(network, 40)
    weighted = WeightedNetwork(network, STANDARD)
    doors = _doors(weighted, points)
    own = np.full((len(points), len(points)), np.nan)
    for row, name in enumerate(doors.ids):
        for found in nearest_origins(weighted, doors.of_places([name]), doors).values():
            own[row, doors.ids.index(found.id)] = found.minutes * 60
    theirs = _valhalla_seconds(path, points, tmp_path)
    compared = (theirs > 120) & (theirs < 1800)
    ratio = own[compared] / theirs[compared]
    assert compared.sum() > 200
    assert np.nanmedian(ratio) == pytest.approx(1, abs=0.02)
    assert np.nanquantile(ratio, 0.1) > 0.95
    assert np.nanquantile(ratio, 0.9) < 1.05


def _valhalla_seconds(path: Path, points: list[Point], folder: Path) -> np.ndarray:
    """Seconds on foot at 1.0 m/s between all points."""
    config = folder / "valhalla.json"
    options = [f"--mjolnir-tile-dir={folder / 'tiles'}", "--mjolnir-tile-extract="]
    builder = [sys.executable, str(_VALHALLA / "valhalla_build_config.py"), *options]
    config.write_bytes(subprocess.run(builder, check=True, capture_output=True).stdout)
    (folder / "tiles").mkdir()
    subprocess.run([_TILES, "-c", config, path], check=True, capture_output=True)
    places = [{"lat": latitude, "lon": longitude} for latitude, longitude in points]
    request = {
        "sources": places,
        "targets": places,
        "costing": "pedestrian",
        "costing_options": {"pedestrian": {"walking_speed": 3.6}},
    }
    command = [str(_SERVICE), str(config), "sources_to_targets", json.dumps(request)]
    answer = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    rows = json.loads(answer[answer.index('{"sources_to_targets"') :])["sources_to_targets"]
    return np.array(
        [[np.nan if found["time"] is None else found["time"] for found in row] for row in rows], float
    )
