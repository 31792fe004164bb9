"""The changes of a directory by day and area, as open data has them: no value of before, since somebody may have withdrawn it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum
from itertools import pairwise

from service_circles.comparing.changed_records import RecordChange, record_changes
from service_circles.records.area import Area
from service_circles.records.center import ServiceCenter
from service_circles.records.circle import ServiceCircle
from service_circles.records.directory import ServiceDirectory
from service_circles.records.record import INTERNAL_FIELDS, Record
from service_circles.records.record_area import area_of


class LoggedKind(Enum):
    """Kind of a change; the value is what the data says."""

    ADDED = "added"
    CHANGED = "changed"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class LoggedChange:
    """A change of a record on a day; `areas` are the ids of its area and those around it, the smallest first."""

    day: date
    kind: LoggedKind
    record: Record
    """As it is since; of one that was withdrawn, as it was last."""
    areas: tuple[str, ...]
    fields: tuple[str, ...] = ()
    former_id: str | None = None


@dataclass(frozen=True, slots=True)
class ChangeLog:
    """The changes of some days, the newest first; `since` is the day from which all are known, None if none is."""

    since: date | None
    until: date
    changes: tuple[LoggedChange, ...]


def change_log(versions: Iterable[tuple[date, ServiceDirectory]], first: date, until: date) -> ChangeLog:
    """The changes from a first day on between versions of a directory, each with its day, the earliest first."""
    found: list[LoggedChange] = []
    since: date | None = None
    for (earlier, before), (day, after) in pairwise(versions):
        since = since or max(earlier, first)
        found += _changes(before, after, day)
    newest = sorted(found, key=lambda each: (each.day, each.record.id), reverse=True)
    return ChangeLog(since, until, tuple(newest))


def _changes(before: ServiceDirectory, after: ServiceDirectory, day: date) -> Iterator[LoggedChange]:
    for change in record_changes(before, after):
        fields = tuple(sorted(change.tops - INTERNAL_FIELDS))
        is_changed = change.before is not None and change.after is not None
        if isinstance(change.part, Record) and (fields or not is_changed or change.former_id):
            directory = before if change.after is None else after
            areas = _areas(directory, change.part)
            yield LoggedChange(day, _kind(change), change.part, areas, fields, change.former_id)


def _kind(change: RecordChange) -> LoggedKind:
    if change.before is None:
        return LoggedKind.ADDED
    return LoggedKind.WITHDRAWN if change.after is None else LoggedKind.CHANGED


def _areas(directory: ServiceDirectory, record: Record) -> tuple[str, ...]:
    """The ids of the areas of a record; those that an unchecked version does not have are left out."""
    is_lost = isinstance(record, ServiceCircle) and not directory.find(ServiceCenter, record.origins[0])
    area = None if is_lost else area_of(directory, record)
    found: list[str] = []
    while area and area not in found and (at := directory.find(Area, area)):
        found.append(area)
        area = at.parent
    return tuple(found)
