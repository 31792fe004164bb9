"""Joins streets as a mapper would: at ends, where they cross, and with railways at level crossings."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise, product
from math import dist

Point = tuple[float, float]
"""Meters east and north of the origin."""
Places = dict[Point, dict[str, str]]
"""What stands at a point, as tags."""

STEP_M = 3
"""What lies nearer together is one place."""
REACH_M = 28
"""How far an end is led on to a street."""
STUB_M = 30
"""What juts out less than this is cut off: a house is deeper."""
CELL_M = 100
"""Longer than the pieces of lines: what lies in cells far apart does not meet."""
BEND_M = 1
"""What bends less than this is straight."""


@dataclass
class Way:
    """A line or an area of the map; streets are joined at the points that they share."""

    tags: dict[str, str]
    points: list[Point]
    wall: str = ""
    """Name of the estate inside whose wall it lies; only its gates lead out."""

    def __post_init__(self) -> None:
        self.is_street = "highway" in self.tags
        self.layer = self.tags.get("layer", "0")


def between(start: Point, end: Point, part: float) -> Point:
    """The point at a part (0 to 1) of the way from start to end."""
    return (start[0] + (end[0] - start[0]) * part, start[1] + (end[1] - start[1]) * part)


def rounded(at: Point) -> Point:
    """To the centimeter, so that equal places are equal."""
    return (round(at[0], 2), round(at[1], 2))


def foot(at: Point, start: Point, end: Point) -> Point:
    """The point of a straight piece nearest to another point."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    part = ((at[0] - start[0]) * dx + (at[1] - start[1]) * dy) / (dx * dx + dy * dy or 1)
    return rounded(between(start, end, min(1.0, max(0.0, part))))


def join(ways: list[Way], places: Places) -> None:
    """Joins streets where they end at others and where they cross; a railway is crossed at level."""
    lines = [way for way in ways if way.is_street or "railway" in way.tags]
    uses = Counter(at for way in lines for at in way.points)
    drawn_together = {at for at in uses if uses[at] > 1 or at in places}
    near = neighbors(lines)
    for number, way in enumerate(lines):
        for end in (0, -1):
            if way.is_street and way.points[end] not in drawn_together:
                join_end(way, end, [lines[other] for other in near[number]])
    for number, way in enumerate(lines):
        for other in (lines[other] for other in near[number] if other > number):
            if (way.layer, way.wall) == (other.layer, other.wall) and (way.is_street or other.is_street):
                crossings = join_crossings(way, other)
                if not (way.is_street and other.is_street):
                    places.update((at, {"railway": "level_crossing"}) for at in crossings)


def neighbors(lines: list[Way]) -> list[list[int]]:
    """For every line the numbers of others that come near it."""
    cells: dict[tuple[int, int], set[int]] = {}
    for number, way in enumerate(lines):
        for x, y in way.points:
            for east, north in product((-1, 0, 1), repeat=2):
                cells.setdefault((int(x // CELL_M) + east, int(y // CELL_M) + north), set()).add(number)
    near: list[set[int]] = [set() for _ in lines]
    for numbers in cells.values():
        for number in numbers:
            near[number] |= numbers
    return [sorted(others - {number}) for number, others in enumerate(near)]


def join_end(way: Way, end: int, others: list[Way]) -> None:
    """Moves an end to the nearest street of its layer; a bridge or tunnel ends on the ground too."""
    at = way.points[end]
    nearest: float = REACH_M
    target, index = None, 0
    for other in others:
        if not other.is_street or other.wall != way.wall or other.layer not in {way.layer, "0"}:
            continue
        for number, (start, finish) in enumerate(pairwise(other.points)):
            far = dist(at, foot(at, start, finish))
            if far < nearest:
                nearest, target, index = far, other, number
    if target is None:
        return
    piece = target.points[index : index + 2]
    joint = next((corner for corner in piece if dist(at, corner) < STEP_M), foot(at, *piece))
    way.points[end] = joint
    insert(target, index, joint)


def insert(way: Way, index: int, at: Point) -> None:
    """A point into a piece of a way, unless the piece begins or ends there."""
    if at not in way.points[index : index + 2]:
        way.points.insert(index + 1, at)


def insert_all(way: Way, cuts: list[tuple[int, Point]]) -> None:
    """Points into numbered pieces of a way, the last first: so the numbers stay true."""
    for index, at in sorted(cuts, key=lambda cut: (cut[0], dist(way.points[cut[0]], cut[1])), reverse=True):
        insert(way, index, at)


def join_crossings(way: Way, other: Way) -> list[Point]:
    """Puts the points where two lines cross into both."""
    found = [
        (i, j, at)
        for i, piece in enumerate(pairwise(way.points))
        for j, another in enumerate(pairwise(other.points))
        if (at := crossing(*piece, *another))
    ]
    insert_all(way, [(i, at) for i, _, at in found])
    insert_all(other, [(j, at) for _, j, at in found])
    return [at for _, _, at in found]


def crossing(a: Point, b: Point, c: Point, d: Point) -> Point | None:
    """Where two straight pieces cross; an end that is as near as a step stands for the place."""
    if max(a[0], b[0]) < min(c[0], d[0]) or max(c[0], d[0]) < min(a[0], b[0]) or {a, b} & {c, d}:
        return None
    turn = (b[0] - a[0]) * (d[1] - c[1]) - (b[1] - a[1]) * (d[0] - c[0])
    if turn == 0:
        return None
    part = ((c[0] - a[0]) * (d[1] - c[1]) - (c[1] - a[1]) * (d[0] - c[0])) / turn
    other = ((c[0] - a[0]) * (b[1] - a[1]) - (c[1] - a[1]) * (b[0] - a[0])) / turn
    if not (0 <= part <= 1 and 0 <= other <= 1):
        return None
    at = rounded(between(a, b, part))
    return next((end for end in (a, b, c, d) if dist(at, end) < STEP_M), at)


def tidy(ways: list[Way], places: Places) -> None:
    """Cuts off stubs, and leaves out points that neither join nor bend."""
    uses = Counter(at for way in ways for at in way.points)
    uses.update(dict.fromkeys(places, 2))
    for way in ways:
        if way.is_street:
            cut_stubs(way, uses)
        kept = way.points[:1]
        for at, after in pairwise(way.points[1:]):
            if uses[at] > 1 or dist(at, foot(at, kept[-1], after)) > BEND_M:
                kept.append(at)
        way.points = [*kept, *way.points[1:][-1:]]


def cut_stubs(way: Way, uses: Counter[Point]) -> None:
    """Takes away what juts out beyond the first and last joint of a street."""
    for _ in range(2):
        way.points.reverse()
        joint = next((number for number, at in enumerate(way.points) if uses[at] > 1), 0)
        if sum(dist(a, b) for a, b in pairwise(way.points[: joint + 1])) < STUB_M:
            del way.points[:joint]
