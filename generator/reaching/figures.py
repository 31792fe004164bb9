"""Who is reached and who is not: the figures of an area, for the publishing team.

Estates of the area count, and centers wherever they are: who lives at a border goes to the next street's.
Only centers in use are reached; those that are gone or closed for a time are not.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cached_property, lru_cache
from math import inf

from generator.reaching.center_figures import CenterFigures, center_figures
from generator.reaching.coverages import Coverages
from generator.reaching.homes import Coverage
from generator.reaching.ordinary_week import MOMENTS, Moment, Openness, openness
from generator.reaching.reaches import Reaches
from generator.reaching.walkers import Walker
from generator.records.area import Area, AreaKind
from generator.records.center import CenterLevel, CenterStatus, ServiceCenter
from generator.records.directory import ServiceDirectory
from generator.schedules.calendar import Calendar

FARTHEST_MINUTES = 30.0
"""How far the nearest center is looked for, if the standard does not go farther."""


class Reached(Enum):
    """Whether an estate is within the standard's minutes of a center; unknown where it has no place."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class EstateReach:
    """An estate and its nearest center; both None beyond FARTHEST_MINUTES or where it has no place.

    `is_estimate`: worked out in a straight line.
    """

    estate: Area
    reached: Reached
    minutes: float | None
    center: ServiceCenter | None
    is_estimate: bool


@dataclass(frozen=True, slots=True)
class TimeFigures:
    """Who is reached at a moment; of centers whose hours are not known or by appointment nothing is said.

    `surely` counts only centers that are open, `perhaps` those of unknown hours as well.
    """

    moment: Moment
    centers_open: int
    centers_unknown: int
    surely: Coverage | None
    perhaps: Coverage | None


@dataclass(frozen=True)
class ReachFigures:
    """All figures of an area; of the whole directory where `area` is None.

    `estates`: those not reached first, farthest first. Coverages are within the standard's minutes: at its
    pace per level, per board (by id) and per service that a circle promises (by id); None where unknown.
    `centers_without_place`: centers in use that cannot be walked to, as nobody knows where they are.
    """

    area: Area | None
    estates: tuple[EstateReach, ...]
    walkers: Mapping[Walker, Coverage | None]
    levels: Mapping[CenterLevel, Coverage | None]
    boards: Mapping[str, Coverage | None]
    services: Mapping[str, Coverage | None]
    times: tuple[TimeFigures, ...]
    centers: CenterFigures
    own_walker: Walker
    centers_without_place: int

    @property
    def coverage(self) -> Coverage | None:
        """Who is reached by the directory's standard."""
        return self.walkers[self.own_walker]

    @property
    def blind_spots(self) -> tuple[EstateReach, ...]:
        """Estates that are not reached."""
        return tuple(found for found in self.estates if found.reached is Reached.NO)


