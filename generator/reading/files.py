"""The files of a directory project: found in a fixed order, refused where they are dangerous."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.problems import Both, Position, Problem
from generator.reading.source import SourceFile

SETTINGS_FILE = "communities.yaml"
CONTENT_FOLDER = "content"
MAX_BYTES = 8 * 1024 * 1024
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
        return ProjectFiles((), (), frozenset()), [_no_project(root)]
    problems: list[Problem] = []
    found = sorted(_walk(root, CONTENT_FOLDER, problems))
    settings = root / SETTINGS_FILE
    if settings.is_symlink():
        problems.append(_link(SETTINGS_FILE))
    elif not settings.is_file():
        problems.append(_no_settings())
    else:
        found.insert(0, SETTINGS_FILE)
    yaml = tuple(path for path in found if path.lower().endswith(_YAML_ENDINGS))
    markdown = tuple(path for path in found if path.lower().endswith(".md"))
    return ProjectFiles(yaml, markdown, frozenset(found).difference(yaml, markdown)), problems


def _walk(root: Path, folder: str, problems: list[Problem]) -> Iterator[str]:
    top = root / folder
    if top.is_symlink():
        problems.append(_link(folder))
        return
    if not top.is_dir():
        return
    with os.scandir(top) as entries:
        children = list(entries)
    for child in children:
        path = f"{folder}/{child.name}"
        if child.is_symlink():
            problems.append(_link(path))
        elif child.is_dir():
            if not child.name.startswith("."):
                yield from _walk(root, path, problems)
        elif child.is_file() and not child.name.startswith("."):
            yield path


def read_source(root: Path, path: str) -> tuple[SourceFile | None, list[Problem]]:
    """The text of a file; None with a problem if it is no text that we can read."""
    try:
        with (root / path).open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        return None, [_unreadable(path, error)]
    if len(data) > MAX_BYTES:
        return None, [_too_large(path)]
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return None, [_not_utf8(path, data, error)]
    source = SourceFile(path, text)
    if "\0" in text:
        return None, [_nul(source)]
    return source, []


def _no_project(root: Path) -> Problem:
    return Problem(
        "F101",
        Position(root.name or "."),
        Both("找不到这个文件夹", "this folder does not exist"),
        Both(
            "检查路径；新建一个：circles new 文件夹名", "check the path, or start one: circles new DIRECTORY"
        ),
    )


def _no_settings() -> Problem:
    return Problem(
        "F102",
        Position(SETTINGS_FILE),
        Both("这个文件夹里没有 communities.yaml", "there is no communities.yaml in this folder"),
        Both(
            "换到项目所在的文件夹，或者新建一个：circles new 文件夹名",
            "go to the project's folder, or start one: circles new DIRECTORY",
        ),
    )


def _link(path: str) -> Problem:
    return Problem(
        "F103",
        Position(path),
        Both("这是一个快捷方式（符号链接），不能用", "symbolic links are refused"),
        Both("把真正的文件放到这里", "put the real file here"),
    )


def _too_large(path: str) -> Problem:
    return Problem(
        "F104",
        Position(path),
        Both("文件太大，最多 8 MB", "the file is too large; 8 MB at most"),
        Both("分成几个文件，每条记录一个最好", "split it; one record per file is best"),
    )


def _not_utf8(path: str, data: bytes, error: UnicodeDecodeError) -> Problem:
    before = data[: error.start]
    line = before.count(b"\n") + 1
    column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
    return Problem(
        "F105",
        Position(path, line, column),
        Both(
            "文件不是 UTF-8 编码，从这里开始读不懂", "the file is not UTF-8; it cannot be read from here on"
        ),
        Both(
            "用编辑器打开，“另存为”时编码选 UTF-8（不是 ANSI、GBK 或 Unicode）",
            "save it again with the encoding UTF-8",
        ),
    )


def _nul(source: SourceFile) -> Problem:
    before = source.text[: source.text.index("\0")]
    line = len(SourceFile(source.path, before).lines)
    return Problem(
        "F106",
        Position(source.path, line),
        Both(
            "文件里有空字节，它不是文本文件，或者已经损坏",
            "the file contains a NUL byte: not text, or damaged",
        ),
        Both("用文本编辑器重新保存成 UTF-8，或者从备份恢复", "save it as UTF-8 text or restore it"),
    )


def _unreadable(path: str, error: OSError) -> Problem:
    return Problem(
        "F108",
        Position(path),
        Both("文件打不开", f"the file cannot be opened ({error.strerror})"),
        Both("检查它的权限，或者它是否正被别的程序占用", "check its permissions"),
    )
