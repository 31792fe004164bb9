"""A center's page in the order of need: little to scroll, its hours close to its state."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Page, expect

from tests.kinds_of_page import KINDS

pytestmark = pytest.mark.browser

HEIGHT = 844
MONDAY = datetime(2026, 11, 30, 10, 30, tzinfo=ZoneInfo("Asia/Shanghai"))


def end_of_hours(page: Page) -> float:
    box = page.locator(".hours table").bounding_box()
    assert box is not None
    return box["y"] + box["height"]


def test_a_center_takes_four_screens(page: Page, home: str) -> None:
    page.set_viewport_size({"width": 390, "height": HEIGHT})
    page.clock.set_fixed_time(MONDAY)
    page.goto(home + KINDS["center"])
    assert page.evaluate("document.documentElement.scrollHeight") <= 4 * HEIGHT
    page.locator(".status").click()
    assert end_of_hours(page) <= HEIGHT
    page.evaluate("document.documentElement.dataset.size = 'larger'")
    assert end_of_hours(page) <= 2 * HEIGHT


def test_services_fold_by_board_and_tell_their_next_time(page: Page, home: str) -> None:
    page.clock.set_fixed_time(MONDAY)
    page.goto(home + KINDS["center"])
    groups = page.locator("section", has=page.locator("#services")).locator("details")
    expect(groups.first.locator("summary")).to_contain_text("当场办")
    lessons = page.get_by_role("link", name="教您用手机")
    expect(lessons).to_be_hidden()
    groups.filter(has=page.get_by_text("教您用手机")).locator("summary").click()
    expect(lessons).to_contain_text("下次")  # it does not say that a door is closed
    expect(lessons).to_contain_text("明天 15:00")
