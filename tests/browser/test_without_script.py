"""Everything that matters can be read and used where scripts do not run."""

import pytest
from playwright.sync_api import Page, expect

from tests.kinds_of_page import KINDS

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("kind", KINDS)
def test_no_button_that_does_nothing_is_shown(kind: str, plain: Page, home: str) -> None:
    plain.goto(home + KINDS[kind])
    expect(plain.locator("h1")).to_be_visible()
    expect(plain.locator("button, input, .open-filter").filter(visible=True)).to_have_count(0)


def test_a_center_answers_everything(plain: Page, home: str) -> None:
    plain.goto(home + KINDS["center"])
    expect(plain.locator(".status")).to_contain_text("周一至周五 09:00–12:00，14:00–18:00；周六 09:00–12:00")
    expect(plain.get_by_role("link", name="打电话", exact=True)).to_have_attribute(
        "href", "tel:0000-00000010"
    )
    plain.get_by_text("去这里", exact=True).click()
    expect(plain.locator(".actions .chooser a").first).to_be_visible()
    assert plain.locator(".actions .chooser a").count() >= 4
    plain.locator(".status").click()
    hours = plain.get_by_role("table", name="每周开放时间")
    expect(hours.get_by_role("row")).to_have_count(7)
    expect(plain.locator(".hours")).to_contain_text("法定节假日")
    expect(plain.locator("svg.map-drawing")).to_be_visible()
    plain.get_by_text("用文字说这张图").click()
    assert plain.locator(".map-words li").first.is_visible()
    expect(plain.get_by_role("heading", name="圈内还有")).to_be_visible()


def test_lists_tell_the_usual_hours(plain: Page, home: str) -> None:
    plain.goto(home + KINDS["centers"])
    row = plain.locator("a.row", has_text="明珠社区服务中心").first
    expect(row).to_contain_text("周一至周五 09:00–12:00，14:00–18:00")
