"""Places for the markers and labels of a map: markers pushed apart, labels where nothing else is."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from math import cos, hypot, pi, radians, sin

from service_circles.geo.polygons import is_inside
from service_circles.writing.drawings.maps.map_frame import HEIGHT, WIDTH, Spot
from service_circles.writing.drawings.maps.svg_shapes import Circle

MARKER_RADIUS = 11.0
PIN_HEAD_UP = 20.5
PIN_HEAD_RADIUS = 11.0
_PIN_DISCS = ((PIN_HEAD_UP, PIN_HEAD_RADIUS), (4.0, 0.0))  # its head, and the tip that shows the place
_APART = 2 * MARKER_RADIUS + 2
_EDGE = MARKER_RADIUS + 2
_TWELVE_WAYS = tuple((cos(turn * pi / 6), sin(turn * pi / 6)) for turn in range(12))
_AROUND = ((0.0, 0.0), *((step * x, step * y) for step in range(6, 168, 6) for x, y in _TWELVE_WAYS))
_RIM_WAYS = tuple(
    (cos(radians(degrees)), sin(radians(degrees)))
    for degrees in (-90, 90, -60, -120, 60, 120, -30, -150, 30, 150, 0, 180)
)

Box = tuple[float, float, float, float]
"""Left, top, right and bottom."""


def spread_markers(spots: Sequence[Spot], pins: Sequence[Spot]) -> list[Spot]:
    """Spots at which to draw markers, so that neither each other nor the pins cover them.

    Each stays where it is or goes to the nearest free place around; one after the other, as they come.
    """
    kept_free = [
        (x, y - up, (radius + MARKER_RADIUS + 1.5) ** 2) for x, y in pins for up, radius in _PIN_DISCS
    ]
    placed: list[Spot] = []
    for spot in spots:
        place = _free_place(spot, kept_free) or spot
        placed.append(place)
        kept_free.append((*place, _APART**2))
    return placed


def _free_place(spot: Spot, kept_free: Sequence[Circle]) -> Spot | None:
    """The spot itself, or the nearest on ever wider rings around it; circles have their radius squared here."""
    for across, down in _AROUND:
        x, y = spot[0] + across, spot[1] + down
        if not (_EDGE <= x <= WIDTH - _EDGE and _EDGE <= y <= HEIGHT - _EDGE):
            continue
        for middle_x, middle_y, squared in kept_free:
            if (x - middle_x) ** 2 + (y - middle_y) ** 2 < squared:
                break
        else:
            return (x, y)
    return None


@dataclass
class Room:
    """The boxes that are taken already; labels go where none of them is."""

    taken: list[Box] = field(default_factory=list)

    def take_disc(self, spot: Spot, radius: float) -> None:
        """Keep labels off a round thing."""
        self.taken.append((spot[0] - radius, spot[1] - radius, spot[0] + radius, spot[1] + radius))

    def place(self, text: str, size: float, spots: Iterable[Spot]) -> Spot | None:
        """The first spot where a label centered on it is free and on the drawing; it is then taken."""
        half_width, half_height = text_width(text, size) / 2 + 3, size * 0.6
        for x, y in spots:
            box = (x - half_width, y - half_height, x + half_width, y + half_height)
            if self._is_free(box):
                self.taken.append(box)
                return (x, y)
        return None

    def place_along(self, text: str, size: float, spot: Spot, way: Spot) -> bool:
        """Take the room of a label around a spot along a way (of length 1), if it is free and on the drawing."""
        half_width, half = text_width(text, size) / 2, size * 0.7
        steps = [step * size - half_width for step in range(round(2 * half_width / size) + 1)]
        middles = [(spot[0] + step * way[0], spot[1] + step * way[1]) for step in steps]
        boxes = [(x - half, y - half, x + half, y + half) for x, y in middles]
        if not all(self._is_free(box) for box in boxes):
            return False
        self.taken += boxes
        return True

    def _is_free(self, box: Box) -> bool:
        left, top, right, bottom = box
        if left < 2 or top < 2 or right > WIDTH - 2 or bottom > HEIGHT - 2:
            return False
        for other_left, other_top, other_right, other_bottom in self.taken:
            if left < other_right and other_left < right and top < other_bottom and other_top < bottom:
                return False
        return True


def text_width(text: str, size: float) -> float:
    """About how wide a text is: Chinese characters are square, others half as wide."""
    return size * sum(1.0 if ord(character) > 0x2E7F else 0.58 for character in text)


def spots_on_rims(circles: Sequence[Circle]) -> Iterator[Spot]:
    """Spots for labels on the rim around circles: top, bottom, then around, circle by circle."""
    spots = ((x + r * across, y + r * down) for x, y, r in circles for across, down in _RIM_WAYS)
    return (spot for spot in spots if all(hypot(spot[0] - x, spot[1] - y) > r - 1 for x, y, r in circles))


def spots_beside(spot: Spot, width: float) -> Iterator[Spot]:
    """Spots for a label of some width beside a marker: below, right, left, above, then at its corners."""
    x, y = spot
    aside = MARKER_RADIUS + 5 + width / 2
    yield (x, y + MARKER_RADIUS + 9)
    yield from ((x + across, y + down) for down in (0, -10, 10) for across in (aside, -aside))
    yield (x, y - PIN_HEAD_UP - PIN_HEAD_RADIUS - 10)
    yield from ((x + across, y + down) for down in (22, -22) for across in (width / 2, -width / 2))


def spots_in_polygon(polygon: Sequence[Spot]) -> Iterator[Spot]:
    """Spots for labels in a polygon: near its middle, then above and below."""
    left, right = min(x for x, _ in polygon), max(x for x, _ in polygon)
    x, y = _centroid(polygon)
    tries = (
        (x + across * (right - left), y + down)
        for down in (0, -16, 16, -32, 32, -48, 48)
        for across in (0, -0.2, 0.2)
    )
    return (spot for spot in tries if is_inside(spot, polygon))


def _centroid(polygon: Sequence[Spot]) -> Spot:
    pairs = list(zip(polygon, [*polygon[1:], polygon[0]], strict=True))
    crosses = [a[0] * b[1] - b[0] * a[1] for a, b in pairs]
    area = sum(crosses) * 3
    if abs(area) < 1:
        return (sum(x for x, _ in polygon) / len(polygon), sum(y for _, y in polygon) / len(polygon))
    across = sum((a[0] + b[0]) * cross for (a, b), cross in zip(pairs, crosses, strict=True))
    down = sum((a[1] + b[1]) * cross for (a, b), cross in zip(pairs, crosses, strict=True))
    return (across / area, down / area)
