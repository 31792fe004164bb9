"""Colors and contrast by choice, kept on the phone; the menu of languages."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.showing import SIZES, show
from tests.kinds_of_page import KINDS

pytestmark = pytest.mark.browser

GROUND = "getComputedStyle(document.body).backgroundColor"
WHITE, BLACK, DARK, LIGHT = "rgb(255, 255, 255)", "rgb(0, 0, 0)", "rgb(23, 20, 16)", "rgb(250, 247, 242)"


@pytest.fixture
def online(chromium: Browser) -> Iterator[Page]:
    """A phone's page without a service worker, so that a test can cut its line."""
    context = chromium.new_context(viewport={"width": 390, "height": 844}, service_workers="block")
    yield context.new_page()
    context.close()


def open_display(page: Page) -> None:
    page.locator(".display > summary").click()
    expect(page.locator(".display button")).to_have_count(4)


def test_a_choice_of_colors_is_kept_for_every_page(online: Page, home: str) -> None:
    online.goto(home)
    open_display(online)
    online.get_by_role("button", name="深色").click()
    assert online.evaluate(GROUND) == DARK
    online.get_by_role("button", name="高对比").click()
    assert online.evaluate(GROUND) == BLACK
    online.route("**/site.*.js", lambda route: route.abort())  # chosen colors do not wait for the script
    for kind in ("center", "hand-written", "atlas"):
        online.goto(home + KINDS[kind])
        assert online.evaluate(GROUND) == BLACK, kind
    online.unroute("**/site.*.js")
    online.goto(home + KINDS["hand-written"])
    open_display(online)
    expect(online.get_by_role("button", name="深色")).to_have_attribute("aria-pressed", "true")
    online.get_by_role("button", name="高对比").click()
    online.get_by_role("button", name="跟随手机").click()
    expect(online.get_by_role("button", name="深色")).to_have_attribute("aria-pressed", "false")
    assert online.evaluate(GROUND) == LIGHT


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


def test_a_broken_line_is_told_and_tried_again(online: Page, home: str) -> None:
    online.route("**/tools.*.js", lambda route: route.abort())
    online.goto(home)
    online.locator(".display > summary").click()
    expect(online.get_by_role("status")).to_have_text("没有打开，请检查网络后再试")
    online.unroute("**/tools.*.js")
    open_display(online)


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


OVERLAPPED = """[...document.querySelectorAll('.dial')].filter(dial => {
  const text = document.createRange();
  text.selectNodeContents(dial.querySelector('b'));
  const [number, icon] = [text, dial.querySelector('.icon')].map(each => each.getBoundingClientRect());
  return number.right > icon.left + 0.5 && icon.right > number.left && number.bottom > icon.top && icon.bottom > number.top;
}).map(dial => dial.innerText)"""


def test_emergency_numbers_are_not_under_their_icons(looker: Page, home: str) -> None:
    for width in (390, 320):
        looker.goto(home + KINDS["emergency"])
        for size in SIZES:
            show(looker, size=size, width=width)
            assert looker.evaluate(OVERLAPPED) == [], (width, size)
