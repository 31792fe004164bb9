"""The choice of sites is the best there is: beside every other choice, where there are few."""

import random
from collections.abc import Mapping
from itertools import combinations
from math import dist

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service_circles.coverage.siting.maximal_covering import best_sites

Reached = Mapping[str, Mapping[str, float]]


def all_near(**reached: str) -> Reached:
    """Sites and the homes that they reach, one letter each, in a minute."""
    return {site: dict.fromkeys(homes, 1.0) for site, homes in reached.items()}


def best_of_all(reached: Reached, households: Mapping[str, int], count: int) -> tuple[str, ...]:
    """By looking at every choice: most households, most homes, fewest sites, first ids."""

    def is_nearest(site: str) -> bool:
        alike = [other for other in reached if set(reached[other]) == set(reached[site])]
        return site == min(alike, key=lambda other: (sum(reached[other].values()), other))

    def rank(chosen: tuple[str, ...]) -> tuple[int, int, int, tuple[str, ...]]:
        homes = {home for site in chosen for home in reached[site]}
        return (-sum(households[home] for home in homes), -len(homes), len(chosen), chosen)

    sites = sorted(site for site in reached if is_nearest(site))
    return min((chosen for size in range(count + 1) for chosen in combinations(sites, size)), key=rank)


def test_the_greedy_choice_is_not_good_enough() -> None:
    reached = all_near(middle="abcd", east="abe", west="cdf")
    households = {"a": 30, "b": 30, "c": 30, "d": 30, "e": 20, "f": 20}
    assert best_sites(reached, households, 1) == ("middle",)
    assert best_sites(reached, households, 2) == ("east", "west")
    assert best_sites(reached, households, 3) == ("east", "west")


def test_ties_go_to_more_homes_then_to_the_first_id() -> None:
    reached = all_near(c="x", b="y", a="z", d="yo")
    households = {"x": 9, "y": 9, "z": 9, "o": 0}
    assert best_sites(reached, households, 1) == ("d",)
    assert best_sites(reached, households, 2) == ("a", "d")


def test_of_sites_that_reach_the_same_the_nearest() -> None:
    reached = {"a": {"x": 9.0, "y": 2.0}, "b": {"x": 4.0, "y": 6.0}, "c": {"x": 5.0, "y": 5.0}}
    assert best_sites(reached, {"x": 1, "y": 1}, 1) == ("b",)


@pytest.mark.parametrize("reached", [all_near(), all_near(a="")])
def test_nothing_to_reach(reached: Reached) -> None:
    assert best_sites(reached, {}, 3) == ()


@settings(max_examples=120, deadline=None)
@given(
    reached=st.dictionaries(
        st.sampled_from("abcdefgh"),
        st.dictionaries(st.sampled_from("tuvwxyz"), st.integers(1, 10).map(float)),
        max_size=8,
    ),
    households=st.fixed_dictionaries({home: st.sampled_from([0, 1, 2, 3, 250, 251]) for home in "tuvwxyz"}),
    count=st.integers(0, 4),
)
def test_as_good_as_looking_at_every_choice(
    reached: Reached, households: Mapping[str, int], count: int
) -> None:
    assert best_sites(reached, households, count) == best_of_all(reached, households, count)


def test_a_large_town_and_the_order_of_its_records() -> None:
    chance = random.Random(7)
    homes = {f"home-{n}": (chance.random() * 6_000, chance.random() * 6_000) for n in range(1_000)}
    sites = {f"site-{n}": (chance.random() * 6_000, chance.random() * 6_000) for n in range(200)}
    households = {home: chance.randint(20, 900) for home in homes}
    reached = {
        site: {home: dist(here, there) / 60 for home, there in homes.items() if dist(here, there) <= 414}
        for site, here in sites.items()
    }
    chosen = best_sites(reached, households, 5)
    backwards = dict(reversed(reached.items()))
    assert best_sites(backwards, dict(reversed(households.items())), 5) == chosen
    found = sum(households[home] for home in {home for site in chosen for home in reached[site]})
    assert found >= _greedy(reached, households, 5)


def _greedy(reached: Reached, households: Mapping[str, int], count: int) -> int:
    """Households by taking the best next site each time."""
    inside: set[str] = set()
    for _ in range(count):
        inside |= set(
            max(reached.values(), key=lambda homes: sum(households[home] for home in set(homes) - inside))
        )
    return sum(households[home] for home in inside)
