"""The frame of a map: one plane at true scale, north up, fitted around its contents."""

from collections.abc import Iterator
from dataclasses import dataclass

from service_circles.geo.datum import Point
from service_circles.geo.distance import Plane
from service_circles.writing.drawings.maps.map_view import MapView, OutlineKind

Spot = tuple[float, float]
"""A place on the drawing: units to the right and down from its top left corner."""

Bounds = tuple[float, float, float, float]
"""South, west, north and east in degrees (WGS84)."""

WIDTH, HEIGHT = 360.0, 280.0
_MARGIN = 17.0  # a marker at the edge stays whole
_PIN_MARGIN = 38.0  # above, where a pin may be at the edge
_LEAST_SPAN_M = 400.0
_SCALE_BAR_UNITS = 84.0
_SCALE_BARS_M: tuple[int, ...] = tuple(digit * 10**power for power in range(1, 7) for digit in (1, 2, 5))
_GRID_UNITS = 34.0
_GRIDS_M: tuple[int, ...] = (50, 100, *(digit * 10**power for power in range(1, 7) for digit in (25, 50)))


@dataclass(frozen=True, slots=True)
class Frame:
    """The plane of a drawing: `middle_m` (east, north) is in its middle, `scale` is units per meter.

    `content_m` is the box (west, south, east, north) that it was fitted around.
    """

    plane: Plane
    middle_m: tuple[float, float]
    scale: float
    content_m: tuple[float, float, float, float]

    def spot(self, point: Point) -> Spot:
        """The spot of a point."""
        east_m, north_m = self.plane.east_north_m(point)
        return (
            WIDTH / 2 + (east_m - self.middle_m[0]) * self.scale,
            HEIGHT / 2 - (north_m - self.middle_m[1]) * self.scale,
        )

    @property
    def bounds(self) -> Bounds:
        """South, west, north and east of the drawing in degrees (WGS84)."""
        (east_m, north_m), half_width_m, half_height_m = (
            self.middle_m,
            WIDTH / 2 / self.scale,
            HEIGHT / 2 / self.scale,
        )
        return (
            *self.plane.point_at(east_m - half_width_m, north_m - half_height_m),
            *self.plane.point_at(east_m + half_width_m, north_m + half_height_m),
        )

    @property
    def content_bounds(self) -> Bounds:
        """South, west, north and east of the contents, without the margin."""
        west_m, south_m, east_m, north_m = self.content_m
        return (*self.plane.point_at(west_m, south_m), *self.plane.point_at(east_m, north_m))

    @property
    def scale_bar_m(self) -> int:
        """The longest round length that the scale bar has room for."""
        return max(length for length in _SCALE_BARS_M if length * self.scale <= _SCALE_BAR_UNITS)

    @property
    def grid_m(self) -> int:
        """The step of the grid: usually 250 m, depending on the size of the contents."""
        return min(step for step in _GRIDS_M if step * self.scale >= _GRID_UNITS)


def frame_of(view: MapView) -> Frame:
    """The frame that holds rings, pins, markers, what is walked and main outlines; other outlines only without any of these.

    Raises ValueError if the view is empty.
    """
    points = [*_points(view)]
    if not points:
        raise ValueError("a map needs something to show")
    plane = Plane.around(_middle(points))
    boxes_m = [_box_m(plane, point, 0) for point in points]
    boxes_m += [_box_m(plane, ring.middle, ring.radius_m) for ring in view.rings]
    for lines in (view.walk.outline, view.walk.streets) if view.walk else ():
        if len(lines):
            corners = lines.points.min(axis=0), lines.points.max(axis=0)
            boxes_m += [_box_m(plane, (float(corner[0]), float(corner[1])), 0) for corner in corners]
    west, south = min(box[0] for box in boxes_m), min(box[1] for box in boxes_m)
    east, north = max(box[2] for box in boxes_m), max(box[3] for box in boxes_m)
    above = _MARGIN if view.rings or not view.pins else _PIN_MARGIN
    scale = min(
        (WIDTH - 2 * _MARGIN) / max(east - west, _LEAST_SPAN_M),
        (HEIGHT - _MARGIN - above) / max(north - south, _LEAST_SPAN_M),
    )
    raised_m = (above - _MARGIN) / 2 / scale
    return Frame(
        plane, ((west + east) / 2, (south + north) / 2 + raised_m), scale, (west, south, east, north)
    )


def _points(view: MapView) -> Iterator[Point]:
    yield from (pin.point for pin in view.pins)
    yield from (marker.point for marker in view.markers)
    yield from (ring.middle for ring in view.rings)
    main = [outline for outline in view.outlines if outline.kind is OutlineKind.MAIN]
    if main or not (view.pins or view.markers or view.rings):
        for outline in main or view.outlines:
            yield from outline.points


def _middle(points: list[Point]) -> Point:
    latitudes, longitudes = [point[0] for point in points], [point[1] for point in points]
    return ((min(latitudes) + max(latitudes)) / 2, (min(longitudes) + max(longitudes)) / 2)


def _box_m(plane: Plane, point: Point, around_m: float) -> tuple[float, float, float, float]:
    east_m, north_m = plane.east_north_m(point)
    return (east_m - around_m, north_m - around_m, east_m + around_m, north_m + around_m)
