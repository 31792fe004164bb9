"""Entrances of buildings: where a record gives a point of the building only, people go in there."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
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
    found = _level_and_is_main(frozenset(tags.items()), gated)
    return None if found is None else Entrance(point, *found)


@lru_cache(maxsize=4096)
def _level_and_is_main(of_node: frozenset[tuple[str, str]], gated: Gated) -> tuple[int, bool] | None:
    """The same without the point: many entrances have just the same tags."""
    tags = by_day(dict(of_node))
    kind = tags.get("entrance", "no")
    if kind in _NOT_TO_GO_IN or closed_by_day(tags) or not may_enter(tags, gated):
        return None
    return levels_of(tags).lowest, kind == "main"


def read_buildings(path: Path, gated: Gated) -> Iterator[Building]:
    """The buildings of an extract that are closed ways with entrances."""
    entrances: dict[int, Entrance] = {}
    for node in osmium.FileProcessor(path, osmium.osm.NODE).with_filter(osmium.filter.KeyFilter("entrance")):
        if isinstance(node, osmium.osm.Node) and node.visible and node.location.valid():
            entrance = entrance_of(dict(node.tags), (node.lat, node.lon), gated)
            if entrance:
                entrances[node.id] = entrance
    if entrances:
        wanted = osmium.filter.KeyFilter("building")
        for way in osmium.FileProcessor(path).with_locations().with_filter(wanted):
            if isinstance(way, osmium.osm.Way) and way.visible and way.tags.get("building") != "no":
                yield from _building(list(way.nodes), entrances)


def _building(nodes: Sequence[osmium.osm.NodeRef], entrances: Mapping[int, Entrance]) -> Iterator[Building]:
    found = [entrances[node.ref] for node in nodes[1:] if node.ref in entrances]
    if not found:
        return
    locations = [location for node in nodes if (location := node.location).valid()]
    points = tuple((location.lat, location.lon) for location in locations)
    if len(points) > 3 and points[0] == points[-1]:
        yield Building(points, _to_go_in(found))


def _to_go_in(found: Sequence[Entrance]) -> tuple[Entrance, ...]:
    main = tuple(entrance for entrance in found if entrance.is_main)
    return main or tuple(found)
