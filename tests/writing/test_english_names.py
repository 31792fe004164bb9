"""English for names and addresses that have none: what is composed, and what stays Chinese."""

from __future__ import annotations

import pytest

from service_circles.languages.english_names import EnglishNames, pinyin_name

KNOWN = {
    "榕溪区": "Rongxi District",
    "听潮街道": "Tingchao Subdistrict",
    "榕荫街道": "Rongyin Subdistrict",
    "铁路新村社区": "Railway Village Community",
    "明珠苑": "Mingzhu Court",
    "老街片区": "Old Street Quarter",
    "榕溪安居物业": "Rongxi Anju Property",
    "社区值班岗": "Community duty desk",
}


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        ("榕溪区听潮街道明珠路 8 号", "8 Mingzhu Road, Tingchao, Rongxi District"),
        ("听潮街道翠堤路 12 号（东门）", "East gate, 12 Cuidi Road, Tingchao"),
        ("榕荫街道书院街1号四楼", "Fourth floor, 1 Shuyuan Street, Rongyin"),
        (
            "榕荫街道铁路新村二路 10 号 6 栋架空层",
            "Open ground floor, building 6, 10 Railway Village Road 2, Rongyin",
        ),
        ("榕荫街道老街 1–96 号", "1–96 Old Street, Rongyin"),
        ("柳岸路", "Liu'an Road"),
        ("新村北一巷", "Xincun North Lane 1"),
        ("新村北路", "Xincunbei Road"),
        ("听渔横街", "Tingyu Cross Street"),
        ("榕铁路", "Rongtie Road"),
        ("珠湾里", "Zhuwanli"),
        ("明珠苑党支部", "Mingzhu Court Party branch"),
        ("铁路新村社区居委会", "Railway Village Residents' Committee"),
        ("榕溪安居物业明珠苑服务处", "Rongxi Anju Property, Mingzhu Court office"),
        ("社区值班岗", "Community duty desk"),
    ],
)
def test_what_is_composed(chinese: str, english: str) -> None:
    assert EnglishNames(KNOWN)(chinese) == english


@pytest.mark.parametrize(
    "chinese",
    [
        "推门就是柜台，不用取号。",
        "下雨天走哪条路",
        "坏了的路",
        "柳湾街道稻香村祠堂前",
        "听潮街道明珠路 6 号门卫室东侧",
        "北门",
        "电梯",
        "三楼",
        "没有名字的党支部",
    ],
)
def test_what_is_not_understood_stays_chinese(chinese: str) -> None:
    """Half a translation would be worse: readers and screen readers get the Chinese, marked as such."""
    assert EnglishNames(KNOWN)(chinese) == chinese


def test_pinyin_marks_where_a_syllable_begins() -> None:
    assert [pinyin_name(name) for name in ("柳岸", "西安", "明珠")] == ["Liu'an", "Xi'an", "Mingzhu"]
