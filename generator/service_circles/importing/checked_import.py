"""The operations of an import, applied in memory and checked with the whole project; rows at fault are refused."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from service_circles.editing.apply_requests import Applied, apply_requests
from service_circles.editing.change_request import ChangeRequest
from service_circles.editing.checked_overlay import changed_project
from service_circles.importing.import_result import ImportResult, without_rows
from service_circles.problems.problem import Problem

_MOST_ROUNDS = 10
_ID = re.compile(r"^(?:  |  - |    )id: ([a-z0-9-]+)\s*(?:#.*)?$")


class ImportRefusedError(Exception):
    """Nothing can be written; the problems say why."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(len(problems))
        self.problems = problems


@dataclass(frozen=True)
class CheckedImport:
    """A result whose operations pass the check, with the request and the files as they will be; None for none."""

    result: ImportResult
    request: ChangeRequest | None
    applied: Applied | None


def checked_import(root: Path, result: ImportResult, why: str, day: date | None) -> CheckedImport:
    """Leave out rows whose records have mistakes, until the project as it will be has none."""
    for _ in range(_MOST_ROUNDS):
        request = _request(result, why, day)
        if request is None:
            return CheckedImport(result, None, None)
        applied = apply_requests(root, [request])
        if applied.refused:
            raise ImportRefusedError(applied.refused)
        with changed_project(root, applied.changed_files, day) as after:
            mistakes = [each for each in after.problems if each.is_mistake]
        if not mistakes:
            return CheckedImport(result, request, applied)
        refused = {_record_at(applied, each): each for each in reversed(mistakes)}
        if not _rows_of(result) & refused.keys():
            raise ImportRefusedError(mistakes)
        result = without_rows(result, refused)
    raise ImportRefusedError(mistakes)


def _request(result: ImportResult, why: str, day: date | None) -> ChangeRequest | None:
    operations = result.operations
    if not operations:
        return None
    return ChangeRequest.model_validate({"why": why, "made": day, "operations": operations})


def _rows_of(result: ImportResult) -> set[str]:
    return {row.id for part in result.parts for row in part.rows if row.operations}


def _record_at(applied: Applied, problem: Problem) -> str:
    """The id of the record in which a problem is: the last one above its line."""
    files: Mapping[str, str | bytes | None] = applied.changed_files
    text = files.get(problem.position.file)
    lines = text.splitlines() if isinstance(text, str) else []
    for line in reversed(lines[: problem.position.line + 1]):
        if match := _ID.match(line):
            return match[1]
    return ""
