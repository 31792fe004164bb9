"""The interactive map in a real browser, under the policy that every page carries."""

from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from axe_playwright_python.sync_playwright import Axe
from markupsafe import escape
from playwright.sync_api import Browser, Dialog, Page, expect

from generator.geo.distance import Plane
from generator.records.directory import TileLayer
from generator.writing.assets import make_assets
from generator.writing.maps.drawing import draw
from generator.writing.maps.interactive import map_data
from generator.writing.maps.view import MapView, Marker, MarkerKind, Pin, Ring, RingKind

pytestmark = pytest.mark.browser

THEME = Path(__file__).parents[2] / "site_theme"
DOOR = (21.2, 112.6)
HOSTILE = "<img src=x onerror=alert(1)>${alert(2)}"
POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:"


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""


@pytest.fixture
def site(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """A folder, and the address at which it is served."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(tmp_path)))
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield tmp_path, f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    thread.join()
    server.server_close()


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


def _write_page(folder: Path, tiles: tuple[TileLayer, ...] = (), theme: str = "light") -> None:
    assets = make_assets(THEME, None)
    for address, content in assets.files.items():
        (folder / address).parent.mkdir(parents=True, exist_ok=True)
        (folder / address).write_bytes(content)
    (folder / "index.html").write_text(
        f"""<!doctype html><html lang="zh-Hans" data-theme="{theme}"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>地图</title>
<link rel="icon" href="{assets["emblem.svg"]}"><link rel="stylesheet" href="{assets["site.css"]}">
<script defer src="{assets["site.js"]}"></script></head>
<body><main id="main"><div class="wrap"><h1>地图</h1>
<figure class="map card" data-map="{escape(map_data(_view(), tiles))}"
 data-leaflet-js="{assets["leaflet.js"]}" data-leaflet-css="{assets["leaflet.css"]}">
{draw(_view())}<button class="map-open" type="button" hidden>放大地图</button></figure>
</div></main><p id="said" role="status"></p></body></html>""",
        "utf-8",
    )


class _Visit:
    """A page with everything that it asked for and complained about."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.requests: list[str] = []
        self.complaints: list[str] = []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("console", lambda said: self.complaints.append(said.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("dialog", self._refuse)

    def _refuse(self, dialog: Dialog) -> None:
        self.complaints.append(dialog.message)
        dialog.dismiss()

    def axe_violations(self) -> list[str]:
        options = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
        found = Axe().run(self.page, options=options).response["violations"]
        return [f"{violation['id']}: {violation['nodes'][0]['html']}" for violation in found]


@pytest.fixture
def visit(chromium: Browser) -> Iterator[_Visit]:
    page = chromium.new_page(viewport={"width": 390, "height": 844}, reduced_motion="reduce")
    yield _Visit(page)
    page.close()


def _opened(visit: _Visit, address: str) -> Page:
    visit.page.goto(address)
    visit.page.get_by_role("button", name="放大地图").click()
    expect(visit.page.get_by_role("button", name="关闭地图")).to_be_visible()
    return visit.page


def _drawing_width(page: Page) -> float:
    return float(
        page.evaluate("document.querySelector('.map-live .map-drawing').getBoundingClientRect().width")
    )


def test_a_tap_opens_the_map_over_the_same_drawing(site: tuple[Path, str], visit: _Visit) -> None:
    folder, address = site
    _write_page(folder)
    page = _opened(visit, address)
    expect(page.locator(".map-live .map-estimate")).to_be_visible()
    expect(page.locator(".map-spot")).to_have_count(3)
    on_tap = [url for url in visit.requests if "leaflet" in url]
    assert len(on_tap) == 2
    assert len(visit.requests) == 6  # the page, its stylesheet, script and icon, and those two
    assert all(url.startswith(address) for url in visit.requests)
    assert visit.complaints == []


def test_the_markers_lie_where_the_drawing_has_them(site: tuple[Path, str], visit: _Visit) -> None:
    """The pin is in the middle of the ring, to a pixel, before and after zooming in."""
    folder, address = site
    _write_page(folder)
    page = _opened(visit, address)
    for _ in range(2):
        ring = page.evaluate("(() => {const b = document.querySelector('.map-live .map-estimate')"
                             ".getBoundingClientRect(); return [b.x + b.width / 2, b.y + b.height / 2]})()")  # fmt: skip
        pin = page.locator(".map-spot-pin").bounding_box()
        assert pin is not None
        assert [pin["x"] + pin["width"] / 2, pin["y"] + pin["height"] / 2] == pytest.approx(ring, abs=1)
        page.get_by_role("button", name="放大", exact=True).click()


def test_the_zoom_buttons_and_keys_work(site: tuple[Path, str], visit: _Visit) -> None:
    folder, address = site
    _write_page(folder)
    page = _opened(visit, address)
    width = _drawing_width(page)
    page.get_by_role("button", name="放大", exact=True).click()
    assert _drawing_width(page) == pytest.approx(2 * width, rel=0.01)
    page.locator(".map-live").press("-")
    assert _drawing_width(page) == pytest.approx(width, rel=0.01)
    assert visit.complaints == []


def test_a_marker_opens_by_keyboard_and_gives_the_focus_back(site: tuple[Path, str], visit: _Visit) -> None:
    folder, address = site
    _write_page(folder)
    page = _opened(visit, address)
    marker = page.get_by_role("button", name="1 号 明珠苑")
    marker.press("Enter")
    link = page.get_by_role("link", name="去看看")
    expect(link).to_be_focused()
    assert link.get_attribute("href") == "#mingzhu-garden"
    page.keyboard.press("Escape")
    expect(marker).to_be_focused()


def test_hostile_names_and_addresses_stay_text(site: tuple[Path, str], visit: _Visit) -> None:
    folder, address = site
    _write_page(folder)
    page = _opened(visit, address)
    page.get_by_role("button", name=f"2 号 {HOSTILE}").press("Enter")
    expect(page.locator(".leaflet-popup strong")).to_have_text(HOSTILE)
    expect(page.get_by_role("link", name="去看看")).to_have_count(0)
    assert visit.complaints == []


def test_closing_returns_to_the_drawing(site: tuple[Path, str], visit: _Visit) -> None:
    folder, address = site
    _write_page(folder)
    page = _opened(visit, address)
    page.get_by_role("button", name="关闭地图").click()
    expect(page.locator(".map-live")).to_have_count(0)
    expect(page.locator(".map-drawing")).to_be_visible()
    page.get_by_role("button", name="放大地图").click()
    expect(page.locator(".map-live")).to_be_visible()


def test_when_leaflet_does_not_come_the_reader_is_told_and_may_try_again(
    site: tuple[Path, str], visit: _Visit
) -> None:
    folder, address = site
    _write_page(folder)
    visit.page.route("**/leaflet*.js", lambda route: route.abort())
    visit.page.goto(address)
    visit.page.get_by_role("button", name="放大地图").click()
    expect(visit.page.get_by_role("status")).to_contain_text("地图没有打开")
    visit.page.unroute("**/leaflet*.js")
    visit.page.get_by_role("button", name="放大地图").click()
    expect(visit.page.locator(".map-live")).to_be_visible()


def test_a_layer_in_gcj02_moves_points_and_drawing_together(site: tuple[Path, str], visit: _Visit) -> None:
    """Off the coast of Guangdong the shift is a few hundred meters; pin and ring must make it together."""
    folder, address = site
    tile = {
        "name": "街道<b>图",
        "url": "https://tiles.invalid/{z}/{x}/{y}.png",
        "attribution": "版权&所有",
        "datum": "gcj02",
    }
    _write_page(folder, (TileLayer.model_construct(None, **tile),))
    page = _opened(visit, address)
    expect(page.locator(".map-live")).to_contain_text("街道<b>图")
    middles = "(() => ['.map-estimate', '.map-spot-pin'].map(s => {const b = document.querySelector('.map-live ' + s)" \
        ".getBoundingClientRect(); return b.x + b.width / 2}))()"  # fmt: skip
    shifted = page.evaluate(middles)
    page.get_by_label("不用底图").check()
    back = page.evaluate(middles)
    assert shifted[0] == pytest.approx(shifted[1], abs=1)
    assert back[0] == pytest.approx(back[1], abs=1)
    assert abs(shifted[0] - back[0]) > 50


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_closed_or_open(site: tuple[Path, str], visit: _Visit, theme: str) -> None:
    folder, address = site
    _write_page(folder, theme=theme)
    visit.page.goto(address)
    assert visit.axe_violations() == []
    page = _opened(visit, address)
    assert visit.axe_violations() == []
    page.get_by_role("button", name="1 号 明珠苑").press("Enter")
    assert visit.axe_violations() == []
