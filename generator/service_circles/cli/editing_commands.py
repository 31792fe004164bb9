"""Subcommands that change records: apply, fmt, rename, close, move, verify."""

# Each command imports what it needs, as in commands.py.
# ruff: noqa: PLC0415

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import click

from service_circles.cli.applying import apply_checked, show
from service_circles.cli.command_group import FOLDER, circles
from service_circles.cli.terminal import MistakesError, refuse, say


@circles.command()
@click.argument("requests", nargs=-1, required=True, type=FOLDER)
@click.option("--dry-run", is_flag=True, help="只检查，不写 / check only, write nothing")
@click.pass_obj
def apply(root: Path, requests: tuple[Path, ...], dry_run: bool) -> None:
    """按改动单改记录：全部改好并通过检查才写 / Apply change requests: all of them, checked, or nothing."""
    from service_circles.editing.request_reader import read_request

    read = [read_request(path) for path in requests]
    problems = [problem for _, found in read for problem in found]
    if problems:
        show(problems)
        refuse("什么都没有写 / nothing was written")
    apply_checked(root, [request for request, _ in read if request], dry_run=dry_run)


@circles.command()
@click.argument("files", nargs=-1, type=FOLDER)
@click.option("--check", is_flag=True, help="只看哪些文件要整理，不写 / only list what would change")
@click.pass_obj
def fmt(root: Path, files: tuple[Path, ...], check: bool) -> None:
    """整理记录的写法：字段顺序、引号、空格；内容和注释不变 / Put records into canonical form."""
    from service_circles.editing.atomic_writes import write_applied
    from service_circles.editing.canonical.formatted_files import formatted_files

    only = [_path_in(root, file) for file in files]
    formatted = formatted_files(root, only)
    for path in formatted.applied.changed_files:
        say(f"{'要整理 / would change' if check else '整理好了 / formatted'}  {path}")
    if not check:
        write_applied(root, formatted.applied)
    show(formatted.problems)
    if formatted.problems or (check and formatted.applied.changed_files):
        raise MistakesError
    if not formatted.applied.changed_files:
        say("都整齐 / nothing to change")


def _path_in(root: Path, file: Path) -> str:
    """The path of a file within the project."""
    for path in (file, root / file):
        with suppress(ValueError):
            if path.is_file():
                return path.resolve().relative_to(root.resolve()).as_posix()
    return file.as_posix()
