"""The maps of pages: drawings with their description, legend, and the data of the interactive map."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from html import escape
from typing import TYPE_CHECKING

from markupsafe import Markup

from service_circles.basics.read_log import shared
from service_circles.geo.datum import wgs84_corners
from service_circles.geo.straight_reach import Reach
from service_circles.records.area import Area
from service_circles.records.center import ServiceCenter
from service_circles.records.circle import ServiceCircle
from service_circles.writing.cards.place_rows import PlaceRow, rows_in_reach
from service_circles.writing.drawings.maps.leaflet_data import map_data
from service_circles.writing.drawings.maps.map_description import describe, legend
from service_circles.writing.drawings.maps.map_drawing import draw
from service_circles.writing.drawings.maps.map_frame import Frame, frame_of
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

MOST_MARKERS = 24
RECORD_UP = path_to_root("kind/id/")
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


def map_figure(
    site: Site,
    view: MapView,
    shown_legend: Legend | None = None,
    marks: Callable[[Frame], Iterable[str]] | None = None,
) -> MapFigure:
    """The figure of a map, on its streets where the directory has any.

    `marks` draws more of it: above the land, below the numbered places.
    """
    view = _on_streets(site, replace(view, words=site.words))
    svg = draw(view)
    if marks:
        at = min(place for element in _ABOVE_MARKS if (place := svg.find(element)) >= 0)
        svg = svg[:at] + "".join(marks(frame_of(view))) + svg[at:]
    return MapFigure(
        Markup(svg),  # noqa: S704 - the drawing escapes every text
        tuple(describe(view)),
        map_data(view, site.directory.settings.tiles),
        legend(view) if shown_legend is None else shown_legend,
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
    view = MapView(
        title=circle.name,
        id_prefix="map",
        pins=tuple(_pin(site, center) for center in origins),
        markers=_markers(site, rows_in_reach(site, circle), RECORD_UP),
        rings=tuple(ring for center in origins for ring in _rings(site, center, reach)),
        walk=_walk(site, circle, reach),
    )
    return map_figure(site, view)


def center_figure(site: Site, center: ServiceCenter, circle: ServiceCircle | None) -> MapFigure | None:
    """The reach of a center's circle; without a circle, the place of the center."""
    if circle is not None and site.reaches.reach(circle) is not None:
        return circle_figure(site, circle, title=site.words("{name}周围", name=center.name))
    if center.id not in site.points:
        return None
    return map_figure(site, MapView(title=center.name, id_prefix="map", pins=(_pin(site, center),)))


def area_figure(site: Site, area: Area, rows: Sequence[PlaceRow], up: str = RECORD_UP) -> MapFigure | None:
    """An area with its neighbors, the areas inside it, and its centers; `up` leads to the site's root."""
    shown = tuple(_area_outlines(site, area))
    markers = _markers(site, rows, up)
    pins = (Pin(area.name, site.points[area.id]),) if area.id in site.points and area.boundary is None else ()
    if not (shown or markers or pins):
        return None
    title = site.words("{name}地图", name=area.name)
    return map_figure(site, MapView(title, "map", pins, markers, outlines=shown))


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
    return tuple(
        Marker(
            row.place.name,
            site.points[row.place.id],
            MarkerKind.CENTER if row.is_center else MarkerKind.ESTATE,
            row.number,
            up + address_of(row.place),
            row.minutes,
        )
        for row in rows[:MOST_MARKERS]
        if row.place.id in site.points
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
