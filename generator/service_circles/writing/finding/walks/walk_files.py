"""The ways on foot that a page lists, as one small file for all languages: lines to draw, and codes to tell them by.

`site_theme/maps/walks.js` makes sentences of the codes.
"""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

import numpy as np
import shapely

from service_circles.basics.json_text import json_bytes
from service_circles.coverage.street_reaches import StreetReaches
from service_circles.geo.network.polylines import Floats
from service_circles.geo.walkers import walker_of, whole_minutes
from service_circles.geo.walking.directions import Directions, Leg, directions_of
from service_circles.geo.walking.routes import Route, RouteTree, reversed_network
from service_circles.records.area import Area, AreaKind
from service_circles.records.center import ServiceCenter
from service_circles.records.circle import ServiceCircle
from service_circles.writing.cards.place_rows import is_listed, rows_in_reach
from service_circles.writing.finding.data_encoding import STEPS_PER_DEGREE, Numbers
from service_circles.writing.finding.streets.line_encoding import encode_numbers
from service_circles.writing.site.site import FARTHEST_MINUTES, Site

FOLDER = "walks/"
MOST_BYTES = 2_000
"""Limit of a compressed file; the nearest places come first, the others are counted."""
_TOLERANCE_M = 3.0
Make = Callable[[], bytes]


class _Walk(NamedTuple):
    """The other place of a page, minutes and meters, the route as far as streets are known."""

    place: str
    minutes: float
    meters: float
    route: Route | None


def walk_files(sites: Sequence[Site]) -> Iterator[tuple[str, Make]]:
    """The files by address; `sites` is the same site in each of its languages."""
    site = sites[0]
    streets = site.reaches.streets
    if streets is None:
        return
    for area in site.directory.all(Area):
        if area.kind is AreaKind.ESTATE and area.id in site.points:
            yield f"{FOLDER}{area.id}.json", partial(_file, sites, streets, area.id, _from_estate)
    for center in site.directory.all(ServiceCenter):
        if is_listed(center) and center.id in site.points:
            yield f"{FOLDER}{center.id}.json", partial(_file, sites, streets, center.id, _to_center)


def _from_estate(site: Site, streets: StreetReaches, area_id: str) -> list[_Walk]:
    """The walks that the page of an estate lists."""
    known = sorted(site.walks_from(area_id).items(), key=lambda each: (each[1].minutes, each[0]))
    if not known:
        return []
    at = streets.for_walker(walker_of(site.directory.settings.circle_standard.pace))
    tree = RouteTree(at.weighted, at.doors, area_id, known[-1][1].minutes + 1e-6)
    return [_Walk(id_, walk.minutes, walk.distance_m, tree.route_to(id_)) for id_, walk in known]


def _to_center(site: Site, streets: StreetReaches, center_id: str) -> list[_Walk]:
    """The walks to a center from the estates that its page lists."""
    circles = site.directory.where(ServiceCircle, origins=center_id)
    rows = rows_in_reach(site, circles[0]) if circles else ()
    at = streets.for_walker(walker_of(site.directory.settings.circle_standard.pace))
    estates = [row.place.id for row in rows if not row.is_center]
    if not estates:
        return []
    tree = RouteTree(reversed_network(at.weighted), at.doors, center_id, FARTHEST_MINUTES)
    routes = [route.turned_around() for id_ in estates if (route := tree.route_to(id_))]
    walks = [_Walk(route.origin, route.seconds / 60, route.meters, route) for route in routes]
    return sorted(walks, key=lambda walk: (walk.minutes, walk.place))


def _file(
    sites: Sequence[Site],
    streets: StreetReaches,
    place: str,
    walks_of: Callable[[Site, StreetReaches, str], list[_Walk]],
) -> bytes:
    walks = walks_of(sites[0], streets, place)
    encoded = _Encoding(sites, streets)
    for count in range(len(walks), -1, -1):
        content = json_bytes(encoded.data(place, walks[:count], len(walks) - count, walks_of is _from_estate))
        if len(gzip.compress(content, 9)) <= MOST_BYTES:
            break
    return content


@dataclass(frozen=True)
class _Encoding:
    sites: Sequence[Site]
    streets: StreetReaches

    def data(self, place: str, walks: Sequence[_Walk], more: int, outward: bool) -> dict[str, object]:
        """`ids`, `told` and `lines` of each walk, `names` in each language, `at`: the corner from which lines count."""
        network = self.streets.network
        names = Numbers[str]()
        places = [names[f"record:{id_}"] for id_ in (place, *(walk.place for walk in walks))]
        told = [encode_numbers(self._told(walk, names)) for walk in walks]
        lines = [_simple(walk.route.points_m) if walk.route else np.empty((0, 2)) for walk in walks]
        steps = [np.rint(network.from_plane(line) * STEPS_PER_DEGREE).astype(int) for line in lines]
        corner = np.min([line.min(axis=0) for line in steps if len(line)] or [[0, 0]], axis=0)
        deltas = [np.diff(line - corner, axis=0, prepend=0).ravel().tolist() for line in steps]
        return {
            "at": corner.tolist(),
            "here": places[0],
            "outward": int(outward),
            "more": more,
            "ids": [walk.place for walk in walks],
            "names": self._names(list(names)),
            "told": told,
            "lines": [encode_numbers(each) for each in deltas],
        }

    def _told(self, walk: _Walk, names: Numbers[str]) -> list[int]:
        """Name of the place, minutes, meters; then, where a route is known, what it passes and its legs."""
        head = [names[f"record:{walk.place}"], whole_minutes(walk.minutes), round(walk.meters)]
        if walk.route is None:
            return head
        found: Directions = directions_of(walk.route, self.streets.junctions)
        head += [
            round(found.steps_m),
            found.crossings,
            round(found.before_m),
            round(found.behind_m),
            found.side,
        ]
        return head + [number for leg in found.legs for number in _leg(leg, names)]

    def _names(self, keys: list[str]) -> dict[str, list[str]]:
        """The names by language; those of the first language stand for all that have the same."""
        first, *others = ({site.language.code: [_name(site, key) for key in keys]} for site in self.sites)
        same = next(iter(first.values()))
        return first | {code: each for other in others for code, each in other.items() if each != same}


def _leg(leg: Leg, names: Numbers[str]) -> list[int]:
    """Turn, kind of way, number of the name, or the kind of a nameless street below zero; meters."""
    return [leg.turn, leg.passing, names[leg.name] if leg.name else -1 - leg.street, round(leg.meters)]


def _name(site: Site, key: str) -> str:
    id_ = key.removeprefix("record:")
    if id_ == key:
        return site.words(key)
    place = site.directory.find(ServiceCenter, id_) or site.directory.get(Area, id_)
    return place.name


def _simple(points_m: Floats) -> Floats:
    line: Floats = shapely.get_coordinates(shapely.simplify(shapely.linestrings(points_m), _TOLERANCE_M))
    return line
