"""Runs of a route: the pieces along streets that are told together."""

from collections.abc import Iterator, Sequence
from enum import IntEnum
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from service_circles.geo.network.polylines import Floats
from service_circles.geo.network.walking_network import WalkingNetwork
from service_circles.geo.osm.foot_rules import Street
from service_circles.geo.osm.passages import Passage
from service_circles.geo.walking.bearings import TURNED_DEGREES, angle, is_left
from service_circles.geo.walking.junctions import Junctions
from service_circles.geo.walking.routes import OFF_STREET, Route

_BEND_DEGREES = 55
"""Degrees at a junction that are told although the street keeps its name."""
_LOOK_M = 12.0
"""Meters before and behind a corner that give its directions."""
_SHORT_M = 15.0
"""A nameless piece that is shorter is not told."""


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


class Piece(NamedTuple):
    """A straight piece along a street."""

    begin: Floats
    finish: Floats
    passing: Passing
    name: str
    street: Street
    segment: int

    @property
    def way(self) -> Floats:
        """From its beginning to its end."""
        return self.finish - self.begin

    @property
    def meters(self) -> float:
        """Its length."""
        return float(np.hypot(*self.way))


Run = list[Piece]


def pieces_of(route: Route, network: WalkingNetwork) -> Run:
    """The pieces of a route that lie along streets."""
    return [
        _piece(network, begin, finish, segment)
        for (begin, finish), segment in zip(pairwise(route.points_m), route.segments.tolist(), strict=True)
        if segment != OFF_STREET
    ]


def runs_of(pieces: Run, junctions: Junctions) -> list[Run]:
    """The runs of one or more pieces, without those too short to be told."""
    return _without_short_ones(list(_runs(pieces, junctions)))


def exit_of(run: Run) -> Floats:
    """The direction in which a run ends."""
    return _toward(np.array([run[0].begin, *(piece.finish for piece in run)])[::-1]) * -1


def entry_of(run: Run) -> Floats:
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


def _without_short_ones(runs: list[Run]) -> list[Run]:
    """The runs without nameless short ones between others, as from a street's middle to its sidewalk."""
    kept = [
        run
        for run in runs
        if run[0].name or run[0].passing is not Passing.STREET or meters_of(run) >= _SHORT_M
    ]
    return kept or runs[:1]


def meters_of(run: Run) -> float:
    """Return the length of a run."""
    return sum(piece.meters for piece in run)


def _piece(network: WalkingNetwork, begin: Floats, finish: Floats, segment: int) -> Piece:
    street = Street(int(network.street[segment]))
    passing = _passing(bool(network.steps[segment]), Passage(int(network.passage[segment])), street)
    return Piece(begin, finish, passing, network.way_names[network.way[segment]], street, segment)


def _passing(is_steps: bool, passage: Passage, street: Street) -> Passing:
    if is_steps:
        return Passing.STEPS
    if passage is Passage.BRIDGE:
        return Passing.BRIDGE if street <= Street.STREET else Passing.FOOTBRIDGE
    return {
        Passage.TUNNEL: Passing.TUNNEL, Passage.CROSSING: Passing.CROSSING, Passage.LIFT: Passing.LIFT
    }.get(passage, Passing.STREET)  # fmt: skip


def _runs(pieces: Sequence[Piece], junctions: Junctions) -> Iterator[Run]:
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


def _goes_on(before: Piece, piece: Piece, node: int | None, junctions: Junctions) -> bool:
    """True where a reader would not notice that another piece begins."""
    if (before.passing, before.name) != (piece.passing, piece.name):
        return False
    if not piece.name and before.street is not piece.street and piece.passing is Passing.STREET:
        return False
    if node is None or len(junctions.segments_at(node)) < 3 or piece.passing is Passing.STEPS:
        return True
    return abs(angle(before.way, piece.way)) < (_BEND_DEGREES if piece.name else TURNED_DEGREES)


def _crossed(before: Piece, piece: Piece, node: int, junctions: Junctions) -> Piece | None:
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
        sides.setdefault(name, set()).add(is_left(before.way, piece.way, arm))
    for name, found in sides.items():
        if len(found) == 2:
            return Piece(piece.begin, piece.begin, Passing.CROSSING, name, Street.MAIN, OFF_STREET)
    return None
