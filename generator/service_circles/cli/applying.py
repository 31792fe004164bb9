"""The end of every command that changes records: change requests applied, checked and written, or printed."""

# ruff: noqa: PLC0415 - as in commands.py

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from service_circles.cli.terminal import refuse, say

if TYPE_CHECKING:
    from service_circles.editing.apply_requests import Applied
    from service_circles.editing.change_request import ChangeRequest
    from service_circles.problems.problem import Problem


def show(problems: Sequence[Problem]) -> None:
    """Print problems, in color if a person reads them."""
    from service_circles.problems.report import report

    if problems:
        say(report(problems, color=sys.stderr.isatty() and "NO_COLOR" not in os.environ))


def apply_checked(root: Path, requests: Sequence[ChangeRequest], *, dry_run: bool = False) -> Applied:
    """Apply requests and write the files, all of them or none; what is refused or wrong ends the command."""
    from service_circles.editing.apply_requests import apply_requests
    from service_circles.editing.atomic_writes import ChangedMeanwhileError, write_applied

    applied = apply_requests(root, requests)
    if applied.refused:
        show(applied.refused)
        refuse(_NOTHING_WRITTEN)
    _check(root, applied)
    for sentence in applied.sentences:
        say(sentence)
    if dry_run:
        say(f"试运行：{_files(applied)}，没有写 / dry run: nothing was written")
        return applied
    try:
        write_applied(root, applied)
    except ChangedMeanwhileError as changed:
        refuse(
            f"{changed} 刚刚被改过，请再运行一次 / was saved meanwhile: run this again\n{_NOTHING_WRITTEN}"
        )
    say(f"写好了：{_files(applied)} / written" if applied.changed_files else "没有要改的 / nothing to change")
    return applied


_NOTHING_WRITTEN = "什么都没有写 / nothing was written"


def _files(applied: Applied) -> str:
    return "、".join(applied.changed_files) or "0 个文件"


def _check(root: Path, applied: Applied) -> None:
    """End the command if the project would have a mistake; warnings are shown that changed files did not have before."""
    from service_circles.build.project import load_project
    from service_circles.editing.checked_overlay import check_changed

    if not applied.changed_files:
        return
    after = check_changed(root, applied.changed_files)
    here = [problem for problem in after.problems if problem.position.file in applied.changed_files]
    if not after.has_mistakes and not here:
        return
    before = load_project(root)
    if not after.has_mistakes:
        known = {_gist(problem) for problem in before.problems}
        show([problem for problem in here if _gist(problem) not in known])
        return
    if before.has_mistakes:
        show([problem for problem in before.problems if problem.is_mistake])
        refuse(
            f"改之前就有这些错误，先改好它们 / these mistakes were there before: correct them first\n{_NOTHING_WRITTEN}"
        )
    show([problem for problem in after.problems if problem.is_mistake])
    refuse(
        "照这样改，检查通不过（行号是改了以后的）/ with this change the check fails; lines are those after it\n"
        f"{_NOTHING_WRITTEN}"
    )


def _gist(problem: Problem) -> tuple[str, str, str]:
    return problem.code, problem.position.file, problem.excerpt
