"""The end of every command that changes records: change requests applied, checked and written, or saved to a file."""

# ruff: noqa: PLC0415 - as in commands.py

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from service_circles.cli.terminal import MistakesError, refuse, say, show_report

if TYPE_CHECKING:
    from service_circles.build.project import Project
    from service_circles.editing.apply_requests import Applied
    from service_circles.editing.change_request import ChangeRequest
    from service_circles.editing.refusals import RefusedError
    from service_circles.problems.problem import Problem

NOTHING_WRITTEN = "什么都没有写 / nothing was written"
_MOST_SHOWN = 30


def apply_checked(root: Path, requests: Sequence[ChangeRequest], *, dry_run: bool = False) -> Applied:
    """Apply requests and write the files, all of them or none; what is refused or wrong ends the command.

    Prints what each operation did, and what that means for residents.
    """
    from service_circles.build.project import load_project
    from service_circles.editing.apply_requests import apply_requests

    applied = apply_requests(root, requests)
    if applied.refused:
        show_report(applied.refused)
        refuse(NOTHING_WRITTEN)
    if applied.changed_files:
        write_checked(load_project(root), applied, dry_run=dry_run)
    else:
        say(_some(applied.sentences, "\n"))
        say("没有要改的 / nothing to change")
    return applied


def write_checked(before: Project, applied: Applied, *, dry_run: bool = False) -> None:
    """Write the files of applied requests if the project is right with them; prints what that means for residents."""
    from service_circles.editing.atomic_writes import ChangedMeanwhileError, write_applied

    _check(before, applied)
    files = _some(list(applied.changed_files), "、")
    if dry_run:
        say(f"试运行，没有写 / dry run, nothing was written: {files}")
        return
    try:
        write_applied(before.root, applied)
    except ChangedMeanwhileError as changed:
        refuse(f"{changed} 刚刚被改过，请再运行一次 / was saved meanwhile: run this again\n{NOTHING_WRITTEN}")
    say(f"写好了 / written: {files}")


def _check(before: Project, applied: Applied) -> None:
    """End the command if the project would have a mistake; else print what changes for residents."""
    from service_circles.editing.checked_overlay import changed_project

    with changed_project(before.root, applied.changed_files) as after:
        if after.has_mistakes:
            _refuse_mistakes(before, after)
        say(_some(applied.sentences, "\n"))
        if not before.has_mistakes:
            _show_review(before, after)


def _refuse_mistakes(before: Project, after: Project) -> NoReturn:
    project = before if before.has_mistakes else after
    show_report([problem for problem in project.problems if problem.is_mistake])
    if before.has_mistakes:
        say("改之前就有这些错误，先改好它们 / these mistakes were there before: correct them first")
    else:
        say(
            "照这样改，检查通不过（行号是改了以后的）/ with this change the check fails; lines are those after it"
        )
    refuse(NOTHING_WRITTEN)


def _show_review(before: Project, after: Project) -> None:
    from service_circles.reviewing.review.review_maker import make_review

    review = make_review(before, after, "")
    records, pages = ([entry.sentence for entry in entries] for entries in (review.records, review.pages))
    sentences = [f"→ {said.zh}\n  {said.en}" for said in (*records, *pages, *review.reach)]
    warnings = [
        f"提醒 / warning  {each.file}:{each.line} [{each.code}] {each.message.zh} / {each.message.en}"
        for each in review.problems
    ]
    for lines in filter(None, (sentences, warnings)):
        say(_some(lines, "\n"))


def _visible_lines(text: str) -> str:
    """A text without characters by which a change request could forge what the terminal shows."""
    from service_circles.problems.visible_text import visible

    return "\n".join(visible(line) for line in text.split("\n"))


def _some(texts: list[str], gap: str) -> str:
    """The first texts, and the number of all if there are many."""
    shown = [_visible_lines(text) for text in texts[:_MOST_SHOWN]]
    more = [f"…… 共 {len(texts)} / {len(texts)} in all"] if len(texts) > len(shown) else []
    return gap.join([*shown, *more])


def finish(root: Path, make: Callable[[], ChangeRequest], target: str | None, *, dry_run: bool) -> None:
    """Apply the change request of a command, or save it to a file; "-" is the terminal."""
    from service_circles.editing import refusals
    from service_circles.editing.common_jobs import JobRefusedError

    try:
        request = make()
    except refusals.NothingToDoError:
        say("不用改，已经是这样 / nothing to do")
        return
    except JobRefusedError as refused:
        refuse(str(refused))
    except refusals.RefusedError as refused:
        _refuse_job(refused)
    if target is None:
        apply_checked(root, [request], dry_run=dry_run)
    elif target == "-":
        click.echo(request.to_json(), nl=False)
    else:
        Path(target).write_text(request.to_json(), "utf-8")
        say(f"改动单在 {target}；还没有改，运行 circles apply {target} / saved, not yet applied")


def _refuse_job(refused: RefusedError) -> NoReturn:
    from service_circles.editing.request_problems import UNNAMED
    from service_circles.languages.catalogs import in_both
    from service_circles.problems.problem import Position, Problem

    problem = Problem(refused.code, Position(UNNAMED), refused.details, refused.hint)
    hint = f"\n{in_both(problem.hint)}" if problem.hint else ""
    refuse(f"{in_both(problem.message)}{hint}")


def show_and_end(problems: Sequence[Problem]) -> NoReturn:
    """Print problems of what was given, and end the command."""
    show_report(problems)
    say(NOTHING_WRITTEN)
    raise MistakesError
