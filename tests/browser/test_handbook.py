"""The handbook's pictures show the form as it is, and weigh little."""

import io
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat
from playwright.sync_api import Browser, Page, expect

from tests.browser.handbook_pictures import MOST_BYTES, PICTURES, take_pictures

pytestmark = pytest.mark.browser
SMALL = (39, 56)
"""Pixels by which pictures are compared: fonts of another machine make little difference."""


def seen(picture: bytes) -> Image.Image:
    return Image.open(io.BytesIO(picture)).convert("L").resize(SMALL)


def difference(one: bytes, other: bytes) -> float:
    """The mean difference of two pictures, from 0 to 255."""
    return float(ImageStat.Stat(ImageChops.difference(seen(one), seen(other))).mean[0])


def test_pictures_show_the_form_as_it_is(chromium: Browser, home: str) -> None:
    kept = {file.name: file.read_bytes() for file in PICTURES.iterdir()}
    taken = take_pictures(chromium, home)
    assert kept.keys() == taken.keys()
    for name, picture in kept.items():
        assert len(picture) <= MOST_BYTES, name
        assert difference(picture, taken[name]) < 4, f"{name}: python -m tests.browser.handbook_pictures"


def test_pictures_that_show_something_else_are_noticed() -> None:
    one, *others = (file.read_bytes() for file in sorted(PICTURES.glob("*.zh.webp")))
    assert all(difference(one, other) > 6 for other in others)


@pytest.mark.parametrize("language", ["", "zh-Hant/", "en/"])
def test_pictures_are_seen_in_every_language(
    language: str, looker: Page, home: str, demonstration: Path
) -> None:
    looker.goto(f"{home}{language}handbook/first-change/", wait_until="networkidle")
    pictures = looker.locator("img.picture")
    expect(pictures).to_have_count(3)
    for picture in pictures.all():
        picture.scroll_into_view_if_needed()
        expect(picture).to_have_js_property("naturalWidth", 585)
        address = (picture.get_attribute("src") or "").rpartition("/")[2]
        assert (demonstration / language / "handbook" / address).is_file()
