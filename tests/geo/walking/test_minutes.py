"""Minutes on small networks, computed by hand. At the standard pace a second is a meter."""

from pathlib import Path

import pytest

from service_circles.geo.network.weighted_network import WeightedNetwork
from service_circles.geo.osm.foot_rules import Gated
from service_circles.geo.walkers import BRISK, SLOW, STANDARD, WITHOUT_STEPS, Profile
from service_circles.geo.walking.walking_reach import nearest_origins
from tests.geo.walking.town import FOOTWAY, Town, doors_at, meters, network_of, seconds, walk

STREET = Town({1: (0, 0), 2: (200, 0), 3: (1000, 0)}, [([1, 2, 3], FOOTWAY)])


def test_legs_off_the_street_are_walked_too(tmp_path: Path) -> None:
    reach = walk(network_of(tmp_path, STREET), {"o": [(100, 30)], "a": [(500, 40)], "b": [(0, -20)]})
    assert seconds(reach) == {"b": 30 + 100 + 20, "a": 30 + 400 + 40}
    assert meters(reach) == seconds(reach)
    assert [place.origin for place in reach.places] == ["o", "o"]


def test_what_is_a_second_too_far_is_outside(tmp_path: Path) -> None:
    places = {"o": [(100.0, 0.0)], "a": [(699.0, 0.0)], "b": [(701.0, 0.0)]}
    assert seconds(walk(network_of(tmp_path, STREET), places, minutes=10)) == {"a": 599}


def test_the_leg_decides_as_well(tmp_path: Path) -> None:
    places = {"o": [(0.0, 0.0)], "a": [(550.0, 49.0)], "b": [(550.0, 51.0)]}
    assert seconds(walk(network_of(tmp_path, STREET), places, minutes=10)) == {"a": 599}


@pytest.mark.parametrize("origin", [(300, 0), (900, 0)])
def test_doors_on_the_same_segment_need_no_corner(tmp_path: Path, origin: tuple[float, float]) -> None:
    reach = walk(network_of(tmp_path, STREET), {"o": [origin], "a": [(600, 10)]})
    assert seconds(reach) == {"a": 310}


def test_around_the_block_can_be_shorter_than_along_the_segment(tmp_path: Path) -> None:
    """A hairpin: the straight segment between two doors is one-way, the way round is not."""
    town = Town(
        {1: (0, 0), 2: (300, 0), 3: (300, 40), 4: (0, 40)},
        [([1, 2], {"highway": "footway", "oneway:foot": "yes"}), ([2, 3, 4, 1], FOOTWAY)],
    )
    places = {"o": [(100.0, 0.0)], "ahead": [(200.0, 0.0)], "behind": [(90.0, 0.0)]}
    reach = walk(network_of(tmp_path, town), places)
    assert seconds(reach) == {"ahead": 100, "behind": 200 + 40 + 300 + 40 + 90}


def test_no_door_joins_what_cannot_be_left_again(tmp_path: Path) -> None:
    """A footway that leads one way into a dead end, nearer than the street."""
    town = Town({**STREET.nodes, 4: (200, 60)}, [*STREET.ways, ([2, 4], {**FOOTWAY, "oneway:foot": "yes"})])
    assert seconds(walk(network_of(tmp_path, town), {"o": [(210, 60)], "a": [(500, 0)]})) == {"a": 60 + 290}


def test_one_way_for_feet_backwards(tmp_path: Path) -> None:
    town = Town(
        {1: (0, 0), 2: (300, 0), 3: (300, 400), 4: (0, 400)},
        [([1, 2], {"highway": "footway", "oneway:foot": "-1"}), ([2, 3, 4, 1], FOOTWAY)],
    )
    reach = walk(network_of(tmp_path, town), {"o": [(0, 0)], "a": [(300, 0)], "b": [(290, 0)]})
    assert seconds(reach) == {"a": 1100, "b": 1110}


def test_one_way_for_wheels_is_walked_both_ways(tmp_path: Path) -> None:
    town = Town({1: (0, 0), 2: (300, 0)}, [([2, 1], {"highway": "residential", "oneway": "yes"})])
    assert seconds(walk(network_of(tmp_path, town), {"o": [(0, 0)], "a": [(300, 0)]})) == {"a": 300}


