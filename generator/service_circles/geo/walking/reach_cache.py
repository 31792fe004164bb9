"""Many reaches at once: kept ones are not computed again, the others with all cores."""

from __future__ import annotations

import hashlib
import multiprocessing
import os
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from service_circles.geo.network.array_store import Arrays, code_key, keep, kept, packed, unpacked
from service_circles.geo.network.paced_network import PacedNetwork
from service_circles.geo.network.polylines import Lines
from service_circles.geo.straight_reach import ReachedPlace
from service_circles.geo.walking.doors import Doors
from service_circles.geo.walking.walking_reach import WalkingReach, walk_reach

WORTH_FORKING = 300
"""Below this many circles starting helpers costs more than it saves."""
_CHUNK = 32


class Start(NamedTuple):
    """Where a circle starts, by ids of places, and how long it goes."""

    origins: tuple[str, ...]
    minutes: float


class _Work(NamedTuple):
    paced: PacedNetwork
    doors: Doors
    starts: Sequence[Start]
    cache: Path | None


# Forked processes find the work here: a network is too large to be sent to them.
_work: list[_Work] = []


def reaches(
    paced: PacedNetwork, doors: Doors, starts: Sequence[Start], cache: Path | None = None
) -> list[WalkingReach | None]:
    """The reach of each start among the places of `doors`; None where no origin is on the network.

    Raises WalkingError (minutes_not_positive).
    """
    _ = paced.streets, paced.farthest_m(0), paced.key, doors.of(())  # made once, before there are helpers
    work = _Work(paced, doors, starts, cache)
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1
    if cores < 2 or len(starts) < WORTH_FORKING:
        return [_reach(work, start) for start in starts]
    _work.append(work)
    try:
        with multiprocessing.get_context("fork").Pool(cores) as pool:
            return pool.map(_reach_of_number, range(len(starts)), _CHUNK)
    finally:
        _work.clear()


def _reach_of_number(number: int) -> WalkingReach | None:
    return _reach(_work[0], _work[0].starts[number])


def _reach(work: _Work, start: Start) -> WalkingReach | None:
    origins = work.doors.of(start.origins)
    if not len(origins):
        return None
    if work.cache is None:
        return walk_reach(work.paced, origins, work.doors, start.minutes)
    file = work.cache / f"reach-{_key(work, origins, start.minutes)}.npz"
    stored = kept(file)
    reach = None if stored is None else _unpacked(stored, start.minutes, work.paced.profile.meters_per_second)
    if reach is None:
        reach = walk_reach(work.paced, origins, work.doors, start.minutes)
        keep(file, _packed(reach))
    return reach


def _key(work: _Work, origins: Doors, minutes: float) -> str:
    """Hash of all that the reach depends on: code, network and pace, origins, and the doors around them."""
    given = f"{code_key()} {work.paced.key} {minutes!r}"
    digest = hashlib.blake2b(given.encode(), digest_size=16)
    far_m = work.paced.farthest_m(minutes * 60)
    near = np.zeros(len(work.doors), np.bool_)
    for point in origins.point_m:
        near |= (np.abs(work.doors.point_m - point) <= far_m).all(axis=1)
    for doors in (origins, work.doors.at(np.flatnonzero(near))):
        digest.update(packed([doors.ids[place] for place in doors.place]).tobytes())
        for column in (doors.point_m, doors.segment, doors.fraction, doors.leg_m):
            digest.update(column.tobytes())
    return digest.hexdigest()


def _packed(reach: WalkingReach) -> Arrays:
    return {
        "ids": packed([place.id for place in reach.places]),
        "origins": packed([place.origin for place in reach.places]),
        "walked": np.array([(place.minutes, place.distance_m) for place in reach.places]).reshape(-1, 2),
        **reach.streets.arrays("streets"),
        **reach.outline.arrays("outline"),
    }


def _unpacked(stored: Arrays, minutes: float, meters_per_second: float) -> WalkingReach | None:
    try:
        rows = zip(
            unpacked(stored["ids"]), stored["walked"].tolist(), unpacked(stored["origins"]), strict=True
        )
        places = tuple(ReachedPlace(name, walked[0], walked[1], origin) for name, walked, origin in rows)
        streets, outline = (Lines.from_arrays(name, stored) for name in ("streets", "outline"))
    except (KeyError, ValueError):  # a file of somebody else under this name
        return None
    return WalkingReach(minutes, meters_per_second, places, streets, outline)
