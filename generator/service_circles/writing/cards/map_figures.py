"""The maps of pages: drawings with their description, legend, and the data of the interactive map."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from html import escape
from math import hypot
from typing import TYPE_CHECKING

from markupsafe import Markup

from service_circles.basics.read_log import shared
from service_circles.geo.datum import wgs84_corners
from service_circles.geo.distance import Plane
from service_circles.geo.straight_reach import Reach
from service_circles.records.area import Area
from service_circles.records.center import CenterLevel, ServiceCenter
from service_circles.records.circle import ServiceCircle
from service_circles.writing.cards.place_rows import PlaceRow, center_rows, listed_centers, rows_in_reach
from service_circles.writing.drawings.maps.leaflet_data import map_data
from service_circles.writing.drawings.maps.map_description import describe, legend
from service_circles.writing.drawings.maps.map_drawing import draw
from service_circles.writing.drawings.maps.map_frame import Frame, frame_of
from service_circles.writing.drawings.maps.map_limits import MOST_DOTS, MOST_NUMBERED
from service_circles.writing.drawings.maps.map_view import (
    MapView,
    Marker,
    MarkerKind,
    Outline,
    OutlineKind,
    Pin,
    Ring,
    RingKind,
    Walk,
)
from service_circles.writing.site.addresses import address_of, path_to_root
from service_circles.writing.site.once_per_site import once_per_site
from service_circles.writing.site.site import Site

if TYPE_CHECKING:
    from service_circles.coverage.circle_reaches import AnyReach

RECORD_UP = path_to_root("kind/id/")
_MOST_NEIGHBORS, _NEIGHBORS_WITHIN_M = 8, 3_000
_ABOVE_MARKS = ('<g class="map-marker', '<path class="map-scale"')
Legend = tuple[tuple[str, str], ...]
"""Style and text of each kind of line or mark."""


@dataclass(frozen=True)
class MapFigure:
    """A drawing with its description, the data of the interactive map, and its legend."""

    svg: Markup
    lines: tuple[str, ...]
    data: str
    legend: Legend
    drawn: int = 0
    left_out: int = 0
    """Places that it is about but does not show: too many, or without a known point."""


def map_figure(
    site: Site,
    view: MapView,
    shown_legend: Legend | None = None,
    marks: Callable[[Frame], Iterable[str]] | None = None,
    places: int = 0,
) -> MapFigure:
    """The figure of a map, on its streets where the directory has any.

    `marks` draws more of it: above the land, below the numbered places. `places` is the number of places that the
    map is about, if it may show fewer.
    """
    view = _on_streets(site, replace(view, words=site.words))
    svg = draw(view)
    if marks:
        at = min(place for element in _ABOVE_MARKS if (place := svg.find(element)) >= 0)
        svg = svg[:at] + "".join(marks(frame_of(view))) + svg[at:]
    return MapFigure(
        Markup(svg),  # noqa: S704 - the drawing escapes every text
        tuple(describe(view)),
        map_data(view, site.directory.settings.tiles, streets=site.reaches.streets is not None),
        legend(view) if shown_legend is None else shown_legend,
        len(view.markers),
        max(places - len(view.markers), 0),
    )


def _on_streets(site: Site, view: MapView) -> MapView:
    if site.reaches.streets is None:
        return view
    from service_circles.writing.drawings.maps.street_drawing import on_land  # noqa: PLC0415 - NumPy is there already where streets are

    return on_land(view, site.reaches.streets.map_layers)


def circle_figure(site: Site, circle: ServiceCircle, title: str) -> MapFigure | None:
    """The reach of a circle: its ring, the standard's, the origins and the numbered places."""
    figure = _circle_figures(site)(circle.id)
    if figure is None:
        return None
    drawn_title, own_title = (f">{escape(text)}</title>" for text in (circle.name, title))
    return replace(figure, svg=Markup(str(figure.svg).replace(drawn_title, own_title, 1)))  # noqa: S704 - escaped


@once_per_site
def _circle_figures(site: Site) -> Callable[[str], MapFigure | None]:
    # A circle is drawn once for its page and that of its center, which are made one after the other.
    return lru_cache(maxsize=64)(shared(partial(_draw_circle, site)))


def _draw_circle(site: Site, circle_id: str) -> MapFigure | None:
    circle = site.directory.get(ServiceCircle, circle_id)
    reach = site.reaches.reach(circle)
    if reach is None:
        return None
    origins = [site.directory.get(ServiceCenter, id_) for id_ in circle.origins if id_ in site.points]
    rows = rows_in_reach(site, circle)
    view = MapView(
        title=circle.name,
        id_prefix="map",
        pins=tuple(_pin(site, center) for center in origins),
        markers=_markers(site, rows, RECORD_UP),
        rings=tuple(ring for center in origins for ring in _rings(site, center, reach)),
        walk=_walk(site, circle, reach),
    )
    return map_figure(site, view, places=len(rows))


