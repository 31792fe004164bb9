"""Streets on a drawing: at true scale, cut to it, small, described as text, and the same bytes each time."""

import gzip
import os
import re
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import numpy as np
import pytest

from service_circles.geo.datum import Point
from service_circles.geo.distance import Plane
from service_circles.geo.network.map_layers import MapLayers
from service_circles.geo.network.network_reader import load_network
from service_circles.geo.network.polylines import Lines
from service_circles.geo.network.weighted_network import WeightedNetwork
from service_circles.geo.osm.foot_rules import Gated, Street
from service_circles.geo.osm.scenery import Scenery
from service_circles.geo.walkers import STANDARD
from service_circles.geo.walking.doors import snap_doors
from service_circles.geo.walking.isochrone import HOLE, OUTER
from service_circles.geo.walking.walking_reach import walk_reach
from service_circles.writing.drawings.maps.map_description import describe, legend
from service_circles.writing.drawings.maps.map_drawing import draw
from service_circles.writing.drawings.maps.map_frame import HEIGHT, WIDTH, frame_of
from service_circles.writing.drawings.maps.map_view import (
    Land,
    MapView,
    Marker,
    MarkerKind,
    Outline,
    Pin,
    Ring,
    RingKind,
    Walk,
)
from service_circles.writing.drawings.maps.street_drawing import on_land
from tests.geo.walking.extracts import EXTRACTS, points_on_streets

ROOT = Path(__file__).parents[2]
TOWN = ROOT / "content" / "walking" / "rongxi.osm"
DOOR = (21.2, 112.6)
PLANE = Plane.around(DOOR)


def _at(east_m: float, north_m: float) -> Point:
    return PLANE.point_at(east_m, north_m)


def _lines(*lines: tuple[int, Sequence[tuple[float, float]]]) -> Lines:
    """Lines by kind and meters."""
    return Lines.of([[_at(*point) for point in points] for _, points in lines], [kind for kind, _ in lines])


def _view(streets: Lines, scenery: Lines | None = None, walk: Walk | None = None) -> MapView:
    """A kilometer fills 246 of 280 units: 0.246 units per meter around (180, 140)."""
    return MapView(
        "明珠社区服务中心周围",
        "map",
        pins=(Pin("明珠社区服务中心", DOOR),),
        rings=(Ring(DOOR, 500, RingKind.STANDARD, "500 米半径"),),
        walk=walk,
        land=Land(streets, Lines.empty() if scenery is None else scenery, Lines.empty()),
    )


def _paths(view: MapView) -> dict[str, list[list[tuple[int, int]]]]:
    """Spots of all lines of each style that is drawn in whole units."""
    found: dict[str, list[list[tuple[int, int]]]] = {}
    for element in ElementTree.fromstring(draw(view)).iter():  # noqa: S314  # our own drawing
        path = element.get("d", "")
        if path.startswith("m"):
            found[element.get("class", "").removeprefix("map-")] = _spots(path)
    return found


def _spots(path: str) -> list[list[tuple[int, int]]]:
    lines: list[list[tuple[int, int]]] = []
    spot = (0, 0)
    for line in path[1:].split("m"):
        numbers = [int(number) for number in re.findall(r"-?\d+", line)]
        lines.append([])
        for across, down in zip(numbers[::2], numbers[1::2], strict=True):
            spot = (spot[0] + across, spot[1] + down)
            lines[-1].append(spot)
    return lines


def _numbers(words: str) -> list[float]:
    return [float(number) for number in re.findall(r"-?\d+\.?\d*", words)]


def _outline(half_m: float) -> list[tuple[float, float]]:
    return [(-half_m, -half_m), (half_m, -half_m), (half_m, half_m), (-half_m, half_m), (-half_m, -half_m)]


def _walk(**given: Any) -> Walk:
    walk = Walk(
        _lines((Street.STREET, [(-300, 0), (200, 0)]), (Street.STEPS, [(0, 0), (0, 100)])),
        _lines((OUTER, _outline(310))),
        "步行 10 分钟范围",
        "每秒 1 米",
    )
    return replace(walk, **given)


def test_streets_lie_at_true_scale() -> None:
    """400 m east are 98.4 units, 200 m north 49.2: 180 + 98 and 140 - 49."""
    streets = _lines((Street.STREET, [(0, 0), (400, 0), (400, 200)]), (Street.PATH, [(-100, -100), (0, 0)]))
    paths = _paths(_view(streets))
    assert paths["street"] == paths["street-edge"] == [[(180, 140), (278, 140), (278, 91)]]
    assert paths["path"] == [[(155, 165), (180, 140)]]


