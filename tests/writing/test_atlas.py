"""The atlas: folium's map without folium's head, foreign hosts, random ids or texts as HTML."""

import hashlib
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from service_circles.geo.datum import wgs84_to_gcj02
from service_circles.geo.distance import Plane
from service_circles.records.settings.directory_settings import TileLayer
from service_circles.writing.drawings.maps.atlas_map import (
    AtlasFrame,
    AtlasLayer,
    AtlasPlace,
    AtlasView,
    LayerStyle,
    atlas_page,
)
from service_circles.writing.drawings.maps.map_view import Outline, Ring, RingKind

THEME = Path(__file__).parents[2] / "site_theme"
DOOR = (21.2, 112.6)
PLANE = Plane.around(DOOR)
FRAME = AtlasFrame(
    '<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>图</title>',
    "<header></header>",
    "<footer></footer>",
    "../assets/leaflet.js",
    "../assets/leaflet.css",
    (THEME / "maps" / "atlas.js").read_text("utf-8"),
)
HOSTILE = "</script><img src=x onerror=alert(1)>${alert(2)}`'\""


def _view(name: str = "明珠社区服务中心", tiles: tuple[TileLayer, ...] = ()) -> AtlasView:
    door = AtlasPlace(name, DOOR, "../centers/mingzhu-center/", "社区级服务中心")
    library = AtlasPlace("榕溪图书驿站", PLANE.point_at(700, 300), "../centers/library/")
    square = tuple(PLANE.point_at(x, y) for x, y in ((-900, -900), (900, -900), (900, 900), (-900, 900)))
    return AtlasView(
        f"{name}一张图",
        (
            AtlasLayer("街道和社区", LayerStyle.OUTLINE, shown=True, outlines=(Outline(name, square),)),
            AtlasLayer(
                "步行 10 分钟", LayerStyle.REACH, rings=(Ring(DOOR, 414, RingKind.ESTIMATE), Ring(DOOR, 300, RingKind.ESTIMATE))
            ),
            AtlasLayer(name, LayerStyle.MAJOR, shown=True, places=(door,)),
            AtlasLayer("图书馆", LayerStyle.OTHER, shown=True, places=(library,)),
            AtlasLayer("养老服务", LayerStyle.BOARD, places=(door, library)),
        ),
        (("全部中心", "../centers/"), ("按地方找", "../areas/")),
        tiles,
    )  # fmt: skip


def _tile(datum: str, name: str = "街道图") -> TileLayer:
    return TileLayer(
        name=name, url=f"https://{datum}.invalid/{{z}}/{{x}}/{{y}}.png", datum=datum, attribution="某某"
    )


def _data(html: str) -> dict[str, Any]:
    found = re.search(r'<script type="application/json" id="atlas-data">(.*?)</script>', html)
    assert found
    return dict(json.loads(found[1]))


def test_nothing_comes_from_elsewhere_and_no_script_is_inline() -> None:
    atlas = atlas_page(_view(), FRAME)
    everything = atlas.html + atlas.script.decode()
    assert not re.search(r"(?:https?:)?//[a-z0-9-]+\.[a-z]", everything)
    assert not re.search("jquery|bootstrap|awesome|user-scalable", everything)
    scripts = re.findall(r"<script[^>]*>", atlas.html)
    assert [tag for tag in scripts if "src=" not in tag] == [
        '<script type="application/json" id="atlas-data">'
    ]
    assert "style=" not in atlas.html


def test_the_script_is_asked_for_by_its_content() -> None:
    atlas = atlas_page(_view(), FRAME)
    version = hashlib.blake2b(atlas.script, digest_size=5).hexdigest()
    assert f'<script defer src="atlas.js?v={version}">' in atlas.html


def test_names_reach_the_page_as_json_and_text_only() -> None:
    atlas = atlas_page(_view(HOSTILE), FRAME)
    script = atlas.script
    assert b"alert" not in script

    assert "<img" not in atlas.html
    assert re.findall("<script[^>]*>", atlas.html) == re.findall(
        "<script[^>]*>", atlas_page(_view(), FRAME).html
    )
    data = _data(atlas.html)
    assert data["places"][0][2] == HOSTILE


def test_a_place_is_told_once_however_many_layers_show_it() -> None:
    data = _data(atlas_page(_view(), FRAME).html)
    assert [place[3] for place in data["places"]] == ["../centers/mingzhu-center/", "../centers/library/"]
    assert [layer["places"] for layer in data["layers"]] == [[], [], [0], [1], [0, 1]]


def test_folium_makes_the_layers_and_shows_those_that_are_to_be_shown() -> None:
    script = atlas_page(_view(), FRAME).script
    groups = re.findall(rb"var (feature_group_\d+) =", script)
    assert not re.search(rb"[0-9a-f]{32}", script)
    shown = re.findall(rb"(feature_group_\d+)\.addTo\(map_1\)", script)
    assert len(groups) == 5
    assert shown == [groups[0], groups[2], groups[3]]
    assert b"L.control.layers(" in script
    assert script.count(b"fillAtlas(map_1, [" + b", ".join(groups) + b"], [], layer_control_7);") == 1


def test_the_map_turns_to_the_datum_of_its_first_background() -> None:
    atlas = atlas_page(_view(tiles=(_tile("gcj02"), _tile("wgs84", "别的"))), FRAME)
    data = _data(atlas.html)
    assert data["places"][0][:2] == pytest.approx(wgs84_to_gcj02(*DOOR), abs=1e-6)
    assert data["tiles"] == [["街道图", "某某"]]
    script = atlas.script
    assert b"gcj02.invalid" in script
    assert b"wgs84.invalid" not in script


def test_an_empty_atlas_is_refused() -> None:
    with pytest.raises(ValueError, match="needs something"):
        atlas_page(AtlasView("空", (AtlasLayer("无", LayerStyle.MINOR),), ()), FRAME)


@pytest.mark.parametrize("seed", ["0", "7"])
def test_two_builds_give_the_same_bytes(seed: str) -> None:
    script = (
        "import tests.writing.test_atlas as t; a = t.atlas_page(t._view(), t.FRAME); print(a.html, a.script)"
    )
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(THEME.parent), "PYTHONUTF8": "1"}
    run = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, check=True)
    atlas = atlas_page(_view(), FRAME)
    assert run.stdout.decode() == f"{atlas.html} {atlas.script!r}\n"
