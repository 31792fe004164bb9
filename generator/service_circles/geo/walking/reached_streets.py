"""The pieces of streets that are walked before the time is over, cut at the very spot."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from service_circles.geo.network.paced_network import PacedNetwork
from service_circles.geo.network.polylines import Floats, Ints, Lines
from service_circles.geo.network.walking_network import WalkingNetwork
from service_circles.geo.walking.shortest_paths import Walks


@dataclass(frozen=True, eq=False)
class Pieces:
    """Parts of segments between two fractions, in the order of the segments; arrays of one length."""

    segment: Ints
    begin: Floats
    finish: Floats

    def ends(self, network: WalkingNetwork, places: Floats) -> tuple[Floats, Floats]:
        """Where the pieces begin and finish, given a place (N, 2) for each node."""
        start, end = places[network.start[self.segment]], places[network.end[self.segment]]
        along = end - start
        return start + self.begin[:, None] * along, start + self.finish[:, None] * along

    def lines(self, network: WalkingNetwork) -> Lines:
        """The pieces in WGS84; those that follow each other along a way are one line."""
        begins, ends = self.ends(network, np.column_stack((network.node_latitude, network.node_longitude)))
        segment, following = self.segment[:-1], self.segment[1:]
        goes_on = (
            (self.finish[:-1] == 1)
            & (self.begin[1:] == 0)
            & (network.way[segment] == network.way[following])
            & (network.end[segment] == network.start[following])
        )
        return Lines.joined(begins, ends, goes_on, network.street[self.segment])


def reached_pieces(paced: PacedNetwork, walks: Walks) -> Pieces:
    """Everything walked: in from both ends of each segment, and around the origins on theirs."""
    rank = np.arange(len(walks.segments))
    ahead = _part(walks.most_s - walks.seconds[:, 0], paced.along_s[walks.segments])
    back = _part(walks.most_s - walks.seconds[:, 1], paced.against_s[walks.segments])
    origins = walks.origins
    left_s = walks.most_s - origins.leg_m / paced.profile.meters_per_second
    before = (origins.fraction - _part(left_s, paced.against_s[origins.segment])).clip(0)
    after = (origins.fraction + _part(left_s, paced.along_s[origins.segment])).clip(None, 1)
    at = np.concatenate((rank, rank, np.searchsorted(walks.segments, origins.segment)))
    begin = np.concatenate((np.zeros(len(rank)), 1 - back, before))
    finish = np.concatenate((ahead, np.ones(len(rank)), after))
    some = begin < finish
    segment, begin, finish = _united(at[some], begin[some], finish[some])
    return Pieces(walks.segments[segment], begin, finish)


def unreached_pieces(walks: Walks, pieces: Pieces) -> Pieces:
    """What is left of the walks' segments."""
    at = 2 * np.searchsorted(walks.segments, pieces.segment)
    every = 2.0 * np.arange(len(walks.segments))
    begin = np.sort(np.concatenate((every, at + pieces.finish)))
    finish = np.sort(np.concatenate((at + pieces.begin, every + 1)))
    left = finish > begin
    segment = (begin[left] // 2).astype(np.intp)
    return Pieces(walks.segments[segment], begin[left] - 2 * segment, finish[left] - 2 * segment)


def _part(left_s: Floats, needed_s: Floats) -> Floats:
    """How much of a segment the seconds left are enough for, from 0 to 1."""
    walked = (left_s > 0) & np.isfinite(needed_s)
    return np.where(walked, left_s, 0) / np.where(walked, np.maximum(left_s, needed_s), 1)


def _united(at: Ints, begin: Floats, finish: Floats) -> tuple[Ints, Floats, Floats]:
    """Overlapping parts of the same segment as one, sorted. Segments are laid out along a line, 2 apart."""
    order = np.argsort(2 * at + begin, kind="stable")
    at = at[order]
    begin_on_line, so_far = 2 * at + begin[order], np.maximum.accumulate(2 * at + finish[order])
    first = np.flatnonzero(np.append(True, begin_on_line[1:] > so_far[:-1])[: len(at)])
    last = np.append(first[1:], len(at))[: len(first)] - 1
    return at[first], begin_on_line[first] - 2 * at[first], so_far[last] - 2 * at[first]
