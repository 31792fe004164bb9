"""Open or closed: one pure function of schedule, calendar and time.

Hours that begin on a day and pass midnight belong to that day, whatever the next one is. Unknown is never
reported as closed, and where the calendar ends the answer says so.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import Enum

from service_circles.records.hours.spans import DAY_MINUTES, Span
from service_circles.records.values.schedule import Schedule, ScheduleKind
from service_circles.schedules.day_hours import Certainty, DailyHours, DayHours
from service_circles.schedules.public_holidays import Calendar
from service_circles.schedules.usual_hours import Spans

WHOLE_DAY = (Span(0, DAY_MINUTES),)
_LONGEST_OPENING_DAYS = 8
_SEARCHED_DAYS = 366
_HoursOf = Callable[[int], DayHours]


class OpenState(Enum):
    """Open or closed, or the reason why it is not known."""

    OPEN = "open"
    CLOSED = "closed"
    BY_APPOINTMENT = "by_appointment"
    UNKNOWN = "unknown"
    HOLIDAY_UNKNOWN = "holiday_unknown"
    USUALLY_OPEN = "usually_open"
    """Past the known calendar, within the usual hours."""
    BEYOND_CALENDAR = "beyond_calendar"
    """Past the known calendar, outside the usual hours."""


@dataclass(frozen=True, slots=True)
class Status:
    """Open or not, and until when; times are those of the directory's clocks, without a zone.

    `closes`: when the opening that holds now ends, None if not open or without a known end.
    `opens`: the next opening after that, however many days later; None if there is none in a year, or the
    hours of the day are not known. `is_doubtful`: days that are not known lie before `opens`, or are all
    that is left.
    `spans` and `name`: the hours of the day and what makes it special, as in DayHours.
    """

    state: OpenState
    closes: datetime | None = None
    opens: datetime | None = None
    is_doubtful: bool = False
    spans: Spans = ()
    name: str | None = None


def status_at(schedule: Schedule, calendar: Calendar, moment: datetime) -> Status:
    """Open or closed at a moment, given as the wall clock of the directory's zone shows it."""
    today = moment.date()
    now = moment.hour * 60 + moment.minute
    daily = DailyHours(schedule, calendar)

    def hours_of(step: int) -> DayHours:
        return daily.on(today + timedelta(days=step))

    hours = hours_of(0)
    closes = _closing(hours_of, now)
    is_open = closes is None or closes > now
    state = _state(schedule.kind, hours, is_open=is_open)
    if state is OpenState.BEYOND_CALENDAR and _is_usually_open(schedule.kind, hours_of, now):
        state = OpenState.USUALLY_OPEN
    if not is_open and not hours.is_certain:
        return Status(state, spans=hours.spans, name=hours.name)
    opens, is_doubtful = (
        (None, not hours_of(1).is_certain) if closes is None else _next_opening(hours_of, closes)
    )
    return Status(
        state,
        closes=_moment(today, closes) if is_open else None,
        opens=_moment(today, opens),
        is_doubtful=is_doubtful,
        spans=hours.spans,
        name=hours.name,
    )


def _state(kind: ScheduleKind, hours: DayHours, *, is_open: bool) -> OpenState:
    by_appointment = kind is ScheduleKind.BY_APPOINTMENT
    if is_open:
        return OpenState.BY_APPOINTMENT if by_appointment else OpenState.OPEN
    if hours.certainty is Certainty.HOLIDAY_UNKNOWN:
        return OpenState.HOLIDAY_UNKNOWN
    if hours.certainty is Certainty.BEYOND_CALENDAR:
        return OpenState.BEYOND_CALENDAR
    is_shut_for_the_day = hours.is_special and not hours.spans
    if by_appointment and not is_shut_for_the_day:
        return OpenState.BY_APPOINTMENT
    return OpenState.CLOSED if hours.is_certain else OpenState.UNKNOWN


def _is_usually_open(kind: ScheduleKind, hours_of: _HoursOf, now: int) -> bool:
    spans = [(day, span) for day in (-1, 0) for span in hours_of(day).spans]
    return kind is ScheduleKind.REGULAR and any(
        day * DAY_MINUTES + opens <= now < day * DAY_MINUTES + closes for day, (opens, closes) in spans
    )


def _closing(hours_of: _HoursOf, now: int) -> int | None:
    """Minute from today's midnight at which the opening that holds now ends; `now` itself if none holds.

    None without a known end: open for a week on end, or around the clock until a day that is not known.
    """
    closes = now
    for step in range(-1, _LONGEST_OPENING_DAYS):
        hours = hours_of(step)
        if step > 0 and not hours.is_certain and hours_of(step - 1).spans == WHOLE_DAY:
            return None
        for span in hours.certain_spans:
            if step * DAY_MINUTES + span.opens <= closes:
                closes = max(closes, step * DAY_MINUTES + span.closes)
        if closes < (step + 1) * DAY_MINUTES:
            return closes
    return None


def _next_opening(hours_of: _HoursOf, after: int) -> tuple[int | None, bool]:
    """Minute from today's midnight of the next opening, and whether days before it are not known."""
    is_doubtful = False
    for step in range(after // DAY_MINUTES, _SEARCHED_DAYS + 1):
        hours = hours_of(step)
        if hours.certainty in {Certainty.BEYOND_CALENDAR, Certainty.UNSTATED}:
            return None, True
        is_doubtful |= not hours.is_certain
        for span in hours.certain_spans:
            if step * DAY_MINUTES + span.opens > after:
                return step * DAY_MINUTES + span.opens, is_doubtful
    return None, is_doubtful


def _moment(today: date, minute: int | None) -> datetime | None:
    return None if minute is None else datetime.combine(today, time()) + timedelta(minutes=minute)
