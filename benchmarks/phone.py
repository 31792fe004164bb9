"""A phone that opens pages with empty caches: what it is answered, and how busy it is."""

from __future__ import annotations

import gzip
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from playwright.sync_api import Browser, CDPSession, Page, Response, sync_playwright

from service_circles.geo.datum import Point
from tests.browser.chromium import CHROMIUM

SLOWER = 4
"""Slowdown of the phone's processor against this machine's, as in Lighthouse."""
_SLOW_4G = {
    "offline": False,
    "latency": 562.5,
    "downloadThroughput": 1_474_560 / 8,
    "uploadThroughput": 675_000 / 8,
}
_QUIET = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update")


@contextmanager
def chromium() -> Iterator[Browser]:
    """Debian's Chromium, running."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=_QUIET)
        yield browser
        browser.close()


def gzipped(content: bytes) -> int:
    """The bytes of a content as hosts compress it (gzip -6)."""
    return len(gzip.compress(content, 6))


class Phone:
    """A page on a phone's screen that has visited nothing yet, and everything that it is answered."""

    def __init__(self, page: Page, session: CDPSession) -> None:
        self.page, self._session = page, session
        self._answers: list[Response] = []
        page.on("response", self._remember)

    def _remember(self, answer: Response) -> None:
        self._answers.append(answer)

    def sizes(self) -> Mapping[str, int]:
        """The compressed bytes of each answer, by its address."""
        return {answer.url: gzipped(answer.body()) for answer in self._answers if answer.ok}

    def slow_down(self, times: int = SLOWER) -> None:
        """Give it a phone's processor, or this machine's again."""
        self._session.send("Emulation.setCPUThrottlingRate", {"rate": times})

    def slow_line(self) -> None:
        """Give it the line that Lighthouse calls slow 4G: 562.5 ms to an answer, 1,475 kbit/s."""
        self._session.send("Network.enable")
        self._session.send("Network.emulateNetworkConditions", _SLOW_4G)

    def main_thread_ms(self) -> float:
        """The processor time that the page's main thread has used."""
        metrics = self._session.send("Performance.getMetrics")["metrics"]
        return next(float(one["value"]) for one in metrics if one["name"] == "TaskDuration") * 1_000


@contextmanager
def phone(browser: Browser, point: Point | None = None) -> Iterator[Phone]:
    """A new phone, without a service worker; with a point (latitude, longitude) it knows where it is."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, service_workers="block")
    if point:
        context.grant_permissions(["geolocation"])
        context.set_geolocation({"latitude": point[0], "longitude": point[1]})
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    yield Phone(page, session)
    context.close()
