"""The isochrone of a reach, for drawing: the streets walked in time, cut where the time is over, and their outline.

Membership is minutes to the door; the outline is only a drawing: among real residential quarters within
500 m, two in five are more than ten minutes away on foot. Streets are rasterized, and the outline is the zero
line of a field that is positive near reached streets. A buffer around the streets would be exact and many
times slower, and would swallow streets that nobody reaches.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import shapely
from contourpy import FillType, contour_generator
from scipy import ndimage

from service_circles.geo.network.polylines import Flags, Floats, Ints, Lines
from service_circles.geo.network.snapping import MAX_SNAP_M
from service_circles.geo.network.walking_network import WalkingNetwork
from service_circles.geo.network.weighted_network import WeightedNetwork
from service_circles.geo.osm.foot_rules import Street
from service_circles.geo.walking.shortest_paths import ShortestPaths

OUTER, HOLE = 0, 1

_CELL_M = 10.0
_MAX_CELLS = 250
"""Cells of a side; a larger reach is drawn more coarsely."""
_MARGIN_M = 25.0
"""Wide enough for the doors along a street."""
_SMOOTHING_CELLS = 0.8


@dataclass(frozen=True, eq=False)
class StreetParts:
    """Parts of segments between two fractions, in the order of the segments; arrays of one length."""

    segment: Ints
    begin: Floats
    finish: Floats

    def ends(self, network: WalkingNetwork, points: Floats) -> tuple[Floats, Floats]:
        """The points at which the parts begin and finish, given a point (N, 2) for each node."""
        start, end = points[network.start[self.segment]], points[network.end[self.segment]]
        along = end - start
        return start + self.begin[:, None] * along, start + self.finish[:, None] * along

    def drawn(self, network: WalkingNetwork) -> StreetParts:
        """The parts without lines across squares."""
        kept = network.street[self.segment] != Street.ACROSS
        return self if kept.all() else StreetParts(self.segment[kept], self.begin[kept], self.finish[kept])

    def lines(self, network: WalkingNetwork) -> Lines:
        """The parts in WGS84; those that follow each other along a way are one line."""
        begins, ends = self.ends(network, network.points)
        segment, following = self.segment[:-1], self.segment[1:]
        goes_on = (
            (self.finish[:-1] == 1)
            & (self.begin[1:] == 0)
            & (network.way[segment] == network.way[following])
            & (network.end[segment] == network.start[following])
        )
        return Lines.from_segments(begins, ends, goes_on, network.street[self.segment])


def reached_parts(weighted: WeightedNetwork, paths: ShortestPaths) -> StreetParts:
    """The parts reached in time: in from both ends of each segment, and around the origins on theirs."""
    rank = np.arange(len(paths.segments))
    ahead = _reached_fraction(paths.max_s - paths.seconds[:, 0], weighted.forward_s[paths.segments])
    back = _reached_fraction(paths.max_s - paths.seconds[:, 1], weighted.backward_s[paths.segments])
    origins = paths.origins
    left_s = paths.max_s - origins.leg_m / weighted.profile.meters_per_second
    before = (origins.fraction - _reached_fraction(left_s, weighted.backward_s[origins.segment])).clip(0)
    after = (origins.fraction + _reached_fraction(left_s, weighted.forward_s[origins.segment])).clip(None, 1)
    at = np.concatenate((rank, rank, np.searchsorted(paths.segments, origins.segment)))
    begin = np.concatenate((np.zeros(len(rank)), 1 - back, before))
    finish = np.concatenate((ahead, np.ones(len(rank)), after))
    some = begin < finish
    segment, begin, finish = _merged(at[some], begin[some], finish[some])
    return StreetParts(paths.segments[segment], begin, finish)


def unreached_parts(paths: ShortestPaths, parts: StreetParts) -> StreetParts:
    """The other parts of the same segments."""
    at = 2 * np.searchsorted(paths.segments, parts.segment)
    every = 2.0 * np.arange(len(paths.segments))
    begin = np.sort(np.concatenate((every, at + parts.finish)))
    finish = np.sort(np.concatenate((at + parts.begin, every + 1)))
    left = finish > begin
    segment = (begin[left] // 2).astype(np.intp)
    return StreetParts(paths.segments[segment], begin[left] - 2 * segment, finish[left] - 2 * segment)


def _reached_fraction(left_s: Floats, needed_s: Floats) -> Floats:
    """The fraction of a segment for which the seconds left are enough, from 0 to 1."""
    reached = (left_s > 0) & np.isfinite(needed_s)
    return np.where(reached, left_s, 0) / np.where(reached, np.maximum(left_s, needed_s), 1)


def _merged(at: Ints, begin: Floats, finish: Floats) -> tuple[Ints, Floats, Floats]:
    """The parts sorted, overlapping ones of a segment merged. Segments are laid out along a line, 2 apart."""
    order = np.argsort(2 * at + begin, kind="stable")
    at = at[order]
    begin_on_line, so_far = 2 * at + begin[order], np.maximum.accumulate(2 * at + finish[order])
    first = np.flatnonzero(np.append(True, begin_on_line[1:] > so_far[:-1])[: len(at)])
    last = np.append(first[1:], len(at))[: len(first)] - 1
    return at[first], begin_on_line[first] - 2 * at[first], so_far[last] - 2 * at[first]


def outline_of(weighted: WeightedNetwork, paths: ShortestPaths, parts: StreetParts) -> Lines:
    """Rings in WGS84 whose last point is the first: outer ones, each followed by its holes."""
    network = weighted.network
    reached = _PlaneLines(*parts.ends(network, network.node_m)).plus(_legs(weighted, paths))
    if not len(reached.begins):
        return Lines.empty()
    raster = _Raster.around(reached)
    others = _PlaneLines(*unreached_parts(paths, parts).ends(network, network.node_m))
    rings = list(raster.rings(_field(raster, raster.mask(reached), raster.mask(others))))
    return Lines.of((network.from_plane(ring) for _, ring in rings), (kind for kind, _ in rings))


def _field(raster: _Raster, reached: Flags, others: Flags) -> Floats:
    """Meters inside (above zero) or outside. Holes without other streets are filled."""
    margin_m = max(_MARGIN_M, 2 * raster.cell_m)
    reached_m = _meters_to(reached, raster.cell_m)
    field = np.minimum(margin_m - reached_m, (_meters_to(others, raster.cell_m) - reached_m) / 2)
    gap, count = ndimage.label(field <= 0)
    open_gaps = np.zeros(count + 1, np.bool_)
    open_gaps[gap[0]] = open_gaps[gap[-1]] = open_gaps[gap[:, 0]] = open_gaps[gap[:, -1]] = True
    open_gaps[gap[others | (reached_m > MAX_SNAP_M)]] = True
    open_gaps[0] = True
    field = np.where(open_gaps[gap], field, raster.cell_m)
    smooth: Floats = ndimage.gaussian_filter(field, _SMOOTHING_CELLS)
    return smooth


def _meters_to(mask: Flags, cell_m: float) -> Floats:
    if not mask.any():
        return np.full(mask.shape, np.inf)
    cells: Floats = ndimage.distance_transform_edt(~mask)
    return cells * cell_m


def _legs(weighted: WeightedNetwork, paths: ShortestPaths) -> _PlaneLines:
    """From the origins' doors to their streets."""
    doors = paths.origins
    start, end = (
        weighted.network.node_m[nodes[doors.segment]]
        for nodes in (weighted.network.start, weighted.network.end)
    )
    return _PlaneLines(doors.point_m, start + doors.fraction[:, None] * (end - start))


