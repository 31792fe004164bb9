"""The records that are due to be verified by the end of a month."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from service_circles.records.area import Area
from service_circles.records.center import CenterStatus, ServiceCenter
from service_circles.records.directory import ServiceDirectory
from service_circles.records.record import Record


@dataclass(frozen=True, slots=True)
class DueRecord:
    """A record, the area and role that it is of, and the day by which it should be looked at; None if it never was."""

    record: Record
    area: Area | None
    role: str | None
    checked: date | None
    due: date | None


@dataclass(frozen=True, slots=True)
class Wanted:
    """The month, by any day of it, and the area and role that are asked for."""

    month: date
    area: str | None = None
    role: str | None = None

    @property
    def last_day(self) -> date:
        """The last day of the month."""
        return self.month.replace(day=monthrange(self.month.year, self.month.month)[1])


def due_records(directory: ServiceDirectory, wanted: Wanted) -> tuple[DueRecord, ...]:
    """The due records by area, in each the longest overdue first; centers that nobody ever verified come before."""
    found = [due for due in _due(directory.listed, wanted.last_day) if _is_wanted(directory, due, wanted)]
    areas = {area.id: number for number, area in enumerate(directory.all(Area))}
    found.sort(key=lambda due: (areas[due.area.id] if due.area else -1, due.due or date.min, due.record.id))
    return tuple(found)


def _due(directory: ServiceDirectory, last_day: date) -> Iterator[DueRecord]:
    days = timedelta(directory.settings.verified_within_days)
    for record in directory.all(Record):
        if record.meta.is_of_life or _is_gone(record):
            continue
        checked = record.verified
        due = checked.date + min(days, date.max - checked.date) if checked else None
        if due <= last_day if due else isinstance(record, ServiceCenter):
            role = checked.by if checked else None
            yield DueRecord(record, _area(directory, record), role, checked.date if checked else None, due)


def _is_gone(record: Record) -> bool:
    return isinstance(record, ServiceCenter) and record.status is CenterStatus.DEFUNCT


def _area(directory: ServiceDirectory, record: Record) -> Area | None:
    """The area that a record is of: itself, its own, or the first of several."""
    if isinstance(record, Area):
        return record
    areas = getattr(record, "areas", ())
    return directory.find(Area, getattr(record, "area", None) or (areas[0] if areas else None))


def _is_wanted(directory: ServiceDirectory, due: DueRecord, wanted: Wanted) -> bool:
    if wanted.role is not None and wanted.role not in (due.role or ""):
        return False
    path = directory.path_to(due.area.id) if due.area else ()
    return wanted.area is None or any(area.id == wanted.area for area in path)
