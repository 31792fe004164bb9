"""Who is reached and who is not: the figures of an area, for the publishing team.

Estates of the area count, and centers wherever they are: who lives at a border goes to the next street's.
Only centers in use are reached; those that are gone or closed for a time are not.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from service_circles.coverage.center_counts import CenterFigures
from service_circles.coverage.households import Coverage
from service_circles.coverage.ordinary_week import Moment
from service_circles.geo.walkers import Walker
from service_circles.records.area import Area
from service_circles.records.center import CenterLevel, ServiceCenter

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