@dataclass(frozen=True, eq=False, slots=True)
class _PlaneLines:
    """Straight lines on the plane."""

    begins: Floats
    ends: Floats

    def plus(self, other: _PlaneLines) -> _PlaneLines:
        return _PlaneLines(
            np.concatenate((self.begins, other.begins)), np.concatenate((self.ends, other.ends))
        )

    def dots(self, max_m: float) -> Floats:
        """(N, 2): points along the lines, at most so far apart."""
        along = self.ends - self.begins
        gaps = np.maximum(np.ceil(np.hypot(along[:, 0], along[:, 1]) / max_m), 1).astype(np.intp)
        line = np.repeat(np.arange(len(gaps)), gaps + 1)
        number = np.arange(len(line)) - np.repeat(np.cumsum(gaps + 1) - gaps - 1, gaps + 1)
        return self.begins[line] + (number / gaps[line])[:, None] * along[line]


@dataclass(frozen=True, slots=True)
class _Raster:
    """Square cells over a part of the plane, row 0 in the south."""

    west_m: float
    south_m: float
    cell_m: float
    shape: tuple[int, int]

    @classmethod
    def around(cls, lines: _PlaneLines) -> _Raster:
        ends = np.concatenate((lines.begins, lines.ends))
        cell_m = max(_CELL_M, float(np.ptp(ends, axis=0).max()) / _MAX_CELLS)
        west_m, south_m = (ends.min(axis=0) - _MARGIN_M - 3 * cell_m).tolist()
        columns, rows = np.ceil((ends.max(axis=0) + _MARGIN_M + 3 * cell_m - (west_m, south_m)) / cell_m)
        return cls(west_m, south_m, cell_m, (int(rows) + 1, int(columns) + 1))

    def mask(self, lines: _PlaneLines) -> Flags:
        """The cells that lines pass through: the lines rasterized."""
        at = np.rint((lines.dots(self.cell_m / 2) - (self.west_m, self.south_m)) / self.cell_m).astype(
            np.intp
        )
        at = at[((at >= 0) & (at < self.shape[::-1])).all(axis=1)]
        mask = np.zeros(self.shape, np.bool_)
        mask[at[:, 1], at[:, 0]] = True
        return mask

    def rings(self, field: Floats) -> Iterator[tuple[int, Floats]]:
        """Rings around the field above zero: kind and points (N, 2) in meters."""
        x = self.west_m + self.cell_m * np.arange(self.shape[1])
        y = self.south_m + self.cell_m * np.arange(self.shape[0])
        found = contour_generator(x, y, field, fill_type=FillType.OuterOffset).filled(0, np.inf)
        for points, offsets in zip(*found, strict=True):
            for number, (start, end) in enumerate(pairwise(offsets)):
                line = shapely.simplify(shapely.linestrings(points[start:end]), self.cell_m / 3)
                yield (OUTER if number == 0 else HOLE), shapely.get_coordinates(line)
