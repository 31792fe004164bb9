"""Extracts that overlap, of different dates: what the newer says of a node or a way wins."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from dataclasses import replace
from math import cos, hypot, radians

from service_circles.geo.datum import Point
from service_circles.geo.osm.deletions import without_deleted
from service_circles.geo.osm.extract import Extract

_SAME_NODE_M = 20.0
"""A node with the same number is the same one, moved a little; farther off the numbers are made up."""
_METERS_PER_DEGREE = 111_200


def settle_overlap(extracts: Sequence[Extract]) -> list[int]:
    """Make older extracts agree with newer ones; returns the numbers of nodes and ways that did not.

    The newest extract comes first. Numbers below zero are made up by editors, and mean nothing in another file.
    """
    differing: list[int] = []
    newer: dict[int, tuple[Point, Extract]] = {}
    for at, extract in enumerate(extracts):
        shared = {
            number: newer[number]
            for number, point in extract.points.items()
            if number > 0 and number in newer and _meters(point, newer[number][0]) <= _SAME_NODE_M
        }
        for number, (point, source) in shared.items():
            if _takes_node(extract, number, point, source):
                differing.append(number)
        differing += _settle_ways(extract, shared.keys(), [source for _, source in shared.values()])
        for other in extracts[:at]:
            differing += without_deleted(extract, other)
        for number, point in extract.points.items():
            newer.setdefault(number, (point, extract))
    return list(dict.fromkeys(differing))


def _takes_node(extract: Extract, number: int, point: Point, source: Extract) -> bool:
    """Take the point of a node, and whether it stops people; True if anything was otherwise."""
    changed = extract.points[number] != point
    extract.points[number] = point
    for own, theirs in ((extract.barriers, source.barriers), (extract.wheel_stops, source.wheel_stops)):
        if (number in own) != (number in theirs):
            changed = True
            (own.add if number in theirs else own.discard)(number)
    return changed


def _settle_ways(extract: Extract, shared: Set[int], sources: Iterable[Extract]) -> list[int]:
    """Leave out ways that were closed since, and take the tags of the others; returns those that differed."""
    each = {id(source): source for source in sources}.values()
    newer = {way.number: way for source in each for way in source.ways}
    closed = {number for source in each for number in source.refused}
    kept, differing = [], []
    for way in extract.ways:
        is_shared = not shared.isdisjoint(way.nodes)
        if is_shared and way.number in closed:
            differing.append(way.number)
            continue
        other = newer.get(way.number, way) if is_shared else way
        if other.foot != way.foot:
            differing.append(way.number)
        kept.append(replace(way, name=other.name, foot=other.foot))
    extract.ways[:] = kept
    return differing


def _meters(one: Point, other: Point) -> float:
    north, east = one[0] - other[0], (one[1] - other[1]) * cos(radians(one[0]))
    return hypot(north, east) * _METERS_PER_DEGREE
