"""Problems of rows, each cause told once with all the rows that it concerns."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from service_circles.importing.matching.row_result import Outcome, RowResult
from service_circles.problems.problem import Problem

_GROUPED = frozenset({"X126", "X201", "X202", "X223", "X224", "X226"})
"""Codes whose message names the rows: an unknown name is as often in a list as its place."""


def problems_of_rows(rows: Sequence[RowResult]) -> Iterator[Problem]:
    """The problems of rows; those of rows that were imported before and say nothing new are not repeated."""
    groups: dict[Hashable, list[Problem]] = {}
    for row in rows:
        is_quiet = row.is_known and row.outcome in {Outcome.KEPT, Outcome.EDITED}
        for number, problem in enumerate(() if is_quiet else row.problems):
            key = _cause(problem) if problem.code in _GROUPED else (row.number, number)
            groups.setdefault(key, []).append(problem)
    for group in groups.values():
        numbers = sorted({problem.position.line for problem in group})
        yield replace(group[0], details={**group[0].details, "rows": row_ranges(numbers)})


def row_ranges(numbers: Sequence[int]) -> str:
    """'4–9, 12': row numbers, those in a row together."""
    groups = groupby(enumerate(sorted(numbers)), lambda pair: pair[1] - pair[0])
    runs = [[number for _, number in group] for _, group in groups]
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)


def _cause(problem: Problem) -> Hashable:
    details = problem.details
    return (problem.code, problem.severity, str(details.get("column")), str(details.get("found")))
