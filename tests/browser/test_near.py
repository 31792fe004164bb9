"""Near me on a phone: allowed, refused, slow and far away; by position or by place; shared; nothing sent to anybody."""

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, expect

from service_circles.records.center import ServiceCenter
from service_circles.records.service import Service
from service_circles.schedules.opening import OpenState, status_at
from service_circles.writing.site.site import Site
from tests.browser.accessible import violations
from tests.browser.near_pages import Nearest, is_open, listed_ids, phone_at
from tests.browser.showing import layout_shift, show
from tests.publishing import published

pytestmark = pytest.mark.browser

HERE = (21.20137, 112.60041)
MONDAY = datetime(2026, 11, 23, 2, 30, tzinfo=UTC)  # 10:30 in Rongxi
NEVER_ANSWERS = "navigator.geolocation.getCurrentPosition = () => {}"


@pytest.fixture(scope="module")
def rongxi() -> Site:
    return published().editions[0].site


@pytest.fixture
def allowed(chromium: Browser) -> Iterator[Page]:
    context = phone_at(chromium, HERE)
    yield context.new_page()
    context.close()


@pytest.fixture
def refused(chromium: Browser) -> Iterator[Page]:
    context = phone_at(chromium, None, allowed=False)
    yield context.new_page()
    context.close()


def choose(page: Page, name: str) -> None:
    page.get_by_label("小区、社区或街道的名字").fill(name)
    page.get_by_role("button", name=name).first.click()


def test_a_phone_that_allows_it_lists_the_nearest_at_once(allowed: Page, home: str, rongxi: Site) -> None:
    allowed.goto(home + "near/")
    assert listed_ids(allowed) == Nearest(rongxi, HERE).ids()[:20]
    expect(allowed.get_by_role("heading", name="您附近")).to_be_visible()
    expect(allowed.get_by_role("status").filter(has_text="最近 20 处，第一处是")).to_have_count(1)


def test_one_tap_asks_the_phone(allowed: Page, home: str, rongxi: Site) -> None:
    """If a browser does not report the permission, nothing happens before the tap."""
    allowed.add_init_script("delete Permissions.prototype.query")
    allowed.goto(home + "near/")
    expect(allowed.locator("#near-found")).to_be_hidden()
    allowed.get_by_role("button", name="用我的位置").click()
    assert listed_ids(allowed) == Nearest(rongxi, HERE).ids()[:20]


