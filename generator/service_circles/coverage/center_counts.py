"""How many centers an area has, and for how much land and how many people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from service_circles.records.area import Area
from service_circles.records.center import CenterLevel, CenterStatus, ServiceCenter
from service_circles.records.directory import ServiceDirectory

LARGE_M2 = 500.0


@dataclass(frozen=True, slots=True)
class CenterFigures:
    """Centers that are not gone; densities are None where the area gives no land or no people.

    `levels`: how many of each level there are, and the directory's target, which is for the whole of it.
    `floor_given`: how many say how large they are, `floor_large` how many of these have LARGE_M2 or more.
    """

    count: int
    per_km2: float | None
    per_10000_people: float | None
    levels: Mapping[CenterLevel, tuple[int, int | None]]
    floor_given: int
    floor_large: int


def center_figures(directory: ServiceDirectory, area: Area | None) -> CenterFigures:
    """Figures of an area, or of the whole directory."""
    centers = [center for center in _within(directory, area) if center.status is not CenterStatus.DEFUNCT]
    around = (area,) if area else directory.where(Area, parent=None)
    km2 = _sum_of_all(each.area_km2 for each in around)
    people = _sum_of_all(_people(directory, each) for each in around)
    floors = [center.floor_area_m2 for center in centers if center.floor_area_m2 is not None]
    return CenterFigures(
        len(centers),
        len(centers) / km2 if km2 else None,
        len(centers) * 10_000 / people if people else None,
        _levels(directory, area, centers),
        len(floors),
        sum(floor >= LARGE_M2 for floor in floors),
    )


def _within(directory: ServiceDirectory, area: Area | None) -> Iterable[ServiceCenter]:
    return directory.within(ServiceCenter, area.id) if area else directory.all(ServiceCenter)


def _levels(
    directory: ServiceDirectory, area: Area | None, centers: list[ServiceCenter]
) -> dict[CenterLevel, tuple[int, int | None]]:
    counts = Counter(center.level for center in centers)
    is_whole = area is None or directory.where(Area, parent=None) == (area,)
    targets = {target.level: target.count for target in directory.settings.targets} if is_whole else {}
    return {
        level: (counts[level], targets.get(level))
        for level in CenterLevel
        if counts[level] or level in targets
    }


def _people(directory: ServiceDirectory, area: Area) -> float | None:
    """As given for the area, else added up from all below it; None if one of them is not known."""
    if area.population is not None:
        return area.population
    return _sum_of_all(_people(directory, child) for child in directory.where(Area, parent=area.id))


def _sum_of_all(numbers: Iterable[float | None]) -> float | None:
    found = tuple(numbers)
    known = tuple(number for number in found if number is not None)
    return sum(known) if found and len(known) == len(found) else None
