"""The tree of areas: no loops, and every parent above its child."""

from __future__ import annotations

from collections.abc import Iterator

from generator.problems import Both, Problem
from generator.reading.content import ReadDirectory
from generator.records.area import Area
from generator.records.labels import LABELS


def check_areas(read: ReadDirectory) -> Iterator[Problem]:
    """Loops, each told once at its first area; parents that are not above their child."""
    told: set[str] = set()
    for area in read.directory.areas:
        loop = _loop_from(read, area)
        if loop:
            if not told & set(loop):
                found = " → ".join((*loop, loop[0]))
                yield read.places.problem_at(area, ("parent",), "D104", found=found)
            told |= set(loop)
        elif area.parent:
            yield from _check_rung(read, area, read.directory.area_by_id[area.parent])


def _loop_from(read: ReadDirectory, area: Area) -> list[str]:
    """The ids of the loop that an area lies in; empty if its parents end."""
    path: list[str] = []
    here: Area | None = area
    while here is not None and here.id not in path:
        path.append(here.id)
        here = read.directory.area_by_id[here.parent] if here.parent else None
    return path if here is area else []


def _check_rung(read: ReadDirectory, area: Area, parent: Area) -> Iterator[Problem]:
    # Areas of one rung may nest (an estate in phases); only a lower one cannot hold a higher.
    if parent.kind.depth > area.kind.depth:
        kind, parent_kind = LABELS[area.kind], LABELS[parent.kind]
        yield read.places.problem_at(
            area,
            ("parent",),
            "D105",
            name=area.name,
            kind=kind,
            parent=parent.name,
            parent_kind=parent_kind,
            parent_kind_en=Both(parent_kind.en, parent_kind.en),
        )
