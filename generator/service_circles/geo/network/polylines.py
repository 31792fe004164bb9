"""Many lines in few arrays: streets, outlines and scenery, ready for drawing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

import numpy as np
from numpy.typing import NDArray

from service_circles.geo.datum import Point

Floats = NDArray[np.float64]
Ints = NDArray[np.integer[Any]]
Flags = NDArray[np.bool_]

_DECIMALS = 7  # of a degree: a centimeter


@dataclass(frozen=True, eq=False)
class Lines:
    """Lines one after another: line n has kind `kinds[n]` and the points from `starts[n]` to `starts[n+1]`.

    `points` is (P, 2): latitude and longitude in WGS84, rounded to a centimeter.
    """

    points: Floats
    starts: Ints
    kinds: Ints

    @classmethod
    def empty(cls) -> Lines:
        """No lines at all."""
        return cls.of((), ())

    @classmethod
    def of(cls, lines: Iterable[Sequence[Point] | Floats], kinds: Iterable[int]) -> Lines:
        """Lines from their points."""
        arrays = [np.asarray(line, dtype=np.float64).reshape(-1, 2) for line in lines]
        ends = np.cumsum([0, *(len(array) for array in arrays)]).astype(np.int32)
        points = np.concatenate(arrays) if arrays else np.empty((0, 2))
        return cls(points.round(_DECIMALS), ends, np.array(list(kinds), np.int32))

    @classmethod
    def from_segments(cls, begins: Floats, ends: Floats, goes_on: Flags, kinds: Ints) -> Lines:
        """Lines from straight segments: segment n+1 goes on where segment n ends if `goes_on[n]`."""
        if not len(begins):
            return cls.empty()
        first = np.flatnonzero(np.concatenate(([True], ~goes_on)))
        starts = np.append(first + np.arange(len(first)), len(begins) + len(first)).astype(np.int32)
        points = np.insert(ends, first, begins[first], axis=0)
        return cls(points.round(_DECIMALS), starts, kinds[first].astype(np.int32))

    def select(self, lines: Ints) -> Lines:
        """Some of the lines, by index."""
        counts = np.diff(self.starts)[lines]
        starts = np.concatenate(([0], np.cumsum(counts))).astype(np.int32)
        points = np.arange(starts[-1]) + np.repeat(self.starts[lines] - starts[:-1], counts)
        return Lines(self.points[points], starts, self.kinds[lines])

    def __len__(self) -> int:
        return len(self.kinds)

    def __iter__(self) -> Iterator[tuple[int, Floats]]:
        for kind, start, end in zip(self.kinds, self.starts, self.starts[1:], strict=False):
            yield int(kind), self.points[start:end]

    def arrays(self, name: str) -> dict[str, NDArray[Any]]:
        """The arrays to store in a cache under some name."""
        return {f"{name}_{part}": value for part, value in vars(self).items()}

    @classmethod
    def from_arrays(cls, name: str, stored: Mapping[str, NDArray[Any]]) -> Lines:
        """The lines that were stored under that name; raises KeyError if none were, ValueError for other arrays."""
        found = cls(*(stored[f"{name}_{field.name}"] for field in fields(cls)))
        is_whole = (
            found.points.ndim == 2
            and found.points.shape[1] == 2
            and bool(np.isfinite(found.points).all())
            and found.starts.shape == (len(found.kinds) + 1,)
            and found.kinds.dtype.kind == found.starts.dtype.kind == "i"
            and found.starts[0] == 0
            and found.starts[-1] == len(found.points)
            and bool((np.diff(found.starts) >= 0).all())
        )
        if not is_whole:
            raise ValueError(name)
        return found


def merge_lines(lines: Lines) -> Lines:
    """The same lines, joined where two of one kind end at one point; where several meet, the straightest goes on.

    A map of few long lines is small, and its corners are round. An end is numbered 2n at the beginning of
    line n and 2n + 1 at its end.
    """
    if not len(lines):
        return lines
    merged, kinds = [], []
    each = list(lines)
    for chain in _chains(_next_ends(lines).tolist()):
        parts = [each[end // 2][1][:: 1 - 2 * (end % 2)] for end in chain]
        merged.append(np.concatenate([parts[0], *(part[1:] for part in parts[1:])]))
        kinds.append(each[chain[0] // 2][0])
    return Lines.of(merged, kinds)


def _next_ends(lines: Lines) -> Ints:
    """For every end the end that goes on from it, or -1."""
    first, last = lines.starts[:-1], lines.starts[1:] - 1
    places = lines.points[np.column_stack((first, last)).ravel()]
    outward = places - lines.points[np.column_stack((first + 1, last - 1)).ravel()]
    outward[:, 1] *= np.cos(np.radians(places[:, 0]))
    outward /= np.maximum(np.hypot(outward[:, 0], outward[:, 1]), 1e-12)[:, None]
    a, b = _meeting_ends(places, np.repeat(lines.kinds, 2))
    following = np.full(len(places), -1, np.intp)
    for at in np.argsort((outward[a] * outward[b]).sum(axis=1), kind="stable").tolist():
        if following[a[at]] < 0 and following[b[at]] < 0:
            following[a[at]], following[b[at]] = b[at], a[at]
    return following


def _meeting_ends(places: Floats, kinds: Ints) -> tuple[Ints, Ints]:
    """All pairs of ends of two lines of one kind at one point."""
    node = np.unique(np.column_stack((places, kinds)), axis=0, return_inverse=True)[1].ravel()
    order = np.argsort(node, kind="stable")
    a, at = equal_pairs(node, node[order])
    b = order[at]
    once = a // 2 < b // 2
    return a[once], b[once]


def _chains(following: list[int]) -> Iterator[list[int]]:
    """Ends at which the lines of each chain are entered, from one end of the chain to the other."""
    left = [True] * (len(following) // 2)
    free_ends = [end for end, other in enumerate(following) if other < 0]
    for begin in [*free_ends, *range(0, len(following), 2)]:  # those left over at the end are closed
        chain, end = [], begin
        while end >= 0 and left[end // 2]:
            left[end // 2] = False
            chain.append(end)
            end = following[end ^ 1]
        if chain:
            yield chain


def equal_pairs(keys: Ints, ordered: Ints) -> tuple[Ints, Ints]:
    """All pairs of indices at which `keys` and the ascending `ordered` are equal."""
    first = np.searchsorted(ordered, keys, "left")
    count = np.searchsorted(ordered, keys, "right") - first
    key = np.repeat(np.arange(len(keys)), count)
    before = np.cumsum(count) - count
    return key, np.arange(len(key)) + np.repeat(first - before, count)
