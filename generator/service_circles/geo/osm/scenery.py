"""Scenery of maps beside the streets: water, parks, railways and motorways."""

from collections.abc import Iterable, Iterator, Mapping
from enum import IntEnum
from pathlib import Path

import osmium

from service_circles.geo.datum import Point
from service_circles.geo.osm.foot_rules import Tags


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

_PARKS = {
    "leisure": ("park", "garden", "nature_reserve"),
    "natural": ("wood",),
    "landuse": ("forest", "grass", "recreation_ground"),
}
_WATERS = {"natural": ("water",), "waterway": ("riverbank",), "landuse": ("reservoir", "basin")}


def _tagged(kind: Scenery, values: Mapping[str, Iterable[str]]) -> dict[tuple[str, str], Scenery]:
    return {(key, value): kind for key, some in values.items() for value in some}


_LINES = {
    **_tagged(Scenery.STREAM, {"waterway": ("river", "canal", "stream")}),
    **_tagged(Scenery.MOTORWAY, {"highway": ("motorway", "motorway_link")}),
    **_tagged(Scenery.RAILWAY, {"railway": ("rail", "light_rail", "subway")}),
}
_AREAS = {**_tagged(Scenery.WATER, _WATERS), **_tagged(Scenery.PARK, _PARKS)}


def read_scenery(path: Path) -> Iterator[SceneryLine]:
    """Lines and closed rings (first point = last) of an extract, in its order; RuntimeError if unreadable."""
    wanted = osmium.filter.TagFilter(*_LINES, *_AREAS)
    for thing in osmium.FileProcessor(path).with_areas(wanted).with_filter(wanted):
        if isinstance(thing, osmium.osm.Area) and thing.visible:
            yield from _rings(thing)
        elif isinstance(thing, osmium.osm.Way) and thing.visible:
            tags = dict(thing.tags)
            kind = _kind(tags, _LINES) if tags.get("tunnel", "no") == "no" else None
            points = _points(thing.nodes) if kind is not None else ()
            if kind is not None and len(points) > 1:
                yield kind, points


def _rings(area: osmium.osm.Area) -> Iterator[SceneryLine]:
    kind = _kind(dict(area.tags), _AREAS)
    if kind is None:
        return
    for outer in area.outer_rings():
        yield kind, _points(outer)
        if kind is Scenery.WATER:
            yield from ((Scenery.ISLAND, _points(inner)) for inner in area.inner_rings(outer))


def _kind(tags: Tags, kinds: Mapping[tuple[str, str], Scenery]) -> Scenery | None:
    return next((kind for (key, value), kind in kinds.items() if tags.get(key) == value), None)


def _points(nodes: Iterable[osmium.osm.NodeRef]) -> tuple[Point, ...]:
    return tuple((node.lat, node.lon) for node in nodes if node.location.valid())
