"""Does a point lie at the street that its address names? If another datum fits better, it was mistaken."""

from collections.abc import Mapping
from functools import cached_property

import numpy as np
import shapely

from service_circles.geo.datum import Point, to_wgs84
from service_circles.geo.network.walking_network import WalkingNetwork
from service_circles.records.values.contact import Datum, Location

AT_THE_STREET_M = 200
FAR_FROM_IT_M = 400
"""Datums differ by 500 m and more in China, so distances between these two prove nothing."""


class StreetNames:
    """The streets of a network by their names."""

    def __init__(self, network: WalkingNetwork) -> None:
        self._network = network

    @cached_property
    def _lines(self) -> Mapping[str, shapely.Geometry]:
        """All segments of each name, in meters on the plane of the network."""
        network = self._network
        ends = np.stack([network.node_m[network.start], network.node_m[network.end]], axis=1)
        names = np.array(network.way_names, dtype=object)[network.way]
        return {
            name: shapely.multilinestrings(shapely.linestrings(ends[names == name]))
            for name in sorted(set(network.way_names) - {""})
        }

    def better_datum(self, address: str, location: Location) -> tuple[Datum, str] | None:
        """Another datum that puts the point at the street of its address, which its own does not; and the street."""
        street = self._named_in(address)
        if street is None or self._meters_to(street, location, location.datum) <= FAR_FROM_IT_M:
            return None
        others = [datum for datum in Datum if datum is not location.datum]
        nearest = min(others, key=lambda datum: self._meters_to(street, location, datum))
        return (nearest, street) if self._meters_to(street, location, nearest) <= AT_THE_STREET_M else None

    def _named_in(self, address: str) -> str | None:
        """The longest name of a street that an address contains."""
        return max((name for name in self._lines if name in address), key=len, default=None)

    def _meters_to(self, street: str, location: Location, datum: Datum) -> float:
        point: Point = to_wgs84(location.latitude, location.longitude, datum)
        on_plane = self._network.on_plane(np.array([point]))[0]
        return float(shapely.distance(self._lines[street], shapely.points(on_plane)))
