"""The centers that figures count: in use on a day, and of the kinds that the directory's standard names."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from service_circles.records.area import Area
from service_circles.records.center import CenterKind, CenterLevel, ServiceCenter
from service_circles.records.directory import ServiceDirectory
from service_circles.schedules.closures import is_in_use


@dataclass(frozen=True, slots=True)
class LevelCount:
    """Centers of a level: those that count, those of any kind, and the target, which is for the whole directory."""

    count: int
    of_any_kind: int
    target: int | None


@dataclass(frozen=True, slots=True)
class FloorCount:
    """Centers of a kind that say how large they are, and how many of these meet the standard."""

    large: int
    given: int


@dataclass(frozen=True, slots=True)
class CenterFigures:
    """Centers in use, and the land and people of their area; None where it gives none.

    `count`, densities and the first number of each level count the kinds of the standard. `floors`: by kind.
    """

    count: int
    of_any_kind: int
    km2: float | None
    people: float | None
    levels: Mapping[CenterLevel, LevelCount]
    floors: Mapping[CenterKind, FloorCount]
    counted_floors: FloorCount

    @property
    def per_km2(self) -> float | None:
        """Centers that count per square kilometer."""
        return self.count / self.km2 if self.km2 else None

    @property
    def per_10000_people(self) -> float | None:
        """Centers that count per 10,000 residents."""
        return self.count * 10_000 / self.people if self.people else None

    @property
    def all_floors(self) -> FloorCount:
        """The floors of every kind together."""
        found = self.floors.values()
        return FloorCount(sum(each.large for each in found), sum(each.given for each in found))


def centers_in_use(directory: ServiceDirectory, day: date) -> tuple[ServiceCenter, ...]:
    """The centers of any kind that are in use on a day."""
    return tuple(center for center in directory.all(ServiceCenter) if is_in_use(center, day))


def counts(directory: ServiceDirectory, center: ServiceCenter) -> bool:
    """True if a center is of a kind that the standard counts."""
    return center.kind in directory.settings.circle_standard.kinds


def center_figures(directory: ServiceDirectory, area: Area | None, day: date) -> CenterFigures:
    """Figures of an area, or of the whole directory."""
    within = directory.within(ServiceCenter, area.id) if area else directory.all(ServiceCenter)
    in_use = [center for center in within if is_in_use(center, day)]
    counted = [center for center in in_use if counts(directory, center)]
    around = (area,) if area else directory.where(Area, parent=None)
    km2 = sum_if_all_known(each.area_km2 for each in around)
    people = sum_if_all_known(_people(directory, each) for each in around)
    standard_m2 = directory.settings.circle_standard.floor_area_m2
    return CenterFigures(
        len(counted),
        len(in_use),
        km2,
        people,
        _levels(directory, area, counted, in_use),
        _floors(in_use, standard_m2),
        _floor_count(counted, standard_m2),
    )


def _levels(
    directory: ServiceDirectory, area: Area | None, counted: list[ServiceCenter], in_use: list[ServiceCenter]
) -> dict[CenterLevel, LevelCount]:
    of_kinds, of_any = (Counter(center.level for center in found) for found in (counted, in_use))
    is_whole = area is None or directory.where(Area, parent=None) == (area,)
    targets = {target.level: target.count for target in directory.settings.targets} if is_whole else {}
    return {
        level: LevelCount(of_kinds[level], of_any[level], targets.get(level))
        for level in CenterLevel
        if of_any[level] or level in targets
    }


def _floors(centers: list[ServiceCenter], standard_m2: float) -> dict[CenterKind, FloorCount]:
    found = {
        kind: _floor_count((center for center in centers if center.kind is kind), standard_m2)
        for kind in CenterKind
    }
    return {kind: count for kind, count in found.items() if count.given}


def _floor_count(centers: Iterable[ServiceCenter], standard_m2: float) -> FloorCount:
    floors = [center.floor_area_m2 for center in centers if center.floor_area_m2 is not None]
    return FloorCount(sum(floor >= standard_m2 for floor in floors), len(floors))


def _people(directory: ServiceDirectory, area: Area) -> float | None:
    """The population of the area, else the sum of all below it; None if one of them is not known."""
    if area.population is not None:
        return area.population
    return sum_if_all_known(_people(directory, child) for child in directory.where(Area, parent=area.id))


def sum_if_all_known(numbers: Iterable[float | None]) -> float | None:
    """The sum; None if there is none, or if one of them is not known."""
    found = tuple(numbers)
    known = tuple(number for number in found if number is not None)
    return sum(known) if found and len(known) == len(found) else None
