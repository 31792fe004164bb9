"""Many reaches at once: from the cache where they are in it, the others computed with all cores."""

import hashlib
import multiprocessing
import os
from collections.abc import Sequence
from math import inf
from pathlib import Path
from typing import NamedTuple

import numpy as np

from service_circles.geo.network.array_cache import (
    Arrays,
    array_of_texts,
    code_hash,
    load_arrays,
    save_arrays,
    texts_of_array,
)
from service_circles.geo.network.polylines import Lines
from service_circles.geo.network.weighted_network import WeightedNetwork
from service_circles.geo.straight_reach import ReachedPlace
from service_circles.geo.walking.doors import Doors
from service_circles.geo.walking.shortest_paths import ROUNDING_S
from service_circles.geo.walking.walking_reach import WalkingReach, walk_reach

WORTH_FORKING = 300
"""Below this many circles starting helpers costs more than it saves."""
_CHUNK = 32


class ReachQuery(NamedTuple):
    """The ids of the places that a circle starts from, and its minutes."""

    origins: tuple[str, ...]
    minutes: float


class _Work(NamedTuple):
    weighted: WeightedNetwork
    doors: Doors
    queries: Sequence[ReachQuery]
    cache: Path | None


# Forked processes find the work here: a network is too large to be serialized for them.
_work: list[_Work] = []


def walking_reaches(
    weighted: WeightedNetwork, doors: Doors, queries: Sequence[ReachQuery], cache: Path | None = None
) -> list[WalkingReach | None]:
    """The reach of each query among the places of `doors`; None where no origin is on the network.

    Raises WalkingError (minutes_not_positive).
    """
    # Made once, before the fork.
    _ = weighted.segment_index, weighted.farthest_m(0), weighted.content_hash
    _ = doors.of_places(()), doors.on_segments(weighted.segment_index.segments[:0]), doors.point_index
    work = _Work(weighted, doors, queries, cache)
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1
    if cores < 2 or len(queries) < WORTH_FORKING:
        return [_reach(work, query) for query in queries]
    _work.append(work)
    try:
        with multiprocessing.get_context("fork").Pool(cores) as pool:
            return pool.map(_reach_of_number, range(len(queries)), _CHUNK)
    finally:
        _work.clear()


def _reach_of_number(number: int) -> WalkingReach | None:
    return _reach(_work[0], _work[0].queries[number])


def _reach(work: _Work, query: ReachQuery) -> WalkingReach | None:
    origins = work.doors.of_places(query.origins)
    if not len(origins):
        return None
    if work.cache is None:
        return walk_reach(work.weighted, origins, work.doors, query.minutes)
    file = work.cache / f"reach-{_content_hash(work, origins, query.minutes)}.npz"
    stored = load_arrays(file)
    reach = None if stored is None else _reach_from(stored, query.minutes, work)
    if reach is None:
        reach = walk_reach(work.weighted, origins, work.doors, query.minutes)
        save_arrays(file, _arrays_of(reach))
    return reach


def _content_hash(work: _Work, origins: Doors, minutes: float) -> str:
    """Hash of all that the reach depends on: code, network and pace, origins, and the doors around them."""
    given = f"{code_hash()} {work.weighted.content_hash} {minutes!r}"
    digest = hashlib.blake2b(given.encode(), digest_size=16)
    far_m = work.weighted.farthest_m(minutes * 60)
    near = np.zeros(len(work.doors), np.bool_)
    for point in origins.point_m:
        near |= (np.abs(work.doors.point_m - point) <= far_m).all(axis=1)
    for doors in (origins, work.doors.select(np.flatnonzero(near))):
        digest.update(array_of_texts([doors.ids[place] for place in doors.place]).tobytes())
        for column in (doors.point_m, doors.segment, doors.fraction, doors.leg_m, doors.level):
            digest.update(column.tobytes())
    return digest.hexdigest()


def _arrays_of(reach: WalkingReach) -> Arrays:
    return {
        "ids": array_of_texts([place.id for place in reach.places]),
        "origins": array_of_texts([place.origin for place in reach.places]),
        "walked": np.array([(place.minutes, place.distance_m) for place in reach.places]).reshape(-1, 2),
        "known_share": np.array([] if reach.known_share is None else [reach.known_share]),
        **reach.streets.arrays("streets"),
        **reach.outline.arrays("outline"),
    }


def _reach_from(stored: Arrays, minutes: float, work: _Work) -> WalkingReach | None:
    """The reach in a file of the cache; None for one of something else, whatever its checksum says."""
    try:
        rows = zip(
            texts_of_array(stored["ids"]),
            stored["walked"].astype(np.float64).tolist(),
            texts_of_array(stored["origins"]),
            strict=True,
        )
        places = tuple(ReachedPlace(name, walked[0], walked[1], origin) for name, walked, origin in rows)
        known_share = next(iter(stored["known_share"].astype(np.float64).tolist()), None)
        streets, outline = (Lines.from_arrays(name, stored) for name in ("streets", "outline"))
    except (
        AttributeError,
        IndexError,
        KeyError,
        TypeError,
        ValueError,
    ):  # a file of something else under this name
        return None
    known = set(work.doors.ids)
    is_sound = all(
        {place.id, place.origin} <= known
        and 0 <= place.minutes <= minutes + ROUNDING_S
        and 0 <= place.distance_m < inf
        for place in places
    )
    if not is_sound or not 0 <= (known_share or 0) <= 1:
        return None
    pace = work.weighted.profile.meters_per_second
    return WalkingReach(minutes, pace, places, streets, outline, known_share)
