"""Hours written by a clock of twelve hours are refused with the right ones; true nights pass."""

import pytest
from pydantic import TypeAdapter, ValidationError

from service_circles.records.values.hours_text import Hours

HOURS = TypeAdapter(Hours)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("9:00-5:00", "09:00-17:00"),
        ("09:00-05:00", "09:00-17:00"),
        ("8:30-5:30", "08:30-17:30"),
        ("11:00-10:00", "11:00-22:00"),
        ("9:00-12:00, 2:00-6:00", "09:00-12:00, 14:00-18:00"),
        ("09:00-12:00, 02:00-06:00", "09:00-12:00, 14:00-18:00"),
        ("9:00-11:30, 1:30-5:00, 7:00-9:00", "09:00-11:30, 13:30-17:00, 19:00-21:00"),
        ("2:30-5:00", "14:30-17:00"),
        ("10:00-2:00", "10:00-14:00"),
        ("12:00-8:00", "12:00-20:00"),
        ("8:30-11:30, 12:30-6:00", "08:30-11:30, 12:30-18:00"),
        ("7:00-3:00", "07:00-15:00"),
    ],
)
def test_hours_of_twelve_are_refused_with_those_of_24(written: str, meant: str) -> None:
    with pytest.raises(ValidationError) as caught:
        HOURS.validate_python(written)
    (error,) = caught.value.errors()
    assert (error["type"], error["ctx"]["fixed"]) == ("hours_of_twelve", meant)
    HOURS.validate_python(meant)


@pytest.mark.parametrize(
    "written",
    [
        "18:00-02:00", "20:00-8:00", "22:00-6:00", "00:00-08:00", "0:00-5:00", "02:00-06:00", "06:00-02:00",
        "10:00-02:00", "12:00-0:00", "12:00-02:00", "19:00-2:00", "09:00-24:00", "7:00-9:00", "8:00-12:00", "14:00-18:00, 9:00-12:00",
        "18:00-22:00, 06:00-10:00", "6:00-8:00, 11:00-13:00", "09:00-24:00, 00:00-05:00", "24h", "9:00-00:30",
    ],
)  # fmt: skip
def test_true_hours_pass(written: str) -> None:
    assert HOURS.validate_python(written)
