"""A closed place closes what it offers, and nothing else."""

from datetime import date

import pytest

from service_circles.community.occurrences import occurrences
from service_circles.records.center import ServiceCenter
from service_circles.records.directory import ServiceDirectory
from service_circles.records.hours.spans import Span
from service_circles.records.life.event import Event
from service_circles.records.settings.directory_settings import DirectorySettings
from service_circles.records.values.schedule import Schedule
from service_circles.schedules.closures import calendar_of, closed_hours, is_in_use
from service_circles.schedules.day_hours import DayHours, day_hours
from service_circles.schedules.public_holidays import Calendar

SETTINGS = DirectorySettings.model_validate({"id": "d", "name": "榕溪", "publisher": {"name": "编辑组"}})
TODAY = date(2026, 11, 25)
DAILY = {"rules": [{"byday": "每天", "hours": "09:00-17:00"}], "holidays": "as_usual"}
OPEN = (Span(9 * 60, 17 * 60),)


def directory_of(**fields: object) -> ServiceDirectory:
    clinic = {"service": "clinic", "schedule": DAILY, **fields.pop("clinic", {})}  # type: ignore[dict-item]
    center = {"id": "c", "name": "中心", "area": "a", "schedule": DAILY, "services": [clinic], **fields}
    return ServiceDirectory(SETTINGS, {ServiceCenter: (ServiceCenter.model_validate(center),)}, {})


def hours_on(directory: ServiceDirectory, day: str, service: str | None = "clinic") -> DayHours:
    (center,) = directory.all(ServiceCenter)
    own = center.services[0].schedule if service else center.schedule
    schedule = closed_hours(directory, TODAY).get(("c", service)) or own or center.schedule
    return day_hours(schedule, calendar_of(directory, TODAY), date.fromisoformat(day))


CLOSURE = {"valid_from": "2026-12-01", "valid_to": "2026-12-31", "reason": "修缮"}


@pytest.mark.parametrize("service", [None, "clinic"])
def test_a_dated_closure_shuts_the_place_and_its_services_and_ends(service: str | None) -> None:
    directory = directory_of(closure=CLOSURE)
    assert hours_on(directory, "2026-11-30", service).spans == OPEN
    for day in ("2026-12-01", "2026-12-31"):
        assert hours_on(directory, day, service) == DayHours((), is_special=True, name="修缮")
    assert hours_on(directory, "2027-01-01", service).spans == OPEN


@pytest.mark.parametrize(
    ("day", "counts"),
    [("2026-11-30", True), ("2026-12-01", False), ("2026-12-31", False), ("2027-01-01", True)],
)
def test_figures_count_a_place_on_all_days_but_those_of_its_closure(day: str, counts: bool) -> None:
    (center,) = directory_of(closure=CLOSURE).all(ServiceCenter)
    assert is_in_use(center, date.fromisoformat(day)) is counts


def test_an_open_beginning_or_end_is_closed_for_good() -> None:
    assert hours_on(directory_of(closure={"valid_from": "2026-12-01"}), "2099-01-01").spans == ()
    assert hours_on(directory_of(closure={"valid_to": "2026-12-01"}), "2026-11-25").spans == ()
    assert hours_on(directory_of(status="temporarily_closed"), "2026-12-09").spans == ()
    assert hours_on(directory_of(status="defunct", status_note="并入别处"), "2026-12-09").name == "并入别处"


def test_nothing_planned_for_its_days_opens_a_closed_place() -> None:
    """An exception may begin before and end after it; what lies outside of it stays."""
    longer = {"date": "2026-11-28", "until": "2027-01-02", "hours": "10:00-11:00"}
    single = {"date": "2026-12-24", "hours": "10:00-11:00"}
    directory = directory_of(closure=CLOSURE, clinic={"schedule": {**DAILY, "exceptions": [longer, single]}})
    assert hours_on(directory, "2026-12-24").spans == hours_on(directory, "2026-12-02").spans == ()
    assert (
        hours_on(directory, "2026-11-28").spans
        == hours_on(directory, "2027-01-02").spans
        == (Span(600, 660),)
    )


def test_exceptions_that_close_the_center_close_its_services() -> None:
    weeks = {"date": "2026-12-01", "until": "2026-12-20", "reason": "搬迁"}
    duty = {"date": "2026-12-10", "hours": "10:00-11:00"}
    shorter = {"date": "2026-12-25", "hours": "13:00-15:00"}
    directory = directory_of(
        schedule={**DAILY, "exceptions": [weeks, shorter]},
        clinic={"schedule": {**DAILY, "exceptions": [duty]}},
    )
    assert hours_on(directory, "2026-12-09") == DayHours((), is_special=True, name="搬迁")
    assert hours_on(directory, "2026-12-10").spans == (Span(600, 660),)  # which its editors dated themselves
    assert hours_on(directory, "2026-12-25").spans == OPEN  # other hours of the center are not the service's


def test_not_known_is_closed_only_on_days_of_the_closure() -> None:
    directory = directory_of(closure=CLOSURE, clinic={"schedule": Schedule(kind="unknown").model_dump()})
    assert hours_on(directory, "2026-12-09").is_certain
    assert not hours_on(directory, "2027-01-09").is_certain


def test_an_open_place_keeps_its_schedules() -> None:
    assert closed_hours(directory_of(), TODAY) == {}
    over = {"date": "2026-06-01", "until": "2026-06-20"}
    assert closed_hours(directory_of(schedule={**DAILY, "exceptions": [over]}), TODAY) == {}


EVENT = {"id": "class", "name": "课", "area": "a", "center": "c", "date": "2026-11-24"}


def called_off(calendar: Calendar, **fields: object) -> dict[str, str | None]:
    event = Event.model_validate({**EVENT, "repeats": "FREQ=WEEKLY;COUNT=8", **fields})
    found = occurrences(event, calendar, date(2026, 11, 1), date(2027, 3, 1))
    return {f"{each.date:%m-%d}": each.reason for each in found if each.is_cancelled}


def test_events_in_a_closed_place_are_called_off() -> None:
    calendar = calendar_of(directory_of(closure=CLOSURE), TODAY)
    in_december = dict.fromkeys(["12-01", "12-08", "12-15", "12-22", "12-29"], "修缮")
    assert called_off(calendar) == in_december
    assert called_off(calendar, center="elsewhere") == called_off(calendar, center=None) == {}
    assert called_off(calendar, cancelled=[{"date": "2026-12-08", "reason": "台风"}])["12-08"] == "台风"
    assert called_off(calendar, repeats=None, date="2026-12-24") == {"12-24": "修缮"}
    held = [{"date": "2026-12-01", "participants": 9}]
    assert "12-01" not in called_off(calendar, held=held)


def test_a_place_closed_without_dates_calls_off_what_is_to_come() -> None:
    calendar = calendar_of(directory_of(status="temporarily_closed"), TODAY)
    assert "11-24" not in called_off(calendar)
    assert len(called_off(calendar)) == 7


def test_a_day_off_calls_off_what_recurs_but_not_what_is_dated_for_it() -> None:
    off = {"date": "2026-12-08", "reason": "设备检修"}
    calendar = calendar_of(directory_of(schedule={**DAILY, "exceptions": [off]}), TODAY)
    assert called_off(calendar) == {"12-08": "设备检修"}
    assert called_off(calendar, repeats=None, date="2026-12-08") == {}
