"""Pages of ledgers and entries: figures computed by hand, archives, entries not shown yet, filters."""

from __future__ import annotations

import json
import re

import pytest

from service_circles.basics.number_texts import two_decimals
from service_circles.community.entries.ledger_figures import Average
from service_circles.community.percentages import Share
from service_circles.languages.translator import CHINESE
from service_circles.writing.pages.life.ledger_figure_texts import days_text, share_text
from tests.community.records import entry
from tests.publishing import published
from tests.writing.ledger_sites import entries_on, ledger, page, published_on

MATTERS = "ledgers/matters/"


def figures_on(html: str) -> dict[str, str]:
    return dict(re.findall(r"<div><dt>(.*?)</dt><dd>(.*?)</dd>", html))


def test_a_share_says_what_it_is_of() -> None:
    assert share_text(Share(2_528, 2_648)) == "2,528/2,648 · 95.47 %"
    assert share_text(Share(3, 5)) == "3/5 · 60 %"
    assert two_decimals(4.125) == "4.13"
    assert two_decimals(100) == "100"
    assert days_text(Average(10.5, 2), CHINESE) == "10.5 天"


def test_figures_on_the_page_are_those_worked_out_by_hand() -> None:
    site = published_on(
        "2026-11-25",
        # Decided after 10 days, carried out 20 days later, reviewed 30 days after that.
        entry(1, "raised 2026-01-01", "implementing 2026-01-11", "maintaining 2026-01-31", "reviewed 2026-03-02",
              satisfaction=4.5, spending_yuan=1000.5, points=10),
        # After 20 days, carried out 10 days later.
        entry(2, "raised 2026-02-01", "implementing 2026-02-21", "maintaining 2026-03-03",
              satisfaction=4, spending_yuan=200, points=5),
        # After 40 days, not carried out.
        entry(3, "raised 2026-03-01", "implementing 2026-04-10"),
        # Turned down: no part of the rate; answered after 4 days.
        entry(4, "raised 2026-05-01", "coordinating 2026-05-03",
              decision={"date": "2026-05-05", "text": "不办", "result": "rejected"}),
        entry(5, "raised 2026-11-01"),
        # To come, and shown early: it counts nowhere.
        entry(6, "raised 2026-12-04", show_early="是"),
    )  # fmt: skip
    html = page(site, MATTERS)
    assert figures_on(html) == {
        "决议执行率": "2/3 · 67 %",
        "办结率": "1/5 · 20 %",
        "天数中位数": "15 天",  # 4, 10, 20 and 40 days
        "平均满意度": "4.25/5",
        "花费合计": "1,200.5 元",
        "积分": "成效评估 10 分",  # and 5 at the stage before, beside it
    }
    assert re.findall(r'<tr><th scope="row">(\S+)</th><td class="amount">(\d)</td><td class="amount">(.*?)</td>', html) == [
        ("议题发起", "1", "15 天（4 件）"),  # 2, 10, 20 and 40
        ("协调方案", "1", "—"),
        ("改造实施", "1", "15 天（2 件）"),  # 20 and 10
        ("维护管理", "1", "30 天（1 件）"),
        ("成效评估", "1", "—"),
    ]  # fmt: skip
    assert "共 5 件" in html
    overview = page(site, "ledgers/")
    assert re.findall(r">([^<>]+) <b>(\d)</b></span>", overview) == [
        (name, "1") for name in ("议题发起", "协调方案", "改造实施", "维护管理", "成效评估")
    ]


def test_stages_stand_in_their_order_and_entries_newest_first() -> None:
    site = published_on(
        "2026-11-25",
        entry(1, "raised 2026-01-01", "reviewed 2026-11-01"),
        entry(2, "raised 2026-10-01"),
        entry(3, "raised 2026-11-02"),
        entry(4, "raised 2026-11-24"),
        entry(5, "raised 2026-12-24", show_early="是"),
    )
    assert entries_on(page(site, MATTERS)) == ["matter-4", "matter-3", "matter-2", "matter-1", "matter-5"]


