"""Directions: a route told by its turns, streets, steps, bridges and crossings, from its geometry."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from itertools import pairwise
from math import atan2, degrees
from typing import NamedTuple

import numpy as np

from service_circles.geo.network.polylines import Floats, Ints
from service_circles.geo.network.walking_network import WalkingNetwork
from service_circles.geo.osm.foot_rules import Street
from service_circles.geo.osm.passages import Passage
from service_circles.geo.walking.routes import OFF_STREET, Route

_TURNED, _BACK = 32, 150
"""Degrees from which one turns off, and turns back."""
_BEND = 55
"""Degrees at a junction that are told although the street keeps its name."""
_LOOK_M = 12.0
"""Meters before and behind a corner that give its directions."""
_SHORT_M = 15.0
"""A nameless piece that is shorter is not told."""
_DOOR_M = 4.0
"""A door farther from its street shows which way one comes out."""


class Turn(IntEnum):
    """The direction in which one goes on; from NORTH on, the eight points of the compass, clockwise."""

    AHEAD = 0
    LEFT = 1
    RIGHT = 2
    BACK = 3
    NORTH = 4


class Passing(IntEnum):
    """The kind of way of a leg."""

    STREET = 0
    STEPS = 1
    FOOTBRIDGE = 2
    BRIDGE = 3
    TUNNEL = 4
    CROSSING = 5
    """Across the street that the leg names, if its name is known."""
    LIFT = 6


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


class _Piece(NamedTuple):
    """A straight piece along a street."""

    begin: Floats
    finish: Floats
    passing: Passing
    name: str
    street: Street
    segment: int

    @property
    def way(self) -> Floats:
        return self.finish - self.begin

    @property
    def meters(self) -> float:
        return float(np.hypot(*self.way))


class Junctions:
    """The segments that meet at each node: make it once for a network."""

    def __init__(self, network: WalkingNetwork) -> None:
        self.network = network
        ends = np.concatenate((network.start, network.end))
        self._order = np.argsort(ends, kind="stable")
        self._first = np.searchsorted(ends[self._order], np.arange(len(network.node_latitude) + 1))

    def segments_at(self, node: int) -> Ints:
        """The segments that end at a node."""
        found: Ints = self._order[self._first[node] : self._first[node + 1]] % len(self.network.start)
        return found

    def shared_node(self, one: int, other: int) -> int | None:
        """The node at which two segments meet."""
        network = self.network
        ends = {int(network.start[one]), int(network.end[one])} & {
            int(network.start[other]),
            int(network.end[other]),
        }
        return min(ends) if len(ends) == 1 else None


def directions_of(route: Route, junctions: Junctions) -> Directions:
    """The directions for a route."""
    network = junctions.network
    pieces = [
        _piece(network, begin, finish, segment)
        for (begin, finish), segment in zip(pairwise(route.points_m), route.segments.tolist(), strict=True)
        if segment != OFF_STREET
    ]
    before, behind = (_door_leg(route, at) for at in (0, -1))
    if not pieces:
        return Directions((), float(np.hypot(*before)), 0.0, Turn.AHEAD)
    runs = _without_short_ones(list(_runs(pieces, junctions)))
    legs = _merged(_legs(runs, before))
    side = _turn(_exit(pieces), behind) if np.hypot(*behind) > _DOOR_M else Turn.AHEAD
    return Directions(tuple(legs), float(np.hypot(*before)), float(np.hypot(*behind)), side)


def _door_leg(route: Route, at: int) -> Floats:
    """The way from a door to its street, or from the street to a door; nothing if it is at the street."""
    if route.segments[at] != OFF_STREET:
        return np.zeros(2)
    way: Floats = np.diff(route.points_m, axis=0)[at]
    return way


def _piece(network: WalkingNetwork, begin: Floats, finish: Floats, segment: int) -> _Piece:
    street = Street(int(network.street[segment]))
    passing = _passing(bool(network.steps[segment]), Passage(int(network.passage[segment])), street)
    return _Piece(begin, finish, passing, network.way_names[network.way[segment]], street, segment)


def _passing(is_steps: bool, passage: Passage, street: Street) -> Passing:
    if is_steps:
        return Passing.STEPS
    if passage is Passage.BRIDGE:
        return Passing.BRIDGE if street <= Street.STREET else Passing.FOOTBRIDGE
    return {
        Passage.TUNNEL: Passing.TUNNEL, Passage.CROSSING: Passing.CROSSING, Passage.LIFT: Passing.LIFT
    }.get(passage, Passing.STREET)  # fmt: skip


_Run = list[_Piece]


def _runs(pieces: Sequence[_Piece], junctions: Junctions) -> Iterator[_Run]:
    """Pieces that are told together; a crossing of a larger street comes as a run without length."""
    run = [pieces[0]]
    for before, piece in pairwise(pieces):
        node = junctions.shared_node(before.segment, piece.segment)
        crossed = _crossed(before, piece, node, junctions) if node is not None else None
        if crossed is not None or not _goes_on(before, piece, node, junctions):
            yield run
            run = []
        if crossed is not None:
            yield [crossed]
        run.append(piece)
    yield run


def _goes_on(before: _Piece, piece: _Piece, node: int | None, junctions: Junctions) -> bool:
    """True where a reader would not notice that another piece begins."""
    if (before.passing, before.name) != (piece.passing, piece.name):
        return False
    if not piece.name and before.street is not piece.street and piece.passing is Passing.STREET:
        return False
    if node is None or len(junctions.segments_at(node)) < 3 or piece.passing is Passing.STEPS:
        return True
    return abs(_angle(before.way, piece.way)) < (_BEND if piece.name else _TURNED)


def _crossed(before: _Piece, piece: _Piece, node: int, junctions: Junctions) -> _Piece | None:
    """The larger street that lies on both sides of the route at a node, as a crossing; None without any."""
    if Passing.CROSSING in (before.passing, piece.passing):
        return None
    network, most = junctions.network, min(before.street, piece.street)
    sides: dict[str, set[bool]] = {}
    for segment in junctions.segments_at(node).tolist():
        street, name = Street(int(network.street[segment])), network.way_names[network.way[segment]]
        is_road = street is Street.MAIN or (street is Street.STREET and most > Street.STREET)
        if (
            not is_road
            or street > most
            or segment in (before.segment, piece.segment)
            or name in (before.name, piece.name)
        ):
            continue
        other = int(network.start[segment]) if network.end[segment] == node else int(network.end[segment])
        arm = network.node_m[other] - network.node_m[node]
        sides.setdefault(name, set()).add(_is_left(before.way, piece.way, arm))
    for name, found in sides.items():
        if len(found) == 2:
            return _Piece(piece.begin, piece.begin, Passing.CROSSING, name, Street.MAIN, OFF_STREET)
    return None


def _is_left(comes: Floats, goes: Floats, arm: Floats) -> bool:
    """True for an arm to the left of a route that comes and goes in some directions."""
    back = _angle(comes, -comes) % 360
    to_arm, to_go = _angle(comes, arm) % 360, _angle(comes, goes) % 360
    return to_go < to_arm < back if to_go < back else not back < to_arm < to_go


def _angle(one: Floats, other: Floats) -> float:
    """Degrees to turn from one direction to another: to the left above zero, at most 180."""
    turned = degrees(atan2(float(other[1]), float(other[0])) - atan2(float(one[1]), float(one[0])))
    return (turned + 180) % 360 - 180


def _turn(comes: Floats, goes: Floats) -> Turn:
    angle = _angle(comes, goes)
    if abs(angle) < _TURNED:
        return Turn.AHEAD
    if abs(angle) > _BACK:
        return Turn.BACK
    return Turn.LEFT if angle > 0 else Turn.RIGHT


def _compass(way: Floats) -> int:
    return Turn.NORTH + round(degrees(atan2(float(way[0]), float(way[1]))) / 45) % 8


def _exit(run: _Run) -> Floats:
    """The direction in which a run ends."""
    return _toward(np.array([run[0].begin, *(piece.finish for piece in run)])[::-1]) * -1


def _entry(run: _Run) -> Floats:
    """The direction in which a run begins."""
    return _toward(np.array([run[0].begin, *(piece.finish for piece in run)]))


def _toward(points: Floats) -> Floats:
    """From the first point to one some meters along the line."""
    left = _LOOK_M
    for begin, finish in pairwise(points):
        length = float(np.hypot(*(finish - begin)))
        if length >= left:
            toward: Floats = begin + (finish - begin) * left / length - points[0]
            return toward
        left -= length
    whole: Floats = points[-1] - points[0]
    return whole


def _without_short_ones(runs: list[_Run]) -> list[_Run]:
    """The runs without nameless short ones between others, as from a street's middle to its sidewalk."""
    kept = [
        run for run in runs if run[0].name or run[0].passing is not Passing.STREET or _meters(run) >= _SHORT_M
    ]
    return kept or runs[:1]


def _meters(run: _Run) -> float:
    return sum(piece.meters for piece in run)


def _legs(runs: Sequence[_Run], door: Floats) -> Iterator[Leg]:
    comes = door if np.hypot(*door) > _DOOR_M else None
    for run in runs:
        first = run[0]
        if first.segment == OFF_STREET:
            yield Leg(Turn.AHEAD, first.passing, first.name, first.street, 0.0)
            continue
        entry = _entry(run)
        turn = _compass(entry) if comes is None else _turn(comes, entry)
        yield Leg(turn, first.passing, first.name, first.street, _meters(run))
        comes = _exit(run)


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
