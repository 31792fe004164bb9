"""Bodies and roles along the mobilisation tree: each area counts its own level, the rest is added up from below."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from service_circles.records.area import Area, StructureRole
from service_circles.records.directory import ServiceDirectory

Counts = Mapping[StructureRole, int]


@dataclass(frozen=True)
class Branch:
    """An area in the tree. `own`: of just its level; `total`: with all below it. Both in the order of the roles."""

    area: Area
    own: Counts
    total: Counts
    below: tuple[Branch, ...]

    def parts_of(self, role: StructureRole) -> tuple[tuple[Area, int], ...]:
        """What adds up to the total of a role: the area's own count, then those of areas below; none of them 0."""
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
