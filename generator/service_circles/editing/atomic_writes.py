"""Writes changed files: each is replaced atomically, so that a crash leaves every file whole, old or new."""

import os
from collections.abc import Mapping
from pathlib import Path

from service_circles.editing.apply_requests import Applied

_TEMPORARY = ".circles-new"


class ChangedMeanwhileError(Exception):
    """Somebody saved a file after it was read."""


def write_applied(root: Path, applied: Applied) -> None:
    """Write what was applied; new contents lie complete beside the old ones before the first is replaced."""
    for path in applied.changed_files:
        if (_bytes(root / path)) != applied.was[path]:
            raise ChangedMeanwhileError(path)
    staged: list[tuple[Path, Path]] = []
    try:
        staged += (_stage(root / path, content) for path, content in _contents(applied.changed_files))
        while staged:
            temporary, target = staged[-1]
            temporary.replace(target)
            staged.pop()
    finally:
        for temporary, _ in staged:
            temporary.unlink(missing_ok=True)
    for path, content in applied.changed_files.items():
        if content is None:
            (root / path).unlink(missing_ok=True)


def _contents(changed: Mapping[str, str | bytes | None]) -> list[tuple[str, bytes]]:
    return [
        (path, content.encode() if isinstance(content, str) else content)
        for path, content in changed.items()
        if content is not None
    ]


def _stage(target: Path, content: bytes) -> tuple[Path, Path]:
    """The new content in a hidden file beside its target, on the disk, with the target's permissions."""
    target.parent.mkdir(parents=True, exist_ok=True)
    temporary = target.with_name(f".{target.name}{_TEMPORARY}")
    with temporary.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    if target.exists():
        temporary.chmod(target.stat().st_mode)
    return temporary, target


def _bytes(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None
