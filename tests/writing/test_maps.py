"""Drawings: true to scale, safe, small, the same bytes each time, and described as text."""

import gzip
import json
import os
import re
import subprocess
import sys
from math import cos, hypot, pi, sin
from pathlib import Path
from xml.etree import ElementTree

import pytest

from service_circles.geo.datum import Point, wgs84_to_gcj02
from service_circles.geo.distance import Plane, distance_m
from service_circles.languages.translator import CHINESE
from service_circles.records.settings.tile_layer import TileLayer
from service_circles.writing.assets.leaflet_files import leaflet_files
from service_circles.writing.drawings.maps.label_placement import MARKER_RADIUS, text_width
from service_circles.writing.drawings.maps.leaflet_data import map_data
from service_circles.writing.drawings.maps.map_description import describe
from service_circles.writing.drawings.maps.map_drawing import draw
from service_circles.writing.drawings.maps.map_frame import HEIGHT, WIDTH, frame_of
from service_circles.writing.drawings.maps.map_limits import MOST_NUMBERED, MOST_PLACE_NAMES
from service_circles.writing.drawings.maps.map_view import (
    MapView,
    Marker,
    MarkerKind,
    Outline,
    OutlineKind,
    Pin,
    Ring,
    RingKind,
)

THEME = Path(__file__).parents[2] / "site_theme"
DOOR = (21.2, 112.6)
PLANE = Plane.around(DOOR)
HOSTILE = [
    '"><script>alert(1)</script>',
    "</title></svg><img src=x onerror=alert(1)>",
    "&amp;'\"`${1}]]>",
    "甲\u202e乙",
]


def _at(east_m: float, north_m: float) -> Point:
    return PLANE.point_at(east_m, north_m)


def _view(markers: int = 6) -> MapView:
    return MapView(
        "明珠社区服务中心周围",
        "map",
        pins=(Pin("明珠社区服务中心", DOOR),),
        markers=tuple(
            Marker(
                f"明珠苑{n}区",
                _at(380 * cos(n), 380 * sin(2 * n)),
                MarkerKind(["center", "estate"][n % 2]),
                n + 1,
            )
            for n in range(markers)
        ),
        rings=(
            Ring(DOOR, 414, RingKind.ESTIMATE, "步行 10 分钟（估算）"),
            Ring(DOOR, 500, RingKind.STANDARD, "500 米半径"),
        ),
    )


def _elements(view: MapView, style: str) -> list[ElementTree.Element]:
    found = ElementTree.fromstring(draw(view)).iter()  # noqa: S314  # our own drawing
    return [element for element in found if style in element.get("class", "").split()]


def _numbers(path: str) -> list[float]:
    return [float(number) for number in re.findall(r"-?\d+\.?\d*", path)]


def test_the_ring_of_the_standard_and_the_scale_bar_agree() -> None:
    """1,000 m across fill the 280 units less two margins of 17: 0.246 units per meter."""
    _, _, radius, *_ = _numbers(_elements(_view(), "map-standard")[0].get("d", ""))
    length = _numbers(_elements(_view(), "map-scale")[0].get("d", ""))[3]
    assert radius == 123.0
    assert length == 49.2
    assert [element.text for element in _elements(_view(), "map-scale-words")] == ["200 米"]
    assert radius / length == pytest.approx(500 / 200)


def test_east_is_right_and_north_is_up_at_true_scale() -> None:
    frame = frame_of(_view())
    x, y = frame.spot(DOOR)
    assert frame.spot(_at(100, 0)) == pytest.approx((x + 24.6, y))
    assert frame.spot(_at(0, 100)) == pytest.approx((x, y - 24.6))


