"""The choice of next sites: the few places that bring most households within reach that have nothing near now."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from service_circles.coverage.circle_reaches import Reaches
from service_circles.coverage.directory_figures import Figures
from service_circles.coverage.siting.maximal_covering import best_sites
from service_circles.geo.datum import Point, wgs84_point
from service_circles.geo.straight_reach import NearbyIndex, reach_of
from service_circles.geo.walkers import Walker, walker_of
from service_circles.records.area import Area, AreaKind

MOST_SITES = 5
MOST_CANDIDATES = 200


@dataclass(frozen=True, slots=True)
class PossibleSite:
    """A place where a center could be."""

    id: str
    name: str
    point: Point
    note: str | None = None


@dataclass(frozen=True, slots=True)
class ChosenSite:
    """A site, the estates that it reaches and no site before it does, with minutes on foot; nearest first."""

    site: PossibleSite
    homes: tuple[tuple[Area, float], ...]

    @property
    def households(self) -> int:
        """Households that it adds, as far as they are known."""
        return sum(home.households or 0 for home, _ in self.homes)


@dataclass(frozen=True, slots=True)
class SitingPlan:
    """The best sites if so many are built, those that add most households first."""

    sites: tuple[ChosenSite, ...]

    @property
    def households(self) -> int:
        """Households that come within reach."""
        return sum(site.households for site in self.sites)

    @property
    def homes(self) -> int:
        """Estates that come within reach."""
        return sum(len(site.homes) for site in self.sites)


@dataclass(frozen=True, slots=True)
class Siting:
    """The estates not reached now, and the best plans: for one site, for two, … until more sites add nothing."""

    estates: int
    """Estates that have a place on the map."""
    unreached: tuple[Area, ...]
    """Those that are not reached; most households first, those with unknown households last."""
    candidates: tuple[PossibleSite, ...]
    plans: tuple[SitingPlan, ...]

    @property
    def households(self) -> int:
        """Households that are not reached, as far as they are known."""
        return sum(home.households or 0 for home in self.unreached)

    @property
    def unknown(self) -> tuple[Area, ...]:
        """Unreached estates whose households nobody gave: they count as none."""
        return tuple(home for home in self.unreached if home.households is None)


def choose_sites(figures: Figures, most_sites: int = MOST_SITES) -> Siting:
    """The best one, two, … sites among the directory's candidates, or places found for it if it names none."""
    reaches = figures.reaches
    estates, unreached = _homes(figures)
    if not unreached:
        return Siting(estates, (), (), ())
    candidates = _candidates(reaches, unreached)
    minutes = _minutes(reaches, candidates, unreached)
    return Siting(estates, unreached, candidates, tuple(_plans(candidates, unreached, minutes, most_sites)))


def _walker(reaches: Reaches) -> Walker:
    return walker_of(reaches.directory.settings.circle_standard.pace)


def _homes(figures: Figures) -> tuple[int, tuple[Area, ...]]:
    """The number of estates with a place, and those of them that no center reaches which counts for the standard."""
    reaches, directory = figures.reaches, figures.directory
    standard = directory.settings.circle_standard
    reached = reaches.nearest([center.id for center in figures.centers], _walker(reaches), standard.minutes)
    estates = [
        area for area in directory.all(Area) if area.kind is AreaKind.ESTATE and area.id in reaches.doors
    ]
    unreached = [area for area in estates if area.id not in reached]
    unreached.sort(key=lambda home: (home.households is None, -(home.households or 0), home.id))
    return len(estates), tuple(unreached)


def _candidates(reaches: Reaches, unreached: tuple[Area, ...]) -> tuple[PossibleSite, ...]:
    """Those that the directory names; else street corners, or the unreached estates where no street is near."""
    given = reaches.directory.settings.candidates
    if given:
        return tuple(
            PossibleSite(each.id, each.name, wgs84_point(each.location), each.note)
            for each in sorted(given, key=lambda candidate: candidate.id)
        )
    walker, points = _walker(reaches), [reaches.doors[home.id][0] for home in unreached]
    if reaches.streets:
        from service_circles.coverage.siting.street_corners import corners_near  # noqa: PLC0415 - loads SciPy

        within_m = reaches.directory.settings.circle_standard.minutes * 60 * reaches.meters_per_second(walker)
        found = corners_near(
            reaches.streets.for_walker(walker).weighted, points, within_m, MOST_CANDIDATES, reaches.words
        )
        if found:
            return tuple(
                PossibleSite(f"corner-{number:03}", *corner) for number, corner in enumerate(found, start=1)
            )
    return tuple(
        PossibleSite(
            f"near-{unreached[at].id}", reaches.words("{name}附近", name=unreached[at].name), points[at]
        )
        for at in _thinned(points)
    )