def center_figure(site: Site, center: ServiceCenter, circle: ServiceCircle | None) -> MapFigure | None:
    """The reach of a center's circle; without a circle, the place of the center, among its neighbors if there are no streets."""
    if circle is not None and site.reaches.reach(circle) is not None:
        return circle_figure(site, circle, title=site.words("{name}周围", name=center.name))
    if center.id not in site.points:
        return None
    around = () if site.reaches.streets else center_rows(site, _neighbors(site, center))
    markers = _markers(site, around, RECORD_UP)
    return map_figure(site, MapView(center.name, "map", (_pin(site, center),), markers))


def _neighbors(site: Site, center: ServiceCenter) -> list[ServiceCenter]:
    """The nearest other centers, so that a map without streets shows where a place lies."""
    plane = Plane.around(site.points[center.id])
    away_m = {
        other.id: hypot(*plane.east_north_m(site.points[other.id]))
        for other in listed_centers(site.directory.all(ServiceCenter))
        if other.id in site.points and other.id != center.id
    }
    near = sorted((far_m, id_) for id_, far_m in away_m.items() if far_m <= _NEIGHBORS_WITHIN_M)
    return [site.directory.get(ServiceCenter, id_) for _, id_ in near[:_MOST_NEIGHBORS]]


def directory_figure(
    site: Site, roots: Sequence[Area], rows: Sequence[PlaceRow], up: str, places: int
) -> MapFigure | None:
    """The whole directory, which may have several areas at its top; those that matter to most people come first."""
    rows = sorted(rows, key=_rank)
    if len(roots) == 1:
        return area_figure(site, roots[0], rows, up, places)
    shown, markers = tuple(outlines(roots, OutlineKind.CHILD)), _markers(site, rows, up)
    if not (shown or markers):
        return None
    title = site.words("{name}地图", name=site.directory.settings.name)
    return map_figure(site, MapView(title, "map", (), markers, outlines=shown), places=places)


def _rank(row: PlaceRow) -> int:
    level = row.place.level if isinstance(row.place, ServiceCenter) else None
    return list(CenterLevel).index(level) if level else len(CenterLevel)


def area_figure(
    site: Site, area: Area, rows: Sequence[PlaceRow], up: str = RECORD_UP, places: int = 0
) -> MapFigure | None:
    """An area with its neighbors, the areas inside it, and its centers, of which there may be more than rows.

    `up` leads to the site's root.
    """
    shown = tuple(_area_outlines(site, area))
    markers = _markers(site, rows, up)
    pins = (Pin(area.name, site.points[area.id]),) if area.id in site.points and area.boundary is None else ()
    if not (shown or markers or pins):
        return None
    title = site.words("{name}地图", name=area.name)
    return map_figure(
        site, MapView(title, "map", pins, markers, outlines=shown), places=max(places, len(rows))
    )


def _walk(site: Site, circle: ServiceCircle, reach: AnyReach) -> Walk | None:
    """The isochrone along the streets; a straight-line estimate is drawn as a ring instead."""
    if isinstance(reach, Reach):
        return None
    pace = f"{site.reaches.meters_per_second(site.reaches.walker(circle)):g}"
    label = site.words("步行 {minutes} 分钟范围", minutes=f"{reach.minutes:g}")
    return Walk(reach.streets, reach.outline, label, site.words("每秒 {pace} 米", pace=pace))


def _pin(site: Site, center: ServiceCenter) -> Pin:
    return Pin(center.name, site.points[center.id], RECORD_UP + address_of(center))


def _rings(site: Site, center: ServiceCenter, reach: AnyReach) -> Iterator[Ring]:
    """The estimate without streets to walk; the radius of the planning standard for comparison."""
    point, standard = site.points[center.id], site.directory.settings.circle_standard
    if isinstance(reach, Reach):
        estimate = site.words("步行 {minutes} 分钟（估算）", minutes=f"{reach.minutes:g}")
        yield Ring(point, reach.radius_m, RingKind.ESTIMATE, estimate)
    radius = site.words("{radius} 米半径", radius=f"{standard.radius_m:g}")
    yield Ring(point, standard.radius_m, RingKind.STANDARD, radius)


def _markers(site: Site, rows: Sequence[PlaceRow], up: str) -> tuple[Marker, ...]:
    """Markers of the first rows that have a point."""
    most = MOST_NUMBERED if any(row.number is not None for row in rows) else MOST_DOTS
    placed = [row for row in rows if row.place.id in site.points]
    return tuple(
        Marker(
            row.place.name,
            site.points[row.place.id],
            MarkerKind.CENTER if row.is_center else MarkerKind.ESTATE,
            row.number,
            up + address_of(row.place),
            row.minutes,
        )
        for row in placed[:most]
    )


def _area_outlines(site: Site, area: Area) -> Iterator[Outline]:
    directory = site.directory
    yield from outlines((area,), OutlineKind.MAIN)
    yield from outlines(directory.where(Area, parent=area.id), OutlineKind.CHILD)
    if area.boundary:
        siblings = directory.where(Area, parent=area.parent)
        yield from outlines((each for each in siblings if each.id != area.id), OutlineKind.NEIGHBOR)


def outlines(areas: Iterable[Area], kind: OutlineKind) -> Iterator[Outline]:
    """The outlines of those areas that have a boundary."""
    return (Outline(area.name, wgs84_corners(area.boundary), kind) for area in areas if area.boundary)
