"""The figures of an area, for the publishing team: who is reached and who is not, and how many centers there are.

Estates of the area count, and centers wherever they are: who lives at a border goes to the next street's.
Only centers in use are reached; those that are gone or closed for a time are not. Coverage counts the kinds of
center that the standard names, that of boards and services any kind.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from math import floor

from service_circles.basics.number_texts import thousands
from service_circles.coverage.counted_centers import CenterFigures
from service_circles.coverage.estate_coverage import Coverage
from service_circles.coverage.ordinary_week import Moment
from service_circles.geo.walkers import Walker
from service_circles.records.area import Area
from service_circles.records.center import CenterLevel, ServiceCenter

FARTHEST_MINUTES = 30.0
"""The nearest center is looked for up to here, or up to the standard's minutes if they are more."""


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


@dataclass(frozen=True)
class ReachFigures:
    """All figures of an area; of the whole directory where `area` is None.

    `estates`: those not reached first, farthest first. Coverages are within the standard's minutes: at its
    pace per level, per board (by id) and per service that a circle promises (by id); None where unknown.
    `centers_without_place`: centers that count and cannot be walked to, as nobody knows where they are.
    `of_any_kind`: coverage with every kind of center, beside that of the kinds which count.
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
    of_any_kind: Coverage | None

    @property
    def coverage(self) -> Coverage | None:
        """The estates reached and missed by the directory's standard."""
        return self.walkers[self.own_walker]

    @property
    def blind_spots(self) -> tuple[EstateReach, ...]:
        """The estates that are not reached."""
        return tuple(found for found in self.estates if found.reached is Reached.NO)


def percent(share: float | None) -> str:
    """'92.4 %', rounded down, so that those who are left out do not vanish; '—' if not known."""
    return "—" if share is None else f"{floor(share * 1000 + 1e-9) / 10:.1f} %"


def amount(number: float | None) -> str:
    """'1,234'; '—' if not known."""
    return "—" if number is None else thousands(number)


def decimal(number: float | None) -> str:
    """'2.95'; '—' if not known."""
    return "—" if number is None else f"{number:,.2f}"
