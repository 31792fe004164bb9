"""Pins, markers and the north arrow as SVG."""

from collections.abc import Iterator, Sequence
from html import escape
from math import dist

from service_circles.languages.translator import Translator
from service_circles.writing.drawings.maps.label_placement import MARKER_RADIUS
from service_circles.writing.drawings.maps.map_frame import WIDTH, Spot
from service_circles.writing.drawings.maps.map_view import Marker, MarkerKind
from service_circles.writing.drawings.maps.svg_shapes import coordinates, number

DOT_RADIUS = 3.6
NORTH_AT = (WIDTH - 18, 24.0)
_PIN = "M0 0C-2.6-7.6-11-11.6-11-20.5a11 11 0 1 1 22 0C11-11.6 2.6-7.6 0 0z"


def leaders(spots: Sequence[Spot], placed: Sequence[Spot]) -> str:
    """A line from each marker that had to give way to its place, with a dot at the end."""
    # A marker that still covers its place needs no line to it.
    moved = [(a, b) for a, b in zip(spots, placed, strict=True) if dist(a, b) > MARKER_RADIUS + 2]
    if not moved:
        return ""
    lines = "".join(f"M{coordinates(a)}L{coordinates(b)}" for a, b in moved)
    dots = "".join(f"M{coordinates(a)}h0" for a, _ in moved)
    return f'<path class="map-leader" d="{lines}"/><path class="map-leader-end" d="{dots}"/>'


def marker_shapes(markers: Sequence[Marker], placed: Sequence[Spot], *, numbered: bool) -> Iterator[str]:
    """Estates first, so that centers lie above them."""
    both = list(zip(markers, placed, strict=True))
    for kind in (MarkerKind.ESTATE, MarkerKind.CENTER):
        for marker, spot in both:
            if marker.kind is kind:
                has_number = numbered and marker.number is not None
                yield _numbered(marker, spot) if has_number else _dot(marker, spot)


def _numbered(marker: Marker, spot: Spot) -> str:
    if marker.kind is MarkerKind.CENTER:
        shape = '<circle r="11"/>'
    else:
        shape = '<rect x="-10" y="-10" width="20" height="20" rx="6"/>'
    return (
        f'<g class="map-marker map-{marker.kind.value}" {_moved_to(spot)}><title>{escape(marker.name)}</title>'
        f'{shape}<text y="4.6">{marker.number}</text></g>'
    )


def _dot(marker: Marker, spot: Spot) -> str:
    return (
        f'<circle class="map-dot map-{marker.kind.value}" cx="{number(spot[0])}" cy="{number(spot[1])}" '
        f'r="{DOT_RADIUS}"><title>{escape(marker.name)}</title></circle>'
    )


def pin_shape(spot: Spot) -> str:
    """A pin whose tip is at a spot."""
    return f'<g class="map-pin" {_moved_to(spot)}><path d="{_PIN}"/><circle cy="-20.5" r="4.2"/></g>'


def north_arrow(words: Translator) -> str:
    """The arrow that points up."""
    return (
        f'<g class="map-north" {_moved_to(NORTH_AT)}><path d="M0-13l4.5 9L0-6l-4.5 2z"/>'
        f'<text y="9">{words("北")}</text></g>'
    )


def _moved_to(spot: Spot) -> str:
    return f'transform="translate({coordinates(spot)})"'