def test_of_two_ways_between_the_same_corners_the_quicker_is_walked(tmp_path: Path) -> None:
    town = Town(
        {1: (0, 0), 2: (100, 0), 3: (200, 0)},
        [
            ([1, 2], {"highway": "steps"}),
            ([1, 2], FOOTWAY),
            ([1, 2], {"highway": "steps"}),
            ([2, 3], FOOTWAY),
        ],
    )
    assert seconds(walk(network_of(tmp_path, town), {"o": [(0, 0)], "a": [(150, 0)]})) == {"a": 150}


STAIRS = Town(
    {1: (0, 0), 2: (100, 0), 3: (200, 0), 4: (400, 0), 5: (100, 300), 6: (200, 300)},
    [
        ([1, 2], FOOTWAY),
        ([2, 3], {"highway": "steps"}),
        ([3, 4], FOOTWAY),
        ([2, 5, 6, 3], {"highway": "residential"}),
    ],
)
"""400 m straight on, 100 of them steps; 1,000 m around the steps."""


def test_a_door_where_streets_meet_or_lie_on_each_other_is_joined_to_all(tmp_path: Path) -> None:
    """Steps and a one-way ramp on one line: down the ramp, up the steps."""
    town = Town(
        {1: (0, 0), 2: (100, 0), 3: (200, 0)},
        [
            ([1, 2], {"highway": "steps"}),
            ([1, 2], {"highway": "footway", "oneway:foot": "yes"}),
            ([2, 3], FOOTWAY),
        ],
    )
    network = network_of(tmp_path, town)
    places = {"o": [(20.0, 10.0)], "a": [(70.0, 5.0)], "b": [(100.0, 0.0)]}
    assert seconds(walk(network, places)) == {"a": 65, "b": 90}
    assert seconds(walk(network, places, origins=["b"])) == {"a": 65, "o": 170}
    assert seconds(walk(network, places, profile=Profile(1.0, steps_factor=4), origins=["b"])) == {
        "a": 125,
        "o": 330,
    }


@pytest.mark.parametrize(
    ("profile", "expected"),
    [
        (STANDARD, 300 + 2 * 100),
        (SLOW, (300 + 3 * 100) / 0.8),
        (BRISK, (300 + 2 * 100) / 1.2),
        (WITHOUT_STEPS, 1000),
        (Profile(1.0, steps_factor=1), 400),
        (Profile(1.5, steps_factor=8), 1000 / 1.5),
    ],
)
def test_steps_cost_what_the_profile_says(tmp_path: Path, profile: Profile, expected: float) -> None:
    reach = walk(network_of(tmp_path, STAIRS), {"o": [(0, 0)], "a": [(400, 0)]}, profile=profile)
    assert seconds(reach) == {"a": pytest.approx(expected, abs=0.1)}


def test_meters_are_those_of_the_quickest_walk(tmp_path: Path) -> None:
    network = network_of(tmp_path, STAIRS)
    places = {"o": [(0.0, 0.0)], "a": [(400.0, 0.0)]}
    assert meters(walk(network, places)) == {"a": 400}
    assert meters(walk(network, places, profile=WITHOUT_STEPS)) == {"a": 1000}


def test_a_door_at_the_steps_is_joined_to_the_next_street_without_steps(tmp_path: Path) -> None:
    network = network_of(tmp_path, STAIRS)
    places = {"o": [(0.0, 0.0)], "a": [(140.0, 20.0)]}
    assert seconds(walk(network, places)) == {"a": 100 + 2 * 40 + 20}
    assert seconds(walk(network, places, profile=WITHOUT_STEPS)) == {"a": 100 + 20 + 40}


@pytest.mark.parametrize(
    ("tags", "gated", "expected"),
    [
        ({}, Gated.CLOSED, 400),
        ({"barrier": "gate"}, Gated.CLOSED, 400),
        ({"barrier": "gate", "access": "private"}, Gated.PERMEABLE, 400),
        ({"barrier": "gate", "access": "private"}, Gated.CLOSED, 800),
        ({"barrier": "gate", "locked": "yes"}, Gated.PERMEABLE, 800),
        ({"barrier": "wall"}, Gated.PERMEABLE, 800),
    ],
)
def test_a_barrier_at_a_node_is_walked_around(
    tmp_path: Path, tags: dict[str, str], gated: Gated, expected: float
) -> None:
    town = Town(
        {1: (0, 0), 2: (200, 0), 3: (400, 0), 4: (0, 200), 5: (400, 200)},
        [([1, 2, 3], FOOTWAY), ([1, 4, 5, 3], FOOTWAY)],
        {2: tags},
    )
    places = {"o": [(0.0, 0.0)], "a": [(400.0, 0.0)], "before": [(199.0, 0.0)]}
    reach = walk(network_of(tmp_path, town, gated), places)
    assert seconds(reach) == {"before": 199, "a": expected}


