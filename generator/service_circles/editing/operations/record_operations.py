"""Records created, moved to another file and taken away, in the data of files."""

from service_circles.editing.change_request import SETTINGS_RECORD, Create, Data, Delete, Move
from service_circles.editing.file_paths import checked_path
from service_circles.editing.refusals import NothingToDoError, RefusedError
from service_circles.editing.workspace import RecordData, Workspace
from service_circles.problems.suggestion import nearest, suggest
from service_circles.records.kinds import KINDS
from service_circles.records.record import Record

_KINDS = {kind.meta.name: kind for kind in KINDS}
_MEANT = {
    name: kind.meta.name
    for kind in KINDS
    for name in (kind.meta.folder, kind.meta.title, *kind.meta.chinese_keys)
}


def find_record(workspace: Workspace, id_: str) -> RecordData:
    """The record with an id; the settings are `directory`."""
    record = workspace.records.get(id_)
    if record is None:
        raise RefusedError("C106", "record", hint=suggest(nearest(id_, workspace.every_id())), found=id_)
    return record


def create(workspace: Workspace, operation: Create) -> str:
    """Add a new record to the file asked for or usual for its kind; gives the file."""
    kind = _kind(operation.kind)
    given = operation.after.get("id", operation.record)
    if given != operation.record:
        raise RefusedError("C117", "after", "id", found=given, record=operation.record)
    fields: dict[str, Data] = {"id": operation.record, **operation.after}
    there = workspace.records.get(operation.record)
    if there and there.fields == fields:
        raise NothingToDoError
    if there:
        raise RefusedError("C114", "record", found=operation.record, file=there.file)
    path = operation.file or workspace.usual_files.place_of(kind, fields)
    workspace.put(checked_path(workspace.root, path, at="file", is_yaml=True), kind, fields)
    return path


def move(workspace: Workspace, operation: Move) -> str:
    """Move a record to another file, with its comments; gives that file."""
    record = no_settings(find_record(workspace, operation.record))
    path = checked_path(workspace.root, operation.file, at="file", is_yaml=True)
    if path == record.file:
        raise NothingToDoError
    workspace.move(record, path)
    return path


def delete(workspace: Workspace, operation: Delete) -> str:
    """Take a record away if it is as in `before`; gives its file."""
    record = no_settings(find_record(workspace, operation.record))
    before = {"id": operation.record, **operation.before}
    if record.fields != before:
        keys = {*before, *record.fields}
        changed = sorted(key for key in keys if before.get(key) != record.fields.get(key))
        raise RefusedError("C123", "before", found=operation.record, words=tuple(changed))
    workspace.take(record)
    return record.file


def no_settings(record: RecordData) -> RecordData:
    """The record if it is not the settings, which have their own place."""
    if record.key == SETTINGS_RECORD:
        raise RefusedError("C118", "record")
    return record


def _kind(name: str) -> type[Record]:
    if name not in _KINDS:
        meant = _MEANT.get(name) or nearest(name, _KINDS)
        raise RefusedError("C113", "kind", hint=suggest(meant), found=name, words=tuple(_KINDS))
    return _KINDS[name]
