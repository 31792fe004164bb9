"""A closed place closes what it offers: the hours of centers and of their services, with all that shuts the place."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta

from service_circles.records.center import CenterStatus, ServiceAtCenter, ServiceCenter
from service_circles.records.directory import ServiceDirectory
from service_circles.records.values.schedule import Schedule, ScheduleException
from service_circles.schedules.public_holidays import Calendar, ClosedDays, calendar_for

_DAY = timedelta(days=1)


def closure_of(center: ServiceCenter) -> ScheduleException | None:
    """The days on which all of a center is closed, by its status or its closure; open ends are the first and last date."""
    closure = center.closure
    if closure is None and center.status is CenterStatus.ACTIVE:
        return None
    return ScheduleException(
        date=(closure and closure.valid_from) or date.min,
        until=(closure and closure.valid_to) or date.max,
        reason=(closure and closure.reason) or center.status_note,
    )


def is_in_use(center: ServiceCenter, day: date) -> bool:
    """True if a center counts on a day: not gone, and not closed for a time. All figures go by this rule."""
    if center.status is CenterStatus.DEFUNCT:
        return False
    closure = closure_of(center)
    return closure is None or not closure.date <= day <= (closure.until or closure.date)


def calendar_of(directory: ServiceDirectory, day: date) -> Calendar:
    """The calendar of a directory with the days on which its centers are closed; an open beginning is `day`."""
    closed = {
        center.id: days
        for center in directory.all(ServiceCenter)
        if (days := tuple(_closed_days(center, day)))
    }
    return replace(calendar_for(directory.settings), closed_places=closed)


def _closed_days(center: ServiceCenter, day: date) -> Iterator[ClosedDays]:
    closure = closure_of(center)
    if closure is not None:
        first = day if closure.date == date.min else closure.date
        yield ClosedDays(first, closure.until or closure.date, closure.reason, is_whole=True)
    for each in closing_days(center):
        yield ClosedDays(each.date, each.until or each.date, each.reason, is_whole=False)


def closed_hours(directory: ServiceDirectory, since: date) -> Mapping[tuple[str, str | None], Schedule]:
    """The schedules that a closure changes, by center and service; None stands for the center itself.

    What ended before `since` is left out of those of services.
    """
    return {
        (center.id, offered.service if offered else None): schedule
        for center in directory.all(ServiceCenter)
        for offered in (None, *(offered for offered in center.services if offered.schedule))
        if (schedule := _with_closures(center, offered, since)) is not None
    }


def _with_closures(center: ServiceCenter, offered: ServiceAtCenter | None, since: date) -> Schedule | None:
    """The hours with the closures of the place; None where none applies."""
    own = (offered.schedule if offered else None) or center.schedule
    closure = closure_of(center)
    inherited = closing_days(center, since) if offered else ()
    if closure is None and not inherited:
        return None
    exceptions = (*inherited, *own.exceptions)  # of equally long ones the service's own decides, being last
    if closure is not None:
        outside = (part for each in exceptions for part in _outside(each, closure))
        exceptions = (*outside, closure)
    return own.model_copy(update={"exceptions": exceptions})


def closing_days(center: ServiceCenter, since: date = date.min) -> tuple[ScheduleException, ...]:
    """The dated exceptions by which a center is closed, but for those that ended before a day."""
    return tuple(
        each
        for each in center.schedule.exceptions
        if each.hours is None and (each.until or each.date) >= since
    )


def _outside(exception: ScheduleException, closure: ScheduleException) -> Iterator[ScheduleException]:
    """The parts of an exception before and after a closure, which wins over all that was planned for its days."""
    first, last = exception.date, exception.until or exception.date
    closed_last = closure.until or closure.date
    if last < closure.date or closed_last < first:
        yield exception
        return
    if first < closure.date:
        yield exception.model_copy(update={"until": closure.date - _DAY})
    if closed_last < last:
        yield exception.model_copy(update={"date": closed_last + _DAY, "until": last})
