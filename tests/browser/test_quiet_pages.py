"""Pages ask nobody else for anything and have nothing to complain about, wherever they are shown."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.kinds_of_page import KINDS
from tests.publishing import hosted

pytestmark = pytest.mark.browser

STATUS = ".status"


@pytest.mark.parametrize("language", ["", "zh-Hant/", "en/"])
def test_no_page_asks_another_host_or_complains(
    language: str, page: Page, home: str, requested: list[str], complaints: list[str]
) -> None:
    """One of each kind; that no page at all names another host's files, tests/site sees without a browser."""
    for address in KINDS.values():
        if address == "404.html" and language:
            continue  # a host has one page for what is missing
        page.goto(home + language + address, wait_until="load")
        assert [url for url in requested if not url.startswith((home, "data:"))] == [], address
        assert complaints == [], address


@pytest.mark.parametrize("under", ["/", "/some/folder/"])
def test_the_site_works_under_any_path(
    under: str, page: Page, demonstration: Path, complaints: list[str]
) -> None:
    with hosted(demonstration, under) as host:
        page.goto(host + under)
        page.get_by_role("link", name="找服务中心").click()
        page.locator("a.row", has_text="明珠社区服务中心").first.click()
        expect(page.get_by_role("heading", level=1)).to_have_text("明珠社区服务中心")
        page.get_by_role("button", name="放大地图").click()
        expect(page.get_by_role("button", name="关闭地图")).to_be_visible()
        page.get_by_role("link", name="榕溪区服务圈").click()
        expect(page).to_have_url(host + under)
        page.get_by_role("link", name="关于本站").first.click()
        expect(page.get_by_role("heading", level=1)).to_have_text("关于本站")
        assert complaints == []


def test_a_wrong_address_deep_down_gets_a_page_that_leads_home(page: Page, home: str) -> None:
    answer = page.goto(home + "centers/no-such/center/")
    assert answer is not None
    assert answer.status == 404
    assert page.evaluate("getComputedStyle(document.querySelector('.hero')).borderRadius") == "18px"
    # A host may show it at any path, so it leads to the published site by its whole address.
    expect(page.get_by_role("link", name="回首页")).to_have_attribute("href", "https://example.org/rongxi/")


@pytest.mark.parametrize("zone", ["Pacific/Honolulu", "Pacific/Kiritimati"])
def test_open_now_goes_by_the_clocks_of_the_directory(zone: str, chromium: Browser, home: str) -> None:
    context = chromium.new_context(timezone_id=zone, locale="en-US")
    page = context.new_page()
    page.clock.install(time=datetime(2026, 11, 23, 2, 30, tzinfo=UTC))  # Monday 10:30 in Rongxi
    page.goto(home + KINDS["center"])
    expect(page.locator(STATUS)).to_have_text("开放中18:00 关门 · 午休 12:00–14:00")
    expect(page.locator("tr[aria-current=date] th")).to_have_text("周一")
    context.close()


def test_only_what_is_open_now_is_listed_on_request(page: Page, home: str) -> None:
    page.clock.install(time=datetime(2026, 11, 23, 19, 30, tzinfo=UTC))  # Tuesday 03:30 in Rongxi
    page.goto(home + KINDS["centers"])
    everything = page.locator("li[data-place]").count()
    page.get_by_label("只看现在开放").check()
    shown = page.locator("li[data-place]:not([hidden])")
    assert 0 < shown.count() < everything
    assert set(shown.locator("[data-hours]").evaluate_all("all => all.map(e => e.dataset.state)")) == {"open"}
    page.reload()
    expect(page.get_by_label("只看现在开放")).to_be_checked()
