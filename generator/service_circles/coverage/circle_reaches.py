"""The reach of every circle: along the streets where there are any, in a straight line elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from service_circles.basics.read_log import shared_property
from service_circles.coverage.door_points import doors, points
from service_circles.geo.datum import Point
from service_circles.geo.straight_reach import NearbyIndex, Neighbors, Reach, ReachedPlace, reach_of
from service_circles.geo.walkers import Walker, profile_of, walker_of
from service_circles.languages.translator import CHINESE, Translator
from service_circles.records.center import ServiceCenter
from service_circles.records.circle import ServiceCircle
from service_circles.records.directory import ServiceDirectory

if TYPE_CHECKING:
    from service_circles.coverage.street_reaches import StreetReaches
    from service_circles.geo.walking.walking_reach import WalkingReach

    AnyReach = Reach | WalkingReach


@dataclass(eq=False)
class Reaches:
    """Answers about reach, each computed once, when first asked for."""

    directory: ServiceDirectory
    streets: StreetReaches | None = None
    words: Translator = CHINESE
    """The language of the names of places that are not records, such as street corners."""
    _estimates: dict[tuple[tuple[str, ...], float, Walker], Reach | None] = field(default_factory=dict)

    def in_language(self, directory: ServiceDirectory, words: Translator) -> Reaches:
        """The same reaches of the same directory in another language; nothing is computed again."""
        return Reaches(directory, self.streets, words, self._estimates)

    @shared_property
    def points(self) -> Mapping[str, Point]:
        """The point of every center and area that has one, by id."""
        return points(self.directory)

    @shared_property
    def doors(self) -> Mapping[str, tuple[Point, ...]]:
        """The doors of centers and estates, by id."""
        return doors(self.directory)

    def minutes(self, circle: ServiceCircle) -> float:
        """Minutes on foot of a circle: its own or the directory's."""
        return circle.minutes or self.directory.settings.circle_standard.minutes

    def walker(self, circle: ServiceCircle) -> Walker:
        """The walker of a circle: at its own pace or the directory's."""
        return walker_of(circle.pace or self.directory.settings.circle_standard.pace)

    def meters_per_second(self, walker: Walker) -> float:
        """The pace of a walker on the flat."""
        return profile_of(walker, self.directory.settings.walking).meters_per_second

    def reach(self, circle: ServiceCircle, walker: Walker | None = None) -> AnyReach | None:
        """The reach of a circle, for its own walker or another; None if no origin has a known place.

        Only streets know of steps: without streets there is None for walkers who avoid steps.
        """
        walker, minutes = walker or self.walker(circle), self.minutes(circle)
        found = self.streets.of_circle(circle, minutes, walker) if self.streets else None
        if found is None and walker is not Walker.WITHOUT_STEPS:
            return self._straight(circle.origins, minutes, walker)
        return found

    def near(self, area_id: str) -> AnyReach | None:
        """The reach within the standard's minutes of an estate."""
        found = self.streets.of_estate(area_id) if self.streets else None
        return found or self._near_by_air(area_id)

    def _near_by_air(self, area_id: str) -> Reach | None:
        standard = self.directory.settings.circle_standard
        return self._straight((area_id,), standard.minutes, walker_of(standard.pace))

    def near_by_air_only(self, area_id: str) -> tuple[str, ...]:
        """The places within the standard's minutes of an estate in a straight line, but not along the streets."""
        on_streets = self.streets.of_estate(area_id) if self.streets else None
        straight = self._near_by_air(area_id)
        if self.streets is None or on_streets is None or straight is None:
            return ()
        walker = walker_of(self.directory.settings.circle_standard.pace)
        walked = {place.id for place in on_streets.places}
        joined = set(self.streets.for_walker(walker).doors.ids)
        return tuple(place.id for place in straight.places if place.id in joined - walked)

    def nearest(
        self, centers: Iterable[str], walker: Walker, max_minutes: float
    ) -> Mapping[str, ReachedPlace]:
        """For every home the nearest of some centers within some minutes: by streets where it is on them."""
        wanted = frozenset(id_ for id_ in centers if id_ in self.doors)
        found = self._nearest_straight(wanted, walker, max_minutes)
        if self.streets:
            on_streets = set(self.streets.for_walker(walker).doors.ids)
            found = {id_: place for id_, place in found.items() if not {id_, place.origin} <= on_streets}
            found |= self.streets.nearest(sorted(wanted), walker, max_minutes)
        return {id_: place for id_, place in found.items() if id_ not in wanted}

    def _nearest_straight(
        self, centers: frozenset[str], walker: Walker, max_minutes: float
    ) -> dict[str, ReachedPlace]:
        detour_factor = self.directory.settings.circle_standard.detour_factor
        meters_per_minute = 60 * self.meters_per_second(walker)
        radius_m = max_minutes * meters_per_minute / detour_factor
        found = {}
        for id_, point in self._homes.items():
            nearest = self._centers_around.nearest(point, centers, radius_m)
            if nearest is not None:
                distance_m = nearest[0] * detour_factor
                found[id_] = ReachedPlace(id_, distance_m / meters_per_minute, distance_m, nearest[1])
        return found

    @shared_property
    def _homes(self) -> Mapping[str, Point]:
        centers = self.directory.by_id(ServiceCenter)
        return {
            id_: self.points.get(id_, entered[0]) for id_, entered in self.doors.items() if id_ not in centers
        }

    @shared_property
    def _centers_around(self) -> Neighbors:
        centers = self.directory.by_id(ServiceCenter)
        return Neighbors({id_: point for id_, point in self.points.items() if id_ in centers})

    @shared_property
    def _nearby(self) -> NearbyIndex:
        return NearbyIndex({id_: self.points.get(id_, entered[0]) for id_, entered in self.doors.items()})

    def _straight(self, origins: tuple[str, ...], minutes: float, walker: Walker) -> Reach | None:
        key = (origins, minutes, walker)
        if key not in self._estimates:
            self._estimates[key] = self._estimate(origins, minutes, walker)
        return self._estimates[key]

    def _estimate(self, origins: tuple[str, ...], minutes: float, walker: Walker) -> Reach | None:
        placed = {id_: self.points[id_] for id_ in origins if id_ in self.points}
        if not placed:
            return None
        return reach_of(
            placed,
            self._nearby,
            minutes=minutes,
            meters_per_second=self.meters_per_second(walker),
            detour_factor=self.directory.settings.circle_standard.detour_factor,
        )


def reaches_of(directory: ServiceDirectory, root: Path, cache: Path | None = None) -> Reaches:
    """The reaches of a directory whose extracts lie below `root`.

    Raises WalkingError or CorrectionError where the extracts or their corrections cannot be used.
    """
    if directory.settings.walking is None:
        return Reaches(directory)
    # Half a second and 60 MB that directories without streets should not pay.
    from service_circles.coverage.street_reaches import network_of, street_reaches  # noqa: PLC0415

    return Reaches(directory, street_reaches(directory, network_of(directory, root, cache), cache))
