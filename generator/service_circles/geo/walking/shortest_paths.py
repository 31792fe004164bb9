"""Shortest paths from some doors: SciPy's Dijkstra over a few or all segments."""

from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import dijkstra

from service_circles.geo.network.polylines import Floats, Ints
from service_circles.geo.network.weighted_network import WeightedNetwork
from service_circles.geo.walking.doors import Doors

ROUNDING_S = 1e-6
"""Sums of seconds are exact to this."""


@dataclass(frozen=True, eq=False)
class ShortestPaths:
    """For some segments (ascending) the shortest path in time to both ends, at most `max_s` long.

    (S, 2) arrays, start and end: seconds (infinite if not reached), meters, and index of the origin.
    """

    segments: Ints
    seconds: Floats
    meters: Floats
    origin: Ints
    origins: Doors
    max_s: float
    nodes: Ints
    """The number of each node that some of the segments meet at; what follows has an index into it."""
    ends: Ints
    """(S, 2): the nodes of the segments."""
    before: Ints
    """The node before each on the shortest path to it; no index of a node where an origin comes before it."""


def shortest_paths(weighted: WeightedNetwork, origins: Doors, max_s: float) -> ShortestPaths:
    """The shortest paths from the places of `origins`, out of any of their doors, for at most `max_s` seconds."""
    limit_s = max_s + ROUNDING_S
    origins = origins.select(np.flatnonzero(origins.leg_m / weighted.profile.meters_per_second <= limit_s))
    segments = _segments_near(weighted, origins, limit_s)
    if not len(segments):
        nothing, none = np.empty((0, 2)), np.empty((0, 2), np.int32)
        return ShortestPaths(segments, nothing, nothing, none, origins, max_s, none[:, 0], none, none[:, 0])
    ends = np.column_stack((weighted.network.start[segments], weighted.network.end[segments]))
    nodes, local = np.unique(ends, return_inverse=True)
    local = local.reshape(ends.shape)
    graph = _Graph(weighted, segments, local, len(nodes), origins)
    seconds, meters, origin, before = graph.dijkstra(limit_s)
    at_ends = seconds[local], meters[local], origin[local]
    return ShortestPaths(segments, *at_ends, origins, max_s, nodes, local, before[: len(nodes)])


def _segments_near(weighted: WeightedNetwork, origins: Doors, limit_s: float) -> Ints:
    """All segments that can be reached, and some more: those in a bounding box around each door."""
    if np.isinf(limit_s) and len(origins):
        return weighted.segment_index.segments
    far_m = weighted.farthest_m(limit_s)
    boxes = [
        weighted.segment_index.touching(x - far_m, y - far_m, x + far_m, y + far_m)
        for x, y in origins.point_m
    ]
    return np.unique(np.concatenate([np.empty(0, np.int32), *boxes]))


class _Graph:
    """Directed edges between nodes, and from one more node for each origin to the ends of its segments."""

    def __init__(
        self, weighted: WeightedNetwork, segments: Ints, ends: Ints, nodes: int, origins: Doors
    ) -> None:
        self._nodes = nodes
        self._size = nodes + len(origins.ids)
        at = np.searchsorted(segments, origins.segment)
        door = nodes + origins.place
        leg_s = origins.leg_m / weighted.profile.meters_per_second
        length_m = weighted.network.length_m[segments]
        forward_s, backward_s = weighted.forward_s[segments], weighted.backward_s[segments]
        begin = np.concatenate((ends[:, 0], ends[:, 1], door, door))
        finish = np.concatenate((ends[:, 1], ends[:, 0], ends[at, 1], ends[at, 0]))
        ahead, back = 1 - origins.fraction, origins.fraction
        seconds = (
            forward_s,
            backward_s,
            leg_s + seconds_of_part(ahead, forward_s[at]),
            leg_s + seconds_of_part(back, backward_s[at]),
        )
        meters = (
            length_m,
            length_m,
            origins.leg_m + ahead * length_m[at],
            origins.leg_m + back * length_m[at],
        )
        self._keep_shortest(
            begin.astype(np.int64) * self._size + finish, np.concatenate(seconds), np.concatenate(meters)
        )

    def _keep_shortest(self, edge: Ints, seconds: Floats, meters: Floats) -> None:
        """Keep the shortest edge between each pair of nodes, since SciPy adds up parallel ones."""
        order = np.lexsort((seconds, edge))
        edge = edge[order]
        kept = np.isfinite(seconds[order]) & np.concatenate(([True], edge[1:] != edge[:-1]))
        self._edge = edge[kept]
        self._seconds, self._meters = seconds[order][kept], meters[order][kept]

    def dijkstra(self, limit_s: float) -> tuple[Floats, Floats, Ints, Ints]:
        """Seconds, meters, index of the origin and the node before, for every node."""
        rows = np.searchsorted(self._edge, np.arange(self._size + 1) * self._size).astype(np.int32)
        columns = (self._edge % self._size).astype(np.int32)
        matrix = csr_array((self._seconds, columns, rows), shape=(self._size, self._size))
        seconds, before, source = dijkstra(
            matrix,
            indices=np.arange(self._nodes, self._size),
            limit=limit_s,
            min_only=True,
            return_predecessors=True,
        )
        return seconds, self._meters_along(before), source - self._nodes, before

    def _meters_along(self, before: Ints) -> Floats:
        """Meters of the shortest path to each node, by pointer doubling: every round adds up twice as many edges."""
        node = np.arange(self._size)
        start = np.where(before < 0, node, before)
        edge = np.minimum(np.searchsorted(self._edge, start * self._size + node), max(len(self._edge) - 1, 0))
        meters = np.where(before < 0, 0, self._meters[edge])
        while (start != start[start]).any():
            meters += meters[start]
            start = start[start]
        return meters


def seconds_of_part(fraction: Floats, seconds: Floats) -> Floats:
    """The seconds of a part of a segment; 0, not NaN, for no part of an infinite one."""
    return fraction * np.where(fraction > 0, seconds, 0)
