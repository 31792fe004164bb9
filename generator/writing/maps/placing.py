"""Room for everything: markers pushed apart, words where nothing else is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import cos, hypot, radians, sin

from generator.writing.maps.frame import HEIGHT, WIDTH, Spot
from generator.writing.maps.shapes import Circle

MARKER_RADIUS = 11.0
PIN_HEAD_UP = 20.5
PIN_HEAD_RADIUS = 11.0
_APART = 2 * MARKER_RADIUS + 2.5
_EDGE = MARKER_RADIUS + 2
_ROUNDS = 40
_GOLDEN_ANGLE = radians(137.508)  # spreads markers on one spot evenly, whatever their number

Box = tuple[float, float, float, float]
"""Left, top, right and bottom."""


def spread(spots: Sequence[Spot], pins: Sequence[Spot]) -> list[Spot]:
    """Where to draw markers so that neither each other nor the pins' heads cover them."""
    placed = [_inside(_nudged(spot, at)) for at, spot in enumerate(spots)]
    keep_off = [(x, y - up, MARKER_RADIUS + radius + 2) for x, y in pins for up, radius in _PIN_DISCS]
    for _ in range(_ROUNDS):
        moved = _part_pairs(placed) | _leave_discs(placed, keep_off)
        if not moved:
            break
    return placed


_PIN_DISCS = ((PIN_HEAD_UP, PIN_HEAD_RADIUS), (4.0, 0.0))  # its head, and the tip that shows the place


def _nudged(spot: Spot, at: int) -> Spot:
    """A hundredth of a unit aside, each marker another way, so that two on one spot can part."""
    return (spot[0] + 0.01 * cos(at * _GOLDEN_ANGLE), spot[1] + 0.01 * sin(at * _GOLDEN_ANGLE))


def _part_pairs(placed: list[Spot]) -> bool:
    moved = False
    for first in range(len(placed)):
        for second in range(first + 1, len(placed)):
            x, y = placed[first]
            across, down = placed[second][0] - x, placed[second][1] - y
            if abs(across) >= _APART or abs(down) >= _APART:
                continue
            apart = hypot(across, down)
            if apart < _APART - 0.05:
                half = (_APART - apart) / 2 / (apart or 1)
                placed[first] = _inside((x - across * half, y - down * half))
                placed[second] = _inside((placed[second][0] + across * half, placed[second][1] + down * half))
                moved = True
    return moved


def _leave_discs(placed: list[Spot], discs: Iterable[Circle]) -> bool:
    moved = False
    for x, y, clearance in discs:
        for at, spot in enumerate(placed):
            across, down = spot[0] - x, spot[1] - y
            apart = hypot(across, down)
            if apart < clearance - 0.05:
                stretch = clearance / (apart or 1)
                placed[at] = _inside((x + across * stretch, y + down * stretch))
                moved = True
    return moved


def _inside(spot: Spot) -> Spot:
    return (min(max(spot[0], _EDGE), WIDTH - _EDGE), min(max(spot[1], _EDGE), HEIGHT - _EDGE))


@dataclass
class Room:
    """The boxes that are taken already; words go where none of them is."""

    taken: list[Box] = field(default_factory=list)

    def take_disc(self, spot: Spot, radius: float) -> None:
        """Keep words off a round thing."""
        self.taken.append((spot[0] - radius, spot[1] - radius, spot[0] + radius, spot[1] + radius))

    def place(self, words: str, size: float, spots: Iterable[Spot]) -> Spot | None:
        """The first spot where words centered on it are free and on the drawing; it is then taken."""
        half_width, half_height = text_width(words, size) / 2 + 3, size * 0.6
        for x, y in spots:
            box = (x - half_width, y - half_height, x + half_width, y + half_height)
            on_drawing = box[0] >= 2 and box[1] >= 2 and box[2] <= WIDTH - 2 and box[3] <= HEIGHT - 2
            if on_drawing and not any(_overlap(box, other) for other in self.taken):
                self.taken.append(box)
                return (x, y)
        return None


def text_width(words: str, size: float) -> float:
    """About how wide words are: Chinese characters are square, others half as wide."""
    return size * sum(1.0 if ord(character) > 0x2E7F else 0.58 for character in words)


def spots_on_rims(circles: Sequence[Circle]) -> list[Spot]:
    """Where words may stand on the rim around circles: top, bottom, then around, circle by circle."""
    angles = [radians(degrees) for degrees in (-90, 90, -60, -120, 60, 120, -30, -150, 30, 150, 0, 180)]
    spots = [(x + r * cos(angle), y + r * sin(angle)) for x, y, r in circles for angle in angles]
    return [spot for spot in spots if all(hypot(spot[0] - x, spot[1] - y) > r - 1 for x, y, r in circles)]


def spots_in_polygon(polygon: Sequence[Spot]) -> list[Spot]:
    """Where words may stand in a polygon: near its middle, then above and below."""
    left, right = min(x for x, _ in polygon), max(x for x, _ in polygon)
    x, y = _centroid(polygon)
    tries = [
        (x + across * (right - left), y + down)
        for down in (0, -16, 16, -32, 32, -48, 48)
        for across in (0, -0.2, 0.2)
    ]
    return [spot for spot in tries if _holds(polygon, spot)]


def _centroid(polygon: Sequence[Spot]) -> Spot:
    pairs = list(zip(polygon, [*polygon[1:], polygon[0]], strict=True))
    crosses = [a[0] * b[1] - b[0] * a[1] for a, b in pairs]
    area = sum(crosses) * 3
    if abs(area) < 1:
        return (sum(x for x, _ in polygon) / len(polygon), sum(y for _, y in polygon) / len(polygon))
    across = sum((a[0] + b[0]) * cross for (a, b), cross in zip(pairs, crosses, strict=True))
    down = sum((a[1] + b[1]) * cross for (a, b), cross in zip(pairs, crosses, strict=True))
    return (across / area, down / area)


def _holds(polygon: Sequence[Spot], spot: Spot) -> bool:
    """Whether a ray from the spot leaves the polygon an odd number of times."""
    inside = False
    for a, b in zip(polygon, [*polygon[1:], polygon[0]], strict=True):
        if (a[1] > spot[1]) != (b[1] > spot[1]):
            inside ^= spot[0] < a[0] + (spot[1] - a[1]) / (b[1] - a[1]) * (b[0] - a[0])
    return inside


def _overlap(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
