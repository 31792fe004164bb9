"""The files of a directory project: found in a fixed order, refused where they are dangerous."""

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from service_circles.problems.problem import Problem
from service_circles.problems.source_file import SourceFile, problem_with_file
from service_circles.problems.suggestion import nearest

SETTINGS_FILE = "communities.yaml"
CONTENT_FOLDER = "content"
CACHE_FOLDER = ".circles"
"""Walking networks and reaches computed earlier; safe to delete."""
MAX_BYTES = 8 * 1024 * 1024
_MOST_FOLDERS = 20
"""One in another: some systems do not take longer paths, and no directory needs them."""
_CONFLICT = [re.compile(marker, re.MULTILINE) for marker in ("^<{7} ", "^={7}\r?$", "^>{7} ")]
"""The lines that git leaves where two changes met, in their order."""
_YAML_ENDINGS = (".yaml", ".yml")


@dataclass(frozen=True)
class ProjectFiles:
    """Paths relative to the project, with forward slashes: communities.yaml first, the rest sorted."""

    yaml: tuple[str, ...]
    markdown: tuple[str, ...]
    others: frozenset[str]


def find_files(root: Path) -> tuple[ProjectFiles, list[Problem]]:
    """All files of a project; symbolic links and a missing project are problems."""
    if not root.is_dir():
        return ProjectFiles((), (), frozenset()), [problem_with_file("F101", root.name or ".")]
    problems: list[Problem] = []
    found = sorted(_walk(root, CONTENT_FOLDER, problems))
    if (root / CACHE_FOLDER).is_symlink():
        problems.append(problem_with_file("F103", CACHE_FOLDER))
    settings = root / SETTINGS_FILE
    if settings.is_symlink():
        problems.append(problem_with_file("F103", SETTINGS_FILE))
    elif not settings.is_file():
        problems.append(problem_with_file("F102", SETTINGS_FILE))
    else:
        found.insert(0, SETTINGS_FILE)
    yaml = tuple(path for path in found if path.lower().endswith(_YAML_ENDINGS))
    markdown = tuple(path for path in found if path.lower().endswith(".md"))
    return ProjectFiles(yaml, markdown, frozenset(found).difference(yaml, markdown)), problems


def _walk(root: Path, folder: str, problems: list[Problem]) -> Iterator[str]:
    top = root / folder
    if top.is_symlink():
        problems.append(problem_with_file("F103", folder))
        return
    if not top.is_dir():
        return
    if folder.count("/") > _MOST_FOLDERS:
        problems.append(problem_with_file("F115", folder, limit=_MOST_FOLDERS))
        return
    with os.scandir(top) as entries:
        children = list(entries)
    for child in children:
        path = f"{folder}/{child.name}"
        code = _refusal(child)
        if code:
            problems.append(problem_with_file(code, os.fsencode(path).decode("utf-8", "replace")))
        elif child.name.startswith("."):
            continue
        elif child.is_dir():
            yield from _walk(root, path, problems)
        else:
            yield path


def _refusal(child: os.DirEntry[str]) -> str | None:
    """The code of the problem with a file or folder that must not be there."""
    if child.is_symlink():
        return "F103"
    if child.name.startswith("."):
        return None
    if not child.name.isprintable() and os.fsencode(child.name).decode("utf-8", "replace") != child.name:
        return "F116"
    return None if child.is_dir() or child.is_file() else "F117"


def read_source(root: Path, path: str) -> tuple[SourceFile | None, list[Problem]]:
    """The text of a file; None with a problem if it cannot be read as UTF-8."""
    try:
        data = read_bounded(root / path, MAX_BYTES)
    except OSError as error:
        return None, [problem_with_file("F108", path, reason=error.strerror)]
    if data is None:
        return None, [problem_with_file("F104", path, limit="8 MB")]
    return decoded_source(path, data)


def decoded_source(path: str, data: bytes) -> tuple[SourceFile | None, list[Problem]]:
    """The text of a file by its bytes; None with a problem if it cannot be read as UTF-8."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return None, [_not_utf8(path, data, error)]
    source = SourceFile(path, text)
    fault = _fault(source)
    return (None, [fault]) if fault else (source, [])


def _fault(source: SourceFile) -> Problem | None:
    """The problem with a text that no reader need look at."""
    if "\0" in source.text:
        line = next(number for number, line in enumerate(source.lines, 1) if "\0" in line)
        return problem_with_file("F106", source.path, line)
    if not source.text.strip():
        return problem_with_file("F107", source.path)
    conflict = _conflict(source.text)
    return None if conflict is None else source.problem("F118", source.spot_at(conflict, len("<<<<<<<")))


def _conflict(text: str) -> int | None:
    """The offset at which a merge conflict begins, if all of its markers are there."""
    found, at = [], 0
    for marker in _CONFLICT:
        match = marker.search(text, at)
        if match is None:
            return None
        found.append(match.start())
        at = match.end()
    return found[0]


def read_bounded(path: Path, limit: int) -> bytes | None:
    """The bytes of a file; None, without reading it, if there are more than the limit."""
    with path.open("rb") as file:
        return None if os.fstat(file.fileno()).st_size > limit else file.read()


def most_similar_file(name: str, files: Iterable[str]) -> str | None:
    """The path within content/ whose file name looks most like that of a path, if any does."""
    by_name = {PurePosixPath(file).name: file for file in sorted(files)}
    meant = nearest(PurePosixPath(name).name, by_name)
    return by_name[meant].removeprefix(f"{CONTENT_FOLDER}/") if meant else None


def _not_utf8(path: str, data: bytes, error: UnicodeDecodeError) -> Problem:
    before = data[: error.start]
    line = before.count(b"\n") + 1
    column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
    return problem_with_file("F105", path, line, column)
