"""Events: each with its next days."""

from service_circles.community.occurrences import days_of_event
from service_circles.languages.translator import Translator
from service_circles.records.area import Area
from service_circles.records.center import ServiceCenter
from service_circles.records.life.entry import Entry
from service_circles.records.life.event import Event
from service_circles.records.life.group import Group
from service_circles.records.organization import Organization
from service_circles.records.service import Service
from service_circles.schedules.time_texts import date_text
from service_circles.writing.cards.entry_cards import entry_card
from service_circles.writing.cards.event_rows import event_row, place_of
from service_circles.writing.cards.next_steps import phones_named
from service_circles.writing.feeds.calendars import ALL_EVENTS, calendar_of, subscription
from service_circles.writing.feeds.schema_org import event_data
from service_circles.writing.pages.events.volunteering import phones_of
from service_circles.writing.site.addresses import address_of
from service_circles.writing.site.page import Page, Values, record_page
from service_circles.writing.site.site import Site

MOST_DATES = 12


def _places(event: Event, words: Translator) -> str | None:
    """'12 人，还差 3 人', '6 人，满了', '30 人'; None where the places are not known."""
    if event.capacity is None:
        return None
    if event.signed_up is None:
        return words("{count} 人", count=event.capacity)
    missing = event.capacity - event.signed_up
    if missing:
        return words("{count} 人，还差 {missing} 人", count=event.capacity, missing=missing)
    return words("{count} 人，满了", count=event.capacity)


def event_page(site: Site, event: Event) -> Page:
    """The page of an event."""
    kind, center = site.words.label(event.kind), site.directory.find(ServiceCenter, event.center)
    where = center.name if center else site.directory.get(Area, event.area).name
    description = site.words("{kind}，在{place}", kind=kind, place=place_of(site, event))
    return record_page(event, lambda: _values(site, event), description, title=f"{event.name} · {where}")


def _values(site: Site, event: Event) -> Values:
    directory, words = site.directory, site.words
    center = directory.find(ServiceCenter, event.center)
    ahead = [each for each in days_of_event(event, site.calendar).found if each.date >= site.day]
    around = center or directory.get(Area, event.area)
    calendar = calendar_of(site, around)
    held = sorted(event.held, key=lambda held: held.date, reverse=True)
    return {
        "path": directory.path_to(event.area),
        "center": center,
        "organization": directory.find(Organization, event.organization),
        "services": [directory.get(Service, id_) for id_ in event.services],
        "group": directory.find(Group, event.group),
        # An entry that is not public yet is on the agenda without anybody reading of it.
        "agenda": [entry_card(site, entry) for id_ in event.agenda if (entry := directory.find(Entry, id_))],
        "room": next((room for room in center.rooms if room.id == event.room), None) if center else None,
        "places": _places(event, words),
        "phones": phones_of(site, event),
        "hotlines": phones_named(site, event.how_to_join),
        "dates": [event_row(site, found) for found in ahead[:MOST_DATES]],
        "date_count": len(ahead),
        "date_words": lambda day: date_text(day, words),
        "held": held,
        "participants": sum(each.participants for each in held),
        "around": around.name,
        "calendar": calendar.address if calendar else ALL_EVENTS,
        "subscription": subscription(site, address_of(event)),
        "json_ld": event_data(site, event),
    }
