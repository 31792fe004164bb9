"""From a point to the nearest street: which segment, how far along it, how many meters off it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely

from generator.geo.walking.lines import Floats, Ints
from generator.geo.walking.network import WalkingNetwork

MOST_OFF_M = 150.0
"""A point farther from every street is off the network."""


@dataclass(frozen=True, slots=True)
class Joints:
    """One joint per point: `segment` is -1 where no street is near, `fraction` 0 at its start, 1 at its end."""

    segment: Ints
    fraction: Floats
    leg_m: Floats


class SegmentIndex:
    """Some segments of a network, to be found by place."""

    def __init__(self, network: WalkingNetwork, segments: Ints) -> None:
        self.segments = segments
        self._begin = network.node_m[network.start[segments]]
        self._along = network.node_m[network.end[segments]] - self._begin
        ends = np.stack((self._begin, self._begin + self._along), axis=1)
        self._tree = shapely.STRtree(shapely.linestrings(ends))

    def nearest(self, points_m: Floats, most_m: float = MOST_OFF_M) -> Joints:
        """The nearest segment of each point (N, 2: meters east, north)."""
        joints = Joints(
            np.full(len(points_m), -1, np.int32), np.zeros(len(points_m)), np.full(len(points_m), np.inf)
        )
        point, found = self._tree.query_nearest(shapely.points(points_m), max_distance=most_m)
        fraction = self._fraction(points_m[point], found)
        foot = self._begin[found] + fraction[:, None] * self._along[found]
        order = np.lexsort((found, foot[:, 1], foot[:, 0], point))  # of equally near ones always the same
        first = order[np.unique(point[order], return_index=True)[1]]
        point = point[first]
        joints.segment[point] = self.segments[found[first]]
        joints.fraction[point] = fraction[first]
        joints.leg_m[point] = np.hypot(*(points_m[point] - foot[first]).T)
        return joints

    def _fraction(self, points_m: Floats, found: Ints) -> Floats:
        along = self._along[found]
        square = np.maximum((along**2).sum(axis=1), 1e-12)
        fraction: Floats = np.clip(((points_m - self._begin[found]) * along).sum(axis=1) / square, 0, 1)
        return fraction

    def touching(self, west: float, south: float, east: float, north: float) -> Ints:
        """Segments whose box touches a box in meters, in ascending order."""
        return np.sort(self.segments[self._tree.query(shapely.box(west, south, east, north))])
