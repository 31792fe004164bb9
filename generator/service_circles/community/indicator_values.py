"""Indicators: those that are computed, how a series changed, whether a target is met."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from service_circles.community.entry_states import is_over, steps_taken
from service_circles.community.ledger_figures import LedgerFigures, ledger_figures
from service_circles.community.occurrences import occurrences_of
from service_circles.community.percentages import Share, change_percent, share
from service_circles.community.wheelchair_access import wheelchair_access
from service_circles.coverage.area_figures import CenterFigures, center_figures
from service_circles.coverage.directory_figures import Figures
from service_circles.records.area import Area
from service_circles.records.center import CenterStatus, ServiceCenter
from service_circles.records.directory import ServiceDirectory
from service_circles.records.entry import Entry
from service_circles.records.event import Event
from service_circles.records.indicator import Aim, ComputedIndicator, Indicator
from service_circles.records.ledger import Ledger


@dataclass(frozen=True, slots=True)
class IndicatorValue:
    """The value of an indicator; None where nothing is known. `share` says what a percentage is of."""

    value: float | None
    share: Share | None = None


@dataclass(frozen=True, slots=True)
class SeriesRow:
    """A period of a series, beside the same period a year before if that is known."""

    period: str
    value: float
    year_before: float | None
    change_percent: Decimal | None


def indicator_value(indicator: Indicator, figures: Figures, day: date) -> IndicatorValue:
    """The value that was published, or the computed one on a day."""
    if indicator.computed is None:
        return IndicatorValue(indicator.value)
    if indicator.computed.needs_ledger:
        return _of_ledger(indicator, figures.directory, day)
    if indicator.computed in _OF_EVENTS:
        return IndicatorValue(_of_events(indicator, figures, day))
    return _of_centers(indicator, figures)


def share_of_whole(indicator: Indicator, directory: ServiceDirectory) -> Share | None:
    """The share of an indicator in the one that it names as its whole; None without one."""
    whole = directory.find(Indicator, indicator.share_of)
    if whole is None or indicator.value is None or whole.value is None:
        return None
    return share(indicator.value, whole.value)


def series_rows(indicator: Indicator) -> tuple[SeriesRow, ...]:
    """The series with its changes, in its order."""
    known = {each.period: each.value for each in indicator.series}
    rows = []
    for period, value in known.items():
        before = known.get(f"{int(period[:4]) - 1}{period[4:]}")
        rows.append(
            SeriesRow(period, value, before, None if before is None else change_percent(value, before))
        )
    return tuple(rows)


def meets_target(indicator: Indicator, value: float | None) -> bool | None:
    """True if a value meets the indicator's target; None without a target or a value."""
    if indicator.target is None or value is None:
        return None
    return value >= indicator.target if indicator.aim is Aim.AT_LEAST else value <= indicator.target


def _as_value(found: Share | None) -> IndicatorValue:
    return IndicatorValue(float(found.percent) if found else None, found)


def _of_ledger(indicator: Indicator, directory: ServiceDirectory, day: date) -> IndicatorValue:
    ledger = directory.get(Ledger, indicator.ledger or "")
    entries = directory.within(Entry, indicator.area) if indicator.area else directory.all(Entry)
    if indicator.computed is ComputedIndicator.OPEN_ENTRIES:
        begun = (each for each in entries if each.ledger == ledger.id and steps_taken(each, day))
        return IndicatorValue(sum(not is_over(ledger, each, day) for each in begun))
    return _FROM_LEDGER[indicator.computed](ledger_figures(ledger, entries, day))


_FROM_LEDGER: Mapping[ComputedIndicator | None, Callable[[LedgerFigures], IndicatorValue]] = {
    ComputedIndicator.MEDIAN_DAYS_TO_ANSWER: lambda figures: IndicatorValue(
        figures.days_to_answer.value if figures.days_to_answer else None
    ),
    ComputedIndicator.EXECUTION_RATE: lambda figures: _as_value(figures.execution),
    ComputedIndicator.CLOSED_RATE: lambda figures: _as_value(figures.closed),
    ComputedIndicator.SATISFACTION: lambda figures: IndicatorValue(
        figures.satisfaction.value if figures.satisfaction else None
    ),
}
_OF_EVENTS = frozenset({ComputedIndicator.EVENT_DAYS, ComputedIndicator.PARTICIPANTS})


def _of_events(indicator: Indicator, figures: Figures, day: date) -> float:
    """Of this year's matters, up to the day."""
    directory = figures.directory
    events = directory.within(Event, indicator.area) if indicator.area else directory.all(Event)
    found = occurrences_of(events, figures.calendar, date(day.year, 1, 1), day)
    if indicator.computed is ComputedIndicator.EVENT_DAYS:
        return sum(each.takes_place for each in found)
    return sum(each.participants or 0 for each in found)


def _of_centers(indicator: Indicator, figures: Figures) -> IndicatorValue:
    directory = figures.directory
    area = directory.get(Area, indicator.area) if indicator.area else None
    match indicator.computed:
        case ComputedIndicator.HOMES_WITHIN_CIRCLE_SHARE:
            return _as_value(_homes(figures, area))
        case ComputedIndicator.STEP_FREE_CENTERS_SHARE:
            return _as_value(_step_free(_in_use(directory, area)))
        case ComputedIndicator.ON_THE_SPOT_SHARE:
            return _as_value(_on_the_spot(_in_use(directory, area)))
    return _of_center_figures(indicator.computed, center_figures(directory, area))


def _of_center_figures(computed: ComputedIndicator | None, figures: CenterFigures) -> IndicatorValue:
    if computed is ComputedIndicator.CENTERS_PER_KM2:
        return IndicatorValue(figures.per_km2)
    if computed is ComputedIndicator.CENTERS_PER_10000_PEOPLE:
        return IndicatorValue(figures.per_10000_people)
    return _as_value(share(figures.floor_large, figures.floor_given))


def _homes(figures: Figures, area: Area | None) -> Share | None:
    found = figures.coverage(area)
    if found is None or found.reached.households is None or found.missed.households is None:
        return None
    return share(found.reached.households, found.reached.households + found.missed.households)


def _in_use(directory: ServiceDirectory, area: Area | None) -> list[ServiceCenter]:
    centers = directory.within(ServiceCenter, area.id) if area else directory.all(ServiceCenter)
    return [center for center in centers if center.status is CenterStatus.ACTIVE]


def _step_free(centers: Iterable[ServiceCenter]) -> Share | None:
    """Of the centers that say if a wheelchair gets in."""
    told = [gets_in for center in centers if (gets_in := wheelchair_access(center)) is not None]
    return share(sum(told), len(told))


def _on_the_spot(centers: Iterable[ServiceCenter]) -> Share | None:
    offered = [service for center in centers for service in center.services]
    return share(sum(service.on_the_spot for service in offered), len(offered))
