"""The atlas: the whole district on one interactive map, with layers by level and by board."""

from collections.abc import Callable, Iterator

from service_circles.geo.datum import wgs84_corners
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
from service_circles.writing.drawings.maps.map_view import Outline, OutlineKind, Ring, RingKind
from service_circles.writing.rendering.renderer import Renderer
from service_circles.writing.site.addresses import address_of, path_to_root
from service_circles.writing.site.once_per_site import once_per_site
from service_circles.writing.site.page import Page
from service_circles.writing.site.site import Site

ADDRESS = "atlas/"
_STYLES = {CenterLevel.DISTRICT: LayerStyle.MAJOR, CenterLevel.STREET: LayerStyle.MAJOR}


def atlas_files(renderer: Renderer) -> dict[str, Callable[[], bytes]]:
    """The function that makes the atlas and the one that makes its script, by file name; none if the map is empty."""
    if not renderer.site.has_atlas:
        return {}
    return {
        f"{ADDRESS}index.html": lambda: renderer.render(atlas_page(renderer.site)).encode(),
        f"{ADDRESS}atlas.js": lambda: _map_of(renderer.site).script,
    }


def atlas_page(site: Site) -> Page:
    """The page; without a script it leads to the lists."""
    words = site.words
    return Page(
        ADDRESS,
        "atlas.html",
        words("{name} · 全区地图", name=site.directory.settings.name),
        lambda: {"atlas": _map_of(site)},
        words("一张图看全区的服务中心和步行圈"),
    )


@once_per_site
def _map_of(site: Site) -> AtlasMap:
    """Drawn when first asked for: folium takes half a second to load."""
    layers = [layer for layer in _layers(site) if layer.places or layer.outlines or layer.rings]
    return atlas_map(layers, site.directory.settings.tiles, site.assets.atlas_script)


def _layers(site: Site) -> Iterator[AtlasLayer]:
    centers = [
        center for center in listed_centers(site.directory.all(ServiceCenter)) if center.id in site.points
    ]
    places = {center.id: _place(site, center) for center in centers}
    words = site.words
    yield AtlasLayer(words("街道和社区边界"), LayerStyle.OUTLINE, shown=True, outlines=_outlines(site))
    yield AtlasLayer(words("步行圈"), LayerStyle.REACH, outlines=_reached(site), rings=_rings(site))
    for level in CenterLevel:
        found = tuple(places[center.id] for center in centers if center.level is level)
        yield AtlasLayer(
            words("{level}中心", level=words.label(level)),
            _STYLES.get(level, LayerStyle.MINOR),
            shown=True,
            places=found,
        )
    others = tuple(places[center.id] for center in centers if center.level is None)
    yield AtlasLayer(words("其他场所"), LayerStyle.OTHER, shown=True, places=others)
    services = site.directory.by_id(Service)
    boards = {
        center.id: {services[offered.service].board for offered in center.services} for center in centers
    }
    for board in site.directory.settings.boards:
        offering = tuple(places[center.id] for center in centers if board.id in boards[center.id])
        yield AtlasLayer(words("能办：{name}", name=board.name), LayerStyle.BOARD, places=offering)


def _place(site: Site, center: ServiceCenter) -> AtlasPlace:
    href = path_to_root(ADDRESS) + address_of(center)
    return AtlasPlace(center.name, site.points[center.id], href, center_line(center, site.words))


def _outlines(site: Site) -> tuple[Outline, ...]:
    areas = (area for area in site.directory.all(Area) if area.kind.depth < AreaKind.ESTATE.depth)
    return tuple(
        Outline(area.name, wgs84_corners(area.boundary), OutlineKind.CHILD) for area in areas if area.boundary
    )


def _rings(site: Site) -> tuple[Ring, ...]:
    """Estimates; reach along streets is drawn as outlines."""
    return tuple(
        Ring(site.points[id_], reach.radius_m, RingKind.ESTIMATE, circle.name)
        for circle in site.directory.all(ServiceCircle)
        if isinstance(reach := site.reaches.reach(circle), Reach)
        for id_ in circle.origins
        if id_ in site.points
    )


def _reached(site: Site) -> tuple[Outline, ...]:
    """The isochrones of circles along streets; holes are left out, since the atlas fills nothing."""
    found = ((circle, site.reaches.reach(circle)) for circle in site.directory.all(ServiceCircle))
    return tuple(
        Outline(circle.name, tuple((float(point[0]), float(point[1])) for point in ring), OutlineKind.CHILD)
        for circle, reach in found
        if reach is not None and not isinstance(reach, Reach)
        for kind, ring in reach.outline
        if kind == 0
    )
