"""The atlas: folium's map without folium's head, foreign hosts, random ids or texts as HTML."""

import hashlib
import json
import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from service_circles.geo.datum import wgs84_to_gcj02
from service_circles.geo.distance import Plane
from service_circles.records.settings.tile_layer import TileLayer
from service_circles.writing.drawings.maps.atlas_map import (
    AtlasLayer,
    AtlasMap,
    AtlasPlace,
    LayerStyle,
    atlas_map,
)
from service_circles.writing.drawings.maps.map_view import Outline, Ring, RingKind
from service_circles.writing.pages.atlas import atlas_pages
from tests.publishing import published

THEME = Path(__file__).parents[2] / "site_theme"
DOOR = (21.2, 112.6)
PLANE = Plane.around(DOOR)
SCRIPT = (THEME / "maps" / "atlas.js").read_text("utf-8")
HOSTILE = "</script><img src=x onerror=alert(1)>${alert(2)}`'\""


def _map(name: str = "明珠社区服务中心", tiles: tuple[TileLayer, ...] = ()) -> AtlasMap:
    door = AtlasPlace(name, DOOR, "../centers/mingzhu-center/", "社区级服务中心")
    library = AtlasPlace("榕溪图书驿站", PLANE.point_at(700, 300), "../centers/library/")
    square = tuple(PLANE.point_at(x, y) for x, y in ((-900, -900), (900, -900), (900, 900), (-900, 900)))
    layers = (
        AtlasLayer("街道和社区", LayerStyle.OUTLINE, shown=True, outlines=(Outline(name, square),)),
        AtlasLayer(
            "步行 10 分钟", LayerStyle.REACH, rings=(Ring(DOOR, 414, RingKind.ESTIMATE), Ring(DOOR, 300, RingKind.ESTIMATE))
        ),
        AtlasLayer(name, LayerStyle.MAJOR, shown=True, places=(door,)),
        AtlasLayer("图书馆", LayerStyle.OTHER, shown=True, places=(library,)),
        AtlasLayer("养老服务", LayerStyle.HAVING, places=(door, library)),
    )  # fmt: skip
    return atlas_map(layers, tiles, SCRIPT)


def _page(atlas: AtlasMap) -> str:
    """The demonstration's page, with another map."""
    edition = published().editions[0]
    page = replace(
        atlas_pages(edition.site)["atlas/"], values=lambda: {"atlas": atlas, "parts": [], "area": None}
    )
    return edition.renderer.render(page)


def _tile(datum: str, name: str = "街道图") -> TileLayer:
    return TileLayer(
        name=name, url=f"https://{datum}.invalid/{{z}}/{{x}}/{{y}}.png", datum=datum, attribution="某某"
    )


def _data(atlas: AtlasMap) -> dict[str, Any]:
    return dict(json.loads(atlas.data))


def test_nothing_comes_from_elsewhere_and_no_script_is_inline() -> None:
    atlas = _map()
    everything = atlas.element + atlas.data + atlas.script.decode()
    assert not re.search(r"(?:https?:)?//[a-z0-9-]+\.[a-z]", everything)
    html = _page(atlas)
    assert not re.search("jquery|bootstrap|awesome|user-scalable", everything + html)
    inline = [tag for tag in re.findall(r"<script[^>]*>", html) if "src=" not in tag]
    assert inline == [
        "<script>",
        '<script type="application/json" id="atlas-data">',
    ]  # the first is early_script
    assert "style=" not in html


def test_the_script_is_asked_for_by_its_content() -> None:
    atlas = _map()
    version = hashlib.blake2b(atlas.script, digest_size=5).hexdigest()
    assert f'<script defer src="atlas.js?v={version}">' in _page(atlas)


def test_names_reach_the_page_as_json_and_text_only() -> None:
    atlas = _map(HOSTILE)
    assert b"alert" not in atlas.script
    html = _page(atlas)
    assert "<img" not in html
    assert re.findall("<script[^>]*>", html) == re.findall("<script[^>]*>", _page(_map()))
    data = re.search(r'<script type="application/json" id="atlas-data">(.*?)</script>', html)
    assert data
    assert json.loads(data[1])["places"][0][2] == HOSTILE


def test_a_place_is_told_once_however_many_layers_show_it() -> None:
    data = _data(_map())
    assert [place[3] for place in data["places"]] == ["../centers/mingzhu-center/", "../centers/library/"]
    assert [layer["places"] for layer in data["layers"]] == [[], [], [0], [1], [0, 1]]


def test_folium_makes_the_layers_and_shows_those_that_are_to_be_shown() -> None:
    script = _map().script
    groups = re.findall(rb"var (feature_group_\d+) =", script)
    assert not re.search(rb"[0-9a-f]{32}", script)
    shown = re.findall(rb"(feature_group_\d+)\.addTo\(map_1\)", script)
    assert len(groups) == 5
    assert shown == [groups[0], groups[2], groups[3]]
    assert b"L.control.layers(" in script
    assert script.count(b"fillAtlas(map_1, [" + b", ".join(groups) + b"], [], layer_control_7);") == 1


def test_the_map_turns_to_the_datum_of_its_first_background() -> None:
    atlas = _map(tiles=(_tile("gcj02"), _tile("wgs84", "别的")))
    data = _data(atlas)
    assert data["places"][0][:2] == pytest.approx(wgs84_to_gcj02(*DOOR), abs=1e-6)
    assert data["tiles"] == [["街道图", "某某"]]
    script = atlas.script
    assert b"gcj02.invalid" in script
    assert b"wgs84.invalid" not in script


def test_an_empty_atlas_is_refused() -> None:
    with pytest.raises(ValueError, match="needs something"):
        atlas_map([AtlasLayer("无", LayerStyle.MINOR)], (), SCRIPT)


@pytest.mark.parametrize("seed", ["0", "7"])
def test_two_builds_give_the_same_bytes(seed: str) -> None:
    script = "import tests.writing.test_atlas as t; a = t._map(); print(a.element, a.data, a.script)"
    environment = {
        **os.environ,
        "PYTHONHASHSEED": seed,
        "PYTHONPATH": os.pathsep.join(sys.path),
        "PYTHONUTF8": "1",
    }
    run = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, check=True)
    atlas = _map()
    assert run.stdout.decode() == f"{atlas.element} {atlas.data} {atlas.script!r}\n"
