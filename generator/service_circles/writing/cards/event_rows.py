"""An event on a day, in words, for lists of events."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from service_circles.community.occurrences import Occurrence
from service_circles.languages.translator import Words
from service_circles.records.area import Area
from service_circles.records.center import ServiceCenter
from service_circles.records.event import Event
from service_circles.schedules.day_hours import Certainty
from service_circles.schedules.time_texts import date_text, day_text, spans_text, weekday_name
from service_circles.writing.site.site import Site


@dataclass(frozen=True)
class EventRow:
    """An event on a day, in words; `notice` where it is called off or not sure."""

    event: Event
    date: date
    day: str
    hours: str
    place: str
    notice: str | None


@dataclass(frozen=True)
class EventDay:
    """A day with what takes place on it."""

    date: date
    words: str
    """Without the year, which stands above."""
    rows: tuple[EventRow, ...]


def by_day(site: Site, found: Iterable[Occurrence]) -> Iterator[EventDay]:
    """Days on which anything takes place, of occurrences in order."""
    for day, alike in groupby(found, key=lambda each: each.date):
        yield EventDay(day, _in_year(day, site.words), tuple(row_of(site, each) for each in alike))


def row_of(site: Site, found: Occurrence) -> EventRow:
    """What a list says of an occurrence."""
    words = site.words
    hours = spans_text(found.hours, words) if found.hours else ""
    return EventRow(
        found.event,
        found.date,
        day_words(found.date, words),
        hours,
        place_of(site, found.event),
        _notice(found, words),
    )


def place_of(site: Site, event: Event) -> str:
    """Center and room, or the area where there is neither."""
    center = site.directory.find(ServiceCenter, event.center)
    named = [center.name if center else "", event.place or ""]
    return " · ".join(filter(None, named)) or site.directory.get(Area, event.area).name


def _notice(found: Occurrence, words: Words) -> str | None:
    if found.is_cancelled:
        return words("取消：{reason}", reason=found.reason) if found.reason else words("取消")
    if found.certainty is Certainty.STATED:
        return None
    return (
        words("{holiday}，以通知为准", holiday=words(found.holiday)) if found.holiday else words("以通知为准")
    )


def day_words(day: date, words: Words) -> str:
    """'2026年11月27日 周五'."""
    return words("{date} {weekday}", date=date_text(day, words), weekday=weekday_name(day.weekday(), words))


def _in_year(day: date, words: Words) -> str:
    return words("{date} {weekday}", date=day_text(day, words), weekday=weekday_name(day.weekday(), words))
