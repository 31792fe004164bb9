"""The form on a phone: each common job makes a change request that applies and passes every check."""

from __future__ import annotations

import io
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from service_circles.build.project import load_project
from service_circles.editing.apply_requests import apply_requests
from service_circles.editing.change_request import ChangeRequest
from service_circles.problems.problem import messages
from service_circles.records.life.event import Event
from service_circles.records.values.recurrence import days_of
from tests.browser.accessible import violations
from tests.browser.edit_pages import CENTER, Form, change_phone, publish, start_editable_project
from tests.browser.plain_host import plainly_hosted
from tests.browser.showing import SIZES, show
from tests.conftest import Shared
from tests.publishing import DAY

pytestmark = pytest.mark.browser

NUMBER = "0000-0000 0020"


def make_project(folder: Path) -> None:
    project = start_editable_project(folder / "project", languages=("zh-Hans", "zh-Hant", "en"))
    publish(project, folder / "site")


@pytest.fixture(scope="session")
def editable(shared: Shared) -> Path:
    """The folder with a project that has the form, and its site."""
    return shared("editable", make_project)


@pytest.fixture
def at_home(editable: Path) -> Iterator[str]:
    """The address of its home page."""
    with plainly_hosted(editable / "site") as host:
        yield host


def applied(editable: Path, request: dict[str, Any], folder: Path) -> Path:
    """A copy of the project with a request applied; everything in it is accepted."""
    shutil.copytree(editable / "project", folder)
    made = apply_requests(folder, [ChangeRequest.model_validate(request)])
    assert made.refused == []
    for path, content in made.changed_files.items():
        assert content is not None
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content.encode() if isinstance(content, str) else content)
    assert load_project(folder, DAY).problems == load_project(editable / "project", DAY).problems
    return folder


def test_a_phone_number_as_a_file_for_circles_apply(
    page: Page, at_home: str, editable: Path, tmp_path: Path
) -> None:
    form = Form(page, at_home)
    change_phone(form, NUMBER)
    form.look_through()
    form.type("为什么改", "换了号码")
    form.type("您的岗位", "社区值班岗")
    request = form.request()
    assert request["operations"] == [
        {"op": "replace", "record": CENTER, "field": ["phones", 0, "number"], "before": "0000-0000 0002", "after": NUMBER}
    ]  # fmt: skip
    assert (request["why"], request["role"]) == ("换了号码", "社区值班岗")
    project = applied(editable, request, tmp_path / "project")
    assert f"    - number: {NUMBER}\n" in (project / f"content/centers/{CENTER}.yaml").read_text("utf-8")


def test_records_are_chosen_by_their_names(page: Page, at_home: str, requested: list[str]) -> None:
    form = Form(page, at_home)
    page.goto(form.address + "#do-all")
    expect(page.locator("#edit a.row", has_text="所属地方")).to_contain_text("桃源社区")
    assert not any("/names/" in url for url in requested)
    form.choose("所属地方")
    choice = page.get_by_role("combobox", name="所属地方")
    expect(choice.locator("option:checked")).to_have_text("桃源社区")
    choice.select_option(label="河畔街道")
    form.press("好了")
    form.look_through()
    expect(page.locator(".changes")).to_contain_text("桃源社区 → 河畔街道")
    assert form.request()["operations"] == [
        {"op": "replace", "record": CENTER, "field": ["area"], "before": "taoyuan", "after": "hepan"}
    ]


def test_a_point_where_the_phone_is(chromium: Browser, at_home: str) -> None:
    context = chromium.new_context(
        geolocation={"latitude": 23.0271, "longitude": 113.1102, "accuracy": 12}, permissions=["geolocation"]
    )
    page = context.new_page()
    form = Form(page, at_home)
    page.goto(form.address + "#location")
    form.press("用手机现在的位置")
    expect(page.get_by_text("记下了，误差约 12 米。")).to_be_visible()
    expect(page.get_by_label("纬度")).to_have_value("23.027100")
    form.press("好了")
    form.look_through()
    after = {each["field"][-1]: each["after"] for each in form.request()["operations"]}
    assert after == {"latitude": "23.027100", "longitude": "113.110200"}  # the accuracy was that of a door
    context.close()


