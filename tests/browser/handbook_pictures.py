"""Pictures of the handbook: the demonstration on a phone, from “Something wrong?” to a change that is ready to be sent.

`python -m tests.browser.handbook_pictures` takes them again, once what they show looks different.
"""

import io
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.chromium import CHROMIUM
from tests.publishing import DAY, PUBLISHED_UNDER, ROOT, build, hosted

PICTURES = ROOT / "site_theme/handbook"
WIDTH, HEIGHT, SHARPNESS = 390, 560, 1.5
MOST_BYTES = 30_000
_WORDS = {
    "zh": ("", "0000-0000 0016", "前台电话换了，今天打通过"),
    "en": ("en/", "0000-0000 0016", "New number at the front desk, called today"),
}
_TO_ITS_TOP = "element => window.scrollTo(0, element.getBoundingClientRect().top + window.scrollY - 120)"


def take_pictures(browser: Browser, home: str) -> dict[str, bytes]:
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
        for name in _steps(page, home, *words):
            pictures[f"{name}.{language}.webp"] = _shrunk(page.screenshot())
        page.close()
    return pictures


def _steps(page: Page, home: str, folder: str, number: str, why: str) -> Iterator[str]:
    """The names of the pictures, each while the page looks like it."""
    page.goto(f"{home}{folder}centers/mingzhu-center/", wait_until="networkidle")
    page.locator(".ask summary").click()
    page.locator(".ask").evaluate(_TO_ITS_TOP)
    yield "phone-ask"
    page.locator(".ask .chip").first.click()
    page.locator("#edit a.row").first.click()
    page.locator("#edit input").first.fill(number)
    yield "phone-form"
    for _ in range(2):
        page.locator("#edit .action-main").first.click()
    page.locator("#edit .bar a").click()
    page.locator("#edit textarea").first.fill(why)
    page.locator("#edit .changes").evaluate(_TO_ITS_TOP)
    yield "phone-send"


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
            for name, content in take_pictures(browser, host + PUBLISHED_UNDER).items():
                (PICTURES / name).write_bytes(content)
        browser.close()


if __name__ == "__main__":
    main()
