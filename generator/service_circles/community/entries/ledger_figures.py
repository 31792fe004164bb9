"""The figures of a ledger, computed from its entries; nothing of it is ever typed."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from statistics import fmean, median
from typing import Any

from service_circles.community.entries.entry_accounts import difference, income_of, spending_of
from service_circles.community.entries.entry_states import (
    closed_on,
    decided_on,
    first_step_that_means,
    stage_on,
    steps_taken,
)
from service_circles.community.percentages import Share, exact_sum, share
from service_circles.records.life.entry import DecisionResult, Entry
from service_circles.records.life.ledger import Ledger, StageMeans

ANSWERS = (StageMeans.DECIDED, StageMeans.CARRIED_OUT, StageMeans.CLOSED)


@dataclass(frozen=True, slots=True)
class Average:
    """A median or mean, and of how many numbers it is."""

    value: float
    count: int


@dataclass(frozen=True)
class LedgerFigures:
    """Figures of entries of a ledger on a day; entries of which nothing has happened yet do not count.

    `per_stage`, `per_stream`: how many are at each stage and of each stream, by id, all stages and streams in
    their order; `without_stream` the others. `execution`: of what was decided and not turned down, what was
    carried out. `closed`: of all, what was closed. `days_in_stage`: how long entries stayed at each stage that
    they have left. `days_to_answer`: from the first step until it was decided, carried out or closed; `answered`: of
    all, those with such an answer. `points`, `hours`: what entries now at each stage add up to, so that an offer that
    nobody took is never counted with what was done.
    """

    total: int
    per_stage: Mapping[str, int]
    per_stream: Mapping[str, int]
    without_stream: int
    execution: Share | None
    closed: Share | None
    answered: Share | None
    days_in_stage: Mapping[str, Average | None]
    days_to_answer: Average | None
    satisfaction: Average | None
    income_yuan: float
    spending_yuan: float
    points: Mapping[str, int]
    hours: Mapping[str, float]

    @property
    def balance_yuan(self) -> float:
        """Income less spending."""
        return difference(self.income_yuan, self.spending_yuan)


def ledger_figures(ledger: Ledger, entries: Iterable[Entry], day: date) -> LedgerFigures:
    """The figures of these entries of a ledger: of an area, of a period, or all; archived ones count too."""
    begun = [entry for entry in entries if entry.ledger == ledger.id and steps_taken(entry, day)]
    at = Counter(stage.id for entry in begun if (stage := stage_on(ledger, entry, day)))
    sorted_as = Counter(entry.stream for entry in begun)
    days = days_to_answer(ledger, begun, day)
    return LedgerFigures(
        total=len(begun),
        per_stage={stage.id: at[stage.id] for stage in ledger.stages},
        per_stream={stream.id: sorted_as[stream.id] for stream in ledger.streams},
        without_stream=sorted_as[None],
        execution=_execution(ledger, begun, day),
        closed=_closed(ledger, begun, day),
        answered=share(len(days), len(begun)),
        days_in_stage=_days_in_stage(ledger, begun, day),
        days_to_answer=_median(days),
        satisfaction=_mean([entry.satisfaction for entry in begun if entry.satisfaction is not None]),
        income_yuan=float(exact_sum(tuple(income_of(entry) or 0 for entry in begun))),
        spending_yuan=float(exact_sum(tuple(spending_of(entry) or 0 for entry in begun))),
        points=_per_stage(ledger, begun, day, lambda entry: entry.points or 0),
        hours=_per_stage(ledger, begun, day, lambda entry: entry.hours or 0),
    )


def _execution(ledger: Ledger, entries: list[Entry], day: date) -> Share | None:
    """None where no stage means that something was carried out, and where nothing was decided."""
    if all(stage.means is not StageMeans.CARRIED_OUT for stage in ledger.stages):
        return None
    resolved = [entry for entry in entries if decided_on(ledger, entry, day) and not _turned_down(entry)]
    done = sum(
        first_step_that_means(ledger, steps_taken(entry, day), StageMeans.CARRIED_OUT) is not None
        for entry in resolved
    )
    return share(done, len(resolved))


def _turned_down(entry: Entry) -> bool:
    return entry.decision is not None and entry.decision.result is DecisionResult.REJECTED


def _closed(ledger: Ledger, entries: list[Entry], day: date) -> Share | None:
    if all(stage.means is not StageMeans.CLOSED for stage in ledger.stages):
        return None
    return share(sum(closed_on(ledger, entry, day) is not None for entry in entries), len(entries))


def _days_in_stage(ledger: Ledger, entries: list[Entry], day: date) -> dict[str, Average | None]:
    stays: dict[str, list[int]] = {stage.id: [] for stage in ledger.stages}
    for entry in entries:
        came: dict[str, date] = {}
        for step in steps_taken(entry, day):
            came.setdefault(step.stage, step.date)
        stages = list(came)
        for stage, following in pairwise(stages):
            stays[stage].append((came[following] - came[stage]).days)
    return {stage: _median(days) for stage, days in stays.items()}


def days_to_answer(ledger: Ledger, entries: Iterable[Entry], day: date) -> list[int]:
    """For each entry that has an answer the days until it."""
    found = []
    for entry in entries:
        steps = steps_taken(entry, day)
        step = first_step_that_means(ledger, steps, *ANSWERS)
        answers = [step.date] if step else []
        if entry.decision and entry.decision.date <= day:
            answers.append(entry.decision.date)
        if answers:
            found.append((min(answers) - steps[0].date).days)
    return found


def _per_stage(
    ledger: Ledger, entries: list[Entry], day: date, number_of: Callable[[Entry], Any]
) -> dict[str, Any]:
    """A number of the entries, summed for each stage that they are at."""
    sums: dict[str, Any] = {stage.id: 0 for stage in ledger.stages}
    for entry in entries:
        stage = stage_on(ledger, entry, day)
        if stage:
            sums[stage.id] += number_of(entry)
    return sums


def _median(numbers: Iterable[float]) -> Average | None:
    found = list(numbers)
    return Average(median(found), len(found)) if found else None


def _mean(numbers: list[float]) -> Average | None:
    return Average(fmean(numbers), len(numbers)) if numbers else None
