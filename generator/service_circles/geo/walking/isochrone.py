"""The outline of a reach, for drawing: near what is walked, and nearer to it than to what is not.

Streets are rasterized, and the outline is the zero line of a field that is positive near walked ones. A
buffer around the streets would be exact and many times slower, and would swallow streets nobody reaches.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import shapely
from contourpy import FillType, contour_generator
from scipy import ndimage

from service_circles.geo.network.nearest_segment import MOST_OFF_M
from service_circles.geo.network.paced_network import PacedNetwork
from service_circles.geo.network.polylines import Flags, Floats, Lines
from service_circles.geo.walking.reached_streets import Pieces, unreached_pieces
from service_circles.geo.walking.shortest_paths import Walks

OUTER, HOLE = 0, 1

_CELL_M = 10.0
_MOST_CELLS = 250
"""Of a side; a larger reach is drawn more coarsely."""
_MARGIN_M = 25.0
"""A street with the doors along it."""
_SMOOTHING_CELLS = 0.8


def outline_of(paced: PacedNetwork, walks: Walks, pieces: Pieces) -> Lines:
    """Rings in WGS84 whose last point is the first: outer ones, each followed by its holes."""
    network = paced.network
    walked = _Strokes(*pieces.ends(network, network.node_m)).and_also(_legs(paced, walks))
    if not len(walked.begins):
        return Lines.none()
    raster = _Raster.around(walked)
    others = _Strokes(*unreached_pieces(walks, pieces).ends(network, network.node_m))
    rings = list(raster.rings(_field(raster, raster.mask(walked), raster.mask(others))))
    return Lines.of((network.from_plane(ring) for _, ring in rings), (kind for kind, _ in rings))


def _field(raster: _Raster, walked: Flags, others: Flags) -> Floats:
    """Meters inside (above zero) or outside. What walked streets enclose is inside, unless others are there."""
    margin_m = max(_MARGIN_M, 2 * raster.cell_m)
    walked_m = _meters_to(walked, raster.cell_m)
    field = np.minimum(margin_m - walked_m, (_meters_to(others, raster.cell_m) - walked_m) / 2)
    gap, count = ndimage.label(field <= 0)
    open_gaps = np.zeros(count + 1, np.bool_)
    open_gaps[gap[0]] = open_gaps[gap[-1]] = open_gaps[gap[:, 0]] = open_gaps[gap[:, -1]] = True
    open_gaps[gap[others | (walked_m > MOST_OFF_M)]] = True
    open_gaps[0] = True
    field = np.where(open_gaps[gap], field, raster.cell_m)
    smooth: Floats = ndimage.gaussian_filter(field, _SMOOTHING_CELLS)
    return smooth


def _meters_to(mask: Flags, cell_m: float) -> Floats:
    if not mask.any():
        return np.full(mask.shape, np.inf)
    cells: Floats = ndimage.distance_transform_edt(~mask)
    return cells * cell_m


def _legs(paced: PacedNetwork, walks: Walks) -> _Strokes:
    """From the origins' doors to their streets."""
    doors = walks.origins
    start, end = (
        paced.network.node_m[nodes[doors.segment]] for nodes in (paced.network.start, paced.network.end)
    )
    return _Strokes(doors.point_m, start + doors.fraction[:, None] * (end - start))


@dataclass(frozen=True, eq=False, slots=True)
class _Strokes:
    """Straight lines on the plane."""

    begins: Floats
    ends: Floats

    def and_also(self, other: _Strokes) -> _Strokes:
        return _Strokes(np.concatenate((self.begins, other.begins)), np.concatenate((self.ends, other.ends)))

    def dots(self, most_m: float) -> Floats:
        """(N, 2): points along the lines, at most so far apart."""
        along = self.ends - self.begins
        gaps = np.maximum(np.ceil(np.hypot(along[:, 0], along[:, 1]) / most_m), 1).astype(np.intp)
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
    def around(cls, strokes: _Strokes) -> _Raster:
        ends = np.concatenate((strokes.begins, strokes.ends))
        cell_m = max(_CELL_M, float(np.ptp(ends, axis=0).max()) / _MOST_CELLS)
        west_m, south_m = (ends.min(axis=0) - _MARGIN_M - 3 * cell_m).tolist()
        columns, rows = np.ceil((ends.max(axis=0) + _MARGIN_M + 3 * cell_m - (west_m, south_m)) / cell_m)
        return cls(west_m, south_m, cell_m, (int(rows) + 1, int(columns) + 1))

    def mask(self, strokes: _Strokes) -> Flags:
        """The cells that lines pass through."""
        at = np.rint((strokes.dots(self.cell_m / 2) - (self.west_m, self.south_m)) / self.cell_m).astype(
            np.intp
        )
        at = at[((at >= 0) & (at < self.shape[::-1])).all(axis=1)]
        mask = np.zeros(self.shape, np.bool_)
        mask[at[:, 1], at[:, 0]] = True
        return mask

    def rings(self, field: Floats) -> Iterator[tuple[int, Floats]]:
        """Where the field is above zero: kind and points (N, 2) in meters of each ring."""
        x = self.west_m + self.cell_m * np.arange(self.shape[1])
        y = self.south_m + self.cell_m * np.arange(self.shape[0])
        found = contour_generator(x, y, field, fill_type=FillType.OuterOffset).filled(0, np.inf)
        for points, offsets in zip(*found, strict=True):
            for number, (start, end) in enumerate(pairwise(offsets)):
                line = shapely.simplify(shapely.linestrings(points[start:end]), self.cell_m / 3)
                yield (OUTER if number == 0 else HOLE), shapely.get_coordinates(line)
