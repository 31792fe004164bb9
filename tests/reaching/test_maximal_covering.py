"""The choice of sites is the best there is: beside every other choice, where there are few."""

import random
from collections.abc import Mapping
from itertools import combinations
from math import dist

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.reaching.maximal_covering import best_sites

Reached = Mapping[str, frozenset[str]]


def best_of_all(reached: Reached, households: Mapping[str, int], count: int) -> tuple[str, ...]:
    """By looking at every choice: most households, most homes, fewest sites, first ids."""

    def rank(chosen: tuple[str, ...]) -> tuple[int, int, int, tuple[str, ...]]:
        homes = frozenset[str]().union(*(reached[site] for site in chosen))
        return (-sum(households[home] for home in homes), -len(homes), len(chosen), chosen)

    choices = (chosen for size in range(count + 1) for chosen in combinations(sorted(reached), size))
    return min(choices, key=rank)


def test_the_greedy_choice_is_not_good_enough() -> None:
    reached = {
        "middle": frozenset({"a", "b", "c", "d"}),
        "east": frozenset({"a", "b", "e"}),
        "west": frozenset({"c", "d", "f"}),
    }
    households = {"a": 30, "b": 30, "c": 30, "d": 30, "e": 20, "f": 20}
    assert best_sites(reached, households, 1) == ("middle",)
    assert best_sites(reached, households, 2) == ("east", "west")
    assert best_sites(reached, households, 3) == ("east", "west")


def test_ties_go_to_more_homes_then_to_the_first_id() -> None:
    reached = {
        "c": frozenset({"x"}),
        "b": frozenset({"y"}),
        "a": frozenset({"z"}),
        "d": frozenset({"y", "o"}),
    }
    assert best_sites(reached, {"x": 9, "y": 9, "z": 9, "o": 0}, 1) == ("d",)
    assert best_sites(reached, {"x": 9, "y": 9, "z": 9, "o": 0}, 2) == ("a", "d")


@pytest.mark.parametrize("reached", [{}, {"a": frozenset[str]()}])
def test_nothing_to_reach(reached: Reached) -> None:
    assert best_sites(reached, {}, 3) == ()


HOMES = st.sets(st.sampled_from("tuvwxyz"))


@settings(max_examples=120, deadline=None)
@given(
    reached=st.dictionaries(st.sampled_from("abcdefgh"), HOMES.map(frozenset), max_size=8),
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
        site: frozenset(home for home, there in homes.items() if dist(here, there) <= 414)
        for site, here in sites.items()
    }
    chosen = best_sites(reached, households, 5)
    backwards = dict(reversed(reached.items()))
    assert best_sites(backwards, dict(reversed(households.items())), 5) == chosen
    found = sum(households[home] for home in frozenset[str]().union(*(reached[site] for site in chosen)))
    assert found >= _greedy(reached, households, 5)


def _greedy(reached: Reached, households: Mapping[str, int], count: int) -> int:
    """Households by taking the best next site each time."""
    inside: frozenset[str] = frozenset()
    for _ in range(count):
        inside |= max(reached.values(), key=lambda homes: sum(households[home] for home in homes - inside))
    return sum(households[home] for home in inside)
