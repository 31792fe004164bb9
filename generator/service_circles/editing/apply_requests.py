"""`apply_requests`: the files of a project as change requests want them, or the reasons why not."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from service_circles.editing.change_request import Add, ChangeRequest, Operation, Remove, Replace, records_of
from service_circles.editing.field_changes import change_field
from service_circles.editing.refusals import NothingToDoError, RefusedError
from service_circles.editing.request_problems import refusal
from service_circles.editing.sentences import sentence, sentence_of_nothing
from service_circles.editing.workspace import RecordData, Workspace
from service_circles.editing.yaml_splice.marked_nodes import CannotSpliceError
from service_circles.problems.problem import Problem
from service_circles.problems.source_file import problem_with_file
from service_circles.problems.suggestion import nearest, suggest


@dataclass
class Applied:
    """What would be written, and what each operation does; nothing is written if anything is refused."""

    changed_files: dict[str, str | bytes | None] = field(default_factory=dict)
    """New contents by path in the project: texts of YAML, bytes of attachments, None for a file that goes."""
    refused: list[Problem] = field(default_factory=list)
    sentences: list[str] = field(default_factory=list)
    """In Chinese and English."""


def apply_requests(root: Path, requests: Sequence[ChangeRequest]) -> Applied:
    """Apply all operations of all requests to the records of a project, in memory."""
    workspace = Workspace(root, records_of(requests))
    applied = Applied()
    for request in requests:
        for number, operation in enumerate(request.operations):
            try:
                applied.sentences.append(_apply(workspace, operation))
            except RefusedError as refused:
                applied.refused.append(refusal(request, number, refused))
    if applied.refused and workspace.problems:
        applied.refused = workspace.problems  # a record may only be missing because its file cannot be read
    if not applied.refused:
        _collect(workspace, applied)
    return applied


def _collect(workspace: Workspace, applied: Applied) -> None:
    for path, file in workspace.changed():
        try:
            applied.changed_files[path] = file.new_text
        except CannotSpliceError:
            applied.refused.append(problem_with_file("C121", path))


def _apply(workspace: Workspace, operation: Operation) -> str:
    """The sentence about an operation that has been applied, or was already."""
    try:
        return _APPLY[type(operation)](workspace, operation)
    except NothingToDoError:
        return sentence_of_nothing(operation)


def _field(workspace: Workspace, operation: Replace | Add | Remove) -> str:
    record = _record(workspace, operation.record)
    path = change_field(record.fields, operation)
    return sentence(operation, path)


def _record(workspace: Workspace, id_: str) -> RecordData:
    record = workspace.records.get(id_)
    if record is None:
        raise RefusedError("C106", "record", hint=suggest(nearest(id_, workspace.every_id())), found=id_)
    return record


_APPLY: dict[type[Operation], Callable[[Workspace, Any], str]] = {
    Replace: _field,
    Add: _field,
    Remove: _field,
}
