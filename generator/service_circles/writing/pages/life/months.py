"""A month of a community: what is planned, what was held, which matters moved, all of it computed."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from service_circles.basics.number_texts import thousands
from service_circles.community.month_figures import EventMonth, LedgerMonth, events_in_month, ledger_in_month
from service_circles.records.area import Area
from service_circles.records.life.entry import Entry
from service_circles.records.life.event import Event
from service_circles.records.life.ledger import Ledger
from service_circles.schedules.time_texts import date_text, day_text, spans_text
from service_circles.writing.cards.entry_cards import EntryCard, entry_card
from service_circles.writing.cards.event_rows import place_of
from service_circles.writing.cards.month_addresses import earlier_months_of, months_of
from service_circles.writing.feeds.calendars import ALL_EVENTS, calendar_of
from service_circles.writing.site.page import Page, Values
from service_circles.writing.site.site import Site

MOST_EVENTS, MOST_MOVED, MOST_DAYS = 80, 60, 5


@dataclass(frozen=True)
class PlanRow:
    """An event of the month: its days and hours, where, how often, and what is known of it afterwards."""

    event: Event
    line: str
    times: str
    result: str


@dataclass(frozen=True)
class MovedRow:
    """An entry in which something happened: the stage that it reached, on which day."""

    card: EntryCard
    stage: str
    line: str


def month_pages(site: Site, area: Area) -> Iterator[Page]:
    """The pages of the months of a community."""
    for first, name, address in (*months_of(site, area), *earlier_months_of(site, area)):
        yield _month_page(site, area, first, name, address)


def _month_page(site: Site, area: Area, first: date, name: str, address: str) -> Page:
    words = site.words
    return Page(
        address,
        "month.html",
        words("{area} · {month}计划和小结", area=area.name, month=name),
        lambda: _values(site, area, first, name),
        words("{area}{month}有哪些活动、办了几场、街坊的事到哪一步", area=area.name, month=name),
    )


def _values(site: Site, area: Area, first: date, name: str) -> Values:
    directory = site.directory
    events = events_in_month(directory.within(Event, area.id), site.calendar, first)
    ledgers = list(_ledgers(site, area, first)) if first <= site.day else []
    calendar = calendar_of(site, area)
    return {
        "area": area,
        "path": directory.path_to(area.id),
        "month": name,
        "first": first,
        "months": months_of(site, area),
        "earlier": earlier_months_of(site, area),
        "is_ahead": first > site.day,
        "as_of": date_text(site.day, site.words),
        "figures": _figures(site, events),
        "plan": [_plan_row(site, each) for each in events[:MOST_EVENTS]],
        "more_events": max(0, len(events) - MOST_EVENTS),
        "ledgers": ledgers,
        "moved": [row for each in ledgers for row in _moved(site, each)][:MOST_MOVED],
        "calendar": calendar.address if calendar else ALL_EVENTS,
    }


def _figures(site: Site, events: tuple[EventMonth, ...]) -> list[tuple[str, str]]:
    """The sums of the month: planned, called off, held, visits."""
    words = site.words
    planned, off = sum(len(each.days) for each in events), sum(each.called_off for each in events)
    held, visits = sum(each.held for each in events), sum(each.visits for each in events)
    found = (
        (planned, words("场计划")),
        (off, words("场取消")),
        (held, words("场办了、数过人")),
        (visits, words("人次")),
    )
    return [(thousands(number), text) for number, text in found if number]


def _plan_row(site: Site, found: EventMonth) -> PlanRow:
    words, event = site.words, found.event
    days = words.listed(day_text(day, words) for day in found.days[:MOST_DAYS])
    if len(found.days) > MOST_DAYS:
        first, last = (day_text(found.days[at], words) for at in (0, -1))
        days = words("{first}到{last}", first=first, last=last)
    hours = spans_text(event.hours, words) if event.hours else ""
    line = " · ".join(filter(None, (days, hours, place_of(site, event))))
    return PlanRow(event, line, words("{count} 场", count=len(found.days)), _result(site, found))


def _result(site: Site, found: EventMonth) -> str:
    words = site.words
    told = []
    if found.held:
        told.append(words("办了 {count} 场，{visits} 人次", count=found.held, visits=thousands(found.visits)))
    if found.called_off:
        told.append(words("取消 {count} 场", count=found.called_off))
    return words("；").join(told)


def _ledgers(site: Site, area: Area, first: date) -> Iterator[LedgerMonth]:
    """The ledgers with anything in the area in the month, in the publisher's order."""
    of_ledger: dict[str, list[Entry]] = defaultdict(list)
    for entry in site.directory.within(Entry, area.id):
        of_ledger[entry.ledger].append(entry)
    for ledger in site.directory.all(Ledger):
        found = ledger_in_month(ledger, of_ledger[ledger.id], first, site.day)
        if found:
            yield found


def _moved(site: Site, found: LedgerMonth) -> Iterator[MovedRow]:
    names = {stage.id: stage.name for stage in found.ledger.stages}
    for entry, step in found.moved:
        line = " · ".join(filter(None, (day_text(step.date, site.words), step.note)))
        yield MovedRow(entry_card(site, entry), names[step.stage], line)
