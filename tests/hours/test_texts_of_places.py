"""Hours of real places are read as they are meant, or refused: never read as something else."""

from pathlib import Path

from service_circles.records.hours.hours_reader import read_hours_text
from service_circles.records.hours.hours_refusal import HoursRefusedError
from service_circles.records.values.schedule import Schedule
from tests.hours.hours_in_short import is_said_by

TEXTS = [
    line.replace("\\n", "\n").rsplit(" => ", 1)
    for line in (Path(__file__).parent / "texts_of_places.txt").read_text("utf-8").splitlines()
    if " => " in line and not line.startswith("#")
]


def test_hours_of_places() -> None:
    wrong = [(text, meant) for text, meant in TEXTS if not _is_right(text, meant.split("|"))]
    assert not wrong
    assert len(TEXTS) > 800


def _is_right(text: str, meant: list[str]) -> bool:
    try:
        schedule = Schedule.model_validate(read_hours_text(text).schedule)
    except HoursRefusedError:
        return "R" in meant
    return any(is_said_by(schedule, short.strip()) for short in meant if short != "R")
