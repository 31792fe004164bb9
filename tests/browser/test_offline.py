"""Bad signal and none: what a resident has seen, and what everybody needs, is there all the same."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.accessible import violations
from tests.browser.conftest import PHONE
from tests.browser.keeping import HOUR_MS, kept, make_older, settle, until, wait_for_copy
from tests.browser.unsteady_host import UNDER, Host, Odd, unsteady
from tests.kinds_of_page import KINDS

pytestmark = pytest.mark.browser

CENTER = KINDS["center"]
COPY = "#saved-copy p"
NOTHING = "没有网络，这一页没有存在手机里。"


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A phone with the machine's clock, as service workers have no other one; only how long ago is looked at."""
    page = chromium.new_page(viewport=PHONE, reduced_motion="reduce")
    yield page
    page.close()


@pytest.fixture
def host(demonstration: Path) -> Iterator[Host]:
    """The demonstration on a host that may misbehave."""
    with unsteady(demonstration) as running:
        yield running


def test_the_core_pages_come_by_themselves_in_the_language_of_the_reader(page: Page, host: Host) -> None:
    page.goto(host.url + "en/" + CENTER)
    settle(page)
    pages = kept(page)
    names = ("", "alerts/", "boards/", "boards/guides/", "emergency/", "offline/", CENTER)
    assert {f"en/{name}" for name in names} <= set(pages)
    assert len(pages) == 18
    assert all(address.startswith("en/") for address in pages)


def test_a_walk_without_network(page: Page, host: Host) -> None:
    page.goto(host.url + CENTER)
    settle(page)
    page.context.set_offline(True)
    page.get_by_role("link", name="榕溪区服务圈").click()
    expect(page).to_have_url(host.url)
    expect(page.locator(COPY)).to_have_text("没有网络，这是 1 分钟前存下的页面。")
    page.get_by_role("link", name="政策办事").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("政策与办事指南")
    page.get_by_role("link", name="明珠社区服务中心").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("明珠社区服务中心")
    expect(page.locator(".status[data-state]")).to_be_visible()  # open or closed, by the phone's clock
    page.locator("a.row", has_text="海月").first.click()
    expect(page.locator(COPY)).to_have_text(NOTHING)
    page.locator("[data-pages] a", has_text="明珠社区服务中心").click()
    expect(page).to_have_url(host.url + CENTER)
    page.go_back()
    page.context.set_offline(False)
    page.get_by_role("link", name="再试一次").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("海月")
    expect(page.locator(COPY)).to_have_count(0)


def test_every_link_of_the_page_for_what_is_not_kept_leads_somewhere(page: Page, host: Host) -> None:
    page.goto(host.url + "en/")
    settle(page)
    page.context.set_offline(True)
    page.goto(host.url + "en/services/residence-permit/?from=poster#bring")
    expect(page.locator(COPY)).to_contain_text("No internet")
    links = set(
        page.locator("a[href]:not([href^=tel]):not([href^=mailto])").evaluate_all(
            "all => all.map(a => a.href)"
        )
    )
    page.context.set_offline(False)
    for link in links:
        assert page.context.request.get(link).status == 200, link
    assert host.url + "en/emergency/" in links


def test_near_me_works_offline_though_nobody_went_there(page: Page, host: Host) -> None:
    page.goto(host.url)
    settle(page)
    page.context.set_offline(True)
    page.goto(host.url + "near/")
    page.get_by_role("button", name="选小区或社区").click()
    page.get_by_label("小区、社区或街道的名字").fill("明珠苑")
    page.locator("#near-chooser").get_by_text("明珠苑", exact=True).first.click()
    expect(page).to_have_url(host.url + "near/?at=mingzhuyuan")
    expect(page.locator("#near-list a").first).to_contain_text("明珠苑")
    expect(page.locator("#near-list .state").first).not_to_be_empty()
    assert [address for address in kept(page, "") if "?" in address] == []  # nobody's place is kept


def test_the_search_that_was_used_works_offline(page: Page, host: Host) -> None:
    page.goto(host.url)
    settle(page)
    page.goto(host.url + "search/?q=shebao")
    expect(page.locator("#found a").first).to_contain_text("社保")
    until(page, "async () => !!(await caches.match('/rongxi/search/index.json'))")
    page.context.set_offline(True)
    page.goto(host.url + "search/?q=明珠")
    expect(page.locator(COPY)).to_contain_text("没有网络")
    expect(page.locator("#found a", has_text="明珠社区服务中心").first).to_be_visible()


