"""Large enough for unsteady fingers; and usable with keys alone, the focus always in sight."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.showing import show, unfold
from tests.kinds_of_page import KINDS, MAIN

pytestmark = pytest.mark.browser

TARGETS = (
    "a.row, .action:not(details), summary, .tile, .chip, .hero, .entrance, .chooser a, .map-open, .size-button, "
    ".switch, .copy, .brand, .skip, .tree a, .end a, .site-footer nav a, .display button, .languages > summary"
)
WORDS = ".crumbs a, .legal a"
"""As wide as their words are, but as high as the others."""
TOO_SMALL = """([targets, words, least]) => [...document.querySelectorAll(`${targets}, ${words}`)]
    .map(element => [element, element.getBoundingClientRect()])
    .filter(([element, box]) => box.width
        && Math.min(element.matches(words) ? least : box.width, box.height) < least - 0.1)
    .map(([element, box]) => `${Math.round(box.width)} x ${Math.round(box.height)}: ${element.outerHTML.slice(0, 90)}`)
"""
FOCUSED = """async () => {
    await new Promise(painted => requestAnimationFrame(() => requestAnimationFrame(painted)));
    const element = document.activeElement;
    if (element === document.body) return null;
    const box = element.getBoundingClientRect(), style = getComputedStyle(element);
    const seen = [...element.getClientRects()].some(part => [0.1, 0.5, 0.9].some(share => {
        const top = document.elementFromPoint(part.x + part.width * share, part.y + part.height / 2);
        return top && (element.contains(top) || top.contains(element));
    }));
    const isSame = window.focusedBefore === element;
    window.focusedBefore = element;
    return {
        isSame,
        what: element.outerHTML.slice(0, 120),
        outlined: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
        seen: seen && box.top >= 0 && box.bottom <= innerHeight + 1,
        tall: box.height > innerHeight,
    };
}"""
CUT_OFF = """() => [...document.querySelectorAll('body, body *')].filter(element => {
    const style = getComputedStyle(element);
    if (element === document.body) return document.documentElement.scrollWidth > innerWidth;
    return element instanceof HTMLElement && style.overflow === 'hidden' && style.clip === 'auto'
        && (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1);
}).map(element => element.outerHTML.slice(0, 90))"""
FOCUSABLE = """() => [...document.querySelectorAll('a[href], button, input, summary, [tabindex="0"]')]
    .filter(element => element.checkVisibility({ visibilityProperty: true }) && !element.closest('[hidden]')).length"""


@pytest.mark.parametrize("kind", KINDS)
def test_targets_are_large_and_grow_with_the_text(kind: str, looker: Page, home: str) -> None:
    looker.goto(home + KINDS[kind])
    unfold(looker)
    for size, least in (("normal", 48), ("large", 60), ("larger", 60)):
        show(looker, size=size)
        assert looker.evaluate(TOO_SMALL, [TARGETS, WORDS, least]) == [], size


@pytest.mark.parametrize(
    ("kind", "size", "width"), [*((kind, "normal", 390) for kind in MAIN), ("center", "larger", 320)]
)
def test_keys_reach_everything_and_the_focus_is_always_seen(
    kind: str, size: str, width: int, page: Page, home: str
) -> None:
    page.goto(home + KINDS[kind])
    unfold(page)
    show(page, size=size, width=width)
    stops: list[dict[str, Any]] = []
    while len(stops) < 400:
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED)
        if focused is None:
            break
        stops.append(focused)
    assert [stop["what"] for stop in stops if not stop["outlined"]] == []
    assert [stop["what"] for stop in stops if not (stop["seen"] or stop["tall"])] == []
    elements = [
        stop for stop in stops if not stop["isSame"]
    ]  # keys also stop at each part of a date and time
    assert len(elements) == page.evaluate(FOCUSABLE)
    assert "跳到正文" in stops[0]["what"]


def test_the_first_link_skips_to_the_text(page: Page, home: str) -> None:
    page.goto(home + KINDS["center"])
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_the_chooser_of_map_apps_opens_and_closes_by_keys(page: Page, home: str) -> None:
    page.goto(home + KINDS["center"])
    there = page.get_by_text("去这里", exact=True)
    there.press("Enter")
    expect(page.get_by_role("link", name="高德地图")).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    expect(page.get_by_role("link", name="高德地图")).to_be_hidden()
    assert page.evaluate("document.activeElement.textContent.trim()") == "去这里"


def test_the_size_of_text_is_kept_for_the_next_page(page: Page, home: str) -> None:
    page.goto(home)
    button = page.get_by_role("button", name="大字")
    root = page.locator("html")
    button.click()
    expect(root).to_have_attribute("data-size", "large")
    expect(page.get_by_role("status")).to_have_text("文字：大")
    button.click()
    page.goto(home + KINDS["hand-written"])
    expect(root).to_have_attribute("data-size", "larger")
    assert page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)") == 30
    page.get_by_role("button", name="大字").click()
    expect(root).to_have_attribute("data-size", "normal")


@pytest.mark.parametrize("kind", MAIN)
def test_twice_the_size_loses_nothing(kind: str, looker: Page, home: str) -> None:
    """WCAG 1.4.4, by the text alone and by zooming a wide screen; 1.4.10 is in test_every_page."""
    looker.goto(home + KINDS[kind])
    unfold(looker)
    looker.evaluate("document.documentElement.style.fontSize = '36px'")
    assert looker.evaluate(CUT_OFF) == []
    looker.evaluate("document.documentElement.style.fontSize = ''")
    looker.set_viewport_size({"width": 640, "height": 512})  # 1280 x 1024 at 200 %
    assert looker.evaluate(CUT_OFF) == []


def test_wide_spacing_of_letters_and_lines_loses_nothing(looker: Page, home: str) -> None:
    """WCAG 1.4.12."""
    for kind in MAIN:
        looker.goto(home + KINDS[kind])
        unfold(looker)
        looker.evaluate("""() => document.querySelectorAll('body *').forEach(element => {
            Object.assign(element.style, { lineHeight: '1.5', letterSpacing: '0.12em', wordSpacing: '0.16em' });
        })""")
        assert looker.evaluate(CUT_OFF) == [], kind
