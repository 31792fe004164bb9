"""A map as inline SVG: there at once, without tiles or script, and printable. `draw` is a pure function."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from html import escape

from service_circles.writing.drawings.maps.label_placement import (
    MARKER_RADIUS,
    PIN_HEAD_RADIUS,
    PIN_HEAD_UP,
    Room,
    spots_beside,
    spots_in_polygon,
    spots_on_rims,
    spread_markers,
    text_width,
)
from service_circles.writing.drawings.maps.map_description import length_text, summary
from service_circles.writing.drawings.maps.map_frame import HEIGHT, WIDTH, Frame, Spot, frame_of
from service_circles.writing.drawings.maps.map_limits import MOST_NUMBERED, MOST_PLACE_NAMES
from service_circles.writing.drawings.maps.map_view import MapView, Outline, OutlineKind, Ring, RingKind
from service_circles.writing.drawings.maps.marker_shapes import (
    DOT_RADIUS,
    NORTH_AT,
    leaders,
    marker_shapes,
    north_arrow,
    pin_shape,
)
from service_circles.writing.drawings.maps.svg_shapes import (
    Circle,
    cut_to_drawing,
    discs_path,
    number,
    polygon_path,
    rim_path,
    simplified,
)

_SCALE_BAR_AT = (14.0, HEIGHT - 14)
_LABEL_SIZE = 12.0
_LARGE_SIZE = 15.0
"""The size of labels for readers who chose large text."""


def draw(view: MapView) -> str:
    """The map as one SVG element, safe to put into a page; colors come from the page's stylesheet.

    Raises ValueError if the view is empty.
    """
    return "".join(_Drawing(view, frame_of(view)).parts())


@dataclass
class _Drawing:
    view: MapView
    frame: Frame
    room: Room = field(default_factory=Room)

    def parts(self) -> Iterator[str]:
        """The SVG from its opening to its end, lowest layer first."""
        pins = [self.frame.spot(pin.point) for pin in self.view.pins]
        spots = [self.frame.spot(marker.point) for marker in self.view.markers]
        has_numbers = any(marker.number is not None for marker in self.view.markers)
        numbered = has_numbers and len(spots) <= MOST_NUMBERED
        placed = spread_markers(spots, pins) if numbered else spots
        self._take_room(pins, placed, MARKER_RADIUS if numbered else DOT_RADIUS)
        yield self._opening()
        yield from self._ground()
        yield from self._outlines()
        yield from self._rings()
        yield from self._labels()
        yield from self._street_names() if self.view.land is not None else self._place_names(pins, placed)
        if numbered:
            yield leaders(spots, placed)
        yield from marker_shapes(self.view.markers, placed, numbered=numbered)
        yield from (pin_shape(spot) for spot in pins)
        yield self._scale_bar()
        yield north_arrow(self.view.words) + "</svg>"

    def _take_room(self, pins: Sequence[Spot], markers: Sequence[Spot], radius: float) -> None:
        for x, y in pins:
            self.room.take_disc((x, y - PIN_HEAD_UP), PIN_HEAD_RADIUS)
            self.room.take_disc((x, y - 5), 5)
        for spot in markers:
            self.room.take_disc(spot, radius)
        for point in self.view.walk.outline.points[::2].tolist() if self.view.walk else ():
            self.room.take_disc(self.frame.spot(point), 4)
        x, y = _SCALE_BAR_AT
        self.room.taken.append((x, y - 21, x + self.frame.scale_bar_m * self.frame.scale, y + 4))
        self.room.take_disc(NORTH_AT, 14)

    def _opening(self) -> str:
        prefix = escape(self.view.id_prefix)
        return (
            f'<svg class="map-drawing" viewBox="0 0 {WIDTH:.0f} {HEIGHT:.0f}" role="img" '
            f'aria-labelledby="{prefix}-title" aria-describedby="{prefix}-words">'
            f'<title id="{prefix}-title">{escape(self.view.title)}</title>'
            f'<desc id="{prefix}-words">{escape(summary(self.view))}</desc>'
            f'<path class="map-ground" d="M0 0h{WIDTH:.0f}v{HEIGHT:.0f}H0z"/>'
        )

    def _ground(self) -> Iterator[str]:
        if self.view.land is None and self.view.walk is None:
            yield self._grid()
            return
        from service_circles.writing.drawings.maps.street_drawing import draw_land, draw_walk  # noqa: PLC0415  # brings NumPy

        if self.view.land is not None:
            yield draw_land(self.view.land, self.frame)
        if self.view.walk is not None:
            yield draw_walk(self.view.walk.outline, self.view.walk.streets, self.frame)

    def _grid(self) -> str:
        """Lines like the folds of a paper map, one through the first pin."""
        step = self.frame.grid_m * self.frame.scale
        x, y = self.frame.spot(self.view.pins[0].point) if self.view.pins else (WIDTH / 2, HEIGHT / 2)
        down = "".join(f"M{number(at)} 0V{HEIGHT:.0f}" for at in _steps(x, step, WIDTH))
        across = "".join(f"M0 {number(at)}H{WIDTH:.0f}" for at in _steps(y, step, HEIGHT))
        return f'<path class="map-grid" d="{down}{across}"/>'

    @cached_property
    def polygons(self) -> list[tuple[Outline, list[Spot]]]:
        """Outlines with the part of them that is on the drawing."""
        cut = (
            (outline, simplified(cut_to_drawing([self.frame.spot(point) for point in outline.points])))
            for outline in self.view.outlines
        )
        return [(outline, polygon) for outline, polygon in cut if len(polygon) > 2]

    def _outlines(self) -> Iterator[str]:
        for kind in (OutlineKind.NEIGHBOR, OutlineKind.MAIN, OutlineKind.CHILD):
            alike = [polygon_path(polygon) for outline, polygon in self.polygons if outline.kind is kind]
            if alike:
                yield f'<path class="map-outline map-{kind.value}" d="{"".join(alike)}"/>'

    def _circle(self, ring: Ring) -> Circle:
        return (*self.frame.spot(ring.middle), ring.radius_m * self.frame.scale)

    def _rings(self) -> Iterator[str]:
        circles: dict[RingKind, list[Circle]] = {RingKind.STANDARD: [], RingKind.ESTIMATE: []}
        for ring in self.view.rings:
            circles[ring.kind].append(self._circle(ring))
        if circles[RingKind.ESTIMATE]:
            yield f'<path class="map-inside" d="{discs_path(circles[RingKind.ESTIMATE])}"/>'
        for kind, alike in circles.items():
            if alike:
                yield f'<path class="map-{kind.value}" d="{rim_path(alike)}"/>'

    def _labels(self) -> Iterator[str]:
        """Labels on rings and in areas, each text once, as far as there is room."""
        alike: dict[tuple[RingKind, str], list[Circle]] = {}
        for ring in self.view.rings:
            alike.setdefault((ring.kind, ring.label), []).append(self._circle(ring))
        for (kind, text), circles in alike.items():
            yield self._label(text, f"on-{kind.value}", spots_on_rims(circles))
        has_children = any(outline.kind is OutlineKind.CHILD for outline in self.view.outlines)
        for outline, polygon in self.polygons:
            if not (outline.kind is OutlineKind.MAIN and has_children):
                yield self._label(outline.name, f"in-{outline.kind.value}", spots_in_polygon(polygon))

    def _label(self, text: str, style: str, spots: Iterable[Spot], size: float = _LABEL_SIZE) -> str:
        spot = self.room.place(text, size, spots) if text else None
        if spot is None:
            return ""
        x, y = number(spot[0]), number(spot[1] + _LABEL_SIZE * 0.36)
        return f'<text class="map-label map-{style}" x="{x}" y="{y}">{escape(text)}</text>'

    def _street_names(self) -> Iterator[str]:
        from service_circles.writing.drawings.maps.street_drawing import draw_names  # noqa: PLC0415  # brings NumPy

        if self.view.land is not None:
            yield from draw_names(self.view.land, self.frame, self.room, self.view.words)

    def _place_names(self, pins: Sequence[Spot], placed: Sequence[Spot]) -> Iterator[str]:
        """The names of places, where no street tells where one is; as many as there is room for."""
        named = [(pin.name, spot) for pin, spot in zip(self.view.pins, pins, strict=True)]
        named += [(marker.name, spot) for marker, spot in zip(self.view.markers, placed, strict=True)]
        for name, spot in named[:MOST_PLACE_NAMES]:
            yield self._label(
                name, "of-place", spots_beside(spot, text_width(name, _LARGE_SIZE)), _LARGE_SIZE
            )

    def _scale_bar(self) -> str:
        x, y = _SCALE_BAR_AT
        length = self.frame.scale_bar_m * self.frame.scale
        bar = f"M{number(x)} {number(y - 4)}v4h{number(length)}v-4"
        words = escape(length_text(self.frame.scale_bar_m, self.view.words))
        return (
            f'<path class="map-scale" d="{bar}"/>'
            f'<text class="map-scale-words" x="{number(x + length / 2)}" y="{number(y - 7)}">{words}</text>'
        )


def _steps(through: float, step: float, end: float) -> Iterator[float]:
    """Places from 0 to `end`, a step apart, one of them at `through`."""
    first = through % step
    return (first + count * step for count in range(int((end - first) / step) + 1))
