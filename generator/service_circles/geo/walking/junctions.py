"""Junctions: the segments of a walking network that meet at a node."""

import numpy as np

from service_circles.geo.network.polylines import Ints
from service_circles.geo.network.walking_network import WalkingNetwork


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
