"""Schedules by chance for every day of 2026, compared with their recurrences expanded by dateutil."""

from datetime import date, datetime, time, timedelta
from random import Random

import pytest

from service_circles.records.values.schedule import Schedule
from service_circles.schedules.day_hours import DailyHours
from service_circles.schedules.opening import OpenState, status_at
from service_circles.schedules.public_holidays import Calendar
from tests.schedules.hours_by_rrule import any_hours

DAYS = [date(2026, 1, 2) + timedelta(days=step) for step in range(363)]


@pytest.mark.parametrize("seed", range(25))
def test_hours_of_every_day_and_states_of_moments(seed: int, notice: Calendar) -> None:
    chance = Random(seed)
    hours = any_hours(chance)
    schedule = Schedule.model_validate(hours.written())
    daily = DailyHours(schedule, notice)
    known = {day: hours.on(day, notice.holidays, notice.workdays) for day in DAYS}
    for day, expected in known.items():
        found = daily.on(day)
        assert (list(found.spans) if found.is_certain else None) == expected, (day, hours)
    for _ in range(25):
        day, minute = chance.choice(DAYS[1:]), chance.randrange(24 * 60)
        before, today = known[day - timedelta(days=1)] or [], known[day]
        is_open = any(a <= minute < z for a, z in today or ()) or any(minute + 1440 < z for _, z in before)
        state = (
            OpenState.OPEN if is_open else OpenState.HOLIDAY_UNKNOWN if today is None else OpenState.CLOSED
        )
        moment = datetime.combine(day, time()) + timedelta(minutes=minute)
        assert status_at(schedule, notice, moment).state is state, (moment, hours)