def test_the_bounds_are_the_corners_of_the_drawing() -> None:
    frame = frame_of(_view())
    south, west, north, east = frame.bounds
    assert frame.spot((south, west)) == pytest.approx((0, HEIGHT), abs=1e-6)
    assert frame.spot((north, east)) == pytest.approx((WIDTH, 0), abs=1e-6)
    assert distance_m((south, west), (north, west)) == pytest.approx(HEIGHT / frame.scale, rel=1e-3)
    assert distance_m((21.2, west), (21.2, east)) == pytest.approx(WIDTH / frame.scale, rel=1e-3)


@pytest.mark.parametrize("words", HOSTILE)
def test_every_text_is_escaped(words: str) -> None:
    outline = Outline(words, (_at(-400, -400), _at(400, -400), _at(0, 400)))
    view = MapView(
        words, "map", (Pin(words, DOOR),), (Marker(words, _at(9, 9)), Marker(words, _at(99, 9), number=1)),
        (Ring(DOOR, 400, RingKind.ESTIMATE, words),), (outline,),
    )  # fmt: skip
    root = ElementTree.fromstring(draw(view))  # noqa: S314  # our own drawing
    assert {element.tag for element in root.iter()} <= {
        "svg",
        "title",
        "desc",
        "path",
        "g",
        "text",
        "circle",
        "rect",
    }
    attributes = {name for element in root.iter() for name in element.keys()}  # noqa: SIM118
    assert not [name for name in attributes if name == "style" or name.startswith("on") or "href" in name]
    assert root.findtext("title") == words


def test_ids_are_unique_on_a_page_and_named_where_they_belong() -> None:
    drawing = draw(_view())
    assert re.findall(r' id="([^"]+)"', drawing) == ["map-title", "map-words"]
    assert 'role="img" aria-labelledby="map-title" aria-describedby="map-words"' in drawing


def test_twenty_markers_fit_in_six_kilobytes_with_one_decimal() -> None:
    drawing = draw(_view(20))
    assert len(drawing.encode()) <= 6 * 1024
    assert not re.search(r"\d\.\d\d", drawing)
    assert len(_elements(_view(20), "map-marker")) == 20


def test_markers_on_one_spot_part_and_point_to_it() -> None:
    markers = tuple(Marker(f"{n} 栋", _at(200, 100), MarkerKind.ESTATE, n) for n in range(1, 8))
    view = MapView("楼栋", "map", markers=markers, rings=_view().rings)
    drawing = ElementTree.fromstring(draw(view))  # noqa: S314  # our own drawing
    marks = [part for part in drawing.iter() if part.get("class") == "map-marker map-estate"]
    boxes = [_numbers(mark.get("transform", "")) for mark in marks]
    assert len(boxes) == 7
    apart = [hypot(a[0] - b[0], a[1] - b[1]) for at, a in enumerate(boxes) for b in boxes[:at]]
    assert min(apart) >= 2 * MARKER_RADIUS
    x, y = frame_of(view).spot(_at(200, 100))
    ends = _numbers(_elements(view, "map-leader-end")[0].get("d", "").replace("h0", " "))
    assert ends[:2] == pytest.approx([x, y], abs=0.06)


def test_a_crowd_is_drawn_as_dots() -> None:
    view = _view(MOST_NUMBERED + 1)
    assert len(_elements(view, "map-dot")) == MOST_NUMBERED + 1
    assert _elements(view, "map-marker") == []


def test_long_boundaries_stay_small() -> None:
    rough = tuple(
        _at((600 + sin(n)) * cos(n * pi / 1_000), (600 + cos(3 * n)) * sin(n * pi / 1_000))
        for n in range(2_000)
    )
    assert len(draw(MapView("社区", "map", outlines=(Outline("明珠社区", rough),))).encode()) < 6 * 1024


def test_areas_are_named_where_they_lie_and_neighbors_do_not_shrink_the_map() -> None:
    square = ((-400, -300), (400, -300), (400, 300), (-400, 300))
    main = Outline("明珠社区", tuple(_at(*corner) for corner in square))
    beside = Outline("榕荫社区", tuple(_at(x + 5_000, y) for x, y in square), OutlineKind.NEIGHBOR)
    alone, together = MapView("图", "map", outlines=(main,)), MapView("图", "map", outlines=(main, beside))
    assert frame_of(alone) == frame_of(together)
    assert [label.text for label in _elements(together, "map-label")] == ["明珠社区"]


