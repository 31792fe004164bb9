"""Debian's Chromium, running once in a process: Playwright cannot run twice."""

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests.browser.chromium import CHROMIUM

WAIT_MS = 60_000
"""Timeout of a page, on however slow a machine."""
expect.set_options(timeout=WAIT_MS)
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--accept-lang=zh-CN",  # a phone of most readers; where it matters, a test says another one
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",  # a test never reaches the network
]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """A running browser; where there is none, the test is skipped, but not on the build server."""
    if CHROMIUM is None and not os.environ.get("CI"):
        pytest.skip("needs Chromium (apt install chromium-headless-shell)")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET, timeout=WAIT_MS)
        yield browser
        browser.close()
