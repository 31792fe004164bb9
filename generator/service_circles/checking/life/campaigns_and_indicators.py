"""Campaigns count something; indicators have one value with its source, and parts that add up to it."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import pairwise

from service_circles.checking.life.ledger_entries import has_stage_twice, means_missing, unknown_stage
from service_circles.community.campaign_progress import campaign_progress
from service_circles.community.percentages import exact_sum
from service_circles.problems.problem import Problem, Severity
from service_circles.reading.directory_reader import ReadDirectory
from service_circles.records.handwritten_page import HandwrittenPage
from service_circles.records.life.campaign import Campaign
from service_circles.records.life.indicator import Indicator
from service_circles.records.life.ledger import Ledger
from service_circles.records.organization import Organization
from service_circles.records.record import Record
from service_circles.schedules.closures import calendar_of

_COUNTED = ("ledger", "events", "honor", "pages")


def check_measures(read: ReadDirectory) -> Iterator[Problem]:
    """Report mistakes in campaigns, indicators and the yearly figures of organizations (L3, L4)."""
    for campaign in read.directory.all(Campaign):
        yield from _check_goals(read, campaign)
    for indicator in read.directory.all(Indicator):
        yield from _check_value(read, indicator)
        yield from _check_parts(read, indicator)
        yield from _check_share(read, indicator)
        yield from _check_series(read, indicator)
        yield from _check_own_period(read, indicator)
    for organization in read.directory.all(Organization):
        years = tuple(str(each.year) for each in organization.yearly)
        yield from _check_periods(read, organization, ("yearly", "year"), years)


def _check_goals(read: ReadDirectory, campaign: Campaign) -> Iterator[Problem]:
    for number, goal in enumerate(campaign.goals):
        counted = [name for name in _COUNTED if getattr(goal, name) is not None]
        if len(counted) > 1:
            path = ("goals", number, counted[1])
            yield read.places.problem_at(campaign, path, "L302", found=goal.name, words=tuple(counted))
        elif not counted:
            yield read.places.problem_at(campaign, ("goals", number), "L301", found=goal.name)
        elif goal.ledger and goal.stage:
            ledger = read.directory.get(Ledger, goal.ledger)
            known = {stage.id for stage in ledger.stages}
            if goal.stage not in known and not has_stage_twice(ledger):
                yield unknown_stage(read, campaign, ("goals", number, "stage"), ledger, goal.stage)


def advise_campaigns(
    read: ReadDirectory, pages: tuple[HandwrittenPage, ...], today: date
) -> Iterator[Problem]:
    """Warn of goals of campaigns under way of which nothing counts yet (W131)."""
    calendar = calendar_of(read.directory, today)
    for campaign in read.directory.all(Campaign):
        if campaign.starts > today:
            continue
        progress = campaign_progress(read.directory, campaign, calendar, pages, today)
        for number, each in enumerate(progress):
            if each.count == 0:
                path, found = ("goals", number, "name"), each.goal.name
                yield read.places.problem_at(
                    campaign, path, "W131", Severity.WARNING, found=found, campaign=campaign.name
                )


def _check_value(read: ReadDirectory, indicator: Indicator) -> Iterator[Problem]:
    name = indicator.name
    if indicator.not_measured and (indicator.value is not None or indicator.computed is not None):
        yield read.places.problem_at(indicator, ("not_measured",), "L411", found=name)
    elif indicator.value is not None and indicator.computed is not None:
        yield read.places.problem_at(indicator, ("value",), "L401", found=name)
    elif indicator.computed is None and indicator.value is None and not indicator.not_measured:
        yield read.places.problem_at(indicator, ("name",), "L402", found=name)
    elif indicator.value is not None and indicator.source is None:
        yield read.places.problem_at(indicator, ("value",), "L406", found=name)
    elif indicator.computed and indicator.computed.needs_ledger and not indicator.ledger:
        yield read.places.problem_at(indicator, ("computed",), "L404", found=name)
    elif indicator.computed:
        for id_ in indicator.ledger:
            ledger = read.directory.get(Ledger, id_)
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
        if indicator.parts_differ:
            yield read.places.problem_at(indicator, ("parts_differ",), "L412", found=indicator.name)
        return
    total, value = exact_sum(tuple(part.value for part in indicator.parts)), exact_sum((indicator.value,))
    if total == value and indicator.parts_differ:
        yield read.places.problem_at(indicator, ("parts_differ",), "L412", found=indicator.name)
    elif total != value and not indicator.parts_differ:
        details = {"sum": _plain(total), "value": _plain(value), "difference": _plain(abs(total - value))}
        yield read.places.problem_at(indicator, ("value",), "L403", **details)  # type: ignore[arg-type]


def _plain(number: Decimal) -> str:
    """The number without zeros at its end: 1087.0 is 1087."""
    return f"{number:f}".rstrip("0").rstrip(".") if "." in f"{number:f}" else f"{number:f}"


def _check_share(read: ReadDirectory, indicator: Indicator) -> Iterator[Problem]:
    """A part is of something else, and not larger than that."""
    whole = read.directory.find(Indicator, indicator.share_of)
    if whole is indicator:
        yield read.places.problem_at(indicator, ("share_of",), "L408", found=indicator.name)
    elif whole and whole.value is not None and indicator.value is not None and indicator.value > whole.value:
        found, value = _plain(exact_sum((indicator.value,))), _plain(exact_sum((whole.value,)))
        path = ("value",)
        yield read.places.problem_at(indicator, path, "L409", found=found, whole=whole.name, value=value)


def _check_series(read: ReadDirectory, indicator: Indicator) -> Iterator[Problem]:
    periods = tuple(each.period for each in indicator.series)
    yield from _check_periods(read, indicator, ("series", "period"), periods)


def _check_periods(
    read: ReadDirectory, record: Record, fields: tuple[str, str], periods: tuple[str, ...]
) -> Iterator[Problem]:
    """Years or months in order, each once, in a list and a field of its parts."""
    for number, (before, period) in enumerate(pairwise(periods), 1):
        if len(before) != len(period) or period <= before:
            path = (fields[0], number, fields[1])
            yield read.places.problem_at(record, path, "L405", found=period, before=before)


def _check_own_period(read: ReadDirectory, indicator: Indicator) -> Iterator[Problem]:
    """The period of the indicator's own date has its value."""
    if indicator.date is None or indicator.value is None:
        return
    for number, each in enumerate(indicator.series):
        if indicator.date.isoformat().startswith(each.period) and each.value != indicator.value:
            path = ("series", number, "value")
            found, value = _plain(exact_sum((each.value,))), _plain(exact_sum((indicator.value,)))
            yield read.places.problem_at(
                indicator, path, "L410", found=found, period=each.period, day=indicator.date, value=value
            )