def test_lines_are_cut_a_little_outside_the_drawing() -> None:
    far = _lines((Street.MAIN, [(-9_000, 0), (9_000, 0)]), (Street.LANE, [(5_000, 5_000), (6_000, 5_000)]))
    paths = _paths(_view(far))
    assert paths["main"] == [[(-6, 140), (366, 140)]]
    assert "lane" not in paths


def test_what_bends_less_than_a_unit_is_straight() -> None:
    wavy = [(east, 2 * (east % 20 == 0)) for east in range(-400, 410, 10)]
    assert _paths(_view(_lines((Street.STREET, wavy))))["street"] == [[(82, 140), (278, 140)]]


def test_every_class_is_drawn_in_its_own_style_and_order() -> None:
    kinds = [Street.STEPS, Street.MAIN, Street.LINK, Street.LANE, Street.STREET, Street.PATH]
    streets = _lines(*((kind, [(0, 50 * at), (300, 50 * at)]) for at, kind in enumerate(kinds)))
    scenery = _lines(
        (Scenery.RAILWAY, [(-500, 300), (500, 300)]),
        (Scenery.WATER, _outline(200)),
        (Scenery.PARK, _outline(300)),
        (Scenery.MOTORWAY, [(-500, 400), (500, 400)]),
        (Scenery.STREAM, [(-500, -400), (500, -400)]),
    )
    paths = _paths(_view(streets, scenery))
    assert list(paths) == [
        "park", "water", "stream", "rail", "motorway", "lane-edge", "street-edge", "main-edge",
        "path", "lane", "street", "main", "steps",
    ]  # fmt: skip
    assert len(paths["path"]) == 2


