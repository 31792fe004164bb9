"""The way on foot, told and drawn on opened maps of the demonstration."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.accessible import violations
from tests.browser.test_opened_maps import open_map, phone, site

__all__ = ["phone", "site"]
pytestmark = pytest.mark.browser


def _steps(page: Page) -> list[str]:
    return page.locator(".map-told li").all_text_contents()


def test_the_way_from_an_estate_to_a_center_is_told_and_drawn(phone: Page, site: str) -> None:
    open_map(phone, f"{site}centers/mingzhu-center/")
    minutes = (
        phone.locator("#inside ~ * .row, .rows .row")
        .filter(has_text="海月花园")
        .first.locator(".row-end")
        .inner_text()
    )
    phone.locator(".map-told .chip", has_text="海月花园").click()
    head = phone.locator(".map-told h3")
    expect(head).to_have_text("从海月花园走到明珠社区服务中心")
    expect(head).to_be_focused()
    summary = phone.locator(".map-told-sum").inner_text()
    assert summary.startswith(f"步行 {minutes}")
    assert "台阶" in summary
    assert "过马路" in summary or "不用过大马路" in summary
    steps = _steps(phone)
    assert steps[0].startswith("出门")
    assert any(re.search(r"沿\S+走 \d+ 米", step) for step in steps)
    assert steps[-1].startswith("到明珠社区服务中心")
    expect(phone.locator("text=不知道").first).to_be_attached()
    assert phone.locator(".map-live path.map-way").count() == 2
    assert violations(phone) == []
    phone.get_by_role("button", name="收起走法").click()
    expect(phone.locator(".map-live path.map-way")).to_have_count(0)
    expect(phone.locator(".map-told .chip", has_text="海月花园")).to_be_visible()


def test_the_page_of_an_estate_tells_the_way_to_centers(phone: Page, site: str) -> None:
    open_map(phone, f"{site}areas/mingzhuyuan/")
    phone.locator(".map-told .chip", has_text="明珠长者饭堂").click()
    expect(phone.locator(".map-told h3")).to_have_text("从明珠苑走到明珠长者饭堂")
    assert any("饭堂巷" in step or "明珠" in step for step in _steps(phone))


def test_a_marker_asks_for_the_way_too(phone: Page, site: str) -> None:
    open_map(phone, f"{site}areas/mingzhuyuan/")
    spot = phone.get_by_role("button", name=re.compile("明珠社区服务中心")).first
    spot.press("Enter")
    phone.locator(".leaflet-popup").get_by_role("button", name="怎么走").first.press("Enter")
    expect(phone.locator(".map-told h3")).to_contain_text("从明珠苑走到")
    expect(phone.locator(".leaflet-popup")).to_have_count(0)


def test_near_me_tells_the_same_way_as_the_page_of_the_estate(phone: Page, site: str) -> None:
    open_map(phone, f"{site}areas/mingzhuyuan/")
    phone.locator(".map-told .chip", has_text="明珠长者饭堂").click()
    expect(phone.locator(".map-told h3")).to_be_visible()
    wanted = phone.locator(".map-told-sum").inner_text(), _steps(phone)
    open_map(phone, f"{site}near/?at=mingzhuyuan")
    phone.locator(".map-told .chip", has_text="明珠长者饭堂").click()
    expect(phone.locator(".map-told h3")).to_be_visible()
    assert (phone.locator(".map-told-sum").inner_text(), _steps(phone)) == wanted


def test_the_way_is_told_in_english(phone: Page, site: str) -> None:
    open_map(phone, f"{site}en/centers/mingzhu-center/")
    phone.locator(".map-told .chip").nth(1).click()
    expect(phone.locator(".map-told h3")).to_contain_text("From ")
    text = " ".join(_steps(phone))
    assert re.search(r"Leave and (turn|go|head) .*along .* for \d+ m", text)
    assert not re.search(r"[\u3400-\u9fff]", phone.locator(".map-told").inner_text())


def test_what_is_drawn_is_asked_for_on_a_tap_only(phone: Page, site: str) -> None:
    asked: list[str] = []
    phone.on("request", lambda request: asked.append(request.url))
    open_map(phone, f"{site}centers/mingzhu-center/")
    assert not [url for url in asked if "/walks/" in url]
    phone.locator(".map-told .chip").first.click()
    expect(phone.locator(".map-told h3")).to_be_visible()
    assert len([url for url in asked if "/walks/" in url]) == 1
