"""The graph of streets that can be walked: nodes, and straight segments between them."""

import hashlib
from dataclasses import dataclass, fields, replace
from functools import cached_property
from typing import Self

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components

from service_circles.geo.distance import Plane
from service_circles.geo.network.polylines import Flags, Floats, Ints, Lines

_MIN_PART_M = 10_000
"""A part with less street is a mapper's mistake; a longer one may be a town of its own, say across a river."""


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
    lowest: Ints
    highest: Ints
    """The floors of a segment, 0 is the ground: doors are snapped to segments on their own floor."""
    wheels: Ints
    """Values of `Wheels`: what is known about wheelchairs."""
    wheel_stops: Ints
    """Nodes that wheels do not get past."""
    differing: Ints
    """Numbers of nodes and ways about which overlapping extracts did not agree."""
    street: Ints
    """Values of `Street`."""
    passage: Ints
    """Values of `Passage`: bridges, tunnels, crossings, lifts."""
    way: Ints
    """Index of the way that a segment is part of; the segments of a way follow each other."""
    main: Flags
    """True where a segment is connected with the town: doors are snapped to these only."""
    way_names: tuple[str, ...]
    scenery: Lines
    """Water, parks and railways for maps; kinds are values of `Scenery`."""
    buildings: Lines
    """The outlines of buildings with entrances."""
    entrances: Lines
    """The entrances of each of the buildings, in their order."""
    entrance_levels: Ints
    """The floor of each point of `entrances`."""

    @property
    def is_sound(self) -> bool:
        """True if its arrays fit each other: those of a file in the cache may be anybody's."""
        nodes, segments = len(self.node_latitude), len(self.start)
        flags = (self.forward, self.backward, self.steps, self.main)
        kinds = (self.lowest, self.highest, self.wheels, self.street, self.passage, self.way)
        of_segments = [self.start, self.end, self.length_m, self.fixed_s, *flags, *kinds]
        indexes = (
            (self.start, nodes),
            (self.end, nodes),
            (self.way, len(self.way_names)),
            (self.wheel_stops, nodes),
        )
        return (
            segments > 0
            and self.node_latitude.shape == self.node_longitude.shape == (nodes,)
            and all(column.shape == (segments,) for column in of_segments)
            and all(column.dtype.kind == "b" for column in flags)
            and all(column.dtype.kind in "iu" for column in kinds)
            and all(column.dtype.kind == "i" and _is_within(column, 0, most - 1) for column, most in indexes)
            and _is_within(self.node_latitude, -90, 90)
            and _is_within(self.node_longitude, -180, 180)
            and _is_within(self.length_m, 0, np.inf)
            and not (self.fixed_s < 0).any()
            and len(self.buildings) == len(self.entrances)
            and self.entrance_levels.shape == (len(self.entrances.points),)
        )

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
    def points(self) -> Floats:
        """(N, 2): latitude and longitude of the nodes."""
        return np.column_stack((self.node_latitude, self.node_longitude))

    @cached_property
    def node_m(self) -> Floats:
        """(N, 2): meters east and north of the middle."""
        return self.on_plane(self.points)

    def on_plane(self, points: Floats) -> Floats:
        """(N, 2) latitude and longitude as meters east and north of the middle."""
        return np.column_stack(self.plane.east_north_m((points[:, 0], points[:, 1])))

    def from_plane(self, meters: Floats) -> Floats:
        """(N, 2) meters east and north of the middle as latitude and longitude."""
        return np.column_stack(self.plane.point_at(meters[:, 0], meters[:, 1]))

    def on_level(self, segments: Ints, level: int) -> Ints:
        """Those of some segments that are on a floor."""
        return segments[(self.lowest[segments] <= level) & (level <= self.highest[segments])]

    @cached_property
    def content_hash(self) -> str:
        """Hash of all that can change a shortest path or a drawing."""
        digest = hashlib.blake2b(digest_size=16)
        for field in fields(self):
            value = getattr(self, field.name)
            parts = (value.points, value.starts, value.kinds) if isinstance(value, Lines) else (value,)
            for part in parts:
                digest.update(part.tobytes() if isinstance(part, np.ndarray) else repr(part).encode())
        return digest.hexdigest()

    def for_wheels(self) -> Self:
        """The same network cut at the nodes that wheels do not get past: each segment there has an end of its own."""
        if not len(self.wheel_stops):
            return self
        ends = np.column_stack((self.start, self.end))
        cut = np.isin(ends, self.wheel_stops)
        latitude = np.concatenate((self.node_latitude, self.node_latitude[ends[cut]]))
        longitude = np.concatenate((self.node_longitude, self.node_longitude[ends[cut]]))
        ends[cut] = np.arange(len(self.node_latitude), len(latitude))
        return replace(
            self,
            node_latitude=latitude,
            node_longitude=longitude,
            start=ends[:, 0].copy(),
            end=ends[:, 1].copy(),
            wheel_stops=self.wheel_stops[:0],
        )

    def with_main_part(self) -> Self:
        """The same network with `main` set: the largest strongly connected components."""
        nodes = len(self.node_latitude)
        begin = np.concatenate((self.start[self.forward], self.end[self.backward]))
        finish = np.concatenate((self.end[self.forward], self.start[self.backward]))
        graph = csr_array((np.ones(len(begin), np.int8), (begin, finish)), shape=(nodes, nodes))
        count, part = connected_components(graph, directed=True, connection="strong")
        inside = part[self.start] == part[self.end]
        length_m = np.bincount(part[self.start], weights=self.length_m * inside, minlength=count)
        large = length_m >= min(_MIN_PART_M, length_m.max(initial=0))
        return replace(self, main=inside & large[part[self.start]])


def _is_within(column: Floats | Ints, least: float, most: float) -> bool:
    return bool(((least <= column) & (column <= most)).all())  # not so for NaN


def segment_lengths_m(begin: Floats, finish: Floats) -> Floats:
    """Meters between points (N, 2: latitude, longitude) a short way apart, on the WGS84 ellipsoid."""
    middle = (begin[:, 0] + finish[:, 0]) / 2
    latitudes = np.linspace(middle.min(initial=90), middle.max(initial=-90), 256)
    planes = [Plane.around((float(latitude), 0)) for latitude in latitudes]
    north = np.interp(middle, latitudes, [plane.meters_per_degree_north for plane in planes])
    east = np.interp(middle, latitudes, [plane.meters_per_degree_east for plane in planes])
    return np.hypot((finish[:, 1] - begin[:, 1]) * east, (finish[:, 0] - begin[:, 0]) * north)
