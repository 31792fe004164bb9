"""A network weighted for a walker: the seconds of every segment, and the segments they can use."""

from functools import cached_property

import numpy as np

from service_circles.basics.content_hash import content_hash
from service_circles.geo.network.polylines import Floats, Ints
from service_circles.geo.network.snapping import SegmentIndex
from service_circles.geo.network.walking_network import WalkingNetwork
from service_circles.geo.osm.wheel_rules import Wheels
from service_circles.geo.walkers import Profile


class WeightedNetwork:
    """The network that all circles of one profile share: make it once.

    `forward_s` and `backward_s` are the seconds of each segment from start to end and back, infinite where
    it cannot be walked.
    """

    def __init__(self, network: WalkingNetwork, profile: Profile) -> None:
        self.network = network = network.for_wheels() if profile.steps_factor is None else network
        self.profile = profile
        seconds = network.length_m / profile.meters_per_second
        if profile.steps_factor is None:
            seconds[network.wheels == Wheels.NO] = np.inf
        else:
            seconds[network.steps] *= profile.steps_factor
        seconds = np.maximum(seconds, 1e-6)  # nodes on one spot are still two
        seconds = np.where(np.isnan(network.fixed_s) | np.isinf(seconds), seconds, network.fixed_s)
        self.forward_s: Floats = np.where(network.forward, seconds, np.inf)
        self.backward_s: Floats = np.where(network.backward, seconds, np.inf)

    @cached_property
    def segment_index(self) -> SegmentIndex:
        """Every segment of the town that this profile can walk."""
        usable = self.network.main & np.isfinite(np.minimum(self.forward_s, self.backward_s))
        return SegmentIndex(self.network, np.flatnonzero(usable).astype(np.int32))

    def index_on(self, level: int) -> SegmentIndex:
        """The segments of one floor, to which its doors are snapped: no tunnel or footbridge in passing."""
        every = self.segment_index
        segments = self.network.on_level(every.segments, level)
        return every if len(segments) == len(every.segments) else SegmentIndex(self.network, segments)

    def known_share(self, segments: Ints, meters: Floats) -> float | None:
        """The share of some meters on segments that is known to be passable; None for those who walk on steps."""
        if self.profile.steps_factor is not None or not meters.sum() > 0:
            return None
        return float(meters[self.network.wheels[segments] == Wheels.YES].sum() / meters.sum())

    def farthest_m(self, seconds: float) -> float:
        """An upper bound of the straight line that anybody gets in some seconds."""
        return seconds * self._fastest_m_per_s

    @cached_property
    def _fastest_m_per_s(self) -> float:
        # Quick links and the distortion of the plane can be faster than the pace.
        ends = self.network.node_m[self.network.end] - self.network.node_m[self.network.start]
        straight = np.hypot(ends[:, 0], ends[:, 1]) / np.minimum(self.forward_s, self.backward_s)
        return max(float(straight.max(initial=0)), self.profile.meters_per_second) * 1.0001

    @cached_property
    def content_hash(self) -> str:
        """Hash of all that can change a reach, apart from doors and minutes."""
        return content_hash(f"{self.network.content_hash} {self.profile}".encode(), length=32)
