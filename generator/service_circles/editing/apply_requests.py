"""`apply_requests`: the files of a project as change requests want them, or the reasons why not."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from service_circles.editing.change_request import (
    SETTINGS_RECORD,
    Add,
    Attach,
    ChangeRequest,
    Create,
    Delete,
    Move,
    Operation,
    Remove,
    Rename,
    Replace,
    records_of,
)
from service_circles.editing.operations.attached_files import attach
from service_circles.editing.operations.field_operations import change_field
from service_circles.editing.operations.known_fields import check_known
from service_circles.editing.operations.record_operations import create, delete, find_record, move
from service_circles.editing.operations.record_renaming import rename
from service_circles.editing.operations.sentences import sentence, sentence_of_nothing
from service_circles.editing.refusals import NothingToDoError, RefusedError
from service_circles.editing.request_problems import refusal
from service_circles.editing.workspace import Workspace
from service_circles.editing.yaml_splice.marked_nodes import CannotSpliceError
from service_circles.problems.problem import Problem
from service_circles.problems.source_file import problem_with_file

_MISSING = frozenset({"C106", "C121"})
"""A record may only be missing because its file cannot be read: then the mistakes of that file are reported."""


@dataclass
class Applied:
    """Return the files to write and the effect of each operation; no files if anything is refused."""

    changed_files: dict[str, str | bytes | None] = field(default_factory=dict)
    """New contents by path in the project: texts of YAML, bytes of attachments, None for a file that goes."""
    refused: list[Problem] = field(default_factory=list)
    sentences: list[str] = field(default_factory=list)
    """In Chinese and English."""
    was: dict[str, bytes | None] = field(default_factory=dict)
    """The contents of these files before; None where there was none."""


def apply_requests(root: Path, requests: Sequence[ChangeRequest]) -> Applied:
    """Apply all operations of all requests to the records of a project, in memory."""
    applied = Applied()
    workspace = Workspace(root, records_of(requests))
    for request in requests:
        applied.sentences += [*_about(request), *_changed_since(root, request)]
        for number, operation in enumerate(request.operations):
            try:
                applied.sentences.append(_apply(workspace, applied, operation))
            except RefusedError as refused:
                applied.refused.append(refusal(request, number, refused))
    if any(problem.code in _MISSING for problem in applied.refused) and workspace.problems:
        others = [problem for problem in applied.refused if problem.code not in _MISSING]
        applied.refused = [*workspace.problems, *others]
    if not applied.refused:
        _collect(workspace, applied)
    if applied.refused:
        applied.changed_files = {}
    applied.was = {path: workspace.seen.get(path) for path in applied.changed_files}
    return applied


def _collect(workspace: Workspace, applied: Applied) -> None:
    for path, file in workspace.changed():
        try:
            applied.changed_files[path] = file.new_text
        except CannotSpliceError:
            applied.refused.append(problem_with_file("C121", path))
    applied.changed_files |= workspace.pages


def _bytes(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def _about(request: ChangeRequest) -> Iterator[str]:
    """A line on why a request was made, and by which role, which proves nothing."""
    made = request.made.isoformat() if request.made else None
    said = [each for each in (request.why, request.role, made) if each]
    if said:
        yield f"改动单 / request: {'  '.join(said)}"


def _changed_since(root: Path, request: ChangeRequest) -> Iterator[str]:
    """A line on each file that is not as it was when the request was made; only values decide whether it applies."""
    for path, digest in request.texts.items():
        data = None if ".." in path or path.startswith("/") else _bytes(root / path)
        if data is None or hashlib.sha256(data).hexdigest() != digest:
            yield f"{path} 后来改过，逐项核对 / has changed since; each value is compared"


def _apply(workspace: Workspace, applied: Applied, operation: Operation) -> str:
    """The sentence about an operation that has been applied, or was already."""
    try:
        if isinstance(operation, Attach):
            applied.changed_files[operation.file] = attach(workspace.root, operation)
            return sentence(operation)
        return _APPLY[type(operation)](workspace, operation)
    except NothingToDoError:
        return sentence_of_nothing(operation)


def _field(workspace: Workspace, operation: Replace | Add | Remove) -> str:
    record = find_record(workspace, operation.record)
    if not isinstance(operation, Remove):
        check_known(record.part, operation)
    path = change_field(record.fields, operation)
    if path == ("id",) and operation.record != SETTINGS_RECORD:
        workspace.rename(operation.record, str(record.fields["id"]))
    return sentence(operation, path)


def _record(workspace: Workspace, operation: Create | Move | Rename | Delete) -> str:
    changes: dict[type[Operation], Callable[[Workspace, Any], str]] = {
        Create: create,
        Move: move,
        Rename: rename,
        Delete: delete,
    }
    return f"{sentence(operation)}  ({changes[type(operation)](workspace, operation)})"


_APPLY: dict[type[Operation], Callable[[Workspace, Any], str]] = {
    **dict.fromkeys((Replace, Add, Remove), _field),
    **dict.fromkeys((Create, Move, Rename, Delete), _record),
}
