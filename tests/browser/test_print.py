"""On paper: the map, the hours and the phone; no buttons, no empty sheets."""

import re
import zlib
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.kinds_of_page import KINDS

pytestmark = pytest.mark.browser

_OBJECT = re.compile(rb"(\d+) 0 obj\s*(.*?)\s*endobj", re.DOTALL)
_SHOWS_TEXT = re.compile(rb"\bT[jJ]\b")


def sheets(pdf: bytes) -> Iterator[bytes]:
    """The drawing on each sheet, as Chromium writes it: one compressed stream per page."""
    objects = {int(number): content for number, content in _OBJECT.findall(pdf)}
    for content in objects.values():
        if re.search(rb"/Type\s*/Page\b", content):
            drawn = re.search(rb"/Contents (\d+) 0 R", content)
            assert drawn is not None
            stream = objects[int(drawn[1])].split(b"stream", 1)[1].strip(b"\r\n")
            yield zlib.decompress(stream.rsplit(b"endstream", 1)[0])


@pytest.mark.parametrize("kind", ["home", "center", "center, temporarily closed", "service", "hand-written"])
def test_no_sheet_is_empty(kind: str, page: Page, home: str) -> None:
    page.goto(home + KINDS[kind])
    printed = list(sheets(page.pdf(format="A4")))
    assert 1 <= len(printed) <= 4
    assert all(_SHOWS_TEXT.search(sheet) for sheet in printed)


@pytest.mark.parametrize("language", ["", "en/"])
def test_the_longest_guide_takes_two_sheets(language: str, page: Page, home: str) -> None:
    page.goto(f"{home}{language}services/lift-installation/")
    assert len(list(sheets(page.pdf(format="A4")))) == 2


def test_a_center_on_paper(page: Page, home: str) -> None:
    page.goto(home + KINDS["center"])
    page.emulate_media(media="print", color_scheme="dark")
    for shown in (
        "h1",
        ".map-drawing",
        ".hours table",
        ".week",
        "a[href='tel:0000-00000010'].row",
        ".site-footer p",
    ):
        expect(page.locator(shown).first).to_be_visible()
    for gone in (
        ".status",
        ".row .state",
        ".actions",
        ".size-button",
        ".map-open",
        ".copy",
        ".crumbs",
        ".site-footer nav",
    ):
        expect(page.locator(gone).first).to_be_hidden()
    ground, ink = page.evaluate(
        "[getComputedStyle(document.body).backgroundColor, getComputedStyle(document.body).color]"
    )
    assert (ground, ink) == ("rgb(255, 255, 255)", "rgb(0, 0, 0)")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_what_can_be_unfolded_is_printed(page: Page, home: str) -> None:
    page.goto(home + KINDS["center"])
    page.emulate_media(media="print")
    expect(page.locator(".map-words li").first).to_be_visible()
