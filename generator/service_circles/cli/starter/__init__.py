"""A new project: a few files that build at once and show by example how each record is written."""

import shutil
from pathlib import Path

_PROJECT = Path(__file__).parent / "project"


class FolderNotEmptyError(Exception):
    """The folder for a new project holds something already."""


def start_project(folder: Path) -> tuple[Path, ...]:
    """Put the starter files into a new or empty folder; their paths relative to it, sorted."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise FolderNotEmptyError(folder)
    written = []
    for source in sorted(_PROJECT.rglob("*")):
        if source.is_file() and "__pycache__" not in source.parts:
            # Packaging tools skip names with a leading dot, so here the dot is spelled out.
            relative = source.relative_to(_PROJECT)
            path = relative.with_name(relative.name.replace("dot-", ".", 1))
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, folder / path)
            written.append(path)
    return tuple(written)
