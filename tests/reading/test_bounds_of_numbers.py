"""Every number has a size with which sums and scripts can compute."""

from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from service_circles.reading.directory_reader import read_directory
from service_circles.records.values.fields import Count, Number, WholeNumber
from tests.reading.projects import CENTER, SETTINGS, problems_of, write_project

TOO_LONG = ["9" * 16, "9" * 309, "9" * 5_000, "-" + "9" * 16, "+" + "1" * 400]


@pytest.mark.parametrize("kind", [Number, WholeNumber, Count], ids=["number", "whole", "count"])
@pytest.mark.parametrize("text", TOO_LONG)
def test_numbers_of_many_digits_are_refused(kind: Any, text: str) -> None:
    with pytest.raises(ValidationError) as refused:
        TypeAdapter(kind).validate_python(text)
    assert refused.value.errors()[0]["type"] == "number_size"


def test_usual_numbers_are_read() -> None:
    for kind, text, value in (
        (Count, "999999999999999", 999_999_999_999_999),
        (Count, "0000000000000000000007", 7),
        (Number, "-12.5", -12.5),
        (Number, "21.205130000000000000000001", 21.20513),
        (Number, "0." + "0" * 40 + "1", 1e-41),
        (WholeNumber, "-3", -3),
    ):
        assert TypeAdapter[Any](kind).validate_python(text) == value


def test_a_decimal_without_end_is_refused() -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(Number).validate_python("0." + "1" * 5_000)


@pytest.mark.parametrize("days", ["36501", "999999999999999", "9" * 309])
def test_days_that_no_calendar_holds(tmp_path: Path, days: str) -> None:
    write_project(tmp_path, a=CENTER)
    (tmp_path / "communities.yaml").write_text(
        SETTINGS.replace("  publisher:", f"  verified_within_days: {days}\n  publisher:"), encoding="utf-8"
    )
    assert [problem.code for problem in read_directory(tmp_path)[1]] == ["R115"]


def test_people_and_homes_of_an_area(tmp_path: Path) -> None:
    area = f"area:\n  id: park\n  kind: community\n  name: 公园\n  population: {'8' * 309}\n  households: {'7' * 16}\n"
    assert [problem.code for problem in problems_of(tmp_path, a=area)] == ["R115", "R115"]
