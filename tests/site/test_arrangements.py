"""Figures of accounts, hazards, rooms, months and volunteers' posts, computed by hand from content/life/."""

from __future__ import annotations

import re

import pytest

from tests.site.documents import Published


def text_of(page: str, rongxi: Published) -> str:
    """The words of a page, without its markup."""
    source = rongxi.files[page].source.replace("\u2060", "")
    return " ".join(re.sub(r"<[^>]+>", " ", source).split())


@pytest.mark.parametrize(
    ("ledger", "figures"),
    [
        (
            "estate-income",
            {
                "收入合计": "174,600 元",  # 54,600 + 41,500 + 78,500
                "花费合计": "108,170.5 元",  # 16,480 + 21,890.5 + 69,800
                "结余": "66,429.5 元",
            },
        ),
        ("hazards", {"办结率": "1/5 · 20 %", "天数中位数": "1.5 天"}),  # 2, 1, 4 and 0; one not acted on
        ("makeovers", {"决议执行率": "1/3 · 33 %", "花费合计": "364,000 元"}),
        ("calls", {"花费合计": "76,300 元"}),  # 28,000 + 16,500 + 12,000 + 19,800
        ("surveys", {"决议执行率": "1/2 · 50 %"}),
        ("needs-and-offers", {"办结率": "1/3 · 33 %", "天数中位数": "28 天"}),
        ("owners-committees", {"办结率": "1/2 · 50 %"}),
    ],
)
def test_figures_of_ledgers(ledger: str, figures: dict[str, str], rongxi: Published) -> None:
    source = rongxi.files[f"ledgers/{ledger}/"].source
    assert dict(re.findall(r"<div><dt>(.*?)</dt><dd>(.*?)</dd>", source)) == figures


def test_an_account_adds_up_and_leads_to_what_was_decided(rongxi: Published) -> None:
    words = text_of("entries/mingzhuyuan-income-2025/", rongxi)
    assert "合计 54,600 元" in words
    assert "合计 16,480 元" in words
    assert "结余 38,120 元" in words
    assert 'entries/mingzhuyuan-lift-yard/"' in rongxi.files["entries/mingzhuyuan-income-2026/"].source


def test_offices_that_do_something_stand_before_those_that_refused(rongxi: Published) -> None:
    words = text_of("entries/underbridge-lamp/", rongxi)
    names = ["区城建岗", "铁路工务段", "街道城建岗", "区交通岗", "供电所", "区水务岗", "公园管理所"]
    places = [words.index(name, words.index("问过 7 家")) for name in names]
    assert places == sorted(places)
    assert "只管车行道的灯 · 2026年9月14日 说不归它管" in words


def test_steps_to_come_have_their_day(rongxi: Published) -> None:
    words = text_of("entries/mingzhu-election-2026/", rongxi)
    assert "下一步 2026年12月5日：公布选民名单" in words
    assert "投票 还没到 2026年12月26日" in words


def test_posts_count_who_is_missing(rongxi: Published) -> None:
    words = text_of("volunteering/", rongxi)
    assert "个位置 66 人报了名 55 还差 11" in words  # 12 + 6 + 48; 9 + 6 + 40
    assert words.index("还差 8 人") < words.index("已经满了") < words.index("送餐上门的午间帮手")
    assert "6 人，满了" in text_of("events/post-meal-runners/", rongxi)


def test_a_room_is_free_when_nobody_has_it(rongxi: Published) -> None:
    words = text_of("centers/mingzhu-center/rooms/", rongxi)
    hall, _, others = words.partition("203 教室 坐 16 人")
    assert "12月7日 周一 09:00–12:00，14:00–19:30，20:30–21:30" in hall  # captains of buildings
    assert "11月26日 周四 09:00–12:00，14:00–15:00，16:00–18:00" in others  # phone lessons
    assert "11月26日 周四 09:00–12:00，14:00–16:30，18:30–21:00" in others  # children after school


