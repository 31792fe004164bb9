"""Indicators: those that are computed, how a series changed, whether a target is met."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from statistics import fmean, median

from service_circles.community.entries.entry_states import is_over, steps_taken
from service_circles.community.entries.ledger_figures import LedgerFigures, days_to_answer, ledger_figures
from service_circles.community.occurrences import occurrences_of
from service_circles.community.percentages import Share, change_percent, share
from service_circles.community.wheelchair_access import wheelchair_access
from service_circles.coverage.counted_centers import CenterFigures, center_figures
from service_circles.coverage.directory_figures import Figures
from service_circles.coverage.estate_coverage import Coverage
from service_circles.records.area import Area
from service_circles.records.center import ServiceCenter
from service_circles.records.directory import ServiceDirectory
from service_circles.records.life.channel import Channel
from service_circles.records.life.entry import Entry
from service_circles.records.life.event import Event
from service_circles.records.life.indicator import Aim, ComputedIndicator, Indicator
from service_circles.records.life.ledger import Ledger
from service_circles.schedules.closures import is_in_use


@dataclass(frozen=True, slots=True)
class IndicatorValue:
    """The value of an indicator; None where nothing is known. `share` says what a percentage is of.

    `of_any_kind`: the value with every kind of center, where the standard counts only some of them.
    """

    value: float | None
    share: Share | None = None
    of_any_kind: float | None = None


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
        return _of_ledgers(indicator, figures.directory, day)
    if indicator.computed in _OF_EVENTS:
        return IndicatorValue(_of_events(indicator, figures, day))
    return _of_centers(indicator, figures, day)


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


def _of_ledgers(indicator: Indicator, directory: ServiceDirectory, day: date) -> IndicatorValue:
    """Figures of several ledgers as of one: parts and wholes added, medians over all their entries."""
    found = [_begun(directory, id_, indicator.area, day) for id_ in indicator.ledger]
    match indicator.computed:
        case ComputedIndicator.MEDIAN_DAYS_TO_ANSWER:
            days = [each for ledger, begun in found for each in days_to_answer(ledger, begun, day)]
            return IndicatorValue(median(days) if days else None)
        case ComputedIndicator.SATISFACTION:
            given = [
                each.satisfaction for _, begun in found for each in begun if each.satisfaction is not None
            ]
            return IndicatorValue(fmean(given) if given else None)
        case ComputedIndicator.OPEN_ENTRIES:
            return IndicatorValue(
                sum(not is_over(ledger, each, day) for ledger, begun in found for each in begun)
            )
        case ComputedIndicator.RECEIVED_THIS_YEAR:
            return IndicatorValue(
                sum(each.history[0].date.year == day.year for _, begun in found for each in begun)
            )
        case ComputedIndicator.REMOTE_SHARE:
            return _as_value(_remote(directory, found, day))
    share_in = _SHARES[indicator.computed]
    return _as_value(_sum_of(share_in(ledger_figures(ledger, begun, day)) for ledger, begun in found))


def _begun(directory: ServiceDirectory, id_: str, area: str | None, day: date) -> tuple[Ledger, list[Entry]]:
    """A ledger with its entries of which something has happened."""
    entries = directory.within(Entry, area) if area else directory.all(Entry)
    return directory.get(Ledger, id_), [
        each for each in entries if each.ledger == id_ and steps_taken(each, day)
    ]


_SHARES: Mapping[ComputedIndicator | None, Callable[[LedgerFigures], Share | None]] = {
    ComputedIndicator.EXECUTION_RATE: lambda figures: figures.execution,
    ComputedIndicator.CLOSED_RATE: lambda figures: figures.closed,
    ComputedIndicator.ANSWERED_SHARE: lambda figures: figures.answered,
}
_OF_EVENTS = frozenset(
    {ComputedIndicator.EVENT_DAYS, ComputedIndicator.EVENTS_HELD, ComputedIndicator.PARTICIPANTS}
)


def _sum_of(shares: Iterable[Share | None]) -> Share | None:
    known = [each for each in shares if each]
    return share(sum(each.part for each in known), sum(each.whole for each in known))


def _remote(directory: ServiceDirectory, found: list[tuple[Ledger, list[Entry]]], day: date) -> Share | None:
    """Share of open matters with an entrance by phone or online that serves their area."""
    going_on = [(ledger, each) for ledger, begun in found for each in begun if not is_over(ledger, each, day)]
    remote = sum(_serves(directory, ledger.channel, each.area) for ledger, each in going_on)
    return share(remote, len(going_on))


def _serves(directory: ServiceDirectory, channel_id: str | None, area: str) -> bool:
    channel = directory.find(Channel, channel_id)
    if channel is None or not (channel.url or channel.phone):
        return False
    return not channel.areas or any(each.id in channel.areas for each in directory.path_to(area))


def _of_events(indicator: Indicator, figures: Figures, day: date) -> float:
    """Reception of this year, up to the day: days planned, days held, visits on these."""
    directory = figures.directory
    events = directory.within(Event, indicator.area) if indicator.area else directory.all(Event)
    if indicator.computed is ComputedIndicator.EVENT_DAYS:
        found = occurrences_of(events, figures.calendar, date(day.year, 1, 1), day)
        return sum(each.takes_place for each in found)
    held = [
        each for event in events for each in event.held if each.date.year == day.year and each.date <= day
    ]
    if indicator.computed is ComputedIndicator.EVENTS_HELD:
        return len(held)
    return sum(each.participants for each in held)


def _of_centers(indicator: Indicator, figures: Figures, day: date) -> IndicatorValue:
    directory = figures.directory
    area = directory.get(Area, indicator.area) if indicator.area else None
    match indicator.computed:
        case ComputedIndicator.HOMES_WITHIN_CIRCLE_SHARE:
            return _beside(
                _homes(figures.coverage(area)),
                None if figures.counts_all else _homes(figures.coverage_of_any_kind(area)),
            )
        case ComputedIndicator.STEP_FREE_CENTERS_SHARE:
            return _as_value(_step_free(_in_use(directory, area, day)))
        case ComputedIndicator.ON_THE_SPOT_SHARE:
            return _as_value(_on_the_spot(_in_use(directory, area, day)))
    return _of_center_figures(indicator.computed, center_figures(directory, area, day))


def _of_center_figures(computed: ComputedIndicator | None, figures: CenterFigures) -> IndicatorValue:
    if computed is ComputedIndicator.CENTERS_MEETING_FLOOR_STANDARD:
        counted, every = figures.counted_floors, figures.all_floors
        return _beside(share(counted.large, counted.given), share(every.large, every.given))
    wider = replace(figures, count=figures.of_any_kind)
    if computed is ComputedIndicator.CENTERS_PER_KM2:
        found, other = figures.per_km2, wider.per_km2
    else:
        found, other = figures.per_10000_people, wider.per_10000_people
    return IndicatorValue(found, of_any_kind=None if other == found else other)


def _beside(found: Share | None, of_any_kind: Share | None) -> IndicatorValue:
    """A share beside that of any kind, if they are not the same."""
    other = None if of_any_kind in {None, found} else _as_value(of_any_kind).value
    return IndicatorValue(_as_value(found).value, found, other)


def _homes(found: Coverage | None) -> Share | None:
    if found is None or found.reached.households is None or found.missed.households is None:
        return None
    return share(found.reached.households, found.reached.households + found.missed.households)


def _in_use(directory: ServiceDirectory, area: Area | None, day: date) -> list[ServiceCenter]:
    centers = directory.within(ServiceCenter, area.id) if area else directory.all(ServiceCenter)
    return [center for center in centers if is_in_use(center, day)]


def _step_free(centers: Iterable[ServiceCenter]) -> Share | None:
    """Share among the centers that say if a wheelchair gets in."""
    told = [gets_in for center in centers if (gets_in := wheelchair_access(center)) is not None]
    return share(sum(told), len(told))


def _on_the_spot(centers: Iterable[ServiceCenter]) -> Share | None:
    offered = [service for center in centers for service in center.services]
    return share(sum(service.on_the_spot for service in offered), len(offered))
