"""The cost of a first view on a slow connection: bytes as hosts compress them, requests, elements."""

import gzip
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Page, Response, expect

from tests.browser.showing import layout_shift
from tests.kinds_of_page import KINDS, MAIN
from tests.publishing import DAY

pytestmark = pytest.mark.browser

KB = 1024
RECORD_PAGES = [
    kind
    for kind in KINDS
    if kind not in ("atlas", "search", "form") and not kind.startswith(("hand-written", "handbook"))
]  # what search costs, test_search measures
DAYS = (f"{DAY}", "2026-11-26", "2026-11-30", "2026-12-31", "2027-01-01", "2027-02-06")
"""The day of the build, the next one, and days on which more and more of the page is over; the last is after all of it."""
STILL = ("handbook", "fields", "data", "indicator", "honor", "practice", "board", "answer")
"""Beginnings of kinds on which scripts show nothing."""
CHANGED_BY_THE_DAY = ("community", "center", "events", "event", "ledger", "entry, on display")


class Traffic:
    """Everything that a page was answered, with its compressed size in bytes; photos left out."""

    def __init__(self, page: Page) -> None:
        self.answers: list[Response] = []
        page.on("response", self.remember)

    def remember(self, answer: Response) -> None:
        """Take note of an answer."""
        self.answers.append(answer)

    def sizes(self, *endings: str) -> Iterator[int]:
        for answer in self.answers:
            kind = answer.headers.get("content-type", "")
            if kind.startswith(endings or ("text/", "application/", "image/svg")):
                yield len(gzip.compress(answer.body(), 6))


@pytest.fixture
def traffic(looker: Page) -> Iterator[Traffic]:
    """The responses to the looker, which caches nothing from earlier pages."""
    looker.goto("about:blank")  # so that nothing of the page before still comes
    session = looker.context.new_cdp_session(looker)
    session.send("Network.setCacheDisabled", {"cacheDisabled": True})
    traffic = Traffic(looker)
    yield traffic
    looker.remove_listener("response", traffic.remember)
    session.detach()


def fullest(demonstration: Path, folder: str) -> str:
    """The address of the longest page of a kind."""
    files = demonstration.glob(f"{folder}/*/index.html")
    return f"{folder}/{max(files, key=lambda file: file.stat().st_size).parent.name}/"


def elements(page: Page) -> int:
    return int(page.evaluate("document.querySelectorAll('*').length"))


def test_the_fullest_center(looker: Page, home: str, demonstration: Path, traffic: Traffic) -> None:
    looker.goto(home + fullest(demonstration, "centers"), wait_until="networkidle")
    assert sum(traffic.sizes()) <= 25 * KB
    assert len(traffic.answers) <= 6
    assert elements(looker) <= 600
    assert max(traffic.sizes("text/html")) <= 14 * KB  # 4 of them are the streets of its map
    assert sum(traffic.sizes("text/javascript", "application/javascript")) <= 6 * KB


def test_styles_and_script_together(looker: Page, home: str, demonstration: Path, traffic: Traffic) -> None:
    """Three sizes of text, dark, paper and maps with streets included."""
    looker.goto(home + fullest(demonstration, "centers"), wait_until="networkidle")
    assert sum(traffic.sizes("text/css", "text/javascript", "application/javascript")) <= 10 * KB


def test_the_home_page(looker: Page, home: str, traffic: Traffic) -> None:
    looker.goto(home, wait_until="networkidle")
    assert sum(traffic.sizes()) <= 50 * KB
    assert len(traffic.answers) <= 7
    assert elements(looker) <= 900


@pytest.mark.parametrize("language", ["", "zh-Hant/", "en/"])
def test_the_form_until_a_number_can_be_typed(
    language: str, looker: Page, home: str, traffic: Traffic
) -> None:
    """All that is loaded for it, the styles and script of every page included; the rest comes once somebody types."""
    looker.goto(home)
    looker.evaluate(
        "localStorage.language = 'zh'"
    )  # who reads it in English has seen the line that offers Chinese
    traffic.answers.clear()
    looker.goto(f"{home}{language}edit/?record=mingzhu-center")
    looker.locator("#edit a[href='#phones']").click()
    looker.locator("#edit a.row").first.click()
    expect(looker.locator("#edit input").first).to_be_visible()
    looker.wait_for_load_state("networkidle")
    assert sum(traffic.sizes()) <= 25 * KB
    assert len(traffic.answers) <= 8


