"""All that the command prints beside results: on stderr, in Chinese and English."""

from __future__ import annotations

import os
import platform
import sys
import traceback
from typing import TYPE_CHECKING, NoReturn

import click

from service_circles import __version__

if TYPE_CHECKING:
    from service_circles.build.project import Project


class MistakesError(Exception):
    """The author has something to correct; it has been reported."""


def say(text: str) -> None:
    """Print a line that is not a result."""
    click.echo(text, err=True)


def refuse(text: str) -> NoReturn:
    """Print why the command ends."""
    say(text)
    raise MistakesError


def show_problems(project: Project) -> None:
    """Print all problems of a project, in color if a person reads them."""
    from service_circles.problems.report import report  # noqa: PLC0415 - as in commands.py

    if project.problems:
        say(report(project.problems, color=sys.stderr.isatty() and "NO_COLOR" not in os.environ))


def show_preview_problems(project: Project) -> None:
    """Print the problems of a version of the preview, or that it is shown."""
    show_problems(project)
    if not project.has_mistakes:
        say("网页已更新 / pages are up to date")


def report_own_error() -> None:
    """Print the error while an exception of ours is handled; with --debug its traceback."""
    if os.environ.get("CIRCLES_DEBUG"):
        traceback.print_exc()
    kind, error, _ = sys.exc_info()
    name = kind.__name__ if kind else ""
    say(
        "抱歉，这是程序的错，不是您的。请把下面一行和您用的命令告诉我们；加上 --debug 会显示细节。\n"
        "Sorry: this is our fault, not yours. Please report the line below and the command; --debug shows more.\n"
        f"  circles {__version__}, Python {platform.python_version()}, {platform.system()}: {name}: {error}"
    )
