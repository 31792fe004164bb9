"""The command `circles import`: read, map, compare, report, check, write."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from service_circles.build.project import Project
from service_circles.editing.apply_requests import Applied
from service_circles.importing.cells.named_seasons import summer_days
from service_circles.importing.checked_import import CheckedImport, ImportRefusedError, checked_import
from service_circles.importing.columns.import_fields import field_named
from service_circles.importing.columns.import_mapping import KINDS_BY_NAME
from service_circles.importing.columns.mapping_file import mapping_text, read_mappings
from service_circles.importing.import_files import ImportFiles, import_files
from service_circles.importing.import_report import mapping_report, outcome_report
from service_circles.importing.import_result import ImportResult
from service_circles.importing.import_run import Importer
from service_circles.importing.mapping_guess import guessed_parts
from service_circles.importing.mapping_update import updated_mapping
from service_circles.importing.matching.row_memory import read_memory
from service_circles.importing.matching.typed_records import typed_records
from service_circles.importing.sheets.sheet_table import FileRefusedError
from service_circles.importing.sources.source_reader import read_source_file
from service_circles.importing.table_parts import Options, TablePart, mapped_part
from service_circles.problems.problem import Problem
from service_circles.records.area import Area
from service_circles.records.directory import ServiceDirectory

_MOST_AREAS = 12
_LONGEST_FIXED = 200


class OptionRefusedError(Exception):
    """An option that cannot be meant; its text is in both languages."""


@dataclass(frozen=True)
class Talk:
    """Outputs of the command: results, remarks, problems; and functions that check and write files, or end the command."""

    result: Callable[[str], None]
    remark: Callable[[str], None]
    problems: Callable[[Iterable[Problem]], None]
    write: Callable[[Project, Applied], None]


@dataclass(frozen=True)
class ImportTask:
    """A file to import into a project that was read and has no mistakes."""

    project: Project
    directory: ServiceDirectory
    file: Path
    options: Options
    mapping: Path | None = None

    @property
    def files(self) -> ImportFiles:
        """The places of its mapping and its memory."""
        return import_files(self.project.root, self.file, self.options, self.mapping)


def run_import(task: ImportTask, talk: Talk, *, request: Path | None = None, dry_run: bool = False) -> None:
    """Import a file, or write the change request for it; raises ImportRefusedError if nothing can be written."""
    _check_options(task)
    try:
        parts, mapping = _parts(task)
    except FileRefusedError as refused:
        raise ImportRefusedError([refused.problem]) from None
    importer = Importer(
        task.directory, typed_records(task.project.root), read_memory(task.files.memory), task.file.name
    )
    result = importer.take(parts, withdraw_missing=task.options.withdraw_missing)
    checked = checked_import(task.project.root, result, f"导入 {task.file.name} / import", task.project.day)
    _report(talk, checked.result)
    if dry_run:
        talk.remark("试运行，什么也没有写 / dry run, nothing was written")
        return
    _write_mapping(task, talk, mapping)
    if request:
        _write_request(talk, checked, request)
    else:
        _write(task, talk, checked)


def _check_options(task: ImportTask) -> None:
    """Refuse an area that is not there, fields that nobody has, and values that no field can have."""
    options, areas = task.options, task.directory.by_id(Area)
    if options.summer and not summer_days(options.summer):
        raise OptionRefusedError(
            f"夏天写成 05-01/09-30，不是 {options.summer} / write summer as 05-01/09-30, not {options.summer}"
        )
    if options.new_areas and options.new_areas not in areas:
        known = "、".join(list(areas)[:_MOST_AREAS])
        raise OptionRefusedError(
            f"没有编号是 {options.new_areas} 的地方，有：{known} / there is no area {options.new_areas}; there are: {known}"
        )
    for name, value in options.fixed:
        if not any(field_named(kind, name) for kind in KINDS_BY_NAME.values()):
            raise OptionRefusedError(f"没有“{name}”这个字段 / there is no field {name}")
        if len(value) > _LONGEST_FIXED or set(value) & set("<>\n"):
            raise OptionRefusedError(
                f"“{name}”的值太长，或者有尖括号 / the value of {name} is too long, or has angle brackets"
            )


def _parts(task: ImportTask) -> tuple[Sequence[TablePart], str | None]:
    """The parts of the file, and the text of a mapping that has to be written."""
    path = task.files.mapping
    mappings, problems = read_mappings(path) if path.exists() else ((), [])
    if problems:
        raise ImportRefusedError(problems)
    encoding = task.options.encoding or next((each.encoding for each in mappings if each.encoding), None)
    kind = KINDS_BY_NAME.get(task.options.kind or "")
    file = read_source_file(task.file, kind, encoding)
    if not mappings:
        guessed = guessed_parts(file, task.options)
        guessed[0].problems[:0] = file.problems
        is_own = all(part.exported for part in guessed)  # whose headings need no mapping
        text = mapping_text(task.file.name, [part.mapping for part in guessed])
        return guessed, None if is_own else text
    chosen = [task.options.chosen(each) for each in mappings]
    parts = [mapped_part(file, each, task.options) for each in chosen]
    parts[0].problems[:0] = file.problems
    return parts, updated_mapping(path, task.options)


def _report(talk: Talk, result: ImportResult) -> None:
    for part in result.parts:
        for line in mapping_report(part):
            talk.result(line)
    talk.problems(result.problems)
    for line in outcome_report(result):
        talk.result(line)


def _write_mapping(task: ImportTask, talk: Talk, text: str | None) -> None:
    path = task.files.mapping
    if text is not None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        talk.remark(f"对照表在 {path}，下次照它导入 / the mapping is in {path}; the next import repeats it")


def _write_request(talk: Talk, checked: CheckedImport, path: Path) -> None:
    if checked.request is None:
        talk.remark("没有要改的，没有写改动单 / nothing to change, no change request was written")
        return
    path.write_text(checked.request.to_json(), "utf-8")
    talk.remark(f"改动单在 {path}：circles apply {path} / the change request is in {path}")


def _write(task: ImportTask, talk: Talk, checked: CheckedImport) -> None:
    """The records, then the memory of the rows that gave them."""
    if checked.applied is None:
        talk.remark("没有要改的 / nothing to change")
    else:
        talk.write(task.project, replace(checked.applied, sentences=[]))  # each row was reported
    files = task.files
    memory = read_memory(files.memory)
    checked.result.remember(memory)
    if memory.rows:
        files.memory.parent.mkdir(parents=True, exist_ok=True)
        files.memory.write_text(memory.text(), "utf-8")