def _thinned(points: list[Point]) -> Iterable[int]:
    """The indices of at most so many points as are compared."""
    if len(points) <= MOST_CANDIDATES:
        return range(len(points))
    from service_circles.coverage.siting.street_corners import thin_places  # noqa: PLC0415 - loads SciPy

    return thin_places(points, MOST_CANDIDATES)


def _minutes(
    reaches: Reaches, candidates: tuple[PossibleSite, ...], unreached: tuple[Area, ...]
) -> Mapping[str, Mapping[str, float]]:
    """Minutes from each candidate to the estates that it reaches: by streets where both are on them."""
    nearby = NearbyIndex(
        {home.id: reaches.points.get(home.id, reaches.doors[home.id][0]) for home in unreached}
    )
    found = {site.id: _straight(reaches, site, nearby) for site in candidates}
    if reaches.streets is None:
        return found
    from service_circles.geo.walking.doors import snap_doors  # noqa: PLC0415
    from service_circles.geo.walking.walking_reach import nearest_origins  # noqa: PLC0415

    streets = reaches.streets.for_walker(_walker(reaches))
    homes = streets.doors.of_places(home.id for home in unreached)
    sites = snap_doors(streets.weighted, {site.id: (site.point,) for site in candidates})
    most_minutes = reaches.directory.settings.circle_standard.minutes
    for site in sites.ids:
        walks = nearest_origins(streets.weighted, sites.of_places((site,)), homes, most_minutes)
        off_streets = {id_: minutes for id_, minutes in found[site].items() if id_ not in homes.ids}
        found[site] = off_streets | {id_: walk.minutes for id_, walk in walks.items()}
    return found


def _straight(reaches: Reaches, site: PossibleSite, homes: NearbyIndex) -> dict[str, float]:
    """Minutes from a candidate to the homes that it reaches, as estimated."""
    standard = reaches.directory.settings.circle_standard
    reach = reach_of(
        {site.id: site.point},
        homes,
        minutes=standard.minutes,
        meters_per_second=reaches.meters_per_second(_walker(reaches)),
        detour_factor=standard.detour_factor,
    )
    return {place.id: place.minutes for place in reach.places}


def _plans(
    candidates: tuple[PossibleSite, ...],
    unreached: tuple[Area, ...],
    minutes: Mapping[str, Mapping[str, float]],
    most_sites: int,
) -> Iterator[SitingPlan]:
    """Plans for one, two, … sites, each the best of its size, until one reaches no more than the one before."""
    households = {home.id: home.households or 0 for home in unreached}
    for count in range(1, most_sites + 1):
        chosen = best_sites(minutes, households, count)
        if len(chosen) < count:
            return
        yield _plan([site for site in candidates if site.id in chosen], unreached, minutes)


def _plan(
    sites: list[PossibleSite], unreached: tuple[Area, ...], minutes: Mapping[str, Mapping[str, float]]
) -> SitingPlan:
    """The sites, ordered by the households that each adds to those before it."""
    left, waiting, ordered = list(unreached), list(sites), list[ChosenSite]()
    while waiting:
        tried = [_chosen(site, left, minutes[site.id]) for site in waiting]
        first = max(tried, key=lambda chosen: (chosen.households, len(chosen.homes)))
        ordered.append(first)
        waiting.remove(first.site)
        reached = {home.id for home, _ in first.homes}
        left = [home for home in left if home.id not in reached]
    return SitingPlan(tuple(ordered))


def _chosen(site: PossibleSite, left: list[Area], minutes: Mapping[str, float]) -> ChosenSite:
    reached = [(home, minutes[home.id]) for home in left if home.id in minutes]
    return ChosenSite(site, tuple(sorted(reached, key=lambda found: (found[1], found[0].id))))
