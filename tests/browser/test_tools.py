"""Tools fetched on tap: dates for the phone's calendar, reading aloud, a card in Chinese for the desk."""

import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar
from playwright.sync_api import Browser, Page, expect

from tests.browser.accessible import violations
from tests.browser.showing import BEYOND_THE_EDGE, SIZES, show
from tests.browser.test_mine import phone
from tests.browser.test_sharing import WECHAT
from tests.kinds_of_page import KINDS

pytestmark = pytest.mark.browser

CHINA = ZoneInfo("Asia/Shanghai")
# A voice as phones have one; what is said is noted, and ends at once or when a test says so.
VOICES = """window.said = [];
const voices = LANGUAGES.map(lang => ({ lang, name: lang, localService: true }));
class Utterance { constructor(text) { this.text = text; } }
const speech = {
    getVoices: () => voices, cancel: () => {},
    speak: given => {
        window.said.push([given.lang, given.text]);
        setTimeout(() => { given.onstart(); if (!window.slow) given.onend(); });
    },
};
Object.defineProperty(window, 'speechSynthesis', { value: speech });
window.SpeechSynthesisUtterance = Utterance;"""


@pytest.fixture
def reader(chromium: Browser) -> Iterator[Page]:
    with phone(chromium) as page:
        yield page


def given_file(page: Page, tap: str) -> list[Any]:
    """The events of the calendar file that a tap on an element gives to the phone."""
    with page.expect_download() as download:
        page.locator(tap).first.click()
    assert download.value.suggested_filename == "calendar.ics"
    text = Path(download.value.path()).read_bytes()
    assert max(map(len, text.split(b"\r\n"))) <= 75
    return list(Calendar.from_ical(text).walk("VEVENT"))


# ---- dates


def test_the_next_reception_day_goes_into_the_calendar_in_one_tap(reader: Page, home: str) -> None:
    reader.goto(home + KINDS["reception days"])
    events = given_file(reader, "[data-do=date]")
    begins = [event["dtstart"].dt.astimezone(CHINA) for event in events]
    assert begins == [datetime(2026, 12, 1, *time, tzinfo=CHINA) for time in ((9, 30), (14, 30))]
    assert events[0]["dtend"].dt.astimezone(CHINA).hour == 12
    assert events[0]["summary"] == "区住房建设接访日"
    assert "市民服务中心" in events[0]["location"]
    assert events[0].walk("VALARM")


def test_a_day_of_an_event_goes_into_the_calendar_in_one_tap(reader: Page, home: str) -> None:
    for language in ("", "en/"):
        reader.goto(home + language + KINDS["event"])
        (event,) = given_file(reader, "[data-do=date]")
        assert event["dtstart"].dt.astimezone(CHINA) == datetime(2026, 12, 4, 19, 30, tzinfo=CHINA)


def test_the_next_session_of_a_service_goes_into_the_calendar_in_one_tap(reader: Page, home: str) -> None:
    reader.goto(home + "services/vaccination/")
    row = reader.locator("li", has_text="榕荫社区卫生服务中心").first
    expect(row.locator(".state")).to_contain_text("下次")
    (event,) = given_file(reader, "li:has-text('榕荫社区卫生服务中心') [data-do=date]")
    begins = event["dtstart"].dt.astimezone(CHINA)
    assert begins.strftime("%H:%M") in row.locator(".state").inner_text()
    assert begins > datetime(2026, 11, 30, 10, 30, tzinfo=CHINA)
    assert event["location"] == "榕荫社区卫生服务中心"


def test_the_dates_of_a_center_are_a_list_to_tap(reader: Page, home: str) -> None:
    reader.goto(home + KINDS["center"])
    reader.get_by_role("button", name="加到日历").click()
    rows = reader.locator(".page-dates button")
    expect(rows.first).to_be_visible()
    names = rows.all_inner_texts()
    assert any(re.search(r"\d\d:\d\d–\d\d:\d\d", name) for name in names)
    assert any("这天 14:00–18:00" in name for name in names)
    for size in SIZES:
        show(reader, size=size, width=320)
        assert reader.evaluate(BEYOND_THE_EDGE) == []
    show(reader)
    assert violations(reader) == []
    (event,) = given_file(reader, ".page-dates button:has-text('14:00–18:00')")
    assert str(event["dtstart"].dt) == "2026-12-11"
    reader.get_by_role("button", name="加到日历").click()
    expect(rows).to_have_count(0)


