"""Identity cards and mobile numbers are found however they are typed, and little else is."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest

from service_circles.build.project import load_project
from service_circles.problems.problem import Problem
from service_circles.problems.report import report
from service_circles.problems.source_file import SourceFile
from service_circles.reading.private_numbers import private_numbers
from tests.reading.projects import CENTER, SETTINGS, codes_of, problems_of

WEIGHTS = [2 ** (17 - place) % 11 for place in range(17)]
FULL_WIDTH = str.maketrans("0123456789X", "０１２３４５６７８９Ｘ")


def chance_of(seed: int) -> Random:
    return Random(seed)


def card(chance: Random, *, check_digit_off: int = 0) -> str:
    """A number with the right check digit, or one that is off by some."""
    birthday = date(1930, 1, 1) + timedelta(days=chance.randrange(30_000))
    digits = f"{chance.randrange(110_000, 660_000)}{birthday:%Y%m%d}{chance.randrange(1_000):03d}"
    check = (1 - sum(int(digit) * weight for digit, weight in zip(digits, WEIGHTS, strict=True))) % 11
    return digits + "0123456789X"[(check + check_digit_off) % 11]


def codes(text: str) -> list[str]:
    return [problem.code for problem in private_numbers(SourceFile("content/a.md", text))]


WAYS: dict[str, Callable[[str], str]] = {
    "plain": str,
    "small x": str.lower,
    "full-width": lambda number: number.translate(FULL_WIDTH),
    "spaces": lambda number: f"{number[:6]} {number[6:14]} {number[14:]}",
    "hyphens": lambda number: f"{number[:6]}-{number[6:14]}-{number[14:]}",
    "two lines": lambda number: f"{number[:6]}\n  {number[6:]}",
    "6-4-4-4": lambda number: f"{number[:6]}-{number[6:10]}-{number[10:14]}-{number[14:]}",
    "4-4-4-4-2": lambda number: " ".join(number[at : at + 4] for at in range(0, 18, 4)),
    "3-3-4-2-2-4": lambda number: "_".join(
        [number[:3], number[3:6], number[6:10], number[10:12], number[12:14], number[14:]]
    ),
    "double spaces": lambda number: f"{number[:6]}  {number[6:14]}  {number[14:]}",
    "no-break spaces": lambda number: f"{number[:6]}\u00a0{number[6:14]}\u00a0{number[14:]}",
    "en dashes": lambda number: f"{number[:6]}–{number[6:14]}—{number[14:]}",
    "zero-width spaces": lambda number: f"{number[:6]}\u200b{number[6:]}",
}


@pytest.mark.parametrize("way", WAYS)
def test_every_identity_card_is_found(way: str) -> None:
    chance = chance_of(1)
    for _ in range(200):
        assert codes(f"持卡人{WAYS[way](card(chance))}。") == ["P101"]


def test_numbers_with_another_check_digit_are_no_cards() -> None:
    chance = chance_of(2)
    for off in range(1, 11):
        for _ in range(20):
            assert codes(f"编号 {card(chance, check_digit_off=off)}") == []


def test_hardly_any_long_number_is_taken_for_a_card() -> None:
    chance = chance_of(3)
    numbers = "\n".join(f"{chance.randrange(10**17, 10**18)}" for _ in range(20_000))
    assert len(codes(numbers)) < 10


@pytest.mark.parametrize(
    "number",
    ["13800001111", "138 0000 1111", "138-0000-1111", "138.0000.1111", "+8613800001111", "+86 138 0000 1111",
     "0086-13800001111", "86 13800001111", "13800001111.0", "１３８００００１１１１", "138\n   0000 1111", "tel:13800001111",
     "微信13800001111同号", "19900001111",
     # other groups
     "1380 0001 111", "13800 001111", "138000 01111", "1-380-0001-111", "1 380 000 1111", "138-000-01111", "138 00 00 11 11",
     "1 3 8 0 0 0 0 1 1 1 1", "1380-000-1111", "(138)0000-1111", "（138） 0000 1111", "138/0000/1111", "138／0000／1111", "138,0000,1111", "138_0000_1111",
     # other characters between them and for digits
     "138\u00a00000\u00a01111", "138\u30000000\u30001111", "138\u20110000\u20111111", "138—0000—1111", "138－0000－1111",
     "138–0000–1111", "138·0000·1111", "138・0000・1111", "138\u200b00001111", "138\t0000\t1111", "１３８－００００－１１１１",
     "٠٨٦ ١٣٨٠٠٠٠١١١١", "𝟏𝟑𝟖𝟎𝟎𝟎𝟎𝟏𝟏𝟏𝟏", "138 - 0000 - 1111", "13800\n    001111",
     # what goes before
     "013800001111", "+86-138-0000-1111", "(+86)13800001111", "+86（138）00001111", "tel13800001111", "wx13800001111",
     "Tel.13800001111", "https://wa.me/8613800001111", "https://api.whatsapp.com/send?phone=8613800001111", "QQ/微信：13800001111",
     "网址 https://example.org，13800001111", "手机（QQ同号）13800001111", "13800001111@139.com", "备用电话13800001111",
     "1-382-045-6789", "+1-380-000-1111", "+86 1 626 555 0153", "0086-1-626-555-0153", "16265550153", "1626-555-0153"],
)  # fmt: skip
def test_mobile_numbers_are_found(number: str) -> None:
    assert codes(f"电话：{number}，找值班员") == ["P102"]


@pytest.mark.parametrize(
    "text",
    ["0755-13800138", "0755-13800138 转 123", "114.13800138000", "400-138-0013", "4001380013", "12345", "110",
     "23800001111", "12800001111", "138000011112", "91440101MA13800138", "https://example.org/p/13800001111",
     "2026-05-01 13:80", "010-13800001111", "QQ 13800001111", "QQ群：13800001111", "qq13800001111", "扣扣号13800001111",
     "粤ICP备13800001111号", "粤公网安备 13800001111号", "13800001111元", "13800001111.00 元", "¥13800001111", "￥ 13800001111",
     "13,800,001,111 元", "13.800.001.111", "13,800,001,111", "138.201.138.12", "6222 1380 0001 111", "1380 0001 111 222",
     "13 14 15 16 17 1", "13-14 15-16 17 1", "[13, 14, 15, 16, 17, 1]", "SN13800001111", "1-3 2026-05-01", "甲,138,0000,1111,乙",
     "https://example.org/?id=13800001111", "2026-05-01 2026-05-31", "1301-1302 1401-1402",
     "+1 626-555-0153", "1-626-555-0153", "1 626 555 0153", "1.626.555.0153 x12", "+1 (626) 555-0153 ext. 12", "1 (626) 555-0153",
     "13/14/15/16/17/1", "1/3/2026 10:30 500", "https://example.org/138/0000/1111", "+16265550153", "tel:+16265550153", "https://wa.me/16265550153", "＋１ ６２６－５５５－０１５３", "1-800-555-0199", "+44 7700 900123",
     "+44 (0)7700 900123", "+65 9123 4567", "+49 151 12345678", "0049 151 12345678", "+62-138-0000-1111"],
)  # fmt: skip
def test_what_is_no_mobile_number(text: str) -> None:
    assert codes(f"见 {text} 。") == []


def test_a_public_mobile_is_allowed_where_it_is_said_to_be_one(tmp_path: Path) -> None:
    public = CENTER.replace(
        "number: 0000-0000 0001\n      kind: duty", "number: 13800001111\n      kind: public_mobile"
    )
    assert codes_of(tmp_path, a=public) == []
    assert codes_of(tmp_path, a=public.replace("public_mobile", "duty")) == ["P102"]
    assert codes_of(tmp_path, a=public + "# 也可以打 13800001111\n") == ["P102"]


def test_a_report_shows_no_private_number_whole() -> None:
    number = card(chance_of(4))
    problems = private_numbers(SourceFile("content/a.md", f"{number} 和 13800001111"))
    told = report(problems, color=False)
    assert len(problems) == 2
    assert number not in told
    assert "13800001111" not in told


@pytest.mark.parametrize(
    "number",
    ["1380 0001 111", "13800 001111", "013800001111", "1-380-0001-111", '"\\x31\\x33800001111"', "13 80 00 01 11 1",
     "+86 138-000 01111", "1380-0001111 转 8", "13 8000 01111", "0086 13 800 001 111", '"1380\\\n        0001111"'],
)  # fmt: skip
@pytest.mark.parametrize("kind", ["duty", "public_mobile"])
def test_a_mobile_in_a_phone_field_needs_its_kind_however_it_is_typed(
    tmp_path: Path, number: str, kind: str
) -> None:
    center = CENTER.replace(
        "number: 0000-0000 0001\n      kind: duty", f"number: {number}\n      kind: {kind}"
    )
    assert codes_of(tmp_path, a=center).count("P102") == (kind == "duty")


@pytest.mark.parametrize(
    "number",
    [
        "+1 626-555-0153",
        "1-626-555-0153",
        "+44 7700 900123",
        "0755-1380 0138",
        "0000-1380 0001 111",
        "12345",
        "400 138 0013",
        "95138",
        "110",
    ],
)
def test_other_phones_need_none(tmp_path: Path, number: str) -> None:
    center = CENTER.replace("number: 0000-0000 0001", f"number: {number}")
    assert "P102" not in codes_of(tmp_path, a=center)


@pytest.mark.parametrize(
    "value",
    [
        '"找\\x31\\x33800001111"',
        '"\\u0031\\u0033\\u0038 0000 1111"',
        '"138 0000\\\n    1111"',
        '"138\\t0000\\t1111"',
    ],
)
def test_escapes_hide_no_number(tmp_path: Path, value: str) -> None:
    assert codes_of(tmp_path, a=CENTER.replace('"明珠路 1 号，3 楼"', value)).count("P102") == 1
    number = card(chance_of(5))
    escaped = "".join(f"\\x{ord(digit):x}" for digit in number)
    assert codes_of(tmp_path, a=CENTER.replace("1 号，3 楼", escaped)) == ["P101"]


def test_a_public_mobile_stays_allowed_beside_a_typing_mistake(tmp_path: Path) -> None:
    public = CENTER.replace(
        "number: 0000-0000 0001\n      kind: duty", "number: +86 13800001111\n      kind: public_mobile"
    )
    assert codes_of(tmp_path, a=public.replace("name: 明珠", "name：明珠")) == ["Y104"]


def test_hardly_any_table_of_numbers_holds_a_card() -> None:
    chance = chance_of(6)
    rows = "\n".join(" ".join(f"{chance.randrange(10_000)}" for _ in range(12)) for _ in range(3_000))
    assert codes(rows).count("P101") < 5


def test_no_other_message_shows_the_line_of_a_private_number(tmp_path: Path) -> None:
    text = "center:\n  id: x\n  name: <b>\n  area: mingzhu\n  adress: 找 13800001111，身份证不写\n"
    problems = problems_of(tmp_path, a=text)
    assert sorted(problem.code for problem in problems) == ["P102", "R108", "R214"]
    assert all("13800001111" not in problem.excerpt for problem in problems)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("# 打 1380000\n# 1111 找他", "P102"),
        ("  # 138 0000\n  # 1111", "P102"),
        ("> 打 13800\n> 001111", "P102"),
        ("// 138-0000-\n// 1111", ""),  # a hyphen and a break are two separators: not how numbers are written
        ("# 第 138 户\n# 00001111 元", ""),
        ("# 一共 13 户\n# 8000011110", ""),
    ],
)
def test_a_number_over_two_lines_of_a_comment_is_found(text: str, found: str) -> None:
    assert codes(text) == ([found] if found else [])


def test_an_identity_card_over_three_lines_of_a_comment_is_found() -> None:
    number = card(chance_of(5))
    assert codes(f"# {number[:6]}\n# {number[6:14]}\n# {number[14:]}\n") == ["P101"]


@pytest.mark.parametrize(
    "line",
    [
        "  note: 13800001111\n  kind: '13800001111'",
        "  level: '138 0000 1111'",
        "  area: '13800001111'",
        "  services: [{service: '1380-0001-111'}]",
        "  location: {latitude: 13800001111, longitude: 1, datum: wgs84}",
        "  '13800001111': 一个错的字段",
    ],
)
def test_no_message_quotes_a_private_number(line: str, tmp_path: Path) -> None:
    """A wrong value is told with what was found, and what it may have meant."""
    problems = _told(tmp_path, "content/centers.yaml", f"{CENTER}{line}\n")
    told = re.sub(r"[^0-9a-z]", "", report(problems, color=False))
    assert len(problems) > 1
    assert "13800001111" not in told


def _told(folder: Path, name: str, text: str) -> tuple[Problem, ...]:
    (folder / "content").mkdir()
    (folder / "communities.yaml").write_text(SETTINGS, "utf-8")
    (folder / name).write_text(text, "utf-8")
    return load_project(folder).problems


def test_pages_quote_none_either(tmp_path: Path) -> None:
    page = "# 页\n\n打 13800001111，看[这里](record:13800001111)和[那里](13800001111.pdf)\n"
    problems = _told(tmp_path, "content/page.md", page)
    assert {"M110", "P102"} <= {problem.code for problem in problems}
    assert "13800001111" not in re.sub(r"[^0-9a-z]", "", report(problems, color=False))
