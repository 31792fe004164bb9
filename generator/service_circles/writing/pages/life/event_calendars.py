"""Calendars: of everything, of an area, of a center; and public reception days with the matters they handle."""

import calendar
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from service_circles.community.audiences import Audience, audiences_of
from service_circles.community.everyday_events import fold_everyday
from service_circles.community.occurrences import occurrences_of
from service_circles.languages.translator import Translator
from service_circles.records.area import Area
from service_circles.records.center import ServiceCenter
from service_circles.records.event import Event, EventKind
from service_circles.schedules.time_texts import date_text, day_text, month_text, weekday_letter, weekday_name
from service_circles.writing.cards.event_rows import (
    EventDay,
    EventRow,
    event_days,
    event_row,
    everyday_row,
    later_rows,
)
from service_circles.writing.cards.next_steps import NamedPhone, phones_named
from service_circles.writing.feeds.calendars import (
    ALL_EVENTS,
    FILE,
    EventCalendar,
    calendar_of,
    calendars_of,
    subscription,
)
from service_circles.writing.site.addresses import address_of
from service_circles.writing.site.page import Page, Values
from service_circles.writing.site.site import Site

RECEPTION_DAYS = "reception-days/"
WHOLE_MONTHS_AHEAD = 2
"""A calendar shows the rest of this month and these: one made each month is never short of four weeks."""
NEAR_DAYS = 14
"""So many are told day by day, and later ones event by event."""
FEW_ROWS, MOST_ROWS = 8, 40
"""Fewer rows: days go on beyond the two weeks, so that there is always something near. More: they end sooner."""
LEAST_DAYS = 7
MOST_LATER_ROWS = 12
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class MonthDay:
    """A day of a month with how much takes place; `is_listed` if anything is on, called off or not."""

    date: date
    count: int
    is_listed: bool


@dataclass(frozen=True, slots=True)
class Month:
    """A month; days of its neighbors are None in its weeks."""

    id: str
    name: str
    weeks: tuple[tuple[MonthDay | None, ...], ...]


@dataclass(frozen=True)
class MonthOfDays:
    """The days of a month on which anything takes place."""

    month: Month
    days: tuple[EventDay, ...]


@dataclass(frozen=True)
class Reception:
    """A reception day: who receives and which matters are handled, with the next days."""

    event: Event
    rows: tuple[EventRow, ...]
    phones: tuple[NamedPhone, ...]
    """The phones of hotlines by which one can register."""

    @property
    def calendar(self) -> str:
        """The address of its calendar."""
        return f"{address_of(self.event)}{FILE}"


def calendar_pages(site: Site) -> Iterator[Page]:
    """The calendar of everything, of each area and of each center; and that of reception days."""
    for of in calendars_of(site):
        yield calendar_page(site, of)
    if reception_days(site.directory.all(Event)):
        yield reception_days_page(site)


def reception_days_page(site: Site) -> Page:
    """The page of all reception days."""
    words = site.words
    return Page(
        RECEPTION_DAYS,
        "reception_days.html",
        words("公开接访日"),
        lambda: _reception_values(site),
        words("哪天、在哪里、谁接待、管哪些事"),
    )


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


def last_day(day: date, whole_months: int = WHOLE_MONTHS_AHEAD) -> date:
    """The last day that a calendar made for a day shows: the end of the second month after."""
    month = day.year * 12 + day.month + whole_months  # months count from 0, so this is one more
    return date(month // 12, month % 12 + 1, 1) - _DAY


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
        "receptions": _receptions_to_come(site, of.events, last),
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


def months_of(counts: Mapping[date, int], first: date, last: date, words: Translator) -> Iterator[Month]:
    """The months from a first to a last day, both included."""
    year, month = first.year, first.month
    days = calendar.Calendar(words.customs.first_weekday)
    while (year, month) <= (last.year, last.month):
        weeks = tuple(
            tuple(
                MonthDay(day, counts.get(day, 0), day in counts) if day.month == month else None
                for day in week
            )
            for week in days.monthdatescalendar(year, month)
        )
        yield Month(f"{year}-{month:02}", month_text(date(year, month, 1), words), weeks)
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)


def turns_of_free_days(first: date, listed: Sequence[date]) -> list[date]:
    """The days after which a notice "nothing today", hidden at first, has to be shown or hidden for a list of days."""
    days = set(listed)
    turns, is_free = [], False
    for number in range((listed[-1] - first).days + 1 if listed else 0):
        day = first + number * _DAY
        if (day not in days) is not is_free:
            turns.append(day - _DAY)
            is_free = not is_free
    return turns


def end_of_days(dates: Sequence[date], first: date) -> date:
    """The last day that is told day by day, for the sorted dates of all rows: two weeks, unless rows are few or many."""
    last = first + (NEAR_DAYS - 1) * _DAY
    near = sum(each <= last for each in dates)
    if near > MOST_ROWS:
        return max(dates[MOST_ROWS] - _DAY, first + (LEAST_DAYS - 1) * _DAY)
    if near < FEW_ROWS and len(dates) > near:
        return dates[min(FEW_ROWS, len(dates)) - 1]
    return last


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


def reception_days(events: tuple[Event, ...]) -> tuple[Event, ...]:
    """The events on which officials receive the public."""
    return tuple(event for event in events if event.kind is EventKind.RECEPTION)


def _receptions_to_come(site: Site, events: tuple[Event, ...], last: date) -> list[Reception]:
    """Reception days with their next days, the earliest first."""
    made = []
    for event in reception_days(events):
        found = occurrences_of((event,), site.calendar, site.day, last)
        if found:
            rows = tuple(event_row(site, each) for each in found)
            made.append(Reception(event, rows, phones_named(site, event.how_to_join)))
    return sorted(made, key=lambda reception: (reception.rows[0].date, reception.event.id))


def _reception_values(site: Site) -> Values:
    last = last_day(site.day)
    return {
        "receptions": _receptions_to_come(site, site.directory.all(Event), last),
        "last_words": date_text(last, site.words),
        "all_events": ALL_EVENTS,
    }
