"""The ways in which a reader may look at a page: colors, size of text, width of the screen."""

import re
from typing import Literal

from playwright.sync_api import Page, Route

SIZES = ("normal", "large", "larger")
WIDTHS = (320, 390)
BEYOND_THE_EDGE = """() => {
    const edge = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= edge) return [];
    return [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > edge + 0.5)
        .map(e => e.outerHTML.slice(0, 100)).slice(0, 5);
}"""
"""Elements that make a page wider than the screen."""
_OPEN = "document.querySelectorAll('details:not(.action):not(.languages)').forEach(details => { details.open = true; })"
_WATCH_WHAT_MOVES = """
    window.moved = 0;
    new PerformanceObserver(list => list.getEntries().forEach(entry => { window.moved += entry.value; }))
        .observe({ type: "layout-shift", buffered: true });
    window.painted = new Promise(done => {
        new PerformanceObserver(() => done()).observe({ type: "paint", buffered: true });
    });
"""
_SHORTEN = """most => document.querySelectorAll('main, main *').forEach(parent => {
    const seen = {};
    for (const child of [...parent.children].filter(child => !child.matches('td, th'))) {
        const alike = child.tagName + child.getAttribute('class');
        seen[alike] = (seen[alike] || 0) + 1;
        if (seen[alike] > most) child.remove();
    }
})"""


def show(
    page: Page, *, scheme: Literal["light", "dark"] = "light", size: str = "normal", width: int = 390
) -> None:
    """Set the phone to light or dark, its width in pixels, and one of the three sizes of text."""
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.set_viewport_size({"width": width, "height": 844})
    choose(page, "size", size)


def choose(page: Page, setting: Literal["size", "theme", "contrast"], value: str) -> None:
    """The reader's choices on the page itself; an empty value leaves it to the phone."""
    page.evaluate(
        "([name, value]) => document.documentElement.setAttribute('data-' + name, value)", [setting, value]
    )


def unfold(page: Page) -> None:
    """Open everything that can be unfolded, but for menus that lie over the page."""
    page.evaluate(_OPEN)
    if page.locator(".display").count() and page.locator(".display").is_visible():
        page.locator(".display button").first.wait_for()  # they are fetched when asked for


def leave_a_few(page: Page, most: int = 4) -> None:
    """Leave the first of elements that are alike and stand together: the others come from the same lines of a template."""
    page.evaluate(_SHORTEN, most)


def open_choice(page: Page, name: str) -> None:
    """Open a choice of layers; Leaflet takes a choice only in the turn after, whatever time that takes."""
    page.get_by_role("button", name=name).press("Enter")
    page.evaluate("new Promise(done => { setTimeout(done, 20); })")


def layout_shift(page: Page, address: str) -> float:
    """The sum of what moved, as browsers count it, on a slow line: the page is painted before its scripts run."""
    early, is_painted = list[Route](), False

    def late(route: Route) -> None:
        if is_painted:
            route.continue_()
        else:
            early.append(route)

    page.route(re.compile(r"\.js(\?|$)"), late)
    page.add_init_script(_WATCH_WHAT_MOVES)
    page.goto(address, wait_until="commit")
    page.evaluate("window.painted")
    is_painted = True
    for script in early:
        script.continue_()
    page.wait_for_load_state("networkidle")
    return float(page.evaluate("window.moved"))
