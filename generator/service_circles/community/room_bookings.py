"""The use of a room of a center: who has it on which day, and when it is free."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from service_circles.community.occurrences import occurrences
from service_circles.records.center import ServiceCenter
from service_circles.records.directory import ServiceDirectory
from service_circles.records.hours.spans import DAY_MINUTES, Span
from service_circles.records.life.event import Event
from service_circles.records.life.group import Group
from service_circles.records.room import Room
from service_circles.records.values.schedule import Schedule
from service_circles.schedules.day_hours import day_hours
from service_circles.schedules.public_holidays import Calendar

SHORTEST_FREE = 60
"""Minutes; a shorter time between two uses is not offered."""


@dataclass(frozen=True, slots=True)
class Use:
    """A span of a day in which a room is taken; `user` is an event or a group."""

    date: date
    span: Span
    user: Event | Group

    def overlaps(self, other: "Use") -> bool:
        """True if both need the room at the same time."""
        return self.date == other.date and self.span.overlaps(other.span)


def users_of(directory: ServiceDirectory, center: ServiceCenter, room: Room) -> tuple[Event | Group, ...]:
    """The events and groups that use a room; a group only at the hours that it gives itself."""
    events = (each for each in directory.where(Event, center=center.id) if each.room == room.id)
    groups = (each for each in directory.where(Group, center=center.id) if each.room == room.id)
    return (*events, *groups)


def uses_of(users: Iterable[Event | Group], calendar: Calendar, first: date, last: date) -> Iterator[Use]:
    """Every use from a first to a last day, both included; days called off are free."""
    for user in users:
        if isinstance(user, Event):
            yield from _uses_of_event(user, calendar, first, last)
        elif user.schedule is not None:
            for day in _days(first, last):
                yield from (Use(day, span, user) for span in day_hours(user.schedule, calendar, day).spans)


def _uses_of_event(event: Event, calendar: Calendar, first: date, last: date) -> Iterator[Use]:
    for found in occurrences(event, calendar, first, last):
        if not found.is_cancelled:
            spans = found.hours or (Span(0, DAY_MINUTES),)
            yield from (Use(found.date, span, event) for span in spans)


def free_spans(open_spans: Iterable[Span], taken: Sequence[Span]) -> Iterator[Span]:
    """Free time within the opening hours of a day, without gaps too short for a meeting."""
    return (gap for gap in gaps(open_spans, taken) if gap.closes - gap.opens >= SHORTEST_FREE)


def gaps(spans: Iterable[Span], taken: Sequence[Span]) -> Iterator[Span]:
    """The parts of spans that nothing takes."""
    for span in spans:
        begins = span.opens
        for use in sorted(taken):
            if begins < min(use.opens, span.closes):
                yield Span(begins, min(use.opens, span.closes))
            begins = max(begins, use.closes)
        if begins < span.closes:
            yield Span(begins, span.closes)


def hours_lost(schedule: Schedule, calendar: Calendar, day: date) -> tuple[Span, ...]:
    """The usual hours of a day in which a dated exception closes a place, such as those after it closes early."""
    ordinary = schedule.model_copy(update={"exceptions": ()})
    hours = [day_hours(each, calendar, day).certain_spans for each in (ordinary, schedule)]
    return tuple(gaps(*hours))


def _days(first: date, last: date) -> Iterator[date]:
    for number in range((last - first).days + 1):
        yield first + timedelta(days=number)
