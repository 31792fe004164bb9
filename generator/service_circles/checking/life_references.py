"""The ids that records of community life name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from service_circles.records.area import Area
from service_circles.records.campaign import Campaign
from service_circles.records.center import ServiceCenter
from service_circles.records.channel import Channel
from service_circles.records.entry import Entry
from service_circles.records.event import Event
from service_circles.records.group import Group
from service_circles.records.honor import Honor
from service_circles.records.indicator import Indicator
from service_circles.records.ledger import Ledger
from service_circles.records.organization import Organization
from service_circles.records.service import Service
from service_circles.records.settings.directory_settings import Board
from service_circles.records.values.fields import Part


@dataclass(frozen=True, slots=True)
class Reference:
    """An id written in a field of a record, and the kind of thing that it must name."""

    path: tuple[str | int, ...]
    id: str
    kind: type[Part]


def one(name: str, id_: str | None, kind: type[Part]) -> Iterator[Reference]:
    """The id in a field, if there is one."""
    if id_ is not None:
        yield Reference((name,), id_, kind)


def each(name: str, ids: tuple[str, ...], kind: type[Part]) -> Iterator[Reference]:
    """The ids in a list."""
    for number, id_ in enumerate(ids):
        yield Reference((name, number), id_, kind)


def each_of(name: str, field: str, parts: tuple[Part, ...], kind: type[Part]) -> Iterator[Reference]:
    """The ids in a field of each part in a list."""
    for number, part in enumerate(parts):
        id_ = getattr(part, field)
        if id_ is not None:
            yield Reference((name, number, field), id_, kind)


def references_of_life(record: Part) -> Iterator[Reference]:
    """Ids of records; those of stages and streams are looked at with their ledger."""
    match record:
        case Ledger():
            yield from one("board", record.board, Board)
            yield from one("channel", record.channel, Channel)
        case Entry():
            yield from _of_entry(record)
        case Event():
            yield from _of_event(record)
        case Group():
            yield from one("area", record.area, Area)
            yield from one("center", record.center, ServiceCenter)
            yield from one("organization", record.organization, Organization)
        case Campaign():
            yield from each("areas", record.areas, Area)
            yield from one("organization", record.organization, Organization)
            yield from each_of("goals", "ledger", record.goals, Ledger)
            yield from each_of("goals", "honor", record.goals, Honor)
        case Indicator():
            yield from one("ledger", record.ledger, Ledger)
            yield from one("area", record.area, Area)
            yield from one("share_of", record.share_of, Indicator)


def _of_entry(entry: Entry) -> Iterator[Reference]:
    yield from one("ledger", entry.ledger, Ledger)
    yield from one("area", entry.area, Area)
    yield from each_of("parties", "organization", entry.parties, Organization)
    yield from one("responsible", entry.responsible, Organization)
    yield from one("channel", entry.channel, Channel)
    yield from one("center", entry.center, ServiceCenter)


def _of_event(event: Event) -> Iterator[Reference]:
    yield from one("area", event.area, Area)
    yield from one("center", event.center, ServiceCenter)
    yield from one("organization", event.organization, Organization)
    yield from each("services", event.services, Service)
