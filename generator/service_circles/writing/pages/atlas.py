"""The atlas: the whole district on one interactive map, with layers by level and by board.

A large directory has a map of its districts, each of which has a map of its own; so has a street of a large district.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial

from service_circles.basics.read_log import shared_value
from service_circles.community.facilities import Facility, facility_code, has_facility
from service_circles.geo.datum import Point, wgs84_corners
from service_circles.geo.straight_reach import Reach
from service_circles.records.area import Area, AreaKind
from service_circles.records.center import CenterLevel, ServiceCenter
from service_circles.records.circle import ServiceCircle
from service_circles.records.service import Service
from service_circles.writing.cards.place_rows import center_line, listed_centers
from service_circles.writing.drawings.maps.atlas_map import (
    AtlasLayer,
    AtlasMap,
    AtlasPlace,
    LayerStyle,
    atlas_map,
)
from service_circles.writing.drawings.maps.map_limits import MOST_IN_ATLAS
from service_circles.writing.drawings.maps.map_view import Outline, OutlineKind, Ring, RingKind
from service_circles.writing.rendering.renderer import Renderer
from service_circles.writing.site.addresses import address_of, path_to_root
from service_circles.writing.site.area_lists import ListPart, area_links, list_parts, placed_centers
from service_circles.writing.site.once_per_site import once_per_site
from service_circles.writing.site.page import Page
from service_circles.writing.site.site import Site

ADDRESS = "atlas/"
_STYLES = {CenterLevel.DISTRICT: LayerStyle.MAJOR, CenterLevel.STREET: LayerStyle.MAJOR}
Part = ListPart[ServiceCenter]


@dataclass(frozen=True, eq=False)
class Atlas:
    """The maps of a site: what is on each, by the address of its page."""

    site: Site
    parts: Mapping[str, Part]
    _drawn: dict[str, AtlasMap] = field(default_factory=dict)

    def map_at(self, address: str) -> AtlasMap:
        """A map, drawn when first asked for: folium takes half a second to load."""
        if address not in self._drawn:
            self._drawn.clear()  # its page and its script ask one after the other
            with shared_value():
                self._drawn[address] = _map(self.site, self.parts[address])
        return self._drawn[address]

    def page(self, address: str) -> Page:
        """The page of a map; without a script it leads to the lists, and to the maps of areas."""
        words, part, name = self.site.words, self.parts[address], self.site.directory.settings.name
        links = area_links(self.site, part.counts, lambda count: words("{count} 处", count=count), ADDRESS)
        return Page(
            address,
            "atlas.html",
            words("{name} · 地图", name=part.area.name)
            if part.area
            else words("{name} · 全区地图", name=name),
            lambda: {"atlas": self.map_at(address), "parts": links, "area": part.area},
            words("一张图看全区的服务中心和步行圈"),
        )


def atlas_of(site: Site, most: int = MOST_IN_ATLAS) -> Atlas:
    """The atlas of a site, with at most so many places on a map."""
    centers = listed_centers(site.directory.all(ServiceCenter))
    placed = placed_centers([center for center in centers if center.id in site.points])
    return Atlas(site, {_address_of(part): part for part in list_parts(site, placed, most)})


@once_per_site
def atlas_pages(site: Site) -> Mapping[str, Page]:
    """The pages of the atlas by address; none if the map is empty."""
    atlas = _atlas(site)
    return {address: atlas.page(address) for address in atlas.parts} if site.has_atlas else {}


@once_per_site
def _atlas(site: Site) -> Atlas:
    return atlas_of(site)


def atlas_files(renderer: Renderer) -> dict[str, Callable[[], bytes]]:
    """The functions that make the pages of the atlas and their scripts, by file name."""
    files: dict[str, Callable[[], bytes]] = {}
    for address, page in atlas_pages(renderer.site).items():
        files[f"{address}index.html"] = partial(_rendered, renderer, page)
        files[f"{address}atlas.js"] = partial(_script, renderer.site, address)
    return files


def _rendered(renderer: Renderer, page: Page) -> bytes:
    return renderer.render(page).encode()


def _script(site: Site, address: str) -> bytes:
    return _atlas(site).map_at(address).script


def _address_of(part: Part) -> str:
    return f"{ADDRESS}{part.area.id}/" if part.area else ADDRESS


def _map(site: Site, part: Part) -> AtlasMap:
    layers = _layers_of_parts(site, part) if part.below else _layers(site, part)
    shown = [layer for layer in layers if layer.places or layer.outlines or layer.rings]
    tiles, streets = site.directory.settings.tiles, site.reaches.streets is not None
    return atlas_map(shown, tiles, site.assets.atlas_script, streets=streets)


def _layers_of_parts(site: Site, part: Part) -> Iterator[AtlasLayer]:
    """The areas that have maps of their own, and the centers that are in none of them."""
    words, up = site.words, path_to_root(_address_of(part))
    areas = [site.directory.get(Area, id_) for id_ in part.below]
    yield AtlasLayer(
        words("街道和社区边界"), LayerStyle.OUTLINE, shown=True, outlines=tuple(_outlines(areas))
    )
    middles = (
        AtlasPlace(
            area.name,
            _middle([site.points[center.id] for _, center in part.below[area.id]]),
            f"{up}{ADDRESS}{area.id}/",
            words("{count} 处", count=len(part.below[area.id])),
        )
        for area in areas
    )
    yield AtlasLayer(words("各地方的地图"), LayerStyle.MAJOR, shown=True, places=tuple(middles))
    yield from _layers_of_centers(site, part.here, up)


def _middle(points: list[Point]) -> Point:
    return sum(north for north, _ in points) / len(points), sum(east for _, east in points) / len(points)


def _layers(site: Site, part: Part) -> Iterator[AtlasLayer]:
    words, directory = site.words, site.directory
    areas = directory.within(Area, part.area.id) if part.area else directory.all(Area)
    circles = _circles_from(site, part) if part.area else directory.all(ServiceCircle)
    yield AtlasLayer(
        words("街道和社区边界"), LayerStyle.OUTLINE, shown=True, outlines=tuple(_outlines(areas))
    )
    yield AtlasLayer(
        words("步行圈"),
        LayerStyle.REACH,
        outlines=tuple(_reached(site, circles)),
        rings=tuple(_rings(site, circles)),
    )
    yield from _layers_of_centers(site, part.here, path_to_root(_address_of(part)))


def _circles_from(site: Site, part: Part) -> tuple[ServiceCircle, ...]:
    where = site.directory.where
    found = (circle.id for center in part.here for circle in where(ServiceCircle, origins=center.id))
    return site.directory.in_order(ServiceCircle, found)


def _layers_of_centers(site: Site, centers: Iterable[ServiceCenter], up: str) -> Iterator[AtlasLayer]:
    """A layer for each level, and for each board that has a service there."""
    words, places = site.words, {center.id: (center, _place(site, center, up)) for center in centers}
    for level in CenterLevel:
        found = tuple(place for center, place in places.values() if center.level is level)
        yield AtlasLayer(
            words("{level}中心", level=words.label(level)),
            _STYLES.get(level, LayerStyle.MINOR),
            shown=True,
            places=found,
        )
    others = tuple(place for center, place in places.values() if center.level is None)
    yield AtlasLayer(words("其他场所"), LayerStyle.OTHER, shown=True, places=others)
    for facility in Facility:
        having = tuple(place for center, place in places.values() if has_facility(center, facility))
        yield AtlasLayer(words("只看：{name}", name=words.label(facility)), LayerStyle.HAVING, places=having)
    services = site.directory.by_id(Service)
    boards = {
        id_: {services[offered.service].board for offered in center.services}
        for id_, (center, _) in places.items()
    }
    for board in site.directory.settings.boards:
        offering = tuple(place for id_, (_, place) in places.items() if board.id in boards[id_])
        yield AtlasLayer(words("只看能办：{name}", name=board.name), LayerStyle.HAVING, places=offering)


def _place(site: Site, center: ServiceCenter, up: str) -> AtlasPlace:
    return AtlasPlace(
        center.name,
        site.points[center.id],
        up + address_of(center),
        center_line(center, site.words),
        facility_code(center),
    )


def _outlines(areas: Iterable[Area]) -> Iterator[Outline]:
    large = (area for area in areas if area.kind.depth < AreaKind.ESTATE.depth)
    return (
        Outline(area.name, wgs84_corners(area.boundary), OutlineKind.CHILD) for area in large if area.boundary
    )


def _rings(site: Site, circles: Iterable[ServiceCircle]) -> Iterator[Ring]:
    """Estimates; reach along streets is drawn as outlines."""
    return (
        Ring(site.points[id_], reach.radius_m, RingKind.ESTIMATE, circle.name)
        for circle in circles
        if isinstance(reach := site.reaches.reach(circle), Reach)
        for id_ in circle.origins
        if id_ in site.points
    )


def _reached(site: Site, circles: Iterable[ServiceCircle]) -> Iterator[Outline]:
    """The isochrones of circles along streets; holes are left out, since the atlas fills nothing."""
    found = ((circle, site.reaches.reach(circle)) for circle in circles)
    return (
        Outline(circle.name, tuple((float(point[0]), float(point[1])) for point in ring), OutlineKind.CHILD)
        for circle, reach in found
        if reach is not None and not isinstance(reach, Reach)
        for kind, ring in reach.outline
        if kind == 0
    )
