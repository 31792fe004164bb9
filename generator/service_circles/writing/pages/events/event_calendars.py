"""Calendars: of everything, of an area, of a center; and the public reception days."""

import calendar
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta

from service_circles.community.audiences import Audience, audiences_of
from service_circles.community.everyday_events import fold_everyday
from service_circles.community.occurrences import occurrences_of
from service_circles.languages.translator import Translator
from service_circles.records.area import Area
from service_circles.records.center import ServiceCenter
from service_circles.records.life.event import Event
from service_circles.schedules.time_texts import date_text, day_text, weekday_letter, weekday_name
from service_circles.writing.cards.event_rows import EventDay, event_days, everyday_row, later_rows
from service_circles.writing.feeds.calendars import EventCalendar, calendar_of, calendars_of, subscription
from service_circles.writing.pages.events.calendar_days import (
    LEAST_DAYS,
    Month,
    end_of_days,
    last_day,
    months_of,
    turns_of_free_days,
)
from service_circles.writing.pages.events.reception_days import (
    RECEPTION_DAYS,
    reception_days,
    reception_days_page,
    receptions_to_come,
)
from service_circles.writing.site.page import Page, Values
from service_circles.writing.site.site import Site

MOST_LATER_ROWS = 12
_DAY = timedelta(days=1)


@dataclass(frozen=True)
class MonthOfDays:
    """The days of a month on which anything takes place."""

    month: Month
    days: tuple[EventDay, ...]


def calendar_pages(site: Site) -> Iterator[Page]:
    """The calendar of everything, of each area and of each center; and that of reception days."""
    for of in calendars_of(site):
        yield calendar_page(site, of)
    if reception_days(site.directory.all(Event)):
        yield reception_days_page(site)


def calendar_page(site: Site, of: EventCalendar) -> Page:
    """The page of a calendar."""
    words = site.words
    return Page(
        of.address,
        "events.html",
        words("{name}的活动", name=of.name) if of.name else words("活动日历"),
        lambda: _values(site, of),
        words("这几周有什么活动、课程和接访日"),
    )


def _values(site: Site, of: EventCalendar) -> Values:
    last = last_day(site.day)
    everyday, found = fold_everyday(
        occurrences_of(of.events, site.calendar, site.day, last), site.day, site.calendar.workdays
    )
    near_end = end_of_days([each.date for each in found], site.day)
    later = later_rows(site, (each for each in found if each.date > near_end))
    counts = Counter({each.date: 0 for each in found})  # none of a day on which everything is cancelled
    counts.update(each.date for each in found if not each.is_cancelled)
    days = tuple(event_days(site, (each for each in found if each.date <= near_end)))
    months = [
        MonthOfDays(month, tuple(each for each in days if f"{each.date}".startswith(month.id)))
        for month in months_of(counts, site.day, max(near_end, last_day(site.day, 1)), site.words)
    ]
    ahead = {each.event.id for each in found} | {each.event.id for each in everyday}
    last_days = [each.date for each in found] + [each.last for each in everyday]
    meant_for = {event.id: audiences_of(site.directory, event) for event in of.events if event.id in ahead}
    return {
        "of": of,
        "path": _path(site, of),
        "months": months,
        "everyday": [everyday_row(site, each) for each in everyday],
        "later": later[:MOST_LATER_ROWS],
        "near_end": near_end,
        "near_words": day_text(near_end, site.words),
        "told_today_until": site.day + LEAST_DAYS * _DAY,
        "has_days": bool(last_days),
        "meant_for": meant_for,
        "audiences": _audiences(meant_for.values(), site.words),
        "last_listed": max(last_days, default=None),
        "free_days": turns_of_free_days(site.day, [each.date for each in days]),
        "weekdays": [
            (weekday_name(day, site.words), weekday_letter(day, site.words))
            for day in calendar.Calendar(site.words.customs.first_weekday).iterweekdays()
        ],
        "is_cut": len(later) > MOST_LATER_ROWS,
        "center_of": of.of if isinstance(of.of, ServiceCenter) else None,
        "last_words": date_text(last, site.words),
        "receptions": receptions_to_come(site, of.events, last),
        "reception_days": RECEPTION_DAYS,
        "others": [event for event in of.events if event.id not in ahead],
        "parts": _parts(site, of),
        "subscription": subscription(site, of.address),
    }


def _audiences(found: Iterable[tuple[Audience, ...]], words: Translator) -> list[tuple[Audience, str]]:
    """The audiences among those of events, each with its name."""
    names = {
        Audience.ELDERS: words("长者"),
        Audience.CHILDREN: words("孩子"),
        Audience.RECEPTION: words("接访"),
    }
    present = {audience for audiences in found for audience in audiences}
    return [(audience, name) for audience, name in names.items() if audience in present]


def _path(site: Site, of: EventCalendar) -> tuple[Area, ...]:
    """The way down to an area or to that of a center; none for the whole."""
    if of.of is None:
        return ()
    return site.directory.path_to(of.of.id if isinstance(of.of, Area) else of.of.area)


def _parts(site: Site, of: EventCalendar) -> list[EventCalendar]:
    """The calendars one step down: of areas within an area, else of its centers."""
    directory = site.directory
    parts: tuple[Area | ServiceCenter, ...] = ()
    if of.of is None:
        parts = directory.where(Area, parent=site.whole_area.id if site.whole_area else None)
    elif isinstance(of.of, Area):
        parts = (*directory.where(Area, parent=of.of.id), *directory.where(ServiceCenter, area=of.of.id))
    return [found for part in parts if (found := calendar_of(site, part))]
