"""Subcommands that change records: apply, fmt, rename, close, move, verify."""

# Each command imports what it needs, as in commands.py.
# ruff: noqa: PLC0415

from __future__ import annotations

from pathlib import Path

import click

from service_circles.cli.applying import apply_checked, show
from service_circles.cli.command_group import FOLDER, circles
from service_circles.cli.terminal import refuse


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
