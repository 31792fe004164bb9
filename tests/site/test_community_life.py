"""Events, campaigns, indicators, honors and groups of the demonstration, computed by hand from content/."""

from __future__ import annotations

import re

import pytest

from tests.site.documents import Published


def rows_of(published: Published, address: str) -> dict[str, str]:
    """The text at the end of each row of a page, by its text in bold."""
    source = published.files[address].source
    found = re.findall(r'<b>([^<]*)</b>(?:(?!</li>).)*?class="row-end">([^<]*)</span>', source, re.DOTALL)
    return dict(found)


def days_of(published: Published, address: str) -> list[str]:
    """The days of an event's page, in their order."""
    source = published.files[address].source
    return re.findall(r"<b>(?:<span[^>]* hidden>[^<]*</span>)*(2026年\d+月\d+日 周.)</b>", source)


def test_goals_of_a_campaign_that_is_over(rongxi: Published) -> None:
    assert (
        rows_of(rongxi, "campaigns/may-five-hundred/")
        == {
            "服务进小区": "75 %",  # 9 of 12 days at the gates; 2 more were planned, and other activities do not belong
            "小区议事": "33 %",  # 1 of 3
            "心愿有人认领": "40 %",  # the radio and the boots, of 5
            "街坊说": "100 %",
            "街坊故事": "100 %",
            "善治小区": "67 %",  # 8 of 12
        }
    )


def test_goals_of_a_campaign_count_only_what_was_done_by_the_day(rongxi: Published) -> None:
    assert rows_of(rongxi, "campaigns/warm-winter/") == {
        "认领心愿": "17 %",  # the school bag, of 6
        "上门义诊": "50 %",  # one of 2; the other clinic is three days ahead
        "时间银行做成的互助": "10 %",  # the light bulb, of 10; the others were done before November
    }


def test_dates_of_an_event(rongxi: Published) -> None:
    """The last Fridays that are left, and one added by hand."""
    assert days_of(rongxi, "events/mingzhu-council/") == [
        "2026年11月27日 周五",
        "2026年12月4日 周五",
        "2026年12月25日 周五",
    ]


def test_participants_are_added_up(rongxi: Published) -> None:
    source = rongxi.files["events/mingzhu-council/"].source
    assert re.search(r'合计</th><td class="amount">136<', source)  # 46, 51 and 39


def test_the_calendar_begins_on_the_day_of_the_build(rongxi: Published) -> None:
    days = re.findall(r'<h3 id="day-.*?([^<>]+)</h3>', rongxi.files["events/"].source)
    assert days[:3] == ["11月25日 周三", "11月26日 周四", "11月27日 周五"]


def test_what_is_called_off_says_so_in_the_calendar(rongxi: Published) -> None:
    """The meeting of new neighbors, every second last Saturday since March."""
    source = rongxi.files["events/"].source
    assert re.search(r"新街坊见面会(?:(?!</li>).)*取消：场地换地板，改到一月", source, re.DOTALL)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        (
            "服务群众零距离",
            "80.6 %",
        ),  # 18,316 of 22,706 households, rounded down; canteens and stations do not count
        ("邻里互助零障碍", "67 %"),  # 4 of 6 wishes adopted, 4 of 6 exchanges agreed
        ("治理参与零跑腿", "67 %"),  # of 6 open matters the 4 with an entrance online; the village has none
        ("诉求处理零延迟", "3 天"),
        ("信访上访零发生", "没有测"),
        ("当场能办完的事", "44.8 %"),  # 94 of 210, in centers that are not closed
        ("还没办结的诉求", "2 件"),  # two of five suggestions
        (
            "今年办了多少场活动",
            "35 场",
        ),  # 3+3+2+2+2+2+1 with visitors counted, 9 in May, the clinic on the hill; 3+1 of the council, 3 visits, 3 trainings
        (
            "今年活动来了多少人次",
            "1,988 人次",
        ),  # 136+40+216+82+584+29+22, 580 in May and 31; 72+31, 42 and 123
        ("议定的事做成了多少", "60 %"),  # 3 of 5
        ("时间银行成员", "3,120 人"),
    ],
)
def test_values_of_indicators(name: str, value: str, rongxi: Published) -> None:
    assert rows_of(rongxi, "indicators/")[name] == value


