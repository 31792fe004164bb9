"""From extracts to a network: several are merged, barriers cut the ways that pass them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np

from service_circles.geo.datum import Point
from service_circles.geo.network.polylines import Floats, Ints, Lines
from service_circles.geo.network.walking_network import WalkingNetwork, lengths_m
from service_circles.geo.osm.extract import Extract, WalkedWay, read_extract
from service_circles.geo.osm.foot_rules import Gated, Street
from service_circles.geo.osm.scenery import SceneryLine
from service_circles.geo.walking_error import WalkingError


def read_network(paths: Sequence[Path], gated: Gated) -> WalkingNetwork:
    """The streets of all extracts together.

    Raises WalkingError (extract_missing, extract_unreadable, extract_without_streets).
    """
    together = _Assembling()
    for path in paths:
        together.add(read_extract(path, gated))
    if not together.segments:
        raise WalkingError("extract_without_streets", paths=[str(path) for path in paths])
    return together.network()


class _Assembling:
    def __init__(self) -> None:
        self.segments: list[tuple[int, int, int]] = []  # start and end node, way
        self._points: list[Point] = []
        self._ways: list[WalkedWay] = []
        self._scenery: dict[SceneryLine, None] = {}  # a set that keeps its order
        self._node_at: dict[tuple[int, Point], int] = {}

    def add(self, extract: Extract) -> None:
        """Streets of one more extract; numbers mean the same node only at the same place."""
        for way in extract.ways:
            for begin, finish in pairwise(way.nodes):
                if begin != finish and begin in extract.places and finish in extract.places:
                    ends = self._node(begin, extract), self._node(finish, extract)
                    self.segments.append((*ends, len(self._ways)))
            self._ways.append(way)
        self._scenery.update(dict.fromkeys(extract.scenery))

    def _node(self, number: int, extract: Extract) -> int:
        """The node of a segment's end; at a barrier each segment gets an end of its own."""
        place = extract.places[number]
        if number in extract.cuts:
            self._points.append(place)
            return len(self._points) - 1
        node = self._node_at.setdefault((number, place), len(self._points))
        if node == len(self._points):
            self._points.append(place)
        return node

    def _distinct_segments(self) -> Ints:
        """(S, 3): start, end, way; what neighboring extracts both contain is taken once."""
        segments: Ints = np.array(self.segments, np.int32)
        numbers = np.array([way.number for way in self._ways], np.int64)
        identity = np.column_stack((segments[:, :2], numbers[segments[:, 2]]))
        kept = np.unique(identity, axis=0, return_index=True)[1]
        distinct: Ints = segments[np.sort(kept)]
        return distinct

    def network(self) -> WalkingNetwork:
        """All that was added, joined where nodes are the same."""
        start, end, way = self._distinct_segments().T
        points: Floats = np.array(self._points)
        streets = np.array([way.foot.street for way in self._ways], np.uint8)[way]
        return WalkingNetwork(
            node_latitude=points[:, 0].copy(),
            node_longitude=points[:, 1].copy(),
            start=start.copy(),
            end=end.copy(),
            length_m=lengths_m(points[start], points[end]),
            fixed_s=np.full(len(start), np.nan),
            forward=np.array([way.foot.forward for way in self._ways])[way],
            backward=np.array([way.foot.backward for way in self._ways])[way],
            steps=streets == Street.STEPS,
            street=streets,
            way=way.copy(),
            main=np.ones(len(start), np.bool_),
            way_names=tuple(way.name for way in self._ways),
            scenery=Lines.of([line for _, line in self._scenery], [kind for kind, _ in self._scenery]),
        ).with_main_found()
