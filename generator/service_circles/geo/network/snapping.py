"""Snapping points to the nearest street: which segment, how far along it, how many meters off it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
import shapely

from service_circles.geo.network.polylines import Floats, Ints
from service_circles.geo.network.walking_network import WalkingNetwork

_Level = TypeVar("_Level", bound=int | None)

MAX_SNAP_M = 150.0
"""A point farther from every street is off the network."""

_TIE_M = 1e-6
"""Segments that meet, or lie on each other, are equally near; degrees are exact to a hundredth of this."""


@dataclass(frozen=True, slots=True)
class SnappedPoints:
    """Points on their nearest segments: none for a point far from all, several where segments meet.

    Arrays of one length: index of the point (ascending), the segment, the fraction along it (0 at its start,
    1 at its end), and the leg, the meters from the point to the street.
    """

    point: Ints
    segment: Ints
    fraction: Floats
    leg_m: Floats

    def one_per_point(self) -> SnappedPoints:
        """Any one of those that are equally near."""
        first = np.unique(self.point, return_index=True)[1]
        return SnappedPoints(self.point[first], self.segment[first], self.fraction[first], self.leg_m[first])


def snap_by_level(
    indexes: Mapping[_Level, SegmentIndex], points_m: Floats, levels: Sequence[_Level]
) -> SnappedPoints:
    """Snap each point to the nearest segments in the index of its level."""
    if len(indexes) == 1:
        return next(iter(indexes.values())).snap(points_m)
    parts = []
    for level, index in indexes.items():
        here = np.flatnonzero([each == level for each in levels])
        found = index.snap(points_m[here])
        parts.append((here[found.point], found.segment, found.fraction, found.leg_m))
    columns = [np.concatenate(column) for column in zip(*parts, strict=True)]
    order = np.lexsort((columns[1], columns[0]))
    return SnappedPoints(*(column[order] for column in columns))


class SegmentIndex:
    """A spatial index of some segments of a network."""

    def __init__(self, network: WalkingNetwork, segments: Ints) -> None:
        self.segments = segments
        self._begin = network.node_m[network.start[segments]]
        self._along = network.node_m[network.end[segments]] - self._begin
        ends = np.stack((self._begin, self._begin + self._along), axis=1)
        self._tree = shapely.STRtree(shapely.linestrings(ends))

    def snap(self, points_m: Floats, max_m: float = MAX_SNAP_M) -> SnappedPoints:
        """Snap each point (N, 2: meters east, north) to its nearest segments."""
        points = shapely.points(points_m)
        (near, _), least_m = self._tree.query_nearest(
            points, max_distance=max_m, return_distance=True, all_matches=False
        )
        at, found = self._tree.query(points[near], predicate="dwithin", distance=least_m + _TIE_M)
        order = np.lexsort((found, near[at]))
        point, found = near[at][order], found[order]
        fraction = self._fraction(points_m[point], found)
        off_m = points_m[point] - self._begin[found] - fraction[:, None] * self._along[found]
        return SnappedPoints(point, self.segments[found], fraction, np.hypot(off_m[:, 0], off_m[:, 1]))

    def _fraction(self, points_m: Floats, found: Ints) -> Floats:
        along = self._along[found]
        square = np.maximum((along**2).sum(axis=1), 1e-12)
        fraction: Floats = np.clip(((points_m - self._begin[found]) * along).sum(axis=1) / square, 0, 1)
        return fraction

    def touching(self, west: float, south: float, east: float, north: float) -> Ints:
        """Segments whose box touches a box in meters, in ascending order."""
        return np.sort(self.segments[self._tree.query(shapely.box(west, south, east, north))])
