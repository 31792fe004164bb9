"""Identity cards and mobile numbers are found however they are typed, and little else is."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest

from service_circles.problems.report import report
from service_circles.problems.source_file import SourceFile
from service_circles.reading.private_numbers import private_numbers
from tests.reading.projects import CENTER, codes_of

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


def codes(text: str, *, is_yaml: bool = False) -> list[str]:
    return [problem.code for problem in private_numbers(SourceFile("content/a.md", text), is_yaml=is_yaml)]


WAYS: dict[str, Callable[[str], str]] = {
    "plain": str,
    "small x": str.lower,
    "full-width": lambda number: number.translate(FULL_WIDTH),
    "spaces": lambda number: f"{number[:6]} {number[6:14]} {number[14:]}",
    "hyphens": lambda number: f"{number[:6]}-{number[6:14]}-{number[14:]}",
    "two lines": lambda number: f"{number[:6]}\n  {number[6:]}",
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
     "微信13800001111同号", "19900001111"],
)  # fmt: skip
def test_mobile_numbers_are_found(number: str) -> None:
    assert codes(f"电话：{number}，找值班员") == ["P102"]


@pytest.mark.parametrize(
    "text",
    ["0755-13800138", "0755-13800138 转 123", "114.13800138000", "400-138-0013", "4001380013", "12345", "110",
     "23800001111", "12800001111", "138000011112", "91440101MA13800138", "https://example.org/p/13800001111",
     "2026-05-01 13:80", "010-13800001111"],
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
    problems = private_numbers(SourceFile("content/a.md", f"{number} 和 13800001111"), is_yaml=False)
    told = report(problems, color=False)
    assert len(problems) == 2
    assert number not in told
    assert "13800001111" not in told
