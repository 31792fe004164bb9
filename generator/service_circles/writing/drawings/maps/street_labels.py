"""Names along the longest straight stretches of streets, where nothing else is."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from math import atan2, degrees, hypot
from typing import NamedTuple

import numpy as np
import shapely

from service_circles.languages.translator import CHINESE, Words
from service_circles.writing.drawings.maps.label_placement import Room, text_width
from service_circles.writing.drawings.maps.line_paths import shapes_of
from service_circles.writing.drawings.maps.map_frame import HEIGHT, WIDTH, Frame, Spot
from service_circles.writing.drawings.maps.map_view import Land
from service_circles.writing.drawings.maps.svg_shapes import number

_SIZE = 10.0
_MOST = 5
_STEEP = 55  # degrees
_STRAIGHT = 2.5  # as far from the straight line names may be
_BOX = (6, 6, WIDTH - 6, HEIGHT - 6)


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


def names_drawn(land: Land, frame: Frame, room: Room, words: Words = CHINESE) -> Iterator[str]:
    """The names of a few streets, each once."""
    left = _MOST
    done: set[str] = set()
    for stretch in sorted(_stretches(land, frame, words), key=lambda each: (-each.weight, each)):
        if left and stretch.name not in done and stretch.length > text_width(stretch.name, _SIZE) + 8:
            drawn = _drawn(stretch, room)
            if drawn:
                left -= 1
                done.add(stretch.name)
                yield drawn


def _stretches(land: Land, frame: Frame, words: Words) -> Iterator[_Stretch]:
    cut = shapely.clip_by_rect(shapes_of(land.named, frame), *_BOX)
    parts, source = shapely.get_parts(cut, return_index=True)
    points, part = shapely.get_coordinates(
        shapely.simplify(parts, _STRAIGHT, preserve_topology=False), return_index=True
    )
    for at in np.flatnonzero(part[1:] == part[:-1]).tolist():
        (x, y), (next_x, next_y) = points[at : at + 2].tolist()
        name = words(land.names[land.named.kinds[source[part[at]]]])
        yield _Stretch(name, (x, y), (next_x, next_y))


def _drawn(stretch: _Stretch, room: Room) -> str:
    """In the middle of the stretch or, if that is taken, to its sides."""
    begin, end = sorted((stretch.begin, stretch.end))
    way = ((end[0] - begin[0]) / stretch.length, (end[1] - begin[1]) / stretch.length)
    slack = stretch.length - text_width(stretch.name, _SIZE) - 8
    for share in (0.5, 0.25, 0.75, 0.0, 1.0):
        along = stretch.length / 2 + (share - 0.5) * slack
        spot = (begin[0] + along * way[0], begin[1] + along * way[1])
        if room.place_along(stretch.name, _SIZE, spot, way):
            return _text(stretch.name, spot, round(degrees(atan2(way[1], way[0]))))
    return ""


def _text(name: str, spot: Spot, turn: int) -> str:
    """Along the street, from left to right; where it is steep from top to bottom, the characters upright."""
    style = "map-name"
    if abs(turn) > _STEEP:
        style += " map-upright"
        turn -= 90 if turn > 0 else -90
    where = f"translate({number(spot[0])} {number(spot[1])})rotate({turn})"
    return f'<text class="{style}" transform="{where}">{escape(name)}</text>'