def test_words_tell_what_the_map_shows() -> None:
    view = MapView(
        "周围", "map", (Pin("明珠社区服务中心", DOOR),), (Marker("翠堤小区", _at(240, 240), MarkerKind.ESTATE, 1),),
        _view().rings, (Outline("明珠社区", (_at(-400, -400), _at(400, -400), _at(0, 400))),),
    )  # fmt: skip
    assert describe(view) == [
        "虚线圈：步行 10 分钟（估算），直线 414 米。",
        "点线圈：500 米半径，规划标准，直线 500 米。",
        "起点：明珠社区服务中心。",
        "1 号：翠堤小区，在明珠社区服务中心东北方约 340 米（直线）。",
        "画出的范围：明珠社区。",
    ]


def test_an_empty_map_is_refused() -> None:
    with pytest.raises(ValueError, match="needs something"):
        draw(MapView("空", "map"))


@pytest.mark.parametrize("seed", ["0", "1", "4242"])
def test_the_same_view_gives_the_same_bytes(seed: str) -> None:
    script = "import tests.writing.test_maps as t; print(t.draw(t._view(20)), t.map_data(t._view(20), ()))"
    environment = {
        **os.environ,
        "PYTHONHASHSEED": seed,
        "PYTHONPATH": os.pathsep.join(sys.path),
        "PYTHONUTF8": "1",
    }
    run = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, check=True)
    assert run.stdout.decode().strip() == f"{draw(_view(20))} {map_data(_view(20), ())}"


def _tile(datum: str) -> TileLayer:
    return TileLayer(
        name="街道图", url="https://tiles.invalid/{z}/{x}/{y}.png", datum=datum, attribution="某某"
    )


def test_map_data_is_shifted_only_for_layers_that_are() -> None:
    plain = json.loads(map_data(_view(), (_tile("wgs84"),)))
    shifted = json.loads(map_data(_view(), (_tile("wgs84"), _tile("gcj02"))))
    assert "gcj02" not in plain
    assert shifted["points"] == plain["points"]
    assert shifted["gcj02"]["points"][0] == pytest.approx(wgs84_to_gcj02(*DOOR), abs=1e-6)
    assert plain["points"][0] == [*DOOR, "明珠社区服务中心", "", None, "pin"]


def test_the_interactive_map_costs_at_most_seventy_kilobytes_in_two_files() -> None:
    files = leaflet_files(THEME, CHINESE)
    assert sorted(files) == ["leaflet.css", "leaflet.js"]
    assert sum(len(gzip.compress(content)) for content in files.values()) <= 70_000
    assert b"sourceMappingURL" not in files["leaflet.js"]
    assert b"url(images" not in files["leaflet.css"]


def test_a_map_without_streets_names_its_places() -> None:
    """There is nothing else on it that tells where a place is."""
    view = _view(4)
    names = {element.text for element in _elements(view, "map-of-place")}
    assert names == {view.pins[0].name, *(marker.name for marker in view.markers)}


def test_names_of_places_leave_each_other_free() -> None:
    """As many as there is room for, and no more than the limit."""
    close = tuple(Marker(f"第{n}服务站", _at(8 * n, 5 * n)) for n in range(40))
    named = _elements(MapView("街", "map", markers=close), "map-of-place")
    assert 1 < len(named) <= MOST_PLACE_NAMES
    boxes = [
        (float(each.get("x", "")), float(each.get("y", "")), text_width(each.text or "", 12))
        for each in named
    ]
    for at, (x, y, width) in enumerate(boxes):
        for other_x, other_y, other_width in boxes[:at]:
            assert abs(x - other_x) >= (width + other_width) / 2 or abs(y - other_y) >= 12
