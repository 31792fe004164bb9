"""The figures of a directory: worked out from its reach and its schedules."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from math import inf

from generator.geo.reach import ReachedPlace
from generator.reaching.center_figures import center_figures
from generator.reaching.coverages import Coverages
from generator.reaching.figures import FARTHEST_MINUTES, EstateReach, Reached, ReachFigures, TimeFigures
from generator.reaching.homes import Coverage
from generator.reaching.ordinary_week import MOMENTS, Moment, Openness, openness
from generator.reaching.reaches import Reaches
from generator.reaching.walkers import Walker
from generator.records.area import Area, AreaKind
from generator.records.center import CenterLevel, CenterStatus, ServiceCenter
from generator.records.directory import ServiceDirectory
from generator.schedules.calendar import Calendar


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
        rows = (self._row(estate, found.get(estate.id), can_tell=can_tell) for estate in estates)
        return tuple(sorted(rows, key=_farthest_first))

    def _row(self, estate: Area, nearest: ReachedPlace | None, *, can_tell: bool) -> EstateReach:
        reached = Reached.NO if can_tell and self.coverages.has_place(estate.id) else Reached.UNKNOWN
        if nearest is None:
            return EstateReach(estate, reached, None, None, estate.id not in self.coverages.on_streets)
        if nearest.minutes <= self.coverages.minutes:
            reached = Reached.YES
        is_estimate = not {estate.id, nearest.origin} <= self.coverages.on_streets
        center = self.directory.center_by_id[nearest.origin]
        return EstateReach(estate, reached, nearest.minutes, center, is_estimate)

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
