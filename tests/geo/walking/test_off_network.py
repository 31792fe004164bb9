"""Doors far from streets, islands, and numbers nobody can walk by."""

from pathlib import Path

import pytest

from service_circles.geo.network.weighted_network import WeightedNetwork
from service_circles.geo.walkers import STANDARD, WITHOUT_STEPS, Profile, WalkingError
from service_circles.geo.walking.doors import OffNetwork
from service_circles.geo.walking.walking_reach import walk_reach
from tests.geo.walking.town import FOOTWAY, Town, doors_at, network_of, seconds, walk

STREET = Town({1: (0, 0), 2: (200, 0), 3: (1000, 0)}, [([1, 2, 3], FOOTWAY)])


def test_a_door_far_from_every_street_is_off_the_network(tmp_path: Path) -> None:
    weighted = WeightedNetwork(network_of(tmp_path, STREET), STANDARD)
    places = {"o": [(500, 0)], "two": [(500, 400), (500, 140)], "sea": [(500, 151)], "end": [(1149, 0)]}
    doors = doors_at(weighted, places)
    assert doors.off_network == (OffNetwork("sea", 0), OffNetwork("two", 0))
    assert doors.ids == ("end", "o", "two")
    assert seconds(walk_reach(weighted, doors.of_places(["o"]), doors, 60)) == {"two": 140, "end": 500 + 149}


def test_an_origin_in_the_sea_is_said_and_never_an_empty_circle(tmp_path: Path) -> None:
    with pytest.raises(WalkingError) as caught:
        walk(network_of(tmp_path, STREET), {"o": [(500, 900)], "a": [(500, 0)]})
    assert caught.value.code == "origins_off_network"


@pytest.mark.parametrize("minutes", [0, -10, float("nan"), float("inf")])
def test_minutes_are_positive(tmp_path: Path, minutes: float) -> None:
    with pytest.raises(WalkingError) as caught:
        walk(network_of(tmp_path, STREET), {"o": [(500, 0)]}, minutes=minutes)
    assert caught.value.code == "minutes_not_positive"


def test_paces_are_positive_and_steps_no_quicker_than_the_flat() -> None:
    for speed in (0.0, -1.0, float("nan"), float("inf")):
        with pytest.raises(WalkingError, match="pace_not_positive"):
            Profile(speed)
    with pytest.raises(WalkingError, match=r"steps_factor_too_small, steps_factor=0\.5"):
        Profile(1.0, steps_factor=0.5)


def test_a_minute_may_end_before_the_street_is_reached(tmp_path: Path) -> None:
    reach = walk(network_of(tmp_path, STREET), {"o": [(500, 100)], "a": [(500, 0)]}, minutes=1)
    assert reach.places == ()
    assert len(reach.streets) == 0


def test_islands_of_mappers_are_not_joined_to(tmp_path: Path) -> None:
    town = Town({1: (0, 0), 2: (1000, 0), 3: (400, 50), 4: (600, 50)}, [([1, 2], FOOTWAY), ([3, 4], FOOTWAY)])
    reach = walk(network_of(tmp_path, town), {"o": [(0, 0)], "a": [(500, 60)]})
    assert seconds(reach) == {"a": 500 + 60}


def test_without_steps_a_town_of_steps_has_no_streets(tmp_path: Path) -> None:
    network = network_of(tmp_path, Town({1: (0, 0), 2: (100, 0)}, [([1, 2], {"highway": "steps"})]))
    doors = doors_at(WeightedNetwork(network, WITHOUT_STEPS), {"o": [(0, 0)]})
    assert doors.ids == ()
    assert doors.off_network == (OffNetwork("o", 0),)
