"""Maximal covering location, exactly: the few sites that together reach most."""

from collections.abc import Collection, Mapping
from itertools import chain, combinations
from math import comb, fsum

_FEW_CHOICES = 64
"""So many choices are compared one by one sooner than SciPy is loaded."""


def best_sites(
    reached: Mapping[str, Mapping[str, float]], households: Mapping[str, int], count: int
) -> tuple[str, ...]:
    """At most `count` sites, by id, that together reach most households.

    `reached` has for each site the minutes to the homes that it reaches. Of sites that reach just the same
    homes the nearest stands for all. Of equally good choices the one with more homes, then with fewer sites,
    then whose ids come first.
    """
    sites = _different(reached)
    groups = _homes_alike({site: reached[site] for site in sites})
    if not groups or count < 1:
        return ()
    worths = [(sum(households[home] for home in homes), len(homes)) for homes in groups.values()]
    if sum(comb(len(sites), size) for size in range(1, count + 1)) <= _FEW_CHOICES:
        return _best_by_trying(sites, dict(zip(groups, worths, strict=True)), count)
    from service_circles.coverage.siting.covering_program import CoveringProgram  # noqa: PLC0415 - loads SciPy

    program = CoveringProgram(sites, groups, count)
    for worth in zip(*worths, strict=True):
        program.require_greatest_worth(worth)
    return program.first_of_the_best()


def _best_by_trying(
    sites: tuple[str, ...], worths: Mapping[tuple[int, ...], tuple[int, int]], count: int
) -> tuple[str, ...]:
    """The best of all choices, the smaller ones and those whose ids come first being looked at first."""

    def worth(choice: tuple[int, ...]) -> tuple[int, int]:
        reached = [worth for group, worth in worths.items() if not set(group).isdisjoint(choice)]
        return sum(households for households, _ in reached), sum(homes for _, homes in reached)

    numbers = range(len(sites))
    choices = chain.from_iterable(combinations(numbers, size) for size in range(1, count + 1))
    return tuple(sites[number] for number in max(choices, key=worth))


def _different(reached: Mapping[str, Mapping[str, float]]) -> tuple[str, ...]:
    """One of each group of sites that reach the same: the one with fewest minutes in all. Sites that reach nothing go."""
    nearest: dict[frozenset[str], str] = {}
    for site in sorted(reached, key=lambda site: (round(fsum(reached[site].values()), 6), site)):
        nearest.setdefault(frozenset(reached[site]), site)
    return tuple(sorted(site for homes, site in nearest.items() if homes))


def _homes_alike(reached: Mapping[str, Collection[str]]) -> dict[tuple[int, ...], list[str]]:
    """Homes by the sites (index) that reach them: the program sees each such group as one."""
    from_sites: dict[str, list[int]] = {}
    for index, homes in enumerate(reached.values()):
        for home in homes:
            from_sites.setdefault(home, []).append(index)
    groups: dict[tuple[int, ...], list[str]] = {}
    for home in sorted(from_sites):
        groups.setdefault(tuple(from_sites[home]), []).append(home)
    return groups
