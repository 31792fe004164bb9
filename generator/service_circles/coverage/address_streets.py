"""Streets of addresses, and the datums in which a point lies at them."""

import re
from collections.abc import Mapping
from functools import cached_property

import numpy as np
import shapely

from service_circles.geo.datum import Point, to_wgs84
from service_circles.geo.network.walking_network import WalkingNetwork
from service_circles.records.values.contact import Datum, Location

AT_THE_STREET_M = 200
FAR_FROM_IT_M = 400
_PLAINLY = (
    r"(?:^|[^\u3400-\u9fffA-Za-z]|[省市区县镇乡村道社团旗州港]){}(?:$|[^\u3400-\u9fffA-Za-z]|[号与和交（])"
)
"""The names of areas end before a street begins, and a number follows it."""
"""Datums differ by 500 m and more in China, so distances between these two prove nothing."""


class StreetNames:
    """The streets of a network by their names."""

    def __init__(self, network: WalkingNetwork) -> None:
        self._network = network
        self._named: dict[str, str | None] = {}

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

    def named_in(self, address: str) -> str | None:
        """The longest name of a street that an address contains."""
        if address not in self._named:
            names = (name for name in self._lines if name in address)
            self._named[address] = max(names, key=len, default=None)
        return self._named[address]

    def plainly_named_in(self, address: str) -> str | None:
        """The street that an address names in whole: not 明珠路 in 新明珠路, nor in 明珠路东巷."""
        street = self.named_in(address)
        return street if street and re.search(_PLAINLY.format(re.escape(street)), address) else None

    def least_meters_to(self, street: str, location: Location) -> float:
        """Meters from a point to a street, in whatever datum it is nearest."""
        return min(self._meters_to(street, location, datum) for datum in Datum)

    def datums_near_and_far(
        self, street: str, location: Location
    ) -> tuple[frozenset[Datum], frozenset[Datum]]:
        """Datums that put a point at a street, the nearest one alone; and those that put it far from it."""
        off_m = {datum: self._meters_to(street, location, datum) for datum in Datum}
        nearest = min(off_m, key=lambda datum: (off_m[datum], datum is not location.datum))
        near = {nearest} if off_m[nearest] <= AT_THE_STREET_M else set()
        return frozenset(near), frozenset(datum for datum in Datum if off_m[datum] > FAR_FROM_IT_M)

    def _meters_to(self, street: str, location: Location, datum: Datum) -> float:
        point: Point = to_wgs84(location.latitude, location.longitude, datum)
        on_plane = self._network.on_plane(np.array([point]))[0]
        return float(shapely.distance(self._lines[street], shapely.points(on_plane)))
