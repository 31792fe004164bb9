"""Streets and scenery in layers for all the maps of a network."""

from __future__ import annotations

from collections.abc import Collection
from functools import cached_property

import numpy as np
import shapely

from service_circles.geo.distance import Plane
from service_circles.geo.network.polylines import Ints, Lines, merge_lines
from service_circles.geo.network.walking_network import WalkingNetwork
from service_circles.geo.osm.foot_rules import Street

Box = tuple[float, float, float, float]
"""South, west, north and east end in degrees."""

KINDS = len(Street)
"""The number of kinds of streets."""
_TOLERANCE_M = 1.0
_FETCHED_TOLERANCE_M = 3.0
"""Tolerance for fetched lines: five pixels where a map is closest, less than half a street."""


class MapLayers:
    """The background of every map of a network, in long simplified lines: make it once."""

    def __init__(self, network: WalkingNetwork) -> None:
        self._network = network
        everything = np.flatnonzero(network.street != Street.ACROSS)
        self._streets = _BoxIndex(
            _simplified(network, merge_lines(_street_lines(network, everything, network.street)))
        )
        self._scenery = _BoxIndex(_simplified(network, network.scenery))
        self.names = tuple(sorted(set(network.way_names) - {""}))
        number = {name: at for at, name in enumerate(self.names)}
        name = np.array([number.get(name, -1) for name in network.way_names], np.int32)[network.way]
        named = np.flatnonzero((name >= 0) & (network.street <= Street.STREET))
        self._named = _BoxIndex(_simplified(network, merge_lines(_street_lines(network, named, name))))

    def streets(self, box: Box, kinds: Collection[int] | None = None, least_m: float = 0) -> Lines:
        """Streets that touch a box, not cut at its edge: all, or some values of `Street`, or large ones."""
        return self._streets.touching(box, kinds, least_m)

    def named_streets(self, box: Box) -> Lines:
        """Larger streets that touch a box and have a name; kinds are indices into `names`."""
        return self._named.touching(box)

    def scenery(self, box: Box) -> Lines:
        """Lines and rings that touch a box; kinds are values of `Scenery`."""
        return self._scenery.touching(box)

    @cached_property
    def lines(self) -> Lines:
        """All streets, each of one name; the kind of a line is its `Street`, and the index of its name plus 1, times `KINDS`."""
        network = self._network
        number = {name: at for at, name in enumerate(self.names, start=1)}
        name = np.array([number.get(name, 0) for name in network.way_names], np.int32)[network.way]
        drawn = np.flatnonzero(network.street != Street.ACROSS)
        kinds = network.street.astype(np.int32) + KINDS * name
        return _simplified(network, merge_lines(_street_lines(network, drawn, kinds)), _FETCHED_TOLERANCE_M)

    @property
    def main_lines(self) -> Lines:
        """Those of main streets, and of streets with cars."""
        return self.lines.select(np.flatnonzero(self.lines.kinds % KINDS <= Street.STREET))

    def lines_in(self, box: Box) -> Lines:
        """Those that touch a box."""
        return self._lines_by_box.touching(box)

    @cached_property
    def _lines_by_box(self) -> _BoxIndex:
        return _BoxIndex(self.lines)


def _street_lines(network: WalkingNetwork, segments: Ints, kinds: Ints) -> Lines:
    """Streets of some segments (ascending), way by way; a kind for each segment of the network."""
    start, end, way = network.start[segments], network.end[segments], network.way[segments]
    goes_on = (way[:-1] == way[1:]) & (end[:-1] == start[1:])
    return Lines.from_segments(network.points[start], network.points[end], goes_on, kinds[segments])


def _simplified(network: WalkingNetwork, lines: Lines, tolerance_m: float = _TOLERANCE_M) -> Lines:
    """The lines with fewer points, nowhere more than a meter, or the tolerance, off."""
    line = np.repeat(np.arange(len(lines)), np.diff(lines.starts))
    shapes = shapely.linestrings(network.on_plane(lines.points), indices=line) if len(lines) else []
    shapes = shapely.simplify(shapes, tolerance_m, preserve_topology=False)
    meters, line = shapely.get_coordinates(shapes, return_index=True)
    starts = np.searchsorted(line, np.arange(len(lines) + 1)).astype(np.int32)
    return Lines(network.from_plane(meters).round(7), starts, lines.kinds)


class _BoxIndex:
    """Lines with their bounding boxes."""

    def __init__(self, lines: Lines) -> None:
        self._lines = lines
        first = lines.starts[:-1]
        latitude, longitude = np.ascontiguousarray(lines.points.T) if len(lines) else np.empty((2, 0))
        self._south, self._north, self._west, self._east = (
            extreme.reduceat(degrees, first) if len(lines) else degrees
            for degrees in (latitude, longitude)
            for extreme in (np.minimum, np.maximum)
        )

    def touching(self, box: Box, kinds: Collection[int] | None = None, least_m: float = 0) -> Lines:
        """Whole lines whose box touches another one and has at least such a diagonal."""
        south, west, north, east = box
        level = np.flatnonzero((self._north >= south) & (self._south <= north))
        found = level[(self._east[level] >= west) & (self._west[level] <= east)]
        if kinds is not None:
            found = found[np.isin(self._lines.kinds[found], list(kinds))]
        if least_m:
            plane = Plane.around((south, west))
            up_m = (self._north[found] - self._south[found]) * plane.meters_per_degree_north
            across_m = (self._east[found] - self._west[found]) * plane.meters_per_degree_east
            found = found[np.hypot(up_m, across_m) >= least_m]
        return self._lines.select(found)