@pytest.mark.parametrize(
    ("folder", "hours", "words"),
    [
        ("", 3.5, "没有网络，这是 3 小时前存下的页面。"),
        ("zh-Hant/", 50, "沒有網絡，這是 2 天前存下的頁面。"),
        ("en/", 3, "No internet: this page was saved 3 hours ago."),
        ("en/", 24, "No internet: this page was saved 24 hours ago."),
    ],
)  # fmt: skip
def test_how_old_a_copy_is_in_words(folder: str, hours: float, words: str, page: Page, host: Host) -> None:
    page.goto(host.url + folder)
    settle(page)
    make_older(page, hours * HOUR_MS)
    page.context.set_offline(True)
    page.reload()
    expect(page.locator(COPY)).to_have_text(words)
    expect(page.locator("#said")).to_have_text(words)  # read aloud, politely


def test_on_bad_signal_the_copy_comes_after_a_while_and_the_new_page_is_kept(page: Page, host: Host) -> None:
    page.goto(host.url)
    settle(page)
    make_older(page, 5 * HOUR_MS)
    host.steady.clear()
    page.goto(host.url + "emergency/")
    expect(page.locator(COPY)).to_have_text("信号不好，这是 5 小时前存下的页面。")
    host.steady.set()
    until(
        page,
        """async url => {
            const names = (await caches.keys()).filter(name => name.endsWith(":pages"));
            const copy = await (await caches.open(names[0])).match(url);
            return Date.now() - copy.headers.get("x-saved") < 3600000;
        }""",
        host.url + "emergency/",
    )


def test_photos_that_were_seen_are_there(page: Page, host: Host) -> None:
    page.goto(host.url)
    settle(page)
    page.goto(host.url + CENTER)
    picture = page.locator(".photo img").first
    page.get_by_text("关于这里").click()
    picture.scroll_into_view_if_needed()
    page.wait_for_function("() => document.querySelector('.photo img').naturalWidth > 0")
    until(page, "async () => (await (await caches.open('circles:/rongxi/:photos')).keys()).length > 0")
    page.context.set_offline(True)
    page.goto(host.url + CENTER)
    page.get_by_text("关于这里").click()
    picture.scroll_into_view_if_needed()
    page.wait_for_function("() => document.querySelector('.photo img').naturalWidth > 0")


ERRORS = {
    "centers/gone/": Odd(status=404),
    "centers/broken/": Odd(status=500),
    "centers/portal/": Odd(),  # a page of somebody else's, with a status that says all is well
    "centers/moved/": Odd(status=301, location="/rongxi/centers/mingzhu-center/"),
    "centers/part/": Odd(status=206),
    "centers/text/": Odd(type="text/plain", body="x"),
}


def test_what_is_no_page_of_the_site_never_becomes_a_copy(page: Page, host: Host) -> None:
    page.goto(host.url)
    settle(page)
    before = kept(page)
    host.odd |= ERRORS
    for address in ERRORS:
        page.goto(host.url + address)
    wait_for_copy(page, host.url + CENTER)
    assert kept(page) == sorted([*before, CENTER])  # where the redirect led
    page.context.set_offline(True)
    for address in ERRORS:
        page.goto(host.url + address)
        expect(page.locator(COPY)).to_have_text(NOTHING)


def test_a_portal_page_does_not_take_the_place_of_a_copy_and_a_missing_page_takes_it_away(
    page: Page, host: Host
) -> None:
    page.goto(host.url)
    settle(page)
    for address in (CENTER, KINDS["service"]):
        page.goto(host.url + address)
        wait_for_copy(page, host.url + address)
    host.odd = {CENTER: Odd(), KINDS["service"]: Odd(status=404)}
    page.goto(host.url + CENTER)
    expect(page.get_by_role("heading", level=1)).to_have_text("流量用完了")
    page.goto(host.url + KINDS["service"])
    page.context.set_offline(True)
    page.goto(host.url + CENTER)
    expect(page.get_by_role("heading", level=1)).to_have_text("明珠社区服务中心")
    page.goto(host.url + KINDS["service"])
    expect(page.locator(COPY)).to_have_text(NOTHING)


def test_a_page_is_not_kept_without_its_files(page: Page, host: Host, demonstration: Path) -> None:
    street = (demonstration / KINDS["street"] / "index.html").read_text("utf-8")
    script = re.findall(r"assets/offline\.[0-9a-f]+\.js", street)[0]
    host.odd[script] = Odd(body="<h1>流量用完了</h1>")
    page.goto(host.url + KINDS["street"])
    settle(page)
    page.goto(host.url + CENTER)
    wait_for_copy(page, host.url + CENTER)
    assert {"", "emergency/", CENTER} <= set(kept(page))
    assert {KINDS["street"], "offline/"}.isdisjoint(kept(page))  # both load that script
    assert script not in kept(page, ":files")
    page.context.set_offline(True)
    page.goto(
        host.url + KINDS["street"]
    )  # the page that says so is missing too: the notice comes all the same
    expect(page.get_by_role("heading", name=NOTHING)).to_be_visible()


