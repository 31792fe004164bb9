"""The published folder: an atomic swap of a new site for the last good one, never of a folder that is not ours."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from service_circles.writing.output.folders_on_disk import exchange, temporary_folder

MARKER = ".service-circles"
_MARKER_TEXT = "This folder was made by Service Circles. Every build replaces all of it.\n"


class RefusedFolderError(Exception):
    """A build must not replace a folder; the text gives the reason in Chinese and English."""


def mark_as_ours(folder: Path) -> None:
    """Leave a marker file, so that a later build may replace the folder."""
    (folder / MARKER).write_text(_MARKER_TEXT, encoding="utf-8", newline="\n")


def refuse_foreign(output: Path, project: Path) -> None:
    """Raise RefusedFolderError unless a build may replace this folder without loss to anybody."""
    output, project = output.resolve(), project.resolve()
    if project.is_relative_to(output) or Path.home().resolve().is_relative_to(output):
        raise RefusedFolderError(
            f"{output} 里有您的项目或个人文件，不能放网站 / it holds your project or your home"
        )
    if output.is_relative_to(project / "content"):
        raise RefusedFolderError("网站不能放在 content/ 里面 / the output cannot be inside content/")
    if output.exists() and not _is_ours_or_empty(output):
        raise RefusedFolderError(
            f"{output} 里有别的东西，没有动它；请换一个文件夹，或自己先清空"
            " / it holds something else and was left alone; choose another folder or empty it yourself"
        )


def _is_ours_or_empty(folder: Path) -> bool:
    return folder.is_dir() and (_is_marked(folder) or not any(folder.iterdir()))


def _is_marked(folder: Path) -> bool:
    return (folder / MARKER).is_file()


@contextmanager
def replace_folder(output: Path) -> Iterator[Path]:
    """A new folder beside the output to build in; if all goes well it takes the output's place.

    Whatever fails, and whenever, the last good site stays. Where the system cannot exchange two folders and a build is
    killed between two renames, the next build puts it back.
    """
    output = output.resolve()
    aside = output.with_name(f".{output.name}.old")
    output.parent.mkdir(parents=True, exist_ok=True)
    if _is_marked(aside) and not output.exists():  # a build was killed between the two renames
        aside.rename(output)
    with temporary_folder(output.parent, f".{output.name}.new-") as staging:
        yield staging
        staging.chmod(0o755)
        _swap(staging, output, aside)


def _swap(staging: Path, output: Path, aside: Path) -> None:
    if not output.exists():
        staging.rename(output)
        return
    if exchange(staging, output):
        return
    if _is_marked(aside):
        shutil.rmtree(aside)
    output.rename(aside)
    try:
        staging.rename(output)
    except BaseException:
        aside.rename(output)
        raise
    aside.rename(staging)  # to be removed under that name, so that half a site never looks like one
