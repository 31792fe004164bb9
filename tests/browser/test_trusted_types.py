"""Trusted types: a script that turned text into HTML, or loaded another, would get nowhere on any page."""

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

PAGES = [
    "",
    "centers/mingzhu-center/",
    "en/near/?at=mingzhuyuan",
    "atlas/",
    "about/",
    "404.html",
    "search/?q=助餐",
]
FROM_TEXT = """text => {
  const made = document.createElement("div");
  made.innerHTML = text;
  return [made.textContent, ...Array.from(made.querySelectorAll("*"), part => part.localName)];
}"""
AS_SCRIPT = """address => {
  const made = document.createElement("script");
  made.src = address;
  return made.getAttribute("src");
}"""


@pytest.mark.parametrize("address", PAGES)
def test_text_becomes_no_elements(address: str, page: Page, home: str) -> None:
    page.goto(home + address)
    for hostile in (
        "<img src=x onerror=alert(1)>",
        "<script>alert(1)</script>",
        "<a href=javascript:alert(1)>x</a>",
    ):
        assert page.evaluate(FROM_TEXT, hostile) == [hostile]
    assert page.evaluate(FROM_TEXT, "<span>+</span>") == ["+", "span"]  # as Leaflet writes it


@pytest.mark.parametrize("address", PAGES)
def test_only_scripts_are_loaded_as_scripts(address: str, page: Page, home: str) -> None:
    page.goto(home + address)
    assert page.evaluate(AS_SCRIPT, "data:text/javascript,alert(1)") == ""
    assert page.evaluate(AS_SCRIPT, "documents/x.csv") == ""
    assert page.evaluate(AS_SCRIPT, "assets/leaflet.js") == "assets/leaflet.js"
    for sink in ("eval('1')", "new Function('return 1')()", "setTimeout('window.ran = 1', 0)"):
        assert page.evaluate(f"() => {{ try {{ {sink}; return 'ran' }} catch (error) {{ return 'stopped' }} }}") in {
            "stopped", "ran"
        }  # fmt: skip
    assert page.evaluate("window.ran") is None


def test_maps_and_saved_pages_work_under_it(page: Page, home: str, complaints: list[str]) -> None:
    page.goto(home + "centers/mingzhu-center/")
    page.get_by_role("button", name="放大地图").first.click()
    expect(page.get_by_role("button", name="关闭地图")).to_be_visible()
    expect(page.locator(".leaflet-control-zoom-in")).to_have_text("+")
    page.goto(home + "atlas/")
    expect(page.locator(".leaflet-container")).to_be_visible()
    assert complaints == []
