"""The atlas in a real browser, under the policy that every page carries."""

from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from service_circles.geo.distance import Plane
from service_circles.writing.drawings.maps.atlas_map import AtlasLayer, AtlasPlace, LayerStyle, atlas_map
from service_circles.writing.drawings.maps.map_view import Outline, OutlineKind, Ring, RingKind
from service_circles.writing.pages.atlas import atlas_pages
from tests.browser.accessible import violations
from tests.browser.showing import open_choice
from tests.publishing import published

pytestmark = pytest.mark.browser

DOOR = (21.2, 112.6)
PLANE = Plane.around(DOOR)
HOSTILE = "<img src=x onerror=alert(1)>${alert(2)}</script>"


def _outline(name: str, east_m: float, north_m: float, half_m: float) -> Outline:
    corners = ((-half_m, -half_m), (half_m, -half_m), (half_m, half_m), (-half_m, half_m))
    points = tuple(PLANE.point_at(east_m + x, north_m + y) for x, y in corners)
    return Outline(name, points, OutlineKind.CHILD)


def _layers() -> tuple[AtlasLayer, ...]:
    door = AtlasPlace(HOSTILE, DOOR, "../centers/mingzhu-center/", "社区级服务中心")
    others = tuple(
        AtlasPlace(f"服务站{at}", PLANE.point_at(east_m, north_m), f"../centers/c{at}/", "社区级服务中心")
        for at, (east_m, north_m) in enumerate(
            ((900, 400), (-700, 800), (-900, -500), (600, -900), (1_500, 1_200))
        )
    )
    outlines = (_outline("听潮街道", -1_000, 200, 1_100), _outline("榕荫街道", 1_150, 200, 1_000))
    return (
        AtlasLayer("街道", LayerStyle.OUTLINE, shown=True, outlines=outlines),
        AtlasLayer(
            "步行 10 分钟（估算）", LayerStyle.REACH, shown=True, rings=(Ring(DOOR, 414, RingKind.ESTIMATE),)
        ),
        AtlasLayer("街道级中心", LayerStyle.MAJOR, shown=True, places=(door,)),
        AtlasLayer("社区级中心", LayerStyle.MINOR, shown=True, places=others[:3]),
        AtlasLayer("其他", LayerStyle.OTHER, shown=True, places=others[3:]),
        AtlasLayer(HOSTILE, LayerStyle.HAVING, places=(door, others[1])),
    )


def _write_site(folder: Path, theme: str = "light", layers: tuple[AtlasLayer, ...] | None = None) -> None:
    edition = published().editions[0]
    assets = edition.site.assets
    atlas = atlas_map(layers or _layers(), (), assets.atlas_script)
    html = edition.renderer.render(
        replace(
            atlas_pages(edition.site)["atlas/"], values=lambda: {"atlas": atlas, "parts": [], "area": None}
        )
    )
    html = html.replace('<html lang="zh-Hans">', f'<html lang="zh-Hans" data-theme="{theme}">')
    files = {**assets.files, "sw.js": b"", "atlas/atlas.js": atlas.script, "atlas/index.html": html.encode()}
    for address, content in files.items():
        (folder / address).parent.mkdir(parents=True, exist_ok=True)
        (folder / address).write_bytes(content)


def _open(page: Page, address: str) -> None:
    page.goto(f"{address}atlas/")
    expect(page.get_by_role("button", name="放大", exact=True)).to_be_visible()


def test_the_atlas_opens_with_its_own_files_only(
    tmp_path: Path, page: Page, served: str, requested: list[str], complaints: list[str]
) -> None:
    _write_site(tmp_path)
    _open(page, served)
    assert all(url.startswith(served) for url in requested)
    assert len(requested) <= 7
    assert complaints == []
    assert page.locator(".leaflet-overlay-pane canvas").count() == 1
    expect(page.locator(".atlas-label")).to_have_text(["听潮街道", "榕荫街道"])


def test_layers_are_named_in_text_and_can_be_switched(
    tmp_path: Path, page: Page, served: str, complaints: list[str]
) -> None:
    _write_site(tmp_path)
    _open(page, served)
    open_choice(page, "选择看什么")
    choices = page.locator(".leaflet-control-layers-overlays label")
    expect(choices).to_have_text([layer.name for layer in _layers()])
    page.get_by_label("街道", exact=True).press("Space")
    expect(page.locator(".atlas-label")).to_have_count(0)
    page.get_by_role("checkbox", name=HOSTILE).press("Space")
    assert complaints == []


def test_a_tap_on_a_place_tells_its_name_as_text(
    tmp_path: Path, page: Page, served: str, complaints: list[str]
) -> None:
    _write_site(tmp_path)
    _open(page, served)
    open_choice(page, "选择看什么")
    page.get_by_label("社区级中心").press("Space")
    page.get_by_label("其他").press("Space")
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="选择看什么")).to_be_focused()
    spot = _middle_of_the_circle(page)
    page.mouse.click(*spot)
    expect(page.locator(".leaflet-popup strong")).to_have_text(HOSTILE)
    expect(page.get_by_role("link", name="去看看")).to_have_attribute("href", "../centers/mingzhu-center/")
    assert complaints == []


def _middle_of_the_circle(page: Page) -> tuple[float, float]:
    """The point where the door is drawn: between the names of the two streets, by their known places."""
    boxes = [label.bounding_box() for label in page.locator(".atlas-label").all()]
    assert boxes[0]
    assert boxes[1]
    left, right = (box["x"] + box["width"] / 2 for box in boxes if box)
    meter = (right - left) / 2_150
    y = boxes[0]["y"] + boxes[0]["height"] / 2
    return (left + 1_000 * meter, y + 200 * meter)


@pytest.mark.parametrize("names", [["唯一的服务站"], ["社区中心", "食堂", "托儿所"]])
def test_places_at_one_point_can_all_be_reached(
    tmp_path: Path, page: Page, served: str, complaints: list[str], names: list[str]
) -> None:
    places = tuple(AtlasPlace(name, DOOR, f"../centers/{name}/", "") for name in names)
    _write_site(tmp_path, layers=(AtlasLayer("服务站", LayerStyle.MAJOR, shown=True, places=places),))
    _open(page, served)
    box = page.locator(".leaflet-container").bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(page.locator(".leaflet-popup strong")).to_have_text(names)
    expect(page.get_by_role("link", name="去看看")).to_have_count(len(names))
    assert complaints == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing(tmp_path: Path, page: Page, served: str, theme: str) -> None:
    _write_site(tmp_path, theme)
    _open(page, served)
    assert violations(page) == []
    open_choice(page, "选择看什么")
    assert violations(page) == []


def test_without_scripts_the_lists_are_there(tmp_path: Path, page: Page, served: str) -> None:
    _write_site(tmp_path)
    page.route("**/*.js", lambda route: route.abort())
    page.goto(f"{served}atlas/")
    expect(page.get_by_role("link", name="找服务中心")).to_be_visible()
