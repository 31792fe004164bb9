"""The group of all subcommands, with the options that several of them share."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from service_circles import __version__
from service_circles.cli.terminal import MistakesError, refuse, say, show_problems, show_report

if TYPE_CHECKING:
    from service_circles.build.project import Project
    from service_circles.reading.file_readings import Readings


FOLDER = click.Path(path_type=Path)


def parse_day(_context: click.Context, _option: click.Parameter, given: str | None) -> date | None:
    """The day of an option; a usage error if it is none."""
    if given is None:
        return None
    try:
        day = date.fromisoformat(given)
    except ValueError:
        day = date.min
    if not 2000 <= day.year <= 2999:  # calendars look some months ahead, and dates end with 9999
        raise click.BadParameter(
            f"“{given}”不是一天，要写成 2026-11-25 这样，年份从 2000 到 2999 / "
            f"`{given}` is not a day such as 2026-11-25, with a year from 2000 to 2999"
        )
    return day


DAY = click.option(
    "--day",
    metavar="YYYY-MM-DD",
    callback=parse_day,
    help="按哪一天生成；默认今天，或 SOURCE_DATE_EPOCH / the day of the pages: today, or SOURCE_DATE_EPOCH",
)

FORMS = click.Choice(["text", "github", "sarif", "gitlab", "rdjson", "rdjsonl", "json"])
FORMS_HELP = "给程序读的格式 / formats for programs: annotations of GitHub, SARIF, GitLab, reviewdog, JSON"


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.option(
    "-C", "folder", metavar="DIR", default=".", type=FOLDER, help="项目的文件夹 / the project's folder"
)
@click.option("--debug", is_flag=True, help="程序出错时显示细节 / show details if the program itself fails")
@click.version_option(__version__, "--version", message="circles %(version)s")
@click.pass_context
def circles(context: click.Context, folder: Path, debug: bool) -> None:
    """从 YAML 生成社区服务网站 / Builds a site of community services from YAML."""
    context.obj = folder
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "0")
    if not epoch.strip():
        del os.environ["SOURCE_DATE_EPOCH"]  # set but empty is not set
    elif not (epoch.isascii() and epoch.isdecimal() and len(epoch) < 12):
        refuse(f"SOURCE_DATE_EPOCH 要写秒数，不是“{epoch}” / has to be a number of seconds, not `{epoch}`")
    if debug:
        os.environ["CIRCLES_DEBUG"] = "1"


def load(
    root: Path,
    day: date | None = None,
    meanwhile: Callable[[], object] = lambda: None,
    readings: Readings | None = None,
) -> Project:
    """Read and check, showing all problems; mistakes end the command. Helpers may read `meanwhile`.

    `readings` are those of an earlier call, which get what is read now.
    """
    project = _read(root, day, meanwhile, readings)
    show_problems(project)
    if project.has_mistakes:
        raise MistakesError
    return project


def load_quietly(root: Path) -> Project:
    """Read and check, showing mistakes, which end the command, but no advice: it is about something else."""
    project = _read(root, None, lambda: None, None)
    if project.has_mistakes:
        show_report([problem for problem in project.problems if problem.is_mistake])
        raise MistakesError
    return project


def _read(
    root: Path, day: date | None, meanwhile: Callable[[], object], readings: Readings | None
) -> Project:
    from service_circles.build.project import load_project  # noqa: PLC0415 - as in commands.py

    say(f"正在读取 {root.resolve().name}…… / reading")
    return load_project(root, day, meanwhile=meanwhile, readings=readings)
