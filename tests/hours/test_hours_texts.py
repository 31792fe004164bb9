"""Hours as people write them: a table of texts with the schedule that each says, or why it is refused."""

from pathlib import Path

import pytest
import yaml

from service_circles.languages.catalogs import in_chinese
from service_circles.records.hours.hours_reader import read_hours_text
from service_circles.records.hours.hours_refusal import HoursRefusedError
from service_circles.records.values.schedule import Schedule

TABLE = yaml.safe_load((Path(__file__).parent / "hours_texts.yaml").read_text("utf-8"))


@pytest.mark.parametrize(("text", "meant"), [(row["text"], row["meant"]) for row in TABLE if "meant" in row])
def test_texts_that_are_read(text: str, meant: object) -> None:
    schedule = read_hours_text(text).schedule
    assert schedule == meant
    Schedule.model_validate(schedule)


@pytest.mark.parametrize(("text", "code"), [(row["text"], row["code"]) for row in TABLE if "code" in row])
def test_texts_that_are_refused(text: str, code: str) -> None:
    with pytest.raises(HoursRefusedError) as caught:
        read_hours_text(text)
    assert caught.value.code == code


@pytest.mark.parametrize(
    ("text", "rewrite"), [(row["text"], row["rewrite"]) for row in TABLE if "rewrite" in row]
)
def test_a_rewrite_is_offered(text: str, rewrite: str) -> None:
    with pytest.raises(HoursRefusedError) as caught:
        read_hours_text(text)
    assert caught.value.rewrite == rewrite


@pytest.mark.parametrize(
    ("text", "assumed"),
    [
        ("8:30-17:30", ["没有写星期几，按每天读"]),
        ("8:30-17:30（周一闭馆）", []),
        ("周一至周五 8:30-5:30", ["“8:30-5:30”按下午读：08:30-17:30"]),
        ("周一至周五 8:30-11:30，下午2:00-5:00", []),
        ("Mon-Fri 9-5", []),
    ],
)
def test_what_was_assumed_is_told(text: str, assumed: list[str]) -> None:
    assert [in_chinese(each) for each in read_hours_text(text).assumed] == assumed
