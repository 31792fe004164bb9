"""Reading a network from its extracts: several are merged, barriers cut the ways that pass them; then cached."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import fields, replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

from service_circles.basics.garbage_collection import without_garbage_collection
from service_circles.geo.datum import Point
from service_circles.geo.network.array_cache import (
    Arrays,
    array_of_texts,
    code_hash,
    load_arrays,
    save_arrays,
    texts_of_array,
)
from service_circles.geo.network.polylines import Floats, Ints, Lines
from service_circles.geo.network.square_crossings import Corner, Line, lines_of
from service_circles.geo.network.walking_network import WalkingNetwork, segment_lengths_m
from service_circles.geo.osm.entrances import Building
from service_circles.geo.osm.extract import Extract, ExtractWay, read_extract
from service_circles.geo.osm.foot_rules import FootWay, Gated, Street
from service_circles.geo.osm.overlap import settle_overlap
from service_circles.geo.osm.scenery import SceneryLine
from service_circles.geo.osm.squares import Square
from service_circles.geo.walkers import WalkingError

_LINES = ("scenery", "buildings", "entrances")


def load_network(paths: Sequence[Path], gated: Gated, cache: Path | None = None) -> WalkingNetwork:
    """The streets of all extracts together; the same with a cache folder, without, or with a broken one.

    Raises WalkingError (extract_missing, extract_unreadable, extract_without_streets).
    """
    if cache is None:
        return read_network(paths, gated)
    file = cache / f"network-{network_hash(paths, gated)}.npz"
    stored = load_arrays(file)
    network = None if stored is None else _network_from(stored)
    if network is None:
        network = read_network(paths, gated)
        save_arrays(file, _arrays_of(network))
    return network


def network_hash(paths: Sequence[Path], gated: Gated) -> str:
    """Content hash of all inputs of reading: the bytes of the extracts, the switch, the rules in the code.

    Raises WalkingError (extract_missing).
    """
    digest = hashlib.blake2b(f"{code_hash()} {gated.value}".encode(), digest_size=16)
    for path in paths:
        if not path.is_file():
            raise WalkingError("extract_missing", path=str(path))
        with path.open("rb") as extract:
            digest.update(path.name.encode())  # its ending decides how it is read
            digest.update(hashlib.file_digest(extract, "blake2b").digest())
    return digest.hexdigest()


def _arrays_of(network: WalkingNetwork) -> Arrays:
    columns: dict[str, Any] = {field.name: getattr(network, field.name) for field in fields(network)}
    columns["way_names"] = array_of_texts(network.way_names)
    for name in _LINES:
        columns |= columns.pop(name).arrays(name)
    return columns


def _network_from(stored: Arrays) -> WalkingNetwork | None:
    try:
        columns: dict[str, Any] = {name: Lines.from_arrays(name, stored) for name in _LINES}
        names = [field.name for field in fields(WalkingNetwork) if field.name not in _LINES]
        columns |= {name: stored[name] for name in names}
        columns["way_names"] = texts_of_array(columns["way_names"])
        network = WalkingNetwork(**columns)
        return network if network.is_sound else None
    except (
        AttributeError,
        IndexError,
        KeyError,
        TypeError,
        ValueError,
    ):  # a file of something else under this name
        return None


def read_network(paths: Sequence[Path], gated: Gated) -> WalkingNetwork:
    """The streets of all extracts together.

    Raises WalkingError (extract_missing, extract_unreadable, extract_without_streets).
    """
    builder = _NetworkBuilder()
    with without_garbage_collection():
        extracts = [read_extract(path, gated) for path in paths]
        # Without dates, the one named last is the newest.
        newest_first = sorted(extracts, key=lambda extract: extract.date)[::-1]
        builder.differing = settle_overlap(newest_first) if len(extracts) > 1 else []
        for extract in extracts:
            builder.add(extract)
        if not builder.segments:
            raise WalkingError("extract_without_streets", paths=[str(path) for path in paths])
        return builder.network()


class _NetworkBuilder:
    def __init__(self) -> None:
        self.segments: list[tuple[int, int, int]] = []  # start and end node, way
        self._points: list[Point] = []
        self._ways: list[ExtractWay] = []
        self.differing: list[int] = []  # nodes and ways that extracts do not agree about
        self._scenery: dict[SceneryLine, None] = {}  # a set that keeps its order
        self._buildings: dict[Building, None] = {}
        self._wheel_stops: set[int] = set()
        self._corner_at: dict[tuple[int, Point], int] = {}
        self._node_at: dict[tuple[int, Point], int] = {}

    def add(self, extract: Extract) -> None:
        """Add the streets of one more extract; numbers mean the same node only at the same point."""
        areas = {square.number for square in extract.squares}
        for way in extract.ways:
            if way.number in areas:
                continue
            for begin, finish in pairwise(way.nodes):
                if begin != finish and begin in extract.points and finish in extract.points:
                    ends = self._node(begin, extract), self._node(finish, extract)
                    self.segments.append((*ends, len(self._ways)))
            self._ways.append(way)
        entries = {node for way in extract.ways if way.number not in areas for node in way.nodes}
        for square in extract.squares:
            lines = lines_of(square, entries)
            self._add_lines(square, square.foot, lines.rim, extract)
            self._add_lines(square, replace(square.foot, street=Street.ACROSS), lines.across, extract)
        self._scenery.update(dict.fromkeys(extract.scenery))
        self._buildings.update(dict.fromkeys(extract.buildings))

    def _add_lines(self, square: Square, foot: FootWay, lines: Iterable[Line], extract: Extract) -> None:
        for line in lines:
            begin, finish = (self._corner(square, corner, extract) for corner in line)
            if begin != finish:
                self.segments.append((begin, finish, len(self._ways)))
        self._ways.append(ExtractWay(square.number, square.name, foot, []))

    def _corner(self, square: Square, corner: Corner, extract: Extract) -> int:
        number, point = corner
        if number is not None:
            extract.points.setdefault(number, point)
            return self._node(number, extract)
        node = self._corner_at.setdefault((square.number, point), len(self._points))
        if node == len(self._points):
            self._points.append(point)
        return node

    def _node(self, number: int, extract: Extract) -> int:
        """The node of a segment's end; at a barrier each segment gets an end of its own."""
        point = extract.points[number]
        if number in extract.barriers:
            self._points.append(point)
            return len(self._points) - 1
        node = self._node_at.setdefault((number, point), len(self._points))
        if node == len(self._points):
            self._points.append(point)
        if number in extract.wheel_stops:
            self._wheel_stops.add(node)
        return node

    def _distinct_segments(self) -> Ints:
        """(S, 3): start, end, way; those in two neighboring extracts once."""
        segments: Ints = np.array(self.segments, np.int32)
        numbers = np.array([way.number for way in self._ways], np.int64)
        identity = np.column_stack((segments[:, :2], numbers[segments[:, 2]]))
        kept = np.unique(identity, axis=0, return_index=True)[1]
        distinct: Ints = segments[np.sort(kept)]
        return distinct

    def _entrances(self) -> dict[str, Any]:
        buildings = list(self._buildings)
        doors = [[door.point for door in building.entrances] for building in buildings]
        levels = [door.level for building in buildings for door in building.entrances]
        return {
            "buildings": Lines.of([building.outline for building in buildings], [0] * len(buildings)),
            "entrances": Lines.of(doors, [0] * len(doors)),
            "entrance_levels": np.array(levels, np.int8),
        }

    def network(self) -> WalkingNetwork:
        """The network of all that was added, joined where nodes are the same."""
        start, end, way = self._distinct_segments().T
        points: Floats = np.array(self._points)
        streets = np.array([way.foot.street for way in self._ways], np.uint8)[way]
        levels = np.array([way.foot.levels for way in self._ways], np.int8)[way]
        return WalkingNetwork(
            node_latitude=points[:, 0].copy(),
            node_longitude=points[:, 1].copy(),
            start=start.copy(),
            end=end.copy(),
            length_m=segment_lengths_m(points[start], points[end]),
            fixed_s=np.full(len(start), np.nan),
            forward=np.array([way.foot.forward for way in self._ways])[way],
            backward=np.array([way.foot.backward for way in self._ways])[way],
            steps=streets == Street.STEPS,
            lowest=levels[:, 0].copy(),
            highest=levels[:, 1].copy(),
            wheels=np.array([way.foot.wheels for way in self._ways], np.uint8)[way],
            wheel_stops=np.array(sorted(self._wheel_stops), np.int32),
            differing=np.array(self.differing, np.int64),
            street=streets,
            passage=np.array([way.foot.passage for way in self._ways], np.uint8)[way],
            way=way.copy(),
            main=np.ones(len(start), np.bool_),
            way_names=tuple(way.name for way in self._ways),
            scenery=Lines.of([line for _, line in self._scenery], [kind for kind, _ in self._scenery]),
            **self._entrances(),
        ).with_main_part()
