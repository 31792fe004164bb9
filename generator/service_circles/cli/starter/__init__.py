"""A new project: a few files that build at once and show by example how each record is written."""

import shutil
from pathlib import Path

from service_circles import __version__
from service_circles.cli.editor_hints import write_schema

_PROJECT = Path(__file__).parent / "project"
_REQUIREMENTS = "requirements.txt"


class FolderNotEmptyError(Exception):
    """The folder for a new project holds something already."""


def start_project(folder: Path) -> tuple[Path, ...]:
    """Put the starter files into a new or empty folder; their paths relative to it, sorted."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise FolderNotEmptyError(folder)
    written = []
    for source in sorted(_PROJECT.rglob("*")):
        if source.is_file() and "__pycache__" not in source.parts:
            path = _with_dots(source.relative_to(_PROJECT))
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            _copy(source, folder / path)
            written.append(path)
    return tuple(sorted([*written, write_schema(folder)]))


def _with_dots(path: Path) -> Path:
    """Packaging tools skip names with a leading dot, so here the dot is spelled out."""
    return Path(*(part.replace("dot-", ".", 1) if part.startswith("dot-") else part for part in path.parts))


def _copy(source: Path, target: Path) -> None:
    if source.name == _REQUIREMENTS:  # what checks a proposal tomorrow is what started the project today
        text = source.read_text("utf-8").replace("{version}", __version__)
        target.write_text(text, "utf-8", newline="\n")
    else:
        shutil.copyfile(source, target)
