"""The doors of places, snapped to the streets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from types import MappingProxyType

import numpy as np
import shapely

from service_circles.geo.datum import Point
from service_circles.geo.network.polylines import Floats, Ints, equal_pairs
from service_circles.geo.network.snapping import snap_by_level
from service_circles.geo.network.weighted_network import WeightedNetwork


@dataclass(frozen=True, slots=True)
class OffNetwork:
    """A door that is too far from every street: the id of the place, and the number of its door (from 0)."""

    id: str
    door: int


@dataclass(frozen=True, eq=False)
class Doors:
    """Doors that are snapped to a street, place by place; arrays of one length.

    A door at a corner is snapped to all streets that meet there, and is here once for each.
    """

    ids: tuple[str, ...]
    """Places that have at least one such door, sorted."""
    place: Ints
    """Index into `ids`, ascending."""
    point_m: Floats
    """(D, 2): meters east and north on the plane of the network."""
    segment: Ints
    fraction: Floats
    """Share of the segment before the point where the leg from the door meets it, 0 at its start."""
    leg_m: Floats
    level: Ints
    """The floor that a door is on."""
    off_network: tuple[OffNetwork, ...] = ()

    def __len__(self) -> int:
        return len(self.place)

    def of_places(self, ids: Iterable[str]) -> Doors:
        """The doors of some places; ids without a snapped door are left out."""
        places = sorted({self._place_of[id_] for id_ in ids if id_ in self._place_of})
        first = np.searchsorted(self.place, places, "left")
        last = np.searchsorted(self.place, places, "right")
        kept = np.array(
            [door for begin, end in zip(first, last, strict=True) for door in range(begin, end)], np.intp
        )
        return replace(
            self.select(kept),
            ids=tuple(self.ids[place] for place in places),
            place=np.searchsorted(places, self.place[kept]).astype(np.int32),
            off_network=(),
        )

    def select(self, doors: Ints) -> Doors:
        """Some doors by index; `ids` stay as they are."""
        columns = ("place", "point_m", "segment", "fraction", "leg_m", "level")
        return replace(self, **{name: getattr(self, name)[doors] for name in columns})

    def on_segments(self, segments: Ints) -> Ints:
        """The doors on some segments (ascending), by index."""
        order, ordered = self._by_segment
        return order[equal_pairs(segments, ordered)[1]]

    @cached_property
    def point_index(self) -> shapely.STRtree:
        """A spatial index of all doors."""
        return shapely.STRtree(shapely.points(self.point_m))

    @cached_property
    def _place_of(self) -> dict[str, int]:
        return {id_: place for place, id_ in enumerate(self.ids)}

    @cached_property
    def _by_segment(self) -> tuple[Ints, Ints]:
        order = np.argsort(self.segment, kind="stable")
        return order, self.segment[order]


def snap_doors(
    weighted: WeightedNetwork,
    places: Mapping[str, Sequence[Point]],
    levels: Mapping[str, Sequence[int]] = MappingProxyType({}),
) -> Doors:
    """Snap the doors of each place (by id, in WGS84) to the nearest street on their floor, at most 150 m away.

    `levels` are the floors of doors, by id of the place; a door is on the ground, 0, if they do not say so.
    """
    each = [(id_, door, point) for id_ in sorted(places) for door, point in enumerate(places[id_])]
    point_m = weighted.network.on_plane(np.array([point for _, _, point in each]).reshape(-1, 2))
    floors = [levels[id_][door] if id_ in levels else 0 for id_, door, _ in each]
    indexes = {level: weighted.index_on(level) for level in sorted(set(floors) or {0})}
    snapped = snap_by_level(indexes, point_m, floors)
    ids = tuple(dict.fromkeys(each[at][0] for at in snapped.point))
    place_of = {id_: place for place, id_ in enumerate(ids)}
    return Doors(
        ids,
        np.array([place_of[each[at][0]] for at in snapped.point], np.int32),
        point_m[snapped.point],
        snapped.segment,
        snapped.fraction,
        snapped.leg_m,
        np.array(floors, np.int8)[snapped.point],
        tuple(OffNetwork(*each[at][:2]) for at in np.setdiff1d(np.arange(len(each)), snapped.point)),
    )
