"""Telling the publisher something, without a script: a tap, and the message is there."""

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.kinds_of_page import KINDS

pytestmark = pytest.mark.browser

PUBLISHED = "https://example.org/rongxi/"


def asked(address: str | None) -> dict[str, str]:
    query = parse_qs(urlsplit(address or "").query, keep_blank_values=True)
    return {name: values[0] for name, values in query.items()}


def test_what_is_wrong_is_told_in_two_taps(plain: Page, home: str) -> None:
    plain.goto(home + KINDS["center"])
    hours = plain.get_by_role("link", name="开放时间", exact=True)
    expect(hours).to_be_hidden()
    plain.get_by_text("信息有误？告诉我们").click()
    expect(hours).to_be_visible()
    assert hours.get_attribute("href") == "../../edit/?record=mingzhu-center&field=schedule"
    assert plain.get_by_role("link", name="填一张表").count() == 0  # ours takes its place
    mail = plain.get_by_role("link", name="发邮件").get_attribute("href")
    assert (mail or "").startswith("mailto:editors@example.org?subject=")
    assert "关于：明珠社区服务中心\r\n哪一项：" in asked(mail)["body"]


@pytest.mark.parametrize(("kind", "name"), [("service", "居住证"), ("hand-written", "关于本站")])
def test_every_page_of_an_author_asks_whether_it_helped(kind: str, name: str, plain: Page, home: str) -> None:
    plain.goto(home + KINDS[kind])
    for answer in ("有用", "没用"):
        told = asked(plain.get_by_role("link", name=answer, exact=True).get_attribute("href"))
        assert (told["about"], told["field"]) == ("这一页有用吗", answer)
        assert name in told["record"]


def test_english_readers_are_asked_in_english(plain: Page, home: str) -> None:
    plain.goto(home + "en/" + KINDS["center"])
    plain.locator(".ask > summary").click()
    assert (
        plain.locator(".ask .chip").first.get_attribute("href")
        == "../../edit/?record=mingzhu-center&field=phones"
    )
    mail = plain.locator(".ask p + p a[href^=mailto]").first
    text = asked(mail.get_attribute("href"))["body"]
    assert f"Page: {PUBLISHED}en/{KINDS['center']}" in text


def test_what_was_not_found_is_told_with_its_words(page: Page, home: str) -> None:
    page.goto(home + "search/?q=%E9%A3%9E%E7%A2%9F%26%23")  # 飞碟&#
    form = page.get_by_role("link", name="填一张表")
    expect(form).to_be_visible()
    assert asked(form.get_attribute("href"))["about"] == "搜索没找到"
    mail = asked(page.get_by_role("link", name="发邮件").get_attribute("href"))
    assert mail["subject"] == "搜索没找到：飞碟&#"
    assert "我在找：飞碟&#" in mail["body"]
