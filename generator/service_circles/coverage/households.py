"""Homes added up: estates with their households and people, and who of them is reached."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from service_circles.records.area import Area


@dataclass(frozen=True, slots=True)
class Homes:
    """Some estates together. `households` and `people` add up those that give a number; None if none does.

    `households_not_given` and `people_not_given`: how many of the estates give none.
    """

    estates: int
    households: int | None
    people: int | None
    households_not_given: int
    people_not_given: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """Homes that are reached, homes that are not, and homes of which it is not known."""

    reached: Homes
    missed: Homes
    unknown: Homes

    @property
    def share(self) -> float | None:
        """Households reached, of those reached or missed: 0 to 1. None if either number is not known."""
        reached, missed = self.reached.households, self.missed.households
        if reached is None or missed is None or reached + missed == 0:
            return None
        return reached / (reached + missed)


def homes_of(estates: Iterable[Area]) -> Homes:
    """Estates added up."""
    found = tuple(estates)
    households = tuple(estate.households for estate in found if estate.households is not None)
    people = tuple(estate.population for estate in found if estate.population is not None)
    return Homes(
        len(found),
        _sum_if_known(households, len(found)),
        _sum_if_known(people, len(found)),
        len(found) - len(households),
        len(found) - len(people),
    )


def _sum_if_known(numbers: tuple[int, ...], estates: int) -> int | None:
    """Nobody lives in no estates; but who lives in estates that give no number is not known."""
    return sum(numbers) if numbers or not estates else None
