"""The entrances of places, joined to the streets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from service_circles.geo.datum import Point
from service_circles.geo.network.paced_network import PacedNetwork
from service_circles.geo.network.polylines import Floats, Ints


@dataclass(frozen=True, slots=True)
class OffNetwork:
    """A door that is too far from every street: the place, and which of its doors (from 0)."""

    id: str
    door: int


@dataclass(frozen=True, eq=False)
class Doors:
    """Doors that are joined to a street, place by place; arrays of one length.

    A door at a corner is joined to all streets that meet there, and stands here once for each.
    """

    ids: tuple[str, ...]
    """Places that have at least one such door, sorted."""
    place: Ints
    """Index into `ids`, ascending."""
    point_m: Floats
    """(D, 2): meters east and north on the plane of the network."""
    segment: Ints
    fraction: Floats
    """How far along the segment the leg from the door meets it, 0 at its start."""
    leg_m: Floats
    off_network: tuple[OffNetwork, ...] = ()

    def __len__(self) -> int:
        return len(self.place)

    def of(self, names: Iterable[str]) -> Doors:
        """The doors of some places; names without a joined door are left out."""
        places = sorted({self._place_of[name] for name in names if name in self._place_of})
        first = np.searchsorted(self.place, places, "left")
        last = np.searchsorted(self.place, places, "right")
        kept = np.array(
            [door for begin, end in zip(first, last, strict=True) for door in range(begin, end)], np.intp
        )
        return replace(
            self.at(kept),
            ids=tuple(self.ids[place] for place in places),
            place=np.searchsorted(places, self.place[kept]).astype(np.int32),
            off_network=(),
        )

    def at(self, doors: Ints) -> Doors:
        """Some doors by index; `ids` stay as they are."""
        columns = ("place", "point_m", "segment", "fraction", "leg_m")
        return replace(self, **{name: getattr(self, name)[doors] for name in columns})

    def on(self, segments: Ints) -> Doors:
        """The doors on some segments (ascending)."""
        order, ordered = self._by_segment
        return self.at(order[matches(segments, ordered)[1]])

    @cached_property
    def _place_of(self) -> dict[str, int]:
        return {name: place for place, name in enumerate(self.ids)}

    @cached_property
    def _by_segment(self) -> tuple[Ints, Ints]:
        order = np.argsort(self.segment, kind="stable")
        return order, self.segment[order]


def join_doors(paced: PacedNetwork, places: Mapping[str, Sequence[Point]]) -> Doors:
    """Join the doors of each place (by id, in WGS84) to the nearest street, at most 150 m away."""
    named = [(name, door, point) for name in sorted(places) for door, point in enumerate(places[name])]
    point_m = paced.network.on_plane(np.array([point for _, _, point in named]).reshape(-1, 2))
    joints = paced.streets.nearest(point_m)
    ids = tuple(dict.fromkeys(named[at][0] for at in joints.point))
    place_of = {name: place for place, name in enumerate(ids)}
    return Doors(
        ids,
        np.array([place_of[named[at][0]] for at in joints.point], np.int32),
        point_m[joints.point],
        joints.segment,
        joints.fraction,
        joints.leg_m,
        tuple(OffNetwork(*named[at][:2]) for at in np.setdiff1d(np.arange(len(named)), joints.point)),
    )


def matches(keys: Ints, ordered: Ints) -> tuple[Ints, Ints]:
    """All pairs of indices at which `keys` and the ascending `ordered` are equal."""
    first = np.searchsorted(ordered, keys, "left")
    count = np.searchsorted(ordered, keys, "right") - first
    key = np.repeat(np.arange(len(keys)), count)
    before = np.cumsum(count) - count
    return key, np.arange(len(key)) + np.repeat(first - before, count)
