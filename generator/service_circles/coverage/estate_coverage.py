"""Which estates some centers reach within the standard's minutes, for somebody who walks in some way."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from service_circles.coverage.circle_reaches import Reaches
from service_circles.coverage.households import Coverage, homes_of
from service_circles.geo.straight_reach import ReachedPlace
from service_circles.geo.walkers import Walker, walker_of
from service_circles.records.area import Area


@dataclass(eq=False)
class Coverages:
    """Answers for any centers; the same centers are walked from once."""

    reaches: Reaches
    _walks: dict[tuple[frozenset[str], Walker, float], Mapping[str, ReachedPlace]] = field(
        default_factory=dict
    )

    @property
    def minutes(self) -> float:
        """The minutes of the directory's standard."""
        return self.reaches.directory.settings.circle_standard.minutes

    @property
    def walker(self) -> Walker:
        """Who walks by the directory's standard."""
        return walker_of(self.reaches.directory.settings.circle_standard.pace)

    @cached_property
    def on_streets(self) -> frozenset[str]:
        """Centers and estates that the streets lead to; none without streets."""
        walked = self.reaches.walked
        return frozenset(walked.for_walker(Walker.STANDARD).doors.ids) if walked else frozenset()

    def has_place(self, id_: str) -> bool:
        """Whether it is known where a center or an estate is."""
        return id_ in self.reaches.points or id_ in self.on_streets

    def coverage(
        self, estates: Iterable[Area], ids: frozenset[str], walker: Walker | None = None
    ) -> Coverage | None:
        """Which estates are reached from any of the centers, given by id; None where that cannot be told.

        It cannot where there are centers but of none it is known where it is, nor without steps where
        there are no streets.
        """
        walker = walker or self.walker
        if walker is Walker.WITHOUT_STEPS and self.reaches.walked is None:
            return None
        if ids and not any(self._is_known(id_, walker) for id_ in ids):
            return None
        found = self.nearest(ids, walker, self.minutes)
        reached: list[Area] = []
        missed: list[Area] = []
        unknown: list[Area] = []
        for estate in estates:
            is_missed = missed if self._is_known(estate.id, walker) else unknown
            (reached if estate.id in found else is_missed).append(estate)
        return Coverage(homes_of(reached), homes_of(missed), homes_of(unknown))

    def nearest(self, ids: frozenset[str], walker: Walker, most_minutes: float) -> Mapping[str, ReachedPlace]:
        """For every place within some minutes of the centers the nearest of them."""
        key = (ids, walker, most_minutes)
        if key not in self._walks:
            self._walks[key] = self._nearest(ids, walker, most_minutes) if ids else {}
        return self._walks[key]

    def _nearest(
        self, ids: frozenset[str], walker: Walker, most_minutes: float
    ) -> Mapping[str, ReachedPlace]:
        """Only streets know of steps, so nothing is estimated without them."""
        origins, walked = sorted(ids), self.reaches.walked
        if walker is Walker.WITHOUT_STEPS:
            return walked.nearest(origins, walker, most_minutes) if walked else {}
        return self.reaches.nearest(origins, walker, most_minutes)

    def _is_known(self, id_: str, walker: Walker) -> bool:
        return id_ in self.on_streets if walker is Walker.WITHOUT_STEPS else self.has_place(id_)
