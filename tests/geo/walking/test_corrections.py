"""Links, closed points and doors: what a directory knows better than OpenStreetMap."""

from pathlib import Path

import numpy as np
import pytest

from service_circles.geo.network.corrections import Link, correct_network
from service_circles.geo.network.walking_network import WalkingNetwork
from service_circles.geo.osm.foot_rules import Street
from service_circles.geo.walkers import SLOW, WITHOUT_STEPS, WalkingError
from tests.geo.walking.town import FOOTWAY, Town, at, network_of, seconds, walk

Places = dict[str, list[tuple[float, float]]]

BANKS = Town(
    {1: (0, 0), 2: (1000, 0), 3: (0, 100), 4: (1000, 100)},
    [([1, 2], FOOTWAY), ([3, 4], FOOTWAY), ([1, 3], FOOTWAY)],
)
"""Two streets along a river, with one bridge in the west."""
ACROSS: Places = {"o": [(600, 0)], "a": [(600, 100)]}


@pytest.fixture
def banks(tmp_path: Path) -> WalkingNetwork:
    return network_of(tmp_path, BANKS)


def test_nothing_to_mend_is_the_same_network(banks: WalkingNetwork) -> None:
    assert correct_network(banks) is banks


def test_a_link_is_a_path_between_two_points(banks: WalkingNetwork) -> None:
    assert seconds(walk(banks, ACROSS)) == {"a": 1300}
    linked = correct_network(banks, [Link(at(650, 0), at(650, 100))])
    assert seconds(walk(linked, ACROSS)) == {"a": 50 + 100 + 50}


def test_a_link_that_ends_off_the_street_is_joined_to_it(banks: WalkingNetwork) -> None:
    linked = correct_network(banks, [Link(at(650, 20), at(650, 70))])
    assert seconds(walk(linked, ACROSS)) == {"a": 50 + 20 + 50 + 30 + 50}


def test_a_link_takes_the_minutes_it_says_whoever_walks(banks: WalkingNetwork) -> None:
    linked = correct_network(banks, [Link(at(650, 0), at(650, 100), minutes=5)])
    assert seconds(walk(linked, ACROSS)) == {"a": 50 + 300 + 50}
    assert seconds(walk(linked, ACROSS, profile=SLOW)) == {"a": 50 / 0.8 + 300 + 50 / 0.8}
    halfway: Places = {"o": [(650, 0)], "a": [(650, 50)]}
    assert seconds(walk(linked, halfway)) == {"a": 150}


def test_a_ferry_may_be_quicker_than_a_walker(tmp_path: Path) -> None:
    """The streets that are looked at must not be fewer because nobody walks that far."""
    town = Town(
        {1: (0, 0), 2: (100, 0), 3: (3000, 0), 4: (3100, 0), 5: (0, 2000), 6: (3100, 2000)},
        [([1, 2], FOOTWAY), ([3, 4], FOOTWAY), ([1, 5, 6, 4], FOOTWAY)],
    )
    linked = correct_network(network_of(tmp_path, town), [Link(at(100, 0), at(3000, 0), minutes=2)])
    reach = walk(linked, {"o": [(0, 0)], "a": [(3080, 0)]}, minutes=5.1)
    assert seconds(reach) == {"a": 100 + 120 + 80}


def test_a_link_of_steps_is_nothing_for_wheels(banks: WalkingNetwork) -> None:
    linked = correct_network(banks, [Link(at(600, 0), at(600, 100), steps=True)])
    assert seconds(walk(linked, ACROSS)) == {"a": 200}
    assert seconds(walk(linked, ACROSS, profile=WITHOUT_STEPS)) == {"a": 1300}


def test_a_link_brings_an_island_into_the_town(tmp_path: Path) -> None:
    town = Town(
        {1: (0, 0), 2: (1000, 0), 3: (400, 120), 4: (600, 120)}, [([1, 2], FOOTWAY), ([3, 4], FOOTWAY)]
    )
    network = network_of(tmp_path, town)
    places: Places = {"o": [(0, 0)], "a": [(600, 120)]}
    assert seconds(walk(network, places)) == {"a": 600 + 120}
    linked = correct_network(network, [Link(at(400, 0), at(400, 120))])
    assert seconds(walk(linked, places)) == {"a": 400 + 120 + 200}


def test_a_link_may_lead_where_no_street_is(banks: WalkingNetwork) -> None:
    linked = correct_network(banks, [Link(at(1000, 0), at(1000, -400))])
    assert seconds(walk(linked, {"o": [(900, 0)], "a": [(1010, -300)]})) == {"a": 100 + 300 + 10}


def test_several_links_may_meet_and_share_a_segment(banks: WalkingNetwork) -> None:
    links = [
        Link(at(800, 0), at(800, 100)),
        Link(at(200, 0), at(200, 100)),
        Link(at(800, 0), at(700, 100)),
        Link(at(1000, 0), at(1000, 100)),
    ]
    linked = correct_network(banks, links)
    assert seconds(walk(linked, ACROSS)) == {"a": pytest.approx(200 + 141.4 + 100, abs=0.2)}
    assert linked.length_m.sum() == pytest.approx(banks.length_m.sum() + 300 + 141.42, abs=0.1)
    assert (linked.street == Street.LINK).sum() == 4


