"""Pictures of the handbook: the demonstration on a phone, from “Something wrong?” to a change that is ready to be sent.

`python -m tests.browser.handbook_pictures` takes them again, once what they show looks different.
"""

import io
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple
from zoneinfo import ZoneInfo

import yaml
from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.chromium import CHROMIUM
from tests.publishing import DAY, PUBLISHED_UNDER, ROOT, build, hosted

PICTURES = ROOT / "site_theme/handbook"
WORDS = ROOT / "tests/browser/handbook_pictures.yaml"
"""Texts of each picture: compared instead of pixels, which differ by a machine's fonts."""
WIDTH, HEIGHT, SHARPNESS = 390, 560, 1.5
MOST_BYTES = 30_000
_WORDS = {
    "zh": ("", "0000-0000 0016", "前台电话换了，今天打通过"),
    "en": ("en/", "0000-0000 0016", "New number at the front desk, called today"),
}
_TO_ITS_TOP = "element => window.scrollTo(0, element.getBoundingClientRect().top + window.scrollY - 120)"


class Picture(NamedTuple):
    """A picture as it is published, and the words of the page that it shows."""

    content: bytes
    words: list[str]


def take_pictures(browser: Browser, home: str) -> dict[str, Picture]:
    """Each picture by the name of its file."""
    pictures = {}
    for language, words in _WORDS.items():
        page = browser.new_page(
            viewport={"width": WIDTH, "height": HEIGHT},
            device_scale_factor=SHARPNESS,
            reduced_motion="reduce",
        )
        page.clock.set_fixed_time(
            datetime(DAY.year, DAY.month, DAY.day, 10, tzinfo=ZoneInfo("Asia/Shanghai"))
        )
        for name, shown in _steps(page, home, *words):
            lines = page.locator(shown).inner_text().splitlines()
            pictures[f"{name}.{language}.webp"] = Picture(
                _shrunk(page.screenshot()), [line.strip() for line in lines if line.strip()]
            )
        page.close()
    return pictures


def _steps(page: Page, home: str, folder: str, number: str, why: str) -> Iterator[tuple[str, str]]:
    """Each picture's name and the part of the page that it shows, while the page looks like it."""
    page.goto(f"{home}{folder}centers/mingzhu-center/", wait_until="networkidle")
    page.locator(".ask summary").click()
    page.locator(".ask").evaluate(_TO_ITS_TOP)
    yield "phone-ask", ".ask"
    page.locator(".ask .chip").first.click()
    page.locator("#edit a.row").first.click()
    page.locator("#edit input").first.fill(number)
    yield "phone-form", "main"
    for _ in range(2):
        page.locator("#edit .action-main").first.click()
    page.locator("#edit .bar a").click()
    page.locator("#edit textarea").first.fill(why)
    page.locator("#edit .changes").evaluate(_TO_ITS_TOP)
    yield "phone-send", "main"


def _shrunk(picture: bytes) -> bytes:
    made = io.BytesIO()
    Image.open(io.BytesIO(picture)).convert("RGB").save(made, "WEBP", quality=60, method=6)
    return made.getvalue()


def main() -> None:
    """Build the demonstration and take all pictures."""
    PICTURES.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = build(ROOT, Path(folder) / "site")
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        with hosted(site, PUBLISHED_UNDER) as host:
            pictures = take_pictures(browser, host + PUBLISHED_UNDER)
        browser.close()
    for name, picture in pictures.items():
        (PICTURES / name).write_bytes(picture.content)
    words = {name: picture.words for name, picture in pictures.items()}
    WORDS.write_text(yaml.safe_dump(words, allow_unicode=True, width=200), "utf-8")


if __name__ == "__main__":
    main()