def test_a_point_by_a_tap_on_the_drawing(
    page: Page, at_home: str, editable: Path, requested: list[str]
) -> None:
    """The point of the drawing that was tapped, to a few meters; only this site is asked, and only after the tap."""
    form = Form(page, at_home)
    page.goto(form.address + "#location")
    expect(page.get_by_role("button", name="在地图上点")).to_be_visible()
    assert not any(f"centers/{CENTER}/" in url for url in requested)
    form.press("在地图上点")
    drawing = page.locator("#edit .card svg")
    expect(drawing.locator(".placed")).to_have_count(1)
    drawing.scroll_into_view_if_needed()
    box, mark = drawing.bounding_box(), drawing.locator(".placed").bounding_box()
    assert box
    assert mark
    latitude, longitude = (float(page.get_by_label(name).input_value()) for name in ("纬度", "经度"))
    page.mouse.click(mark["x"] + mark["width"] / 2, mark["y"] + mark["height"] / 2)
    expect(page.get_by_text("记下了。再点一下可以改。").last).to_be_visible(timeout=60_000)
    assert float(page.get_by_label("纬度").input_value()) == pytest.approx(latitude, abs=3e-5)
    assert float(page.get_by_label("经度").input_value()) == pytest.approx(longitude, abs=3e-5)
    page.mouse.click(box["x"] + box["width"] * 0.9, box["y"] + box["height"] * 0.1)
    page.wait_for_function(
        "before => Number(document.querySelector('#edit input').value) > before", arg=latitude
    )
    expect(page.get_by_label("坐标系")).to_have_value("wgs84")
    assert float(page.get_by_label("纬度").input_value()) > latitude
    assert float(page.get_by_label("经度").input_value()) > longitude
    form.press("好了")
    form.look_through()
    changed = {each["field"][-1] for each in form.request()["operations"]}
    assert changed <= {"latitude", "longitude", "accuracy"}
    assert all(url.startswith(at_home) for url in requested)


def test_closed_next_friday(page: Page, at_home: str, editable: Path, tmp_path: Path) -> None:
    form = Form(page, at_home)
    form.choose("有几天不开门")
    form.type("哪一天", "2026-12-04")
    expect(page.locator(".weekday").first).to_have_text("星期五")
    form.type("为什么", "培训")
    form.press("加上")
    form.look_through()
    request = form.request()
    assert request["operations"] == [
        {"op": "add", "record": CENTER, "field": ["schedule", "exceptions", "-"],
         "after": {"date": "2026-12-04", "reason": "培训"}}
    ]  # fmt: skip
    applied(editable, request, tmp_path / "project")


def test_an_event_every_two_weeks_from_a_saturday(
    page: Page, at_home: str, editable: Path, tmp_path: Path
) -> None:
    form = Form(page, at_home)
    form.choose("办一个活动")
    form.type("活动叫什么", "周末读书会")
    form.type("第一次是哪天", "2026-12-05")
    page.get_by_label("多久办一次").select_option(label="每两周")
    form.press("加上")
    expect(page.get_by_text("重复的活动要写办到哪天为止。")).to_be_visible()
    form.type("办到哪天为止", "2027-02-27")
    shown = page.locator("#edit .weekday")
    expect(shown).to_have_text("星期六：2026-12-05、2026-12-19、2027-01-02、2027-01-16 …")
    page.get_by_label("从几点").fill("09:30")
    page.get_by_label("到几点", exact=True).fill("11:00")
    form.press("加上")
    form.expect_heading("看一看，发出去")
    project = applied(editable, form.request(), tmp_path / "project")
    directory = load_project(project, DAY).directory
    assert directory is not None
    event = next(event for event in directory.all(Event) if event.name == "周末读书会")
    assert event.center == CENTER
    days = [f"{day}" for day in days_of(event.repeats or "", event.date)]
    assert days[:4] == ["2026-12-05", "2026-12-19", "2027-01-02", "2027-01-16"]
    assert days[-1] == "2027-02-27"


@pytest.mark.parametrize("first", ["2026-12-04", "2026-12-31", "2027-01-10"])
def test_the_days_shown_for_each_month_are_those_of_the_rule(first: str, page: Page, at_home: str) -> None:
    form = Form(page, at_home)
    form.choose("办一个活动")
    form.type("活动叫什么", "义诊")
    form.type("第一次是哪天", first)
    page.get_by_label("多久办一次").select_option(label="每月")
    form.type("办到哪天为止", "2027-12-31")
    shown = (page.locator("#edit .weekday").text_content() or "").partition("：")[2].removesuffix(" …")
    form.press("加上")
    form.expect_heading("看一看，发出去")
    (operation,) = form.request()["operations"]
    rule = days_of(operation["after"]["repeats"], date.fromisoformat(first))
    assert shown.split("、") == [f"{day}" for day, _ in zip(rule, range(4), strict=False)]


