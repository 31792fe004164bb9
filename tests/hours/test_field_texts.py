"""Days and hours of records in other words than the usual ones."""

import pytest
from pydantic import TypeAdapter, ValidationError

from service_circles.records.values.hours_text import ByDay, Hours

DAYS, HOURS = TypeAdapter(ByDay), TypeAdapter(Hours)


@pytest.mark.parametrize(
    ("written", "usual"),
    [
        ("每日", "每天"),
        ("周六周日", "周末"),
        ("Monday to Friday", "mo-fr"),
        ("M-F", "mo-fr"),
        ("M/W/F", "mo,we,fr"),
        ("1st Friday", "1FR"),
        ("1st & 3rd Fri", "1FR,3FR"),
        ("双休日", "周末"),
        ("除周一外每天", "周二至周日"),
        ("daily except Sundays", "mo-sa"),
        ("周一、三、五", "mo,we,fr"),
        ("每月第一、三个周六", "1SA,3SA"),
        ("Tues. & Thurs.", "tu,th"),
    ],
)
def test_days_in_other_words(written: str, usual: str) -> None:
    assert DAYS.validate_python(written) == DAYS.validate_python(usual)


@pytest.mark.parametrize(
    "written",
    [
        "单周周六",
        "每月15日",
        "每月最后一个周五除外",
        "周一（需预约）",
        "周一至周五 9:00-12:00",
        "周一至周五，节假日除外",
        "周一上午",
        "夏季周六",
        "every other Friday",
        "1st Monday and Wednesday",
        "周一二楼",
        "某天",
    ],
)
def test_days_that_no_rule_has(written: str) -> None:
    with pytest.raises(ValidationError, match="byday_shape"):
        DAYS.validate_python(written)


@pytest.mark.parametrize(
    ("written", "usual"),
    [
        ("9am-5pm", "09:00-17:00"),
        ("9:00到12:00", "09:00-12:00"),
        ("上午9点至11点半", "09:00-11:30"),
        ("上午8:30-11:30，下午1:30-4:30", "08:30-11:30, 13:30-16:30"),
        ("9:00-12:00 14:00-18:00", "09:00-12:00, 14:00-18:00"),
        ("9 a.m. to noon; 1-4 p.m.", "09:00-12:00, 13:00-16:00"),
        ("20:00-次日2:00", "20:00-02:00"),
    ],
)
def test_hours_in_other_words(written: str, usual: str) -> None:
    assert HOURS.validate_python(written) == HOURS.validate_python(usual)


@pytest.mark.parametrize(
    ("written", "error"),
    [
        ("9-5", "hours_shape"),
        ("下午", "hours_shape"),
        ("9am", "hours_shape"),
        ("9am-5pm 周一", "hours_shape"),
        ("9am-12pm, 11am-2pm", "hours_overlap"),
        ("9:00-17:00（需预约）", "hours_shape"),
        ("9am-12am", "hours_shape"),
        ("8点-5点", "hours_shape"),
    ],
)
def test_hours_that_are_refused(written: str, error: str) -> None:
    with pytest.raises(ValidationError, match=error):
        HOURS.validate_python(written)