@pytest.mark.parametrize(
    ("day", "shown", "archived"),
    [("2026-11-10", ["matter-2", "matter-1"], []), ("2026-11-11", ["matter-2"], ["matter-1"])],
)
def test_what_has_expired_is_in_the_archive_from_the_next_day(
    day: str, shown: list[str], archived: list[str]
) -> None:
    expiring = entry(1, "raised 2026-10-01", expires="2026-11-10")
    site = published_on(day, expiring, entry(2, "raised 2026-10-02", expires="2026-12-31"))
    assert entries_on(page(site, MATTERS)) == shown
    archive = page(site, f"{MATTERS}archive/")
    assert entries_on(archive) == archived
    # What may expire before the next build waits there for a script.
    assert set(
        re.findall(r'<li data-until="[\dT:-]+" hidden><a class="row" href="[./]*entries/([^/]+)/', archive)
    ) == set(shown)
    said = '<p class="notice">2026年11月10日到期，已经存档。</p>'
    assert (said in page(site, "entries/matter-1/")) is bool(archived)


def test_a_long_archive_has_a_page_for_each_year() -> None:
    old = [entry(at, "raised 2024-01-01", expires=f"{2024 + at % 2}-11-10") for at in range(101)]
    site = published_on("2026-11-25", *old, entry(500, "raised 2026-10-02", expires="2026-12-31"))
    newest, older = page(site, f"{MATTERS}archive/"), page(site, f"{MATTERS}archive/2024/")
    assert set(entries_on(newest)) == {f"matter-{at}" for at in range(101) if at % 2}
    assert set(entries_on(older)) == {f"matter-{at}" for at in range(101) if not at % 2}
    assert "matter-500" in newest  # waits there for a script
    assert "matter-500" not in older
    assert f"{MATTERS}archive/2025/" not in site.pages
    for html in (newest, older):
        assert re.findall(r'class="chip" href="([^"]+)"[^>]*>(\d+)年 <b>(\d+)</b>', html) == [
            (f"{up}ledgers/matters/archive/{last}", year, count)
            for up in [re.findall(r'href="([./]+)ledgers/"', html)[0]]
            for last, year, count in (("", "2025", "50"), ("2024/", "2024", "51"))
        ]


def test_a_ledger_whose_entries_never_expire_has_no_archive() -> None:
    site = published_on("2026-11-25", entry(1, "raised 2026-10-01"))
    assert f"{MATTERS}archive/" not in site.pages
    assert "archive/" not in page(site, MATTERS)


def test_what_is_to_come_is_nowhere_before_its_day() -> None:
    secret = entry(2, "raised 2026-10-20", publish_on="2026-12-07", name="还没公布的事")
    before = published_on("2026-12-06", entry(1, "raised 2026-10-01"), secret)
    after = published_on("2026-12-07", entry(1, "raised 2026-10-01"), secret)
    addresses = [*before.pages, *(name for name in before.files if name.endswith((".json", ".atom", ".xml")))]
    assert "entries/matter-2/" not in addresses
    assert len(addresses) > 10
    for address in addresses:
        made = before.make(address)
        assert made is not None
        assert "还没公布的事" not in made.decode(), address
    listed = json.loads(after.make("data/entries.json") or b"")["entries"]
    assert [record["id"] for record in listed] == ["matter-1", "matter-2"]
    assert "还没公布的事" in page(after, MATTERS)


def test_filters_are_pages_and_anchors() -> None:
    site = published_on(
        "2026-11-25",
        entry(1, "raised 2026-10-01", stream="big"),
        entry(2, "raised 2026-10-02", stream="small", area="qingshi"),
        entry(3, "raised 2026-10-03", "reviewed 2026-10-04", stream="small"),
        entry(4, "raised 2026-10-05", area="qingshi"),
        entry(5, "raised 2026-10-06", area="town"),
    )
    html = page(site, MATTERS)
    targets = re.findall(r'<a class="chip" href="#([^"]+)">', html)
    assert targets == ["stage-raised", "stage-reviewed"]
    assert all(f'id="{target}"' in html for target in targets)
    parts = re.findall(
        r'<a class="chip" href="[./]*(ledgers/[^"]+/(?:areas|streams)/[^"]+)">(\S+) <b>(\d+)</b>', html
    )
    assert parts == [
        ("ledgers/matters/streams/big/", "大事政府办", "1"),
        ("ledgers/matters/streams/small/", "小事商量办", "2"),
        ("ledgers/matters/areas/east/", "东街道", "2"),
        ("ledgers/matters/areas/west/", "西街道", "2"),
    ]
    assert {address: entries_on(page(site, address)) for address, _, _ in parts} == {
        "ledgers/matters/streams/big/": ["matter-1"],
        "ledgers/matters/streams/small/": ["matter-2", "matter-3"],
        "ledgers/matters/areas/east/": ["matter-1", "matter-3"],
        "ledgers/matters/areas/west/": ["matter-4", "matter-2"],
    }


