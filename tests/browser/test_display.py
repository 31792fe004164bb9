"""Colors and contrast by choice, kept on the phone; the menu of languages."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.showing import SIZES, show
from tests.kinds_of_page import KINDS

pytestmark = pytest.mark.browser

GROUND = "getComputedStyle(document.body).backgroundColor"
WHITE, BLACK, DARK, LIGHT = "rgb(255, 255, 255)", "rgb(0, 0, 0)", "rgb(23, 20, 16)", "rgb(250, 247, 242)"


def open_display(page: Page) -> None:
    page.locator(".display > summary").click()
    expect(page.locator(".display button")).to_have_count(4)


def test_a_choice_of_colors_is_kept_for_every_page(page: Page, home: str) -> None:
    page.goto(home)
    open_display(page)
    page.get_by_role("button", name="深色").click()
    assert page.evaluate(GROUND) == DARK
    page.get_by_role("button", name="高对比").click()
    assert page.evaluate(GROUND) == BLACK
    page.route("**/site.*.js", lambda route: route.abort())  # chosen colors do not wait for the script
    for kind in ("center", "hand-written", "atlas"):
        page.goto(home + KINDS[kind])
        assert page.evaluate(GROUND) == BLACK, kind
    page.unroute("**/site.*.js")
    page.goto(home + KINDS["hand-written"])
    open_display(page)
    expect(page.get_by_role("button", name="深色")).to_have_attribute("aria-pressed", "true")
    page.get_by_role("button", name="高对比").click()
    page.get_by_role("button", name="跟随手机").click()
    expect(page.get_by_role("button", name="深色")).to_have_attribute("aria-pressed", "false")
    assert page.evaluate(GROUND) == LIGHT


def test_the_phones_own_settings_are_followed_unless_chosen_otherwise(page: Page, home: str) -> None:
    page.goto(home)
    page.emulate_media(color_scheme="light", contrast="more")
    assert page.evaluate(GROUND) == WHITE
    page.emulate_media(color_scheme="dark", contrast="more")
    assert page.evaluate(GROUND) == BLACK
    open_display(page)
    page.get_by_role("button", name="浅色").click()
    assert page.evaluate(GROUND) == WHITE
    page.emulate_media(color_scheme="dark", contrast="no-preference")
    assert page.evaluate(GROUND) == LIGHT


def test_a_broken_line_is_told_and_tried_again(page: Page, home: str) -> None:
    page.route("**/display.*.js", lambda route: route.abort())
    page.goto(home)
    page.locator(".display > summary").click()
    expect(page.get_by_role("status")).to_have_text("没有打开，请检查网络后再试")
    page.unroute("**/display.*.js")
    open_display(page)


def test_the_menu_of_languages_keeps_the_page_and_closes(page: Page, home: str) -> None:
    page.goto(home + KINDS["center"])
    menu, english = page.locator(".languages > summary"), page.get_by_role("link", name="English")
    menu.press("Enter")
    expect(english).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    expect(english).to_be_hidden()
    expect(menu).to_be_focused()
    menu.click()
    page.get_by_role("heading", level=1).click()
    expect(english).to_be_hidden()
    menu.click()
    english.click()
    expect(page).to_have_url(f"{home}en/{KINDS['center']}")
    assert page.locator("html").get_attribute("lang") == "en"


def test_the_header_stays_low_on_the_narrowest_phone(page: Page, home: str) -> None:
    for language in ("", "en/"):
        page.goto(home + language + KINDS["center"])
        for size in SIZES:
            show(page, size=size, width=320)
            height = page.evaluate("document.querySelector('.site-header').getBoundingClientRect().height")
            assert height <= 200, (language, size)
            page.locator(".languages > summary").click()
            box = page.locator(".languages > .chooser").bounding_box()
            assert box is not None
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= 320
            page.keyboard.press("Escape")


def test_in_the_readers_own_colors_everything_can_still_be_told_apart(page: Page, home: str) -> None:
    page.emulate_media(forced_colors="active", color_scheme="dark")
    page.goto(home + KINDS["center"])
    open_display(page)
    for control in (
        ".action-main",
        ".action > summary",
        ".chip",
        ".display button",
        ".card",
        ".languages > summary",
        ".size-button",
    ):
        style = page.evaluate(
            "one => { const style = getComputedStyle(document.querySelector(one)); return style.borderTopWidth; }",
            control,
        )
        assert float(style.removesuffix("px")) >= 1, control
    page.keyboard.press("Tab")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
