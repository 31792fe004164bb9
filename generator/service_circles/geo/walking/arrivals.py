"""From walks along segments to the doors on them: who is reached, in how long, and from where."""

from __future__ import annotations

import numpy as np
import shapely

from service_circles.geo.network.paced_network import PacedNetwork
from service_circles.geo.network.polylines import Floats, Ints
from service_circles.geo.straight_reach import ReachedPlace
from service_circles.geo.walking.doors import Doors, matches
from service_circles.geo.walking.shortest_paths import ROUNDING_S, Walks, share

_Arrivals = tuple[Ints, Floats, Floats, Ints]
"""Door, seconds and meters from street to street, origin."""


def arrivals(paced: PacedNetwork, walks: Walks, doors: Doors) -> list[ReachedPlace]:
    """Every place with a door within the walks' time, by its quickest door; nearest first, then by id."""
    near = doors.on(walks.segments)
    door, seconds, meters, origin = (
        np.concatenate(parts)
        for parts in zip(
            _by_end(paced, walks, near, 0),
            _by_end(paced, walks, near, 1),
            _along_one_segment(paced, walks.origins, near),
            _off_the_street(paced, walks.origins, near),
            strict=True,
        )
    )
    place = near.place[door]
    kept = np.flatnonzero(np.isfinite(seconds) & (seconds <= walks.most_s + ROUNDING_S))
    order = kept[np.lexsort((origin[kept], seconds[kept], place[kept]))]
    best = order[np.unique(place[order], return_index=True)[1]]
    best = best[np.lexsort((place[best], seconds[best]))]
    return [
        ReachedPlace(
            near.ids[place[at]], float(seconds[at]) / 60, float(meters[at]), walks.origins.ids[origin[at]]
        )
        for at in best.tolist()
    ]


def _by_end(paced: PacedNetwork, walks: Walks, near: Doors, end: int) -> _Arrivals:
    """Through the start (0) or the end (1) of the door's segment."""
    at = np.searchsorted(walks.segments, near.segment)
    part = near.fraction if end == 0 else 1 - near.fraction
    inwards_s = (paced.along_s if end == 0 else paced.against_s)[near.segment]
    seconds = walks.seconds[at, end] + share(part, inwards_s) + near.leg_m / paced.profile.meters_per_second
    meters = walks.meters[at, end] + part * paced.network.length_m[near.segment] + near.leg_m
    return np.arange(len(near)), seconds, meters, walks.origin[at, end].astype(np.intp)


def _along_one_segment(paced: PacedNetwork, origins: Doors, near: Doors) -> _Arrivals:
    """Door and origin on the same segment."""
    order = np.argsort(origins.segment, kind="stable")
    door, at = matches(near.segment, origins.segment[order])
    begin = order[at]
    ahead = near.fraction[door] - origins.fraction[begin]
    segment = near.segment[door]
    legs_m = near.leg_m[door] + origins.leg_m[begin]
    walked_s = share(ahead.clip(0), paced.along_s[segment]) + share(
        (-ahead).clip(0), paced.against_s[segment]
    )
    seconds = walked_s + legs_m / paced.profile.meters_per_second
    meters = np.abs(ahead) * paced.network.length_m[segment] + legs_m
    return door, seconds, meters, origins.place[begin].astype(np.intp)


def _off_the_street(paced: PacedNetwork, origins: Doors, near: Doors) -> _Arrivals:
    """Straight across, where the origin is no farther from the door than the nearest street is."""
    tree = shapely.STRtree(shapely.points(origins.point_m))
    door, begin = tree.query(shapely.points(near.point_m), predicate="dwithin", distance=near.leg_m)
    meters = np.hypot(*(near.point_m[door] - origins.point_m[begin]).T)
    return door, meters / paced.profile.meters_per_second, meters, origins.place[begin].astype(np.intp)
