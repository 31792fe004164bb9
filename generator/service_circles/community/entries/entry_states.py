"""The entries that may be seen on a day, and their stage on it."""

from dataclasses import replace
from datetime import date
from typing import Any

from service_circles.records.directory import ServiceDirectory
from service_circles.records.life.entry import DecisionResult, Entry, Step
from service_circles.records.life.ledger import Ledger, Stage, StageMeans


def is_public(entry: Entry, day: date) -> bool:
    """True if an entry may be seen: its days have come, or it is to be shown early."""
    return entry.show_early or max(entry.publish_on or date.min, entry.history[0].date) <= day


def is_archived(entry: Entry, day: date) -> bool:
    """True if an entry has expired; it may be seen to the end of its last day."""
    return entry.expires is not None and entry.expires < day


def visible_on(directory: ServiceDirectory, day: date) -> ServiceDirectory:
    """The directory without entries, and steps of entries, that may not be seen yet."""
    entries = tuple(_visible_part(entry, day) for entry in directory.all(Entry) if is_public(entry, day))
    if entries == directory.all(Entry):
        return directory
    return replace(directory, records={**directory.records, Entry: entries})


def _visible_part(entry: Entry, day: date) -> Entry:
    if entry.show_early:
        return entry
    changed: dict[str, Any] = {}
    history = steps_taken(entry, day)
    if len(history) < len(entry.history):
        changed |= {"history": history, "outcome": None, "satisfaction": None}
    if entry.decision and entry.decision.date > day:
        changed |= {"decision": None, "outcome": None}
    return entry.model_copy(update=changed) if changed else entry


def steps_taken(entry: Entry, day: date) -> tuple[Step, ...]:
    """The steps of an entry up to a day; none of an entry that is shown early."""
    return tuple(step for step in entry.history if step.date <= day)


def stage_on(ledger: Ledger, entry: Entry, day: date) -> Stage | None:
    """The stage that an entry is at; None before its first day."""
    steps = steps_taken(entry, day)
    return stage_of(ledger, steps[-1]) if steps else None


def stage_of(ledger: Ledger, step: Step) -> Stage:
    """The stage of a step; StopIteration if it is none of the ledger's."""
    return next(stage for stage in ledger.stages if stage.id == step.stage)


def first_step_that_means(ledger: Ledger, steps: tuple[Step, ...], *means: StageMeans) -> Step | None:
    """The first step to a stage that means one of these."""
    return next((step for step in steps if stage_of(ledger, step).means in means), None)


def is_over(ledger: Ledger, entry: Entry, day: date) -> bool:
    """True if nothing more is to be done: expired, turned down, carried out or closed."""
    if is_archived(entry, day):
        return True
    if entry.decision and entry.decision.result is DecisionResult.REJECTED and entry.decision.date <= day:
        return True
    done = (StageMeans.CARRIED_OUT, StageMeans.CLOSED)
    return first_step_that_means(ledger, steps_taken(entry, day), *done) is not None


def decided_on(ledger: Ledger, entry: Entry, day: date) -> date | None:
    """The day on which an entry was decided: as its decision says, else the day of its first stage that means so."""
    if entry.decision and entry.decision.date <= day:
        return entry.decision.date
    step = first_step_that_means(ledger, steps_taken(entry, day), StageMeans.DECIDED, StageMeans.CARRIED_OUT)
    return step.date if step else None


def closed_on(ledger: Ledger, entry: Entry, day: date) -> date | None:
    """The day on which an entry was closed; None if it is open."""
    step = first_step_that_means(ledger, steps_taken(entry, day), StageMeans.CLOSED)
    return step.date if step else None
