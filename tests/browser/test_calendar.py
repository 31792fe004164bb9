"""Calendars in a browser: today by the reader's clock, days gone by, a build grown old, all without a script."""

from __future__ import annotations

import re
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

CALENDAR, CENTER = "events/", "centers/mingzhu-center/events/"


def at(page: Page, day: str, hour: int = 0, minute: int = 30) -> None:
    """Set the clock of the phone, which is not in the directory's zone."""
    moment = datetime.fromisoformat(day).replace(hour=hour, minute=minute, tzinfo=ZoneInfo("Asia/Shanghai"))
    page.clock.set_fixed_time(moment)


def first_day(page: Page) -> str:
    heading = page.locator(".calendar-day:visible > h3").first.get_attribute("id") or ""
    return heading.removeprefix("day-")


def test_today_is_on_top_and_said_in_words(page: Page, home: str) -> None:
    at(page, "2026-11-27")  # Friday, half past midnight: still Thursday in Greenwich
    page.goto(home + CALENDAR)
    assert first_day(page) == "2026-11-27"
    expect(page.get_by_role("heading", name="今天 11月27日 周五")).to_be_visible()
    expect(page.get_by_role("heading", name="明天 11月28日 周六")).to_be_visible()
    expect(page.get_by_role("heading", name="本周 11月29日 周日")).to_be_visible()
    expect(page.get_by_role("heading", name="12月1日 周二", exact=True)).to_be_visible()  # next week
    expect(page.get_by_text("今天没有别的活动。")).to_be_hidden()
    today = page.locator(".month [aria-current=date]")
    expect(today).to_have_count(1)
    expect(today).to_have_attribute("data-date", "2026-11-27")
    expect(today).to_contain_text("今天")


def test_a_month_leads_to_its_days(page: Page, home: str) -> None:
    at(page, "2026-12-02")
    page.goto(home + CENTER)
    month = page.get_by_role("table", name="2026年12月")
    month.locator("[data-date='2026-12-04'] a").click()
    expect(page.locator("#day-2026-12-04")).to_be_in_viewport()
    assert month.locator("[data-date='2026-12-01'] a").get_attribute("href") is None  # it is over
    expect(page.get_by_role("heading", name="2026年11月", exact=True)).to_be_hidden()


def test_a_day_with_nothing_on_it_says_so(page: Page, home: str) -> None:
    at(page, "2026-11-28")  # a Saturday
    page.goto(home + CENTER)
    expect(page.get_by_text("今天没有别的活动。")).to_be_visible()
    assert first_day(page) == "2026-12-01"  # what is on every workday stands above


def test_an_old_build_says_kindly_that_it_ends(page: Page, home: str) -> None:
    at(page, "2027-02-01")
    page.goto(home + CALENDAR)
    expect(page.get_by_text("日历只排到2027年1月31日")).to_be_visible()
    expect(page.locator(".calendar-day:visible")).to_have_count(0)
    expect(page.get_by_text("今天没有别的活动。")).to_be_hidden()


def test_the_home_of_an_area_knows_what_is_over_and_what_is_today(page: Page, home: str) -> None:
    at(page, "2026-11-26")
    page.goto(home + "areas/mingzhu/")
    rows = page.locator("section[aria-labelledby=events] li:visible")
    today = rows.filter(has_text="教您用手机")
    expect(today).to_contain_text("今天 · 15:00–16:00", use_inner_text=True)
    expect(rows.filter(has_text="2026年11月25日")).to_have_count(0)


def test_what_is_over_is_hidden_before_any_file_of_scripts_comes(page: Page, home: str) -> None:
    page.route(re.compile(r"\.js$"), lambda route: route.abort())
    at(page, "2026-11-28")
    page.goto(home + "areas/mingzhu/")
    expect(page.get_by_text("2026年11月27日 周五")).to_have_count(0)
    page.goto(home + CENTER)
    assert first_day(page) == "2026-12-01"
    expect(page.get_by_text("今天没有别的活动。")).to_be_visible()
    at(page, "2026-12-01", 23, 59)
    page.reload()
    expect(page.get_by_role("heading", name="今天 12月1日 周二")).to_be_visible()
    expect(page.get_by_text("今天没有别的活动。")).to_be_hidden()
    expect(page.locator(".month-today:visible")).to_have_count(1)


def test_a_page_left_open_knows_the_next_day(page: Page, home: str) -> None:
    at(page, "2026-11-27", 23, 59)
    page.goto(home + CALENDAR)
    assert first_day(page) == "2026-11-27"
    at(page, "2026-11-28", 0, 0)
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    assert first_day(page) == "2026-11-28"
    expect(page.get_by_role("heading", name="今天 11月28日 周六")).to_be_visible()
    expect(page.locator(".month [aria-current=date]")).to_have_attribute("data-date", "2026-11-28")


def test_without_a_script_all_days_stand_there(plain: Page, home: str) -> None:
    plain.goto(home + CALENDAR)
    assert first_day(plain) == "2026-11-25"
    expect(plain.locator(".calendar-day").last).to_be_visible()
    expect(plain.get_by_text("今天", exact=True).locator("visible=true")).to_have_count(0)
    plain.get_by_role("table", name="2026年12月").locator("[data-date='2026-12-04'] a").click()
    expect(plain.locator("#day-2026-12-04")).to_be_in_viewport()


def test_later_dates_pass_and_a_month_leads_to_them(page: Page, home: str) -> None:
    at(page, "2026-12-16")
    page.goto(home + CALENDAR)
    row = page.locator("#later ~ ul li", has_text="教您用手机")
    expect(row.get_by_text("12月15日 周二")).to_be_hidden()
    expect(row.get_by_text("12月17日 周四")).to_be_visible()
    page.get_by_role("table", name="2026年12月").locator("[data-date='2026-12-22'] a").click()
    expect(page.locator("#later")).to_be_in_viewport()
    expect(page.locator("#everyday ~ ul li").first).to_contain_text("周一至周五 · 16:30–18:30")
    at(page, "2027-01-30")
    page.reload()
    expect(page.get_by_role("heading", name="几乎天天都有")).to_be_hidden()


def test_days_of_an_event_pass(page: Page, home: str) -> None:
    at(page, "2026-12-04")
    page.goto(home + "events/mingzhu-council/")
    expect(page.get_by_text("2026年11月27日 周五")).to_be_hidden()
    expect(page.get_by_text("2026年12月4日 周五")).to_be_visible()
    expect(page.locator(".row", has_text="2026年12月4日").locator(".tag:visible")).to_have_text("今天")
    at(page, "2027-01-05")
    page.reload()
    expect(page.get_by_text("已经办完了。")).to_be_visible()


def test_from_a_center_to_its_calendar_and_its_subscription(page: Page, home: str) -> None:
    page.goto(home + "centers/mingzhu-center/")
    page.get_by_role("link", name="近期活动").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("明珠社区服务中心的活动")
    link = page.get_by_role("link", name="订阅", exact=True).get_attribute("href") or ""
    assert link.startswith("webcal://")
    assert link.endswith("/" + CENTER + "calendar.ics")
    answer = page.request.get(home + CENTER + "calendar.ics")
    assert answer.text().startswith("BEGIN:VCALENDAR\r\n")
