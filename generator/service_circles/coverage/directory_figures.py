"""The figures of a directory: computed from its reaches and its schedules."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from math import inf

from service_circles.basics.read_log import shared_property, shared_value
from service_circles.coverage.area_figures import (
    FARTHEST_MINUTES,
    EstateReach,
    Reached,
    ReachFigures,
    TimeFigures,
)
from service_circles.coverage.circle_reaches import Reaches
from service_circles.coverage.counted_centers import center_figures, centers_in_use, counts
from service_circles.coverage.estate_coverage import Coverage, EstateCoverage
from service_circles.coverage.ordinary_week import MOMENTS, Moment, Openness, openness_at, ordinary_week
from service_circles.geo.straight_reach import ReachedPlace
from service_circles.geo.walkers import Walker
from service_circles.records.area import Area, AreaKind
from service_circles.records.center import CenterLevel, ServiceCenter
from service_circles.records.circle import ServiceCircle
from service_circles.records.directory import ServiceDirectory
from service_circles.records.service import Service
from service_circles.schedules.public_holidays import Calendar


@dataclass(eq=False)
class Figures:
    """The figures of a directory, each computed once, when first asked for."""

    reaches: Reaches
    calendar: Calendar
    day: date
    _found: dict[str | None, ReachFigures] = field(default_factory=dict)

    @property
    def directory(self) -> ServiceDirectory:
        """The directory that is counted."""
        return self.reaches.directory

    @shared_property
    def coverages(self) -> EstateCoverage:
        """The estates reached from any centers."""
        return EstateCoverage(self.reaches)

    @shared_property
    def week(self) -> date:
        """The Monday of the ordinary week that figures are given for."""
        return ordinary_week(self.calendar, self.day)

    @shared_property
    def centers(self) -> tuple[ServiceCenter, ...]:
        """The centers in use that count: of the kinds that the standard names."""
        return tuple(center for center in self._in_use if counts(self.directory, center))

    @shared_property
    def areas(self) -> tuple[Area, ...]:
        """Areas above estates that have estates, in the order of the records."""
        above = {
            area.id
            for estate in self.directory.all(Area)
            if estate.kind is AreaKind.ESTATE
            for area in self.directory.path_to(estate.id)
        }
        return tuple(
            area
            for area in self.directory.all(Area)
            if area.id in above and area.kind.depth < AreaKind.ESTATE.depth
        )

    @shared_property
    def area_ids(self) -> frozenset[str]:
        """The ids of those areas."""
        return frozenset(area.id for area in self.areas)

    def of(self, area: Area | None = None) -> ReachFigures:
        """The figures of an area, or of the whole directory."""
        id_ = area.id if area else None
        if id_ not in self._found:
            with shared_value():
                self._found[id_] = self._of(area)
        return self._found[id_]

    def _of(self, area: Area | None) -> ReachFigures:
        estates = self.estates(area)
        return ReachFigures(
            area=area,
            estates=self._nearest(estates),
            walkers=self._walkers(estates),
            levels=self._levels(estates),
            boards=self._boards(estates),
            services=self._services(estates),
            times=tuple(self._at(estates, moment) for moment in MOMENTS),
            centers=center_figures(self.directory, area, self.day),
            own_walker=self.coverages.walker,
            centers_without_place=self._without_place,
            of_any_kind=self.coverages.coverage(estates, self._of_any_kind),
        )

    def coverage(self, area: Area | None = None) -> Coverage | None:
        """The estates reached and missed by the directory's standard."""
        return self.coverages.coverage(self.estates(area), self._counted)

    def coverage_of_any_kind(self, area: Area | None = None) -> Coverage | None:
        """The same with every kind of center in use."""
        return self.coverages.coverage(self.estates(area), self._of_any_kind)

    @property
    def counts_all(self) -> bool:
        """True if the standard counts every center in use, so that there is one figure and not two."""
        return len(self._counted) == len(self._of_any_kind)

    def estates(self, area: Area | None = None) -> tuple[Area, ...]:
        """The estates of an area, or all."""
        areas = self.directory.within(Area, area.id) if area else self.directory.all(Area)
        return tuple(estate for estate in areas if estate.kind is AreaKind.ESTATE)

    def _nearest(self, estates: tuple[Area, ...]) -> tuple[EstateReach, ...]:
        farthest = max(FARTHEST_MINUTES, self.coverages.minutes)
        found = self.coverages.nearest(self._counted, self.coverages.walker, farthest)
        can_tell = not self._counted or self._without_place < len(self._counted)
        rows = (self._row(estate, found.get(estate.id), can_tell=can_tell) for estate in estates)
        return tuple(sorted(rows, key=_farthest_first))

    def _row(self, estate: Area, nearest: ReachedPlace | None, *, can_tell: bool) -> EstateReach:
        reached = Reached.NO if can_tell and self.coverages.has_place(estate.id) else Reached.UNKNOWN
        if nearest is None:
            return EstateReach(estate, reached, None, None, estate.id not in self.coverages.on_streets)
        if nearest.minutes <= self.coverages.minutes:
            reached = Reached.YES
        is_estimate = not {estate.id, nearest.origin} <= self.coverages.on_streets
        center = self.directory.get(ServiceCenter, nearest.origin)
        return EstateReach(estate, reached, nearest.minutes, center, is_estimate)

    def _walkers(self, estates: tuple[Area, ...]) -> dict[Walker, Coverage | None]:
        walkers = dict.fromkeys((self.coverages.walker, Walker.STANDARD, Walker.SLOW, Walker.WITHOUT_STEPS))
        return {walker: self.coverages.coverage(estates, self._counted, walker) for walker in walkers}

    def _levels(self, estates: tuple[Area, ...]) -> dict[CenterLevel, Coverage | None]:
        return {level: self.coverages.coverage(estates, ids) for level, ids in self._of_level.items()}

    def _boards(self, estates: tuple[Area, ...]) -> dict[str, Coverage | None]:
        return {board: self.coverages.coverage(estates, ids) for board, ids in self._of_board.items()}

    def _services(self, estates: tuple[Area, ...]) -> dict[str, Coverage | None]:
        return {
            service.id: self.coverages.coverage(estates, self._of_service[service.id])
            for service in self.directory.all(Service)
            if service.id in self.promised
        }

    @shared_property
    def promised(self) -> frozenset[str]:
        """The services that circles promise, by id."""
        return frozenset(
            service for circle in self.directory.all(ServiceCircle) for service in circle.promises
        )

    @shared_property
    def _in_use(self) -> tuple[ServiceCenter, ...]:
        return centers_in_use(self.directory, self.day)

    @shared_property
    def _counted(self) -> frozenset[str]:
        return frozenset(center.id for center in self.centers)

    @shared_property
    def _of_any_kind(self) -> frozenset[str]:
        return frozenset(center.id for center in self._in_use)

    @shared_property
    def _without_place(self) -> int:
        return sum(not self.coverages.has_place(id_) for id_ in self._counted)

    @shared_property
    def _of_level(self) -> Mapping[CenterLevel, frozenset[str]]:
        """Centers of each level that exists or has a target."""
        targets = {target.level for target in self.directory.settings.targets}
        found = {
            level: frozenset(center.id for center in self.centers if center.level is level)
            for level in CenterLevel
        }
        return {level: ids for level, ids in found.items() if ids or level in targets}

    @shared_property
    def _of_service(self) -> Mapping[str, frozenset[str]]:
        directory = self.directory
        return {
            service.id: self._of_any_kind.intersection(
                center.id for center in directory.where(ServiceCenter, offers=service.id)
            )
            for service in directory.all(Service)
        }

    @shared_property
    def _of_board(self) -> Mapping[str, frozenset[str]]:
        directory = self.directory
        return {
            board.id: frozenset().union(
                *(self._of_service[service.id] for service in directory.where(Service, board=board.id))
            )
            for board in directory.settings.boards
        }

    @shared_property
    def _open_at(self) -> Mapping[str, tuple[frozenset[str], frozenset[str]]]:
        """The centers that are surely open, and those that may be, at each moment, by key.

        All areas ask with the same sets: a set knows its hash, but another one with the same ids is compared whole.
        """
        return {moment.key: self._surely_and_perhaps_open(moment) for moment in MOMENTS}

    def _surely_and_perhaps_open(self, moment: Moment) -> tuple[frozenset[str], frozenset[str]]:
        states = {center.id: openness_at(center.schedule, self.week, moment) for center in self.centers}
        surely = frozenset(id_ for id_, state in states.items() if state is Openness.OPEN)
        return surely, frozenset(id_ for id_, state in states.items() if state is not Openness.CLOSED)

    def _at(self, estates: tuple[Area, ...], moment: Moment) -> TimeFigures:
        surely, perhaps = self._open_at[moment.key]
        return TimeFigures(
            moment,
            len(surely),
            len(perhaps) - len(surely),
            self.coverages.coverage(estates, surely),
            self.coverages.coverage(estates, perhaps),
        )


def _farthest_first(found: EstateReach) -> tuple[bool, bool, float, str]:
    """Sort key: not reached and farthest first, unknown last."""
    minutes = inf if found.minutes is None else found.minutes
    return (found.reached is Reached.UNKNOWN, found.reached is Reached.YES, -minutes, found.estate.id)