@pytest.mark.parametrize("point", [(300, 0), (300, 12), (0, 50), (0, 0)])
def test_a_closed_point_cuts_the_nearest_path(banks: WalkingNetwork, point: tuple[float, float]) -> None:
    closed = correct_network(banks, closed=[at(*point)])
    places: Places = {"o": [(600, 0)], "a": [(600, 100)], "b": [(400, 0)]}
    assert seconds(walk(banks, places)) == {"b": 200, "a": 1300}
    assert seconds(walk(closed, places)) == {"b": 200}


def test_a_closed_point_at_a_corner_closes_all_that_meet_there(tmp_path: Path) -> None:
    town = Town(
        {1: (0, 0), 2: (100, 0), 3: (200, 0), 4: (100, 100)},
        [([1, 2, 3], FOOTWAY), ([2, 4], FOOTWAY), ([1, 2], {"highway": "steps"})],
    )
    network = network_of(tmp_path, town)
    corner = (float(network.node_latitude[1]), float(network.node_longitude[1]))
    closed = correct_network(network, closed=[corner])
    places: Places = {"o": [(50, 0)], "a": [(150, 0)], "b": [(100, 50)], "c": [(99, 0)]}
    assert seconds(walk(closed, places)) == {"c": 49}


def test_both_sides_of_a_closed_point_are_walked_up_to_it(banks: WalkingNetwork) -> None:
    closed = correct_network(banks, closed=[at(300, 0)])
    places: Places = {"o": [(600, 0)], "before": [(301, 0)], "behind": [(299, 0)], "p": [(0, 0)]}
    assert seconds(walk(closed, places)) == {"before": 299}
    assert seconds(walk(closed, places, origins=["p"])) == {"behind": 299}


def test_homes_behind_a_locked_gate_are_behind_it(tmp_path: Path) -> None:
    """They stay joined to their own street, and are not moved to the one outside the wall."""
    town = Town(
        {1: (0, 0), 2: (1000, 0), 3: (500, 60), 4: (600, 60)}, [([1, 2], FOOTWAY), ([1, 3, 4], FOOTWAY)]
    )
    network = network_of(tmp_path, town)
    places: Places = {"o": [(1000, 0)], "home": [(600, 60)]}
    assert "home" in seconds(walk(network, places))
    assert seconds(walk(correct_network(network, closed=[at(250, 30)]), places)) == {}


def test_a_link_can_be_closed_and_closing_twice_is_closing(banks: WalkingNetwork) -> None:
    link = Link(at(650, 0), at(650, 100))
    closed = correct_network(banks, [link], [at(650, 50), at(650, 50), at(650, 60)])
    assert seconds(walk(closed, ACROSS)) == {"a": 1300}


def test_steps_and_names_stay_with_the_pieces_of_a_street(tmp_path: Path) -> None:
    town = Town({1: (0, 0), 2: (400, 0)}, [([1, 2], {"highway": "steps", "name": "百步梯"})])
    closed = correct_network(network_of(tmp_path, town), closed=[at(100, 0)])
    assert closed.length_m.tolist() == pytest.approx([100, 300], abs=0.05)
    assert closed.steps.all()
    assert {closed.way_names[way] for way in closed.way} == {"百步梯"}


def test_streets_are_cut_where_they_are_not_lost(banks: WalkingNetwork) -> None:
    linked = correct_network(banks, [Link(at(650, 0), at(650, 100))], [at(300, 0)])
    assert linked.length_m.sum() == pytest.approx(banks.length_m.sum() + 100, abs=0.1)
    assert np.array_equal(linked.way, np.sort(linked.way))


@pytest.mark.parametrize(
    ("links", "closed", "code", "index"),
    [
        ([Link(at(5000, 0), at(5000, 50))], [], "link_off_network", 0),
        ([Link(at(0, 0), at(5000, 50)), Link(at(0, 5000), at(50, 5000))], [], "link_off_network", 1),
        ([Link(at(1000.1, 0), at(1000.2, 0))], [], "link_without_length", 0),
        ([], [at(500, 0), at(500, 400)], "closed_off_network", 1),
    ],
)
def test_a_mend_that_touches_no_street_is_said(
    banks: WalkingNetwork, links: list[Link], closed: list[tuple[float, float]], code: str, index: int
) -> None:
    with pytest.raises(WalkingError) as caught:
        correct_network(banks, links, closed)
    assert caught.value.code == code
    assert caught.value.facts == {"index": index}


def test_links_that_are_none() -> None:
    with pytest.raises(WalkingError, match="link_without_length"):
        Link(at(1, 1), at(1, 1))
    for minutes in (0, -1, float("nan")):
        with pytest.raises(WalkingError, match="minutes_not_positive"):
            Link(at(1, 1), at(2, 1), minutes)
