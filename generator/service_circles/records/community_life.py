"""Look-ups among the records of community life: ledgers, events, groups, honors."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from service_circles.records.area import Area
from service_circles.records.campaign import Campaign
from service_circles.records.center import ServiceCenter
from service_circles.records.entry import Entry
from service_circles.records.event import Event
from service_circles.records.group import Group
from service_circles.records.honor import Award, Honor
from service_circles.records.indicator import Indicator
from service_circles.records.ledger import Ledger
from service_circles.records.record import Record

Some = TypeVar("Some", bound=Record)
Grouped = Mapping[str | None, tuple[Some, ...]]


class CommunityLife:
    """The part of a directory that is about what happens in a place."""

    areas: tuple[Area, ...]
    centers: tuple[ServiceCenter, ...]
    ledgers: tuple[Ledger, ...]
    entries: tuple[Entry, ...]
    events: tuple[Event, ...]
    groups: tuple[Group, ...]
    campaigns: tuple[Campaign, ...]
    indicators: tuple[Indicator, ...]
    honors: tuple[Honor, ...]

    if TYPE_CHECKING:

        def within(self, area_id: str) -> Iterator[Area]:
            """An area and all below it."""

    def records_of_life(self) -> Iterator[Record]:
        """These records, kind by kind."""
        yield from self.ledgers
        yield from self.entries
        yield from self.events
        yield from self.groups
        yield from self.campaigns
        yield from self.indicators
        yield from self.honors

    @cached_property
    def ledger_by_id(self) -> Mapping[str, Ledger]:
        """Ledgers by id."""
        return {ledger.id: ledger for ledger in self.ledgers}

    @cached_property
    def indicator_by_id(self) -> Mapping[str, Indicator]:
        """Indicators by id."""
        return {indicator.id: indicator for indicator in self.indicators}

    @cached_property
    def honor_by_id(self) -> Mapping[str, Honor]:
        """Honors by id."""
        return {honor.id: honor for honor in self.honors}

    @cached_property
    def entries_by_ledger(self) -> Grouped[Entry]:
        """Entries by the id of their ledger."""
        return _grouped((entry.ledger, entry) for entry in self.entries)

    @cached_property
    def entries_by_area(self) -> Grouped[Entry]:
        """Entries by the id of just their area."""
        return _grouped((entry.area, entry) for entry in self.entries)

    @cached_property
    def events_by_area(self) -> Grouped[Event]:
        """Events by the id of just their area."""
        return _grouped((event.area, event) for event in self.events)

    @cached_property
    def events_by_organization(self) -> Grouped[Event]:
        """Events by the id of the organization that runs them; under None the others."""
        return _grouped((event.organization, event) for event in self.events)

    @cached_property
    def groups_by_organization(self) -> Grouped[Group]:
        """Groups by the id of the organization behind them; under None the others."""
        return _grouped((group.organization, group) for group in self.groups)

    @cached_property
    def groups_by_area(self) -> Grouped[Group]:
        """Groups by the id of just their area."""
        return _grouped((group.area, group) for group in self.groups)

    def entries_within(self, area_id: str) -> tuple[Entry, ...]:
        """Entries of an area and of all below it."""
        return self._within(area_id, self.entries_by_area)

    def events_within(self, area_id: str) -> tuple[Event, ...]:
        """Events of an area and of all below it."""
        return self._within(area_id, self.events_by_area)

    def groups_within(self, area_id: str) -> tuple[Group, ...]:
        """Groups of an area and of all below it."""
        return self._within(area_id, self.groups_by_area)

    def _within(self, area_id: str, grouped: Grouped[Some]) -> tuple[Some, ...]:
        return tuple(found for area in self.within(area_id) for found in grouped.get(area.id, ()))

    @cached_property
    def awards_by_honor(self) -> Mapping[str, tuple[tuple[Area | ServiceCenter, Award], ...]]:
        """Who was given an honor, areas first, by the honor's id."""
        found: dict[str, list[tuple[Area | ServiceCenter, Award]]] = defaultdict(list)
        bearers: tuple[Area | ServiceCenter, ...] = (*self.areas, *self.centers)
        for bearer in bearers:
            for award in bearer.honors:
                found[award.honor].append((bearer, award))
        return {honor: tuple(given) for honor, given in found.items()}


def _grouped(pairs: Iterable[tuple[str | None, Some]]) -> Grouped[Some]:
    found: dict[str | None, list[Some]] = defaultdict(list)
    for key, record in pairs:
        found[key].append(record)
    return {key: tuple(records) for key, records in found.items()}
