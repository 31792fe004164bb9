"""Subcommands that change records: apply, fmt, rename, close, reopen, move, verify."""

# Each command imports what it needs, as in commands.py.
# ruff: noqa: PLC0415

from __future__ import annotations

from contextlib import suppress
from datetime import date
from pathlib import Path

import click

from service_circles.cli.applying import apply_checked, finish, show_and_end
from service_circles.cli.command_group import FOLDER, circles, parse_day
from service_circles.cli.terminal import MistakesError, refuse, say, show_report

REQUEST = click.option(
    "--request",
    "target",
    metavar="FILE",
    help="不改，把改动单存到这个文件；- 是屏幕 / save the change request here instead; - is the terminal",
)
DRY_RUN = click.option("--dry-run", is_flag=True, help="只检查，不写 / check only, write nothing")


@circles.command()
@click.argument("requests", nargs=-1, required=True, type=FOLDER)
@DRY_RUN
@click.pass_obj
def apply(root: Path, requests: tuple[Path, ...], dry_run: bool) -> None:
    """按改动单改记录：全部改好并通过检查才写；- 是粘贴 / Apply change requests, all or nothing; - reads what is pasted."""
    from service_circles.editing.request_reader import read_request

    read = [read_request(path) for path in requests]
    if problems := [problem for _, found in read for problem in found]:
        show_and_end(problems)
    apply_checked(root, [request for request, _ in read if request], dry_run=dry_run)


@circles.command()
@click.argument("old")
@click.argument("new")
@REQUEST
@DRY_RUN
@click.pass_obj
def rename(root: Path, old: str, new: str, target: str | None, dry_run: bool) -> None:
    """给记录或板块换编号，处处跟着换，旧网址转到新的 / Give a record or board another id, everywhere; old addresses lead to it."""
    from service_circles.editing.common_jobs import rename_request

    finish(root, lambda: rename_request(root, old, new), target, dry_run=dry_run)


@circles.command()
@click.argument("center")
@click.option("--from", "valid_from", metavar="DATE", help="从哪天起关 / first day")
@click.option("--until", "valid_to", metavar="DATE", help="关到哪天 / last day")
@click.option("--reason", metavar="TEXT", help="原因 / why")
@click.option("--replacement", metavar="ID", help="改去哪个中心 / the center to go to")
@REQUEST
@DRY_RUN
@click.pass_obj
def close(root: Path, /, center: str, target: str | None, dry_run: bool, **fields: str | None) -> None:
    """写明一个中心从哪天关到哪天、改去哪里 / Say when a center is closed, and where to go."""
    from service_circles.editing.common_jobs import close_request

    order = ("valid_from", "valid_to", "reason", "replacement")
    closure = {name: fields[name] or "" for name in order if fields[name]}
    if not closure:
        refuse("至少写 --from 或 --until / give --from or --until at least")
    finish(root, lambda: close_request(root, center, {**closure}), target, dry_run=dry_run)


@circles.command()
@click.argument("center")
@REQUEST
@DRY_RUN
@click.pass_obj
def reopen(root: Path, center: str, target: str | None, dry_run: bool) -> None:
    """关过的中心又开了：去掉 closure / Open a closed center again: without its closure."""
    from service_circles.editing.common_jobs import reopen_request

    finish(root, lambda: reopen_request(root, center), target, dry_run=dry_run)


@circles.command()
@click.argument("record")
@click.argument("area")
@REQUEST
@DRY_RUN
@click.pass_obj
def move(root: Path, record: str, area: str, target: str | None, dry_run: bool) -> None:
    """把中心或别的记录改到另一个地方名下 / Move a center or another record to another area."""
    from service_circles.editing.common_jobs import move_request

    finish(root, lambda: move_request(root, record, area), target, dry_run=dry_run)


@circles.command()
@click.argument("ids", nargs=-1, required=True)
@click.option(
    "--by", "role", metavar="ROLE", help="哪个岗位核对的；不写就同上次 / which role; that of last time"
)
@click.option(
    "--day",
    metavar="YYYY-MM-DD",
    callback=parse_day,
    help="哪天核对的；默认今天 / when; the default is today",
)
@REQUEST
@DRY_RUN
@click.pass_obj
def verify(
    root: Path, ids: tuple[str, ...], role: str | None, day: date | None, target: str | None, dry_run: bool
) -> None:
    """记下这些记录今天核对过 / Note that records were verified today, or on a day."""
    from service_circles.editing.common_jobs import verify_request

    finish(root, lambda: verify_request(root, ids, day, role), target, dry_run=dry_run)


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
    show_report(formatted.problems)
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
