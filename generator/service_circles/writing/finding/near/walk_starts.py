"""Where a walk may start besides the phone's own position: estates and communities, found by name or by id."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from service_circles.basics.json_text import compact_json
from service_circles.geo.datum import Point, wgs84_corners
from service_circles.records.area import Area, AreaKind
from service_circles.writing.finding.near.naming import drawer_of, version_of
from service_circles.writing.finding.near.near_places import steps_of
from service_circles.writing.site.site import Site

MOST_IN_CHOOSER = 300
"""Areas in one file of the chooser; more are split, street by street."""
IDS_PER_DRAWER = 200
_FOLDERS = (AreaKind.DISTRICT, AreaKind.STREET, AreaKind.TOWN)
_NOT_OFFERED = (AreaKind.GRID, AreaKind.BUILDING)  # nobody looks for home by the number of a grid

Row = dict[str, object]


@dataclass(frozen=True, eq=False)
class Starts:
    """The files of areas to start from. `files` are those of the chooser besides its first, by name."""

    site: Site
    files: dict[str, bytes] = field(default_factory=dict)

    def chooser(self) -> bytes:
        """The first file of the chooser; fills `files` with the others.

        A row has `id` and `name`, `at` (steps north and east) where a walk can start there, `streets` if its page
        tells minutes along streets. Streets and districts are folders: `open` holds what is in them, or `file` names
        where that is. Estates stand `below` their community.
        """
        rows = tuple(self._offered(None))
        while len(rows) == 1 and rows[0].kind in _FOLDERS:  # what everything lies in need not be chosen
            rows = tuple(self._offered(rows[0].id))
        return compact_json(self._rows(rows)).encode()

    def drawers(self) -> Iterator[bytes]:
        """Files of all areas that a walk can start at, each in the file that `drawer_of` its id tells."""
        placed = [area for area in self.site.directory.areas if area.id in self._points]
        drawers: list[Row] = [{} for _ in range(-(-len(placed) // IDS_PER_DRAWER))]
        for area in placed:
            drawers[drawer_of(area.id, len(drawers))][area.id] = self._row(area)
        return (compact_json(drawer).encode() for drawer in drawers)

    def _rows(self, areas: Sequence[Area]) -> list[Row]:
        whole = sum(self._sizes[area.id] for area in areas) <= MOST_IN_CHOOSER
        return [self._with_inside(area, whole) for area in areas]

    def _with_inside(self, area: Area, whole: bool) -> Row:
        row, inside = self._row(area), tuple(self._offered(area.id))
        if not inside:
            return row
        if area.kind not in _FOLDERS:
            return row | {"below": self._rows(inside)}
        if whole:
            return row | {"open": self._rows(inside)}
        content = compact_json(self._rows(inside)).encode()
        name = f"in-{area.id}.{version_of(content)}.json"
        self.files[name] = content
        return row | {"file": name}

    def _row(self, area: Area) -> Row:
        row: Row = {"id": area.id, "name": area.name}
        if area.id in self._points:
            row["at"] = steps_of(self._points[area.id])
        if area.kind is AreaKind.ESTATE and self.site.reaches.walked is not None:
            row["streets"] = 1
        return row

    def _offered(self, parent: str | None) -> Iterator[Area]:
        """What readers may choose in an area; in place of a grid what is in it."""
        for area in self.site.directory.children.get(parent, ()):
            if area.kind in _NOT_OFFERED:
                yield from self._offered(area.id)
            elif self._sizes[area.id]:
                yield area

    @cached_property
    def _sizes(self) -> dict[str, int]:
        """How many areas there are in each area, itself included, at which a walk can start."""
        sizes: dict[str, int] = {}
        for area in self._inside_first(None):
            inside = sum(sizes[child.id] for child in self.site.directory.children.get(area.id, ()))
            sizes[area.id] = inside + (area.id in self._points and area.kind not in _NOT_OFFERED)
        return sizes

    @cached_property
    def _points(self) -> dict[str, Point]:
        """A point for each area: its own, else the middle of its outline, else of what is in it."""
        directory, given = self.site.directory, self.site.points
        found: dict[str, Point] = {}
        for area in self._inside_first(None):
            inside = [found[child.id] for child in directory.children.get(area.id, ()) if child.id in found]
            inside += [given[center.id] for center in directory.centers_of(area.id) if center.id in given]
            point = given.get(area.id) or _middle_of_outline(area) or _mean(inside)
            if point:
                found[area.id] = point
        return found

    def _inside_first(self, parent: str | None) -> Iterator[Area]:
        for area in self.site.directory.children.get(parent, ()):
            yield from self._inside_first(area.id)
            yield area


def _middle_of_outline(area: Area) -> Point | None:
    if area.boundary is None:
        return None
    return _mean(wgs84_corners(area.boundary))


def _mean(points: Sequence[Point]) -> Point | None:
    if not points:
        return None
    return sum(north for north, _ in points) / len(points), sum(east for _, east in points) / len(points)
