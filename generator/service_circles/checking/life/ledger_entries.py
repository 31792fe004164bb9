"""Ledgers and entries: stages and streams exist and keep their order, decisions come before what followed."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from service_circles.checking.life.entry_detail_checks import check_entry_details
from service_circles.community.entries.entry_states import first_step_that_means, stage_of
from service_circles.community.entries.ledger_figures import ANSWERS
from service_circles.languages.phrase import Phrase, name_with_title, phrase
from service_circles.problems.problem import Problem
from service_circles.problems.suggestion import nearest, suggest
from service_circles.reading.directory_reader import ReadDirectory
from service_circles.records.life.entry import Decision, Entry
from service_circles.records.life.ledger import Ledger, Stage, StageMeans, Stream
from service_circles.records.record import Record

Path = tuple[str | int, ...]
_ORDER = {means: number for number, means in enumerate(StageMeans)}
_NEEDED = {
    "execution_rate": (StageMeans.CARRIED_OUT,),
    "closed_rate": (StageMeans.CLOSED,),
    "median_days": ANSWERS,
    "median_days_to_answer": ANSWERS,
    "answered_share": ANSWERS,
}
"""By the name of a figure: the meaning that at least one stage has to have."""


def check_ledgers(read: ReadDirectory) -> Iterator[Problem]:
    """Report mistakes in ledgers and in entries that do not fit their ledger (L1)."""
    for ledger in read.directory.all(Ledger):
        yield from check_stages(read, ledger)
    for entry in read.directory.all(Entry):
        ledger = read.directory.get(Ledger, entry.ledger)
        if entry.stream is not None and entry.stream not in {stream.id for stream in ledger.streams}:
            details = _unknown(ledger, ledger.streams, entry.stream)
            yield read.places.problem_at(entry, ("stream",), "L102", **details)
        if not has_stage_twice(ledger):
            unknown = [*_check_names(read, entry, ledger)]
            yield from unknown or _check_steps(read, entry, ledger)
        yield from _check_dates(read, entry)
        if entry.decision:
            yield from _check_decision(read, entry, entry.decision)
        yield from check_entry_details(read, entry)


def _check_names(read: ReadDirectory, entry: Entry, ledger: Ledger) -> Iterator[Problem]:
    stages = {stage.id for stage in ledger.stages}
    for number, step in enumerate(entry.history):
        if step.stage not in stages:
            yield unknown_stage(read, entry, ("history", number, "stage"), ledger, step.stage)


def _check_steps(read: ReadDirectory, entry: Entry, ledger: Ledger) -> Iterator[Problem]:
    yield from _check_order(read, entry, ledger)
    yield from _check_outcome(read, entry, ledger)
    if entry.decision:
        yield from _check_done(read, entry, ledger, entry.decision)


def unknown_stage(read: ReadDirectory, record: Record, path: Path, ledger: Ledger, found: str) -> Problem:
    """The problem of a stage that a ledger does not have."""
    return read.places.problem_at(record, path, "L101", **_unknown(ledger, ledger.stages, found))


def _unknown(ledger: Ledger, parts: Sequence[Stage | Stream], found: str) -> dict[str, Any]:
    meant = nearest(found, [part.id for part in parts])
    return {"hint": suggest(meant), "ledger": ledger.name, "found": found, "words": _titled(parts)}


def _titled(parts: Sequence[Stage | Stream]) -> tuple[Phrase, ...]:
    """Ids with their names, in order."""
    return tuple(name_with_title(part.id, part.name) for part in parts) or (phrase("没有"),)


def _check_order(read: ReadDirectory, entry: Entry, ledger: Ledger) -> Iterator[Problem]:
    order = {stage.id: number for number, stage in enumerate(ledger.stages)}
    for number, (before, step) in enumerate(pairwise(entry.history), 1):
        if order[step.stage] < order[before.stage]:
            yield read.places.problem_at(
                entry,
                ("history", number, "stage"),
                "L103",
                found=step.stage,
                before=before.stage,
                words=_titled(ledger.stages),
            )


def _check_dates(read: ReadDirectory, entry: Entry) -> Iterator[Problem]:
    for number, (before, step) in enumerate(pairwise(entry.history), 1):
        if step.date < before.date:
            yield read.places.problem_at(
                entry, ("history", number, "date"), "L104", found=step.date, before=before.date
            )
    begins = max(entry.history[0].date, entry.publish_on or entry.history[0].date)
    if entry.expires and entry.expires < begins:
        yield read.places.problem_at(entry, ("expires",), "L109", found=entry.expires, before=begins)


def _check_outcome(read: ReadDirectory, entry: Entry, ledger: Ledger) -> Iterator[Problem]:
    """A decision, or having come to a stage that means as much."""
    if entry.outcome is None or entry.decision:
        return
    deciding = {stage.id for stage in ledger.stages if stage.means is StageMeans.DECIDED}
    if deciding.isdisjoint(step.stage for step in entry.history):
        yield read.places.problem_at(entry, ("outcome",), "L105", found=entry.name)


def _check_done(read: ReadDirectory, entry: Entry, ledger: Ledger, decision: Decision) -> Iterator[Problem]:
    """Reject entries carried out or closed before they were decided (L110)."""
    done = first_step_that_means(ledger, entry.history, StageMeans.CARRIED_OUT, StageMeans.CLOSED)
    if done and done.date < decision.date:
        path = ("decision", "date")
        stage = stage_of(ledger, done).name
        yield read.places.problem_at(entry, path, "L110", found=decision.date, stage=stage, before=done.date)


def _check_decision(read: ReadDirectory, entry: Entry, decision: Decision) -> Iterator[Problem]:
    first = entry.history[0].date
    if decision.date < first:
        yield read.places.problem_at(entry, ("decision", "date"), "L106", found=decision.date, before=first)
    entitled = decision.households_entitled
    if entitled is not None and decision.votes > entitled:
        yield read.places.problem_at(
            entry,
            ("decision", "households_entitled"),
            "L107",
            found=decision.votes,
            entitled=entitled,
            difference=decision.votes - entitled,
        )


def check_stages(read: ReadDirectory, ledger: Ledger) -> Iterator[Problem]:
    """Report mistakes in the stages, streams and figures of a ledger."""
    yield from _check_ids(read, ledger, "stages", ledger.stages)
    yield from _check_ids(read, ledger, "streams", ledger.streams)
    yield from _check_means(read, ledger)
    for number, figure in enumerate(ledger.figures):
        needed = means_missing(ledger, figure.value)
        if needed:
            path = ("figures", number)
            yield read.places.problem_at(ledger, path, "L112", found=figure.value, needed=needed)


def has_stage_twice(ledger: Ledger) -> bool:
    """True if two stages have the same id, so that nobody knows which one entries mean."""
    return len({stage.id for stage in ledger.stages}) < len(ledger.stages)


def means_missing(ledger: Ledger, figure: str) -> tuple[str, ...]:
    """The values of `means` of which a figure needs one in the ledger; empty if a stage has one."""
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