def test_hours_by_weekday_buttons_and_times(page: Page, at_home: str, editable: Path, tmp_path: Path) -> None:
    form = Form(page, at_home)
    form.choose("开放时间变了")
    form.choose("周六 09:00-12:00")
    page.get_by_role("button", name="周日", exact=True).click()
    page.get_by_label("到几点").fill("17:00")
    form.press("好了")
    form.press("好了")
    form.look_through()
    request = form.request()
    assert [(each["before"], each["after"]) for each in request["operations"]] == [
        ("周六", "周六、周日"), ("09:00-12:00", "09:00-17:00"),
    ]  # fmt: skip
    applied(editable, request, tmp_path / "project")


def a_photo(folder: Path) -> Path:
    """A photo as from a phone: large, lying on its side, with a place and a camera in its EXIF."""
    exif = Image.Exif()
    exif[0x0110] = "Camera of a test"
    exif[0x0112] = 6  # turned by a quarter
    exif.get_ifd(0x8825)[1] = "N"
    file = folder / "IMG_0001.jpg"
    picture = Image.effect_noise((2400, 1800), 40).convert("RGB")
    picture.save(file, exif=exif, quality=95)
    return file


def test_a_photo_is_shrunk_upright_and_says_nothing_of_its_place(
    page: Page, at_home: str, editable: Path, tmp_path: Path
) -> None:
    form = Form(page, at_home)
    form.choose("加一张照片")
    form.press("加上")
    expect(page.get_by_text("还没有选照片。")).to_be_visible()
    photo = a_photo(tmp_path)
    page.get_by_label("选一张照片").set_input_files(photo)
    expect(page.locator("#edit img")).to_be_visible()
    form.press("加上")
    expect(page.locator("#edit .wrong").filter(visible=True)).to_contain_text("图里有什么")
    form.type("图里有什么", "新的大门，门口有坡道")
    form.press("加上")
    form.look_through()
    request = form.request()
    project = applied(editable, request, tmp_path / "project")
    (file,) = (project / "content/photos").iterdir()
    with Image.open(io.BytesIO(file.read_bytes())) as shown:
        assert shown.size == (960, 1280)
        assert dict(shown.getexif()) == {}
    assert file.stat().st_size < photo.stat().st_size / 4
    assert [each["op"] for each in request["operations"]] == ["add", "attach"]


def test_all_is_right_and_was_checked_today(page: Page, at_home: str, editable: Path, tmp_path: Path) -> None:
    page.clock.set_fixed_time(f"{DAY}T10:00:00")
    form = Form(page, at_home)
    form.choose("都对，今天核对过")
    form.type("由哪个岗位核对", "社区值班岗")
    form.press("加上")
    form.look_through()
    request = form.request()
    assert f"{DAY}" in f"{request['operations']}"
    applied(editable, request, tmp_path / "project")


def test_what_is_taken_back_is_no_change(page: Page, at_home: str) -> None:
    form = Form(page, at_home)
    change_phone(form, NUMBER)
    form.choose("电话换了")
    form.choose(NUMBER)
    form.type("号码", "0000-0000 0002")
    form.press("好了")
    form.press("好了")
    form.expect_heading("您想做什么？")
    page.wait_for_load_state("networkidle")
    expect(page.locator("#edit .bar")).to_have_count(0)


def test_nothing_typed_is_lost(page: Page, at_home: str) -> None:
    form = Form(page, at_home)
    form.choose("电话换了")
    form.choose("0000-0000 0002")
    form.type("号码", "0000-00")  # a phone call comes in
    page.goto(f"{at_home}edit/")
    page.locator("#edit a.row", has_text=CENTER).click()
    form.choose("电话换了")
    form.choose("0000-00")
    expect(page.get_by_label("号码")).to_have_value("0000-00")