def test_a_barrier_at_a_corner_keeps_all_its_ways_apart(tmp_path: Path) -> None:
    town = Town(
        {1: (0, 0), 2: (100, 0), 3: (100, 100), 4: (0, 100), 5: (200, 0), 6: (200, 300), 7: (0, 300)},
        [([1, 2, 5, 6, 7, 4], FOOTWAY), ([2, 3], FOOTWAY), ([3, 4, 1], FOOTWAY)],
        {2: {"barrier": "gate", "access": "no"}},
    )
    reach = walk(network_of(tmp_path, town), {"o": [(0, 0)], "a": [(100, 40)], "b": [(190, 0)]})
    assert seconds(reach) == {"a": 200 + 60, "b": 300 + 200 + 300 + 10}


def test_the_best_door_of_a_place_counts(tmp_path: Path) -> None:
    places = {"o": [(0.0, 0.0), (900.0, 10.0)], "a": [(300.0, 0.0), (600.0, 5.0)], "b": [(200.0, 0.0)]}
    reach = walk(network_of(tmp_path, STREET), places)
    assert seconds(reach) == {"b": 200, "a": 300}
    assert seconds(walk(network_of(tmp_path, STREET), places | {"b": [(800.0, 0.0)]})) == {"b": 110, "a": 300}


def test_two_origins_are_one_reach_and_leave_each_other_out(tmp_path: Path) -> None:
    places = {"o": [(0.0, 0.0)], "p": [(1000.0, 0.0)], "a": [(350.0, 0.0)], "b": [(650.0, 0.0)]}
    reach = walk(network_of(tmp_path, STREET), places, origins=("p", "o"), minutes=6)
    assert [(place.id, place.origin) for place in reach.places] == [("a", "o"), ("b", "p")]


def test_places_equally_far_come_in_the_order_of_their_ids(tmp_path: Path) -> None:
    places = {"o": [(0.0, 0.0)], "b": [(50.0, 9.0)], "a": [(50.0, 9.0)]}
    assert [place.id for place in walk(network_of(tmp_path, STREET), places).places] == ["a", "b"]


def test_under_one_roof_nobody_goes_to_the_street_and_back(tmp_path: Path) -> None:
    """Straight across, as long as the other door is no farther than the street."""
    places = {"o": [(500.0, 80.0)], "roof": [(500.0, 80.0)], "yard": [(530.0, 120.0)], "far": [(600.0, 80.0)]}
    reach = walk(network_of(tmp_path, STREET), places)
    assert seconds(reach) == {"roof": 0, "yard": 50, "far": 80 + 100 + 80}


def test_the_nearest_of_all_in_one_pass(tmp_path: Path) -> None:
    weighted = WeightedNetwork(network_of(tmp_path, STREET), STANDARD)
    doors = doors_at(weighted, {"x": [(0, 0)], "y": [(1000, 0)], "a": [(400, 0)], "b": [(600, 20)]})
    nearest = nearest_origins(weighted, doors.of_places(["x", "y"]), doors)
    found = {name: (place.origin, round(place.minutes * 60)) for name, place in nearest.items()}
    assert found == {"x": ("x", 0), "y": ("y", 0), "a": ("x", 400), "b": ("y", 420)}
    assert list(nearest_origins(weighted, doors.of_places(["x"]), doors, max_minutes=7)) == ["x", "a"]
    assert nearest_origins(weighted, doors.of_places([]), doors) == {}


def test_straight_across_is_reached_though_its_street_is_too_far(tmp_path: Path) -> None:
    """The street nearest to the door lies beyond all streets that a minute is enough for."""
    town = Town(
        {1: (0, 80), 2: (0, 0), 3: (200, 0), 4: (200, 239.9), 5: (0, 239.9)}, [([1, 2, 3, 4, 5], FOOTWAY)]
    )
    places = {"o": [(0.0, 101.0)], "a": [(0.0, 160.0)]}
    assert seconds(walk(network_of(tmp_path, town), places, minutes=1)) == {"a": 59}
