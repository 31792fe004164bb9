"""The age of a check, computed by the reader's phone; the page itself has the date."""

import pytest
from playwright.sync_api import Page, expect

from tests.kinds_of_page import KINDS

pytestmark = pytest.mark.browser

CHECKED = ".end time"
STALE = ".end > .notice"


@pytest.mark.parametrize(
    ("now", "words"),
    [
        ("2026-11-01T09:00:00", "今天"),
        ("2026-11-02T09:00:00", "昨天"),
        ("2026-11-10T09:00:00", "9 天前"),
        ("2026-11-20T09:00:00", "2 周前"),
        ("2027-02-03T09:00:00", "3 个月前"),
        ("2027-10-30T09:00:00", "去年 11 月"),
        ("2029-03-01T09:00:00", "2026 年 11 月"),
        ("2026-10-01T09:00:00", "2026-11-01"),  # a phone whose clock is wrong
    ],
)
def test_how_long_ago_a_center_was_checked(now: str, words: str, page: Page, home: str) -> None:
    page.clock.set_fixed_time(now)
    page.goto(home + KINDS["center"])
    expect(page.locator(CHECKED)).to_have_text(words)
    expect(page.locator(CHECKED)).to_have_attribute("datetime", "2026-11-01")


@pytest.mark.parametrize(
    ("language", "now", "words"),
    [
        ("zh-Hant", "2027-02-03T09:00:00", "3 個月前"),
        ("zh-Hant", "2027-10-30T09:00:00", "去年 11 月"),
        ("en", "2026-11-20T09:00:00", "2 weeks ago"),
        ("en", "2027-10-30T09:00:00", "Nov last year"),
        ("en", "2029-03-01T09:00:00", "November 2026"),
    ],
)
def test_other_languages_say_it_in_theirs(language: str, now: str, words: str, page: Page, home: str) -> None:
    page.clock.set_fixed_time(now)
    page.goto(f"{home}{language}/{KINDS['center']}")
    expect(page.locator(CHECKED)).to_have_text(words)


def test_what_was_not_checked_for_long_says_so_and_whom_to_call(page: Page, home: str) -> None:
    page.clock.set_fixed_time("2027-10-31T09:00:00")
    page.goto(home + KINDS["center"])
    expect(page.locator(STALE)).to_be_hidden()
    page.clock.set_fixed_time("2027-11-03T09:00:00")
    page.reload()
    expect(page.locator(STALE)).to_have_text("已经一年多没有核对了。出发前先打个电话：0000-0000 0010")
    expect(page.locator(f"{STALE} a")).to_have_attribute("href", "tel:0000-00000010")
    page.clock.set_fixed_time("2028-03-01T09:00:00")
    page.goto(home + KINDS["community"])
    expect(page.locator(STALE)).to_have_text("已经一年多没有核对了。可能有变化，以现场为准。")
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_without_a_script_the_date_stands(plain: Page, home: str) -> None:
    plain.goto(home + KINDS["center"])
    expect(plain.locator(CHECKED)).to_have_text("2026-11-01")
    expect(plain.locator(STALE)).to_be_hidden()


def test_on_paper_the_date_stands_beside_the_words(page: Page, home: str) -> None:
    page.clock.set_fixed_time("2027-02-03T09:00:00")
    page.goto(home + KINDS["center"])
    page.emulate_media(media="print")
    after = page.evaluate(f"getComputedStyle(document.querySelector('{CHECKED}'), '::after').content")
    assert "2026-11-01" in after
