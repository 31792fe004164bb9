"""The handbook's pictures show the form as it is, and weigh little."""

from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser, Page, expect

from tests.browser.handbook_pictures import MOST_BYTES, PICTURES, WORDS, take_pictures

pytestmark = pytest.mark.browser


def test_pictures_show_the_form_as_it_is(chromium: Browser, home: str) -> None:
    """Once it fails: `python -m tests.browser.handbook_pictures`."""
    taken = take_pictures(chromium, home)
    assert {file.name for file in PICTURES.iterdir()} == taken.keys()
    assert yaml.safe_load(WORDS.read_bytes()) == {name: picture.words for name, picture in taken.items()}


def test_pictures_weigh_little() -> None:
    assert max(file.stat().st_size for file in PICTURES.iterdir()) <= MOST_BYTES


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
