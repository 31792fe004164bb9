"""The shapes of a drawing: markers that give way, circles with one outer line, outlines cut and simplified."""

import re
from itertools import pairwise
from math import hypot

from hypothesis import given, settings
from hypothesis import strategies as st

from service_circles.writing.drawings.maps.label_placement import MARKER_RADIUS, spread_markers
from service_circles.writing.drawings.maps.map_frame import HEIGHT, WIDTH, Spot
from service_circles.writing.drawings.maps.map_limits import MOST_NUMBERED
from service_circles.writing.drawings.maps.svg_shapes import cut_to_drawing, rim_path, simplified

SPOTS = st.tuples(st.floats(0, WIDTH), st.floats(0, HEIGHT))


@settings(deadline=None)
@given(st.lists(SPOTS, max_size=MOST_NUMBERED), st.lists(SPOTS, max_size=1))
def test_a_few_markers_never_cover_each_other(spots: list[Spot], pins: list[Spot]) -> None:
    placed = spread_markers(spots, pins)
    for at, a in enumerate(placed):
        assert 0 <= a[0] <= WIDTH
        assert 0 <= a[1] <= HEIGHT
        assert all(hypot(a[0] - b[0], a[1] - b[1]) >= 2 * MARKER_RADIUS for b in placed[:at])


def test_a_marker_with_room_stays_where_it_is() -> None:
    assert spread_markers([(100.0, 100.0), (200.0, 100.0)], [(150.0, 200.0)]) == [
        (100.0, 100.0),
        (200.0, 100.0),
    ]


def test_overlapping_circles_have_one_outer_line() -> None:
    """Two circles of radius 10, 10 apart: of each, 240 degrees are left, in two arcs where 0 is passed."""
    path = rim_path([(0, 0, 10), (10, 0, 10)])
    ends = re.findall(r"M(\S+) (\S+)A10 10 0 \d 1 (\S+) (\S+?)(?=M|$)", path)
    points = [(float(x), float(y)) for arc in ends for x, y in (arc[:2], arc[2:])]
    for x, y in points:
        on_rim = [abs(hypot(x - middle, y) - 10) < 0.1 for middle in (0, 10)]
        outside = [hypot(x - middle, y) > 9.9 for middle in (0, 10)]
        assert any(on_rim)
        assert all(outside)
    assert {point for point in points if points.count(point) == 2} >= {(5, 8.7), (5, -8.7)}


def test_a_circle_inside_another_leaves_no_line() -> None:
    assert rim_path([(0, 0, 10), (1, 0, 3)]) == rim_path([(0, 0, 10)])


@settings(deadline=None)
@given(st.lists(st.tuples(st.floats(-900, 900), st.floats(-900, 900)), min_size=3, max_size=40))
def test_outlines_are_cut_to_the_drawing_and_stay_true(spots: list[Spot]) -> None:
    cut = cut_to_drawing(spots)
    assert all(-12.1 <= x <= WIDTH + 12.1 and -12.1 <= y <= HEIGHT + 12.1 for x, y in cut)
    kept = simplified(cut)
    assert set(kept) <= set(cut)
    for spot in cut:
        pairs = pairwise(kept)
        assert len(kept) < 2 or min(_off_segment(spot, *pair) for pair in pairs) <= 0.51


def _off_segment(spot: Spot, start: Spot, end: Spot) -> float:
    steps = [part / 2000 for part in range(2001)]
    return min(
        hypot(
            spot[0] - start[0] - part * (end[0] - start[0]), spot[1] - start[1] - part * (end[1] - start[1])
        )
        for part in steps
    )
