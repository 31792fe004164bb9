"""Each change of a record as reviewers read it."""

from pathlib import Path

import pytest

from service_circles.languages.catalogs import english
from service_circles.reviewing.wording.prose_excerpts import changed_excerpts
from service_circles.reviewing.wording.record_sentences import sentences
from tests.reviewing.versions import CENTER, SERVICES, directory_of, load_version
from tests.test_stories import SETTINGS

SATURDAY = "      - byday: 周六\n        hours: 09:00-12:00\n"
CHANGES = {
    "hours": (
        "周六\n        hours: 09:00-12:00", "周六\n        hours: 09:00-17:00",
        "周六开放时间由 09:00–12:00 改为 09:00–17:00",
        "Sat opening hours: 09:00–12:00 → 09:00–17:00",
    ),
    "a day less": (SATURDAY, "", "周六开放时间由 09:00–12:00 改为 休息", "Sat opening hours: 09:00–12:00 → Closed"),
    "rules written in another way": (
        "byday: 周一至周五\n        hours: 09:00-12:00, 14:00-18:00",
        "byday: mo-fr\n        hours: 14:00-18:00, 9:00-12:00",
        None, None,
    ),
    "holidays": (
        "holidays: closed", "holidays: as_usual",
        "法定节假日开放时间由 关门 改为 照常", "Public holidays opening hours: Closed → As usual",
    ),
    "a closed day": (
        "    holidays: closed\n", "    holidays: closed\n    exceptions:\n      - {date: 2026-12-04, reason: 培训}\n",
        "新写了2026年12月4日：关门 · 培训", "December 4, 2026 added: Closed · 培训",
    ),
    "a closure": (
        "  phones:\n", "  closure: {valid_from: 2026-12-01, valid_to: 2026-12-05, reason: 修缮}\n  phones:\n",
        "新写了关闭：2026年12月1日–5日 修缮", "closure added: December 1–5, 2026 修缮",
    ),
    "hours unknown": (
        CENTER[CENTER.index("  schedule:"):CENTER.index("  services:")], "  schedule: unknown\n",
        "开放时间由 周一至周五 09:00–12:00，14:00–18:00；周六 09:00–12:00 改为 时间未知",
        "opening hours: Mon–Fri 09:00–12:00, 14:00–18:00; Sat 09:00–12:00 → Hours unknown",
    ),
    "a phone": (
        "0000-0000 0010", "0000-0000 0020",
        "电话“前台”的号码由 0000-0000 0010 改为 0000-0000 0020",
        "phones “前台”, number: 0000-0000 0010 → 0000-0000 0020",
    ),
    "a second phone": (
        "      label: 前台\n", "      label: 前台\n    - number: 0000-0000 0011\n",
        "新增电话 1 项：0000-0000 0011", "phones: 1 more (0000-0000 0011)",
    ),
    "two services": (
        "    - service: meals\n", "    - service: permit\n    - service: reading\n    - service: meals\n",
        "新增服务项目 2 项：居住证、读书", "services: 2 more (居住证, 读书)",
    ),
    "a service": (
        "    - service: meals\n      note: 上午订餐\n", "    - service: permit\n      note: 带照片\n    - service: reading\n",
        "新增服务项目 2 项：居住证 带照片、读书；减少服务项目 1 项：助餐 上午订餐",
        "services: 2 more (居住证 带照片, 读书); services: 1 fewer (助餐 上午订餐)",
    ),
    "inside a service": (
        "note: 上午订餐", "note: 前一天订餐\n      schedule:\n        rules: [{byday: 周一至周五, hours: 11:00-13:00}]",
        "服务项目“助餐”的说明由 上午订餐 改为 前一天订餐；"
        "服务项目“助餐”的开放时间由 跟中心一样 改为 周一至周五 11:00–13:00",
        None,
    ),
    "moved": ("latitude: 21.2,", "latitude: 21.203,", "位置移动了 332 米", "location moved by 332 m"),
    "another datum": (
        "datum: wgs84", "datum: gcj02",
        "位置的坐标系由 WGS84 改为 GCJ-02（高德、腾讯），实际移动 585 米",
        "location: datum WGS84 → GCJ-02 (Amap, Tencent), moved 585 m on the ground",
    ),
    "a field more": (
        "  phones:\n", "  level: community\n  phones:\n", "新写了级别：社区级", "level added: Community level",
    ),
    "a field less": (
        "  address: 榕溪区云溪路 8 号\n", "",
        "删去了地址（原来是 榕溪区云溪路 8 号）", "address removed (was 榕溪区云溪路 8 号)",
    ),
    "a translation": (
        "name.en: Yunxi Center", "name.en: Yunxi Community Center",
        "名称 (en)由 Yunxi Center 改为 Yunxi Community Center", None,
    ),
    "a check comes last": (
        "  name:", "  verified: {date: 2026-11-30, by: 值班岗}\n  website: https://example.org/\n  name:",
        "新写了网站：https://example.org/；核对日期更新到 2026年11月30日",
        "website added: https://example.org/; checked on November 30, 2026",
    ),
    "another area": (
        "area: mingzhu", "area: rongxi-district", "所属地方由 明珠社区 改为 榕溪区", "area: 明珠社区 → 榕溪区",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_of_a_center(name: str, tmp_path: Path) -> None:
    old, new, chinese, in_english = CHANGES[name]
    assert CENTER.count(old) == 1
    before = directory_of(load_version(tmp_path / "before"))
    after = directory_of(load_version(tmp_path / "after", center=CENTER.replace(old, new)))
    assert sentences(before, after) == ((f"云溪社区服务中心：{chinese}",) if chinese else ())
    if in_english:
        (told,) = sentences(before, after, english())
        assert told.split(": ", 1)[1] == in_english


def test_hours_of_a_record_that_had_none(tmp_path: Path) -> None:
    line = "channel: {id: line, name: 热线, phone: {number: '12345', kind: hotline}, purpose: 咨询}\n"
    before = directory_of(load_version(tmp_path / "before", line=line))
    with_hours = line.replace("purpose", "schedule: {rules: [{byday: 每天, hours: 00:00-24:00}]}, purpose")
    after = directory_of(load_version(tmp_path / "after", line=with_hours))
    assert sentences(before, after) == ("热线：新写了时间：每天 全天",)


def test_no_change_no_sentence(tmp_path: Path) -> None:
    before, after = (directory_of(load_version(tmp_path / name)) for name in ("before", "after"))
    assert sentences(before, after) == ()


def test_records_that_come_go_and_get_another_id(tmp_path: Path) -> None:
    renamed = SERVICES.replace("{id: permit,", "{id: residence-permit, formerly: permit,")
    renamed = renamed.replace("  - {id: reading, name: 读书, board: guides}\n", "")
    added = "center: {id: new, name: 新中心, area: mingzhu, phones: [{number: 0000-0000 0030}]}\n"
    before = directory_of(load_version(tmp_path / "before"))
    after = directory_of(load_version(tmp_path / "after", services=renamed, new=added))
    assert sentences(before, after) == (
        "新中心：新增服务中心；所属地方 明珠社区；电话 0000-0000 0030",
        "居住证：编号由 permit 改为 residence-permit",
        "读书：删去了这个服务",
    )


def test_references_that_follow_another_id_are_not_changes(tmp_path: Path) -> None:
    services = SERVICES.replace("{id: meals,", "{id: lunch, formerly: meals,")
    before = directory_of(load_version(tmp_path / "before"))
    after = directory_of(
        load_version(tmp_path / "after", services=services, center=CENTER.replace("meals", "lunch"))
    )
    assert sentences(before, after) == ("助餐：编号由 meals 改为 lunch",)


def test_settings_are_a_record_too(tmp_path: Path) -> None:
    before = directory_of(load_version(tmp_path / "before"))
    settings = SETTINGS.replace("  publisher:", "  verified_within_days: 180\n  publisher:")
    after = directory_of(load_version(tmp_path / "after", communities=settings))
    assert sentences(before, after) == ("全站设置：核对期限（天）由 365 改为 180",)


def test_of_long_texts_the_changed_part_is_shown() -> None:
    text = "推门就是柜台，不用取号。办事的人多时，旁边有茶水和老花镜，后院还可以坐。" * 2
    before, after = changed_excerpts(text, text.replace("茶水", "热茶", 1))
    assert (before, after) == ("…多时，旁边有茶水和老花镜，后…", "…多时，旁边有热茶和老花镜，后…")


def test_texts_of_authors_stay_on_one_line(tmp_path: Path) -> None:
    before = directory_of(load_version(tmp_path / "before"))
    text = CENTER + "  description: |-\n    第一行\n    ::error::forged\n"
    (told,) = sentences(before, directory_of(load_version(tmp_path / "after", center=text)))
    assert told.endswith("新写了介绍：第一行 ::error::forged")
