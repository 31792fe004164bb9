"""Changes in an area that residents can follow: places that close, other hours, new events, what is called off, alerts.

Records do not say when they were written, and a build has no clock: a change is announced two weeks before its first day.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from service_circles.records.area import Area
from service_circles.records.center import ServiceCenter
from service_circles.records.directory import ServiceDirectory
from service_circles.records.life.alert import Alert
from service_circles.records.life.event import Event
from service_circles.records.service import Service
from service_circles.records.values.schedule import Schedule
from service_circles.schedules.closures import closure_of
from service_circles.schedules.usual_hours import Spans

AHEAD = timedelta(days=14)
KEPT = timedelta(days=14)
"""The time for which a change that is over can still be read."""


class ChangeKind(Enum):
    """The kind of change; the value is part of the ids in feeds."""

    CLOSED = "closed"
    HOURS = "hours"
    EVENT = "event"
    CALLED_OFF = "called-off"
    ALERT = "alert"


@dataclass(frozen=True, slots=True)
class Change:
    """A change from a first day to a last one; `last` is None where nobody knows it."""

    kind: ChangeKind
    record: ServiceCenter | Event | Alert
    first: date
    last: date | None
    reason: str | None = None
    hours: Spans | None = None
    """Those of the days; of a place that is open on them at other times."""
    service: Service | None = None
    """Set if only this service of the place has other hours."""

    @property
    def announced(self) -> date:
        """The day from which it can be read; an alert begins when it is issued."""
        is_early = self.kind is not ChangeKind.ALERT and self.first - date.min > AHEAD
        return self.first - AHEAD if is_early else self.first

    def is_current(self, day: date) -> bool:
        """True from its announcement until some time after its end; of a new event, after its first day."""
        last = self.first if self.kind is ChangeKind.EVENT else self.last
        return self.announced <= day and (last is None or day - last <= KEPT)


def changes_in(directory: ServiceDirectory, area: Area | None, day: date) -> list[Change]:
    """The changes of an area, or of the whole directory, that can be read on a day; the last announced first."""
    centers = directory.within(ServiceCenter, area.id) if area else directory.all(ServiceCenter)
    events = directory.within(Event, area.id) if area else directory.all(Event)
    found = [
        *(change for center in centers for change in _of_center(directory, center)),
        *(change for event in events for change in _of_event(event)),
        *_of_alerts(directory, area),
    ]
    current = [change for change in found if change.is_current(day)]
    return sorted(current, key=lambda each: (each.announced, each.record.id, each.kind.value), reverse=True)


def _of_center(directory: ServiceDirectory, center: ServiceCenter) -> Iterator[Change]:
    closure = closure_of(center)
    if closure and closure.date > date.min:
        last = closure.until if closure.until != date.max else None
        yield Change(ChangeKind.CLOSED, center, closure.date, last, closure.reason)
    yield from _of_schedule(center, center.schedule)
    for offered in center.services:
        if offered.schedule:
            yield from _of_schedule(center, offered.schedule, directory.get(Service, offered.service))


def _of_schedule(
    center: ServiceCenter, schedule: Schedule, service: Service | None = None
) -> Iterator[Change]:
    for each in schedule.exceptions:
        kind = ChangeKind.HOURS if each.hours or service else ChangeKind.CLOSED
        yield Change(kind, center, each.date, each.until or each.date, each.reason, each.hours, service)


def _of_event(event: Event) -> Iterator[Change]:
    yield Change(ChangeKind.EVENT, event, event.date, event.date)
    for each in event.cancelled:
        yield Change(ChangeKind.CALLED_OFF, event, each.date, each.date, each.reason)


def _of_alerts(directory: ServiceDirectory, area: Area | None) -> Iterator[Change]:
    for alert in directory.all(Alert):
        if area is None or _concerns(directory, alert, area):
            yield Change(ChangeKind.ALERT, alert, alert.starts, alert.ends)


def _concerns(directory: ServiceDirectory, alert: Alert, area: Area) -> bool:
    """True for an alert of the area, of one around it, of one within it or of a center within it; and for one of everywhere."""
    centers = (directory.find(ServiceCenter, id_) for id_ in alert.centers)
    named = [*alert.areas, *(center.area for center in centers if center)]
    around = {each.id for each in directory.path_to(area.id)}
    if not (alert.areas or alert.centers) or not around.isdisjoint(alert.areas):
        return True
    return any(area.id == each.id for id_ in named for each in directory.path_to(id_))
