"""Streets as a walker sees them: nodes, and straight segments between them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, fields, replace
from functools import cached_property
from typing import Self

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components

from service_circles.geo.distance import Plane
from service_circles.geo.network.polylines import Flags, Floats, Ints, Lines

_A_TOWN_M = 10_000
"""Parts with as much street are connected in themselves, say across a river; shorter ones are mappers' slips."""


@dataclass(frozen=True, eq=False)
class WalkingNetwork:
    """Nodes in WGS84 and segments between them; arrays of one length each for nodes and for segments."""

    node_latitude: Floats
    node_longitude: Floats
    start: Ints
    end: Ints
    length_m: Floats
    fixed_s: Floats
    """Seconds for everybody where a link says so, else NaN."""
    forward: Flags
    """From `start` to `end`."""
    backward: Flags
    steps: Flags
    street: Ints
    """Values of `Street`."""
    way: Ints
    """Which way a segment is of; those of one way follow each other."""
    main: Flags
    """Whether the segment is connected with the town: doors are joined to these only."""
    way_names: tuple[str, ...]
    scenery: Lines
    """What a map shows beside the streets; kinds are values of `Scenery`."""

    @cached_property
    def plane(self) -> Plane:
        """A flat map around the middle of the network."""
        south, west, north, east = self.bounds
        return Plane.around(((south + north) / 2, (west + east) / 2))

    @cached_property
    def bounds(self) -> tuple[float, float, float, float]:
        """South, west, north and east end in degrees."""
        latitude, longitude = self.node_latitude, self.node_longitude
        return (
            float(latitude.min()), float(longitude.min()), float(latitude.max()), float(longitude.max())
        )  # fmt: skip

    @cached_property
    def node_m(self) -> Floats:
        """(N, 2): meters east and north of the middle."""
        return self.on_plane(np.column_stack((self.node_latitude, self.node_longitude)))

    def on_plane(self, points: Floats) -> Floats:
        """(N, 2) latitude and longitude as meters east and north of the middle."""
        origin, plane = self.plane.origin, self.plane
        return np.column_stack(
            (
                (points[:, 1] - origin[1]) * plane.meters_per_degree_east,
                (points[:, 0] - origin[0]) * plane.meters_per_degree_north,
            )
        )

    def from_plane(self, meters: Floats) -> Floats:
        """The way back: (N, 2) latitude and longitude."""
        origin, plane = self.plane.origin, self.plane
        return np.column_stack(
            (
                meters[:, 1] / plane.meters_per_degree_north + origin[0],
                meters[:, 0] / plane.meters_per_degree_east + origin[1],
            )
        )

    @cached_property
    def key(self) -> str:
        """Hash of all that can change a walk or a drawing."""
        digest = hashlib.blake2b(digest_size=16)
        for field in fields(self):
            value = getattr(self, field.name)
            parts = (value.points, value.starts, value.kinds) if isinstance(value, Lines) else (value,)
            for part in parts:
                digest.update(part.tobytes() if isinstance(part, np.ndarray) else repr(part).encode())
        return digest.hexdigest()

    def with_main_found(self) -> Self:
        """The same with `main` set: the largest part within which one can walk there and back."""
        nodes = len(self.node_latitude)
        begin = np.concatenate((self.start[self.forward], self.end[self.backward]))
        finish = np.concatenate((self.end[self.forward], self.start[self.backward]))
        graph = csr_array((np.ones(len(begin), np.int8), (begin, finish)), shape=(nodes, nodes))
        count, part = connected_components(graph, directed=True, connection="strong")
        inside = part[self.start] == part[self.end]
        length_m = np.bincount(part[self.start], weights=self.length_m * inside, minlength=count)
        large = length_m >= min(_A_TOWN_M, length_m.max(initial=0))
        return replace(self, main=inside & large[part[self.start]])


def lengths_m(begin: Floats, finish: Floats) -> Floats:
    """Meters between points (N, 2: latitude, longitude) a short way apart, on the WGS84 ellipsoid."""
    middle = (begin[:, 0] + finish[:, 0]) / 2
    latitudes = np.linspace(middle.min(initial=90), middle.max(initial=-90), 256)
    planes = [Plane.around((float(latitude), 0)) for latitude in latitudes]
    north = np.interp(middle, latitudes, [plane.meters_per_degree_north for plane in planes])
    east = np.interp(middle, latitudes, [plane.meters_per_degree_east for plane in planes])
    return np.hypot((finish[:, 1] - begin[:, 1]) * east, (finish[:, 0] - begin[:, 0]) * north)
