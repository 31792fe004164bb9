"""Routes: the streets of a shortest path, point by point from door to door."""

from __future__ import annotations

from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np

from service_circles.geo.network.polylines import Floats, Ints
from service_circles.geo.network.snapping import MAX_SNAP_M
from service_circles.geo.network.weighted_network import WeightedNetwork
from service_circles.geo.walking.doors import Doors
from service_circles.geo.walking.shortest_paths import ROUNDING_S, seconds_of_part, shortest_paths

OFF_STREET = -1
"""The segment of a piece that follows no street, such as from a door to its street."""


@dataclass(frozen=True, eq=False)
class Route:
    """A walk from one place to another: points on the plane of the network, and the segment of each piece between them."""

    origin: str
    place: str
    seconds: float
    points_m: Floats
    segments: Ints

    @property
    def meters(self) -> float:
        """Meters of all pieces together."""
        along = np.diff(self.points_m, axis=0)
        return float(np.hypot(along[:, 0], along[:, 1]).sum())

    def turned_around(self) -> Route:
        """The same route in the other direction."""
        return Route(self.place, self.origin, self.seconds, self.points_m[::-1], self.segments[::-1])


@dataclass(frozen=True, slots=True)
class _Arrival:
    """A way to a door: seconds, the door, the node before it (-1: none), the origin's door where there is no node, straight across or not."""

    seconds: float
    door: int
    node: int
    origin_door: int = -1
    is_straight: bool = False


def reversed_network(weighted: WeightedNetwork) -> WeightedNetwork:
    """The same streets walked the other way: routes from a place are then those that lead to it."""
    turned = copy(weighted)
    turned.forward_s, turned.backward_s = weighted.backward_s, weighted.forward_s
    return turned


class RouteTree:
    """The shortest paths from the doors of one place, as routes."""

    def __init__(self, weighted: WeightedNetwork, doors: Doors, origin: str, minutes: float) -> None:
        self._weighted = weighted
        self._doors = doors
        self._origin = origin
        self._paths = shortest_paths(weighted, doors.of_places((origin,)), minutes * 60)

    def route_to(self, place: str) -> Route | None:
        """The quickest route to a place; None if it takes longer than the minutes, or no street leads there."""
        doors = self._doors.of_places((place,))
        arrivals = [arrival for door in range(len(doors)) for arrival in self._arrivals(doors, door)]
        arrivals = [each for each in arrivals if each.seconds <= self._paths.max_s + ROUNDING_S]
        if not arrivals:
            return None
        best = min(arrivals, key=lambda each: each.seconds)
        points, segments = self._pieces(doors, best)
        return self._route(place, best.seconds, points, segments)

    def _arrivals(self, doors: Doors, door: int) -> Iterator[_Arrival]:
        origins, pace = self._paths.origins, self._weighted.profile.meters_per_second
        for other in range(len(origins)):
            away_m = float(np.hypot(*(doors.point_m[door] - origins.point_m[other])))
            if away_m <= min(MAX_SNAP_M, doors.leg_m[door]) and doors.level[door] == origins.level[other]:
                yield _Arrival(away_m / pace, door, -1, other, is_straight=True)
        segment, fraction = doors.segment[door], doors.fraction[door]
        leg_s = float(doors.leg_m[door]) / pace
        rank = int(np.searchsorted(self._paths.segments, segment))
        if rank == len(self._paths.segments) or self._paths.segments[rank] != segment:
            return
        forward_s, backward_s = self._weighted.forward_s[segment], self._weighted.backward_s[segment]
        for end, part, inwards_s in ((0, fraction, forward_s), (1, 1 - fraction, backward_s)):
            seconds = self._paths.seconds[rank, end] + float(seconds_of_part(part, inwards_s)) + leg_s
            yield _Arrival(float(seconds), door, int(self._paths.ends[rank, end]))
        for other in np.flatnonzero(origins.segment == segment).tolist():
            ahead = float(fraction - origins.fraction[other])
            along_s = abs(ahead) * (forward_s if ahead > 0 else backward_s) if ahead else 0.0
            yield _Arrival(float(along_s) + leg_s + float(origins.leg_m[other]) / pace, door, -1, other)

    def _pieces(self, doors: Doors, best: _Arrival) -> tuple[list[Floats], list[int]]:
        """Points from door to door, and the segment of each piece."""
        origins, node_m, nodes = self._paths.origins, self._weighted.network.node_m, self._paths.nodes
        target = doors.point_m[best.door]
        if best.is_straight:
            return [origins.point_m[best.origin_door], target], [OFF_STREET]
        chain = self._chain(best.node) if best.node >= 0 else []
        begin = self._first_door(chain[0]) if chain else best.origin_door
        points = [
            origins.point_m[begin],
            self._on_street(origins, begin),
            *(node_m[nodes[each]] for each in chain),
        ]
        segments = [OFF_STREET, *([int(origins.segment[begin])] if chain else [])]
        segments += [self._segment_between(one, other) for one, other in pairwise(chain)]
        segments.append(int(doors.segment[best.door]))
        return [*points, self._on_street(doors, best.door), target], [*segments, OFF_STREET]

    def _chain(self, node: int) -> list[int]:
        chain = [node]
        while (before := int(self._paths.before[chain[-1]])) < len(self._paths.nodes):
            chain.append(before)
        return chain[::-1]

    def _first_door(self, node: int) -> int:
        """The origin's door from which its first node is reached."""
        origins, paths = self._paths.origins, self._paths
        rank = np.searchsorted(paths.segments, origins.segment)
        ahead_s = seconds_of_part(1 - origins.fraction, self._weighted.forward_s[origins.segment])
        back_s = seconds_of_part(origins.fraction, self._weighted.backward_s[origins.segment])
        seconds = (
            np.column_stack((back_s, ahead_s))
            + (origins.leg_m / self._weighted.profile.meters_per_second)[:, None]
        )
        return int(np.where(paths.ends[rank] == node, seconds, np.inf).min(axis=1).argmin())

    def _on_street(self, doors: Doors, door: int) -> Floats:
        network, segment = self._weighted.network, doors.segment[door]
        begin, finish = network.node_m[network.start[segment]], network.node_m[network.end[segment]]
        on_street: Floats = begin + doors.fraction[door] * (finish - begin)
        return on_street

    def _segment_between(self, one: int, other: int) -> int:
        keys, segments = self._quickest
        return int(segments[np.searchsorted(keys, one * len(self._paths.nodes) + other)])

    @cached_property
    def _quickest(self) -> tuple[Ints, Ints]:
        """Pairs of nodes as ascending keys, and the quickest segment from one to the other first."""
        paths, size = self._paths, len(self._paths.nodes)
        ends = paths.ends.astype(np.int64)
        keys = np.concatenate((ends[:, 0] * size + ends[:, 1], ends[:, 1] * size + ends[:, 0]))
        seconds = np.concatenate(
            (self._weighted.forward_s[paths.segments], self._weighted.backward_s[paths.segments])
        )
        order = np.lexsort((seconds, keys))
        return keys[order], np.tile(paths.segments, 2)[order]

    def _route(self, place: str, seconds: float, points: list[Floats], segments: list[int]) -> Route:
        """The route without pieces of no length."""
        all_m = np.array(points)
        along = np.hypot(*np.diff(all_m, axis=0).T)
        kept = along > _SAME_POINT_M
        points_m = np.concatenate((all_m[:1], all_m[1:][kept]))
        return Route(self._origin, place, seconds, points_m, np.array(segments)[kept])


_SAME_POINT_M = 0.05
