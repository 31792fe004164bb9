"""Reaches along the streets. They need numpy and SciPy: import this only where extracts are given."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from service_circles.basics.read_log import shared, shared_property
from service_circles.coverage.building_entrances import building_entrances
from service_circles.coverage.door_points import door_levels, doors
from service_circles.geo.datum import Point, wgs84_point
from service_circles.geo.network.corrections import Link, correct_network
from service_circles.geo.network.map_layers import MapLayers
from service_circles.geo.network.network_reader import load_network, network_hash
from service_circles.geo.network.walking_network import WalkingNetwork
from service_circles.geo.network.weighted_network import WeightedNetwork
from service_circles.geo.osm.foot_rules import Gated
from service_circles.geo.straight_reach import ReachedPlace
from service_circles.geo.walkers import Walker, WalkingError, profile_of, walker_of
from service_circles.geo.walking.doors import Doors, snap_doors
from service_circles.geo.walking.junctions import Junctions
from service_circles.geo.walking.reach_cache import ReachQuery, walking_reaches
from service_circles.geo.walking.walking_reach import WalkingReach, nearest_origins
from service_circles.records.area import Area
from service_circles.records.circle import ServiceCircle
from service_circles.records.directory import ServiceDirectory
from service_circles.records.settings.walking import WalkingLink


class CorrectionError(Exception):
    """A correction that does not fit the network: index in `links` or `closed`, and the reason."""

    def __init__(self, field: str, index: int, error: WalkingError) -> None:
        super().__init__(field, index, error)
        self.field, self.index, self.error = field, index, error


def network_of(directory: ServiceDirectory, root: Path, cache: Path | None = None) -> WalkingNetwork:
    """The corrected network of a directory that names extracts.

    Raises WalkingError for an extract that cannot be used, CorrectionError for a correction that does not fit.
    """
    walking = directory.settings.walking
    if walking is None:
        raise ValueError("the directory names no extract")
    paths = tuple(root / path for path in walking.extracts)
    gated = Gated(walking.gated.value)
    network = _loaded(network_hash(paths, gated), paths, gated, cache)
    for index, given in enumerate(walking.links):
        try:
            network = correct_network(network, links=(_link(directory, given),))
        except WalkingError as error:
            raise CorrectionError("links", index, error) from error
    for index, point in enumerate(walking.closed):
        try:
            network = correct_network(network, closed=(wgs84_point(point),))
        except WalkingError as error:
            raise CorrectionError("closed", index, error) from error
    return network


@lru_cache(maxsize=2)  # checking and writing both ask; the hash changes when files do
def _loaded(content_hash: str, paths: tuple[Path, ...], gated: Gated, cache: Path | None) -> WalkingNetwork:  # noqa: ARG001
    return load_network(paths, gated, cache)


def _link(directory: ServiceDirectory, given: WalkingLink) -> Link:
    if given.points:
        begin, finish = map(wgs84_point, given.points)
    else:
        entered, levels = doors(directory), door_levels(directory)
        begin, finish = (entered[id_][0] for id_ in given.between or ())
        at = tuple(levels.get(id_, (0,))[0] for id_ in given.between or ())
        return Link(begin, finish, given.minutes, given.steps, (at[0], at[1]))
    return Link(begin, finish, given.minutes, given.steps)


@dataclass(frozen=True, eq=False)
class WalkerStreets:
    """The network weighted for one walker, with all doors snapped to it."""

    weighted: WeightedNetwork
    doors: Doors


@dataclass(eq=False)
class StreetReaches:
    """Answers about reach along the streets, each computed once, when first asked for."""

    directory: ServiceDirectory
    network: WalkingNetwork
    doors: Mapping[str, tuple[Point, ...]]
    levels: Mapping[str, tuple[int, ...]]
    """The floors of doors, where they are known."""
    cache: Path | None = None
    _by_walker: dict[Walker, WalkerStreets] = field(default_factory=dict)
    _circles: dict[Walker, Mapping[str, WalkingReach]] = field(default_factory=dict)

    @shared
    def of_circle(self, circle: ServiceCircle, minutes: float, walker: Walker) -> WalkingReach | None:
        """The reach of a circle; None where none of its origins is on the network."""
        if walker not in self._circles:
            standard = self.directory.settings.circle_standard.minutes
            queries = {
                each.id: ReachQuery(each.origins, each.minutes or standard)
                for each in self.directory.all(ServiceCircle)
            }
            self._circles[walker] = self._reaches(walker, queries)
        found = self._circles[walker].get(circle.id)
        return found if found is None or found.minutes == minutes else None

    def of_estate(self, area_id: str) -> WalkingReach | None:
        """The reach within the standard's minutes of an estate's doors."""
        return self._estates.get(area_id)

    @shared_property
    def _estates(self) -> Mapping[str, WalkingReach]:
        standard = self.directory.settings.circle_standard
        estates = [id_ for id_ in self.doors if id_ in self.directory.by_id(Area)]
        queries = {id_: ReachQuery((id_,), standard.minutes) for id_ in estates}
        return self._reaches(walker_of(standard.pace), queries)

    @shared_property
    def map_layers(self) -> MapLayers:
        """Streets and scenery for drawing."""
        return MapLayers(self.network)

    @shared_property
    def junctions(self) -> Junctions:
        """The corners of its streets, for directions."""
        return Junctions(self.network)

    def nearest(
        self, origins: Iterable[str], walker: Walker, max_minutes: float
    ) -> Mapping[str, ReachedPlace]:
        """For every place on the network the nearest of some origins within some minutes."""
        streets = self.for_walker(walker)
        return nearest_origins(streets.weighted, streets.doors.of_places(origins), streets.doors, max_minutes)

    def for_walker(self, walker: Walker) -> WalkerStreets:
        """The network for a walker."""
        if walker not in self._by_walker:
            profile = profile_of(walker, self.directory.settings.walking)
            weighted = WeightedNetwork(self.network, profile)
            self._by_walker[walker] = WalkerStreets(weighted, snap_doors(weighted, self.doors, self.levels))
        return self._by_walker[walker]

    @shared_property
    def known_to_wheels(self) -> float:
        """The share of the streets that a wheelchair may use, 0 to 1, that is known to be passable."""
        weighted = self.for_walker(Walker.WITHOUT_STEPS).weighted
        segments = weighted.segment_index.segments
        return weighted.known_share(segments, weighted.network.length_m[segments]) or 0.0

    def _reaches(self, walker: Walker, queries: Mapping[str, ReachQuery]) -> Mapping[str, WalkingReach]:
        streets = self.for_walker(walker)
        found = walking_reaches(streets.weighted, streets.doors, list(queries.values()), self.cache)
        return {id_: reach for id_, reach in zip(queries, found, strict=True) if reach is not None}


def street_reaches(
    directory: ServiceDirectory, network: WalkingNetwork, cache: Path | None = None
) -> StreetReaches:
    """The reaches of a directory on its network, from doors that records name, else from entrances of buildings."""
    found = building_entrances(directory, network)
    entered = {**doors(directory), **{id_: tuple(point for point, _ in each) for id_, each in found.items()}}
    levels = {id_: tuple(level for _, level in each) for id_, each in found.items()}
    return StreetReaches(directory, network, entered, {**levels, **door_levels(directory)}, cache)
