"""The estates, and with them the households and people, that centers reach within the standard's minutes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from service_circles.basics.read_log import shared_property
from service_circles.coverage.circle_reaches import Reaches
from service_circles.geo.straight_reach import ReachedPlace
from service_circles.geo.walkers import Walker, walker_of
from service_circles.records.area import Area


@dataclass(frozen=True, slots=True)
class Homes:
    """Some estates together. `households` and `people` add up those that give a number; None if none does.

    `households_not_given` and `people_not_given`: how many of the estates give none.
    """

    estates: int
    households: int | None
    people: int | None
    households_not_given: int
    people_not_given: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """Homes that are reached, homes that are not, and homes without a known place."""

    reached: Homes
    missed: Homes
    unknown: Homes

    @property
    def share(self) -> float | None:
        """Households reached, of those reached or missed: 0 to 1. None if either number is not known."""
        reached, missed = self.reached.households, self.missed.households
        if reached is None or missed is None or reached + missed == 0:
            return None
        return reached / (reached + missed)


def homes_of_estates(estates: Iterable[Area]) -> Homes:
    """The sum of some estates."""
    found = tuple(estates)
    households = tuple(estate.households for estate in found if estate.households is not None)
    people = tuple(estate.population for estate in found if estate.population is not None)
    return Homes(
        len(found),
        _sum_if_known(households, len(found)),
        _sum_if_known(people, len(found)),
        len(found) - len(households),
        len(found) - len(people),
    )


def _sum_if_known(numbers: tuple[int, ...], estates: int) -> int | None:
    """The sum; 0 without estates, None if all of them give no number."""
    return sum(numbers) if numbers or not estates else None


@dataclass(eq=False)
class EstateCoverage:
    """Answers for any centers; the paths from the same centers are computed once."""

    reaches: Reaches
    _nearest_by_query: dict[tuple[frozenset[str], Walker, float], Mapping[str, ReachedPlace]] = field(
        default_factory=dict
    )
    _first: dict[frozenset[str], frozenset[str]] = field(default_factory=dict)
    _first_by_identity: dict[int, tuple[frozenset[str], frozenset[str]]] = field(default_factory=dict)
    """With the set itself, so that it stays and no other gets its identity."""
    _reached_by_query: dict[tuple[frozenset[str], Walker], frozenset[str]] = field(default_factory=dict)

    @property
    def minutes(self) -> float:
        """The minutes of the directory's standard."""
        return self.reaches.directory.settings.circle_standard.minutes

    @property
    def walker(self) -> Walker:
        """The walker of the directory's standard."""
        return walker_of(self.reaches.directory.settings.circle_standard.pace)

    @shared_property
    def on_streets(self) -> frozenset[str]:
        """Centers and estates that the streets lead to; none without streets."""
        streets = self.reaches.streets
        return frozenset(streets.for_walker(Walker.STANDARD).doors.ids) if streets else frozenset()

    def has_place(self, id_: str) -> bool:
        """True if the place of a center or an estate is known."""
        return id_ in self.reaches.points or id_ in self.on_streets

    def coverage(
        self, estates: Iterable[Area], ids: frozenset[str], walker: Walker | None = None
    ) -> Coverage | None:
        """The estates reached from any of the centers, given by id; None if that is not known.

        It is not known if no center has a known place, or if a walker avoids steps and there are no streets.
        """
        walker = walker or self.walker
        if walker is Walker.WITHOUT_STEPS and self.reaches.streets is None:
            return None
        if ids and not any(self._is_known(id_, walker) for id_ in ids):
            return None
        found = self._reached_from(ids, walker)
        reached: list[Area] = []
        missed: list[Area] = []
        unknown: list[Area] = []
        for estate in estates:
            others = missed if self._is_known(estate.id, walker) else unknown
            (reached if estate.id in found else others).append(estate)
        return Coverage(homes_of_estates(reached), homes_of_estates(missed), homes_of_estates(unknown))

    def nearest(self, ids: frozenset[str], walker: Walker, max_minutes: float) -> Mapping[str, ReachedPlace]:
        """For every place within some minutes of the centers the nearest of them."""
        key = (ids, walker, max_minutes)
        if key not in self._nearest_by_query:
            self._nearest_by_query[key] = self._nearest(ids, walker, max_minutes) if ids else {}
        return self._nearest_by_query[key]

    def _reached_from(self, ids: frozenset[str], walker: Walker) -> frozenset[str]:
        """The places within the standard's minutes; ids alone, as walks of every place take eight times the memory."""
        key = (self._first_equal(ids), walker)
        if key not in self._reached_by_query:
            self._reached_by_query[key] = frozenset(self._nearest(ids, walker, self.minutes) if ids else ())
        return self._reached_by_query[key]

    def _first_equal(self, ids: frozenset[str]) -> frozenset[str]:
        """The first of equal sets: all areas ask with the same ones, and to compare two takes as long as they are."""
        if id(ids) not in self._first_by_identity:
            self._first_by_identity[id(ids)] = (ids, self._first.setdefault(ids, ids))
        return self._first_by_identity[id(ids)][1]

    def _nearest(self, ids: frozenset[str], walker: Walker, max_minutes: float) -> Mapping[str, ReachedPlace]:
        origins, streets = sorted(ids), self.reaches.streets
        if walker is Walker.WITHOUT_STEPS:  # only streets know of steps, so nothing is estimated
            return streets.nearest(origins, walker, max_minutes) if streets else {}
        return self.reaches.nearest(origins, walker, max_minutes)

    def _is_known(self, id_: str, walker: Walker) -> bool:
        return id_ in self.on_streets if walker is Walker.WITHOUT_STEPS else self.has_place(id_)
