"""Checks what a project would be after a change, without touching it."""

import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from service_circles.build.project import Project, load_project
from service_circles.reading.project_files import CACHE_FOLDER, CONTENT_FOLDER, SETTINGS_FILE

_READ = (SETTINGS_FILE, CONTENT_FOLDER, "site_theme")
"""Files and folders of a project that decide whether it is right."""


@contextmanager
def overlay(root: Path, changed_files: Mapping[str, str | bytes | None]) -> Iterator[Path]:
    """A copy of a project with some files changed; what stays is hard-linked where that can be done."""
    with tempfile.TemporaryDirectory(prefix="circles-", dir=_folder_for_links(root)) as folder:
        copy = Path(folder)
        for name in _READ:
            _link(root / name, copy / name)
        for path, content in changed_files.items():
            target = copy / path
            target.unlink(missing_ok=True)  # never write through a hard link
            if content is not None:
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(content if isinstance(content, bytes) else content.encode())
        yield copy


def _folder_for_links(root: Path) -> Path | None:
    """The folder of caches where temporary files are on another disk, which cannot have links to these."""
    if Path(tempfile.gettempdir()).stat().st_dev == root.stat().st_dev:
        return None
    (root / CACHE_FOLDER).mkdir(exist_ok=True)
    return root / CACHE_FOLDER


@contextmanager
def changed_project(
    root: Path, changed_files: Mapping[str, str | bytes | None], day: date | None = None
) -> Iterator[Project]:
    """The project as it would be, with its problems, while the copy is there; it uses the project's own cache."""
    with overlay(root, changed_files) as copy:
        yield load_project(copy, day, cache=root / CACHE_FOLDER)


def _link(source: Path, target: Path) -> None:
    if source.is_dir() and not source.is_symlink():
        shutil.copytree(source, target, symlinks=True, copy_function=_link_file)
    elif source.exists():
        _link_file(str(source), str(target))


def _link_file(source: str, target: str) -> None:
    try:
        os.link(source, target, follow_symlinks=False)
    except (OSError, NotImplementedError):  # another disk, or a system without links
        shutil.copyfile(source, target, follow_symlinks=False)
