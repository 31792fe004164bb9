"""Reach along the streets. It needs numpy and SciPy, so it is imported only where streets are given."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from service_circles.coverage.walkers import Walker, profile_of, walker_of
from service_circles.geo.datum import Point
from service_circles.geo.drawing.street_layers import Ground
from service_circles.geo.network.paced_network import PacedNetwork
from service_circles.geo.network.walking_network import WalkingNetwork
from service_circles.geo.straight_reach import ReachedPlace
from service_circles.geo.walking.doors import Doors, join_doors
from service_circles.geo.walking.reach_cache import Start, reaches
from service_circles.geo.walking.walking_reach import WalkingReach, nearest_of_all
from service_circles.records.circle import ServiceCircle
from service_circles.records.directory import ServiceDirectory


@dataclass(frozen=True, eq=False)
class Streets:
    """The network at one walker's pace, with all doors joined to it."""

    paced: PacedNetwork
    doors: Doors


@dataclass(eq=False)
class WalkedReaches:
    """Answers along the streets, each worked out once, when first asked for."""

    directory: ServiceDirectory
    network: WalkingNetwork
    doors: Mapping[str, tuple[Point, ...]]
    cache: Path | None = None
    _streets: dict[Walker, Streets] = field(default_factory=dict)
    _circles: dict[Walker, Mapping[str, WalkingReach]] = field(default_factory=dict)

    def of_circle(self, circle: ServiceCircle, minutes: float, walker: Walker) -> WalkingReach | None:
        """What a circle reaches; None where none of its origins is on the network."""
        if walker not in self._circles:
            standard = self.directory.settings.circle_standard.minutes
            starts = {
                each.id: Start(each.origins, each.minutes or standard) for each in self.directory.circles
            }
            self._circles[walker] = self._walk(walker, starts)
        found = self._circles[walker].get(circle.id)
        return found if found is None or found.minutes == minutes else None

    def of_home(self, area_id: str) -> WalkingReach | None:
        """What is within the standard's minutes of an estate's doors."""
        return self._homes.get(area_id)

    @cached_property
    def _homes(self) -> Mapping[str, WalkingReach]:
        standard = self.directory.settings.circle_standard
        homes = [id_ for id_ in self.doors if id_ in self.directory.area_by_id]
        return self._walk(walker_of(standard.pace), {id_: Start((id_,), standard.minutes) for id_ in homes})

    @cached_property
    def ground(self) -> Ground:
        """Streets and scenery for drawing."""
        return Ground(self.network)

    def nearest(
        self, origins: Iterable[str], walker: Walker, most_minutes: float
    ) -> Mapping[str, ReachedPlace]:
        """For every place on the network the nearest of some origins within some minutes."""
        streets = self.streets(walker)
        return nearest_of_all(streets.paced, streets.doors.of(origins), streets.doors, most_minutes)

    def streets(self, walker: Walker) -> Streets:
        """The network for a walker."""
        if walker not in self._streets:
            paced = PacedNetwork(self.network, profile_of(walker, self.directory.settings.walking))
            self._streets[walker] = Streets(paced, join_doors(paced, self.doors))
        return self._streets[walker]

    def _walk(self, walker: Walker, starts: Mapping[str, Start]) -> Mapping[str, WalkingReach]:
        streets = self.streets(walker)
        found = reaches(streets.paced, streets.doors, list(starts.values()), self.cache)
        return {id_: reach for id_, reach in zip(starts, found, strict=True) if reach is not None}
