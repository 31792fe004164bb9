"""Coming events are within the hours of their service, and not in hours in which their center closes that day."""

from collections.abc import Iterator
from datetime import date, timedelta

from service_circles.community.occurrences import Occurrence, occurrences
from service_circles.community.room_bookings import hours_lost
from service_circles.problems.problem import Problem, Severity
from service_circles.reading.directory_reader import ReadDirectory
from service_circles.records.center import ServiceCenter
from service_circles.records.hours.spans import overlap
from service_circles.records.life.event import Event
from service_circles.records.values.schedule import Schedule, ScheduleKind
from service_circles.schedules.day_hours import day_hours
from service_circles.schedules.public_holidays import Calendar, calendar_for

_DAYS_COMPARED = timedelta(days=60)
Path = tuple[str | int, ...]


def check_event_hours(read: ReadDirectory, event: Event, today: date) -> Iterator[Problem]:
    """Warn of days to come on which a service of the event, or its center, has no such hours (L212, L219)."""
    center = read.directory.find(ServiceCenter, event.center)
    if center is None:
        return
    calendar = calendar_for(read.directory.settings)
    ahead = occurrences(event, calendar, today, today + _DAYS_COMPARED)
    for number, offered in enumerate(center.services):
        schedule = offered.schedule if offered.service in event.services else None
        closed = schedule and next((each for each in ahead if _is_closed(schedule, calendar, each)), None)
        if closed:
            yield _warning(read, event, "L212", center, ("services", number, "schedule"), closed)
    lost = next((each for each in ahead if _is_in_lost_hours(center.schedule, calendar, each)), None)
    if lost:
        yield _warning(read, event, "L219", center, ("schedule", "exceptions"), lost)


def _warning(
    read: ReadDirectory, event: Event, code: str, center: ServiceCenter, path: Path, found: Occurrence
) -> Problem:
    line, field = read.places.position_of(center, path).line, "services" if code == "L212" else "center"
    return read.places.problem_at(
        event, (field,), code, Severity.WARNING, found=found.date, center=center.name, line=line
    )


def _is_closed(schedule: Schedule, calendar: Calendar, found: Occurrence) -> bool:
    """True if an event that surely takes place meets no hours of a service whose hours are known."""
    hours = day_hours(schedule, calendar, found.date)
    if schedule.kind is not ScheduleKind.REGULAR or not (hours.is_certain and found.takes_place):
        return False
    return not overlap(found.hours or hours.spans, hours.spans)


def _is_in_lost_hours(schedule: Schedule, calendar: Calendar, found: Occurrence) -> bool:
    """True if an event surely takes place while its center, usually open then, is closed by a dated exception."""
    lost = hours_lost(schedule, calendar, found.date)
    open_then = day_hours(schedule, calendar, found.date).certain_spans
    return found.takes_place and overlap(found.hours, lost) and not overlap(found.hours, open_then)
