"""The tree of areas: no loops, and every parent above its child."""

from collections.abc import Iterator

from service_circles.languages.phrase import label
from service_circles.problems.problem import Problem
from service_circles.reading.directory_reader import ReadDirectory
from service_circles.records.area import Area

MOST_LEVELS = 12


def check_areas(read: ReadDirectory) -> Iterator[Problem]:
    """Report loops once, at their first area (D104), parents below their child (D105), too many levels (D107)."""
    depths: dict[str, int] = {}
    reported: set[str] = set()
    for area in read.directory.all(Area):
        loop = _record_depths(read, area, depths)
        if loop and reported.isdisjoint(loop):
            found = " → ".join((*loop, loop[0]))
            yield read.places.problem_at(area, ("parent",), "D104", found=found)
        reported.update(loop)
        if not loop and area.parent and area.id in depths:
            yield from _check_rung(read, area, read.directory.get(Area, area.parent))
    for area in read.directory.all(Area):
        if depths.get(area.id) == MOST_LEVELS:
            depth = depths[area.id]
            yield read.places.problem_at(
                area, ("parent",), "D107", found=area.name, depth=depth, limit=MOST_LEVELS
            )


def _record_depths(read: ReadDirectory, area: Area, depths: dict[str, int]) -> tuple[str, ...]:
    """Record the depth of an area and its ancestors; return the ids of the loop that it lies in, if any."""
    path: dict[str, None] = {}
    here: Area | None = area
    while here is not None and here.id not in path and here.id not in depths:
        path[here.id] = None
        here = read.directory.get(Area, here.parent) if here.parent else None
    if here is not None and here.id in path:
        return tuple(path) if here is area else ()
    above = -1 if here is None else depths[here.id]
    for steps, id_ in enumerate(reversed(path), 1):
        depths[id_] = above + steps
    return ()


def _check_rung(read: ReadDirectory, area: Area, parent: Area) -> Iterator[Problem]:
    # Areas of one rung may nest (an estate in phases); only a lower one cannot hold a higher.
    if parent.kind.depth > area.kind.depth:
        yield read.places.problem_at(
            area,
            ("parent",),
            "D105",
            name=area.name,
            kind=label(area.kind),
            parent=parent.name,
            parent_kind=label(parent.kind),
        )
