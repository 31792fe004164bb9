"""Things that readers keep on their phone: an estate to call home, favorites, wallet cards; a line in their language; the home screen."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.accessible import violations
from tests.browser.conftest import MORNING, PHONE
from tests.browser.keeping import kept, settle, until
from tests.browser.showing import BEYOND_THE_EDGE, SIZES, show
from tests.browser.test_sharing import WECHAT
from tests.browser.unsteady_host import Host, unsteady
from tests.kinds_of_page import KINDS

pytestmark = pytest.mark.browser

IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 Version/17.0 Mobile/15E148 Safari/604.1"
ANDROID = "Mozilla/5.0 (Linux; Android 12; PAL-AL00) AppleWebKit/537.36 Chrome/120.0 Mobile Safari/537.36"


@contextmanager
def phone(chromium: Browser, *, agent: str | None = None, locale: str = "zh-CN") -> Iterator[Page]:
    """A phone of its own, on Monday 2026-11-30 at 10:30, without a service worker."""
    context = chromium.new_context(viewport=PHONE, user_agent=agent, locale=locale, service_workers="block")
    page = context.new_page()
    page.clock.set_fixed_time(datetime(2026, 11, 30, 10, 30, tzinfo=ZoneInfo("Asia/Shanghai")))
    yield page
    context.close()


@pytest.fixture
def reader(chromium: Browser) -> Iterator[Page]:
    with phone(chromium) as page:
        yield page


@pytest.fixture
def host(demonstration: Path) -> Iterator[Host]:
    with unsteady(demonstration) as running:
        yield running


def choose_home(page: Page, home: str) -> None:
    page.goto(home + KINDS["estate"])
    page.get_by_role("button", name="设为我家").click()
    expect(page.locator(".told a")).to_be_visible()


def star(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("button", name="☆ 收藏").click()
    expect(page.locator(".told")).to_be_visible()


# ---- home


def test_the_home_page_shows_what_is_open_around_ones_home(reader: Page, home: str) -> None:
    choose_home(reader, home)
    expect(reader.get_by_role("button", name="✓ 这是我家")).to_be_visible()
    reader.locator(".told a").click()
    expect(reader).to_have_url(home)
    box = reader.locator(".my-home")
    expect(box.get_by_role("link", name="我家：明珠苑")).to_be_visible()
    places = box.locator("[data-place]")
    expect(places).to_have_count(3)
    expect(places.first.locator(".state")).to_have_attribute("data-state", "open")
    expect(places.first).to_contain_text("2 分钟")
    for heading in ("家门口", "近期活动", "正在办、正在商量"):
        expect(box.get_by_role("heading", name=heading)).to_be_visible()
    for link in box.locator("a").evaluate_all("all => all.map(a => a.href)"):
        assert reader.context.request.get(link).status == 200, link
    expect(box.locator("li", has_text="加装电梯").first).to_be_visible()
    assert violations(reader) == []


def test_alerts_of_ones_home_are_told_once(reader: Page, home: str) -> None:
    reader.goto(home + KINDS["alert"])
    reader.goto(home + "areas/xinqiao/")
    reader.get_by_role("button", name="设为我家").click()
    reader.goto(home)
    expect(reader.locator(".my-home h2")).to_contain_text("新桥")
    expect(reader.locator("main .notice a", has_text="停水")).to_have_count(1)


def test_a_home_is_chosen_from_the_home_page_in_few_taps(reader: Page, home: str) -> None:
    reader.goto(home)
    reader.get_by_role("link", name="选我家").click()
    chooser = reader.locator("#near-chooser")
    chooser.get_by_label("小区、社区或街道的名字").fill("明珠苑")
    chooser.get_by_text("明珠苑", exact=True).first.click()
    expect(reader).to_have_url(home)
    expect(reader.locator(".my-home h2")).to_have_text("我家：明珠苑")


def test_a_home_is_chosen_on_near_me_and_let_go_again(reader: Page, home: str) -> None:
    reader.goto(home + "near/?at=mingzhuyuan")
    reader.get_by_role("button", name="设为我家").click()
    expect(reader.get_by_role("button", name="✓ 这是我家")).to_be_visible()
    reader.goto(home + "mine/")
    expect(reader.get_by_role("link", name="明珠苑")).to_be_visible()
    reader.get_by_role("button", name="不要了").click()
    expect(reader.get_by_role("link", name="选我家")).to_be_visible()
    reader.goto(home)
    expect(reader.get_by_role("link", name="选我家")).to_be_visible()
    expect(reader.locator(".my-home h2")).to_have_count(0)


def test_without_a_home_nothing_is_kept_of_the_reader(reader: Page, home: str) -> None:
    reader.goto(home + "near/")
    reader.get_by_role("button", name="选小区或社区").click()
    expect(reader.locator("#near-home")).to_be_hidden()
    reader.goto(home + KINDS["center"])
    assert reader.evaluate("Object.keys(localStorage)") == []


def test_ones_home_is_there_without_network(chromium: Browser, host: Host) -> None:
    page = chromium.new_page(viewport=PHONE, locale="zh-CN")
    page.goto(host.url)
    settle(page)
    choose_home(page, host.url)
    until(page, "async () => !!(await caches.match('/rongxi/areas/mingzhuyuan/'))")
    page.goto(host.url)
    expect(page.locator(".my-home [data-place]").first).to_be_visible()
    until(
        page,
        "async () => !!(await (await caches.open('circles:/rongxi/:area:mine')).match('/rongxi/areas/mingzhu/'))",
    )
    page.context.set_offline(True)
    page.goto(host.url)
    expect(page.locator(".my-home [data-place] .state").first).not_to_be_empty()
    expect(page.locator(".my-home h3", has_text="近期活动")).to_be_visible()
    page.close()


# ---- favorites


def test_places_and_numbers_are_kept_on_a_page_of_ones_own(reader: Page, home: str) -> None:
    star(reader, home + KINDS["center"])
    star(reader, home + KINDS["service"])
    reader.goto(home + "emergency/")
    reader.get_by_role("button", name="收藏 急救").click()
    expect(reader.get_by_role("button", name="已收藏 急救")).to_be_visible()
    reader.goto(home + "mine/")
    rows = reader.locator(".kept")
    expect(rows).to_have_count(3)
    expect(rows.nth(0).get_by_role("link", name="明珠社区服务中心")).to_have_attribute(
        "href", home + KINDS["center"]
    )
    expect(rows.nth(0).locator("a[href='tel:0000-00000010']")).to_be_visible()
    expect(rows.nth(2).locator("a[href='tel:120']")).to_have_text("120")
    rows.nth(1).get_by_role("button").click()
    expect(rows).to_have_count(2)
    reader.goto(home + KINDS["service"])
    expect(reader.get_by_role("button", name="☆ 收藏")).to_be_visible()
    reader.goto(home + KINDS["center"])
    expect(reader.get_by_role("button", name="★ 已收藏")).to_be_visible()  # told without a tap


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_of_ones_own_in_every_size(scheme: str, reader: Page, home: str) -> None:
    choose_home(reader, home)
    star(reader, home + KINDS["center"])
    reader.goto(home + "mine/")
    expect(reader.locator(".kept")).to_have_count(2)
    for size in SIZES:
        for width in (320, 390):
            show(reader, scheme=scheme, size=size, width=width)  # type: ignore[arg-type]
            assert reader.evaluate(BEYOND_THE_EDGE) == [], (size, width)
            assert violations(reader) == [], (size, width)


def test_favorites_open_without_network(chromium: Browser, host: Host) -> None:
    page = chromium.new_page(viewport=PHONE, locale="zh-CN")
    page.goto(host.url)
    settle(page)
    star(page, host.url + KINDS["service"])
    until(page, "async () => (await (await caches.open('circles:/rongxi/:area:mine')).keys()).length === 1")
    assert kept(page, ":area:mine") == [KINDS["service"]]
    page.context.set_offline(True)
    page.goto(host.url + "mine/")
    page.locator(".kept a").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("居住证")
    page.get_by_role("button", name="★ 已收藏").click()
    until(page, "async () => (await (await caches.open('circles:/rongxi/:area:mine')).keys()).length === 0")
    page.close()


def test_favorites_print_as_cards_for_a_wallet(reader: Page, home: str) -> None:
    star(reader, home + KINDS["center"])
    reader.goto(home + "emergency/")
    for name in ("报警", "急救", "火警和救援"):
        reader.get_by_role("button", name=f"收藏 {name}").click()
    reader.goto(home + "mine/")
    reader.emulate_media(media="print")
    cards = reader.locator(".wallet-card")
    expect(cards).to_have_count(2)
    for card in cards.all():
        box = card.bounding_box()
        assert box is not None
        assert [round(box[side] * 25.4 / 96, 1) for side in ("width", "height")] == [85.6, 54.0]
        assert card.evaluate("e => e.scrollHeight <= e.clientHeight + 1")
    document = pypdfium2.PdfDocument(reader.pdf(format="A4"))
    assert len(document) == 1
    text = "".join(document[0].get_textpage().get_text_range().split())
    assert "0000-00000010" in text
    assert "120" in text
    assert "收藏" not in text  # nothing but the cards
    sizes = reader.locator(".wallet-card strong").evaluate_all(
        "all => all.map(e => parseFloat(getComputedStyle(e).fontSize) * 0.75)"
    )
    assert min(sizes) >= 17  # points


def test_a_private_window_is_told_that_nothing_can_be_kept(reader: Page, home: str) -> None:
    reader.add_init_script(
        "Storage.prototype.setItem = () => { throw new Error('refused'); };"
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('refused'); } });"
    )
    reader.goto(home + KINDS["center"])
    reader.get_by_role("button", name="收藏").click()
    expect(reader.locator("#said")).to_contain_text("不让网站存东西")


# ---- a line in the reader's language


@pytest.mark.parametrize(
    ("locale", "address", "offered"),
    [("en-US", "", "English"), ("zh-TW", "", "繁體"), ("zh-CN", "en/", "简体"), ("fr-FR", "", "English")],
)
def test_the_language_of_the_phone_is_offered_until_it_is_dismissed(
    locale: str, address: str, offered: str, chromium: Browser, home: str
) -> None:
    with phone(chromium, locale=locale) as page:
        page.goto(home + address + KINDS["center"])
        line = page.locator(".foot-line")
        expect(line.get_by_role("link")).to_contain_text(offered)
        page.evaluate(
            "scrollTo(0, document.body.scrollHeight)"
        )  # above, the line lies over a part of some chip
        assert violations(page) == []
        assert page.url == home + address + KINDS["center"]  # nobody is sent anywhere
        line.get_by_role("button").click()
        expect(line).to_have_count(0)
        page.reload()
        page.wait_for_load_state("networkidle")
        expect(line).to_have_count(0)


def test_the_offered_page_is_the_same_one(chromium: Browser, home: str) -> None:
    with phone(chromium, locale="en-US") as page:
        page.goto(home + KINDS["center"])
        page.locator(".foot-line a").click()
        expect(page).to_have_url(home + "en/" + KINDS["center"])
        expect(page.locator(".foot-line")).to_have_count(0)


@pytest.mark.parametrize(("locale", "address"), [("zh-CN", ""), ("en-GB", "en/"), ("zh-HK", "zh-Hant/")])
def test_who_reads_in_the_phones_language_fetches_nothing(
    locale: str, address: str, chromium: Browser, home: str
) -> None:
    with phone(chromium, locale=locale) as page:
        asked = list[str]()
        page.on("request", lambda request: asked.append(request.url))
        page.goto(home + address + KINDS["center"], wait_until="networkidle")
        assert [url for url in asked if re.search(r"tools\.\w+\.js", url)] == []
        expect(page.locator(".foot-line")).to_have_count(0)


# ---- the home screen


@pytest.mark.parametrize(
    ("agent", "words"), [(WECHAT, "右上角 ··· → 收藏"), (IPHONE, "分享按钮"), (ANDROID, "浏览器的菜单")]
)
def test_who_comes_back_is_told_once_how_to_find_the_site_again(
    agent: str, words: str, chromium: Browser, home: str
) -> None:
    with phone(chromium, agent=agent) as page:
        line = page.locator(".foot-line")
        page.clock.set_fixed_time(MORNING.replace(month=12, day=1))
        choose_home(page, home)
        page.goto(home)
        page.wait_for_load_state("networkidle")
        expect(line).to_have_count(0)
        page.clock.set_fixed_time(MORNING.replace(month=12, day=3))
        page.goto(home)
        expect(line).to_contain_text(words)
        page.reload()
        page.wait_for_load_state("networkidle")
        expect(line).to_have_count(0)  # not twice in a month
