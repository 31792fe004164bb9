"""Many lines as few SVG paths: cut to the drawing, simplified, in whole units, as short as they go."""

from collections.abc import Collection, Mapping
from itertools import pairwise
from typing import Any

import numpy as np
import shapely

from service_circles.geo.network.polylines import Flags, Floats, Ints, Lines
from service_circles.writing.drawings.maps.map_frame import HEIGHT, WIDTH, Frame

Styles = Mapping[int, str]
"""The style of each kind of line, from below to above; other kinds are not drawn."""

_BEYOND = 6  # cut ends lie outside the drawing and are not seen
_BOX = (-_BEYOND, -_BEYOND, WIDTH + _BEYOND, HEIGHT + _BEYOND)
_TOLERANCE = 0.7
_SOFT_TOLERANCE = 1.2
_CORNER = 3.0
_LEAST_AREA = 6.0


def line_paths(lines: Lines, styles: Styles, frame: Frame) -> dict[str, str]:
    """A path for each style that has something on the drawing."""
    lines, rank = _ranked(lines, styles)
    cut = shapely.clip_by_rect(shapes_of(lines, frame), *_BOX)
    parts, source = shapely.get_parts(cut, return_index=True)
    return _paths(parts, rank[source], styles)


def shapes_of(lines: Lines, frame: Frame) -> Any:
    """Shapely's line strings in units of the drawing."""
    return shapely.linestrings(_spots(lines.points, frame), indices=_numbers(lines))


def area_paths(
    lines: Lines, styles: Styles, frame: Frame, holes: Collection[int], *, soft: bool = False
) -> dict[str, str]:
    """The same for the areas within closed lines; holes go around the other way, so that they are not filled.

    The corners of soft ones are cut off.
    """
    lines, rank = _ranked(lines.select(np.flatnonzero(np.diff(lines.starts) > 3)), styles)
    rings = shapely.linearrings(_spots(lines.points, frame), indices=_numbers(lines))
    cut = shapely.clip_by_rect(shapely.polygons(rings), *_BOX)
    parts, source = shapely.get_parts(cut, return_index=True)
    is_hole = np.isin(lines.kinds[source], list(holes))
    seen = shapely.area(parts) > _LEAST_AREA
    rims = shapely.get_exterior_ring(shapely.orient_polygons(parts, exterior_cw=is_hole))[seen]
    return _paths(_softened(rims) if soft else rims, rank[source[seen]], styles)


def _ranked(lines: Lines, styles: Styles) -> tuple[Lines, Ints]:
    """The lines that have a style, in the order of styles, and the number of each one's style."""
    names = list(dict.fromkeys(styles.values()))
    rank = np.full(max([*styles, *lines.kinds.tolist()]) + 1, -1)
    rank[list(styles)] = [names.index(style) for style in styles.values()]
    order = np.argsort(rank[lines.kinds], kind="stable")
    order = order[rank[lines.kinds[order]] >= 0]
    return lines.select(order), rank[lines.kinds[order]]


def _softened(rings: Any) -> Any:
    """Rings with a short edge in place of every corner."""
    points, ring = shapely.get_coordinates(
        shapely.simplify(rings, _SOFT_TOLERANCE, preserve_topology=False), return_index=True
    )
    edge = ring[1:] == ring[:-1]
    begins, along = points[:-1][edge], np.diff(points, axis=0)[edge]
    length = np.hypot(along[:, 0], along[:, 1])
    inset = (np.minimum(_CORNER, length / 3) / length)[:, None] * along
    corners = np.stack((begins + inset, begins + along - inset), axis=1).reshape(-1, 2)
    return shapely.linearrings(corners, indices=np.repeat(ring[1:][edge], 2))


def _paths(lines: Any, rank: Ints, styles: Styles) -> dict[str, str]:
    """The paths of shapely's lines, which are ordered by rank."""
    lines = shapely.simplify(lines, _TOLERANCE, preserve_topology=False)
    spots, line = _in_whole_units(*shapely.get_coordinates(lines, return_index=True))
    names = list(dict.fromkeys(styles.values()))
    parts = list(pairwise(np.searchsorted(rank[line], np.arange(len(names) + 1)).tolist()))
    return {
        name: _path(spots[begin:end], _begins(line[begin:end]))
        for name, (begin, end) in zip(names, parts, strict=True)
        if begin < end
    }


def _in_whole_units(points: Floats, line: Ints) -> tuple[Ints, Ints]:
    """Rounded, without repeated spots; lines of a single spot are left out."""
    spots = np.rint(points).astype(np.intp)
    moved = _begins(line)
    moved[1:] |= (spots[1:] != spots[:-1]).any(axis=1)
    long = np.bincount(line[moved], minlength=1)[line] > 1
    return spots[moved & long], line[moved & long]


def _path(spots: Ints, begins: Flags) -> str:
    """`m`, then steps from spot to spot."""
    words = list(map(str, np.diff(spots, axis=0, prepend=0).ravel().tolist()))
    for at in np.flatnonzero(begins).tolist():
        words[2 * at] = f"m{words[2 * at]}"
    return " ".join(words).replace(" -", "-").replace(" m", "m")


def _numbers(lines: Lines) -> Ints:
    """The index of each point's line."""
    return np.repeat(np.arange(len(lines)), np.diff(lines.starts))


def _begins(line: Ints) -> Flags:
    begins = np.ones(len(line), np.bool_)
    begins[1:] = line[1:] != line[:-1]
    return begins


def _spots(points: Floats, frame: Frame) -> Floats:
    plane, (east_m, north_m) = frame.plane, frame.middle_m
    across_m = (points[:, 1] - plane.origin[1]) * plane.meters_per_degree_east - east_m
    up_m = (points[:, 0] - plane.origin[0]) * plane.meters_per_degree_north - north_m
    return np.column_stack((WIDTH / 2 + across_m * frame.scale, HEIGHT / 2 - up_m * frame.scale))