@dataclass(eq=False)
class Figures:
    """The figures of a directory, each worked out when first asked for."""

    reaches: Reaches
    calendar: Calendar

    @property
    def directory(self) -> ServiceDirectory:
        """Whose figures these are."""
        return self.reaches.directory

    @cached_property
    def coverages(self) -> Coverages:
        """Who is reached from where."""
        return Coverages(self.reaches)

    @cached_property
    def centers(self) -> tuple[ServiceCenter, ...]:
        """The centers in use."""
        return tuple(center for center in self.directory.centers if center.status is CenterStatus.ACTIVE)

    @cached_property
    def areas(self) -> tuple[Area, ...]:
        """Areas above estates that have estates, in the order of the records."""
        above = {
            area.id
            for estate in self.directory.areas
            if estate.kind is AreaKind.ESTATE
            for area in self.directory.path_to(estate.id)
        }
        return tuple(
            area
            for area in self.directory.areas
            if area.id in above and area.kind.depth < AreaKind.ESTATE.depth
        )

    def of(self, area: Area | None = None) -> ReachFigures:
        """The figures of an area, or of the whole directory."""
        estates = self.estates(area)
        return ReachFigures(
            area=area,
            estates=self._nearest(estates),
            walkers=self._walkers(estates),
            levels=self._levels(estates),
            boards=self._boards(estates),
            services=self._services(estates),
            times=tuple(self._at(estates, moment) for moment in MOMENTS),
            centers=center_figures(self.directory, area),
            own_walker=self.coverages.walker,
            centers_without_place=sum(not self.coverages.has_place(center.id) for center in self.centers),
        )

    def coverage(self, area: Area | None = None) -> Coverage | None:
        """Who is reached by the directory's standard."""
        return self.coverages.coverage(self.estates(area), self.centers)

    def estates(self, area: Area | None = None) -> tuple[Area, ...]:
        """The estates of an area, or all."""
        areas = self.directory.within(area.id) if area else self.directory.areas
        return tuple(estate for estate in areas if estate.kind is AreaKind.ESTATE)

    def _nearest(self, estates: tuple[Area, ...]) -> tuple[EstateReach, ...]:
        farthest = max(FARTHEST_MINUTES, self.coverages.minutes)
        centers = frozenset(center.id for center in self.centers)
        found = self.coverages.nearest(centers, self.coverages.walker, farthest)
        can_tell = any(self.coverages.has_place(center.id) for center in self.centers) or not self.centers
        rows = []
        for estate in estates:
            place = found.get(estate.id)
            reached = Reached.NO if can_tell and self.coverages.has_place(estate.id) else Reached.UNKNOWN
            if place and place.minutes <= self.coverages.minutes:
                reached = Reached.YES
            on_streets = {estate.id, place.origin if place else estate.id} <= self.coverages.on_streets
            center = self.directory.center_by_id[place.origin] if place else None
            rows.append(
                EstateReach(estate, reached, place.minutes if place else None, center, not on_streets)
            )
        return tuple(sorted(rows, key=_farthest_first))

    def _walkers(self, estates: tuple[Area, ...]) -> dict[Walker, Coverage | None]:
        walkers = dict.fromkeys((self.coverages.walker, Walker.STANDARD, Walker.SLOW, Walker.WITHOUT_STEPS))
        return {walker: self.coverages.coverage(estates, self.centers, walker) for walker in walkers}

    def _levels(self, estates: tuple[Area, ...]) -> dict[CenterLevel, Coverage | None]:
        targets = {target.level for target in self.directory.settings.targets}
        found = {level: [each for each in self.centers if each.level is level] for level in CenterLevel}
        return {
            level: self.coverages.coverage(estates, centers)
            for level, centers in found.items()
            if centers or level in targets
        }

    def _boards(self, estates: tuple[Area, ...]) -> dict[str, Coverage | None]:
        directory = self.directory
        on_board = {
            board.id: {service.id for service in directory.services_on(board.id)}
            for board in directory.settings.boards
        }
        return {
            board: self.coverages.coverage(estates, self._offering(services))
            for board, services in on_board.items()
        }

    def _services(self, estates: tuple[Area, ...]) -> dict[str, Coverage | None]:
        promised = {service for circle in self.directory.circles for service in circle.promises}
        return {
            service.id: self.coverages.coverage(estates, self._offering({service.id}))
            for service in self.directory.services
            if service.id in promised
        }

    def _offering(self, services: set[str]) -> Iterable[ServiceCenter]:
        return (
            center
            for center in self.centers
            if any(offered.service in services for offered in center.services)
        )

    @cached_property
    def _openness(self) -> Mapping[str, Mapping[str, Openness]]:
        return {
            moment.key: {
                center.id: openness(center.schedule, self.calendar, moment) for center in self.centers
            }
            for moment in MOMENTS
        }

    def _at(self, estates: tuple[Area, ...], moment: Moment) -> TimeFigures:
        states = self._openness[moment.key]
        opened = [center for center in self.centers if states[center.id] is Openness.OPEN]
        unknown = [center for center in self.centers if states[center.id] is Openness.UNKNOWN]
        return TimeFigures(
            moment,
            len(opened),
            len(unknown),
            self.coverages.coverage(estates, opened),
            self.coverages.coverage(estates, [*opened, *unknown]),
        )


@lru_cache(maxsize=2)
def figures_for(reaches: Reaches, calendar: Calendar) -> Figures:
    """The figures of a directory; the same ones when asked again."""
    return Figures(reaches, calendar)


def _farthest_first(found: EstateReach) -> tuple[bool, bool, float, str]:
    """Not reached and farthest first; those of which nothing is known last."""
    minutes = inf if found.minutes is None else found.minutes
    return (found.reached is Reached.UNKNOWN, found.reached is Reached.YES, -minutes, found.estate.id)
