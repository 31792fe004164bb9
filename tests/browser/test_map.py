"""The interactive map in a real browser, under the policy that every page carries."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from markupsafe import escape
from playwright.sync_api import Page, expect

from service_circles.geo.distance import Plane
from service_circles.records.settings.tile_layer import TileLayer
from service_circles.writing.assets.shared_files import make_assets
from service_circles.writing.drawings.maps.leaflet_data import map_data
from service_circles.writing.drawings.maps.map_drawing import draw
from service_circles.writing.drawings.maps.map_view import MapView, Marker, MarkerKind, Pin, Ring, RingKind
from service_circles.writing.rendering.security_policy import EARLY_SCRIPT, EARLY_SCRIPT_HASH
from tests.browser.accessible import violations
from tests.browser.conftest import MORNING
from tests.browser.showing import open_choice

pytestmark = pytest.mark.browser


@pytest.fixture
def page(page: Page) -> Page:
    """A phone on which time goes on, as the movements of a map need it."""
    page.clock.install(time=MORNING)
    return page


THEME = Path(__file__).parents[2] / "site_theme"
DOOR = (21.2, 112.6)
HOSTILE = "<img src=x onerror=alert(1)>${alert(2)}"
POLICY = (
    f"default-src 'none'; script-src 'self' 'sha256-{EARLY_SCRIPT_HASH}'; style-src 'self'; img-src 'self' data:; "
    "require-trusted-types-for 'script'"
)


def _view() -> MapView:
    plane = Plane.around(DOOR)
    return MapView(
        "明珠社区服务中心周围",
        "map",
        pins=(Pin("明珠社区服务中心", DOOR),),
        markers=(
            Marker("明珠苑", plane.point_at(250, 200), MarkerKind.ESTATE, 1, "#mingzhu-garden"),
            Marker(HOSTILE, plane.point_at(-250, -150), MarkerKind.CENTER, 2, "javascript:alert(3)"),
        ),
        rings=(
            Ring(DOOR, 414, RingKind.ESTIMATE, "步行 10 分钟（估算）"),
            Ring(DOOR, 500, RingKind.STANDARD),
        ),
    )


def write_page(
    folder: Path, tiles: tuple[TileLayer, ...] = (), theme: str = "light", view: MapView | None = None
) -> None:
    """A page with one map, and all that it loads."""
    view = view or _view()
    assets = make_assets(THEME, None, "Asia/Shanghai")
    for address, content in {**assets.files, "sw.js": b""}.items():
        (folder / address).parent.mkdir(parents=True, exist_ok=True)
        (folder / address).write_bytes(content)
    (folder / "index.html").write_text(
        f"""<!doctype html><html lang="zh-Hans" data-theme="{theme}"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>地图</title>
