"""Dividing segments at points along them, held together or locked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from service_circles.geo.datum import Point
from service_circles.geo.network.nearest_segment import Joints
from service_circles.geo.network.polylines import Ints
from service_circles.geo.network.walking_network import WalkingNetwork


def split(network: WalkingNetwork, joints: Joints, *, locked: bool) -> tuple[WalkingNetwork, Ints]:
    """Segments divided at the joints, and the node at each joint; locked ones do not hold together."""
    cutting = _Cutting(network, locked=locked)
    nodes = np.empty(len(joints.segment), np.int32)
    by_segment: dict[int, list[int]] = defaultdict(list)
    for joint, segment in enumerate(joints.segment.tolist()):
        by_segment[segment].append(joint)
    for segment, at in by_segment.items():
        at.sort(key=lambda joint: joints.fraction[joint])
        nodes[at] = cutting.divide(segment, joints.fraction[at].tolist())
    return cutting.network(), nodes


class _Piece(NamedTuple):
    """A part of a segment between two fractions, with its nodes."""

    segment: int
    begin: float
    finish: float
    start: int
    end: int


class _Cutting:
    def __init__(self, network: WalkingNetwork, *, locked: bool) -> None:
        self._old = network
        self._locked = locked
        self._points: list[Point] = []
        self._pieces: list[_Piece] = []
        self._divided: set[int] = set()

    def divide(self, segment: int, fractions: Sequence[float]) -> list[int]:
        """Cut a segment at ascending fractions; the node before each cut."""
        self._divided.add(segment)
        nodes = []
        done, left, last = 0.0, int(self._old.start[segment]), int(self._old.end[segment])
        for fraction in fractions:
            node = left if fraction == done and not self._locked else self._node(segment, fraction, last)
            if fraction > done:
                self._pieces.append(_Piece(segment, done, fraction, left, node))
            done, left = fraction, self._node(segment, fraction, last) if self._locked else node
            nodes.append(node)
        if done < 1:
            self._pieces.append(_Piece(segment, done, 1, left, last))
        return nodes

    def _node(self, segment: int, fraction: float, last: int) -> int:
        if fraction == 1 and not self._locked:
            return last
        ends = self._old.start[segment], self._old.end[segment]
        latitude, longitude = (
            float(values[ends[0]] * (1 - fraction) + values[ends[1]] * fraction)
            for values in (self._old.node_latitude, self._old.node_longitude)
        )
        self._points.append((latitude, longitude))
        return len(self._old.node_latitude) + len(self._points) - 1

    def network(self) -> WalkingNetwork:
        """The whole with its pieces; pieces stay where their segment was, along its way."""
        old = self._old
        whole = np.setdiff1d(np.arange(len(old.start)), list(self._divided))
        pieces = np.array(self._pieces, np.float64).reshape(-1, 5)
        source = np.concatenate((whole, pieces[:, 0].astype(np.intp)))
        begin = np.concatenate((np.zeros(len(whole)), pieces[:, 1]))
        order = np.lexsort((begin, source))
        source = source[order]
        share = np.concatenate((np.ones(len(whole)), pieces[:, 2] - pieces[:, 1]))[order]
        points = np.array(self._points).reshape(-1, 2)
        columns = ("forward", "backward", "steps", "street", "way", "main")
        return replace(
            old,
            node_latitude=np.concatenate((old.node_latitude, points[:, 0])),
            node_longitude=np.concatenate((old.node_longitude, points[:, 1])),
            start=np.concatenate((old.start[whole], pieces[:, 3])).astype(np.int32)[order],
            end=np.concatenate((old.end[whole], pieces[:, 4])).astype(np.int32)[order],
            length_m=old.length_m[source] * share,
            fixed_s=old.fixed_s[source] * share,
            **{name: getattr(old, name)[source] for name in columns},
        )
