"""Outlines and circles as SVG paths: cut to the drawing, simplified, in one decimal, as short as they go."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from math import acos, atan2, cos, hypot, pi, sin

from service_circles.writing.drawings.maps.map_frame import HEIGHT, WIDTH, Spot

_BEYOND = 12.0  # cut lines lie outside the drawing and are not seen
_TOLERANCE = 0.5
Circle = tuple[float, float, float]
"""Middle and radius in units of the drawing."""


def number(value: float) -> str:
    """A coordinate in at most one decimal: '12', '12.3', never '-0'."""
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def coordinates(spot: Spot) -> str:
    """A spot in a path: '12 34.5'."""
    return f"{number(spot[0])} {number(spot[1])}"


def cut_to_drawing(spots: Sequence[Spot]) -> list[Spot]:
    """The part of a polygon on the drawing and a little beyond (Sutherland and Hodgman)."""
    if all(-_BEYOND <= x <= WIDTH + _BEYOND and -_BEYOND <= y <= HEIGHT + _BEYOND for x, y in spots):
        return list(spots)
    for axis, edge, side in (
        (0, -_BEYOND, 1),
        (0, WIDTH + _BEYOND, -1),
        (1, -_BEYOND, 1),
        (1, HEIGHT + _BEYOND, -1),
    ):
        spots = list(_cut(spots, axis, edge, side))
    return list(spots)


def _cut(spots: Sequence[Spot], axis: int, edge: float, side: int) -> Iterator[Spot]:
    for before, spot in zip([*spots[-1:], *spots[:-1]], spots, strict=True):
        was_inside, is_inside = (side * (at[axis] - edge) >= 0 for at in (before, spot))
        if was_inside != is_inside:
            part = (edge - before[axis]) / (spot[axis] - before[axis])
            yield (before[0] + part * (spot[0] - before[0]), before[1] + part * (spot[1] - before[1]))
        if is_inside:
            yield spot


def simplified(spots: Sequence[Spot]) -> list[Spot]:
    """The same line with fewer points, nowhere half a unit off (Douglas and Peucker)."""
    if len(spots) < 3:
        return list(spots)
    kept = {0, len(spots) - 1}
    open_parts = [(0, len(spots) - 1)]
    while open_parts:
        first, last = open_parts.pop()
        offsets = ((_offset(spots[at], spots[first], spots[last]), at) for at in range(first + 1, last))
        offset, farthest = max(offsets, default=(0.0, first))
        if offset > _TOLERANCE:
            kept.add(farthest)
            open_parts += [(first, farthest), (farthest, last)]
    return [spots[at] for at in sorted(kept)]


def _offset(spot: Spot, start: Spot, end: Spot) -> float:
    """The distance of a spot from the line between two others."""
    along = (end[0] - start[0], end[1] - start[1])
    length = hypot(*along)
    out = (spot[0] - start[0], spot[1] - start[1])
    if length < 1e-6:
        return hypot(*out)
    part = max(0.0, min(1.0, (out[0] * along[0] + out[1] * along[1]) / length**2))
    return hypot(out[0] - part * along[0], out[1] - part * along[1])


def polygon_path(spots: Sequence[Spot]) -> str:
    """A closed path through the spots, in steps from point to point."""
    tenths = [(round(x * 10), round(y * 10)) for x, y in spots]
    steps = [
        f"{number((x - before_x) / 10)} {number((y - before_y) / 10)}"
        for (before_x, before_y), (x, y) in pairwise(tenths)
        if (x, y) != (before_x, before_y)
    ]
    return f"M{number(tenths[0][0] / 10)} {number(tenths[0][1] / 10)}l{' '.join(steps)}z".replace(" -", "-")


def discs_path(circles: Iterable[Circle]) -> str:
    """Whole discs in one path, so that overlaps are filled once."""
    return "".join(
        f"M{coordinates((x - r, y))}a{number(r)} {number(r)} 0 1 1 {number(2 * r)} 0"
        f"a{number(r)} {number(r)} 0 1 1 {number(-2 * r)} 0z"
        for x, y, r in circles
    )


def rim_path(circles: Sequence[Circle]) -> str:
    """The outer line around overlapping circles: of each circle the arcs that no other covers."""
    each = list(dict.fromkeys(circles))
    return "".join(_rim_of(circle, [other for other in each if other != circle]) for circle in each)


def _rim_of(circle: Circle, others: Iterable[Circle]) -> str:
    covered = sorted(arc for other in others for arc in _covered_arcs(circle, other))
    if not covered:
        return discs_path([circle])
    path, reached = "", 0.0
    for start, end in [*covered, (2 * pi, 2 * pi)]:
        if start - reached > 1e-9:
            path += _arc(circle, reached, start)
        reached = max(reached, end)
    return path


def _covered_arcs(circle: Circle, other: Circle) -> list[tuple[float, float]]:
    """The angles from 0 to 2 pi at which a circle lies inside another one."""
    across, down = other[0] - circle[0], other[1] - circle[1]
    apart = hypot(across, down)
    if apart >= circle[2] + other[2] or circle[2] >= apart + other[2]:
        return []
    if other[2] >= apart + circle[2]:
        return [(0.0, 2 * pi)]
    half = acos((apart**2 + circle[2] ** 2 - other[2] ** 2) / (2 * apart * circle[2]))
    start = (atan2(down, across) - half) % (2 * pi)
    end = start + 2 * half
    return [(start, end)] if end <= 2 * pi else [(start, 2 * pi), (0.0, end - 2 * pi)]


def _arc(circle: Circle, start: float, end: float) -> str:
    x, y, r = circle
    large = int(end - start > pi)
    begin, finish = (coordinates((x + r * cos(angle), y + r * sin(angle))) for angle in (start, end))
    return f"M{begin}A{number(r)} {number(r)} 0 {large} 1 {finish}"
