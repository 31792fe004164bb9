"""The text that `circles reach` prints: the figures of a project, or the effect of changing it."""

import shutil
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

from service_circles.build.project import Project, default_day, load_project
from service_circles.coverage.circle_reaches import reaches_of
from service_circles.coverage.directory_figures import Figures
from service_circles.coverage.reports.comparison import Effect, effect_of
from service_circles.coverage.reports.figure_exports import effect_csv, effect_json, reach_csv, reach_json
from service_circles.coverage.reports.terminal_report import effect_lines, figure_lines
from service_circles.languages.catalogs import in_both
from service_circles.languages.phrase import phrase
from service_circles.reading.git_revision import RevisionError, extract_revision
from service_circles.reading.project_files import SETTINGS_FILE
from service_circles.records.area import Area
from service_circles.schedules.public_holidays import calendar_for


class BaseRefusedError(Exception):
    """There is nothing to compare with; the text gives the reason."""


def reach_text(project: Project, form: str | None, area_id: str | None = None) -> str:
    """The figures of a project without mistakes: 'json', 'csv', or tables to read."""
    figures = _figures(project, project.cache)
    area = figures.directory.get(Area, area_id) if area_id else None
    if form == "json":
        return reach_json(figures, area).decode()
    if form == "csv":
        return reach_csv(figures, area)
    return _lines(figure_lines(figures, figures.of(area)))


def effect_text(
    project: Project,
    base: str,
    form: str | None,
    area_id: str | None,
    show_problems: Callable[[Project], None],
) -> str:
    """The changes since `base`, a folder with a project or a git revision of this one.

    `show_problems` gets the base if it has mistakes. Raises BaseRefusedError.
    """
    with tempfile.TemporaryDirectory(prefix="circles-") as folder:
        before = load_project(_base_folder(project, base, Path(folder)))
        if before.directory is None or before.has_mistakes:
            show_problems(before)
            raise BaseRefusedError(in_both(phrase("{base} 里有错误，没法比较", base=base)))
        cache = project.cache
        effect = effect_of(_figures(before, cache), _figures(project, cache), area_id)
    return _effect_as(effect, form)


def _effect_as(effect: Effect, form: str | None) -> str:
    if form == "json":
        return effect_json(effect).decode()
    return effect_csv(effect) if form == "csv" else _lines(effect_lines(effect))


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


def _figures(project: Project, cache: Path) -> Figures:
    if project.directory is None:
        raise ValueError("a directory with mistakes has no figures")
    return Figures(
        reaches_of(project.directory, project.root, cache),
        calendar_for(project.directory.settings),
        project.day or default_day(project.directory.zone),
    )


def _lines(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)
