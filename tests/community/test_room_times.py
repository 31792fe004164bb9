"""Free times of rooms: hours that nobody uses, without those in which a dated exception closes the center."""

from datetime import date

import pytest

from service_circles.community.room_bookings import free_spans, hours_lost
from service_circles.records.hours.spans import Span
from service_circles.records.values.schedule import Schedule
from service_circles.schedules.public_holidays import Calendar

CALENDAR = Calendar({}, frozenset(), range(2026, 2028), moves_workdays=False)
OPEN = "09:00-12:00, 14:00-18:00"


def spans(text: str) -> list[Span]:
    """Spans as written: '9-12 14-18', in hours."""
    return [Span(*(round(float(hour) * 60) for hour in span.split("-"))) for span in text.split()]


@pytest.mark.parametrize(
    ("opened", "taken", "free"),
    [
        ("9-12 14-18", "", "9-12 14-18"),
        ("9-12 14-18", "10-11", "9-10 11-12 14-18"),
        (
            "9-12 14-18",
            "9-11.5 14-15",
            "15-18",
        ),  # half an hour before noon is too short, whatever comes later
        ("9-12 14-18", "14-15 9-11.5", "15-18"),
        ("9-12", "8-13", ""),
        ("9-12", "9-10 9.5-11", "11-12"),
        ("9-12", "10-11 10-10.5", "9-10 11-12"),
        ("9-12", "19-21", "9-12"),
    ],
)
def test_free_spans(opened: str, taken: str, free: str) -> None:
    assert list(free_spans(spans(opened), spans(taken))) == spans(free)


@pytest.mark.parametrize(
    ("exception", "lost"),
    [
        ({"hours": "09:00-12:00"}, "14-18"),
        ({"hours": "14:00-18:00"}, "9-12"),
        ({"hours": "09:30-12:00, 14:00-20:00"}, "9-9.5"),
        ({"hours": "08:00-20:00"}, ""),
        ({}, "9-12 14-18"),
    ],
)
def test_hours_lost(exception: dict[str, str], lost: str) -> None:
    rules = [{"byday": "每天", "hours": OPEN}]
    exceptions = [{"date": "2026-12-11", **exception}]
    schedule = Schedule.model_validate({"rules": rules, "holidays": "as_usual", "exceptions": exceptions})
    assert list(hours_lost(schedule, CALENDAR, date(2026, 12, 11))) == spans(lost)
    assert hours_lost(schedule, CALENDAR, date(2026, 12, 12)) == ()
