"""Campaigns count something; indicators have one value with its source, and parts that add up to it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from generator.checking.ledgers import unknown_stage
from generator.checking.stages import has_stage_twice, means_missing
from generator.community.shares import exact_sum
from generator.problems import Both, Problem
from generator.reading.content import ReadDirectory
from generator.records.campaign import Campaign
from generator.records.indicator import Indicator
from generator.records.ledger import Ledger

_COUNTED = ("ledger", "events", "honor", "pages")


def check_measures(read: ReadDirectory) -> Iterator[Problem]:
    """Every campaign and every indicator."""
    for campaign in read.directory.campaigns:
        yield from _check_goals(read, campaign)
    for indicator in read.directory.indicators:
        yield from _check_value(read, indicator)
        yield from _check_parts(read, indicator)
        yield from _check_series(read, indicator)


def _check_goals(read: ReadDirectory, campaign: Campaign) -> Iterator[Problem]:
    for number, goal in enumerate(campaign.goals):
        counted = [name for name in _COUNTED if getattr(goal, name) is not None]
        if len(counted) > 1:
            words = Both("、".join(counted), ", ".join(counted))
            path = ("goals", number, counted[1])
            yield read.places.problem_at(campaign, path, "L302", found=goal.name, words=words)
        elif not counted:
            yield read.places.problem_at(campaign, ("goals", number), "L301", found=goal.name)
        elif goal.ledger and goal.stage:
            ledger = read.directory.ledger_by_id[goal.ledger]
            known = {stage.id for stage in ledger.stages}
            if goal.stage not in known and not has_stage_twice(ledger):
                yield unknown_stage(read, campaign, ("goals", number, "stage"), ledger, goal.stage)


def _check_value(read: ReadDirectory, indicator: Indicator) -> Iterator[Problem]:
    name = indicator.name
    if indicator.value is not None and indicator.computed is not None:
        yield read.places.problem_at(indicator, ("value",), "L401", found=name)
    elif indicator.computed is None and indicator.value is None:
        yield read.places.problem_at(indicator, ("name",), "L402", found=name)
    elif indicator.value is not None and indicator.source is None:
        yield read.places.problem_at(indicator, ("value",), "L406", found=name)
    elif indicator.computed and indicator.computed.needs_ledger and indicator.ledger is None:
        yield read.places.problem_at(indicator, ("computed",), "L404", found=name)
    elif indicator.computed and indicator.ledger:
        ledger = read.directory.ledger_by_id[indicator.ledger]
        yield from _check_computed(read, indicator, ledger, indicator.computed.value)


def _check_computed(
    read: ReadDirectory, indicator: Indicator, ledger: Ledger, computed: str
) -> Iterator[Problem]:
    needed = means_missing(ledger, computed)
    if needed:
        details = {"ledger": ledger.name, "found": computed, "needed": needed}
        yield read.places.problem_at(indicator, ("computed",), "L407", **details)  # type: ignore[arg-type]


def _check_parts(read: ReadDirectory, indicator: Indicator) -> Iterator[Problem]:
    if not indicator.parts or indicator.value is None:
        return
    total, value = exact_sum(tuple(part.value for part in indicator.parts)), exact_sum((indicator.value,))
    if total != value:
        details = {"sum": _plain(total), "value": _plain(value), "difference": _plain(abs(total - value))}
        yield read.places.problem_at(indicator, ("value",), "L403", **details)  # type: ignore[arg-type]


def _plain(number: Decimal) -> str:
    """Without zeros at its end: 1087.0 is 1087."""
    return f"{number:f}".rstrip("0").rstrip(".") if "." in f"{number:f}" else f"{number:f}"


def _check_series(read: ReadDirectory, indicator: Indicator) -> Iterator[Problem]:
    for number, (before, period) in enumerate(pairwise(indicator.series), 1):
        mixed = len(before.period) != len(period.period)
        if mixed or period.period <= before.period:
            path = ("series", number, "period")
            yield read.places.problem_at(indicator, path, "L405", found=period.period, before=before.period)
