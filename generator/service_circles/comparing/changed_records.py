"""Matches the records of two versions of a directory by id, former ids included."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from service_circles.comparing.part_changes import FieldChange, field_changes
from service_circles.records.directory import ServiceDirectory
from service_circles.records.former_ids import present_ids
from service_circles.records.record import Record
from service_circles.records.values.record_part import Part

SETTINGS = "directory"
"""The id by which change requests name the settings."""


@dataclass(frozen=True)
class RecordChange:
    """A record that is new, gone or has other fields than before."""

    id: str
    before: Part | None
    after: Part | None
    fields: tuple[FieldChange, ...] = ()

    @property
    def part(self) -> Part:
        """The present version, or the last."""
        part = self.after or self.before
        if part is None:
            raise ValueError("neither before nor after")
        return part

    @property
    def kind(self) -> str:
        """The kind of record as YAML names it."""
        return self.part.meta.name if isinstance(self.part, Record) else SETTINGS

    @property
    def former_id(self) -> str | None:
        """The former id of a record that was renamed."""
        before = self.before.id if isinstance(self.before, Record) else None
        return before if self.after and before not in {None, self.id} else None

    @property
    def tops(self) -> frozenset[str]:
        """The fields of the record that are not as before."""
        return frozenset(change.top for change in self.fields)


def record_changes(before: ServiceDirectory, after: ServiceDirectory) -> tuple[RecordChange, ...]:
    """The changes: settings first, then records by kind in their present order, then those that are gone."""
    return tuple(
        change
        for change in _pairs(before, after)
        if change.before is None or change.after is None or change.fields
    )


def _pairs(before: ServiceDirectory, after: ServiceDirectory) -> Iterator[RecordChange]:
    renamed = present_ids(after)
    yield _changed(SETTINGS, before.settings, after.settings, renamed)
    then = {record.id: record for record in before.all(Record)}
    matched: set[str] = set()
    for record in after.all(Record):
        old = _earlier(record, then, after)
        if old is None:
            yield RecordChange(record.id, None, record)
        else:
            matched.add(old.id)
            yield _changed(record.id, old, record, renamed)
    yield from (RecordChange(id_, old, None) for id_, old in then.items() if id_ not in matched)


def _earlier(record: Record, then: Mapping[str, Record], after: ServiceDirectory) -> Record | None:
    """The former version of a record: by its id, or by an id that it had and no other record has."""
    present = after.by_id(Record)
    ids = (record.id, *(id_ for id_ in record.formerly if id_ not in present))
    found = (then[id_] for id_ in ids if id_ in then)
    return next((old for old in found if type(old) is type(record)), None)


def _changed(id_: str, old: Part, new: Part, renamed: Mapping[str, str]) -> RecordChange:
    changes = field_changes(old, new) if old != new else ()
    return RecordChange(id_, old, new, tuple(each for each in changes if not _only_follows(each, renamed)))


def _only_follows(change: FieldChange, renamed: Mapping[str, str]) -> bool:
    """True if a reference has changed only because its record has another id."""
    before = change.before if change.steps[-1].refers_to_records else None
    return isinstance(before, str) and renamed.get(before) == change.after
