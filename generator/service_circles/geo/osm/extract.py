"""Reading an OpenStreetMap extract: the ways that can be walked, and the nodes where nobody gets through."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import osmium

from service_circles.geo.datum import Point
from service_circles.geo.osm.foot_rules import FootWay, Gated, cuts_way, foot_way
from service_circles.geo.osm.scenery import SceneryLine, read_scenery
from service_circles.geo.walking_error import WalkingError


@dataclass(frozen=True, slots=True)
class WalkedWay:
    """A way and the numbers of the nodes along it."""

    number: int
    name: str
    foot: FootWay
    nodes: list[int]


@dataclass(frozen=True, slots=True)
class Extract:
    """What one file says about walking."""

    ways: list[WalkedWay] = field(default_factory=list)
    places: dict[int, Point] = field(default_factory=dict)
    """Where nodes are; those outside the extract are missing."""
    cuts: set[int] = field(default_factory=set)
    """Nodes with a barrier that stops a walker."""
    scenery: list[SceneryLine] = field(default_factory=list)


def read_extract(path: Path, gated: Gated) -> Extract:
    """Read an .osm.pbf or .osm file; raises WalkingError (extract_missing, extract_unreadable)."""
    if not path.is_file():
        raise WalkingError("extract_missing", path=str(path))
    try:
        extract = _read_ways(path, gated)
        _find_strays(path, extract)
        extract.scenery.extend(read_scenery(path))
    except RuntimeError as error:  # the only class that pyosmium raises, for every kind of broken file
        raise WalkingError("extract_unreadable", path=str(path), reason=str(error)) from None
    return extract


def _read_ways(path: Path, gated: Gated) -> Extract:
    extract = Extract()
    wanted = osmium.filter.KeyFilter("highway", "barrier")
    for thing in osmium.FileProcessor(path).with_locations().with_filter(wanted):
        if isinstance(thing, osmium.osm.Node) and cuts_way(dict(thing.tags), gated):
            extract.cuts.add(thing.id)
        elif isinstance(thing, osmium.osm.Way) and thing.visible:
            tags = dict(thing.tags)
            foot = foot_way(tags, gated)
            if foot is not None:
                extract.ways.append(WalkedWay(thing.id, tags.get("name", ""), foot, _nodes(thing, extract)))
    return extract


def _nodes(way: osmium.osm.Way, extract: Extract) -> list[int]:
    for node in way.nodes:
        if node.location.valid():
            extract.places[node.ref] = (node.lat, node.lon)
    return [node.ref for node in way.nodes]


def _find_strays(path: Path, extract: Extract) -> None:
    """Nodes that pyosmium has no place for: below zero (JOSM), or written after the ways (Overpass)."""
    strays = {node for way in extract.ways for node in way.nodes} - extract.places.keys()
    if strays:
        for node in osmium.FileProcessor(path, osmium.osm.NODE):
            if node.id in strays and isinstance(node, osmium.osm.Node) and node.location.valid():
                extract.places[node.id] = (node.lat, node.lon)
