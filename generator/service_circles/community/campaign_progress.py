"""The progress of campaigns: records counted in their period, up to a day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from service_circles.community.entries.entry_states import steps_taken
from service_circles.community.occurrences import occurrences_of
from service_circles.records.area import Area
from service_circles.records.directory import ServiceDirectory
from service_circles.records.handwritten_page import HandwrittenPage
from service_circles.records.life.campaign import Campaign, Goal
from service_circles.records.life.entry import Entry, Step
from service_circles.records.life.event import Event
from service_circles.records.life.ledger import Ledger
from service_circles.schedules.public_holidays import Calendar


@dataclass(frozen=True, slots=True)
class GoalProgress:
    """The count towards a goal; of events also the days in the period that were planned and not counted afterwards."""

    goal: Goal
    count: int
    planned: int = 0

    @property
    def percent(self) -> int:
        """The share of the target in whole percent, half up; 100 only if it is reached, above if it is exceeded."""
        rounded = (self.count * 200 + self.goal.target) // (2 * self.goal.target)
        return min(rounded, 99) if self.missing else rounded

    @property
    def missing(self) -> int:
        """The number still missing; 0 if the target is reached."""
        return max(self.goal.target - self.count, 0)


def campaign_progress(
    directory: ServiceDirectory,
    campaign: Campaign,
    calendar: Calendar,
    pages: Iterable[HandwrittenPage],
    day: date,
) -> tuple[GoalProgress, ...]:
    """Each goal of a campaign with its progress by the end of a day, in their order."""
    period = _Period(directory, campaign, calendar, tuple(pages), min(day, campaign.ends))
    return tuple(period.progress(goal) for goal in campaign.goals)


@dataclass(frozen=True)
class _Period:
    directory: ServiceDirectory
    campaign: Campaign
    calendar: Calendar
    pages: tuple[HandwrittenPage, ...]
    last: date

    def progress(self, goal: Goal) -> GoalProgress:
        if goal.events:
            return self._events(goal)
        if goal.ledger:
            return GoalProgress(goal, self._entries(self.directory.get(Ledger, goal.ledger), goal.stage))
        return GoalProgress(goal, self._awards(goal.honor) if goal.honor else self._pages(goal))

    @cached_property
    def _areas(self) -> frozenset[str] | None:
        """Ids of the areas that count, those below included; None if all do."""
        if not self.campaign.areas:
            return None
        return frozenset(area.id for top in self.campaign.areas for area in self.directory.within(Area, top))

    def _is_here(self, area: str | None) -> bool:
        return self._areas is None or area in self._areas

    def _is_now(self, day: date | None) -> bool:
        return day is not None and self.campaign.starts <= day <= self.last

    def _entries(self, ledger: Ledger, stage: str | None) -> int:
        entries = self.directory.where(Entry, ledger=ledger.id)
        steps = (_came_to(ledger, entry, stage, self.last) for entry in entries if self._is_here(entry.area))
        return sum(step is not None and self._is_now(step.date) for step in steps)

    def _events(self, goal: Goal) -> GoalProgress:
        """Days that were held, of events that name the campaign; a plan is no progress."""
        events = [
            event
            for event in self.directory.where(Event, campaigns=self.campaign.id)
            if event.kind is goal.events and self._is_here(event.area)
        ]
        held = {(event.id, each.date) for event in events for each in event.held if self._is_now(each.date)}
        planned = occurrences_of(events, self.calendar, self.campaign.starts, self.campaign.ends)
        open_days = sum(each.takes_place and (each.event.id, each.date) not in held for each in planned)
        return GoalProgress(goal, len(held), open_days)

    def _awards(self, honor: str) -> int:
        given = self.directory.awards_of(honor)
        return sum(
            self._is_now(award.awarded) and self._is_here(getattr(bearer, "area", bearer.id))
            for bearer, award in given
        )

    def _pages(self, goal: Goal) -> int:
        return sum(
            page.kind is goal.pages and self._is_now(page.date) and self._is_here(page.area)
            for page in self.pages
        )


def _came_to(ledger: Ledger, entry: Entry, stage: str | None, day: date) -> Step | None:
    """The first step to a stage or one after it; the first of all without a stage."""
    order = [each.id for each in ledger.stages]
    least = order.index(stage) if stage else 0
    return next((step for step in steps_taken(entry, day) if order.index(step.stage) >= least), None)
