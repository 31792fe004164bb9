"""Entrances of buildings: where a record gives a point of the building only, people go in there."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import osmium

from service_circles.geo.datum import Point
from service_circles.geo.osm.conditional_access import by_day, closed_by_day
from service_circles.geo.osm.foot_rules import Gated, Tags, may_enter
from service_circles.geo.osm.levels import levels_of

_NOT_TO_GO_IN = {"no", "emergency", "exit", "garage", "service", "delivery"}


@dataclass(frozen=True, slots=True)
class Entrance:
    """A door of a building on a floor."""

    point: Point
    level: int
    is_main: bool


@dataclass(frozen=True, slots=True)
class Building:
    """The outline of a building (first point = last) and its entrances: the main ones where any is."""

    outline: tuple[Point, ...]
    entrances: tuple[Entrance, ...]


def entrance_of(tags: Tags, point: Point, gated: Gated) -> Entrance | None:
    """The entrance at a node; None if visitors do not go in there by day."""
    tags = by_day(tags)
    kind = tags.get("entrance", "no")
    if kind in _NOT_TO_GO_IN or closed_by_day(tags) or not may_enter(tags, gated):
        return None
    return Entrance(point, levels_of(tags).lowest, kind == "main")


def read_buildings(path: Path, gated: Gated) -> Iterator[Building]:
    """The buildings of an extract that are closed ways with entrances."""
    entrances: dict[int, Entrance] = {}
    for node in osmium.FileProcessor(path, osmium.osm.NODE).with_filter(osmium.filter.KeyFilter("entrance")):
        if isinstance(node, osmium.osm.Node) and node.visible and node.location.valid():
            entrance = entrance_of(dict(node.tags), (node.lat, node.lon), gated)
            entrances |= {node.id: entrance} if entrance else {}
    if entrances:
        wanted = osmium.filter.KeyFilter("building")
        for way in osmium.FileProcessor(path).with_locations().with_filter(wanted):
            if isinstance(way, osmium.osm.Way) and way.visible and way.tags.get("building") != "no":
                found = [entrances[node.ref] for node in list(way.nodes)[1:] if node.ref in entrances]
                points = tuple((node.lat, node.lon) for node in way.nodes if node.location.valid())
                if found and len(points) > 3 and points[0] == points[-1]:  # fmt: skip
                    yield Building(points, _to_go_in(found))


def _to_go_in(found: Sequence[Entrance]) -> tuple[Entrance, ...]:
    main = tuple(entrance for entrance in found if entrance.is_main)
    return main or tuple(found)
