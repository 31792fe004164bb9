"""Starting points other than the phone's position: estates and communities, found by name or by id."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from service_circles.basics.json_text import json_bytes
from service_circles.basics.read_log import shared_property
from service_circles.geo.datum import Point, wgs84_corners
from service_circles.geo.walkers import whole_minutes
from service_circles.records.area import Area, AreaKind
from service_circles.records.center import ServiceCenter
from service_circles.writing.finding.data_encoding import steps_of
from service_circles.writing.site.site import Site

MOST_IN_CHOOSER = 300
"""Areas in one file of the chooser; more are split, street by street."""
IDS_PER_DRAWER = 200
_FOLDERS = (AreaKind.CITY, AreaKind.DISTRICT, AreaKind.STREET, AreaKind.TOWN)
_NOT_OFFERED = (AreaKind.GRID, AreaKind.BUILDING)  # nobody looks for home by the number of a grid

Row = dict[str, object]
Write = Callable[[str, bytes], str]
"""Writes the file of a stem, and returns the hash in its name."""


def drawer_of(id_: str, drawers: int) -> int:
    """The number of the file that an id is in: FNV-1a of 32 bits, which the page's script computes as well."""
    mixed = 2_166_136_261
    for byte in id_.encode():
        mixed = (mixed ^ byte) * 16_777_619 & 0xFFFFFFFF
    return mixed % drawers


@dataclass(frozen=True, eq=False)
class StartAreas:
    """The areas of a site that a walk can start at, as rows of data files."""

    site: Site

    def chooser(self, write: Write) -> list[Row]:
        """The rows of the chooser's first file; its other files are written.

        A row has `id` and `name`, `at` (steps north and east) where a walk can start there, `streets` if its page
        has minutes along streets. Streets and districts are folders: `open` holds the rows in them, or `file` names
        their file. Estates stand `below` their community.
        """
        areas = tuple(self._offered(None))
        while (
            len(areas) == 1 and areas[0].kind in _FOLDERS
        ):  # an area that contains everything need not be chosen
            areas = tuple(self._offered(areas[0].id))
        return self._rows(areas, write)

    def drawers(self) -> list[dict[str, Row]]:
        """The rows of all areas that a walk can start at, by id, each in the file that `drawer_of` its id gives.

        `walks` of an estate are those that its page tells: whole minutes and meters to each center, or 0 where the
        standard's minutes are enough in a straight line only.
        """
        placed = [area for area in self.site.directory.all(Area) if area.id in self._points]
        drawers: list[dict[str, Row]] = [{} for _ in range(-(-len(placed) // IDS_PER_DRAWER))]
        for area in placed:
            walks = estate_walks(self.site, area)
            row = self._row(area) | ({"walks": walks} if walks else {})
            drawers[drawer_of(area.id, len(drawers))][area.id] = row
        return drawers

    def _rows(self, areas: Sequence[Area], write: Write) -> list[Row]:
        in_one_file = sum(self._sizes[area.id] for area in areas) <= MOST_IN_CHOOSER
        return [self._with_inside(area, write, in_one_file=in_one_file) for area in areas]

    def _with_inside(self, area: Area, write: Write, *, in_one_file: bool) -> Row:
        row = self._row(area)
        inside = self._rows(tuple(self._offered(area.id)), write)
        if not inside:
            return row
        if area.kind not in _FOLDERS:
            return row | {"below": inside}
        if in_one_file:
            return row | {"open": inside}
        stem = f"in-{area.id}"
        return row | {"file": f"{stem}.{write(stem, json_bytes(inside))}.json"}

    def _row(self, area: Area) -> Row:
        row: Row = {"id": area.id, "name": area.name}
        if area.id in self._points:
            row["at"] = steps_of(self._points[area.id])
        if area.kind is AreaKind.ESTATE and self.site.reaches.streets is not None:
            row["streets"] = 1
        return row

    def _offered(self, parent: str | None) -> Iterator[Area]:
        """The areas that readers may choose in an area; in place of a grid those inside it."""
        for area in self.site.directory.where(Area, parent=parent):
            if area.kind in _NOT_OFFERED:
                yield from self._offered(area.id)
            elif self._sizes[area.id]:
                yield area

    @shared_property
    def _sizes(self) -> dict[str, int]:
        """The number of areas in each area, itself included, at which a walk can start."""
        sizes: dict[str, int] = {}
        for area in self._inside_first(None):
            inside = sum(sizes[child.id] for child in self.site.directory.where(Area, parent=area.id))
            sizes[area.id] = inside + (area.id in self._points and area.kind not in _NOT_OFFERED)
        return sizes

    @shared_property
    def _points(self) -> dict[str, Point]:
        """A point for each area: its own, else the middle of its outline, else of what is in it."""
        directory, given = self.site.directory, self.site.points
        found: dict[str, Point] = {}
        for area in self._inside_first(None):
            inside = [found[child.id] for child in directory.where(Area, parent=area.id) if child.id in found]
            inside += [
                given[center.id]
                for center in directory.where(ServiceCenter, area=area.id)
                if center.id in given
            ]
            point = given.get(area.id) or _middle_of_outline(area) or _mean(inside)
            if point:
                found[area.id] = point
        return found

    def _inside_first(self, parent: str | None) -> Iterator[Area]:
        for area in self.site.directory.where(Area, parent=parent):
            yield from self._inside_first(area.id)
            yield area


def estate_walks(site: Site, area: Area) -> dict[str, tuple[int, int] | int]:
    """The walks from an estate by center, as its page tells them; none from other areas."""
    if area.kind is not AreaKind.ESTATE or area.id not in site.points:
        return {}
    centers, known = site.directory.by_id(ServiceCenter), site.walks_from(area.id)
    walks = {id_: (whole_minutes(place.minutes), round(place.distance_m)) for id_, place in known.items()}
    return {id_: 0 for id_ in site.reaches.near_by_air_only(area.id) if id_ in centers} | walks


def _middle_of_outline(area: Area) -> Point | None:
    if area.boundary is None:
        return None
    return _mean(wgs84_corners(area.boundary))


def _mean(points: Sequence[Point]) -> Point | None:
    if not points:
        return None
    return sum(north for north, _ in points) / len(points), sum(east for _, east in points) / len(points)
