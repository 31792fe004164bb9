"""Real extracts of OpenStreetMap, which lie beside the repository where there are any."""

from pathlib import Path

import numpy as np
import pytest

from service_circles.geo.datum import Point
from service_circles.geo.network.walking_network import WalkingNetwork

_FOLDER = Path(__file__).resolve().parents[4] / "shared" / "data" / "osm"
SHENZHEN = _FOLDER / "shenzhen-futian-chegongmiao" / "derived.osm.pbf"
SINGAPORE = _FOLDER / "singapore-bayfront" / "bayfront_singapore.osm.pbf"

EXTRACTS = [
    pytest.param(
        path,
        id=path.parent.name,
        marks=pytest.mark.skipif(not path.is_file(), reason="no real extract at hand"),
    )
    for path in (SHENZHEN, SINGAPORE)
]


def points_on_streets(network: WalkingNetwork, count: int, seed: int = 7) -> list[Point]:
    """Points on the streets of the town, longer ones more often."""
    chance = np.random.default_rng(seed)
    length_m = network.length_m * network.main
    segment = chance.choice(len(length_m), count, p=length_m / length_m.sum())
    share = chance.uniform(0, 1, count)[:, None]
    places = np.column_stack((network.node_latitude, network.node_longitude))
    points = places[network.start[segment]] * (1 - share) + places[network.end[segment]] * share
    return [(latitude, longitude) for latitude, longitude in points.tolist()]


def points_around(network: WalkingNetwork, count: int, seed: int = 7) -> list[Point]:
    """Points anywhere in the box of the network."""
    south, west, north, east = network.bounds
    points = np.random.default_rng(seed).uniform((south, west), (north, east), (count, 2))
    return [(latitude, longitude) for latitude, longitude in points.tolist()]