def test_a_long_ledger_shows_its_newest_and_all_of_them_by_area() -> None:
    many = [entry(n, f"raised 2026-10-{n % 28 + 1:02}") for n in range(45)]
    site = published_on("2026-11-25", *many, entry(99, "raised 2026-01-01", area="qingshi"))
    assert len(entries_on(page(site, MATTERS))) == 10
    assert len(entries_on(page(site, f"{MATTERS}areas/east/"))) == 45
    assert "areas/mingzhu/" in page(site, f"{MATTERS}areas/east/")
    assert entries_on(page(site, f"{MATTERS}areas/west/")) == ["matter-99"]
    assert f"{MATTERS}areas/qingshi/" not in site.pages


def test_a_center_that_the_way_to_take_part_names_is_a_link() -> None:
    made = published().make("ledgers/lifts/")
    assert made is not None
    assert '先到<a href="../../centers/mingzhu-center/">明珠社区服务中心</a>的电梯议事会' in made.decode()


def steps_on(html: str) -> list[tuple[str, str]]:
    return re.findall(r'<li class="step-(\w+)"[^>]*><b>(.*?)</b>', html)


def test_a_timeline_shows_what_was_and_what_is_to_come() -> None:
    site = published_on(
        "2026-11-25",
        entry(1, "raised 2026-10-01", "coordinating 2026-10-20"),
        entry(2, "raised 2026-10-01", "reviewed 2026-10-09",
              decision={"date": "2026-10-09", "text": "不办", "result": "rejected"}),
        entry(3, "raised 2026-12-01", show_early="是"),
    )  # fmt: skip
    assert steps_on(page(site, "entries/matter-1/")) == [
        ("done", "议题发起"),
        ("now", "协调方案"),
        ("ahead", "改造实施"),
        ("ahead", "维护管理"),
        ("ahead", "成效评估"),
    ]
    assert steps_on(page(site, "entries/matter-2/")) == [("done", "议题发起"), ("now", "成效评估")]
    assert [state for state, _ in steps_on(page(site, "entries/matter-3/"))] == ["ahead"] * 5
    assert "还没到日子" in page(site, "entries/matter-3/")


def test_votes_are_drawn_and_told() -> None:
    decision = {"date": "2026-11-02", "text": "先修西面", "votes_for": 217, "votes_against": 23,
                "votes_abstained": 11, "households_entitled": 312}  # fmt: skip
    html = page(
        published_on("2026-11-25", entry(1, "raised 2026-10-01", decision=decision)), "entries/matter-1/"
    )
    for name, votes in (("同意", 217), ("反对", 23), ("弃权", 11)):
        assert f'<li><span>{name}</span><span class="bar-value">{votes} 票</span><svg' in html
    assert "投了票的户：251/312 · 80.4 %" in html
    widths = [int(width) for width in re.findall(r'class="bar" width="(\d+)"', html)]
    assert widths == [294, 31, 15]  # of 340: 217, 23 and 11 of 251


def test_how_to_take_part_is_said_while_it_helps() -> None:
    open_, done = entry(1, "raised 2026-10-01"), entry(2, "raised 2026-10-01", "implementing 2026-10-02")
    site = published_on("2026-11-25", open_, done, of=ledger(how="到社区说一声"))
    assert "到社区说一声" in page(site, "entries/matter-1/")
    assert "到社区说一声" not in page(site, "entries/matter-2/")
    assert "社区议事里还有 1 件等着大家" in page(site, "entries/matter-2/")


def test_a_long_ledger_of_one_street_hides_nothing() -> None:
    matters = [entry(number, "raised 2026-10-01") for number in range(60)]
    assert len(set(entries_on(page(published_on("2026-11-25", *matters), "ledgers/matters/")))) == 60