def test_days_on_which_a_place_is_closed_are_one_entry(reader: Page, home: str) -> None:
    reader.goto(home + "centers/rongxi-library/")
    reader.get_by_role("button", name="加到日历").click()
    (event,) = given_file(reader, ".page-dates button:has-text('不开门')")
    assert [str(event[name].dt) for name in ("dtstart", "dtend")] == ["2026-12-14", "2026-12-17"]


def test_in_wechat_the_date_is_copied_and_the_way_out_told(chromium: Browser, home: str) -> None:
    with phone(chromium, agent=WECHAT) as page:
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        page.goto(home + KINDS["event"])
        page.locator("[data-do=date]").first.click()
        expect(page.locator(".told")).to_contain_text("右上角 ··· ，在浏览器打开")
        copied = page.evaluate("navigator.clipboard.readText()")
        assert "明珠" in copied
        assert "19:30" in copied
        assert violations(page) == []


# ---- reading aloud


@pytest.mark.parametrize("kind", ["center", "service", "emergency", "hand-written guide"])
def test_a_page_is_read_aloud_where_the_phone_has_a_voice(kind: str, reader: Page, home: str) -> None:
    reader.add_init_script(VOICES.replace("LANGUAGES", "['en-US', 'zh-TW', 'zh-CN']"))
    reader.goto(home + KINDS[kind])
    heading = reader.locator("h1").inner_text()
    reader.get_by_role("button", name="朗读").click()
    reader.wait_for_function("() => said.length > 3 && !document.querySelector('.is-read')")
    said = reader.evaluate("said")
    assert {language for language, _ in said} <= {"zh-CN", "en-US"}
    assert any(heading[:4] in text for _, text in said)
    assert max(len(text) for _, text in said) <= 170
    assert not any("收藏" in text for _, text in said)  # buttons are left out


def test_reading_stops_at_a_tap(reader: Page, home: str) -> None:
    reader.add_init_script(VOICES.replace("LANGUAGES", "['zh_CN']") + "window.slow = true;")
    reader.goto(home + KINDS["center"])
    reader.get_by_role("button", name="朗读").click()
    expect(reader.locator(".is-read")).to_have_count(1)
    reader.get_by_role("button", name="停下").click()
    expect(reader.locator(".is-read")).to_have_count(0)
    assert reader.evaluate("said.length") == 1


@pytest.mark.parametrize("voices", ["[]", "['en-US']"])
def test_without_a_voice_of_the_language_there_is_no_button(voices: str, reader: Page, home: str) -> None:
    reader.add_init_script(VOICES.replace("LANGUAGES", voices))
    for kind in ("center", "emergency"):
        reader.goto(home + KINDS[kind])
        expect(reader.get_by_role("button", name="朗读")).to_have_count(0)


# ---- a card for the desk


def test_a_card_in_chinese_says_what_is_needed_where(chromium: Browser, home: str) -> None:
    with phone(chromium, locale="en-US") as page:
        page.goto(home + "en/" + KINDS["center"])
        page.get_by_role("button", name="Card in Chinese").click()
        card = page.get_by_role("dialog")
        expect(card).to_contain_text("您好！我不会说中文。")
        expect(card).to_contain_text("明珠社区服务中心")
        expect(card).to_contain_text("榕溪区听潮街道明珠路 8 号")
        card.get_by_label("What do you need?").select_option(label="Residence permit")
        expect(card.locator(".desk-need")).to_have_text("居住证")
        size = card.locator(".desk-need").evaluate("e => parseFloat(getComputedStyle(e).fontSize)")
        assert size >= 36
        assert violations(page) == []
        for text_size in SIZES:
            show(page, size=text_size, width=320)
            assert card.evaluate("e => e.scrollWidth <= e.clientWidth")
        card.get_by_role("button", name="Close").click()
        expect(card).to_have_count(0)


def test_the_card_of_a_service_lists_its_papers(chromium: Browser, home: str) -> None:
    with phone(chromium, locale="en-US") as page:
        page.goto(home + "en/" + KINDS["service"])
        page.get_by_role("button", name="Card in Chinese").click()
        card = page.get_by_role("dialog")
        expect(card.locator(".desk-need")).to_have_text("居住证")
        expect(card).to_contain_text("身份证")
        page.keyboard.press("Escape")
        expect(card).to_have_count(0)


def test_readers_of_chinese_need_no_card(reader: Page, home: str) -> None:
    for language in ("", "zh-Hant/"):
        reader.goto(home + language + KINDS["center"])
        expect(reader.locator("[data-do=card]")).to_have_count(0)
