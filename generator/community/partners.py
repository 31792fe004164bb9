"""Who works with whom: written on one side or both, told once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.records.directory import ServiceDirectory
from generator.records.organization import Organization, OrganizationKind

_ORDER = {kind: place for place, kind in enumerate(OrganizationKind)}


@dataclass(frozen=True)
class Partnership:
    """Two organizations that work together, and how each of them puts it."""

    first: Organization
    second: Organization
    how: tuple[str, ...]


def partnerships(organizations: Iterable[Organization]) -> tuple[Partnership, ...]:
    """Every pair among these organizations, in their order; each pair once, whoever wrote it."""
    known = {organization.id: organization for organization in organizations}
    place = {id_: at for at, id_ in enumerate(known)}
    found: dict[tuple[str, str], list[str]] = {}
    for organization in known.values():
        for with_ in organization.works_with:
            if with_.organization in known and with_.organization != organization.id:
                first, second = sorted((organization.id, with_.organization), key=place.__getitem__)
                found.setdefault((first, second), []).extend(filter(None, (with_.how,)))
    pairs = sorted(found, key=lambda pair: (place[pair[0]], place[pair[1]]))
    return tuple(
        Partnership(known[first], known[second], tuple(dict.fromkeys(found[first, second])))
        for first, second in pairs
    )


def partners_of(directory: ServiceDirectory, organization: Organization) -> tuple[Partnership, ...]:
    """An organization's partners as pairs that begin with it."""
    pairs = partnerships(by_kind(directory.organizations))
    return tuple(
        pair if pair.first.id == organization.id else Partnership(pair.second, pair.first, pair.how)
        for pair in pairs
        if organization.id in (pair.first.id, pair.second.id)
    )


def by_kind(organizations: Iterable[Organization]) -> tuple[Organization, ...]:
    """The five kinds of actor first, then the others; within a kind as they were written."""
    return tuple(sorted(organizations, key=lambda organization: _ORDER[organization.kind]))


def serving(directory: ServiceDirectory, area_id: str) -> tuple[Organization, ...]:
    """Organizations that work in an area, in one around it or below it, by kind."""
    here = {area.id for area in directory.path_to(area_id)} | {area.id for area in directory.within(area_id)}
    return by_kind(each for each in directory.organizations if here & set(each.areas))
