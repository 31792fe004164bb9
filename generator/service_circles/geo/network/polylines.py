"""Many lines in few arrays: street pieces, outlines and scenery, ready for drawing."""

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
    def none(cls) -> Lines:
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
    def joined(cls, begins: Floats, ends: Floats, goes_on: Flags, kinds: Ints) -> Lines:
        """Lines from straight pieces: piece n+1 goes on where piece n ends if `goes_on[n]`."""
        if not len(begins):
            return cls.none()
        first = np.flatnonzero(np.concatenate(([True], ~goes_on)))
        starts = np.append(first + np.arange(len(first)), len(begins) + len(first)).astype(np.int32)
        points = np.insert(ends, first, begins[first], axis=0)
        return cls(points.round(_DECIMALS), starts, kinds[first].astype(np.int32))

    def at(self, lines: Ints) -> Lines:
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
        """For storing under some name."""
        return {f"{name}_{part}": value for part, value in vars(self).items()}

    @classmethod
    def from_arrays(cls, name: str, stored: Mapping[str, NDArray[Any]]) -> Lines:
        """What was stored under that name; raises KeyError if nothing was."""
        return cls(*(stored[f"{name}_{field.name}"] for field in fields(cls)))
