"""Public reception days: when officials receive the public, and the matters they handle."""

from dataclasses import dataclass
from datetime import date

from service_circles.community.occurrences import occurrences_of
from service_circles.records.life.event import Event, EventKind
from service_circles.schedules.time_texts import date_text
from service_circles.writing.cards.event_rows import EventRow, event_row
from service_circles.writing.cards.next_steps import NamedPhone, phones_named
from service_circles.writing.feeds.calendars import ALL_EVENTS, FILE
from service_circles.writing.pages.events.calendar_days import last_day
from service_circles.writing.site.addresses import address_of
from service_circles.writing.site.page import Page, Values
from service_circles.writing.site.site import Site

RECEPTION_DAYS = "reception-days/"


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


def reception_days(events: tuple[Event, ...]) -> tuple[Event, ...]:
    """The events on which officials receive the public."""
    return tuple(event for event in events if event.kind is EventKind.RECEPTION)


def receptions_to_come(site: Site, events: tuple[Event, ...], last: date) -> list[Reception]:
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
        "receptions": receptions_to_come(site, site.directory.all(Event), last),
        "last_words": date_text(last, site.words),
        "all_events": ALL_EVENTS,
    }
