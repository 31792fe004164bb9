"""Workbooks: looked at as an archive first, then read by a child process with limits."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path
from typing import Any

from service_circles.importing.sheets import workbook_child
from service_circles.importing.sheets.sheet_table import SheetFile, refuse_file, sheet_from_json, warn_of_file
from service_circles.importing.sheets.workbook_child import EXPORTED
from service_circles.problems.problem import Problem

_MOST_UNPACKED, _MOST_ENTRIES, _MOST_RATIO = 50 << 20, 2_000, 200
_SECONDS = 60
_LITTLE = 1 << 20
"""Below this size a high ratio is only a sheet of equal cells."""


def read_workbook(path: Path) -> SheetFile:
    """The visible sheets of an .xlsx file."""
    warnings = _look_inside(path)
    answer = _ask_child(path)
    if "refused" in answer:
        refuse_file(answer["refused"], path.name, found=answer.get("found", path.name))
    sheets = list(map(sheet_from_json, answer["sheets"]))
    exported = {
        sheet.title.removeprefix(EXPORTED): sheet for sheet in sheets if sheet.title.startswith(EXPORTED)
    }
    hidden = [title for title in answer["hidden_sheets"] if not title.startswith(EXPORTED)]
    if hidden and not exported:
        warnings.append(warn_of_file("X124", path.name, found=tuple(hidden)))
    shown = tuple(sheet for sheet in sheets if not sheet.title.startswith(EXPORTED))
    return SheetFile(path.name, shown, tuple(warnings), exported=exported)


def _look_inside(path: Path) -> list[Problem]:
    """Refuse archives that are something else or would unpack to too much; warn of links to other files."""
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError):
        refuse_file("X105", path.name)
    names = {entry.filename for entry in entries}
    if "xl/workbook.xml" not in names:
        refuse_file("X104", path.name, found=_other_archive(names))
    size = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries) or 1
    if (
        size > _MOST_UNPACKED
        or len(entries) > _MOST_ENTRIES
        or (size > _LITTLE and size / packed > _MOST_RATIO)
    ):
        refuse_file("X107", path.name)
    has_links = any(name.startswith("xl/externalLinks/") for name in names)
    return [warn_of_file("X121", path.name)] if has_links else []


def _other_archive(names: set[str]) -> str:
    if "word/document.xml" in names:
        return "Word（.docx）"
    if "content.xml" in names and "mimetype" in names:
        return "OpenDocument（.ods）"
    return "xlsb" if "xl/workbook.bin" in names else "zip"


def _ask_child(path: Path) -> Any:
    """Return the output of the child process; a problem with the file if it was stopped or printed too much."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "OPENBLAS_NUM_THREADS": "1"}
    words = [sys.executable, "-m", workbook_child.__name__, str(path.resolve())]
    with tempfile.TemporaryFile() as printed:
        try:
            done = subprocess.run(  # noqa: S603 - our own module
                words,
                stdin=subprocess.DEVNULL,
                stdout=printed,
                stderr=subprocess.DEVNULL,
                env=environment,
                timeout=_SECONDS,
                check=False,
            )
        except subprocess.TimeoutExpired:
            refuse_file("X107", path.name)
        if done.returncode or not 0 < printed.tell() < workbook_child.MOST_PRINTED:
            refuse_file("X107", path.name)
        printed.seek(0)
        return json.loads(printed.read())
