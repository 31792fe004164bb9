"""A street or community saved whole, on a tap, with its size shown before."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.accessible import violations
from tests.browser.keeping import kept, settle, until
from tests.browser.showing import show
from tests.browser.unsteady_host import Host, Odd, unsteady
from tests.kinds_of_page import KINDS

pytestmark = pytest.mark.browser

COMMUNITY = KINDS["community"]
LIST = "offline/mingzhu.json"
TOLD = "[data-save] [data-told]"


@pytest.fixture
def host(demonstration: Path) -> Iterator[Host]:
    """The demonstration on a host that may misbehave."""
    with unsteady(demonstration) as running:
        yield running


@pytest.fixture
def listed(demonstration: Path) -> dict[str, list[str]]:
    found: dict[str, list[str]] = json.loads((demonstration / LIST).read_text("utf-8"))
    return found


def section(page: Page, host: Host, address: str = COMMUNITY) -> Locator:
    page.goto(host.url + address)
    found = page.locator("[data-save]")
    expect(found).to_be_visible()
    return found


def save(page: Page) -> None:
    page.get_by_role("button", name="存到手机").click()
    page.get_by_role("button", name="开始存").click()


def test_search_works_without_network_once_a_community_is_saved(page: Page, host: Host) -> None:
    """Nobody has searched before: the data comes with the community."""
    section(page, host)
    save(page)
    expect(page.locator(TOLD)).to_contain_text("存好了")
    page.context.set_offline(True)
    page.goto(host.url + "search/?q=shebao")
    expect(page.locator("#found a").first).to_contain_text("社保")
    page.goto(host.url + "search/?q=八十岁以上老人吃饭多少钱")
    expect(page.locator("#answers section")).to_contain_text("八十岁以上 8 元")


def test_a_community_is_saved_read_offline_and_removed(
    page: Page, host: Host, listed: dict[str, list[str]], complaints: list[str]
) -> None:
    section(page, host)
    assert LIST not in host.asked  # only on tap
    page.get_by_role("button", name="存到手机").click()
    pages = len(listed["pages"])
    expect(page.locator(TOLD)).to_contain_text(f"一共 {pages} 页，占手机 ")
    assert not any(address in host.asked for address in listed["pages"] if address != COMMUNITY)
    page.get_by_role("button", name="开始存").click()
    expect(page.locator(TOLD)).to_contain_text(f"明珠社区存好了：{pages} 页")
    assert {*listed["pages"], "photos/mingzhu-center.png"} <= set(kept(page, ":area:"))
    assert [file for file in kept(page, ":files") if "leaflet" in file]
    page.context.set_offline(True)
    for address in listed["pages"]:
        page.goto(host.url + address)
        expect(page.locator("#saved-copy p")).to_contain_text("存下的页面")
    page.goto(host.url + KINDS["center"])
    page.get_by_role("button", name="放大地图").click()
    expect(page.get_by_role("button", name="关闭地图")).to_be_visible()
    page.get_by_text("关于这里").click()
    page.locator(".photo img").first.scroll_into_view_if_needed()
    page.wait_for_function("() => document.querySelector('.photo img').naturalWidth > 0")
    page.goto(host.url + "offline/")
    expect(page.locator("[data-areas] a")).to_contain_text(f"明珠社区{pages} 页")
    page.locator("[data-areas] a").click()
    page.get_by_role("button", name="从手机里删掉").click()
    expect(page.get_by_role("button", name="存到手机")).to_be_visible()
    assert kept(page, ":area:") == []
    page.goto(host.url + "circles/mingzhu-circle/")
    expect(page.locator("#saved-copy p")).to_have_text("没有网络，这一页没有存在手机里。")
    assert complaints == []


def test_saving_can_be_stopped_and_goes_on_where_it_was(
    page: Page, host: Host, listed: dict[str, list[str]]
) -> None:
    section(page, host, KINDS["street"])
    settle(page)
    page.get_by_role("button", name="存到手机").click()
    expect(page.get_by_role("button", name="开始存")).to_be_visible()
    host.steady.clear()
    page.get_by_role("button", name="开始存").click()
    expect(page.locator("progress")).to_be_visible()
    page.get_by_role("button", name="停下").click()
    host.steady.set()
    expect(page.locator(TOLD)).to_contain_text("听潮街道只存了一部分：3 / ")
    expect(page.locator("progress")).to_be_hidden()
    host.asked.clear()
    page.reload()
    page.get_by_role("button", name="接着存").click()
    expect(page.locator(TOLD)).to_contain_text("听潮街道存好了")
    assert host.asked.count("areas/mingzhuyuan/") == 0  # the third: there already
    assert host.asked.count("areas/mingzhuyuan-1/") == 1


def test_what_failed_is_told(page: Page, host: Host, listed: dict[str, list[str]]) -> None:
    section(page, host)
    settle(page)
    host.odd = {"centers/mingzhu-center/": Odd(), "areas/mingzhuyuan/": Odd(status=404)}
    save(page)
    files = len(listed["pages"]) + len(listed["files"])
    expect(page.locator(TOLD)).to_have_text(f"存了 {files - 2}，有 2 没存下。")
    assert "areas/mingzhuyuan/" not in kept(page, ":area:")
    host.odd = {}
    page.get_by_role("button", name="接着存").click()
    expect(page.locator(TOLD)).to_contain_text("明珠社区存好了")


def test_without_network_it_says_so(page: Page, host: Host) -> None:
    section(page, host)
    settle(page)
    page.context.set_offline(True)
    page.get_by_role("button", name="存到手机").click()
    expect(page.locator(TOLD)).to_have_text("现在没有网络，连上网再存。")
    page.context.set_offline(False)
    page.get_by_role("button", name="再试一次").click()
    page.get_by_role("button", name="存到手机").click()
    expect(page.get_by_role("button", name="开始存")).to_be_visible()
    page.context.set_offline(True)
    page.get_by_role("button", name="开始存").click()
    expect(page.locator(TOLD)).to_contain_text("网络断了。存了 0，")


def test_a_saved_street_does_not_make_room_for_visited_pages(page: Page, host: Host) -> None:
    section(page, host)
    save(page)
    expect(page.locator(TOLD)).to_contain_text("明珠社区存好了")
    before = kept(page, ":area:")
    page.evaluate(
        """async () => {
            const pages = await caches.open("circles:/rongxi/:pages");
            for (let i = 0; i < 90; i++) {
                const headers = { "content-type": "text/html", "x-saved": 1000 + i, "x-bytes": 9 };
                await pages.put(`/rongxi/old-${i}/`, new Response("x", { headers }));
            }
        }"""
    )
    page.goto(host.url + "areas/")
    until(page, "async () => !(await caches.match('/rongxi/old-0/'))")
    assert kept(page, ":area:") == before


def test_axe_finds_nothing_while_saving_and_on_the_list(page: Page, host: Host) -> None:
    section(page, host)
    save(page)
    expect(page.locator(TOLD)).to_contain_text("明珠社区存好了")
    for address in (COMMUNITY, "offline/"):
        page.goto(host.url + address)
        expect(page.locator("[data-save], [data-areas] a").first).to_be_visible()
        show(page, scheme="dark")
        assert violations(page) == [], address
        show(page, size="larger", width=320)
        assert violations(page) == [], address
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
