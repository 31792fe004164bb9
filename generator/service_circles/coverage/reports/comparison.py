"""The effect of a change: the same figures before and after it."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import inf

from service_circles.coverage.area_figures import EstateReach, Reached
from service_circles.coverage.directory_figures import Figures
from service_circles.coverage.estate_coverage import Coverage
from service_circles.geo.walkers import Walker, whole_minutes
from service_circles.records.area import Area


@dataclass(frozen=True, slots=True)
class Gain:
    """More (or fewer, below 0) reached than before; None where one of both is not known."""

    households: int | None
    people: int | None


@dataclass(frozen=True, slots=True)
class EstateChange:
    """An estate whose whole minutes to the nearest center have changed.

    Minutes are None beyond the farthest that is looked for; `was` and `now` are None where the estate is
    new, gone or of unknown place.
    """

    estate: Area
    was: Reached | None
    now: Reached | None
    minutes_before: int | None
    minutes_now: int | None


@dataclass(frozen=True, slots=True)
class Effect:
    """The effect of a change on an area, per walker, and on single estates: the greatest gain first.

    `is_same_way`: both are along streets, or both in straight lines; else the way of counting has changed.
    """

    minutes: float
    is_same_way: bool
    gains: Mapping[Walker, Gain]
    estates: tuple[EstateChange, ...]

    @property
    def is_nothing(self) -> bool:
        """True if all is as before, as far as it is known."""
        numbers = (number for gain in self.gains.values() for number in (gain.households, gain.people))
        return not self.estates and not any(numbers)


def effect_of(before: Figures, after: Figures, area_id: str | None = None) -> Effect:
    """Compare two versions of a directory, or an area of both; before the change it may be missing."""
    area, earlier = after.directory.find(Area, area_id), before.directory.find(Area, area_id)
    now = after.of(area)
    then = before.of(earlier) if area_id is None or earlier else None
    gains = {
        walker: _gain(then.walkers.get(walker) if then else None, coverage)
        for walker, coverage in now.walkers.items()
    }
    changes = _changes(then.estates if then else (), now.estates)
    is_same_way = (before.reaches.streets is None) == (after.reaches.streets is None)
    return Effect(
        after.coverages.minutes, is_same_way, gains, tuple(sorted(changes, key=_greatest_gain_first))
    )


def _gain(before: Coverage | None, now: Coverage | None) -> Gain:
    if before is None or now is None:
        return Gain(None, None)
    return Gain(
        _difference(before.reached.households, now.reached.households),
        _difference(before.reached.people, now.reached.people),
    )


def _difference(before: int | None, now: int | None) -> int | None:
    return None if before is None or now is None else now - before


def _changes(before: tuple[EstateReach, ...], now: tuple[EstateReach, ...]) -> list[EstateChange]:
    then = {found.estate.id: found for found in before}
    present = {found.estate.id: found for found in now}
    return [
        change
        for id_ in sorted(then.keys() | present.keys())
        if _is_other(change := _change(then.get(id_), present.get(id_)))
    ]


def _change(before: EstateReach | None, now: EstateReach | None) -> EstateChange:
    found = now or before
    if found is None:
        raise ValueError("neither before nor now")
    return EstateChange(found.estate, _state(before), _state(now), _minutes(before), _minutes(now))


def _is_other(change: EstateChange) -> bool:
    return (change.was, change.minutes_before) != (change.now, change.minutes_now)


def _state(found: EstateReach | None) -> Reached | None:
    return None if found is None or found.reached is Reached.UNKNOWN else found.reached


def _minutes(found: EstateReach | None) -> int | None:
    return None if found is None or found.minutes is None else whole_minutes(found.minutes)


def _greatest_gain_first(change: EstateChange) -> tuple[bool, float, str]:
    """Estates that are new, gone or were of unknown place after those that can be compared."""
    before = inf if change.minutes_before is None else change.minutes_before
    now = inf if change.minutes_now is None else change.minutes_now
    return (change.was is None or change.now is None, now - before if now != before else 0, change.estate.id)
