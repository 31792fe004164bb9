"""Every reference leads to a record of the right kind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from service_circles.languages.phrase import Phrase
from service_circles.problems.problem import Problem
from service_circles.problems.suggestion import nearest, suggest
from service_circles.reading.directory_reader import ReadDirectory
from service_circles.records.area import Area
from service_circles.records.campaign import Campaign
from service_circles.records.center import ServiceCenter
from service_circles.records.channel import Channel
from service_circles.records.circle import ServiceCircle
from service_circles.records.directory import ServiceDirectory
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
from service_circles.records.values.fields import Part

_KINDS: dict[type[Part], Phrase] = {
    Area: Phrase("地方", context="kind"),
    ServiceCenter: Phrase("服务中心", context="kind"),
    Service: Phrase("服务", context="kind"),
    Organization: Phrase("机构", context="kind"),
    ServiceCircle: Phrase("服务圈", context="kind"),
    Channel: Phrase("网上入口", context="kind"),
    Ledger: Phrase("公开栏", context="kind"),
    Entry: Phrase("公开栏里的一条", context="kind"),
    Event: Phrase("活动", context="kind"),
    Group: Phrase("小组", context="kind"),
    Campaign: Phrase("行动", context="kind"),
    Indicator: Phrase("指标", context="kind"),
    Honor: Phrase("称号", context="kind"),
    Board: Phrase("板块", context="kind"),
    Record: Phrase("中心或小区", context="kind"),
}

_REFERENCES: Mapping[type[Part], Mapping[str, type[Part]]] = {
    DirectorySettings: {"walking.links.between": Record},
    Area: {"parent": Area, "honors.honor": Honor},
    ServiceCenter: {
        "area": Area,
        "services.service": Service,
        "services.organization": Organization,
        "organizations.organization": Organization,
        "honors.honor": Honor,
    },
    Service: {"board": Board, "organization": Organization},
    ServiceCircle: {"origins": ServiceCenter, "promises": Service, "areas": Area},
    Organization: {"areas": Area, "works_with.organization": Organization},
    Channel: {"areas": Area},
    Ledger: {"board": Board, "channel": Channel},
    Entry: {
        "ledger": Ledger,
        "area": Area,
        "parties.organization": Organization,
        "responsible": Organization,
        "channel": Channel,
        "center": ServiceCenter,
    },
    Event: {"area": Area, "center": ServiceCenter, "organization": Organization, "services": Service},
    Group: {"area": Area, "center": ServiceCenter, "organization": Organization},
    Campaign: {"areas": Area, "organization": Organization, "goals.ledger": Ledger, "goals.honor": Honor},
    Indicator: {"ledger": Ledger, "area": Area, "share_of": Indicator},
}
"""The fields with ids of other records and the kind that they must have; `a.b` is field b of each part in a.

Ids of stages and streams are checked with their ledger.
"""

MOST_SUGGESTIONS = 20
"""Looking for a similar id among thousands takes a while; where more are unknown, a file is missing."""


@dataclass(frozen=True, slots=True)
class Reference:
    """An id written in a field of a record, and the kind of thing that it must name."""

    path: tuple[str | int, ...]
    id: str
    kind: type[Part]


def check_references(read: ReadDirectory) -> Iterator[Problem]:
    """Unknown ids with what was probably meant, and ids of another kind."""
    known: dict[str, Part] = dict(read.directory.by_id(Board))
    for record in read.directory.all(Record):
        known.setdefault(record.id, record)  # an id used twice is told elsewhere
    bearers: tuple[Part, ...] = (read.directory.settings, *read.directory.all(Record))
    unknown = 0
    for bearer in bearers:
        for reference in references_of(bearer):
            target = known.get(reference.id)
            if target is None:
                unknown += 1
                yield _unknown(read, bearer, reference, may_suggest=unknown <= MOST_SUGGESTIONS)
            elif not isinstance(target, reference.kind):
                yield _of_another_kind(read, bearer, reference, target)


def _unknown(read: ReadDirectory, bearer: Part, reference: Reference, *, may_suggest: bool) -> Problem:
    guess = nearest(reference.id, _ids_of(read.directory, reference.kind)) if may_suggest else None
    kind = _KINDS[reference.kind]
    return read.places.problem_at(
        bearer, reference.path, "D102", hint=suggest(guess), found=reference.id, kind=kind
    )


def _of_another_kind(read: ReadDirectory, bearer: Part, reference: Reference, target: Part) -> Problem:
    return read.places.problem_at(
        bearer,
        reference.path,
        "D103",
        found=reference.id,
        actual=_KINDS[type(target)],
        kind=_KINDS[reference.kind],
    )


def _ids_of(directory: ServiceDirectory, kind: type[Part]) -> Iterator[str]:
    if kind is Board:
        yield from directory.by_id(Board)
    yield from (record.id for record in directory.all(Record) if isinstance(record, kind))


def references_of(record: Part) -> Iterator[Reference]:
    """Every id of another record in the fields of a record, or of the settings."""
    for fields, kind in _REFERENCES.get(type(record), {}).items():
        for path, id_ in _ids_at(record, fields.split("."), ()):
            yield Reference(path, id_, kind)


def _ids_at(
    value: object, fields: list[str], path: tuple[str | int, ...]
) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from _ids_at(item, fields, (*path, number))
    elif isinstance(value, str):
        yield path, value
    elif value is not None:
        yield from _ids_at(getattr(value, fields[0]), fields[1:], (*path, fields[0]))
