"""From a point to the nearest street: which segment, how far along it, how many meters off it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely

from service_circles.geo.network.polylines import Floats, Ints
from service_circles.geo.network.walking_network import WalkingNetwork

MOST_OFF_M = 150.0
"""A point farther from every street is off the network."""


_AS_NEAR_M = 1e-6
"""Segments that meet, or lie on each other, are as near as each other; degrees are exact to a hundredth of this."""


@dataclass(frozen=True, slots=True)
class Joints:
    """Where points meet their nearest segments: none for a point far from all, several where they meet.

    Arrays of one length: which point (ascending), the segment, how far along it (0 at its start, 1 at its
    end), and the meters from the point.
    """

    point: Ints
    segment: Ints
    fraction: Floats
    leg_m: Floats

    def one_per_point(self) -> Joints:
        """Any one of those that are equally near."""
        first = np.unique(self.point, return_index=True)[1]
        return Joints(self.point[first], self.segment[first], self.fraction[first], self.leg_m[first])


class SegmentIndex:
    """Some segments of a network, to be found by place."""

    def __init__(self, network: WalkingNetwork, segments: Ints) -> None:
        self.segments = segments
        self._begin = network.node_m[network.start[segments]]
        self._along = network.node_m[network.end[segments]] - self._begin
        ends = np.stack((self._begin, self._begin + self._along), axis=1)
        self._tree = shapely.STRtree(shapely.linestrings(ends))

    def nearest(self, points_m: Floats, most_m: float = MOST_OFF_M) -> Joints:
        """The nearest segments of each point (N, 2: meters east, north)."""
        points = shapely.points(points_m)
        (near, _), least_m = self._tree.query_nearest(
            points, max_distance=most_m, return_distance=True, all_matches=False
        )
        at, found = self._tree.query(points[near], predicate="dwithin", distance=least_m + _AS_NEAR_M)
        order = np.lexsort((found, near[at]))
        point, found = near[at][order], found[order]
        fraction = self._fraction(points_m[point], found)
        off_m = points_m[point] - self._begin[found] - fraction[:, None] * self._along[found]
        return Joints(point, self.segments[found], fraction, np.hypot(off_m[:, 0], off_m[:, 1]))

    def _fraction(self, points_m: Floats, found: Ints) -> Floats:
        along = self._along[found]
        square = np.maximum((along**2).sum(axis=1), 1e-12)
        fraction: Floats = np.clip(((points_m - self._begin[found]) * along).sum(axis=1) / square, 0, 1)
        return fraction

    def touching(self, west: float, south: float, east: float, north: float) -> Ints:
        """Segments whose box touches a box in meters, in ascending order."""
        return np.sort(self.segments[self._tree.query(shapely.box(west, south, east, north))])
