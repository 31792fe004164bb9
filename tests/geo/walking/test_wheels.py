"""Without steps: wheels go around what they do not get over, and the share that is known is told."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from service_circles.geo.walkers import STANDARD, WITHOUT_STEPS
from tests.geo.walking.town import FOOTWAY, Town, network_of, seconds, walk

ASPHALT = {**FOOTWAY, "surface": "asphalt"}
PLACES = {"o": [(0.0, 0.0)], "a": [(300.0, 0.0)]}


def _town(middle: Mapping[str, str], node: Mapping[str, str]) -> Town:
    """300 m straight on, of which the middle 100 have tags, with a node in their middle; 700 m around."""
    nodes = {1: (0, 0), 2: (100, 0), 3: (150, 0), 4: (200, 0), 5: (300, 0), 6: (100, 200), 7: (200, 200)}
    ways = [([1, 2], ASPHALT), ([2, 3, 4], middle), ([4, 5], ASPHALT), ([2, 6, 7, 4], FOOTWAY)]
    return Town(nodes, ways, {3: node})


@pytest.mark.parametrize(
    ("middle", "node"),
    [
        ({"highway": "steps"}, {}),
        ({**FOOTWAY, "wheelchair": "no"}, {}),
        ({**FOOTWAY, "incline": "15%"}, {}),
        ({**FOOTWAY, "surface": "sand"}, {}),
        (FOOTWAY, {"barrier": "stile"}),
        (FOOTWAY, {"barrier": "turnstile"}),
        (FOOTWAY, {"barrier": "kerb", "kerb": "raised"}),
        (FOOTWAY, {"barrier": "gate", "wheelchair": "no"}),
    ],
)
def test_wheels_go_around_it_and_others_straight_on(
    tmp_path: Path, middle: Mapping[str, str], node: Mapping[str, str]
) -> None:
    network = network_of(tmp_path, _town(middle, node))
    assert seconds(walk(network, PLACES, profile=WITHOUT_STEPS)) == {"a": 700}
    assert seconds(walk(network, PLACES, profile=STANDARD)) == {
        "a": 400 if middle == {"highway": "steps"} else 300
    }


@pytest.mark.parametrize(
    ("middle", "node"),
    [
        ({"highway": "steps", "ramp:wheelchair": "yes"}, {}),
        ({"highway": "steps", "wheelchair": "yes"}, {}),
        (FOOTWAY, {"barrier": "turnstile", "wheelchair": "yes"}),
        (FOOTWAY, {"barrier": "kerb", "kerb": "lowered"}),
    ],
)
def test_wheels_go_straight_on(tmp_path: Path, middle: Mapping[str, str], node: Mapping[str, str]) -> None:
    assert seconds(walk(network_of(tmp_path, _town(middle, node)), PLACES, profile=WITHOUT_STEPS)) == {
        "a": 300
    }


def test_a_door_past_a_stop_on_the_same_way_is_behind_it(tmp_path: Path) -> None:
    network = network_of(tmp_path, _town(FOOTWAY, {"barrier": "kissing_gate"}))
    places = {"o": [(140.0, 0.0)], "a": [(160.0, 0.0)]}
    assert seconds(walk(network, places, profile=WITHOUT_STEPS)) == {"a": 40 + 200 + 100 + 200 + 40}
    assert seconds(walk(network, places)) == {"a": 20}


def test_the_share_that_is_known_is_that_of_the_meters_walked(tmp_path: Path) -> None:
    network = network_of(tmp_path, _town(FOOTWAY, {}))
    assert walk(network, PLACES, profile=WITHOUT_STEPS).known_share == pytest.approx(200 / 800, abs=0.001)
    near = walk(network, PLACES, profile=WITHOUT_STEPS, minutes=2)
    assert near.known_share == pytest.approx(100 / 140, abs=0.001)
    assert walk(network, PLACES).known_share is None
