"""The text that `circles reach` prints: the figures of a project, or the effect of changing it."""

from collections.abc import Callable, Iterable
from pathlib import Path

from service_circles.build.base_project import base_project
from service_circles.build.project import Project, default_day
from service_circles.coverage.circle_reaches import reaches_of
from service_circles.coverage.directory_figures import Figures
from service_circles.coverage.reports.comparison import Effect, effect_of
from service_circles.coverage.reports.figure_exports import effect_csv, effect_json, reach_csv, reach_json
from service_circles.coverage.reports.terminal_report import effect_lines, figure_lines
from service_circles.records.area import Area
from service_circles.schedules.public_holidays import calendar_for


def reach_text(project: Project, form: str | None, area_id: str | None = None) -> str:
    """The figures of a project without mistakes: 'json', 'csv', or tables to read."""
    figures = figures_of(project, project.cache)
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
    with base_project(project, base, show_problems) as before:
        cache = project.cache
        effect = effect_of(figures_of(before, cache), figures_of(project, cache), area_id)
    return _effect_as(effect, form)


def _effect_as(effect: Effect, form: str | None) -> str:
    if form == "json":
        return effect_json(effect).decode()
    return effect_csv(effect) if form == "csv" else _lines(effect_lines(effect))


def figures_of(project: Project, cache: Path) -> Figures:
    """The figures of a project without mistakes."""
    if project.directory is None:
        raise ValueError("a directory with mistakes has no figures")
    return Figures(
        reaches_of(project.directory.listed, project.root, cache),
        calendar_for(project.directory.settings),
        project.day or default_day(project.directory.zone),
    )


def _lines(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)
