"""A quadtree: a square is cut into quarters until each holds little. Every leaf is a file of places."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import floor

from service_circles.geo.datum import Point

Items = tuple[int, ...]
"""Indexes of points, in their order."""

_WORLD_DEGREES = 512.0  # halved again and again it stays exact, in Python as in a browser
_SOUTH, _WEST = -90.0, -180.0
_LEAST_DEGREES = _WORLD_DEGREES / 2**26
"""About 0.8 m. Points closer together are dealt out evenly, whichever quarter they lie in."""
_COUNT_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Leaf:
    """A part that is not cut further: the quarters that lead to it, 0 to 3, and its items.

    Quarter 0 is south-west, 1 south-east, 2 north-west, 3 north-east.
    """

    path: str
    items: Items


@dataclass(frozen=True, slots=True)
class Quadtree:
    """A square in degrees from its south-west corner, and its leaves depth first; empty quarters have none."""

    south: float
    west: float
    size: float
    leaves: tuple[Leaf, ...]

    @property
    def text(self) -> str:
        """The shape as text for the script, depth first, one character for each part.

        A capital is a part that is cut: 'A' plus its quarters as bits, less one. A digit or small letter is a leaf:
        half of the number of its items, rounded up, in base 36; z also for more.
        """
        quarters: dict[str, int] = {}
        for leaf in self.leaves:
            for depth, quarter in enumerate(leaf.path):
                quarters[leaf.path[:depth]] = quarters.get(leaf.path[:depth], 0) | 1 << int(quarter)
        parts = {path: chr(ord("A") + bits - 1) for path, bits in quarters.items()}
        parts |= {leaf.path: _COUNT_DIGITS[min(35, -(-len(leaf.items) // 2))] for leaf in self.leaves}
        return "".join(parts[path] for path in sorted(parts))


def quadtree(points: Sequence[Point], fits: Callable[[Items], bool]) -> Quadtree:
    """Cut points (latitude, longitude) until the items of each leaf fit; a single point is never cut.

    The square is one of a fixed grid, so a point that is added elsewhere moves no border.
    """
    size = _WORLD_DEGREES
    while points and size > _LEAST_DEGREES and len({_cell(point, size / 2) for point in points}) == 1:
        size /= 2
    row, column = _cell(points[0], size) if points else (0, 0)
    south, west = _SOUTH + row * size, _WEST + column * size
    leaves: list[Leaf] = []
    if points:
        _Cutting(points, fits, leaves).cut(Leaf("", tuple(range(len(points)))), south, west, size)
    return Quadtree(south, west, size, tuple(leaves))


def _cell(point: Point, size: float) -> tuple[int, int]:
    return floor((point[0] - _SOUTH) / size), floor((point[1] - _WEST) / size)


@dataclass(frozen=True, slots=True)
class _Cutting:
    points: Sequence[Point]
    fits: Callable[[Items], bool]
    leaves: list[Leaf]

    def cut(self, part: Leaf, south: float, west: float, size: float) -> None:
        if len(part.items) == 1 or self.fits(part.items):
            self.leaves.append(part)
            return
        half = size / 2
        for quarter, items in enumerate(self._quarters(part.items, south + half, west + half, half)):
            if items:
                corner = south + half * (quarter // 2), west + half * (quarter % 2)
                self.cut(Leaf(f"{part.path}{quarter}", items), *corner, half)

    def _quarters(self, items: Items, north_of: float, east_of: float, half: float) -> list[Items]:
        if half < _LEAST_DEGREES:
            return [items[start::4] for start in range(4)]
        quarters: list[list[int]] = [[], [], [], []]
        for item in items:
            latitude, longitude = self.points[item]
            quarters[2 * (latitude >= north_of) + (longitude >= east_of)].append(item)
        return [tuple(quarter) for quarter in quarters]
