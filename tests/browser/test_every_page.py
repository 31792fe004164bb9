"""What holds of every kind of page, in light and dark, on narrow screens and in large text."""

from typing import Literal

import pytest
from playwright.sync_api import Page, expect

from tests.browser.showing import SIZES, WIDTHS, Violations, choose, shorten_lists, show, unfold
from tests.kinds_of_page import KINDS
from tests.publishing import hosted

pytestmark = pytest.mark.browser

Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
BEYOND_THE_EDGE = """() => {
    const edge = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= edge) return [];
    return [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > edge + 0.5)
        .map(e => e.outerHTML.slice(0, 100)).slice(0, 5);
}"""


@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing(kind: str, page: Page, home: str, violations: Violations) -> None:
    """Colors depend on the theme alone, and what has room on size of text and width: those rules run once for each."""
    page.goto(home + KINDS[kind])
    unfold(page)
    shorten_lists(page)
    assert violations() == []
    for scheme in SCHEMES:
        show(page, scheme=scheme)
        assert violations("color-contrast") == [], scheme
        choose(page, "contrast", "more")
        assert violations("color-contrast-enhanced") == [], scheme
        choose(page, "contrast", "")
    for size in SIZES:
        for width in WIDTHS:
            show(page, size=size, width=width)
            assert violations("target-size", "scrollable-region-focusable") == [], (size, width)


def test_axe_finds_nothing_in_english(page: Page, home: str, violations: Violations) -> None:
    for kind in ("home", "center"):
        page.goto(home + "en/" + KINDS[kind])
        unfold(page)
        assert violations() == [], kind


@pytest.mark.parametrize(
    ("site", "address"),
    [
        ("official", ""),
        ("official", "centers/taoyuan-center/"),  # by appointment, with a form for corrections
        ("sparse", ""),
        ("sparse", "centers/shiwanzhen-center/"),  # nothing known but its name
    ],
)
def test_axe_finds_nothing_on_other_sites(
    site: str, address: str, request: pytest.FixtureRequest, page: Page, violations: Violations
) -> None:
    with hosted(request.getfixturevalue(site), "/") as host:
        page.goto(f"{host}/{address}")
        for scheme in SCHEMES:
            show(page, scheme=scheme)
            assert violations() == [], scheme


@pytest.mark.parametrize("scheme", SCHEMES)
def test_axe_finds_nothing_where_something_was_opened(
    scheme: Scheme, page: Page, home: str, violations: Violations
) -> None:
    page.goto(home + KINDS["center"])
    show(page, scheme=scheme)
    page.get_by_text("去这里", exact=True).click()
    assert violations() == []
    page.keyboard.press("Escape")
    page.get_by_role("button", name="放大地图").click()
    expect(page.get_by_role("button", name="关闭地图")).to_be_visible()
    page.locator(".map-spot").first.press("Enter")
    # Places on a map lie where they lie, as WCAG 2.5.8 allows; the list below the map has them all.
    assert [
        found for found in violations() if not (found.startswith("target-size") and "map-spot" in found)
    ] == []


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_lies_beyond_the_edge(kind: str, page: Page, home: str) -> None:
    page.goto(home + KINDS[kind])
    unfold(page)
    for size, width in (("normal", 320), ("large", 320), ("larger", 320), ("larger", 390)):
        show(page, size=size, width=width)
        assert page.evaluate(BEYOND_THE_EDGE) == [], (size, width)
