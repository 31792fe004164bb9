"""Phones for the tests that need a browser."""

from collections.abc import Iterator
from datetime import datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Browser, Dialog, Page, ViewportSize

from tests.browser.plain_host import plainly_hosted
from tests.publishing import DAY

MORNING = datetime.combine(DAY, time(10), ZoneInfo("Asia/Shanghai"))
"""The time on every phone whose test does not set another one."""
PHONE: ViewportSize = {"width": 390, "height": 844}


@pytest.fixture
def served(tmp_path: Path) -> Iterator[str]:
    """The address at which the test's folder is served, with a slash at its end."""
    with plainly_hosted(tmp_path) as host:
        yield host


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A phone's page, without animations."""
    page = chromium.new_page(viewport=PHONE, reduced_motion="reduce")
    page.clock.set_fixed_time(MORNING)
    yield page
    page.close()


@pytest.fixture(scope="session")
def _looked_at(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(service_workers="block")
    page = context.new_page()
    page.clock.set_fixed_time(MORNING)
    yield page
    context.close()


@pytest.fixture
def looker(_looked_at: Page) -> Page:
    """A phone's page for tests that only look: one for all of them, as making one takes longer than most tests."""
    _looked_at.set_viewport_size(PHONE)
    _looked_at.emulate_media(
        media="screen", color_scheme="light", contrast="no-preference", reduced_motion="reduce"
    )
    return _looked_at


@pytest.fixture(scope="session")
def plain(chromium: Browser) -> Iterator[Page]:
    """A phone's page without JavaScript, which keeps nothing from test to test."""
    context = chromium.new_context(viewport=PHONE, java_script_enabled=False)
    yield context.new_page()
    context.close()


@pytest.fixture
def requested(page: Page) -> list[str]:
    """Every address that the page asks for."""
    found: list[str] = []
    page.on("request", lambda request: found.append(request.url))
    return found


@pytest.fixture
def complaints(page: Page) -> list[str]:
    """Messages of the console, the policy and dialogs; they should stay empty."""
    found: list[str] = []

    def refuse(dialog: Dialog) -> None:
        found.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    page.on("console", lambda said: found.append(said.text))
    page.on("pageerror", lambda error: found.append(str(error)))
    page.on("dialog", refuse)
    return found
