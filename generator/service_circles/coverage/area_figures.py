"""The figures of an area, for the publishing team: who is reached and who is not, and how many centers there are.

Estates of the area count, and centers wherever they are: who lives at a border goes to the next street's.
Only centers in use are reached; those that are gone or closed for a time are not.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from math import floor

from service_circles.basics.number_texts import thousands
from service_circles.coverage.estate_coverage import Coverage
from service_circles.coverage.ordinary_week import Moment
from service_circles.geo.walkers import Walker
from service_circles.records.area import Area
from service_circles.records.center import CenterLevel, CenterStatus, ServiceCenter
from service_circles.records.directory import ServiceDirectory

FARTHEST_MINUTES = 30.0
"""The nearest center is looked for up to here, or up to the standard's minutes if they are more."""
LARGE_M2 = 500.0


class Reached(Enum):
    """An estate is within the standard's minutes of a center or not; unknown where it has no place."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class EstateReach:
    """An estate and its nearest center; both None beyond FARTHEST_MINUTES or where it has no place.

    `is_estimate`: computed in a straight line.
    """

    estate: Area
    reached: Reached
    minutes: float | None
    center: ServiceCenter | None
    is_estimate: bool


@dataclass(frozen=True, slots=True)
class TimeFigures:
    """Households reached at a moment; centers whose hours are unknown or by appointment count as unknown.

    `surely` counts only centers that are open, `perhaps` those of unknown hours as well.
    """

    moment: Moment
    centers_open: int
    centers_unknown: int
    surely: Coverage | None
    perhaps: Coverage | None


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
        """The estates reached and missed by the directory's standard."""
        return self.walkers[self.own_walker]

    @property
    def blind_spots(self) -> tuple[EstateReach, ...]:
        """The estates that are not reached."""
        return tuple(found for found in self.estates if found.reached is Reached.NO)


def center_figures(directory: ServiceDirectory, area: Area | None) -> CenterFigures:
    """Figures of an area, or of the whole directory."""
    within = directory.within(ServiceCenter, area.id) if area else directory.all(ServiceCenter)
    centers = [center for center in within if center.status is not CenterStatus.DEFUNCT]
    around = (area,) if area else directory.where(Area, parent=None)
    km2 = _sum_if_all_known(each.area_km2 for each in around)
    people = _sum_if_all_known(_people(directory, each) for each in around)
    floors = [center.floor_area_m2 for center in centers if center.floor_area_m2 is not None]
    return CenterFigures(
        len(centers),
        len(centers) / km2 if km2 else None,
        len(centers) * 10_000 / people if people else None,
        _levels(directory, area, centers),
        len(floors),
        sum(floor >= LARGE_M2 for floor in floors),
    )


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
    """The population of the area, else the sum of all below it; None if one of them is not known."""
    if area.population is not None:
        return area.population
    return _sum_if_all_known(_people(directory, child) for child in directory.where(Area, parent=area.id))


def _sum_if_all_known(numbers: Iterable[float | None]) -> float | None:
    found = tuple(numbers)
    known = tuple(number for number in found if number is not None)
    return sum(known) if found and len(known) == len(found) else None


def percent(share: float | None) -> str:
    """'92.4 %', rounded down, so that those who are left out do not vanish; '—' if not known."""
    return "—" if share is None else f"{floor(share * 1000 + 1e-9) / 10:.1f} %"


def amount(number: float | None) -> str:
    """'1,234'; '—' if not known."""
    return "—" if number is None else thousands(number)


def decimal(number: float | None) -> str:
    """'2.95'; '—' if not known."""
    return "—" if number is None else f"{number:,.2f}"
