"""Organizations that work together, and bodies and roles counted along the tree of areas.

`structure` of an area counts its own level; totals are added up here, so that they cannot contradict their parts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from service_circles.records.area import Area, Party, PartyKind, StructureRole
from service_circles.records.directory import ServiceDirectory
from service_circles.records.organization import Organization, OrganizationKind

Counts = Mapping[StructureRole, int]
_ORDER = {kind: place for place, kind in enumerate(OrganizationKind)}


@dataclass(frozen=True)
class Partnership:
    """Two organizations that work together, and how each of them describes it."""

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


def partners_by_id(organizations: Iterable[Organization]) -> Mapping[str, tuple[Partnership, ...]]:
    """For each organization that has partners its pairs, beginning with itself."""
    found: dict[str, list[Partnership]] = defaultdict(list)
    for pair in partnerships(by_kind(organizations)):
        found[pair.first.id].append(pair)
        found[pair.second.id].append(Partnership(pair.second, pair.first, pair.how))
    return {id_: tuple(pairs) for id_, pairs in found.items()}


def by_kind(organizations: Iterable[Organization]) -> tuple[Organization, ...]:
    """The five kinds of actor first, then the others; within a kind as they were written."""
    return tuple(sorted(organizations, key=lambda organization: _ORDER[organization.kind]))


def organizations_serving(directory: ServiceDirectory, area_id: str) -> tuple[Organization, ...]:
    """Organizations that work in an area, in one around it or below it, by kind."""
    here = {area.id for area in directory.path_to(area_id)} | {
        area.id for area in directory.within(Area, area_id)
    }
    return by_kind(working_in(directory, here))


def working_in(directory: ServiceDirectory, area_ids: Iterable[str]) -> tuple[Organization, ...]:
    """Organizations that say they work in any of some areas, in the order of the records."""
    found = (each.id for id_ in area_ids for each in directory.where(Organization, areas=id_))
    return directory.in_order(Organization, found)


def four_parties(area: Area) -> tuple[tuple[PartyKind, Party | None], ...]:
    """The four parties of an estate in their order; None for one that nobody has written down, none if that is all four."""
    found: list[tuple[PartyKind, Party | None]] = []
    for kind in PartyKind if area.parties else ():
        found += [(kind, party) for party in area.parties if party.kind is kind] or [(kind, None)]
    return tuple(found)


@dataclass(frozen=True)
class Branch:
    """An area in the tree. `own`: of just its level; `total`: with all below it. Both in the order of the roles."""

    area: Area
    own: Counts
    total: Counts
    below: tuple[Branch, ...]

    def parts_of(self, role: StructureRole) -> tuple[tuple[Area, int], ...]:
        """The parts of the total of a role: the area's own count, then those of areas below; none of them 0."""
        parts = [(self.area, self.own.get(role, 0))]
        parts += [(branch.area, branch.total.get(role, 0)) for branch in self.below]
        return tuple((area, count) for area, count in parts if count)


def branch_of(directory: ServiceDirectory, area_id: str) -> Branch:
    """The tree from an area down."""
    area = directory.get(Area, area_id)
    own: dict[StructureRole, int] = {}
    for each in area.structure:
        own[each.role] = own.get(each.role, 0) + each.count
    below = tuple(branch_of(directory, child.id) for child in directory.where(Area, parent=area_id))
    total = dict(own)
    for branch in below:
        for role, count in branch.total.items():
            total[role] = total.get(role, 0) + count
    return Branch(area, _in_order(own), _in_order(total), below)


def _in_order(counts: Counts) -> Counts:
    return {role: counts[role] for role in StructureRole if counts.get(role)}
