"""The places that a person reaches on foot along the streets, in some minutes from some origins."""

from dataclasses import dataclass
from math import inf, isfinite
from typing import ClassVar

import numpy as np
import shapely

from service_circles.geo.network.polylines import Floats, Ints, Lines, equal_pairs, merge_lines
from service_circles.geo.network.snapping import MAX_SNAP_M
from service_circles.geo.network.weighted_network import WeightedNetwork
from service_circles.geo.straight_reach import ReachedPlace
from service_circles.geo.walkers import WalkingError
from service_circles.geo.walking.doors import Doors
from service_circles.geo.walking.isochrone import outline_of, reached_parts
from service_circles.geo.walking.shortest_paths import (
    ROUNDING_S,
    ShortestPaths,
    seconds_of_part,
    shortest_paths,
)

_Arrivals = tuple[Ints, Floats, Floats, Ints]
"""Door, seconds and meters from street to street, origin."""


@dataclass(frozen=True, eq=False)
class WalkingReach:
    """The places within some minutes of the origins along the streets, nearest first.

    `streets` are the reached parts of streets, cut where the minutes are over; kinds are values of
    `Street`. `outline` are closed rings for drawing only: kind 0 outer ones, each followed by its holes of
    kind 1. The minutes to its door decide whether a place is inside, never the outline.
    """

    mode: ClassVar[str] = "walking_network"
    minutes: float
    meters_per_second: float
    places: tuple[ReachedPlace, ...]
    streets: Lines
    outline: Lines
    known_share: float | None = None
    """For wheels, the share of the reached streets that is known to be passable, 0 to 1."""

    @property
    def radius_m(self) -> float:
        """The meters that the minutes go on a straight street."""
        return self.minutes * 60 * self.meters_per_second


def walk_reach(weighted: WeightedNetwork, origins: Doors, places: Doors, minutes: float) -> WalkingReach:
    """The places whose best door is at most `minutes` from the nearest origin; origins are left out.

    Raises WalkingError (minutes_not_positive, origins_off_network).
    """
    if not (isfinite(minutes) and minutes > 0):
        raise WalkingError("minutes_not_positive", minutes=minutes)
    if not origins.ids:
        raise WalkingError("origins_off_network")
    paths = shortest_paths(weighted, origins, minutes * 60)
    inside = tuple(place for place in reached_places(weighted, paths, places) if place.id not in origins.ids)
    parts = reached_parts(weighted, paths)
    return WalkingReach(
        minutes,
        weighted.profile.meters_per_second,
        inside,
        merge_lines(parts.drawn(weighted.network).lines(weighted.network)),
        outline_of(weighted, paths, parts),
        weighted.known_share(
            parts.segment, (parts.finish - parts.begin) * weighted.network.length_m[parts.segment]
        ),
    )


def nearest_origins(
    weighted: WeightedNetwork, origins: Doors, places: Doors, max_minutes: float = inf
) -> dict[str, ReachedPlace]:
    """For every place that is reached the nearest origin and the minutes from it, in one pass."""
    paths = shortest_paths(weighted, origins, max_minutes * 60)
    return {place.id: place for place in reached_places(weighted, paths, places)}


def reached_places(weighted: WeightedNetwork, paths: ShortestPaths, doors: Doors) -> list[ReachedPlace]:
    """Every place with a door within the time, by its quickest door; nearest first, then by id."""
    on_streets = doors.on_segments(paths.segments)
    near = doors.select(on_streets)
    along_streets = (
        _by_end(weighted, paths, near, 0),
        _by_end(weighted, paths, near, 1),
        _along_one_segment(weighted, paths.origins, near),
    )
    arrivals = [(on_streets[door], *others) for door, *others in along_streets]
    door, seconds, meters, origin = (
        np.concatenate(parts)
        for parts in zip(*arrivals, _off_the_street(weighted, paths.origins, doors), strict=True)
    )
    place = doors.place[door]
    kept = np.flatnonzero(np.isfinite(seconds) & (seconds <= paths.max_s + ROUNDING_S))
    order = kept[np.lexsort((origin[kept], seconds[kept], place[kept]))]
    best = order[np.unique(place[order], return_index=True)[1]]
    best = best[np.lexsort((place[best], seconds[best]))]
    return [
        ReachedPlace(
            doors.ids[place[at]], float(seconds[at]) / 60, float(meters[at]), paths.origins.ids[origin[at]]
        )
        for at in best.tolist()
    ]


def _by_end(weighted: WeightedNetwork, paths: ShortestPaths, near: Doors, end: int) -> _Arrivals:
    """Arrivals through the start (0) or the end (1) of the door's segment."""
    at = np.searchsorted(paths.segments, near.segment)
    part = near.fraction if end == 0 else 1 - near.fraction
    inwards_s = (weighted.forward_s if end == 0 else weighted.backward_s)[near.segment]
    seconds = (
        paths.seconds[at, end]
        + seconds_of_part(part, inwards_s)
        + near.leg_m / weighted.profile.meters_per_second
    )
    meters = paths.meters[at, end] + part * weighted.network.length_m[near.segment] + near.leg_m
    return np.arange(len(near)), seconds, meters, paths.origin[at, end].astype(np.intp)


def _along_one_segment(weighted: WeightedNetwork, origins: Doors, near: Doors) -> _Arrivals:
    """Arrivals where door and origin are on the same segment."""
    order = np.argsort(origins.segment, kind="stable")
    door, at = equal_pairs(near.segment, origins.segment[order])
    begin = order[at]
    ahead = near.fraction[door] - origins.fraction[begin]
    segment = near.segment[door]
    legs_m = near.leg_m[door] + origins.leg_m[begin]
    along_street_s = seconds_of_part(ahead.clip(0), weighted.forward_s[segment]) + seconds_of_part(
        (-ahead).clip(0), weighted.backward_s[segment]
    )
    seconds = along_street_s + legs_m / weighted.profile.meters_per_second
    meters = np.abs(ahead) * weighted.network.length_m[segment] + legs_m
    return door, seconds, meters, origins.place[begin].astype(np.intp)


def _off_the_street(weighted: WeightedNetwork, origins: Doors, doors: Doors) -> _Arrivals:
    """Arrivals straight across, where the origin is on the same floor and no farther from the door than its street.

    The street of such a door may be too far to be reached in time, so all doors are asked.
    """
    begin, door = doors.point_index.query(
        shapely.points(origins.point_m), predicate="dwithin", distance=MAX_SNAP_M
    )
    meters = np.hypot(*(doors.point_m[door] - origins.point_m[begin]).T)
    close = (meters <= doors.leg_m[door]) & (doors.level[door] == origins.level[begin])
    begin, door, meters = begin[close], door[close], meters[close]
    return door, meters / weighted.profile.meters_per_second, meters, origins.place[begin].astype(np.intp)
