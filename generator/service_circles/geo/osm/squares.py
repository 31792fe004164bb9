"""Squares, platforms and piers that are areas: people walk straight across them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import osmium

from service_circles.geo.datum import Point
from service_circles.geo.osm.foot_rules import FootWay, Gated, foot_way

Ring = tuple[tuple[int, Point], ...]
"""Numbers and points of the nodes around; the first is not repeated."""

_KINDS = (
    *(("highway", value) for value in ("pedestrian", "footway", "path", "service", "living_street", "corridor")),
    *(("highway", "platform"), ("railway", "platform"), ("public_transport", "platform"), ("man_made", "pier")),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Square:
    """An outline and the holes in it; `number` is that of the closed way, or minus that of the relation."""

    number: int
    name: str
    foot: FootWay
    rings: tuple[Ring, ...]


def read_squares(path: Path, gated: Gated) -> Iterator[Square]:
    """The areas of an extract that are walked: multipolygons, and closed ways that say so."""
    wanted = osmium.filter.TagFilter(*_KINDS)
    for thing in osmium.FileProcessor(path).with_areas(wanted).with_filter(wanted):
        if isinstance(thing, osmium.osm.Area) and thing.visible:
            tags = dict(thing.tags)
            foot = foot_way(tags, gated)
            # A closed street is a loop; platforms and piers are areas, if nothing else is said.
            is_area = not thing.from_way() or tags.get("area") == "yes" or "highway" not in tags
            if foot is not None and is_area:
                number = thing.orig_id() * (1 if thing.from_way() else -1)
                yield from _squares(thing, number, tags.get("name", ""), foot)


def _squares(area: osmium.osm.Area, number: int, name: str, foot: FootWay) -> Iterator[Square]:
    for outer in area.outer_rings():
        yield Square(number, name, foot, (_ring(outer), *map(_ring, area.inner_rings(outer))))


def _ring(nodes: Iterable[osmium.osm.NodeRef]) -> Ring:
    return tuple((node.ref, (node.lat, node.lon)) for node in nodes)[:-1]