def test_slips_are_told_in_the_words_of_the_checker(page: Page, at_home: str) -> None:
    form = Form(page, at_home)
    form.choose("电话换了")
    form.choose("0000-0000 0002")
    form.type("号码", "打电话")
    form.press("好了")
    said = page.locator("#edit .wrong").filter(visible=True)
    expect(said).to_contain_text(messages()["R213"].message.format(found="打电话"))
    expect(page.get_by_label("号码")).to_be_focused()
    form.type("号码", NUMBER)
    expect(said).to_have_count(0)
    page.goto(f"{form.address}#phones/1")  # a new one, left half done
    form.type("说明", "前台")
    page.goto(f"{form.address}#do-send")
    form.expect_heading("还有要改的")
    expect(page.locator("#edit")).to_contain_text("这里缺少“号码”（number）")


def test_in_wechat_the_request_is_copied(chromium: Browser, at_home: str) -> None:
    context = chromium.new_context(
        user_agent="Mozilla/5.0 (Linux; Android 12) MicroMessenger/8.0",
        permissions=["clipboard-read", "clipboard-write"],
        viewport={"width": 390, "height": 844},
    )
    page = context.new_page()
    form = Form(page, at_home)
    change_phone(form, NUMBER)
    form.look_through()
    expect(page.get_by_role("button", name="存成文件")).to_have_count(0)
    form.press("复制，粘贴到工作群")
    expect(page.get_by_text("复制好了。").first).to_be_visible()
    copied = ChangeRequest.model_validate_json(page.evaluate("navigator.clipboard.readText()"))
    assert copied.why == "桃源社区服务中心：电话"
    mail = page.get_by_role("link", name="发邮件").get_attribute("href") or ""
    assert mail.startswith("mailto:editors@example.org?subject=")
    context.close()


def test_in_english_and_traditional(page: Page, at_home: str) -> None:
    form = Form(page, at_home, language="en/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Taoyuan Community Service Center")
    form.choose("The phone number has changed")
    form.choose("0000-0000 0002")
    form.type("Number", "call")
    form.press("Done")
    expect(page.locator("#edit .wrong").filter(visible=True)).to_contain_text("is not a phone number")
    assert violations(page) == []
    form = Form(page, at_home, language="zh-Hant/", record="residence-permit")
    expect(page.locator("#edit")).to_contain_text("您想做什麼？")


def test_without_a_record_or_with_one_that_is_gone(page: Page, at_home: str) -> None:
    page.goto(f"{at_home}edit/?record=no-such")
    expect(page.locator("#edit")).to_contain_text("没有找到这条资料。")
    page.goto(f"{at_home}edit/?record=%22%3E%3Cimg%20src=x%3E")
    expect(page.get_by_role("link", name="去搜索")).to_be_visible()
    assert violations(page) == []


def test_without_script_other_ways_are_offered(plain: Page, at_home: str) -> None:
    plain.goto(f"{at_home}edit/?record={CENTER}")
    assert "这张表要用 JavaScript" in plain.content()
    expect(plain.get_by_text("不用这张表，也可以：")).to_be_visible()
    expect(plain.locator(".end a")).to_have_text(["0000-0000 0001"])  # the only way that the project has


SCREENS = (
    "",
    "phones",
    "phones/0",
    "do-hours",
    "schedule/rules/0",
    "do-close",
    "do-event",
    "do-photo",
    "do-all",
    "closure",
)


def test_axe_finds_nothing_on_any_screen(page: Page, at_home: str) -> None:
    """All rules once; in dark those on colors; in large text those on targets."""
    form = Form(page, at_home)
    change_phone(form, NUMBER)
    for route in (*SCREENS, "do-send"):
        page.goto(f"{form.address}#{route}")
        page.wait_for_load_state("networkidle")
        expect(page.locator("#edit h2")).to_be_visible()
        show(page)
        assert violations(page) == [], route
        show(page, scheme="dark")
        assert violations(page, "color-contrast") == [], route
        for size in SIZES:
            show(page, size=size, width=320)
            assert violations(page, "target-size") == [], (route, size)
            assert page.evaluate("document.documentElement.scrollWidth") <= 320, (route, size)


def test_by_keyboard_alone(page: Page, at_home: str) -> None:
    Form(page, at_home)
    expect(page.locator("#edit h2")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#edit h2")).to_have_text("电话")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#edit h2")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_label("号码")).to_be_focused()
    page.keyboard.press("Control+A")
    page.keyboard.type(NUMBER)
    page.go_back()
    expect(page.locator("#edit a.row").first).to_contain_text(NUMBER)
