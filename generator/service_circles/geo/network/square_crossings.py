"""Lines across a square: a visibility graph of its corners, so that people walk straight and around what stands in it."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import shapely

from service_circles.geo.datum import Point
from service_circles.geo.distance import Plane
from service_circles.geo.network.polylines import Floats
from service_circles.geo.osm.squares import Ring, Square

_LEAST_STEP_M, _STEPS_AROUND = 30.0, 24
"""Long sides have corners in between, so that doors along them need no detour to their ends."""
_MOST_CORNERS = 32
"""Lines grow with their square. Of more corners those with a street stay, and some of the others."""
_ON_THE_RIM_M = 0.3

Corner = tuple[int | None, Point]
"""The number of a node, or None where there is none, and its point."""
Line = tuple[Corner, Corner]


@dataclass(frozen=True, slots=True)
class SquareLines:
    """The lines along the rims of a square, and those across it."""

    rim: tuple[Line, ...]
    across: tuple[Line, ...]


def lines_of(square: Square, entries: Set[int]) -> SquareLines:
    """The lines of a square, which `entries`, the nodes of streets, are joined to."""
    plane = Plane.around(square.rings[0][0][1])
    rings = [_divided(ring, plane) for ring in square.rings]
    rim = tuple(line for ring in rings for line in pairwise((*ring, ring[0])))
    corners = _fewer([corner for ring in rings for corner in ring], entries)
    at = _meters([point for _, point in corners], plane)
    ground = shapely.Polygon(*_shell_and_holes(square, plane)).buffer(0.01)
    first, second = np.triu_indices(len(corners), 1)
    lines = shapely.linestrings(np.stack((at[first], at[second]), axis=1))
    shapely.prepare(ground)
    inside = shapely.covers(ground, lines)
    middles = shapely.points((at[first] + at[second]) / 2)
    inside[inside] = shapely.distance(ground.boundary, middles[inside]) > _ON_THE_RIM_M
    pairs = zip(first[inside].tolist(), second[inside].tolist(), strict=True)
    return SquareLines(rim, tuple((corners[a], corners[b]) for a, b in pairs))


def _divided(ring: Ring, plane: Plane) -> list[Corner]:
    at = _meters([point for _, point in (*ring, ring[0])], plane)
    sides_m = np.hypot(*np.diff(at, axis=0).T)
    parts = np.ceil(sides_m / max(_LEAST_STEP_M, sides_m.sum() / _STEPS_AROUND)).clip(1).astype(int).tolist()
    corners: list[Corner] = []
    for (begin, finish), count in zip(pairwise((*ring, ring[0])), parts, strict=True):
        corners.append(begin)
        a, b = np.array(begin[1]), np.array(finish[1])
        corners += [(None, tuple((a + (b - a) * part / count).tolist())) for part in range(1, count)]
    return corners


def _fewer(corners: list[Corner], entries: Set[int]) -> list[Corner]:
    if len(corners) <= _MOST_CORNERS:
        return corners
    order = sorted(range(len(corners)), key=lambda at: (corners[at][0] not in entries, at))
    joined = sum(number in entries for number, _ in corners)
    others = order[min(joined, _MOST_CORNERS) :]
    left = max(_MOST_CORNERS - joined, 0)
    spread = [others[len(others) * each // left] for each in range(left)]
    return [corners[at] for at in sorted({*order[: min(joined, _MOST_CORNERS)], *spread})]


def _shell_and_holes(square: Square, plane: Plane) -> tuple[Floats, list[Floats]]:
    shell, *holes = (_meters([point for _, point in ring], plane) for ring in square.rings)
    return shell, holes


def _meters(points: list[Point], plane: Plane) -> Floats:
    return np.array([plane.east_north_m(point) for point in points], np.float64)
