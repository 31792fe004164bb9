"""Candidate sites where a directory lists none: street corners near homes. It needs numpy and SciPy."""

from collections.abc import Sequence

import numpy as np
from scipy.spatial import KDTree

from service_circles.geo.datum import Point
from service_circles.geo.distance import Plane
from service_circles.geo.network.polylines import Floats, Ints
from service_circles.geo.network.weighted_network import WeightedNetwork
from service_circles.geo.osm.foot_rules import Street
from service_circles.languages.translator import CHINESE, Translator

_CELL_M = 40.0
_WIDER = 1.25


def corners_near(
    weighted: WeightedNetwork, homes: Sequence[Point], within_m: float, most: int, words: Translator = CHINESE
) -> list[tuple[str, Point]]:
    """Names and points of at most `most` street corners, in a straight line `within_m` from a home or nearer."""
    network = weighted.network
    corners = _corners(weighted)
    homes_m = network.on_plane(np.array(homes).reshape(-1, 2))
    far_m = KDTree(homes_m).query(network.node_m[corners], distance_upper_bound=within_m)[0]
    near = corners[np.isfinite(far_m)]
    kept = near[thin_points(network.node_m[near], most)]
    points = np.column_stack((network.node_latitude[kept], network.node_longitude[kept])).tolist()
    names = _names(weighted, kept, words)
    return [
        (names[node], (latitude, longitude))
        for node, (latitude, longitude) in zip(kept.tolist(), points, strict=True)
    ]


def thin_points(point_m: Floats, most: int) -> Ints:
    """The indices of at most `most` points (N, 2: meters): the first in each cell of a grid, ascending."""
    kept, cell_m = np.arange(len(point_m)), _CELL_M
    while len(kept) > most:
        cells = np.floor(point_m / cell_m)
        kept = np.sort(np.unique(cells, axis=0, return_index=True)[1])
        cell_m *= _WIDER
    return kept


def thin_places(points: Sequence[Point], most: int) -> list[int]:
    """The same for points in WGS84."""
    plane = Plane.around(points[0])
    kept: list[int] = thin_points(np.array([plane.east_north_m(point) for point in points]), most).tolist()
    return kept


def _corners(weighted: WeightedNetwork) -> Ints:
    """Nodes on the ground where streets meet or end; all of them if there are none, as on a ring."""
    network, meeting = weighted.network, _meeting(weighted)
    ground = network.on_level(weighted.segment_index.segments, 0)
    on_ground = np.zeros(len(meeting), np.bool_)
    on_ground[network.start[ground]] = on_ground[network.end[ground]] = True
    corners = np.flatnonzero(on_ground & (meeting > 0) & (meeting != 2))
    return corners if len(corners) else np.flatnonzero(on_ground & (meeting > 0))


def _meeting(weighted: WeightedNetwork) -> Ints:
    """The number of segments that meet at each node, apart from lines across squares."""
    network, segments = weighted.network, weighted.segment_index.segments
    segments = segments[network.street[segments] != Street.ACROSS]
    ends = np.concatenate((network.start[segments], network.end[segments]))
    return np.bincount(ends, minlength=len(network.node_latitude))


def _names(weighted: WeightedNetwork, nodes: Ints, words: Translator) -> dict[int, str]:
    """The name of a corner, by the streets that meet there."""
    network, segments, meeting = weighted.network, weighted.segment_index.segments, _meeting(weighted)
    streets: dict[int, set[str]] = {node: set() for node in nodes.tolist()}
    for ends in (network.start[segments], network.end[segments]):
        here = np.flatnonzero(np.isin(ends, nodes))
        for node, way in zip(ends[here].tolist(), network.way[segments[here]].tolist(), strict=True):
            streets[node].add(network.way_names[way])
    return {
        node: _name(sorted(names - {""}), words, is_end=meeting[node] == 1) for node, names in streets.items()
    }


def _name(streets: list[str], words: Translator, *, is_end: bool) -> str:
    if len(streets) > 1:
        return words("{street}与{other}路口", street=words(streets[0]), other=words(streets[1]))
    street = words(streets[0] if streets else "小路")
    return words("{street}尽头", street=street) if is_end else words("{street}路口", street=street)
