"""A map with streets in a real browser: on screen, on paper, in a reader's own colors, and opened."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from service_circles.geo.distance import Plane
from service_circles.geo.network.polylines import Lines
from service_circles.geo.osm.foot_rules import Street
from service_circles.geo.osm.scenery import Scenery
from service_circles.geo.walking.isochrone import OUTER
from service_circles.records.settings.tile_layer import TileLayer
from service_circles.writing.drawings.maps.map_view import Land, MapView, Pin, Ring, RingKind, Walk
from tests.browser.test_map import open_map, write_page

pytestmark = pytest.mark.browser

PLANE = Plane.around((21.2, 112.6))
AREAS = ("park", "water", "reached")
LINES = (
    "stream", "rail", "motorway", "path", "lane-edge", "lane", "street-edge", "street", "main-edge", "main",
    "steps", "narrow", "wide", "stairs",
)  # fmt: skip


def _lines(*kinds: int) -> Lines:
    return Lines.of([[PLANE.point_at(-450, 60 * at), PLANE.point_at(450, 60 * at)] for at in kinds], kinds)


def _rings(half_m: float, *kinds: int) -> Lines:
    corners = [(-half_m, -half_m), (half_m, -half_m), (half_m, half_m), (-half_m, half_m)]
    return Lines.of([[PLANE.point_at(*corner) for corner in [*corners, corners[0]]]] * len(kinds), kinds)


def _view() -> MapView:
    ring, line = _rings(200, Scenery.PARK, Scenery.WATER), _lines(3, 4, 5)
    scenery = Lines.of([*(points for _, points in ring), *(points for _, points in line)], [0, 1, 3, 4, 5])
    streets = _lines(*Street)
    return MapView(
        "明珠社区服务中心周围",
        "map",
        pins=(Pin("明珠社区服务中心", (21.2, 112.6)),),
        rings=(Ring((21.2, 112.6), 500, RingKind.STANDARD, "500 米半径"),),
        walk=Walk(_lines(*Street), _rings(300, OUTER), "步行 10 分钟范围", "每秒 1 米"),
        land=Land(streets, scenery, _lines(0), ("听潮大道",)),
    )


def _painted(page: Page, style: str) -> dict[str, str]:
    """The fill and stroke of a part of the drawing."""
    script = "style => { const {fill, stroke} = getComputedStyle(document.querySelector(style)); return {fill, stroke}; }"
    painted: dict[str, str] = page.evaluate(script, f".map-drawing path.map-{style}")
    return painted


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_areas_are_filled_and_streets_are_not(tmp_path: Path, page: Page, served: str, theme: str) -> None:
    write_page(tmp_path, theme=theme, view=_view())
    page.goto(served)
    assert {style: _painted(page, style)["fill"] != "none" for style in AREAS} == dict.fromkeys(AREAS, True)
    for style in LINES:
        painted = _painted(page, style)
        assert painted["fill"] == "none", style
        assert painted["stroke"].startswith("rgb"), style


def test_the_dark_map_has_colors_of_its_own(tmp_path: Path, page: Page, served: str) -> None:
    write_page(tmp_path, view=_view())
    page.goto(served)
    styles = ("park", "water", "main", "street", "reached")
    light = {style: _painted(page, style) for style in styles}
    page.evaluate("document.documentElement.setAttribute('data-theme', 'dark')")
    chosen = {style: _painted(page, style) for style in styles}
    page.evaluate("document.documentElement.removeAttribute('data-theme')")
    page.emulate_media(color_scheme="dark")
    assert {style: _painted(page, style) for style in styles} == chosen
    assert all(light[style] != chosen[style] for style in styles)


def test_the_reader_sees_the_same_streets_when_the_map_is_opened(
    tmp_path: Path, page: Page, served: str, complaints: list[str]
) -> None:
    write_page(tmp_path, view=_view())
    open_map(page, served)
    expect(page.locator(".map-live .map-wide")).to_be_visible()
    expect(page.locator(".map-live .map-land")).to_be_visible()
    expect(page.locator(".map-live .map-name")).to_have_text("听潮大道")
    out = page.get_by_role("button", name="缩小", exact=True)
    while out.get_attribute("aria-disabled") != "true":
        out.click()
    live, drawing = (
        page.locator(part).bounding_box() for part in (".map-live", ".map-live .map-drawing >> nth=1")
    )
    assert live is not None
    assert drawing is not None
    assert drawing["width"] >= 0.8 * live["width"], "no farther out than the streets go"
    assert complaints == []


def test_on_a_background_map_only_what_is_reached_is_drawn(tmp_path: Path, page: Page, served: str) -> None:
    tile: dict[str, Any] = {
        "name": "街道图",
        "url": "https://tiles.invalid/{z}.png",
        "attribution": "某某",
        "datum": "wgs84",
    }
    write_page(tmp_path, (TileLayer.model_construct(None, **tile),), view=_view())
    open_map(page, served)
    expect(page.locator(".map-live .map-wide")).to_be_visible()
    expect(page.locator(".map-live .map-land")).to_be_hidden()
    expect(page.locator(".map-live .map-name")).to_be_hidden()


def test_a_reader_with_colors_of_their_own_gets_them(tmp_path: Path, page: Page, served: str) -> None:
    write_page(tmp_path, view=_view())
    page.goto(served)
    before = _painted(page, "wide")["stroke"]
    page.emulate_media(forced_colors="active")
    assert _painted(page, "wide")["stroke"] != before
    assert _painted(page, "street")["stroke"] == page.evaluate("getComputedStyle(document.body).color")
    assert page.evaluate("getComputedStyle(document.querySelector('.map-street-edge')).display") == "none"
