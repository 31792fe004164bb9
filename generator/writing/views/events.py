"""Events: what takes place in the next weeks, and each event with its dates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby, islice

from generator.community.occurrences import Occurrence, occurrences, occurrences_of
from generator.languages.words import Words
from generator.records.area import Area
from generator.records.event import Event
from generator.schedules.days import Certainty
from generator.schedules.wording import date_text, spans_text, weekday_name
from generator.writing.site import Site
from generator.writing.structured_data import event_data
from generator.writing.views.page import Page, Values

SHOWN_DAYS = 35
"""How far ahead the calendar looks, from the day the site is made for."""
SOON_DAYS = 14
MOST_DATES = 8
_YEAR = timedelta(days=366)


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
    rows: tuple[EventRow, ...]


def events_page(site: Site) -> Page:
    """The calendar of the next weeks."""
    words = site.words
    return Page(
        "events/",
        "events.html",
        words("活动日历"),
        lambda: {
            "days": list(_days(site, site.directory.events, SHOWN_DAYS)),
            "events": site.directory.events,
        },
        words("这几周有什么活动、课程和接访日"),
    )


def event_page(site: Site, event: Event) -> Page:
    """The page of an event."""
    kind, center = site.words.label(event.kind), site.directory.center_by_id.get(event.center or "")
    where = center.name if center else site.directory.area_by_id[event.area].name
    description = site.words("{kind}，在{place}", kind=kind, place=_place(site, event))
    return Page(
        f"events/{event.id}/",
        "event.html",
        f"{event.name} · {where}",
        lambda: _values(site, event),
        description,
    )


def soon(site: Site, area: Area) -> list[EventRow]:
    """What takes place in an area in the next two weeks, soonest first."""
    days = _days(site, site.directory.events_within(area.id), SOON_DAYS)
    return [row for day in days for row in day.rows]


def _values(site: Site, event: Event) -> Values:
    directory, words = site.directory, site.words
    ahead = occurrences(event, site.calendar, site.day, site.day + _YEAR)
    held = sorted(event.held, key=lambda held: held.date, reverse=True)
    return {
        "record": event,
        "path": directory.path_to(event.area),
        "center": directory.center_by_id.get(event.center or ""),
        "organization": directory.organization_by_id.get(event.organization or ""),
        "services": [directory.service_by_id[id_] for id_ in event.services],
        "hours_words": spans_text(event.hours, words) if event.hours else None,
        "dates": [_row(site, found) for found in islice(ahead, MOST_DATES)],
        "date_count": len(ahead),
        "date_words": lambda day: date_text(day, words),
        "held": held,
        "participants": sum(each.participants for each in held),
        "json_ld": event_data(site, event),
    }


def _days(site: Site, events: Iterable[Event], length: int) -> Iterator[EventDay]:
    last = site.day + timedelta(days=length - 1)
    found = occurrences_of(events, site.calendar, site.day, last)
    for day, alike in groupby(found, key=lambda each: each.date):
        yield EventDay(day, _day_words(day, site.words), tuple(_row(site, each) for each in alike))


def _row(site: Site, found: Occurrence) -> EventRow:
    words = site.words
    hours = spans_text(found.hours, words) if found.hours else ""
    return EventRow(
        found.event,
        found.date,
        _day_words(found.date, words),
        hours,
        _place(site, found.event),
        _notice(found, words),
    )


def _place(site: Site, event: Event) -> str:
    center = site.directory.center_by_id.get(event.center or "")
    named = [center.name if center else "", event.place or ""]
    return " · ".join(filter(None, named)) or site.directory.area_by_id[event.area].name


def _notice(found: Occurrence, words: Words) -> str | None:
    if found.is_cancelled:
        return words("取消：{reason}", reason=found.reason) if found.reason else words("取消")
    if found.certainty is Certainty.STATED:
        return None
    return (
        words("{holiday}，以通知为准", holiday=words(found.holiday)) if found.holiday else words("以通知为准")
    )


def _day_words(day: date, words: Words) -> str:
    return words("{date} {weekday}", date=date_text(day, words), weekday=weekday_name(day.weekday(), words))
