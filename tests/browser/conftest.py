"""Debian's Chromium for the tests that need a browser."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Dialog, Page, sync_playwright

from tests.browser.plain_host import plainly_hosted
from tests.browser.showing import Violations

CHROMIUM = Path("/usr/bin/chromium")
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",  # a test never reaches the network
]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """A running browser; where there is none, the test is skipped, but not on the build server."""
    if not CHROMIUM.exists() and not os.environ.get("CI"):
        pytest.skip("needs /usr/bin/chromium (apt install chromium)")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture
def served(tmp_path: Path) -> Iterator[str]:
    """The address at which the test's folder is served, with a slash at its end."""
    with plainly_hosted(tmp_path) as host:
        yield host


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A phone's page, without animations."""
    page = chromium.new_page(viewport={"width": 390, "height": 844}, reduced_motion="reduce")
    yield page
    page.close()


@pytest.fixture
def plain(chromium: Browser) -> Iterator[Page]:
    """A phone's page without JavaScript."""
    context = chromium.new_context(viewport={"width": 390, "height": 844}, java_script_enabled=False)
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
    """What the console, the policy and dialogs say; should stay empty."""
    found: list[str] = []

    def refuse(dialog: Dialog) -> None:
        found.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    page.on("console", lambda said: found.append(said.text))
    page.on("pageerror", lambda error: found.append(str(error)))
    page.on("dialog", refuse)
    return found


@pytest.fixture
def violations(page: Page) -> Violations:
    """Asks axe what is wrong with the page as it is now: WCAG 2.2 AA and best practice, or some rules alone."""
    levels = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

    def found(*rules: str) -> list[str]:
        run_only: object = {"type": "rule", "values": rules} if rules else levels
        page.evaluate(f"() => {{ if (!window.axe) {{\n{AXE_SCRIPT}\n}} }}")
        violated = page.evaluate(
            "async options => (await axe.run(document, options)).violations.map(each => [each.id, each.nodes[0].html])",
            {"runOnly": run_only, "resultTypes": ["violations"]},
        )
        return [f"{rule}: {html}" for rule, html in violated]

    return found
