"""What a person reaches on foot along the streets, in some minutes from some places."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf, isfinite
from typing import ClassVar

from service_circles.geo.drawing.strokes import strokes
from service_circles.geo.network.paced_network import PacedNetwork
from service_circles.geo.network.polylines import Lines
from service_circles.geo.straight_reach import ReachedPlace
from service_circles.geo.walking.arrivals import arrivals
from service_circles.geo.walking.doors import Doors
from service_circles.geo.walking.isochrone import outline_of
from service_circles.geo.walking.reached_streets import reached_pieces
from service_circles.geo.walking.shortest_paths import walk_from
from service_circles.geo.walking_error import WalkingError


@dataclass(frozen=True, eq=False)
class WalkingReach:
    """What lies within some minutes of the origins along the streets, nearest first.

    `streets` are the reached pieces of streets, cut where the minutes are over; kinds are values of
    `Street`. `outline` are closed rings for drawing only: kind 0 outer ones, each followed by its holes of
    kind 1. Whether a place is inside is decided by the minutes to its door, never by the outline.
    """

    mode: ClassVar[str] = "walking_network"
    minutes: float
    meters_per_second: float
    places: tuple[ReachedPlace, ...]
    streets: Lines
    outline: Lines

    @property
    def radius_m(self) -> float:
        """As far as the minutes go on a straight street."""
        return self.minutes * 60 * self.meters_per_second


def walk_reach(paced: PacedNetwork, origins: Doors, places: Doors, minutes: float) -> WalkingReach:
    """The places whose best door is at most `minutes` from the nearest origin; origins are left out.

    Raises WalkingError (minutes_not_positive, origins_off_network).
    """
    if not (isfinite(minutes) and minutes > 0):
        raise WalkingError("minutes_not_positive", minutes=minutes)
    if not origins.ids:
        raise WalkingError("origins_off_network")
    walks = walk_from(paced, origins, minutes * 60)
    inside = tuple(place for place in arrivals(paced, walks, places) if place.id not in origins.ids)
    pieces = reached_pieces(paced, walks)
    return WalkingReach(
        minutes,
        paced.profile.meters_per_second,
        inside,
        strokes(pieces.lines(paced.network)),
        outline_of(paced, walks, pieces),
    )


def nearest_of_all(
    paced: PacedNetwork, origins: Doors, places: Doors, most_minutes: float = inf
) -> dict[str, ReachedPlace]:
    """For every place the nearest origin and the minutes from it, in one pass; places not reached are missing."""
    walks = walk_from(paced, origins, most_minutes * 60)
    return {place.id: place for place in arrivals(paced, walks, places)}
