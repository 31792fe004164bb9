"""Streets, scenery and what is reached on foot, drawn. It needs NumPy: imported only for maps with streets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from service_circles.geo.network.map_layers import MapLayers
from service_circles.geo.osm.foot_rules import Street
from service_circles.geo.osm.scenery import Scenery
from service_circles.geo.walking.isochrone import HOLE, OUTER
from service_circles.writing.drawings.maps.line_paths import Styles, area_paths, line_paths
from service_circles.writing.drawings.maps.map_frame import Frame, frame_of
from service_circles.writing.drawings.maps.map_view import Land, MapView, Walk

_NEAR = 0.15  # units per meter and more: a map of up to 2,400 m shows every street
_LEAST_LENGTH = 20.0  # units; shorter ones are left out on other maps
_FAR = 0.08  # less: a map of more than 4,500 m shows main streets only

_AREAS: Styles = {Scenery.PARK: "park", Scenery.WATER: "water", Scenery.ISLAND: "water"}
_LINES: Styles = {Scenery.STREAM: "stream", Scenery.RAILWAY: "rail", Scenery.MOTORWAY: "motorway"}
_STREETS: Styles = {
    Street.PATH: "path",
    Street.LINK: "path",
    Street.LANE: "lane",
    Street.STREET: "street",
    Street.MAIN: "main",
    Street.STEPS: "steps",
}
_EDGED = ("lane", "street", "main")
_OUTLINE: Styles = {OUTER: "reached", HOLE: "reached"}
_WALKED: Styles = {
    Street.PATH: "narrow",
    Street.LINK: "narrow",
    Street.LANE: "narrow",
    Street.STREET: "wide",
    Street.MAIN: "wide",
    Street.STEPS: "stairs",
}


def on_land(view: MapView, layers: MapLayers) -> MapView:
    """The same map with the streets and scenery of its place; from afar with the larger streets only."""
    frame = frame_of(view)
    if frame.scale >= _NEAR:
        streets = layers.streets(frame.bounds)
    else:
        kinds = {Street.MAIN} if frame.scale < _FAR else {Street.MAIN, Street.STREET}
        streets = layers.streets(frame.bounds, kinds, _LEAST_LENGTH / frame.scale)
    land = Land(streets, layers.scenery(frame.bounds), layers.named_streets(frame.bounds), layers.names)
    return replace(view, land=land)


def land_drawn(land: Land, frame: Frame) -> Iterator[str]:
    """Areas and lines of the scenery, then streets, the wider above."""
    far = " map-far" if frame.scale < _NEAR else ""
    yield f'<g class="map-land{far}">'
    yield from _drawn(area_paths(land.scenery, _AREAS, frame, holes={Scenery.ISLAND}))
    yield from _drawn(line_paths(land.scenery, _LINES, frame))
    streets = line_paths(land.streets, _STREETS, frame)
    yield from _drawn({f"{style}-edge": path for style, path in streets.items() if style in _EDGED})
    yield from _drawn(streets)
    yield "</g>"


def walk_drawn(walk: Walk, frame: Frame) -> Iterator[str]:
    """What is reached: its outline, and the streets in it."""
    yield '<g class="map-walk">'
    yield from _drawn(area_paths(walk.outline, _OUTLINE, frame, holes={HOLE}, soft=True))
    yield from _drawn(line_paths(walk.streets, _WALKED, frame))
    yield "</g>"


def _drawn(paths: Mapping[str, str]) -> Iterator[str]:
    return (f'<path class="map-{style}" d="{path}"/>' for style, path in paths.items())
