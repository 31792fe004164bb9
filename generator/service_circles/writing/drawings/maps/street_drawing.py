"""Streets with their names, scenery, and the reach on foot. Needs NumPy: imported only for maps with streets."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from html import escape
from math import atan2, degrees, hypot
from typing import NamedTuple

import numpy as np
import shapely

from service_circles.geo.network.map_layers import MapLayers
from service_circles.geo.network.polylines import Lines
from service_circles.geo.osm.foot_rules import Street
from service_circles.geo.osm.scenery import Scenery
from service_circles.geo.walking.isochrone import HOLE, OUTER
from service_circles.languages.translator import CHINESE, Translator
from service_circles.writing.drawings.maps.label_placement import Room, text_width
from service_circles.writing.drawings.maps.line_paths import Styles, area_paths, line_paths, shapes_of
from service_circles.writing.drawings.maps.map_frame import HEIGHT, WIDTH, Frame, Spot, frame_of
from service_circles.writing.drawings.maps.map_limits import MOST_STREET_NAMES
from service_circles.writing.drawings.maps.map_view import Land, MapView
from service_circles.writing.drawings.maps.svg_shapes import coordinates

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

_KEPT = 64
"""Maps of which the streets are kept for other languages."""

_NAME_SIZE = 10.0
_STEEP = 55  # degrees
_STRAIGHT = 2.5  # as far from the straight line names may be
_NAMES_BOX = (6, 6, WIDTH - 6, HEIGHT - 6)


def on_land(view: MapView, layers: MapLayers) -> MapView:
    """The same map with the streets and scenery of its place; from afar with the larger streets only."""
    return replace(view, land=_land(layers, frame_of(view)))


# What follows is the same in each language of a page, which are made one after the other.
@lru_cache(maxsize=_KEPT)
def _land(layers: MapLayers, frame: Frame) -> Land:
    if frame.scale >= _NEAR:
        streets = layers.streets(frame.bounds)
    else:
        kinds = {Street.MAIN} if frame.scale < _FAR else {Street.MAIN, Street.STREET}
        streets = layers.streets(frame.bounds, kinds, _LEAST_LENGTH / frame.scale)
    return Land(streets, layers.scenery(frame.bounds), layers.named_streets(frame.bounds), layers.names)


@lru_cache(maxsize=_KEPT)
def draw_land(land: Land, frame: Frame) -> str:
    """Areas and lines of the scenery, then streets, the wider above."""
    far = " map-far" if frame.scale < _NEAR else ""
    areas = _paths(area_paths(land.scenery, _AREAS, frame, holes={Scenery.ISLAND}))
    lines = _paths(line_paths(land.scenery, _LINES, frame))
    streets = line_paths(land.streets, _STREETS, frame)
    edges = _paths({f"{style}-edge": path for style, path in streets.items() if style in _EDGED})
    return f'<g class="map-land{far}">{areas}{lines}{edges}{_paths(streets)}</g>'


@lru_cache(maxsize=_KEPT)
def draw_walk(outline: Lines, streets: Lines, frame: Frame) -> str:
    """The outline of a reach on foot, and the streets in it."""
    reached = _paths(area_paths(outline, _OUTLINE, frame, holes={HOLE}, soft=True))
    return f'<g class="map-walk">{reached}{_paths(line_paths(streets, _WALKED, frame))}</g>'


def _paths(paths: Mapping[str, str]) -> str:
    return "".join(f'<path class="map-{style}" d="{path}"/>' for style, path in paths.items())


class _Stretch(NamedTuple):
    name: str
    begin: Spot
    end: Spot

    @property
    def length(self) -> float:
        return hypot(self.end[0] - self.begin[0], self.end[1] - self.begin[1])

    @property
    def weight(self) -> float:
        """More for a long stretch, and for one near the middle."""
        x, y = (self.begin[0] + self.end[0]) / 2, (self.begin[1] + self.end[1]) / 2
        return self.length - hypot(x - WIDTH / 2, y - HEIGHT / 2) / 2


def draw_names(land: Land, frame: Frame, room: Room, words: Translator = CHINESE) -> Iterator[str]:
    """The names of a few streets, each once."""
    left = MOST_STREET_NAMES
    done: set[str] = set()
    for stretch in sorted(_stretches(land, frame, words), key=lambda each: (-each.weight, each)):
        if left and stretch.name not in done and stretch.length > text_width(stretch.name, _NAME_SIZE) + 8:
            drawn = _name_along(stretch, room)
            if drawn:
                left -= 1
                done.add(stretch.name)
                yield drawn


def _stretches(land: Land, frame: Frame, words: Translator) -> Iterator[_Stretch]:
    for number, begin, end in _straight_parts(land, frame):
        yield _Stretch(words(land.names[number]), begin, end)


@lru_cache(maxsize=_KEPT)
def _straight_parts(land: Land, frame: Frame) -> list[tuple[int, Spot, Spot]]:
    """The straight parts of named streets: the number of the name, begin and end."""
    cut = shapely.clip_by_rect(shapes_of(land.named, frame), *_NAMES_BOX)
    parts, source = shapely.get_parts(cut, return_index=True)
    points, part = shapely.get_coordinates(
        shapely.simplify(parts, _STRAIGHT, preserve_topology=False), return_index=True
    )
    spots = list(map(tuple, points.tolist()))
    return [
        (int(land.named.kinds[source[part[at]]]), spots[at], spots[at + 1])
        for at in np.flatnonzero(part[1:] == part[:-1]).tolist()
    ]


def _name_along(stretch: _Stretch, room: Room) -> str:
    """The name in the middle of a stretch or, if that is taken, to its sides."""
    begin, end = sorted((stretch.begin, stretch.end))
    way = ((end[0] - begin[0]) / stretch.length, (end[1] - begin[1]) / stretch.length)
    slack = stretch.length - text_width(stretch.name, _NAME_SIZE) - 8
    for share in (0.5, 0.25, 0.75, 0.0, 1.0):
        along = stretch.length / 2 + (share - 0.5) * slack
        spot = (begin[0] + along * way[0], begin[1] + along * way[1])
        if room.place_along(stretch.name, _NAME_SIZE, spot, way):
            return _name_text(stretch.name, spot, round(degrees(atan2(way[1], way[0]))))
    return ""


def _name_text(name: str, spot: Spot, turn: int) -> str:
    """The name along its street, from left to right; where it is steep from top to bottom, the characters upright."""
    style = "map-name"
    if abs(turn) > _STEEP:
        style += " map-upright"
        turn -= 90 if turn > 0 else -90
    where = f"translate({coordinates(spot)})rotate({turn})"
    return f'<text class="{style}" transform="{where}">{escape(name)}</text>'
