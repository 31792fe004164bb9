"""Streets that a newer copy of the same data has no longer: it surrounds their nodes, and has other lines there.

Extracts end at outlines that no file tells, so only the middle of what a copy covers is judged: squares of about 100 m that
have its nodes on all sides. A file of a few paths, drawn to be added, has other nodes than the copy and deletes nothing.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise, product
from math import floor

from service_circles.geo.datum import Point
from service_circles.geo.osm.extract import Extract, ExtractWay

_SQUARES_PER_DEGREE = 1_000
_LEAST_SHARED = 0.5
"""The share of an older copy's nodes there that a newer copy must have to be one of the same data."""
_Square = tuple[int, int]


def without_deleted(older: Extract, newer: Extract) -> list[int]:
    """Drop the segments of an older copy that the newer one deleted or moved; returns the numbers of their ways."""
    inside = _inside(newer)
    judged = {number for number, point in older.points.items() if number > 0 and inside(point)}
    if not judged or len(judged & newer.points.keys()) < _LEAST_SHARED * len(judged):
        return []
    present = {frozenset(ends) for way in newer.ways for ends in pairwise(way.nodes)}
    kept, changed = [], []
    for way in older.ways:
        pieces = list(_pieces(way, lambda *ends: judged.issuperset(ends) and frozenset(ends) not in present))
        kept += pieces
        if pieces != [way]:
            changed.append(way.number)
    older.ways[:] = kept
    return changed


def _inside(copy: Extract) -> Callable[[Point], bool]:
    """Tells the points that have nodes of a copy on all sides."""
    occupied = {_square(point) for point in copy.points.values()}

    def inside(point: Point) -> bool:
        row, column = _square(point)
        return all((row + north, column + east) in occupied for north, east in product((-1, 0, 1), repeat=2))

    return inside


def _square(point: Point) -> _Square:
    return floor(point[0] * _SQUARES_PER_DEGREE), floor(point[1] * _SQUARES_PER_DEGREE)


def _pieces(way: ExtractWay, is_gone: Callable[[int, int], bool]) -> Iterator[ExtractWay]:
    """The way itself, or what is left of it on both sides of segments that are gone."""
    nodes = way.nodes[:1]
    for begin, finish in pairwise(way.nodes):
        if is_gone(begin, finish):
            if len(nodes) > 1:
                yield replace(way, nodes=nodes)
            nodes = []
        nodes.append(finish)
    if len(nodes) > 1:
        yield way if len(nodes) == len(way.nodes) else replace(way, nodes=nodes)
