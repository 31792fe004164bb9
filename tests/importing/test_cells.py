"""Cells as people fill them in: phones, points, numbers, dates, choices, lines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service_circles.importing.cells.name_book import NameBook
from service_circles.importing.cells.phone_cells import phones_text, read_phones
from service_circles.importing.cells.point_cells import point_text, read_point
from service_circles.importing.cells.reading_result import ReadingContext
from service_circles.importing.cells.simple_cells import (
    read_choice,
    read_date,
    read_flag,
    read_lines,
    read_number,
)
from service_circles.importing.columns.import_mapping import Column, MobilePolicy
from service_circles.importing.sheets.cleaned_text import cleaned
from service_circles.records.area import AreaKind
from service_circles.records.center import CenterKind, CenterStatus
from service_circles.records.values.contact import Datum

PHONES = Column(column="电话", field="phones")


def context(
    country: str = "CN", mobiles: MobilePolicy = MobilePolicy.REFUSE, datum: Datum | None = None
) -> ReadingContext:
    return ReadingContext(NameBook(), country, datum, mobiles)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("0000-0000 0010", ["0000-0000 0010"]),
        ("0000-0000-0010", ["0000-0000-0010"]),
        ("（0000）0000 0010 转 801", ["0000-0000 0010转801"]),
        ("(0000) 0000 0010 ext. 12", ["0000-0000 0010转12"]),
        ("0000-00000010/00000011", ["0000-00000010", "0000-00000011"]),
        ("0000-00000010、00000011", ["0000-00000010", "0000-00000011"]),
        ("0000-00000010  0000-00000011", ["0000-00000010", "0000-00000011"]),
        ("００００－００００００１０", ["0000-00000010"]),
        ("0000—00000010", ["0000-00000010"]),
        ("0000.0000.0010", ["0000-0000-0010"]),
        ("+86 0000 00000010", ["+86 0000 00000010"]),
        ("400-000-0000", ["400-000-0000"]),
        ("12345", ["12345"]),
        ("前台\n0000-00000010\n图书室\n0000-00000011", ["0000-00000010", "0000-00000011"]),
        ("0000-00000010，0000-00000010", ["0000-00000010"]),
        ("13800001111", []),
        ("0000-123", []),
        ("00000", []),
        ("请到前台问", []),
    ],
)
def test_phones(text: str, numbers: list[str]) -> None:
    reading = read_phones(text, is_number=False, column=PHONES, context=context())
    assert [phone["number"] for phone in reading.value or []] == numbers
    assert bool(reading.troubles) == (not numbers)


@pytest.mark.parametrize(
    ("text", "phone"),
    [
        ("前台：0000-00000010", {"number": "0000-00000010", "label": "前台"}),
        ("0000-00000010（晚上值班）", {"number": "0000-00000010", "kind": "duty", "label": "晚上值班"}),
        ("服务热线 0000-00000010", {"number": "0000-00000010", "kind": "hotline", "label": "服务热线"}),
        ("张三 0000-00000010", {"number": "0000-00000010"}),
        ("0000-00000010（李四）", {"number": "0000-00000010"}),
        ("联系电话：0000-00000010", {"number": "0000-00000010"}),
    ],
)
def test_labels_name_desks_and_never_people(text: str, phone: dict[str, str]) -> None:
    assert read_phones(text, is_number=False, column=PHONES, context=context()).value == [phone]


@pytest.mark.parametrize(
    ("text", "country", "number"),
    [
        ("75555500100", "CN", "0755-55500100"),
        ("2055500100", "CN", "020-55500100"),
        ("4000000000", "CN", "4000000000"),
        ("12345", "CN", "12345"),
        ("2125550153", "US", "2125550153"),
    ],
)
def test_numbers_stored_as_numbers_get_their_zero_back(text: str, country: str, number: str) -> None:
    reading = read_phones(text, is_number=True, column=PHONES, context=context(country))
    assert [phone["number"] for phone in reading.value or []] == [number]


def test_mobiles_of_offices_by_policy() -> None:
    reading = read_phones(
        "13800001111", is_number=True, column=PHONES, context=context(mobiles=MobilePolicy.PUBLIC_MOBILE)
    )
    assert reading.value == [{"number": "13800001111", "kind": "public_mobile"}]


def test_phones_are_read_as_they_are_written() -> None:
    phones = [
        {"number": "0000-0000 0010", "label": "前台"},
        {"number": "0000-0000 0011", "kind": "duty", "label": "晚上和周末值班"},
        {"number": "0000-0000 0012转8"},
    ]
    assert read_phones(phones_text(phones), is_number=False, column=PHONES, context=context()).value == phones


@pytest.mark.parametrize(
    ("text", "heading", "point"),
    [
        ("112.607705,21.198916", "坐标", ("21.198916", "112.607705")),
        ("21.198916, 112.607705", "坐标", ("21.198916", "112.607705")),
        ("112.607705 21.198916", "", ("21.198916", "112.607705")),
        ("东经112.607705，北纬21.198916", "", ("21.198916", "112.607705")),
        ("北纬21.198916，东经112.607705", "", ("21.198916", "112.607705")),
        ("N21°11′56″ E112°36′27″", "", ("21.198889", "112.607500")),
        ("E112°36′27″ N21°11′56″", "", ("21.198889", "112.607500")),
        ("34.05,-118.25", "lat,lng", ("34.05", "-118.25")),
        ("-118.25,34.05", "", ("34.05", "-118.25")),
        ("10.123,20.456", "lng,lat", ("20.456", "10.123")),
        ("10.123,20.456", "lat,lng", ("10.123", "20.456")),
        ("geo:21.198916,112.607705", "", ("21.198916", "112.607705")),
        ("https://uri.amap.com/marker?position=112.607705,21.198916&name=a", "", ("21.198916", "112.607705")),
        ("https://www.openstreetmap.org/?mlat=21.1989&mlon=112.6077#map=19/1/2", "", ("21.1989", "112.6077")),
        (
            "https://apis.map.qq.com/uri/v1/marker?marker=coord:21.1989,112.6077;title:x",
            "",
            ("21.1989", "112.6077"),
        ),
        ("0,0", "", None),
        ("95.1,200.2", "", None),
        ("某路口", "", None),
        ("12", "", None),
    ],
)
def test_points(text: str, heading: str, point: tuple[str, str] | None) -> None:
    found = read_point(text, heading, context(datum=Datum.WGS84)).value
    assert (found and (found["latitude"], found["longitude"])) == point


@pytest.mark.parametrize(
    ("text", "heading", "datum"),
    [
        ("112.607705,21.198916", "高德坐标", "gcj02"),
        ("112.607705,21.198916", "百度坐标", "bd09"),
        ("112.607705,21.198916（GCJ-02）", "坐标", "gcj02"),
        ("https://api.map.baidu.com/marker?location=21.2,112.6&coord_type=wgs84", "", "wgs84"),
        ("https://api.map.baidu.com/marker?location=21.2,112.6&title=x", "", "bd09"),
        ("https://www.google.com/maps/@21.2001,110.3001,17z", "", "gcj02"),
        ("https://www.google.com/maps/@34.0501,-118.2501,17z", "", "wgs84"),
        ("112.607705,21.198916", "坐标", None),
    ],
)
def test_the_datum_is_what_somebody_named(text: str, heading: str, datum: str | None) -> None:
    found = read_point(text, heading, context()).value
    assert (found and found["datum"]) == datum


def test_points_are_read_as_they_are_written() -> None:
    point = {"latitude": "21.198916", "longitude": "112.607705", "datum": "bd09", "accuracy": "entrance"}
    assert read_point(point_text(point), "位置", context()).value == point


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2026-11-03", "2026-11-03"),
        ("2026年11月3日", "2026-11-03"),
        ("2026/11/3", "2026-11-03"),
        ("2026.11.3", "2026-11-03"),
        ("20261103", "2026-11-03"),
        ("2026-11-03 08:30", "2026-11-03"),
        ("2026-02-30", None),
        ("2026年11月", None),
        ("26-11-03", None),
        ("去年", None),
    ],
)
def test_dates(text: str, date: str | None) -> None:
    assert read_date(text) == date


def test_numbers_of_days_are_dates_only_where_the_cell_is_a_number() -> None:
    assert read_date("44334", is_number=True) == "2021-05-18"
    assert read_date("44334") is None


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("680", "680"),
        ("约 1,680 平方米", "1680"),
        ("2.1万", "21000"),
        ("300余人", "300"),
        ("三百", None),
        ("1-2", None),
    ],
)
def test_numbers(text: str, number: str | None) -> None:
    assert read_number(text) == number


def test_flags_choices_and_lines() -> None:
    assert [read_flag(text) for text in ("是", "√", "Yes", "无", "×", "也许")] == [
        "是",
        "是",
        "是",
        "否",
        "否",
        None,
    ]
    assert read_choice(CenterKind, "社区党群服务中心") == "service_center"
    assert read_choice(CenterKind, "圖書館") == "library"
    assert read_choice(CenterKind, "馆") is None
    assert read_choice(CenterStatus, "装修中") == "temporarily_closed"
    assert read_choice(AreaKind, "街道") == "street"
    assert read_lines("1、身份证 2、租约") == ["身份证", "租约"]
    assert read_lines("①登记；②等 3 天\n③领取") == ["登记", "等 3 天", "领取"]
    assert [len(line) <= 200 for line in read_lines("先打电话。再来登记。" * 60)] == [True] * len(
        read_lines("先打电话。再来登记。" * 60)
    )


@given(st.text(max_size=80))
def test_any_text_is_read_without_an_error(text: str) -> None:
    clean = cleaned(text)
    assert cleaned(clean) == cleaned(cleaned(clean))
    read_phones(clean, is_number=False, column=PHONES, context=context())
    read_point(clean, "坐标", context())
    read_date(clean, is_number=True)
    read_number(clean)
    read_lines(clean)
    read_choice(CenterKind, clean)
