"""Ledgers by themselves: each id once, what stages mean in order, figures that can be computed."""

from __future__ import annotations

from collections.abc import Iterator

from service_circles.community.ledger_figures import ANSWERS
from service_circles.problems.problem import Problem
from service_circles.reading.directory_reader import ReadDirectory
from service_circles.records.ledger import Ledger, Stage, StageMeans, Stream

_ORDER = {means: number for number, means in enumerate(StageMeans)}
_NEEDED = {
    "execution_rate": (StageMeans.CARRIED_OUT,),
    "closed_rate": (StageMeans.CLOSED,),
    "median_days": ANSWERS,
    "median_days_to_answer": ANSWERS,
}
"""By the name of a figure: what at least one stage has to mean."""


def check_stages(read: ReadDirectory, ledger: Ledger) -> Iterator[Problem]:
    """The stages, streams and figures of a ledger."""
    yield from _check_ids(read, ledger, "stages", ledger.stages)
    yield from _check_ids(read, ledger, "streams", ledger.streams)
    yield from _check_means(read, ledger)
    for number, figure in enumerate(ledger.figures):
        needed = means_missing(ledger, figure.value)
        if needed:
            path = ("figures", number)
            yield read.places.problem_at(ledger, path, "L112", found=figure.value, needed=needed)


def has_stage_twice(ledger: Ledger) -> bool:
    """Whether an id is that of two stages, so that nobody knows which ones entries mean."""
    return len({stage.id for stage in ledger.stages}) < len(ledger.stages)


def means_missing(ledger: Ledger, figure: str) -> tuple[str, ...]:
    """What a stage of the ledger should mean for a figure to be computed; empty if one does."""
    needed = _NEEDED.get(figure, ())
    if not needed or any(stage.means in needed for stage in ledger.stages):
        return ()
    return tuple(means.value for means in needed)


def _check_ids(
    read: ReadDirectory, ledger: Ledger, field: str, parts: tuple[Stage | Stream, ...]
) -> Iterator[Problem]:
    seen: set[str] = set()
    for number, part in enumerate(parts):
        if part.id in seen:
            yield read.places.problem_at(ledger, (field, number, "id"), "L108", found=part.id)
        seen.add(part.id)


def _check_means(read: ReadDirectory, ledger: Ledger) -> Iterator[Problem]:
    """First received, then decided, carried out, closed; each by one stage at most."""
    before: Stage | None = None
    for number, stage in enumerate(ledger.stages):
        if stage.means is None:
            continue
        if before and before.means and _ORDER[stage.means] <= _ORDER[before.means]:
            path = ("stages", number, "means")
            found, means = stage.means.value, before.means.value
            yield read.places.problem_at(ledger, path, "L111", found=found, before=means, stage=before.id)
        else:
            before = stage
