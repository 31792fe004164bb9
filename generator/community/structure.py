"""Bodies and roles along the mobilisation tree: counts, added up from below where an area gives none."""

from __future__ import annotations

from collections.abc import Mapping

from generator.records.area import StructureRole
from generator.records.directory import ServiceDirectory


def structure_of(directory: ServiceDirectory, area_id: str) -> Mapping[StructureRole, int]:
    """How many of each role an area has: as it says itself, else all that the areas below it say."""
    area = directory.area_by_id[area_id]
    own: dict[StructureRole, int] = {}
    for each in area.structure:
        own[each.role] = own.get(each.role, 0) + each.count
    below: dict[StructureRole, int] = {}
    for child in directory.children.get(area_id, ()):
        for role, count in structure_of(directory, child.id).items():
            below[role] = below.get(role, 0) + count
    found = {**below, **own}
    return {role: found[role] for role in StructureRole if role in found}
