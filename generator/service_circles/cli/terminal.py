"""All that the command prints beside results: on stderr, in Chinese and English."""

from __future__ import annotations

import errno
import os
import platform
import shutil
import sys
import time
import traceback
from contextlib import contextmanager
from typing import TYPE_CHECKING, NoReturn

import click

from service_circles import __version__

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from service_circles.build.project import Project
    from service_circles.problems.problem import Problem


_LEAST_COLUMNS = 60
"""A line that does not fit the terminal cannot be rewritten in place."""
_BETWEEN_COUNTS_S = 0.2
_CLEAR = "\x1b[K"


class MistakesError(Exception):
    """The author has something to correct; it has been reported."""


def say(text: str) -> None:
    """Print a line that is not a result."""
    click.echo(text, err=True)


@contextmanager
def counting_line(zh: str = "页", en: str = "pages") -> Iterator[Callable[[int, int], None]]:
    """A line that counts pages, or what `zh` and `en` say, rewritten in place; silent in CI and without a terminal."""
    started, told = time.monotonic(), 0.0
    is_shown = (
        sys.stderr.isatty()
        and not os.environ.get("CI")
        and os.environ.get("TERM") != "dumb"
        and shutil.get_terminal_size().columns >= _LEAST_COLUMNS
    )

    def count(done: int, all_: int) -> None:
        nonlocal told
        now = time.monotonic()
        if is_shown and now - told >= _BETWEEN_COUNTS_S:
            told, seconds = now, now - started
            click.echo(
                f"\r{done}/{all_} {zh}，{seconds:.0f} 秒 / {done} of {all_} {en}, {seconds:.0f} s{_CLEAR}",
                nl=False,
                err=True,
            )

    try:
        yield count
    finally:
        if told:
            click.echo(f"\r{_CLEAR}", nl=False, err=True)


def refuse(text: str) -> NoReturn:
    """Print why the command ends."""
    say(text)
    raise MistakesError


def show_problems(project: Project) -> None:
    """Print all problems of a project."""
    show_report(project.problems)


def show_report(problems: Iterable[Problem]) -> None:
    """Print problems, in color if a person reads them."""
    from service_circles.problems.report import report  # noqa: PLC0415 - as in commands.py

    if text := report(problems, color=sys.stderr.isatty() and "NO_COLOR" not in os.environ):
        say(text)


def show_preview_problems(project: Project) -> None:
    """Print the problems of a version of the preview, or that it is shown."""
    show_problems(project)
    if not project.has_mistakes:
        say("网页已更新 / pages are up to date")


_OF_THE_MACHINE = {
    errno.ENOSPC: "磁盘满了 / the disk is full",
    errno.EDQUOT: "您的磁盘配额用完了 / your disk quota is used up",
    errno.EROFS: "这里只能读，不能写 / this place is read-only",
    errno.EACCES: "没有权限 / permission denied",
    errno.EPERM: "没有权限 / permission denied",
    errno.EMFILE: "打开的文件太多 / too many open files",
    errno.ENFILE: "打开的文件太多 / too many open files",
    errno.ENOMEM: "内存不够 / not enough memory",
    errno.EIO: "磁盘出错 / the disk fails",
}


def machine_fault(error: BaseException | None) -> str | None:
    """The sentence on a full disk and other things that neither the author nor we did; None for all else."""
    if isinstance(error, MemoryError):
        return _OF_THE_MACHINE[errno.ENOMEM]
    if isinstance(error, FileNotFoundError) and "temporary directory" in str(error):
        return "放临时文件的文件夹不能用（满了，或没有权限）/ no folder for temporary files can be written to"
    if not isinstance(error, OSError) or error.errno not in _OF_THE_MACHINE:
        return None
    where = f": {error.filename}" if error.filename else ""
    return _OF_THE_MACHINE[error.errno] + where


def report_own_error() -> None:
    """Print the error while an exception of ours is handled; with --debug its traceback."""
    if os.environ.get("CIRCLES_DEBUG"):
        traceback.print_exc()
    kind, error, _ = sys.exc_info()
    if fault := machine_fault(error):
        say(fault)
        return
    name = kind.__name__ if kind else ""
    say(
        "抱歉，这是程序的错，不是您的。请把下面一行和您用的命令告诉我们；加上 --debug 会显示细节。\n"
        "Sorry: this is our fault, not yours. Please report the line below and the command; --debug shows more.\n"
        f"  circles {__version__}, Python {platform.python_version()}, {platform.system()}: {name}: {error}"
    )