<link rel="icon" href="{assets["emblem.svg"]}"><link rel="stylesheet" href="{assets["site.css"]}">
<script>{EARLY_SCRIPT}</script><script defer src="{assets["site.js"]}"></script></head>
<body><main id="main"><div class="wrap"><h1>地图</h1>
<figure class="map card" data-map="{escape(map_data(view, tiles))}"
 data-leaflet-js="{assets["leaflet.js"]}" data-leaflet-css="{assets["leaflet.css"]}">
{draw(view)}<button class="map-open" data-do="map" hidden>放大地图</button></figure>
</div></main><footer><a class="brand" href="./" data-script="{assets["tools.js"]}">首页</a></footer><p id="said" role="status"></p></body></html>""",
        "utf-8",
    )


def open_map(page: Page, address: str) -> None:
    """Go to the page and tap the button below the map."""
    page.goto(address)
    page.get_by_role("button", name="放大地图").click()
    expect(page.get_by_role("button", name="关闭地图")).to_be_visible()


def _drawing_width(page: Page) -> float:
    return float(
        page.evaluate("document.querySelector('.map-live .map-drawing').getBoundingClientRect().width")
    )


def test_a_tap_opens_the_map_over_the_same_drawing(
    tmp_path: Path, page: Page, served: str, requested: list[str], complaints: list[str]
) -> None:
    write_page(tmp_path)
    open_map(page, served)
    expect(page.locator(".map-live .map-estimate")).to_be_visible()
    expect(page.locator(".map-spot")).to_have_count(3)
    on_tap = [url for url in requested if "leaflet" in url]
    assert len(on_tap) == 2
    shown = [
        url for url in requested if not url.endswith(".svg")
    ]  # an icon of the page is for a browser's window
    assert len(shown) == 5  # the page, its stylesheet and script, and those two
    assert all(url.startswith(served) for url in requested)
    assert complaints == []


@pytest.mark.parametrize("style", ["grid", "estimate", "standard", "scale"])
def test_lines_are_not_filled(tmp_path: Path, page: Page, served: str, style: str) -> None:
    write_page(tmp_path)
    page.goto(served)
    fill = page.evaluate(f"getComputedStyle(document.querySelector('.map-{style}')).fill")
    assert fill == "none"


def test_the_markers_lie_where_the_drawing_has_them(tmp_path: Path, page: Page, served: str) -> None:
    """The pin is in the middle of the ring, to a pixel, before and after zooming in."""
    write_page(tmp_path)
    open_map(page, served)
    for _ in range(2):
        ring = page.evaluate("(() => {const b = document.querySelector('.map-live .map-estimate')"
                             ".getBoundingClientRect(); return [b.x + b.width / 2, b.y + b.height / 2]})()")  # fmt: skip
        pin = page.locator(".map-spot-pin").bounding_box()
        assert pin is not None
        assert [pin["x"] + pin["width"] / 2, pin["y"] + pin["height"] / 2] == pytest.approx(ring, abs=1)
        page.get_by_role("button", name="放大", exact=True).click()


def test_the_zoom_buttons_and_keys_work(
    tmp_path: Path, page: Page, served: str, complaints: list[str]
) -> None:
    write_page(tmp_path)
    open_map(page, served)
    width = _drawing_width(page)
    page.get_by_role("button", name="放大", exact=True).click()
    assert _drawing_width(page) == pytest.approx(2 * width, rel=0.01)
    page.locator(".map-live").press("-")
    assert _drawing_width(page) == pytest.approx(width, rel=0.01)
    assert complaints == []


def test_a_marker_opens_by_keyboard_and_gives_the_focus_back(tmp_path: Path, page: Page, served: str) -> None:
    write_page(tmp_path)
    open_map(page, served)
    marker = page.get_by_role("button", name="1 号 明珠苑")
    marker.press("Enter")
    link = page.get_by_role("link", name="去看看")
    expect(link).to_be_focused()
    assert link.get_attribute("href") == "#mingzhu-garden"
    page.keyboard.press("Escape")
    expect(marker).to_be_focused()


def test_markers_at_one_point_can_all_be_reached(tmp_path: Path, page: Page, served: str) -> None:
    door = Plane.around(DOOR).point_at(250, 200)
    markers = tuple(
        Marker(name, door, MarkerKind.CENTER, at, f"#{at}") for at, name in enumerate(("食堂", "诊所"), 1)
    )
    write_page(tmp_path, view=replace(_view(), markers=markers))
    open_map(page, served)
    page.get_by_role("button", name="2 处：1 号 食堂、2 号 诊所").press("Enter")
    expect(page.locator(".leaflet-popup strong")).to_have_text(["食堂", "诊所"])
    expect(page.get_by_role("button", name="放大看这几处")).to_have_count(0)


def _row_of(apart_m: float, count: int = 5) -> MapView:
    plane = Plane.around(DOOR)
    markers = tuple(
        Marker(f"第{at}站", plane.point_at(apart_m * (at - 2), 300), MarkerKind.CENTER, at, f"#{at}")
        for at in range(1, count + 1)
    )
    return replace(_view(), markers=markers)


def _boxes(page: Page, parts: str) -> list[tuple[float, float, float, float]]:
    boxes = (each.bounding_box() for each in page.locator(parts).all())
    return [(box["x"], box["y"], box["x"] + box["width"], box["y"] + box["height"]) for box in boxes if box]


@pytest.mark.parametrize("size", ["", "large", "larger"])
def test_no_marker_and_no_name_covers_another(tmp_path: Path, page: Page, served: str, size: str) -> None:
    """Whatever the size of text, at every zoom."""
    write_page(tmp_path, view=_row_of(90))
    page.goto(served)
    page.evaluate("size => document.documentElement.setAttribute('data-size', size)", size)
    page.get_by_role("button", name="放大地图").click()
    signs = ".map-spot:not(.map-spot-pin) .map-spot-sign, .map-spot-name"
    for _ in range(3):
        boxes = _boxes(page, signs)
        for at, one in enumerate(boxes):
            for other in boxes[:at]:
                over = (
                    min(one[2], other[2]) - max(one[0], other[0]),
                    min(one[3], other[3]) - max(one[1], other[1]),
                )
                assert min(over) < 2, (size, one, other)
        page.get_by_role("button", name="放大", exact=True).click()
        page.wait_for_timeout(500)


def test_a_marker_of_several_lists_and_parts_them(tmp_path: Path, page: Page, served: str) -> None:
    """By keys alone: Enter opens the list, its button zooms in, where each has a marker."""
    write_page(tmp_path, view=_row_of(60))
    open_map(page, served)
    several = page.locator(".map-spot-many").first
    several.press("Enter")
    names = page.locator(".leaflet-popup strong").all_text_contents()
    assert len(names) > 1
    page.get_by_role("button", name="放大看这几处").press("Enter")
    for name in names:
        expect(page.get_by_role("button", name=f"{name[1]} 号 {name}")).to_be_visible()


def test_the_focus_stays_at_its_place_while_zooming(tmp_path: Path, page: Page, served: str) -> None:
    write_page(tmp_path, view=_row_of(60))
    open_map(page, served)
    page.locator(".map-spot-many").first.focus()
    page.keyboard.press("+")
    page.keyboard.press("+")
    expect(page.locator(".map-spot:focus")).to_have_count(1)


def test_texts_on_the_opened_map_grow_with_the_text_of_the_page(
    tmp_path: Path, page: Page, served: str
) -> None:
    write_page(tmp_path)
    open_map(page, served)
    texts = "['.map-live .map-label', '.map-spot-name', '.map-spot-sign'].map(part => {" \
        "const box = document.querySelector(part).getBoundingClientRect(); return box.height})"  # fmt: skip
    usual = page.evaluate(texts)
    page.evaluate("document.documentElement.setAttribute('data-size', 'larger')")
    large = page.evaluate(texts)
    assert [after / before for before, after in zip(usual, large, strict=True)] == pytest.approx(
        [187.5 / 112.5] * 3, rel=0.15
    )


def test_hostile_names_and_addresses_stay_text(
    tmp_path: Path, page: Page, served: str, complaints: list[str]
) -> None:
    write_page(tmp_path)
    open_map(page, served)
    page.get_by_role("button", name=f"2 号 {HOSTILE}").press("Enter")
    expect(page.locator(".leaflet-popup strong")).to_have_text(HOSTILE)
    expect(page.get_by_role("link", name="去看看")).to_have_count(0)
    assert complaints == []


def test_closing_returns_to_the_drawing(tmp_path: Path, page: Page, served: str) -> None:
    write_page(tmp_path)
    open_map(page, served)
    page.get_by_role("button", name="关闭地图").click()
    expect(page.locator(".map-live")).to_have_count(0)
    expect(page.locator(".map-drawing")).to_be_visible()
    page.get_by_role("button", name="放大地图").click()
    expect(page.locator(".map-live")).to_be_visible()


def test_when_leaflet_does_not_come_the_reader_is_told_and_may_try_again(
    tmp_path: Path, page: Page, served: str
) -> None:
    write_page(tmp_path)
    page.route("**/leaflet*.js", lambda route: route.abort())
    page.goto(served)
    page.get_by_role("button", name="放大地图").click()
    expect(page.get_by_role("status")).to_contain_text("没有打开")
    page.unroute("**/leaflet*.js")
    page.get_by_role("button", name="放大地图").click()
    expect(page.locator(".map-live")).to_be_visible()


def test_a_layer_in_gcj02_moves_points_and_drawing_together(tmp_path: Path, page: Page, served: str) -> None:
    """Off the coast of Guangdong the shift is a few hundred meters; pin and ring must make it together."""
    tile: dict[str, Any] = {
        "name": "街道<b>图",
        "url": "https://tiles.invalid/{z}/{x}/{y}.png",
        "attribution": "版权&所有",
        "datum": "gcj02",
    }
    write_page(tmp_path, (TileLayer.model_construct(None, **tile),))
    open_map(page, served)
    expect(page.locator(".map-live")).to_contain_text("街道<b>图")
    middles = "(() => ['.map-estimate', '.map-spot-pin'].map(s => {const b = document.querySelector('.map-live ' + s)" \
        ".getBoundingClientRect(); return b.x + b.width / 2}))()"  # fmt: skip
    shifted = page.evaluate(middles)
    open_choice(page, "选择底图")
    page.get_by_label("不用底图").press("Space")
    back = page.evaluate(middles)
    assert shifted[0] == pytest.approx(shifted[1], abs=1)
    assert back[0] == pytest.approx(back[1], abs=1)
    assert abs(shifted[0] - back[0]) > 50


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_closed_or_open(tmp_path: Path, page: Page, served: str, theme: str) -> None:
    write_page(tmp_path, theme=theme)
    page.goto(served)
    assert violations(page) == []
    open_map(page, served)
    assert violations(page) == []
    page.get_by_role("button", name="1 号 明珠苑").press("Enter")
    assert violations(page) == []