@pytest.mark.parametrize("kind", RECORD_PAGES)
def test_no_record_page_costs_much_more_than_a_center(
    kind: str, looker: Page, home: str, traffic: Traffic
) -> None:
    """A district lists all its centers and shows all its streets."""
    looker.goto(home + KINDS[kind], wait_until="networkidle")
    assert sum(traffic.sizes()) <= 30 * KB
    assert len(traffic.answers) <= 6
    if kind.startswith("events"):
        assert elements(looker) <= 600


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind.startswith("handbook")])
def test_a_page_for_editors_has_three_pictures_at_most(
    kind: str, looker: Page, home: str, traffic: Traffic
) -> None:
    looker.goto(home + KINDS[kind], wait_until="networkidle")
    assert sum(traffic.sizes()) <= 30 * KB
    assert len(traffic.answers) <= 9


@pytest.mark.parametrize(
    ("kind", "day"),
    [(kind, day) for kind in CHANGED_BY_THE_DAY for day in DAYS]
    + [(kind, day) for kind in MAIN if kind not in CHANGED_BY_THE_DAY for day in (DAYS[2], DAYS[4])]
    + [
        (kind, DAYS[at % len(DAYS)])
        for at, kind in enumerate(KINDS)
        if kind not in (*CHANGED_BY_THE_DAY, *MAIN) and not kind.startswith(STILL)
    ],
)
def test_nothing_moves_aside_when_scripts_come_late(kind: str, day: str, page: Page, home: str) -> None:
    """As on a slow line: the page is painted before its scripts run. The sum of what moved, as browsers count it."""
    page.clock.set_fixed_time(datetime.fromisoformat(day).replace(hour=10, tzinfo=ZoneInfo("Asia/Shanghai")))
    assert layout_shift(page, home + KINDS[kind]) <= 0.02


@pytest.mark.parametrize(
    "address",
    [
        "areas/tielu-ercun/",
        "areas/tielu-ercun/?when=saturday",
        "areas/mingzhu/?when=saturday&open=1",
        "centers/?when=saturday&open=1",
        "centers/?when=2020-12-05T19:00",
        "centers/?open=1",
        "near/?at=tielu-ercun&open=1&when=saturday",
        "near/?open=1",
    ],
)
def test_a_shared_choice_moves_nothing_either(address: str, page: Page, home: str) -> None:
    page.clock.set_fixed_time(datetime(2026, 11, 30, 10, 30, tzinfo=ZoneInfo("Asia/Shanghai")))
    assert layout_shift(page, home + address) <= 0.02
    expect(page.locator("#places, #near").first).to_be_visible()
    assert page.evaluate("document.documentElement.dataset.live") == ""  # nothing is kept waiting


def test_the_interactive_map_on_tap(looker: Page, home: str, traffic: Traffic) -> None:
    looker.goto(home + KINDS["center"], wait_until="networkidle")
    traffic.answers.clear()
    looker.get_by_role("button", name="放大地图").click()
    expect(looker.get_by_role("button", name="关闭地图")).to_be_visible()
    looker.wait_for_load_state("networkidle")
    assert sum(traffic.sizes()) <= 70 * KB
    assert 0 < len(traffic.answers) <= 4


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind.startswith("hand-written")])
def test_a_hand_written_page_costs_as_much_as_a_center(
    kind: str, looker: Page, home: str, traffic: Traffic
) -> None:
    looker.goto(home + KINDS[kind], wait_until="networkidle")
    assert sum(traffic.sizes()) <= 25 * KB
    assert sum(traffic.sizes("text/css")) <= 12 * KB
    assert len(traffic.answers) <= 6
