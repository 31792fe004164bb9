"""Hours as people write them: a table of texts with the schedule that each says, or why it is refused."""

from pathlib import Path

import pytest
import yaml

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
