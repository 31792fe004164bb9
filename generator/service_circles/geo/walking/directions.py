"""Directions: a route told by its turns, streets, steps, bridges and crossings, from its geometry."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from service_circles.geo.network.polylines import Floats
from service_circles.geo.osm.foot_rules import Street
from service_circles.geo.walking.bearings import Turn, compass, turn_between
from service_circles.geo.walking.junctions import Junctions
from service_circles.geo.walking.route_runs import (
    Passing,
    Run,
    entry_of,
    exit_of,
    meters_of,
    pieces_of,
    runs_of,
)
from service_circles.geo.walking.routes import OFF_STREET, Route

_DOOR_M = 4.0
"""A door farther from its street shows which way one comes out."""


@dataclass(frozen=True, slots=True)
class Leg:
    """A part of a route; `name` is empty where none is known, then `street` says what it looks like."""

    turn: int
    passing: Passing
    name: str
    street: Street
    meters: float


@dataclass(frozen=True, slots=True)
class Directions:
    """A route in words to be: its legs, the meters from and to doors that no street is known for, the side of the door."""

    legs: tuple[Leg, ...]
    before_m: float
    behind_m: float
    side: Turn

    @property
    def steps_m(self) -> float:
        """Meters of steps."""
        return sum(leg.meters for leg in self.legs if leg.passing is Passing.STEPS)

    @property
    def crossings(self) -> int:
        """Streets to cross: those mapped as crossings, and larger streets that the route leads across."""
        return sum(leg.passing is Passing.CROSSING for leg in self.legs)


def directions_of(route: Route, junctions: Junctions) -> Directions:
    """The directions for a route."""
    pieces = pieces_of(route, junctions.network)
    before, behind = (_door_leg(route, at) for at in (0, -1))
    if not pieces:
        return Directions((), float(np.hypot(*before)), 0.0, Turn.AHEAD)
    legs = _merged(_legs(runs_of(pieces, junctions), before))
    side = turn_between(exit_of(pieces), behind) if np.hypot(*behind) > _DOOR_M else Turn.AHEAD
    return Directions(tuple(legs), float(np.hypot(*before)), float(np.hypot(*behind)), side)


def _door_leg(route: Route, at: int) -> Floats:
    """The way from a door to its street, or from the street to a door; nothing if it is at the street."""
    if route.segments[at] != OFF_STREET:
        return np.zeros(2)
    way: Floats = np.diff(route.points_m, axis=0)[at]
    return way


def _legs(runs: Sequence[Run], door: Floats) -> Iterator[Leg]:
    comes = door if np.hypot(*door) > _DOOR_M else None
    for run in runs:
        first = run[0]
        if first.segment == OFF_STREET:
            yield Leg(Turn.AHEAD, first.passing, first.name, first.street, 0.0)
            continue
        entry = entry_of(run)
        turn = compass(entry) if comes is None else turn_between(comes, entry)
        yield Leg(turn, first.passing, first.name, first.street, meters_of(run))
        comes = exit_of(run)


def _merged(legs: Iterator[Leg]) -> list[Leg]:
    """Legs of one street straight on, between which something too short to be told was left out, are one."""
    merged: list[Leg] = []
    for leg in legs:
        last = merged[-1] if merged else None
        alike = (
            last
            and (last.passing, last.name) == (leg.passing, leg.name)
            and leg.passing is not Passing.CROSSING
        )
        if last and alike and leg.turn == Turn.AHEAD and (leg.name or last.street is leg.street):
            merged[-1] = replace(last, meters=last.meters + leg.meters)
        else:
            merged.append(leg)
    return merged
