"""An earlier version of a project, to compare with: another folder or a git revision."""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from service_circles.build.project import Project, load_project
from service_circles.languages.catalogs import in_both
from service_circles.languages.phrase import phrase
from service_circles.reading.git_revision import RevisionError, extract_revision, files_beside_records
from service_circles.reading.project_files import SETTINGS_FILE


class BaseRefusedError(Exception):
    """There is nothing to compare with; the text gives the reason."""


@contextmanager
def base_project(project: Project, base: str, show_problems: Callable[[Project], None]) -> Iterator[Project]:
    """The project in the folder `base`, or this one at the git revision `base`.

    `show_problems` gets it if it has mistakes. Raises BaseRefusedError.
    """
    with tempfile.TemporaryDirectory(prefix="circles-") as folder:
        before = load_project(_base_folder(project, base, Path(folder)), project.day)
        if before.directory is None or before.has_mistakes:
            show_problems(before)
            raise BaseRefusedError(in_both(phrase("{base} 里有错误，没法比较", base=base)))
        yield before


def files_beside(project: Project, base: str, other: str | None = None) -> tuple[str, ...]:
    """The changed files that are neither records nor pages, if both versions are revisions of one repository."""
    if any((Path(each) / SETTINGS_FILE).is_file() for each in (base, other) if each):
        return ()
    try:
        return files_beside_records(project.root, base, other)
    except RevisionError as error:
        raise BaseRefusedError(in_both(error.reason)) from error


def _base_folder(project: Project, base: str, empty: Path) -> Path:
    """The folder itself, or the files of a git revision copied into an empty folder."""
    if (Path(base) / SETTINGS_FILE).is_file():
        return Path(base)
    try:
        extract_revision(project.root, base, empty)
    except RevisionError as error:
        raise BaseRefusedError(in_both(error.reason)) from error
    walking = project.directory.settings.walking if project.directory else None
    for name in walking.extracts if walking else ():
        # Extracts are often too large for git; then the present ones are used in place of the former.
        if not (empty / name).exists():
            (empty / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(project.root / name, empty / name)
    return empty
