"""Which map stands on which page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING

from markupsafe import Markup

from service_circles.geo.datum import wgs84_corners
from service_circles.geo.straight_reach import Reach
from service_circles.records.area import Area
from service_circles.records.center import ServiceCenter
from service_circles.records.circle import ServiceCircle
from service_circles.writing.cards.place_rows import PlaceRow, rows_in_reach
from service_circles.writing.drawings.maps.leaflet_data import map_data
from service_circles.writing.drawings.maps.map_drawing import describe, draw, legend
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
from service_circles.writing.site.addresses import address_of, up_from
from service_circles.writing.site.site import Site

if TYPE_CHECKING:
    from service_circles.coverage.circle_reaches import AnyReach

MOST_MARKERS = 24
RECORD_UP = up_from("kind/id/")


@dataclass(frozen=True)
class MapFigure:
    """A drawing with what it says in words, what the interactive map needs and its legend."""

    svg: Markup
    lines: tuple[str, ...]
    data: str
    legend: tuple[tuple[str, str], ...]


def circle_figure(site: Site, circle: ServiceCircle, title: str) -> MapFigure | None:
    """What a circle reaches: its ring, the standard's, the origins and the numbered places."""
    figure = _circle_figure(site, circle.id)
    if figure is None:
        return None
    drawn_title, own_title = (f">{escape(words)}</title>" for words in (circle.name, title))
    return replace(figure, svg=Markup(str(figure.svg).replace(drawn_title, own_title, 1)))  # noqa: S704 - escaped


@lru_cache(maxsize=64)
def _circle_figure(site: Site, circle_id: str) -> MapFigure | None:
    """Drawn once for the pages of the circle and of its center, which are made one after the other."""
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
    return _figure(site, view)


def point_figure(site: Site, center: ServiceCenter) -> MapFigure | None:
    """Where a center without a circle is."""
    if center.id not in site.points:
        return None
    return _figure(site, MapView(title=center.name, id_prefix="map", pins=(_pin(site, center),)))


def area_figure(site: Site, area: Area, rows: Sequence[PlaceRow], up: str = RECORD_UP) -> MapFigure | None:
    """An area with its neighbors, what lies inside it, and its centers; `up` leads to the site's root."""
    outlines = tuple(_outlines(site, area))
    markers = _markers(site, rows, up)
    pins = (Pin(area.name, site.points[area.id]),) if area.id in site.points and area.boundary is None else ()
    if not (outlines or markers or pins):
        return None
    view = MapView(
        title=site.words("{name}地图", name=area.name),
        id_prefix="map",
        pins=pins,
        markers=markers,
        outlines=outlines,
    )
    return _figure(site, view)


def _figure(site: Site, view: MapView) -> MapFigure:
    view = with_streets(site, replace(view, words=site.words))
    return MapFigure(
        Markup(draw(view)),  # noqa: S704 - the drawing escapes every text
        tuple(describe(view)),
        map_data(view, site.directory.settings.tiles),
        legend(view),
    )


def with_streets(site: Site, view: MapView) -> MapView:
    """The same map on its streets, where the directory has any."""
    if site.reaches.walked is None:
        return view
    from service_circles.writing.drawings.maps.street_drawing import on_land  # noqa: PLC0415 - numpy is there already where streets are

    return on_land(view, site.reaches.walked.map_layers)


def _walk(site: Site, circle: ServiceCircle, reach: AnyReach) -> Walk | None:
    """What is reached along the streets; a straight line is drawn as a ring instead."""
    if isinstance(reach, Reach):
        return None
    pace = f"{site.reaches.meters_per_second(site.reaches.walker(circle)):g}"
    label = site.words("步行 {minutes} 分钟范围", minutes=f"{reach.minutes:g}")
    return Walk(reach.streets, reach.outline, label, site.words("每秒 {pace} 米", pace=pace))


def _pin(site: Site, center: ServiceCenter) -> Pin:
    return Pin(center.name, site.points[center.id], RECORD_UP + address_of(center))


def _rings(site: Site, center: ServiceCenter, reach: AnyReach) -> Iterator[Ring]:
    """The estimate, where there are no streets to walk; the radius of the planning standard for comparison."""
    point, standard = site.points[center.id], site.directory.settings.circle_standard
    if isinstance(reach, Reach):
        yield Ring(
            point,
            reach.radius_m,
            RingKind.ESTIMATE,
            site.words("步行 {minutes} 分钟（估算）", minutes=f"{reach.minutes:g}"),
        )
    yield Ring(
        point,
        standard.radius_m,
        RingKind.STANDARD,
        site.words("{radius} 米半径", radius=f"{standard.radius_m:g}"),
    )


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


def _outlines(site: Site, area: Area) -> list[Outline]:
    directory = site.directory
    siblings = tuple(other for other in directory.where(Area, parent=area.parent) if other.id != area.id)
    children = directory.where(Area, parent=area.id)
    groups: list[tuple[tuple[Area, ...], OutlineKind]] = [
        ((area,), OutlineKind.MAIN),
        (children, OutlineKind.CHILD),
    ]
    if area.boundary:
        groups.append((siblings, OutlineKind.NEIGHBOR))
    return [
        Outline(shown.name, wgs84_corners(shown.boundary), kind)
        for areas, kind in groups
        for shown in areas
        if shown.boundary
    ]
