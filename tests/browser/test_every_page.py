"""What holds of every kind of page, in light and dark, on narrow screens and in large text."""

from collections.abc import Callable
from typing import Literal

import pytest
from playwright.sync_api import Page, expect

from tests.browser.showing import show, unfold
from tests.kinds_of_page import KINDS, MAIN
from tests.publishing import hosted

pytestmark = pytest.mark.browser

Violations = Callable[[], list[str]]
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
    page.goto(home + KINDS[kind])
    unfold(page)
    for scheme in SCHEMES:
        show(page, scheme=scheme)
        assert violations() == [], scheme


@pytest.mark.parametrize("kind", MAIN)
def test_axe_finds_nothing_in_large_text(kind: str, page: Page, home: str, violations: Violations) -> None:
    page.goto(home + KINDS[kind])
    unfold(page)
    looks: tuple[tuple[str, int, Scheme], ...] = (
        ("large", 390, "dark"),
        ("larger", 390, "light"),
        ("larger", 320, "dark"),
    )
    for size, width, scheme in looks:
        show(page, scheme=scheme, size=size, width=width)
        assert violations() == [], (size, width, scheme)


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
