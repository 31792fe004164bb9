"""Search, as a resident uses it: what is found first, by keys and by touch, on a bad line and without a script."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from benchmarks.directory_of import make_directory
from tests.browser.accessible import violations
from tests.browser.questions import QUESTIONS
from tests.browser.search_queries import QUERIES
from tests.browser.test_budgets import KB, Traffic
from tests.official_project import read_yaml
from tests.publishing import build, hosted

pytestmark = pytest.mark.browser

FIRST = "#found a.row b"
COUNT = "#count"


def search(page: Page, home: str, query: str, edition: str = "") -> None:
    """Open the search page of a query and wait until it shows the number of results."""
    page.goto(f"{home}{edition}search/?q={quote(query)}")
    expect(page.locator(COUNT)).not_to_be_empty()


def names(page: Page) -> list[str]:
    return page.locator(FIRST).all_inner_texts()


def search_again(page: Page, query: str) -> None:
    """Search for something else on the page, and wait for the answer."""
    box = page.get_by_role("searchbox")
    box.fill(query)
    box.press("Enter")
    expect(page.locator("#results:not([aria-busy])")).to_be_visible()


@pytest.mark.parametrize("edition", ["", "zh-Hant/", "en/"])
def test_what_stands_first(edition: str, page: Page, home: str) -> None:
    queries = [query for query in QUERIES if query.edition == edition]
    search(page, home, queries[0].typed, edition)
    first = {}
    for query in queries:
        search_again(page, query.typed)
        first[query.typed] = names(page)[:1]
    assert first == {query.typed: [query.first] for query in queries}


def test_results_come_as_one_types_and_live_in_the_address(
    page: Page, home: str, requested: list[str], complaints: list[str]
) -> None:
    page.goto(home)
    page.get_by_role("searchbox", name="搜索").fill("社保")
    page.get_by_role("button", name="搜索").click()
    expect(page).to_have_url(f"{home}search/?q={quote('社保')}")
    expect(page.locator(FIRST).first).to_have_text("社保参保与查询")
    box = page.get_by_role("searchbox", name="搜索")
    expect(box).to_have_value("社保")
    box.fill("")
    box.press_sequentially("图书馆", delay=20)
    expect(page.locator(FIRST).first).to_have_text("榕溪区图书馆")
    expect(page).to_have_url(f"{home}search/?q={quote('图书馆')}")
    page.locator("a.row").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("榕溪区图书馆")
    page.go_back()
    expect(page.locator(FIRST).first).to_have_text("榕溪区图书馆")
    assert [url for url in requested if not url.startswith((home, "data:"))] == []
    assert complaints == []


def test_every_page_leads_to_search(page: Page, home: str) -> None:
    page.goto(home + "centers/mingzhu-center/")
    page.get_by_role("link", name="搜索").click()
    expect(page.get_by_role("searchbox", name="搜索")).to_be_focused()
    page.goto(home + "about/")
    page.get_by_role("link", name="搜索").click()
    expect(page).to_have_url(home + "search/")


def test_words_that_an_input_method_composes_wait(page: Page, home: str) -> None:
    page.goto(home + "search/")
    typed = "(value, event) => { box.value = value; box.dispatchEvent(event); }"
    page.evaluate(
        f"""() => {{
            const box = document.querySelector('input'), type = {typed};
            type("she'bao", new InputEvent('input', {{ isComposing: true }}));
        }}"""
    )
    page.wait_for_timeout(400)
    expect(page.locator(COUNT)).to_be_empty()
    page.evaluate(
        f"""() => {{
            const box = document.querySelector('input'), type = {typed};
            type('社保', new CompositionEvent('compositionend'));
        }}"""
    )
    expect(page.locator(FIRST).first).to_have_text("社保参保与查询")


def test_counts_are_told_once_and_the_found_part_is_marked(page: Page, home: str) -> None:
    search(page, home, "居住证")
    status = page.get_by_role("status").filter(has_text="找到")
    expect(status).to_have_text(re.compile(r"^找到 \d+ 条$"))
    groups = page.locator("#found .section-head .small").all_inner_texts()
    assert sum(int(re.findall(r"\d+", words)[0]) for words in groups) == int(
        re.findall(r"\d+", status.inner_text())[0]
    )
    assert page.locator("#found mark").first.inner_text() == "居住证"
    search(page, home, "sbk")
    expect(page.locator("#found .row-text").first).to_contain_text("也叫：社保卡")


def test_centers_are_found_by_what_they_offer_with_their_hours(page: Page, home: str) -> None:
    search(page, home, "居住证")
    centers = page.locator("[aria-labelledby=found-center]")
    expect(centers.locator("a.row", has_text="能办：居住证").first).to_be_visible()
    states = centers.locator("[data-hours]").evaluate_all("all => all.map(e => e.dataset.state)")
    assert set(states) <= {"open", "closed", "by_appointment", "unknown"}
    expect(page.locator("[aria-labelledby=found-service] .row-end").first).to_have_text(
        re.compile(r"^\d+ 处可办$")
    )


def test_more_of_a_kind_on_request(page: Page, home: str) -> None:
    search(page, home, "中心")
    centers = page.locator("[aria-labelledby=found-center]")
    total = int(re.findall(r"\d+", centers.locator(".section-head .small").inner_text())[0])
    expect(centers.locator("a.row")).to_have_count(5)
    centers.get_by_role("button").click()
    expect(centers.locator("a.row")).to_have_count(min(total, 25))
    expect(centers.locator("a.row").nth(5)).to_be_focused()


def test_by_keys_alone(page: Page, home: str) -> None:
    page.goto(home + "search/")
    page.keyboard.type("明珠")
    expect(page.locator(FIRST).first).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(page.locator("#found a.row").first).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.locator("#found a.row").nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(page.get_by_role("searchbox", name="搜索")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#results")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.locator("#found a.row").first).to_be_focused()


def test_questions_are_answered_in_place(page: Page, home: str) -> None:
    """A wrong answer is worse than none: see how few are shown."""
    right: list[str] = []
    wrong: list[tuple[str, list[str]]] = []
    for edition in ("", "en/"):
        page.goto(f"{home}{edition}search/?q=AED")
        for question, answer in QUESTIONS:
            if question.isascii() == bool(edition):
                search_again(page, question)
                links = page.locator("#answers h2 a").evaluate_all("all => all.map(link => link.pathname)")
                shown = [re.sub(".*/ask-|/$", "", link) for link in links][:1]
                if shown == ([answer] if answer else []):
                    right.append(question)
                else:
                    wrong.append((question, shown))
    assert len(right) >= 90, wrong
    assert len([question for question, shown in wrong if shown]) <= 4, wrong


def test_an_answer_has_its_source_and_what_is_not_answered_can_be_asked(page: Page, home: str) -> None:
    search(page, home, "装电梯区里给补多少钱")
    answer = page.locator("#answers section")
    expect(answer).to_contain_text("区里补 15 万元")
    expect(answer).to_contain_text("榕溪区办事问答（虚构） · 2026年11月16日")
    assert violations(page) == []
    search_again(page, "周末能不能在江边放风筝")
    expect(page.locator("#answers section")).to_have_count(0)
    ask = page.locator("#ask a[href^='mailto:']")
    assert quote("周末能不能在江边放风筝") in (ask.get_attribute("href") or "")
    search_again(page, "燃气泄漏怎么办")
    expect(page.locator(FIRST).first).to_have_text("119 火警和救援")
    expect(page.locator("#answers section")).to_have_count(0)


def test_what_is_not_here_and_what_is_no_word(page: Page, home: str) -> None:
    search(page, home, "结婚登记")
    expect(page.locator("#elsewhere")).to_contain_text("打 12345 问")
    expect(page.locator("#found a.row")).to_have_count(0)
    search_again(page, "\U0001f984")
    expect(page.locator(COUNT)).to_have_text("没有找到“\U0001f984”")
    expect(page.locator("#nothing").get_by_role("link", name="119 火警和救援")).to_have_attribute(
        "href", "tel:119"
    )
    expect(page.locator("#elsewhere")).to_be_hidden()
    search_again(page, "ym")
    assert names(page)[0] == "预防接种"
    search_again(page, "健身房")
    expect(page.locator("#found a.row")).to_have_count(0)  # "gym" is not taken for the initials of something


def test_a_guess_is_called_one_and_says_whom_to_ask(page: Page, home: str) -> None:
    search(page, home, "打印复印")
    expect(page.locator("#answers section")).to_contain_text("没有正好的回答，最接近的是这个：")
    expect(page.locator("#elsewhere").get_by_role("link", name="打 12345 问")).to_be_visible()
    expect(page.locator("#ask")).to_be_visible()
    search_again(page, "戒烟门诊")
    expect(page.get_by_role("heading", name="您是不是要找")).to_be_visible()
    expect(page.locator("#found a.row b").first).to_contain_text("卫生服务中心")
    search_again(page, "旧楼装电梯每户出多少")
    expect(page.locator("#answers section")).not_to_contain_text("没有正好的回答")
    expect(page.locator("#elsewhere")).to_be_hidden()
    search_again(page, "被骗了转账")
    expect(page.locator("#answers section")).to_have_count(0)  # no guess beside a number to call


def test_nothing_found_leads_on(page: Page, home: str) -> None:
    search(page, home, "潜水艇")
    expect(page.locator(COUNT)).to_have_text("没有找到“潜水艇”")
    expect(page.get_by_text("换个说法试试")).to_be_visible()
    expect(page.get_by_text("该有的没有？告诉我们")).to_be_visible()
    expect(page.get_by_role("heading", name="常办的事")).to_be_visible()
    search(page, home, "居住正")
    expect(page.get_by_role("heading", name="您是不是要找")).to_be_visible()


@pytest.mark.parametrize(
    "query", ["", "   ", "！？", "<b>", "%%%", "\\", '"', "__proto__", "constructor", "a" * 100]
)
def test_odd_queries_do_no_harm(query: str, page: Page, home: str, complaints: list[str]) -> None:
    page.goto(f"{home}search/?q={quote(query)}")
    page.get_by_role("searchbox").fill("社保")
    expect(page.locator(FIRST).first).to_have_text("社保参保与查询")
    assert complaints == []


def test_nearest_first_when_asked(chromium: Browser, home: str) -> None:
    context = chromium.new_context(
        geolocation={"latitude": 21.1989, "longitude": 112.6077}, permissions=["geolocation"]
    )
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url + (request.post_data or "")))
    search(page, home, "服务中心")
    before = names(page)
    page.get_by_role("button", name="按距离排").click()
    expect(page.locator("#found .row-end").first).to_have_text(re.compile("米|公里"))
    assert names(page)[0] == "明珠社区服务中心"
    assert names(page) != before
    assert page.get_by_role("button", name="按距离排").get_attribute("aria-pressed") == "true"
    page.get_by_role("button", name="按距离排").click()
    expect(page.locator("#found .row-end")).to_have_count(0)
    assert names(page) == before
    assert not any("21.19" in url or "112.6" in url for url in asked)
    assert page.evaluate("JSON.stringify(localStorage) + JSON.stringify(sessionStorage)") == "{}{}"
    context.close()


def test_where_the_position_is_refused_it_says_what_else_to_do(page: Page, home: str) -> None:
    page.context.clear_permissions()
    search(page, home, "饭堂")
    page.evaluate(
        "() => { navigator.geolocation.getCurrentPosition = (_, refused) => refused({ code: 1 }); }"
    )
    page.get_by_role("button", name="按距离排").click()
    expect(page.get_by_text("可以在搜索里加上小区或社区的名字")).to_be_visible()


def test_a_line_that_breaks_is_reported_and_recovers(page: Page, home: str) -> None:
    def refuse(route: Route) -> None:
        route.abort()

    page.route("**/search/index.json", refuse)
    page.goto(f"{home}search/?q={quote('社保')}")
    expect(page.locator(COUNT)).to_have_text("没有取到搜索用的资料，请检查网络，再按一次搜索")
    page.unroute("**/search/index.json", refuse)
    page.get_by_role("button", name="搜索").click()
    expect(page.locator(FIRST).first).to_have_text("社保参保与查询")


def test_without_a_script_the_box_is_a_link_to_lists(chromium: Browser, home: str) -> None:
    context = chromium.new_context(viewport={"width": 390, "height": 844}, java_script_enabled=False)
    page = context.new_page()
    page.goto(home)
    page.get_by_role("link", name="搜服务、地点、小区，可用拼音").click()
    expect(page).to_have_url(home + "search/")
    expect(page.locator("noscript .notice")).to_be_visible()
    page.get_by_role("link", name="找服务中心").click()
    expect(page).to_have_url(home + "centers/")
    context.close()


def test_results_have_nothing_that_axe_minds(page: Page, home: str) -> None:
    for query in ("社保", "名珠社区", "潜水艇"):
        search(page, home, query)
        assert violations(page) == [], query


def test_the_box_comes_without_moving_the_page(page: Page, home: str) -> None:
    for address in ("", "search/"):
        page.add_init_script(
            "window.moved = 0; new PerformanceObserver(list => list.getEntries().forEach(entry => {"
            " window.moved += entry.value; })).observe({ type: 'layout-shift', buffered: true });"
        )
        page.goto(home + address, wait_until="networkidle")
        assert page.evaluate("window.moved") <= 0.02


def test_what_the_first_answer_costs(page: Page, home: str) -> None:
    traffic = Traffic(page)
    search(page, home, "shebao")
    page.wait_for_load_state("networkidle")
    assert sum(traffic.sizes()) <= 66 * KB
    assert len(traffic.answers) <= 9


# ---- a directory too large to be gone through ----


@pytest.fixture(scope="module")
def large_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("large")
    make_directory(root, 300, files="few", languages=2)
    return root


@pytest.fixture(scope="module")
def large(large_project: Path) -> Iterator[str]:
    with hosted(build(large_project, large_project / "site"), "/") as host:
        yield f"{host}/"


def all_names(page: Page) -> set[str]:
    """The names of all results, after everything has been asked for."""
    more = page.locator(".more-results")
    for _ in range(12):
        if more.count():
            more.first.click()
            expect(page.locator("#results:not([aria-busy])")).to_be_visible()
    return set(names(page))


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("春珠苑服务中心", "春珠苑服务中心"),  # its name
        ("珠苑服务", "春珠苑服务中心"),  # a part of it
        ("春", "春珠苑服务中心"),  # a single character
        ("chunzhuyuan", "春珠苑服务中心"),
        ("czyfwzx", "春珠苑服务中心"),
        ("cz", "春珠苑服务中心"),
        ("春珠苑服務中心", "春珠苑服务中心"),
        ("春珠苑　一楼", "春珠苑服务中心"),
        ("社区十分钟", "明珠社区十分钟服务圈"),
        ("长者饭堂", "长者饭堂"),
        ("小区 明珠社区", "春珠苑"),  # the kind of an area, and the area around it
    ],
)
def test_a_large_directory_is_searched_in_the_same_ways(
    query: str, expected: str, page: Page, large: str
) -> None:
    search(page, large, query)
    assert expected in all_names(page)


def test_phones_addresses_and_services_of_a_large_directory(
    page: Page, large: str, large_project: Path
) -> None:
    center = read_yaml(large_project / "content/centers/street-0007.yaml")["centers"][3]
    services = read_yaml(large_project / "content/services.yaml")["services"]
    offered = next(
        service["name"] for service in services if service["id"] == center["services"][0]["service"]
    )
    number = center["phones"][0]["number"]
    for query in (number, number[-4:], number[-9:], center["address"], f"{center['name'][:3]} {offered}"):
        search(page, large, query)
        assert center["name"] in all_names(page), query


def test_counts_of_a_large_directory_are_right(page: Page, large: str, large_project: Path) -> None:
    """Every center has 服务中心 at the end of its name, every circle 服务圈."""
    search(page, large, "心服")
    assert all_names(page) == set()
    search(page, large, "中心")
    expect(page.locator("[aria-labelledby=found-center] .section-head .small")).to_have_text("共 300 条")
    search(page, large, "务圈")
    expect(page.locator("[aria-labelledby=found-circle] .section-head .small")).to_have_text("共 300 条")


def test_a_large_directory_in_traditional_characters(page: Page, large: str) -> None:
    for query in ("街道服務中心", "街道服务中心", "jiedaofuwu"):
        search(page, f"{large}zh-Hant/", query)
        assert "街道服務中心" in names(page)[0]


def test_the_nearest_of_a_large_directory(chromium: Browser, large: str, large_project: Path) -> None:
    center = read_yaml(large_project / "content/centers/street-0009.yaml")["centers"][4]
    here = {place: float(center["location"][place]) for place in ("latitude", "longitude")}
    context = chromium.new_context(geolocation=here, permissions=["geolocation"])  # type: ignore[arg-type]
    page = context.new_page()
    search(page, large, "服务中心")
    page.get_by_role("button", name="按距离排").click()
    expect(page.locator("#found .row-end").first).to_have_text("50 米")
    assert names(page)[0] == center["name"]
    context.close()


def test_something_close_in_a_large_directory(page: Page, large: str) -> None:
    search(page, large, "春珠远")
    expect(page.get_by_role("heading", name="您是不是要找")).to_be_visible()
    assert any("春珠" in name for name in names(page))


@pytest.mark.parametrize(
    "query", ["中心", "mingzhushequfuwuzhongxin", "幸福路", "0000", "shebao", "明珠 饭堂"]
)
def test_the_first_answer_of_a_large_directory(query: str, page: Page, large: str) -> None:
    traffic = Traffic(page)
    search(page, large, query)
    page.wait_for_load_state("networkidle")
    assert sum(traffic.sizes()) <= 150 * KB
    assert len(traffic.answers) <= 40
