"""Ledgers in a browser: what expired since the build is moved by the reader's clock, filters work without a script."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

LEDGER, ARCHIVE = "ledgers/public-notices/", "ledgers/public-notices/archive/"
NOTICE = 'li > a[href$="entries/mingzhuyuan-repair-fund/"]'
"""On display to the end of December 3."""


@pytest.mark.parametrize(("day", "expired"), [(3, False), (4, True)])
def test_what_expired_since_the_build_moves_to_the_archive(
    day: int, expired: bool, page: Page, home: str
) -> None:
    page.clock.set_fixed_time(datetime(2026, 12, day, 0, 30, tzinfo=ZoneInfo("Asia/Shanghai")))
    page.goto(home + LEDGER)
    expect(page.locator(NOTICE)).to_be_visible(visible=not expired)
    expect(page.get_by_text("有的刚刚到期，已经移到存档。")).to_be_visible(visible=expired)
    head = page.get_by_role("heading", name="公示中", exact=True).locator("xpath=..")
    expect(head).to_contain_text("3 件" if expired else "4 件")
    page.goto(home + ARCHIVE)
    expect(page.locator(NOTICE)).to_be_visible(visible=expired)
    page.goto(home + "entries/mingzhuyuan-repair-fund/")
    expect(page.get_by_text("到期，已经存档。")).to_be_visible(visible=expired)
    expect(page.get_by_text("2026年12月3日为止")).to_be_visible(visible=not expired)


def test_a_page_left_open_counts_what_is_left(page: Page, home: str) -> None:
    page.clock.set_fixed_time(datetime(2026, 12, 3, 23, 30, tzinfo=ZoneInfo("Asia/Shanghai")))
    page.goto(home + LEDGER)
    head = page.get_by_role("heading", name="公示中", exact=True).locator("xpath=..")
    expect(head).to_contain_text("4 件")
    page.clock.set_fixed_time(datetime(2026, 12, 4, 0, 30, tzinfo=ZoneInfo("Asia/Shanghai")))
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(head).to_contain_text("3 件")


@pytest.mark.parametrize(("day", "expired"), [(3, False), (4, True)])
def test_what_expired_since_the_build_leaves_the_homes_of_areas(
    day: int, expired: bool, page: Page, home: str
) -> None:
    page.clock.set_fixed_time(datetime(2026, 12, day, 0, 30, tzinfo=ZoneInfo("Asia/Shanghai")))
    page.goto(home + "areas/mingzhu/")  # the only one that is open there
    expect(page.locator(NOTICE)).to_be_visible(visible=not expired)
    expect(page.locator(".matter", has_text="一窗公示")).to_be_visible(visible=not expired)
    page.goto(home + "areas/rongxi/")  # one of several that are open there, so how many is not known
    count = page.locator(".matter", has_text="一窗公示").get_by_text("件没办完")
    expect(count).to_be_visible(visible=not expired)
    expect(page.locator(".matter", has_text="一窗公示")).to_be_visible()


def test_filters_need_no_script(plain: Page, home: str) -> None:
    plain.goto(home + "ledgers/matters/")
    plain.get_by_role("navigation", name="按阶段看").get_by_role("link", name="成效评估").click()
    expect(plain.get_by_role("heading", name="成效评估")).to_be_in_viewport()
    plain.get_by_role("navigation", name="按地方看").get_by_role("link", name="榕荫街道").click()
    expect(plain.get_by_role("heading", level=1)).to_have_text("榕荫街道")
    expect(plain.locator(".entry-rows li")).to_have_count(5)
    plain.go_back()
    plain.get_by_role("navigation", name="按分类看").get_by_role("link", name="私事自己办").click()
    expect(plain.locator(".entry-rows li")).to_have_count(1)


def test_tables_stand_for_rows_on_wide_screens_and_on_paper(page: Page, home: str) -> None:
    page.goto(home + "ledgers/matters/")
    rows, table = page.locator(".entry-rows").first, page.locator(".entry-table").first
    expect(rows).to_be_visible()
    expect(table).to_be_hidden()
    page.emulate_media(media="print")
    expect(table).to_be_visible()
    expect(rows).to_be_hidden()
    page.emulate_media(media="screen")
    page.set_viewport_size({"width": 1200, "height": 800})
    expect(table).to_be_visible()
    expect(rows).to_be_hidden()