def _turn(ring: list[tuple[int, int]]) -> int:
    """Twice the area within, positive one way around and negative the other."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:] + ring[:1], strict=True))


@pytest.mark.parametrize("turned", [1, -1])
def test_islands_are_left_out_of_the_water_whichever_way_they_are_given(turned: int) -> None:
    scenery = _lines((Scenery.WATER, _outline(300)), (Scenery.ISLAND, _outline(100)[::turned]))
    lake, island = _paths(_view(Lines.empty(), scenery))["water"]
    assert _turn(lake) == pytest.approx(2 * (600 * 0.246) ** 2, rel=0.03)
    assert _turn(island) == pytest.approx(-2 * (200 * 0.246) ** 2, rel=0.06)


def test_water_on_all_sides_covers_the_drawing() -> None:
    (sea,) = _paths(_view(Lines.empty(), _lines((Scenery.WATER, _outline(9_000)))))["water"]
    assert {min(sea), max(sea)} == {(-6, -6), (WIDTH + 6, HEIGHT + 6)}


def test_broken_rings_are_left_out() -> None:
    scenery = _lines(
        (Scenery.PARK, [(0, 0), (100, 0)]),
        (Scenery.PARK, [(0, 0), (100, 0), (0, 0)]),
        (Scenery.WATER, [(0, 0), (0, 0), (0, 0), (0, 0), (0, 0)]),
        (Scenery.PARK, [(0, 0), (200, 200), (200, 0), (0, 200), (0, 0)]),
    )
    assert set(_paths(_view(Lines.empty(), scenery))) <= {"park"}


def test_what_is_reached_is_drawn_where_it_is() -> None:
    hole = _lines((OUTER, _outline(310)), (HOLE, _outline(100)[::-1]))
    paths = _paths(_view(Lines.empty(), walk=_walk(outline=hole)))
    assert paths["wide"] == [[(106, 140), (229, 140)]]
    assert paths["stairs"] == [[(180, 140), (180, 115)]]
    around, inside = paths["reached"]
    assert min(around)[0] == 104
    assert max(around)[0] == 256
    assert _turn(around) > 0 > _turn(inside)


def test_the_drawing_holds_all_that_is_reached() -> None:
    """900 m to the east leave 326 units for 1,400 m."""
    far = _walk(outline=_lines((OUTER, [(-10, -10), (900, -10), (900, 10), (-10, 10), (-10, -10)])))
    frame = frame_of(_view(Lines.empty(), walk=far))
    assert frame.scale == pytest.approx(326 / 1_400)
    assert frame.spot(_at(900, 0))[0] == pytest.approx(WIDTH - 17)


def test_nothing_reached_is_no_mistake() -> None:
    empty = _walk(streets=Lines.empty(), outline=Lines.empty())
    assert "map-reached" not in draw(_view(Lines.empty(), walk=empty))
    assert (
        describe(_view(Lines.empty(), walk=empty))[0]
        == "涂色的范围：步行 10 分钟范围，按路网计算，每秒 1 米。"
    )


def test_a_map_with_streets_has_no_grid() -> None:
    assert "map-grid" not in draw(_view(Lines.empty()))
    assert "map-grid" in draw(replace(_view(Lines.empty()), land=None))


def test_words_tell_how_far_the_streets_go() -> None:
    marks = (
        Marker("翠堤小区", _at(240, 240), MarkerKind.ESTATE, 1, minutes=7),
        Marker("明珠苑", _at(100, 0), MarkerKind.ESTATE, 2, minutes=3),
    )
    view = replace(_view(Lines.empty(), walk=_walk(pace="每秒 0.8 米，不走台阶")), markers=marks)
    assert describe(view) == [
        "涂色的范围：步行 10 分钟范围，按路网计算，每秒 0.8 米，不走台阶。",
        "沿路最远能到（直线距离）：往北约 100 米，往东约 200 米，往西约 300 米。",
        "图上最远的地方：翠堤小区，步行 7 分钟。",
        "点线圈：500 米半径，规划标准，直线 500 米。",
        "起点：明珠社区服务中心。",
        "1 号：翠堤小区，步行 7 分钟，在明珠社区服务中心东北方约 340 米（直线）。",
        "2 号：明珠苑，步行 3 分钟，在明珠社区服务中心东方约 100 米（直线）。",
    ]


def test_how_far_is_told_from_the_nearest_of_several_origins() -> None:
    view = replace(_view(Lines.empty(), walk=_walk()), pins=(Pin("甲", DOOR), Pin("乙", _at(-250, 0))))
    assert "往西约 50 米" in describe(view)[1]


def test_the_legend_names_what_is_drawn() -> None:
    assert legend(_view(Lines.empty(), walk=_walk())) == (
        ("walked", "走得到的路"),
        ("within", "步行 10 分钟范围"),
        ("standard", "500 米半径"),
        ("steps", "台阶"),
    )
    level = _walk(streets=_lines((Street.PATH, [(0, 0), (100, 0)])))
    assert ("steps", "台阶") not in legend(_view(Lines.empty(), walk=level))


def _named(names: Sequence[str], *lines: Sequence[tuple[float, float]]) -> MapView:
    named = _lines(*enumerate(lines))
    return replace(_view(Lines.empty()), land=Land(Lines.empty(), Lines.empty(), named, tuple(names)))


def _names(view: MapView) -> list[tuple[str | None, str, str]]:
    """Words, style and where of each street name."""
    texts = ElementTree.fromstring(draw(view)).iter()  # noqa: S314  # our own drawing
    return [
        (text.text, text.get("class", ""), text.get("transform", ""))
        for text in texts
        if "map-name" in text.get("class", "").split()
    ]


def test_a_name_stands_along_its_street() -> None:
    """100 m south of the pin are 24.6 units down from (180, 140)."""
    level = _named(["明珠路"], [(-200, -100), (200, -100)])
    assert _names(level) == [("明珠路", "map-name", "translate(180 164.6)rotate(0)")]
    rising = _named(["观海路"], [(100, -300), (300, -100)])
    assert _names(rising) == [("观海路", "map-name", "translate(229.2 189.2)rotate(-45)")]


def test_on_a_steep_street_the_characters_of_the_name_stand_upright() -> None:
    for ends in ([(-300, -200), (-300, 200)], [(-300, 200), (-300, -200)]):
        assert _names(_named(["堤围路"], ends)) == [
            ("堤围路", "map-name map-upright", "translate(106.2 140)rotate(0)")
        ]


def test_a_short_street_has_no_name_and_a_long_one_has_it_once() -> None:
    assert _names(_named(["一条名字很长的路"], [(100, -100), (300, -100)])) == []
    twice = _named(["长路"], [(-400, -200), (0, -200), (0, -240), (400, -240)])
    assert [words for words, _, _ in _names(twice)] == ["长路"]


def test_only_a_few_streets_are_named_and_names_keep_off_other_things() -> None:
    names = [f"第{at}路" for at in range(9)]
    view = _named(names, *([(-500, 60 * at - 250), (500, 60 * at - 250)] for at in range(9)))
    marks = tuple(Marker(f"{n}", _at(120 * n - 360, -10), MarkerKind.ESTATE, n) for n in range(1, 6))
    places = [_numbers(where)[:2] for _, _, where in _names(replace(view, markers=marks))]
    assert len(places) == 5
    spots = [frame_of(view).spot(mark.point) for mark in marks]
    for x, y in places:
        assert all(abs(x - at[0]) > 26 or abs(y - at[1]) > 15 for at in spots)
        assert sum(abs(y - other) < 10 for _, other in places) == 1


def test_names_of_streets_are_escaped() -> None:
    hostile = "</text><script>"
    view = _named([hostile], [(-480, 100), (480, 100)])
    assert [words for words, _, _ in _names(view)] == [hostile]
    assert "<script" not in draw(view)


@pytest.fixture(scope="module")
def town() -> tuple[WeightedNetwork, MapLayers]:
    network = load_network([TOWN], Gated.PERMEABLE)
    return WeightedNetwork(network, STANDARD), MapLayers(network)


def _around(half_m: float) -> MapView:
    corners = tuple(_at(*corner) for corner in _outline(half_m)[:-1])
    return MapView("图", "map", outlines=(Outline("榕溪区", corners),))


def test_a_district_shows_larger_streets_only(town: tuple[WeightedNetwork, MapLayers]) -> None:
    near, far, farther = (on_land(_around(half_m), town[1]).land for half_m in (500, 1_300, 2_500))
    assert near is not None
    assert far is not None
    assert farther is not None
    assert set(near.streets.kinds) > {Street.LANE, Street.PATH}
    assert set(far.streets.kinds) == {Street.MAIN, Street.STREET}
    assert set(farther.streets.kinds) == {Street.MAIN}
    assert len(far.scenery) > 0
    all_in_far = town[1].streets(frame_of(_around(1_300)).bounds, {Street.MAIN, Street.STREET})
    assert len(far.streets) < len(all_in_far) / 2, "short ones are left out"


@pytest.mark.parametrize("half_m", [500, 900, 1_000, 1_400, 1_800])
def test_maps_of_a_town_are_small(town: tuple[WeightedNetwork, MapLayers], half_m: float) -> None:
    drawing = draw(on_land(_around(half_m), town[1]))
    assert len(gzip.compress(drawing.encode())) <= 4 * 1024
    for line in (spot for path in re.findall(r' d="(m[^"]+)"', drawing) for spot in _spots(path)):
        assert len(line) > 1
        assert all(-6 <= x <= WIDTH + 6 and -6 <= y <= HEIGHT + 6 for x, y in line)


@pytest.mark.parametrize("extract", [TOWN, *EXTRACTS])
def test_circles_are_small_and_all_that_is_reached_is_on_the_drawing(extract: Path) -> None:
    network = load_network([extract], Gated.PERMEABLE)
    weighted, layers = WeightedNetwork(network, STANDARD), MapLayers(network)
    for place in points_on_streets(network, 12):
        doors = snap_doors(weighted, {"o": [place]})
        reach = walk_reach(weighted, doors, doors, 10)
        view = MapView(
            "周围",
            "map",
            pins=(Pin("明珠社区服务中心", place),),
            markers=tuple(
                Marker(f"明珠苑{at}区", (latitude, longitude), MarkerKind.ESTATE, at)
                for at, (latitude, longitude) in enumerate(reach.streets.points[:8].tolist(), start=1)
            ),
            rings=(Ring(place, 500, RingKind.STANDARD, "500 米半径"),),
            walk=Walk(reach.streets, reach.outline, "步行 10 分钟范围", "每秒 1 米"),
        )
        view = on_land(view, layers)
        assert len(gzip.compress(draw(view).encode())) <= 5 * 1024
        paths = _paths(view)
        for style in ("wide", "narrow", "stairs"):
            for x, y in (spot for line in paths.get(style, ()) for spot in line):
                assert 0 <= x <= WIDTH
                assert 0 <= y <= HEIGHT


@pytest.mark.parametrize("seed", ["0", "77"])
def test_the_same_streets_give_the_same_bytes(town: tuple[WeightedNetwork, MapLayers], seed: str) -> None:
    script = (
        "import tests.writing.test_map_streets as t\n"
        "n = t.load_network([t.TOWN], t.Gated.PERMEABLE)\n"
        "print(t.draw(t.on_land(t._around(600), t.MapLayers(n))))"
    )
    environment = {
        **os.environ,
        "PYTHONHASHSEED": seed,
        "PYTHONPATH": os.pathsep.join(sys.path),
        "PYTHONUTF8": "1",
    }
    run = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, check=True)
    assert run.stdout.decode().strip() == draw(on_land(_around(600), town[1]))


def test_maps_without_streets_do_not_load_numpy() -> None:
    script = (
        "import sys; from service_circles.writing.drawings.maps.map_drawing import draw\n"
        "from service_circles.writing.drawings.maps.map_view import MapView, Pin\n"
        "draw(MapView('图', 'map', pins=(Pin('甲', (21.2, 112.6)),)))\n"
        "assert 'numpy' not in sys.modules"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONUTF8": "1"}
    subprocess.run([sys.executable, "-c", script], env=environment, check=True)


def test_kinds_that_are_not_drawn_are_passed_over() -> None:
    odd = Lines(np.array([_at(0, 0), _at(100, 0)]), np.array([0, 2]), np.array([99]))
    assert _paths(_view(odd, odd)) == {}