def test_each_figure_names_the_kinds_that_it_counts(rongxi: Published) -> None:
    for address in ("", "reach/", "indicators/zero-distance/", "areas/rongxi/"):
        assert "服务中心" in rongxi.files[address].source
    reach = rongxi.files["reach/"].source
    assert "各类服务点都算：91.8 % 的住户走得到，6 个小区走不到。" in reach
    assert "10 个小区走不到" in rongxi.files[""].source
    levels = rongxi.files["areas/rongxi/"].source.partition('id="levels"')[2]
    rows = re.findall(r'<tr><th scope="row">(.*?)</th><td>(\d+)</td><td>(\d+)</td><td>(\d+)</td>', levels)
    # service centers in use, the target, every kind in use: one community center is closed for repairs
    assert rows == [
        ("区级", "1", "1", "4"),
        ("街道级", "3", "3", "8"),
        ("社区级", "10", "12", "17"),
        ("小区级", "3", "6", "5"),
    ]
    floors = rongxi.files["indicators/floor-standard/"].source
    assert "算的是服务中心；各类服务点都算是 35 %" in floors  # 11 of 31
    assert re.search(r"社康中心</b></span><span class=\"row-end\">2/2<", floors)


def test_figures_of_other_places_stand_apart_from_our_own(rongxi: Published) -> None:
    own, others = rows_of(rongxi, "indicators/"), rows_of(rongxi, "practice/")
    assert others["议事形成的决议"] == "2,648 项"
    assert own.keys().isdisjoint(others)


def test_parts_and_shares_of_an_indicator(rongxi: Published) -> None:
    """1,087 lifts: 889 in use and 198 being built."""
    found = [
        page
        for page in rongxi.pages
        if page.startswith("indicators/") and "1,087 部" in rongxi.files[page].source
    ]
    assert len(found) == 1
    assert {"889 部", "198 部"} <= set(re.findall(r"\d+ 部", rongxi.files[found[0]].source))


def test_who_holds_an_honor(rongxi: Published) -> None:
    source = rongxi.files["honors/good-governance-estate/"].source
    assert source.count("2026年5月20日") == 8
    assert "明珠苑" in source


def test_every_record_of_community_life_is_reached_from_its_page(rongxi: Published) -> None:
    """The footer leads to the page of community life, that to the lists, those to each record."""
    hub = {link["href"] for link in rongxi.files["life/"].all("a")}
    for folder in ("events", "ledgers", "groups", "campaigns", "indicators", "honors"):
        assert f"../{folder}/" in hub
        listed = {link["href"] for link in rongxi.files[f"{folder}/"].all("a")}
        if folder == "indicators":
            listed |= {link["href"] for link in rongxi.files["practice/"].all("a")}
        pages = [page for page in rongxi.pages if re.fullmatch(rf"{folder}/[a-z0-9-]+/", page)]
        assert pages
        for page in pages:
            assert {f"../{page}", page.removeprefix(f"{folder}/")} & listed, page


def test_posts_of_a_street_are_added_up_from_its_communities(rongxi: Published) -> None:
    """46 + 31 + 22 + 27 + 24 building captains; a committee of the street and one of a community."""
    source = rongxi.files["areas/tingchao/people/"].source
    sums = {
        name: (total, re.findall(r"[=+] ([^<]+)</span>", parts))
        for name, total, parts in re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>(.*?)</div>", source, re.DOTALL)
    }
    assert sums["楼栋长"] == (
        "150",
        ["明珠社区 46", "望江社区 31", "渔歌社区 22", "潮音社区 27", "东堤社区 24"],
    )
    assert sums["党委"] == ("2", ["街道本级 1", "明珠社区 1"])
    assert sums["社工"] == ("14", [])


def test_a_pact_says_whose_it_is_and_leads_to_its_other_version(rongxi: Published) -> None:
    new, old = (rongxi.files[f"pacts/{name}/"] for name in ("mingzhu", "mingzhu-2"))
    links = [{link["href"]: link.text for link in page.all("a")} for page in (new, old)]
    assert links[0]["../../pacts/mingzhu-2/"] == "代替了：第二版"
    assert links[1]["../../pacts/mingzhu/"] == "看现在用的：明珠社区居民公约 第三版"
    for page, each in zip((new, old), links, strict=True):
        assert each["../../areas/mingzhu/"] == "明珠社区"
        assert "通过" in page.source
    listed = {link["href"] for link in rongxi.files["areas/mingzhu/"].all("a")}
    assert "../../pacts/mingzhu/" in listed
    assert "../../pacts/mingzhu-2/" not in listed


def test_articles_of_a_pact_are_counted_on(rongxi: Published) -> None:
    assert re.findall(r'<ol start="(\d+)"', rongxi.files["pacts/mingzhu/"].source) == ["5", "8", "11"]
