"""The directory: its settings and all its records together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from zoneinfo import ZoneInfo

from service_circles.problems.problem import Position
from service_circles.records.area import Area
from service_circles.records.campaign import Campaign
from service_circles.records.center import ServiceCenter
from service_circles.records.channel import Channel
from service_circles.records.circle import ServiceCircle
from service_circles.records.community_life import CommunityLife
from service_circles.records.entry import Entry
from service_circles.records.event import Event
from service_circles.records.group import Group
from service_circles.records.honor import Honor
from service_circles.records.indicator import Indicator
from service_circles.records.ledger import Ledger
from service_circles.records.organization import Organization
from service_circles.records.record import Record
from service_circles.records.service import Service
from service_circles.records.settings.directory_settings import Board, DirectorySettings

RECORD_CLASSES: tuple[type[Record], ...] = (
    Area,
    ServiceCenter,
    Service,
    Organization,
    ServiceCircle,
    Channel,
    Ledger,
    Entry,
    Event,
    Group,
    Campaign,
    Indicator,
    Honor,
)


@dataclass(frozen=True)
class ServiceDirectory(CommunityLife):
    """All records, checked; with look-ups, no computed figures. Every id names one thing."""

    settings: DirectorySettings
    areas: tuple[Area, ...]
    centers: tuple[ServiceCenter, ...]
    services: tuple[Service, ...]
    organizations: tuple[Organization, ...]
    circles: tuple[ServiceCircle, ...]
    channels: tuple[Channel, ...]
    positions: Mapping[str, Position]
    """Where each record begins, by id."""
    ledgers: tuple[Ledger, ...] = ()
    entries: tuple[Entry, ...] = ()
    events: tuple[Event, ...] = ()
    groups: tuple[Group, ...] = ()
    campaigns: tuple[Campaign, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    honors: tuple[Honor, ...] = ()

    def records(self) -> Iterator[Record]:
        """Every record, kind by kind, in the order they were read."""
        yield from self.areas
        yield from self.centers
        yield from self.services
        yield from self.organizations
        yield from self.circles
        yield from self.channels
        yield from self.records_of_life()

    @cached_property
    def by_id(self) -> Mapping[str, Record]:
        """Any record by its id."""
        return {record.id: record for record in self.records()}

    @cached_property
    def area_by_id(self) -> Mapping[str, Area]:
        """Areas by id."""
        return {area.id: area for area in self.areas}

    @cached_property
    def center_by_id(self) -> Mapping[str, ServiceCenter]:
        """Centers by id."""
        return {center.id: center for center in self.centers}

    @cached_property
    def service_by_id(self) -> Mapping[str, Service]:
        """Services by id."""
        return {service.id: service for service in self.services}

    @cached_property
    def organization_by_id(self) -> Mapping[str, Organization]:
        """Organizations by id."""
        return {organization.id: organization for organization in self.organizations}

    @cached_property
    def circle_by_id(self) -> Mapping[str, ServiceCircle]:
        """Circles by id."""
        return {circle.id: circle for circle in self.circles}

    @cached_property
    def channel_by_id(self) -> Mapping[str, Channel]:
        """Channels by id."""
        return {channel.id: channel for channel in self.channels}

    @cached_property
    def board_by_id(self) -> Mapping[str, Board]:
        """Boards by id."""
        return {board.id: board for board in self.settings.boards}

    @cached_property
    def children(self) -> Mapping[str | None, tuple[Area, ...]]:
        """Areas by the id of their parent; under None those without one."""
        found: dict[str | None, list[Area]] = defaultdict(list)
        for area in self.areas:
            found[area.parent].append(area)
        return {parent: tuple(areas) for parent, areas in found.items()}

    def names_of(self, area_ids: Iterable[str]) -> list[str]:
        """The names of areas."""
        return [self.area_by_id[id_].name for id_ in area_ids]

    def path_to(self, area_id: str) -> tuple[Area, ...]:
        """The areas around an area, outermost first, itself last."""
        path: list[Area] = []
        area = self.area_by_id.get(area_id)
        while area is not None:
            path.append(area)
            area = self.area_by_id.get(area.parent) if area.parent else None
        return tuple(reversed(path))

    def within(self, area_id: str) -> Iterator[Area]:
        """An area and all below it, top down."""
        yield self.area_by_id[area_id]
        for child in self.children.get(area_id, ()):
            yield from self.within(child.id)

    @cached_property
    def _centers_of(self) -> Mapping[str, tuple[ServiceCenter, ...]]:
        found: dict[str, list[ServiceCenter]] = defaultdict(list)
        for center in self.centers:
            found[center.area].append(center)
        return {area: tuple(centers) for area, centers in found.items()}

    def centers_of(self, area_id: str) -> tuple[ServiceCenter, ...]:
        """Centers that belong to just this area."""
        return self._centers_of.get(area_id, ())

    def centers_within(self, area_id: str) -> tuple[ServiceCenter, ...]:
        """Centers of an area and of all below it."""
        return tuple(center for area in self.within(area_id) for center in self.centers_of(area.id))

    @cached_property
    def _centers_offering(self) -> Mapping[str, tuple[ServiceCenter, ...]]:
        found: dict[str, list[ServiceCenter]] = defaultdict(list)
        for center in self.centers:
            for offered in center.services:
                found[offered.service].append(center)
        return {service: tuple(centers) for service, centers in found.items()}

    def centers_offering(self, service_id: str) -> tuple[ServiceCenter, ...]:
        """Centers where a service is offered."""
        return self._centers_offering.get(service_id, ())

    @cached_property
    def _services_on(self) -> Mapping[str, tuple[Service, ...]]:
        found: dict[str, list[Service]] = defaultdict(list)
        for service in self.services:
            found[service.board].append(service)
        return {board: tuple(services) for board, services in found.items()}

    def services_on(self, board_id: str) -> tuple[Service, ...]:
        """Services of a board."""
        return self._services_on.get(board_id, ())

    @cached_property
    def _circles_from(self) -> Mapping[str, tuple[ServiceCircle, ...]]:
        found: dict[str, list[ServiceCircle]] = defaultdict(list)
        for circle in self.circles:
            for origin in circle.origins:
                found[origin].append(circle)
        return {center: tuple(circles) for center, circles in found.items()}

    def circles_from(self, center_id: str) -> tuple[ServiceCircle, ...]:
        """Circles that start at a center."""
        return self._circles_from.get(center_id, ())

    @cached_property
    def zone(self) -> ZoneInfo:
        """The directory's time zone."""
        return ZoneInfo(self.settings.time_zone)
