"""What a map shows beside the streets: water, parks, railways and motorways."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import IntEnum
from pathlib import Path

import osmium

from generator.geo.datum import Point
from generator.geo.walking.foot_rules import Tags

_KEYS = ("natural", "water", "waterway", "railway", "leisure", "landuse", "highway")
_PARKS = {
    ("leisure", "park"), ("leisure", "garden"), ("leisure", "nature_reserve"), ("natural", "wood"),
    ("landuse", "forest"), ("landuse", "grass"), ("landuse", "recreation_ground"),
}  # fmt: skip
_WATERS = {("natural", "water"), ("waterway", "riverbank"), ("landuse", "reservoir"), ("landuse", "basin")}
_LINES = {
    "waterway": {"river", "canal", "stream"},
    "railway": {"rail", "light_rail", "narrow_gauge", "monorail", "subway"},
    "highway": {"motorway", "motorway_link"},
}


class Scenery(IntEnum):
    """Kinds of scenery, in the order of drawing; stored in networks, so numbers stay."""

    PARK = 0
    WATER = 1
    ISLAND = 2
    """Land inside water: to be drawn like the ground."""
    STREAM = 3
    MOTORWAY = 4
    RAILWAY = 5


SceneryLine = tuple[Scenery, tuple[Point, ...]]
_KIND_OF_LINE = {"waterway": Scenery.STREAM, "railway": Scenery.RAILWAY, "highway": Scenery.MOTORWAY}


def read_scenery(path: Path) -> Iterator[SceneryLine]:
    """Lines and closed rings (first point = last) of an extract, in its order; RuntimeError if unreadable."""
    wanted = osmium.filter.KeyFilter(*_KEYS)
    for thing in osmium.FileProcessor(path).with_areas(wanted).with_filter(wanted):
        if isinstance(thing, osmium.osm.Area) and thing.visible:
            yield from _rings(thing)
        elif isinstance(thing, osmium.osm.Way) and thing.visible:
            kind = _kind_of_line(dict(thing.tags))
            if kind is not None:
                yield kind, _points(thing.nodes)


def _rings(area: osmium.osm.Area) -> Iterator[SceneryLine]:
    pairs = set(dict(area.tags).items())
    kind = Scenery.WATER if pairs & _WATERS else Scenery.PARK if pairs & _PARKS else None
    if kind is None:
        return
    for outer in area.outer_rings():
        yield kind, _points(outer)
        if kind is Scenery.WATER:
            yield from ((Scenery.ISLAND, _points(inner)) for inner in area.inner_rings(outer))


def _kind_of_line(tags: Tags) -> Scenery | None:
    if tags.get("tunnel", "no") != "no":
        return None
    return next((_KIND_OF_LINE[key] for key, values in _LINES.items() if tags.get(key) in values), None)


def _points(nodes: Iterable[osmium.osm.NodeRef]) -> tuple[Point, ...]:
    return tuple((node.lat, node.lon) for node in nodes if node.location.valid())
