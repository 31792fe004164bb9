"""Passing a page on: by the phone's own sheet, in WeChat, by copying, and by a code on the screen."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal

import numpy as np
import pypdfium2
import pytest
import zxingcpp
from playwright.sync_api import Browser, Page, expect

from tests.browser.showing import show
from tests.kinds_of_page import KINDS

pytestmark = pytest.mark.browser

WECHAT = (
    "Mozilla/5.0 (Linux; Android 12) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/107.0.5304.141 "
    "Mobile Safari/537.36 XWEB/5023 MMWEBSDK/20230202 MicroMessenger/8.0.33.2320 WeChat/arm64"
)
SHARED = ("center", "service", "circle", "channel", "community", "organization")
ADDRESS = "https://example.org/rongxi/centers/mingzhu-center/"
# Headless Chromium has no sheet of its own; `refusal` is the name of the error that it ends with.
SHEET = """navigator.share = given => {
    window.given = given;
    return window.refusal ? Promise.reject(new DOMException('', window.refusal)) : Promise.resolve();
};"""
NO_CLIPBOARD = "Object.defineProperty(navigator, 'clipboard', { value: undefined });"
NOTHING_COPIES = NO_CLIPBOARD + "document.execCommand = () => false;"


@contextmanager
def phone(chromium: Browser, script: str = "", *, agent: str | None = None) -> Iterator[Page]:
    """A phone that may use its clipboard, where a script runs before those of the page."""
    context = chromium.new_context(viewport={"width": 390, "height": 844}, user_agent=agent)
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.add_init_script(script)
    yield page
    context.close()


def share(page: Page) -> None:
    page.get_by_role("button", name="分享", exact=True).click()


@pytest.mark.parametrize("kind", SHARED)
def test_the_sheet_of_the_phone_is_given_a_line_and_the_plain_address(
    kind: str, chromium: Browser, home: str
) -> None:
    with phone(chromium, SHEET) as page:
        page.goto(home + KINDS[kind] + "?from=singlemessage&utm_source=x#services")
        share(page)
        given = page.evaluate("given")
        assert given["url"] == f"https://example.org/rongxi/{KINDS[kind]}"
        assert given["text"].startswith(page.locator("h1").inner_text())
        assert given["title"] == page.title()
        expect(page.locator(".told")).to_have_count(0)


def test_who_closes_the_sheet_is_told_nothing(chromium: Browser, home: str) -> None:
    with phone(chromium, SHEET + "window.refusal = 'AbortError';") as page:
        page.goto(home + KINDS["center"])
        share(page)
        page.evaluate("new Promise(done => setTimeout(done))")
        expect(page.locator(".told")).to_have_count(0)


def test_where_the_sheet_fails_the_words_are_copied(chromium: Browser, home: str) -> None:
    with phone(chromium, SHEET + "window.refusal = 'NotAllowedError';") as page:
        page.goto(home + KINDS["center"])
        share(page)
        expect(page.locator(".told")).to_contain_text("已复制")
        copied = page.evaluate("navigator.clipboard.readText()")
        assert copied.startswith("明珠社区服务中心 · 榕溪区听潮街道明珠路 8 号 · ")
        assert copied.splitlines()[-1] == ADDRESS


@pytest.mark.parametrize("script", ["", NO_CLIPBOARD])
def test_in_wechat_the_way_is_told_and_stays(script: str, chromium: Browser, home: str) -> None:
    with phone(chromium, SHEET + script, agent=WECHAT) as page:
        page.goto(home + KINDS["center"])
        share(page)
        told = page.locator(".told")
        expect(told).to_have_text("点右上角 ··· 转发。文字和网址已复制，粘贴给别人就行。")
        expect(page.get_by_role("status")).to_have_text(told.inner_text())
        assert page.evaluate("window.given") is None
        page.locator("body").click(position={"x": 5, "y": 400})
        share(page)
        expect(told).to_have_count(1)
        expect(told).to_be_visible()
        for size in ("normal", "larger"):
            show(page, size=size, width=320)
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_copying_the_old_way_copies(chromium: Browser, home: str) -> None:
    with phone(chromium, NO_CLIPBOARD) as page:
        page.goto(home + KINDS["service"])
        share(page)
        expect(page.locator(".told")).to_contain_text("已复制")
        page.evaluate(
            "document.body.append(Object.assign(document.createElement('textarea'), { id: 'paste' }))"
        )
        page.locator("#paste").press("Control+V")
        pasted = page.locator("#paste").input_value()
        assert pasted.splitlines()[-1] == "https://example.org/rongxi/services/residence-permit/"


def test_where_nothing_can_be_copied_the_words_are_shown(chromium: Browser, home: str) -> None:
    with phone(chromium, NOTHING_COPIES) as page:
        page.goto(home + KINDS["center"])
        share(page)
        told = page.locator(".told")
        expect(told).to_contain_text("请长按复制：明珠社区服务中心")
        expect(told).to_contain_text(ADDRESS)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_code_is_loaded_when_it_is_asked_for_and_can_be_scanned(
    scheme: Literal["light", "dark"], chromium: Browser, home: str
) -> None:
    with phone(chromium) as page:
        page.emulate_media(color_scheme=scheme)
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(home + KINDS["center"], wait_until="networkidle")
        assert not any("qr.svg" in url for url in asked)
        page.get_by_text("关于这里", exact=True).click()
        page.get_by_text("二维码", exact=True).click()
        image = page.get_by_role("img", name="二维码：明珠社区服务中心的网页")
        image.scroll_into_view_if_needed()
        page.wait_for_function("document.querySelector('img[src=\"qr.svg\"]').naturalWidth > 0")
        assert len([url for url in asked if url.endswith("qr.svg")]) == 1
        assert scanned(page) == [ADDRESS]


def scanned(page: Page) -> list[str]:
    """The code that another phone reads from this phone's screen."""
    page.emulate_media(media="screen")
    document = pypdfium2.PdfDocument(page.pdf(width="390px", height="844px", print_background=True))
    found = []
    for sheet in document:
        image = sheet.render(scale=2, grayscale=True).to_numpy()
        found += [code.text for code in zxingcpp.read_barcodes(np.ascontiguousarray(image.squeeze()))]
    return found
