"""Effect of a change on the reach of centers: households within the standard's minutes on foot."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from service_circles.build.project import Project
from service_circles.build.reach_report import figures_of
from service_circles.comparing.changed_records import RecordChange
from service_circles.coverage.directory_figures import Figures
from service_circles.coverage.reports.comparison import effect_of
from service_circles.records.area import Area
from service_circles.records.center import ServiceCenter
from service_circles.records.circle import ServiceCircle
from service_circles.schedules.closures import is_in_use

_OF_REACH = frozenset(
    {"location", "doors", "status", "listing", "households", "kind", "parent", "walking", "circle_standard"}
)


@dataclass(frozen=True)
class ReachGains:
    """Households that are reached now and were not before; below 0 where fewer are."""

    minutes: float
    households: int | None
    """Gain of the whole directory, by any center; None if not known."""
    by_center: Mapping[str, int]
    """Gains of single centers that were changed, by id."""


def reach_gains(
    before: Project, after: Project, changes: Iterable[RecordChange], cache: Path
) -> ReachGains | None:
    """The gains of a change; None if it concerns neither places nor homes nor streets."""
    concerned = [change for change in changes if _is_of_reach(change)]
    if not concerned:
        return None
    then, now = (figures_of(project, cache) for project in (before, after))
    gain = effect_of(then, now).gains[now.coverages.walker]
    centers = [change for change in concerned if isinstance(change.part, ServiceCenter)]
    found = {change.id: _gain(then, now, change) for change in centers}
    return ReachGains(
        now.coverages.minutes, gain.households, {id_: more for id_, more in found.items() if more}
    )


def _is_of_reach(change: RecordChange) -> bool:
    if change.before is None or change.after is None:
        return isinstance(change.part, ServiceCenter | Area | ServiceCircle)
    return bool(change.tops & _OF_REACH)


def _gain(then: Figures, now: Figures, change: RecordChange) -> int:
    return _households(now, change.after) - _households(then, change.before)


def _households(figures: Figures, center: object) -> int:
    """The households that a center reaches by itself."""
    if not isinstance(center, ServiceCenter) or not is_in_use(center, figures.day):
        return 0
    coverage = figures.coverages.coverage(figures.estates(), frozenset({center.id}))
    return (coverage.reached.households or 0) if coverage else 0
