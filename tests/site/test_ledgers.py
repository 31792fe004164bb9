"""Figures of the demonstration's ledgers, computed by hand from content/entries/."""

from __future__ import annotations

import json
import re

import pytest

from tests.site.documents import Published


@pytest.mark.parametrize(
    ("ledger", "figures"),
    [
        (
            "matters",
            {
                "决议执行率": "3/5 · 60 %",  # the rack, the market, the pipe; not yet the footbridge and the lamp
                "办结率": "2/8 · 25 %",
                "天数中位数": "49 天",  # 7, 35, 49, 49, 49 and 147
                "平均满意度": "4.4/5",  # 4.6 and 4.2
                "花费合计": "194,640 元",  # 8,640 and 186,000
            },
        ),
        ("wishes", {"办结率": "3/6 · 50 %", "天数中位数": "5 天"}),  # 1, 3, 7 and 14
        (
            "time-exchanges",
            {
                "积分": "做好了，记了分 40 分",  # 20, 15 and 5; not the 20 of offers nor the 30 agreed
                "小时": "做好了，记了分 4 小时",  # 2, 1.5 and 0.5
                "办结率": "3/6 · 50 %",
            },
        ),
        ("suggestions", {"办结率": "3/5 · 60 %", "天数中位数": "3 天", "平均满意度": "4.5/5"}),
        ("public-notices", {"花费合计": "33,060 元"}),  # 24,000, 5,200 and 3,860, one of them archived
    ],
)
def test_figures_are_those_worked_out_by_hand(
    ledger: str, figures: dict[str, str], rongxi: Published
) -> None:
    source = rongxi.files[f"ledgers/{ledger}/"].source
    assert dict(re.findall(r"<div><dt>(.*?)</dt><dd>(.*?)</dd>", source)) == figures


def test_every_entry_is_listed_and_has_its_page(rongxi: Published) -> None:
    entries = json.loads((rongxi.folder / "data/entries.json").read_text("utf-8"))["entries"]
    assert "mingzhu-cleaning-tender" not in {entry["id"] for entry in entries}  # not before its day
    for entry in entries:
        links = {link["href"] for link in rongxi.files[f"ledgers/{entry['ledger']}/"].all("a")}
        archive = rongxi.files.get(f"ledgers/{entry['ledger']}/archive/")
        links |= {link["href"].removeprefix("../") for link in archive.all("a")} if archive else set()
        assert f"../../{entry['page']}" in links
        assert entry["page"] in rongxi.pages


def test_nothing_of_an_entry_to_come_is_published(rongxi: Published) -> None:
    for file in (
        *rongxi.folder.rglob("*.html"),
        *rongxi.folder.rglob("*.json"),
        *rongxi.folder.rglob("*.atom"),
    ):
        assert "mingzhu-cleaning-tender" not in file.read_text("utf-8"), file


def test_an_entry_leads_on_to_its_service_the_next_date_and_a_phone(rongxi: Published) -> None:
    """The outcome of one lift is shown to those who want one too."""
    for address in ("entries/lift-mingzhuyuan-3/", "ledgers/lifts/"):
        page = rongxi.pages[address]
        links = {link.attributes.get("href", "") for link in page.all("a")}
        assert any(link.endswith("services/lift-installation/") for link in links)
        assert any(link.endswith("events/lift-council/") for link in links)
        assert any(link.startswith("tel:") for link in links)


def test_a_reception_day_goes_to_the_calendar_and_its_hotline_has_a_number(rongxi: Published) -> None:
    links = {link.attributes.get("href", "") for link in rongxi.pages["reception-days/"].all("a")}
    assert "../events/tingchao-reception/calendar.ics" in links
    assert "tel:0000-00000100" in links
