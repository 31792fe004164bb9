"""Every reference leads to a record of the right kind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.problems import Both, Problem
from generator.reading.content import ReadDirectory
from generator.reading.nearest import nearest
from generator.records.area import Area
from generator.records.center import ServiceCenter
from generator.records.channel import Channel
from generator.records.circle import ServiceCircle
from generator.records.directory import Board, DirectorySettings, ServiceDirectory
from generator.records.fields import Part
from generator.records.organization import Organization
from generator.records.record import Record
from generator.records.service import Service
from generator.records.walking import Walking

KIND_WORDS: dict[type[Part], Both] = {
    Area: Both("地方", "an area"),
    ServiceCenter: Both("服务中心", "a center"),
    Service: Both("服务", "a service"),
    Organization: Both("机构", "an organization"),
    ServiceCircle: Both("服务圈", "a circle"),
    Channel: Both("网上入口", "a channel"),
    Board: Both("板块", "a board"),
    Record: Both("中心或小区", "a center or estate"),
}

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
    known: dict[str, Part] = dict(read.directory.board_by_id)
    for record in read.directory.records():
        known.setdefault(record.id, record)  # an id used twice is told elsewhere
    bearers: tuple[Part, ...] = (read.directory.settings, *read.directory.records())
    unknown = 0
    for bearer in bearers:
        for reference in references_of(bearer):
            target = known.get(reference.id)
            if target is None:
                unknown += 1
                yield _unknown(read, bearer, reference, suggest=unknown <= MOST_SUGGESTIONS)
            elif not isinstance(target, reference.kind):
                yield _of_another_kind(read, bearer, reference, target)


def _unknown(read: ReadDirectory, bearer: Part, reference: Reference, *, suggest: bool) -> Problem:
    guess = nearest(reference.id, _ids_of(read.directory, reference.kind)) if suggest else None
    hint = Both(f"是不是想写 {guess}？", f"did you mean {guess}?") if guess else None
    kind = _bare(KIND_WORDS[reference.kind])
    return read.places.problem_at(bearer, reference.path, "D102", hint=hint, found=reference.id, kind=kind)


def _bare(words: Both) -> Both:
    """'an area' -> 'area'."""
    return Both(words.zh, words.en.split(" ", 1)[1])


def _of_another_kind(read: ReadDirectory, bearer: Part, reference: Reference, target: Part) -> Problem:
    return read.places.problem_at(
        bearer,
        reference.path,
        "D103",
        found=reference.id,
        actual=KIND_WORDS[type(target)],
        kind=KIND_WORDS[reference.kind],
    )


def _ids_of(directory: ServiceDirectory, kind: type[Part]) -> Iterator[str]:
    if kind is Board:
        yield from directory.board_by_id
    yield from (record.id for record in directory.records() if isinstance(record, kind))


def references_of(record: Part) -> Iterator[Reference]:
    """Every id of a record that a record, or the settings, name."""
    match record:
        case DirectorySettings(walking=walking) if walking:
            yield from _of_links(walking)
        case Area(parent=parent) if parent:
            yield Reference(("parent",), parent, Area)
        case ServiceCenter():
            yield from _of_center(record)
        case Service():
            yield Reference(("board",), record.board, Board)
            if record.organization:
                yield Reference(("organization",), record.organization, Organization)
        case ServiceCircle():
            yield from _each("origins", record.origins, ServiceCenter)
            yield from _each("promises", record.promises, Service)
            yield from _each("areas", record.areas, Area)
        case Organization() | Channel():
            yield from _each("areas", record.areas, Area)


def _of_center(center: ServiceCenter) -> Iterator[Reference]:
    yield Reference(("area",), center.area, Area)
    for number, offered in enumerate(center.services):
        yield Reference(("services", number, "service"), offered.service, Service)
        if offered.organization:
            yield Reference(("services", number, "organization"), offered.organization, Organization)
    for number, here in enumerate(center.organizations):
        yield Reference(("organizations", number, "organization"), here.organization, Organization)


def _of_links(walking: Walking) -> Iterator[Reference]:
    for number, link in enumerate(walking.links):
        for end, id_ in enumerate(link.between or ()):
            yield Reference(("walking", "links", number, "between", end), id_, Record)


def _each(name: str, ids: tuple[str, ...], kind: type[Part]) -> Iterator[Reference]:
    for number, id_ in enumerate(ids):
        yield Reference((name, number), id_, kind)
