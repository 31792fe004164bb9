"""Rules for every kind of page, in light and dark, on narrow screens and in large text."""

from typing import Literal

import pytest
from playwright.sync_api import Page, expect

from tests.browser.accessible import violations
from tests.browser.showing import BEYOND_THE_EDGE, choose, leave_a_few, show, unfold
from tests.kinds_of_page import KINDS, MAIN
from tests.publishing import hosted

pytestmark = pytest.mark.browser

Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")


BLACK_ON_MAPS = """[...document.querySelectorAll('.map-drawing :is(path, circle, rect)')]
    .filter(e => getComputedStyle(e).fill === 'rgb(0, 0, 0)').map(e => e.outerHTML.slice(0, 90))"""
"""Shapes that no rule of the page's stylesheets names."""


@pytest.mark.parametrize("kind", KINDS)
def test_everything_is_seen_in_every_size_and_axe_finds_nothing(kind: str, looker: Page, home: str) -> None:
    """Axe: all rules once; in dark those on colors; in other sizes and widths those on what has room."""
    looker.goto(home + KINDS[kind])
    assert looker.evaluate(BLACK_ON_MAPS) == []
    unfold(looker)
    for size, width in (("normal", 320), ("large", 320), ("larger", 320), ("larger", 390)):
        show(looker, size=size, width=width)
        assert looker.evaluate(BEYOND_THE_EDGE) == [], (size, width)
    leave_a_few(looker)
    show(looker)
    assert violations(looker) == []
    show(looker, scheme="dark")
    assert violations(looker, "color-contrast") == []
    for size, width in (("normal", 320), ("larger", 320), ("larger", 390)):  # what is between is between
        show(looker, size=size, width=width)
        assert violations(looker, "target-size", "scrollable-region-focusable") == [], (size, width)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("kind", MAIN)
def test_high_contrast_is_higher(kind: str, scheme: Scheme, looker: Page, home: str) -> None:
    looker.goto(home + KINDS[kind])
    unfold(looker)
    leave_a_few(looker)
    show(looker, scheme=scheme)
    choose(looker, "contrast", "more")
    assert violations(looker, "color-contrast-enhanced") == []


def test_axe_finds_nothing_in_english(looker: Page, home: str) -> None:
    for kind in ("home", "center"):
        looker.goto(home + "en/" + KINDS[kind])
        unfold(looker)
        assert violations(looker) == [], kind


@pytest.mark.parametrize(
    ("site", "address"),
    [
        ("official", ""),
        ("official", "centers/taoyuan-center/"),  # by appointment, with a form for corrections
        ("sparse", ""),
        ("sparse", "centers/shiwanzhen-center/"),  # nothing known but its name
        ("liwan", ""),
        ("handan", "indicators/"),
    ],
)
def test_axe_finds_nothing_on_other_sites(
    site: str, address: str, request: pytest.FixtureRequest, page: Page
) -> None:
    with hosted(request.getfixturevalue(site), "/") as host:
        page.goto(f"{host}/{address}")
        for scheme in SCHEMES:
            show(page, scheme=scheme)
            assert violations(page) == [], scheme


@pytest.mark.parametrize("scheme", SCHEMES)
def test_axe_finds_nothing_where_something_was_opened(scheme: Scheme, page: Page, home: str) -> None:
    page.goto(home + KINDS["center"])
    show(page, scheme=scheme)
    page.get_by_text("去这里", exact=True).click()
    assert violations(page) == []
    page.keyboard.press("Escape")
    page.get_by_role("button", name="放大地图").click()
    expect(page.get_by_role("button", name="关闭地图")).to_be_visible()
    page.locator(".map-spot").first.press("Enter")
    # Places on a map lie where they lie, as WCAG 2.5.8 allows; the list below the map has them all.
    assert [
        found for found in violations(page) if not (found.startswith("target-size") and "map-spot" in found)
    ] == []