def test_rooms_of_several_centers_are_listed_with_their_free_times(rongxi: Published) -> None:
    words = text_of("rooms/", rongxi)
    for center in (
        "明珠社区服务中心 3 间",
        "榕溪区图书馆 1 间",
        "铜锣巷街坊客厅 1 间",
        "榕溪社会组织孵化基地 1 间",
    ):
        assert center in words
    hall = text_of("centers/rongxi-library/rooms/", rongxi)
    assert "11月26日 周四 09:00–19:00" in hall  # choir from 19:00, half an hour is left after it
    assert "11月30日 周一 没有空" in hall  # closed on Mondays
    assert "榕溪合唱团排练 下次 2026年11月26日 19:00–20:30" in hall
    parlor = text_of("centers/rongshutou-parlor/rooms/", rongxi)
    assert "11月26日 周四 14:00–21:30" in parlor
    assert "榕树头私伙局" in parlor


def test_a_month_is_computed(rongxi: Published) -> None:
    words = text_of("areas/tielu-xincun/months/2026-11/", rongxi)
    assert "场计划 5 场办了、数过人 1 人次 24" in words  # the round table, four Saturdays at the station
    assert "隐患台账 新来 1 · 办好 1" in words
    assert "社区议事 新来 0 · 办好 0 2 件没办完" in words  # the footbridge, the lamp
    ahead = text_of("areas/tielu-xincun/months/2026-12/", rongxi)
    assert "场计划 7" in ahead  # round table, bench, hearing, four Saturdays
    assert "街坊的事" not in ahead


def test_months_with_results_stay_for_a_year(rongxi: Published) -> None:
    october = text_of("areas/tielu-xincun/months/2026-10/", rongxi)
    lately = text_of("areas/tielu-xincun/months/2026-09/", rongxi)
    assert "场计划 2 场办了、数过人 2 人次 57" in october  # the round table with 26, on the spot with 31
    assert "场计划 1 场办了、数过人 1 人次 22" in lately  # a round table
    assert "单位的需求和资源 新来 1 · 办好 1" in lately  # helpers wanted, the playground lent
    folder = "areas/tielu-xincun/months/"
    months = [page.removeprefix(folder).strip("/") for page in rongxi.files if page.startswith(folder)]
    # the lift of building 8 began in October 2025, nothing happened in November to January, June and July
    earlier = ["2026-02", "2026-03", "2026-04", "2026-05", "2026-08", "2026-09"]
    assert sorted(months) == sorted(["2026-10", "2026-11", "2026-12", *earlier])
    links = re.findall(
        r'href="[^"]*/(\d{4}-\d\d)/"', rongxi.files["areas/tielu-xincun/months/2026-11/"].source
    )
    assert [each for each in links if each < "2026-10"] == sorted(earlier, reverse=True)


def test_homes_that_joined_are_counted(rongxi: Published) -> None:
    assert "进了群的户：454/636 · 71.38 %" in text_of("groups/", rongxi)  # 44 + 39 + 371
    assert "进了群的户：83/96 · 86.46 %" in text_of("areas/mingzhuyuan/", rongxi)


def test_a_council_has_members_meetings_needs_and_what_came_of_them(rongxi: Published) -> None:
    words = text_of("groups/tielu-joint-council/", rongxi)
    for expected in (
        "成员单位 7 家",
        "圆桌会 · 下次 2026年12月17日",
        "需求 2 件",
        "资源 1 件",
        "社区议事 1 件",
    ):
        assert expected in words


def test_answers_of_a_survey_lead_to_what_was_done(rongxi: Published) -> None:
    words = text_of("entries/survey-elders-home/", rongxi)
    assert "换灯泡、修水龙头 68/214 · 31.8 %" in words
    assert 'services/neighbor-helpers/"' in rongxi.files["entries/survey-elders-home/"].source


def test_before_and_after_are_told_apart(rongxi: Published) -> None:
    words = text_of("entries/cuidi-corner-garden/", rongxi)
    assert words.index("改造前") < words.index("改造后")
