"""Opened maps of the demonstration: streets and their names, from this site alone, in the size of the page's text."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.accessible import violations
from tests.browser.conftest import MORNING, PHONE
from tests.publishing import hosted

pytestmark = pytest.mark.browser

NOTING = """
window.written = [];
const write = CanvasRenderingContext2D.prototype.fillText;
CanvasRenderingContext2D.prototype.fillText = function (text, ...at) {
  window.written.push([text, parseFloat(this.font)]);
  return write.apply(this, [text, ...at]);
};
"""
"""Notes what is written on a canvas, and how large."""


@pytest.fixture
def site(demonstration: Path) -> Iterator[str]:
    with hosted(demonstration, "/rongxi/") as host:
        yield f"{host}/rongxi/"


@pytest.fixture
def phone(chromium: Browser) -> Iterator[Page]:
    page = chromium.new_page(viewport=PHONE, reduced_motion="reduce", service_workers="block")
    page.clock.install(time=MORNING)
    page.add_init_script(NOTING)
    yield page
    page.close()


def open_map(page: Page, address: str) -> None:
    """The map of a page, opened, with its streets."""
    page.goto(address)
    if "/near/" in address:
        expect(page.locator("#near-list .row").first).to_be_visible()
        page.get_by_role("button", name="看地图").click()
    elif "/atlas/" not in address:
        page.locator(".map-open").first.click()
    expect(page.locator(".map-has-streets")).to_be_visible()


def _written(page: Page) -> dict[str, float]:
    names: dict[str, float] = dict(page.evaluate("window.written"))
    return names


PAGES = ("centers/mingzhu-center/", "areas/mingzhuyuan/", "", "near/?at=tielu-ercun", "atlas/")


@pytest.mark.parametrize("address", PAGES)
def test_every_opened_map_has_streets_with_names(phone: Page, site: str, address: str) -> None:
    asked: list[str] = []
    phone.on("request", lambda request: asked.append(request.url))
    open_map(phone, site + address)
    names = "".join(_written(phone))
    assert re.search("[路街巷]", names)
    assert len(_written(phone)) > 4
    assert all(url.startswith(site) for url in asked)
    assert violations(phone) == []


def test_the_map_of_a_center_names_more_streets_than_the_drawing(phone: Page, site: str) -> None:
    phone.goto(f"{site}centers/mingzhu-center/")
    drawn = phone.locator(".map-drawing .map-name").all_text_contents()
    open_map(phone, f"{site}centers/mingzhu-center/")
    assert len(_written(phone)) > 2 * len(drawn) > 0


def test_street_names_grow_with_the_text_of_the_page(phone: Page, site: str) -> None:
    sizes = []
    for size in ("", "larger"):
        phone.goto(f"{site}centers/mingzhu-center/")
        phone.evaluate(
            "size => { localStorage.setItem('size', size); document.documentElement.dataset.size = size }",
            size,
        )
        phone.locator(".map-open").first.click()
        expect(phone.locator(".map-has-streets")).to_be_visible()
        sizes.append(max(_written(phone).values()))
    assert sizes[1] / sizes[0] == pytest.approx(187.5 / 112.5, rel=0.1)


def test_names_come_in_when_the_reader_zooms_in(phone: Page, site: str) -> None:
    open_map(phone, f"{site}atlas/")
    before = set(_written(phone))
    for _ in range(2):
        phone.get_by_role("button", name="放大", exact=True).click()
        phone.wait_for_timeout(400)
    assert len(set(_written(phone)) - before) > 5


def test_without_the_files_of_streets_the_drawing_stays(phone: Page, site: str) -> None:
    phone.route("**/maps/*", lambda route: route.abort())
    phone.goto(f"{site}centers/mingzhu-center/")
    phone.locator(".map-open").first.click()
    expect(phone.locator(".map-live .map-land")).to_be_visible()
    expect(phone.locator(".map-spot").first).to_be_visible()


def test_the_atlas_works_by_keys_alone(phone: Page, site: str) -> None:
    """Tab comes to the places, Enter opens, Escape closes, arrows move the map."""
    open_map(phone, f"{site}atlas/")
    phone.locator(".atlas .leaflet-container, .atlas.leaflet-container").first.focus()
    for _ in range(12):
        phone.keyboard.press("Tab")
        if phone.locator(".map-spot:focus").count():
            break
    spot = phone.locator(".map-spot:focus")
    expect(spot).to_have_count(1)
    name = spot.get_attribute("aria-label")
    phone.keyboard.press("Enter")
    expect(phone.locator(".leaflet-popup")).to_be_visible()
    phone.keyboard.press("Escape")
    expect(phone.locator(".leaflet-popup")).to_have_count(0)
    assert phone.locator(".map-spot:focus").get_attribute("aria-label") == name
    pane = "document.querySelector('.leaflet-map-pane').style.transform"
    before = phone.evaluate(pane)
    phone.locator(".leaflet-container").focus()
    phone.keyboard.press("ArrowRight")
    phone.wait_for_timeout(500)
    assert phone.evaluate(pane) != before


def test_every_place_of_the_atlas_can_be_reached(phone: Page, site: str) -> None:
    """The markers' names, and those of the lists behind them, are all of its places."""
    open_map(phone, f"{site}atlas/")
    data = phone.evaluate(
        "JSON.parse(document.getElementById('atlas-data').textContent).places.map(place => place[2])"
    )
    labels = phone.locator(".map-spot").evaluate_all(
        "spots => spots.map(spot => spot.getAttribute('aria-label'))"
    )
    named = [name for label in labels for name in label.split("：")[-1].split("、")]
    assert sorted(named) == sorted(data)