def test_what_was_visited_long_ago_makes_room(page: Page, host: Host) -> None:
    page.goto(host.url)
    settle(page)
    page.evaluate(
        """async root => {
            const pages = await caches.open("circles:/rongxi/:pages");
            for (let i = 0; i < 100; i++) {
                const headers = { "content-type": "text/html", "x-saved": Date.now() - 1e6 * (i + 1), "x-bytes": 9, "x-title": "x" };
                await pages.put(`${root}centers/old-${i}/`, new Response("x", { headers }));
            }
            const files = await caches.open("circles:/rongxi/:files");
            const headers = { "content-type": "text/css", "x-saved": 1, "x-bytes": 9 };
            await files.put(`${root}assets/old.0123456789.css`, new Response("x", { headers }));
        }""",
        host.url,
    )
    page.goto(host.url + CENTER)
    until(page, "async () => (await (await caches.open('circles:/rongxi/:pages')).keys()).length < 100")
    pages = kept(page)
    assert len(pages) == 80 + 17  # visited ones and the core
    assert {CENTER, "", "emergency/", "centers/old-0/", "centers/old-78/"} <= set(pages)
    assert "centers/old-79/" not in pages
    until(page, "async () => !(await caches.match('assets/old.0123456789.css'))")
    page.context.set_offline(True)
    page.reload()
    expect(page.locator("a.skip")).to_have_css("position", "absolute")  # its styles are still there


def test_other_caches_of_the_host_are_left_alone(page: Page, host: Host) -> None:
    page.goto(host.url)
    settle(page)
    page.evaluate(
        """async () => {
            for (const name of ["another-app", "circles:/rongxi-2/:pages", "circles:/:pages"]) {
                await (await caches.open(name)).put("/other/page/", new Response("other"));
            }
        }"""
    )
    page.goto(host.url + "offline/")
    page.get_by_role("button", name="全部删掉").click()
    page.get_by_role("button", name="真的全部删掉").click()
    expect(page.locator("[data-total]")).to_have_text("手机里没有存下的页面。")
    assert set(page.evaluate("caches.keys()")) >= {
        "another-app",
        "circles:/rongxi-2/:pages",
        "circles:/:pages",
    }
    page.context.set_offline(True)
    page.goto(host.url + CENTER)
    expect(page.get_by_text("没有网络，这一页没有存在手机里。").first).to_be_visible()


@pytest.mark.parametrize("address", [CENTER, KINDS["street"], "offline/"])
def test_where_nothing_can_be_kept_nothing_is_offered(
    address: str, page: Page, host: Host, complaints: list[str]
) -> None:
    """As in WeChat on an iPhone."""
    page.add_init_script("delete Navigator.prototype.serviceWorker")
    page.goto(host.url + address, wait_until="networkidle")
    assert complaints == []
    expect(page.locator("[data-save]:visible, [data-stored]:visible")).to_have_count(0)
    if address == "offline/":
        expect(page.locator("[data-cannot]")).to_be_visible()


@pytest.mark.parametrize("address", [CENTER, KINDS["street"], "offline/"])
def test_pages_opened_without_a_host_or_without_encryption_register_nothing(
    address: str, page: Page, demonstration: Path, complaints: list[str]
) -> None:
    page.goto(f"file://{quote(str(demonstration))}/{address}index.html", wait_until="networkidle")
    assert complaints == []

    def answer(path: str) -> Path:
        return demonstration / (f"{path}index.html" if path.endswith("/") else path)

    page.route(
        "http://plain.test/**", lambda route: route.fulfill(path=answer(route.request.url.split("test/")[1]))
    )
    page.goto(f"http://plain.test/{address}", wait_until="networkidle")
    expect(page.locator(".size-button")).to_be_visible()  # the script has run
    assert page.evaluate("'serviceWorker' in navigator") is False
    assert complaints == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_copies_and_on_the_list(scheme: str, page: Page, host: Host) -> None:
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
    page.goto(host.url + CENTER)
    settle(page)
    page.context.set_offline(True)
    for address in (CENTER, "centers/liuan-center/", "emergency/"):
        page.goto(host.url + address)
        expect(page.locator(COPY)).to_be_visible()
        assert violations(page) == [], address


def test_a_worker_of_one_folder_does_not_touch_another(chromium: Browser, demonstration: Path) -> None:
    context = chromium.new_context()
    page = context.new_page()
    with unsteady(demonstration) as host:
        page.goto(host.url)
        settle(page)
        elsewhere = host.url.replace(UNDER, "/another/")
        context.set_offline(True)
        with pytest.raises(Exception, match="ERR_INTERNET_DISCONNECTED"):
            page.goto(elsewhere)
    context.close()