def test_rows_say_how_far_how_long_and_whether_it_is_open(allowed: Page, home: str, rongxi: Site) -> None:
    allowed.clock.install(time=MONDAY)
    allowed.goto(home + "near/")
    nearest = Nearest(rongxi, HERE)
    first = listed_ids(allowed)[0]
    meters = nearest.meters(first)
    row = allowed.locator("#near-list li").first
    expect(row).to_contain_text(rongxi.directory.get(ServiceCenter, first).name)
    expect(row).to_contain_text(f"约 {max(50, round(meters / 50) * 50)} 米")
    minutes = -(-meters * 1.45 // 60)
    expect(row).to_contain_text(f"步行约 {minutes:.0f} 分钟")
    expect(row.locator(".state")).to_contain_text("开放中")
    expect(row.locator("a")).to_have_attribute("href", f"../centers/{first}/")


def test_more_are_shown_on_demand_until_there_are_no_more(allowed: Page, home: str, rongxi: Site) -> None:
    allowed.goto(home + "near/")
    listed_ids(allowed)
    allowed.get_by_role("button", name="再看一些").click()
    expect(allowed.locator("#near-count")).to_have_text("共 35 处")
    assert listed_ids(allowed) == Nearest(rongxi, HERE).ids()
    expect(allowed.get_by_role("button", name="再看一些")).to_be_hidden()


def test_nobody_is_told_the_position(chromium: Browser, home: str) -> None:
    context = phone_at(chromium, HERE)
    page, sent = context.new_page(), list[str]()
    page.clock.install(time=MONDAY)
    page.on("request", lambda request: sent.append(f"{request.url} {request.headers} {request.post_data}"))
    page.goto(home + "near/")
    listed_ids(page)
    page.get_by_label("只看现在开放").check()
    page.get_by_label("找什么").fill("服务")
    expect(page).to_have_url(re.compile("q="))
    page.get_by_role("button", name="看地图").click()
    expect(page.get_by_role("button", name="收起地图")).to_be_visible()
    kept = page.evaluate(
        "JSON.stringify([localStorage, sessionStorage, document.cookie, history.state, location.href])"
    )
    kept += json.dumps(context.storage_state())
    for degrees in ("21.20", "112.60", "2120137", "11260041"):
        assert not [one for one in sent if degrees in one]
        assert degrees not in kept
    assert all(one.startswith(home) for one in sent)
    context.close()


def test_where_it_is_refused_a_place_can_be_chosen(refused: Page, home: str, rongxi: Site) -> None:
    refused.goto(home + "near/")
    refused.get_by_role("button", name="用我的位置").click()
    expect(refused.get_by_text("没有得到许可，不知道您在哪里。")).to_be_visible()
    choose(refused, "明珠苑")
    expect(refused).to_have_url(home + "near/?at=mingzhuyuan")
    assert listed_ids(refused) == Nearest.to(rongxi, "mingzhuyuan").ids()[:20]
    expect(refused.get_by_role("heading", name="明珠苑附近")).to_be_focused()
    expect(refused.get_by_role("link", name="看按路网算的分钟数")).to_have_attribute(
        "href", "../areas/mingzhuyuan/"
    )
    expect(refused.locator("#near-chooser")).to_be_hidden()


def test_streets_are_opened_and_left_again(refused: Page, home: str) -> None:
    refused.goto(home + "near/")
    refused.get_by_role("button", name="选小区或社区").click()
    expect(refused.get_by_role("heading", name="从哪里算起")).to_be_focused()
    refused.locator("#near-chooser").get_by_role("button", name="听潮街道").click()
    expect(refused.get_by_role("heading", name="听潮街道")).to_be_focused()
    expect(refused.get_by_role("button", name="明珠苑 明珠社区")).to_be_visible()
    refused.get_by_role("button", name="返回").click()
    expect(refused.get_by_role("heading", name="从哪里算起")).to_be_focused()
    refused.locator("#near-chooser").get_by_role("button", name="听潮街道").click()
    refused.get_by_role("button", name="从正中间算起").click()
    expect(refused).to_have_url(home + "near/?at=tingchao")


def test_a_name_that_is_not_there_is_told(refused: Page, home: str) -> None:
    refused.goto(home + "near/")
    refused.get_by_role("button", name="选小区或社区").click()
    refused.get_by_label("小区、社区或街道的名字").fill("不存在的小区")
    expect(refused.get_by_text("这里没有这个名字。")).to_be_visible()
    refused.get_by_role("link", name="在全站搜这几个字").click()
    expect(refused).to_have_url(f"{home}search/?q={quote('不存在的小区')}")


def test_a_phone_that_does_not_answer_is_not_waited_for(allowed: Page, home: str) -> None:
    allowed.clock.install(time=MONDAY)
    allowed.add_init_script(NEVER_ANSWERS)
    allowed.goto(home + "near/")
    told = allowed.locator("#near-told")
    expect(told).to_have_text("正在等手机给出位置…")
    allowed.clock.run_for(9_000)
    expect(told).to_contain_text("手机还没有给出位置")
    choose(allowed, "明珠苑")
    expect(allowed.get_by_role("heading", name="明珠苑附近")).to_be_visible()
    expect(told).to_be_hidden()


def test_a_position_that_comes_too_late_does_not_replace_the_chosen_place(allowed: Page, home: str) -> None:
    allowed.add_init_script("navigator.geolocation.getCurrentPosition = found => { window.answer = found; }")
    allowed.goto(home + "near/")
    allowed.get_by_role("button", name="选小区或社区").click()
    choose(allowed, "明珠苑")
    listed_ids(allowed)
    allowed.evaluate("answer({ coords: { latitude: 21.2, longitude: 112.6, accuracy: 5 } })")
    expect(allowed.get_by_role("heading", name="明珠苑附近")).to_be_visible()


def test_a_phone_without_a_position_says_so(chromium: Browser, home: str) -> None:
    context = phone_at(chromium, None)
    page = context.new_page()
    page.add_init_script("navigator.geolocation.getCurrentPosition = (found, failed) => failed({ code: 2 })")
    page.goto(home + "near/")
    expect(page.get_by_text("手机没有给出位置。选小区或社区也一样能找。")).to_be_visible()
    expect(page.locator("#near-chooser")).to_be_visible()
    context.close()


def test_far_away_the_page_says_how_far(chromium: Browser, home: str) -> None:
    context = phone_at(chromium, (21.6, 112.6))
    page = context.new_page()
    page.goto(home + "near/")
    expect(page.locator("#near-told")).to_contain_text(re.compile(r"离您最近的服务点也有约 4\d 公里"))
    expect(page.get_by_role("heading", name="离您最近的")).to_be_visible()
    choose(page, "明珠苑")
    listed_ids(page)
    expect(page.locator("#near-told")).to_be_hidden()
    context.close()


def test_what_is_asked_for_before_there_is_a_start_is_kept_and_the_reader_told(
    refused: Page, home: str
) -> None:
    refused.goto(home + "near/")
    refused.get_by_label("找什么").fill("助餐")
    expect(refused.locator("#near-told")).to_contain_text("先用我的位置，或者选小区、社区")
    refused.get_by_role("button", name="选小区或社区").click()
    choose(refused, "明珠苑")
    expect(refused.locator("#near-told")).to_be_hidden()
    assert listed_ids(refused)
    menu = refused.locator(".languages > summary")
    menu.click()
    refused.get_by_role("link", name="English").click()
    expect(refused).to_have_url(f"{home}en/near/?q={quote('助餐')}&at=mingzhuyuan")
    expect(refused.get_by_role("heading", name="Near Mingzhu Court")).to_be_visible()


def test_a_rough_position_is_told_to_be_rough(chromium: Browser, home: str) -> None:
    context = phone_at(chromium, None)
    context.set_geolocation({"latitude": HERE[0], "longitude": HERE[1], "accuracy": 2_000})
    page = context.new_page()
    page.goto(home + "near/")
    expect(page.get_by_text("手机说位置可能差约 2 公里。选小区更准。")).to_be_visible()
    context.close()


def test_filters_live_in_the_address_and_an_address_can_be_passed_on(
    refused: Page, home: str, rongxi: Site
) -> None:
    refused.clock.install(time=MONDAY)
    refused.goto(home + "near/?at=mingzhuyuan")
    listed_ids(refused)
    refused.get_by_label("找什么").fill("助餐")
    refused.get_by_label("只看现在开放").check()
    refused.get_by_text("哪一类").click()
    board = refused.get_by_role("button", name="养老服务")
    board.click()
    expect(board).to_have_attribute("aria-pressed", "true")
    expect(refused).to_have_url(f"{home}near/?at=mingzhuyuan&q={quote('助餐')}&open=1&board=elderly")
    expect(refused.locator("#near-count")).to_have_text(re.compile("共"))
    shown = listed_ids(refused)
    refused.goto(refused.url)
    assert listed_ids(refused) == shown
    services = {"elderly-meals"} | {
        service.id
        for service in rongxi.directory.all(Service)
        if "助餐" in [service.name[-2:], *service.keywords]
    }
    assert shown
    opened = is_open(rongxi, datetime(2026, 11, 23, 10, 30))
    for id_ in shown:
        center = rongxi.directory.get(ServiceCenter, id_)
        assert opened(center)
        assert services & {here.service for here in center.services}
    expect(refused.get_by_label("只看现在开放")).to_be_checked()
    expect(refused.get_by_label("找什么")).to_have_value("助餐")
    board = refused.locator("[data-board=elderly]")
    expect(board).to_have_attribute("aria-pressed", "true")
    refused.get_by_text("哪一类").click()
    board.click()
    expect(refused).not_to_have_url(re.compile("board="))


def test_everyday_words_of_a_service_find_where_it_is_offered(refused: Page, home: str, rongxi: Site) -> None:
    service = next(service for service in rongxi.directory.all(Service) if service.keywords)
    refused.goto(f"{home}near/?at=mingzhuyuan&q={quote(service.keywords[0])}")
    assert set(listed_ids(refused)) >= {
        center.id for center in rongxi.directory.where(ServiceCenter, offers=service.id)
    }
    expect(refused.locator(".near-answer", has_text=service.name).first).to_be_visible()


@pytest.mark.parametrize(
    ("edition", "typed", "shown", "words"),
    [("", "鐵路二村", "铁路二村", "長者飯堂"), ("zh-Hant/", "铁路二村", "鐵路二村", "长者饭堂")],
)
def test_either_script_is_understood(
    edition: str, typed: str, shown: str, words: str, refused: Page, home: str
) -> None:
    refused.goto(f"{home}{edition}near/?at=mingzhuyuan&q={quote(words)}")
    assert "mingzhu-canteen" in listed_ids(refused)
    refused.goto(f"{home}{edition}near/")
    refused.locator("#near-choose").click()
    refused.locator("#near-chooser input").fill(typed)
    expect(refused.locator("#near-chooser li").first).to_contain_text(shown)


def test_what_nothing_answers_to_is_told(refused: Page, home: str) -> None:
    refused.goto(f"{home}near/?at=mingzhuyuan&q={quote('没有这种服务')}")
    expect(refused.locator("#near-count")).to_have_text("没有找到。换个说法，或者去掉一些条件。")
    expect(refused.locator("#near-list")).to_be_hidden()
    refused.get_by_role("link", name="在全站搜这几个字").click()
    expect(refused).to_have_url(f"{home}search/?q={quote('没有这种服务')}")


def test_an_address_with_a_place_that_is_gone_lets_choose(refused: Page, home: str) -> None:
    refused.goto(home + "near/?at=constructor")
    expect(refused.get_by_text("没有找到网址里的地方，请重新选。")).to_be_visible()
    expect(refused.locator("#near-chooser")).to_be_visible()


def test_an_address_with_a_place_that_is_gone_moves_nothing(page: Page, home: str) -> None:
    assert layout_shift(page, home + "near/?at=nowhere") <= 0.02


def test_moments_and_the_map_are_fetched_when_asked_for(page: Page, home: str, requested: list[str]) -> None:
    page.goto(home + "near/?at=tielu-ercun", wait_until="networkidle")
    later = re.compile(r"/(moments|near-map|leaflet)\.")
    assert not any(later.search(address) for address in requested)
    page.locator("#near-when summary").click()
    page.get_by_role("button", name="今晚").click()
    expect(page).to_have_url(re.compile("when=tonight"))
    expect(page.locator("#near-when b")).to_contain_text("今天 19:00")
    page.get_by_role("button", name="看地图").click()
    expect(page.locator(".map-spot-pin")).to_have_count(1)


def test_where_the_line_is_cut_it_can_be_tried_again(refused: Page, home: str) -> None:
    refused.route("**/near/*.json", lambda route: route.abort())
    refused.goto(home + "near/?at=mingzhuyuan")
    expect(refused.get_by_text("没有取到数据，请检查网络后再试。")).to_be_visible()
    refused.unroute("**/near/*.json")
    refused.get_by_role("button", name="再试一次").click()
    assert len(listed_ids(refused)) == 20


def test_the_map_shows_what_is_listed_with_the_same_numbers(refused: Page, home: str, rongxi: Site) -> None:
    refused.goto(home + "near/?at=mingzhuyuan")
    ids = listed_ids(refused)
    names = [rongxi.directory.get(ServiceCenter, id_).name for id_ in ids]
    refused.get_by_role("button", name="看地图").click()
    spots = refused.locator(".map-spot")
    expect(spots.first).to_be_visible()

    def labels() -> list[str]:
        """The names of all markers, those of several places one by one."""
        found = spots.evaluate_all("spots => spots.map(spot => spot.getAttribute('aria-label'))")
        return sorted(name for label in found for name in re.sub("^[0-9]+ 处：", "", label).split("、"))

    assert labels() == sorted(
        ["明珠苑", *(f"{number} 号 {name}" for number, name in enumerate(names, start=1))]
    )
    refused.get_by_label("找什么").fill("助餐")
    expect(refused.locator("#near-list > li")).to_have_count(5)
    expect(refused.locator(".map-spot-pin")).to_have_count(1)
    assert len(labels()) == 6
    refused.get_by_role("button", name="收起地图").click()
    expect(spots).to_have_count(0)
    expect(refused.get_by_role("button", name="看地图")).to_be_visible()


@pytest.mark.parametrize(
    ("language", "near", "minutes"), [("zh-Hant/", "明珠苑附近", "分鐘"), ("en/", "Near", "min")]
)
def test_other_languages_tell_the_same(
    language: str, near: str, minutes: str, refused: Page, home: str, rongxi: Site
) -> None:
    refused.goto(f"{home}{language}near/?at=mingzhuyuan")
    assert listed_ids(refused) == Nearest.to(rongxi, "mingzhuyuan").ids()[:20]
    expect(refused.locator("#near-head")).to_contain_text(near)
    expect(refused.locator("#near-list li").first).to_contain_text(minutes)


@pytest.mark.parametrize("estate", ["tielu-ercun", "mingzhuyuan", "shuiyun"])
def test_an_estate_has_the_same_minutes_here_and_on_its_page(
    estate: str, refused: Page, home: str, rongxi: Site
) -> None:
    refused.goto(f"{home}areas/{estate}/")
    rows = "links => links.map(link => [link.getAttribute('href').split('/').at(-2), link.innerText])"
    page = dict(refused.locator("main a.row[href*='centers/']").evaluate_all(rows))
    told = {id_: found[1] for id_, text in page.items() if (found := re.search(r"(\d+) 分钟", text))}
    assert len(told) >= 3
    refused.goto(f"{home}near/?at={estate}")
    listed_ids(refused)
    refused.get_by_role("button", name="再看一些").click()
    expect(refused.locator("#near-count")).to_have_text("共 35 处")
    near = dict(refused.locator("#near-list a").evaluate_all(rows))
    for id_, minutes in told.items():
        assert re.search(rf"步行\s+{minutes} 分钟", near[id_]), (id_, near[id_])
    for id_ in near.keys() - told.keys():  # never less than what the page denies
        minutes = re.search(r"(约|超过) (\d+) 分钟|\d+ 公里", near[id_])
        assert minutes, near[id_]
        assert minutes[1] == "超过" or minutes[2] is None or int(minutes[2]) > 10
    walks = Nearest.to(rongxi, estate)
    assert list(near) == walks.ids()


def test_names_that_are_not_translated_are_marked_as_chinese(refused: Page, home: str) -> None:
    refused.goto(f"{home}en/near/?at=mingzhuyuan")
    listed_ids(refused)
    foreign = refused.locator("#near-list b").evaluate_all(
        "names => names.filter(name => /[\\u4e00-\\u9fff]/.test(name.textContent)).map(name => name.lang)"
    )
    assert set(foreign) <= {"zh-Hans"}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_a_list(scheme: str, page: Page, home: str) -> None:
    page.goto(home + "near/?at=mingzhuyuan&q=" + quote("服务"))
    listed_ids(page)
    page.get_by_text("哪一类").click()
    page.get_by_role("button", name="选小区或社区").click()
    for size, width in (("normal", 390), ("larger", 320)):
        show(page, scheme="dark" if scheme == "dark" else "light", size=size, width=width)
        assert violations(page) == [], size


def test_a_list_fits_narrow_screens_with_large_targets(page: Page, home: str) -> None:
    page.goto(home + "near/?at=mingzhuyuan&q=" + quote("服务"))
    listed_ids(page)
    page.get_by_text("哪一类").click()
    page.get_by_role("button", name="选小区或社区").click()
    page.locator("#near-chooser").get_by_role("button", name="听潮街道").click()
    for size, width, least in (("normal", 320, 48), ("larger", 320, 60), ("larger", 390, 60)):
        show(page, size=size, width=width)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        small = page.locator(
            "#near button:visible, #near a.row, #near input[type=search], #near summary, #near .switch:visible"
        ).evaluate_all(
            "(all, least) => all.filter(e => Math.min(e.offsetWidth, e.offsetHeight) < least - 0.5).map(e => e.outerHTML.slice(0, 80))",
            least,
        )
        assert small == [], size


def test_home_leads_here_and_services_boards_and_estates_ask_the_right_thing(
    refused: Page, home: str
) -> None:
    refused.goto(home)
    refused.get_by_role("link", name="离我最近").click()
    expect(refused).to_have_url(home + "near/")
    refused.goto(home + "services/residence-permit/")
    refused.get_by_role("link", name="离我最近的在哪里").click()
    expect(refused.get_by_label("找什么")).not_to_have_value("")
    refused.goto(home + "boards/elderly/")
    refused.get_by_role("link", name="离我最近的在哪里").click()
    expect(refused.locator("#near-board")).to_have_text("养老服务")
    refused.goto(home + "areas/mingzhuyuan/")
    refused.get_by_role("link", name="离这里最近的").click()
    expect(refused.get_by_role("heading", name="明珠苑附近")).to_be_visible()


def test_without_a_script_the_page_leads_to_the_lists(
    chromium: Browser, home: str, demonstration: Path
) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(home + "near/")
    expect(page.locator("#near")).to_be_hidden()
    page.locator("main").get_by_role("link", name="全部服务中心").click()
    expect(page).to_have_url(home + "centers/")
    context.close()


def test_the_hours_of_what_is_asked_for_decide(refused: Page, home: str, rongxi: Site) -> None:
    """A clinic that is open on Monday vaccinates on Tuesday; and it is found as open for what it does all day."""
    refused.clock.install(time=MONDAY)
    now = datetime(2026, 11, 23, 10, 30)
    clinics = {
        center: next(here for here in center.services if here.service == "vaccination")
        for center in rongxi.directory.where(ServiceCenter, offers="vaccination")
    }
    states = {
        center.id: status_at(rongxi.hours_at(center, here), rongxi.calendar, now).state
        for center, here in clinics.items()
    }
    assert is_open(rongxi, now)(rongxi.directory.get(ServiceCenter, "rongyin-clinic"))
    assert states["rongyin-clinic"] is OpenState.CLOSED
    refused.goto(f"{home}near/?at=mingzhuyuan&q={quote('疫苗')}&open=1")
    assert set(listed_ids(refused)) == {id_ for id_, state in states.items() if state is OpenState.OPEN}
    refused.goto(f"{home}near/?at=mingzhuyuan&q={quote('疫苗')}")
    row = refused.locator("#near-list li", has=refused.locator("a[href$='rongyin-clinic/']"))
    expect(row).to_contain_text("下次")
    refused.goto(f"{home}search/?q={quote('疫苗')}")
    row = refused.locator("#results li", has=refused.locator("a[href$='rongyin-clinic/']"))
    expect(row).to_contain_text("能办：")
    expect(row).to_contain_text("下次")
    refused.goto(f"{home}near/?at=mingzhuyuan&q={quote('榕荫社区')}&open=1")
    assert "rongyin-clinic" in listed_ids(refused)
