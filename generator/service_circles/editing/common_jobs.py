"""The common jobs as change requests: close a center, open it again, move it to another area, verify records, rename one."""

import hashlib
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo, available_timezones

from service_circles.build.project import default_day
from service_circles.editing.change_request import (
    SETTINGS_RECORD,
    Add,
    Attach,
    ChangeRequest,
    Data,
    Operation,
    Remove,
    Rename,
    Replace,
)
from service_circles.editing.operations.record_operations import find_record
from service_circles.editing.refusals import NothingToDoError
from service_circles.editing.workspace import RecordData, Workspace
from service_circles.records.center import CenterStatus, ServiceCenter
from service_circles.records.settings.directory_settings import DirectorySettings
from service_circles.records.values.record_part import authors_fields


class JobRefusedError(Exception):
    """A job does not make sense for a record; the text says so in Chinese and English."""


def rename_request(root: Path, old: str, new: str) -> ChangeRequest:
    """Another id for a record; what refers to it is found when the request is applied."""
    workspace = Workspace(root, [old])
    return _request(workspace, [Rename(record=old, after=new)])


def close_request(root: Path, id_: str, closure: dict[str, Data]) -> ChangeRequest:
    """The days on which a center is closed, why, and where to go; in place of a closure that was there."""
    workspace = Workspace(root, [id_])
    center = _center(workspace, id_)
    return _request(workspace, _set(center, "closure", closure))


def reopen_request(root: Path, id_: str) -> ChangeRequest:
    """A center without its closure, and in use again if it was closed for a time."""
    workspace = Workspace(root, [id_])
    center = _center(workspace, id_)
    status = center.fields.get("status")
    if status == CenterStatus.DEFUNCT.value:
        raise JobRefusedError(
            f"{id_} 已撤销，不是暂停：真要恢复就改 status / is gone for good: change its status if it is not"
        )
    operations = _drop(center, "closure")
    if status == CenterStatus.TEMPORARILY_CLOSED.value:
        operations += [*_set(center, "status", CenterStatus.ACTIVE.value), *_drop(center, "status_note")]
    return _request(workspace, operations)


def move_request(root: Path, id_: str, area: str) -> ChangeRequest:
    """Another area for a record that belongs to one."""
    workspace = Workspace(root, [id_])
    record = find_record(workspace, id_)
    if "area" not in authors_fields(record.part):
        raise JobRefusedError(f"{id_} 不属于哪个地方 / does not belong to an area")
    return _request(workspace, _set(record, "area", area))


def verify_request(root: Path, ids: Sequence[str], day: date | None, role: str | None) -> ChangeRequest:
    """The day on which records were found right (today), and by which role: the one of last time if none is given."""
    workspace = Workspace(root, ids)
    day = day or default_day(_zone(workspace))
    operations = [each for id_ in ids for each in _verify(find_record(workspace, id_), day, role)]
    return _request(workspace, operations)


def _zone(workspace: Workspace) -> ZoneInfo:
    usual = DirectorySettings.model_fields["time_zone"].default
    settings = workspace.records.get(SETTINGS_RECORD)
    name = settings.fields.get("time_zone", usual) if settings else usual
    return ZoneInfo(name if name in available_timezones() else usual)


def _verify(record: RecordData, day: date, role: str | None) -> list[Operation]:
    last = record.fields.get("verified")
    before = last if isinstance(last, dict) else {}
    by = role or before.get("by")
    if by is None:
        raise JobRefusedError(
            f"{record.fields['id']} 还没写过核对人，加上 --by 岗位 / was never verified: add --by ROLE"
        )
    kept = before if by == before.get("by") else {}  # the translation of another role would be wrong
    return _set(record, "verified", {**kept, "date": day.isoformat(), "by": by})


def _center(workspace: Workspace, id_: str) -> RecordData:
    record = find_record(workspace, id_)
    if record.part is not ServiceCenter:
        raise JobRefusedError(f"{id_} 不是服务中心 / is not a center")
    return record


def _drop(record: RecordData, field: str) -> list[Operation]:
    """The operation that removes a field, if it is there."""
    before = record.fields.get(field)
    return (
        [Remove(record=str(record.fields["id"]), field=(field,), before=before)] if before is not None else []
    )


def _set(record: RecordData, field: str, value: Data) -> list[Operation]:
    """The operations that give a field a value; only parts of a group that differ are touched."""
    id_, before = str(record.fields["id"]), record.fields.get(field)
    if before is None:
        return [Add(record=id_, field=(field,), after=value)]
    if not (isinstance(before, dict) and isinstance(value, dict)):
        return [Replace(record=id_, field=(field,), before=before, after=value)] if before != value else []
    gone: list[Operation] = [
        Remove(record=id_, field=(field, key), before=before[key]) for key in before if key not in value
    ]
    new: list[Operation] = [
        Add(record=id_, field=(field, key), after=value[key]) for key in value if key not in before
    ]
    other: list[Operation] = [
        Replace(record=id_, field=(field, key), before=before[key], after=value[key])
        for key in value
        if key in before and before[key] != value[key]
    ]
    return [*other, *new, *gone]


def _request(workspace: Workspace, operations: Sequence[Operation]) -> ChangeRequest:
    if not operations:
        raise NothingToDoError
    ids = [each.record for each in operations if not isinstance(each, Attach)]
    files = sorted({workspace.records[id_].file for id_ in ids if id_ in workspace.records})
    texts = {path: hashlib.sha256((workspace.root / path).read_bytes()).hexdigest() for path in files}
    return ChangeRequest(operations=tuple(operations), texts=texts)
