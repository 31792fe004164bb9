"""Events on their days, as lists show them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from service_circles.community.everyday_events import Everyday
from service_circles.community.occurrences import Occurrence, occurrences_of
from service_circles.languages.translator import Translator
from service_circles.records.area import Area
from service_circles.records.center import ServiceCenter
from service_circles.records.life.event import Event
from service_circles.schedules.day_hours import Certainty
from service_circles.schedules.time_texts import date_text, day_text, spans_text, weekday_name, weekdays_text
from service_circles.writing.site.site import Site

SOON_DAYS = 14
MOST_LATER = 4
"""Dates of an event told in its row; its page has all."""


@dataclass(frozen=True)
class EventRow:
    """An event on a day as text; `notice` where it is called off or not sure."""

    event: Event
    date: date
    day: str
    hours: str
    place: str
    notice: str | None


@dataclass(frozen=True)
class EverydayRow(EventRow):
    """An event on most days: the weekdays, and the days with these on which it does not take place."""

    weekdays: frozenset[int]
    left_out: tuple[date, ...]


@dataclass(frozen=True)
class EventDay:
    """A day with the events on it."""

    date: date
    words: str
    """Without the year, which is in the heading."""
    rows: tuple[EventRow, ...]


@dataclass(frozen=True)
class LaterRow:
    """An event with its next dates as texts, in a list that tells each event once."""

    event: Event
    last: date
    dates: tuple[tuple[date, str], ...]
    hours: str
    place: str
    more: int
    """Number of further dates."""


def events_soon(site: Site, area: Area) -> list[EventRow]:
    """The events of an area in the next two weeks, soonest first."""
    last = site.day + timedelta(days=SOON_DAYS - 1)
    events = site.directory.within(Event, area.id)
    return [event_row(site, found) for found in occurrences_of(events, site.calendar, site.day, last)]


def event_days(site: Site, found: Iterable[Occurrence]) -> Iterator[EventDay]:
    """The days on which anything takes place; `found` is in order."""
    for day, alike in groupby(found, key=lambda each: each.date):
        text = _with_weekday(day_text(day, site.words), day, site.words)
        yield EventDay(day, text, tuple(event_row(site, each) for each in alike))


def event_row(site: Site, found: Occurrence) -> EventRow:
    """The row of an event on a day."""
    words = site.words
    hours = spans_text(found.hours, words) if found.hours else ""
    return EventRow(
        found.event,
        found.date,
        _with_weekday(date_text(found.date, words), found.date, words),
        hours,
        place_of(site, found.event),
        _notice(found, words),
    )


def next_row(site: Site, event: Event) -> EventRow | None:
    """The row of the next day of an event that is not called off; None if there is none in the year to come."""
    last = site.day + timedelta(days=366)
    ahead = occurrences_of((event,), site.calendar, site.day, last)
    found = next((each for each in ahead if not each.is_cancelled), None)
    return event_row(site, found) if found else None


def everyday_row(site: Site, everyday: Everyday) -> EverydayRow:
    """The row of an event on most days: its weekdays, and on which days it is otherwise."""
    words, event = site.words, everyday.event
    told = []
    if everyday.left_out:
        left_out = words.listed(day_text(day, words) for day in everyday.left_out)
        told.append(words("{dates}不办", dates=left_out))
    if everyday.unsure_from:
        told.append(words("{date}起以通知为准", date=day_text(everyday.unsure_from, words)))
    return EverydayRow(
        event,
        everyday.last,
        weekdays_text(everyday.weekdays, words),
        spans_text(event.hours, words) if event.hours else "",
        place_of(site, event),
        words("；").join(told) or None,
        everyday.weekdays,
        everyday.left_out,
    )


def later_rows(site: Site, found: Iterable[Occurrence]) -> list[LaterRow]:
    """A row for each event that is not called off, by its first date."""
    dates: dict[str, list[Occurrence]] = {}
    for each in found:
        if not each.is_cancelled:
            dates.setdefault(each.event.id, []).append(each)
    return [_later_row(site, of_event) for of_event in dates.values()]


def _later_row(site: Site, found: list[Occurrence]) -> LaterRow:
    words, event = site.words, found[0].event
    told = tuple((each.date, _with_weekday(day_text(each.date, words), each.date, words)) for each in found)
    return LaterRow(
        event,
        found[-1].date,
        told[:MOST_LATER],
        spans_text(event.hours, words) if event.hours else "",
        place_of(site, event),
        len(told[MOST_LATER:]),
    )


def place_of(site: Site, event: Event) -> str:
    """Center and room, or the area where there is neither."""
    center = site.directory.find(ServiceCenter, event.center)
    named = [center.name if center else "", event.place or ""]
    return " · ".join(filter(None, named)) or site.directory.get(Area, event.area).name


def _notice(found: Occurrence, words: Translator) -> str | None:
    if found.is_cancelled:
        return words("取消：{reason}", reason=found.reason) if found.reason else words("取消")
    if found.certainty is Certainty.STATED:
        return None
    return (
        words("{holiday}，以通知为准", holiday=words(found.holiday)) if found.holiday else words("以通知为准")
    )


def _with_weekday(date_: str, day: date, words: Translator) -> str:
    """'2026年11月27日 周五'."""
    return words("{date} {weekday}", date=date_, weekday=weekday_name(day.weekday(), words))
