"""Reading an OpenStreetMap extract: the ways that can be walked, and the nodes that block walkers."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import islice
from operator import attrgetter
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import osmium

from service_circles.geo.datum import Point
from service_circles.geo.osm.entrances import Building, read_buildings
from service_circles.geo.osm.file_head import date_in_head
from service_circles.geo.osm.foot_rules import WALKED_KEYS, FootWay, Gated, blocks_way, foot_way
from service_circles.geo.osm.scenery import SceneryLine, read_scenery
from service_circles.geo.osm.squares import Square, read_squares
from service_circles.geo.osm.text_bounds import check_length_of_elements
from service_circles.geo.osm.wheel_rules import WHEEL_KEYS, stops_wheels
from service_circles.geo.walkers import WalkingError

MOST_NODES = 2_000_000
"""Limit for all kinds in a file: a city with its houses. More would take minutes, and more memory than a small server has."""
MOST_STEPS = 500_000
"""Nodes along the ways that are walked."""
_MOST_MEMBERS = 30_000
"""Lines of which areas that are walked consist; assembling the same line many times takes the square of them."""
_BROKEN = (RuntimeError, ValueError, OverflowError, osmium.InvalidLocationError)
"""The classes that pyosmium raises for broken files and values."""


@dataclass(frozen=True, slots=True)
class ExtractWay:
    """A way and the numbers of the nodes along it."""

    number: int
    name: str
    foot: FootWay
    nodes: list[int]


@dataclass(frozen=True, slots=True)
class Extract:
    """All that one file says about walking."""

    ways: list[ExtractWay] = field(default_factory=list)
    points: dict[int, Point] = field(default_factory=dict)
    """The points of nodes; those outside the extract are missing."""
    barriers: set[int] = field(default_factory=set)
    """Nodes with a barrier that stops a walker."""
    wheel_stops: set[int] = field(default_factory=set)
    """Nodes where a wheelchair does not get through."""
    refused: set[int] = field(default_factory=set)
    """Ways with a highway that cannot be walked."""
    dates: list[datetime] = field(default_factory=list)
    """The day up to which it has the changes, as its head says; else the days on which its ways and gates were changed."""
    squares: list[Square] = field(default_factory=list)
    scenery: list[SceneryLine] = field(default_factory=list)
    buildings: list[Building] = field(default_factory=list)

    @property
    def date(self) -> datetime:
        """The day up to which it has the changes, as far as it says."""
        return max(self.dates, default=datetime.min.replace(tzinfo=UTC))


def read_extract(path: Path, gated: Gated) -> Extract:
    """Read an .osm.pbf or .osm file; raises WalkingError.

    Codes: extract_missing, extract_unreadable, extract_too_large, extract_repeats.
    """
    if not path.is_file():
        raise WalkingError("extract_missing", path=str(path))
    try:
        check_length_of_elements(path)
        _check_nodes(path)
        extract = _read_ways(path, gated)
        _add_missing_points(path, extract)
        extract.dates[:] = [date] if (date := date_in_head(path)) else extract.dates
        extract.buildings.extend(read_buildings(path, gated))
        _add_areas(path, extract, gated)
    except _BROKEN as error:
        raise WalkingError("extract_unreadable", path=str(path), reason=str(error)) from None
    return extract


def _add_areas(path: Path, extract: Extract, gated: Gated) -> None:
    """Add what pyosmium finds only in files whose ways are in the order of their numbers, as those of Overpass may not be."""
    with TemporaryDirectory() as folder:
        try:
            found = list(read_squares(path, gated)), list(_bounded(read_scenery(path), path))
        except RuntimeError as error:
            if "out of order" not in str(error):
                raise
            ordered = _in_order(path, Path(folder))
            found = list(read_squares(ordered, gated)), list(_bounded(read_scenery(ordered), path))
    extract.squares[:], extract.scenery[:] = found


def _in_order(path: Path, folder: Path) -> Path:
    """A copy of a file in the order of numbers."""
    ordered = folder / "ordered.osm.pbf"
    reader = osmium.MergeInputReader()
    reader.add_file(str(path))
    with osmium.SimpleWriter(str(ordered)) as writer:
        reader.apply(writer)
    return ordered


def _check_nodes(path: Path) -> None:
    """Refuse a file with too many nodes, before their points are held, or with a node twice, which joins wrong ways."""
    nodes = islice(osmium.FileProcessor(path, osmium.osm.NODE), MOST_NODES + 1)
    ids = np.fromiter(map(attrgetter("id"), nodes), np.int64)
    if len(ids) > MOST_NODES:
        raise WalkingError("extract_too_large", path=str(path), most=MOST_NODES)
    ordered = np.sort(ids)
    twice = ordered[1:][ordered[1:] == ordered[:-1]]
    if len(twice):
        raise WalkingError("extract_repeats", path=str(path), node=int(twice[0]))


def _bounded(lines: Iterable[SceneryLine], path: Path) -> Iterator[SceneryLine]:
    points = 0
    for line in lines:
        points += len(line[1])
        if points > MOST_NODES:
            raise WalkingError("extract_too_large", path=str(path), most=MOST_NODES)
        yield line


def _read_ways(path: Path, gated: Gated) -> Extract:
    extract, steps, members = Extract(), 0, 0
    wanted = osmium.filter.KeyFilter(*WALKED_KEYS, *WHEEL_KEYS)
    for thing in osmium.FileProcessor(path).with_locations().with_filter(wanted):
        if isinstance(thing, osmium.osm.Node):
            _add_node(thing, extract, gated)
        elif isinstance(thing, osmium.osm.Way) and thing.visible:
            steps += _add_way(thing, extract, gated)
        elif isinstance(thing, osmium.osm.Relation):
            members += len(thing.members)
        for count, most in ((steps, MOST_STEPS), (members, _MOST_MEMBERS)):
            if count > most:
                raise WalkingError("extract_too_large", path=str(path), most=most)
    return extract


def _add_node(node: osmium.osm.Node, extract: Extract, gated: Gated) -> None:
    tags = dict(node.tags)
    if "barrier" in tags:
        extract.dates.append(node.timestamp)
    if blocks_way(tags, gated):
        extract.barriers.add(node.id)
    elif stops_wheels(tags):
        extract.wheel_stops.add(node.id)


def _add_way(way: osmium.osm.Way, extract: Extract, gated: Gated) -> int:
    """Add a way if it can be walked; returns the number of its nodes then."""
    tags = dict(way.tags)
    foot = foot_way(tags, gated)
    if foot is None:
        if "highway" in tags:
            extract.refused.add(way.id)
        return 0
    extract.dates.append(way.timestamp)
    extract.ways.append(ExtractWay(way.id, tags.get("name", ""), foot, _nodes(way, extract)))
    return len(way.nodes)


def _nodes(way: osmium.osm.Way, extract: Extract) -> list[int]:
    numbers, points = list[int](), extract.points
    for node in way.nodes:
        number = node.ref
        numbers.append(number)
        if number not in points:
            location = node.location
            if location.valid():
                points[number] = (location.lat, location.lon)
    return numbers


def _add_missing_points(path: Path, extract: Extract) -> None:
    """Add nodes that pyosmium has no point for: below zero (JOSM), or written after the ways (Overpass)."""
    missing = {node for way in extract.ways for node in way.nodes} - extract.points.keys()
    if missing:
        for node in osmium.FileProcessor(path, osmium.osm.NODE):
            if node.id in missing and isinstance(node, osmium.osm.Node) and node.location.valid():
                extract.points[node.id] = (node.lat, node.lon)
