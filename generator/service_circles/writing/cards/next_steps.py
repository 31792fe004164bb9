"""Next steps of a reader about a service: its guide, its next dates, whom to call."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from service_circles.community.occurrences import days_of_event
from service_circles.records.center import CenterLevel, ServiceCenter
from service_circles.records.life.channel import Channel
from service_circles.records.life.event import Event
from service_circles.records.life.ledger import Ledger
from service_circles.records.organization import Organization
from service_circles.records.service import Service
from service_circles.records.values.contact import Phone
from service_circles.writing.cards.event_rows import EventRow, event_row
from service_circles.writing.site.site import Site

_MOST_DATES = 2
_LEVELS = tuple(CenterLevel)


@dataclass(frozen=True)
class NamedPhone:
    """A phone, and whose it is."""

    phone: Phone
    name: str


@dataclass(frozen=True)
class NextSteps:
    """The guide of a service, the next dates of its events, and a phone."""

    service: Service
    dates: tuple[EventRow, ...]
    phone: NamedPhone | None


def next_steps(site: Site, ledger: Ledger, area_id: str | None = None) -> NextSteps | None:
    """Return the next steps about the service of a ledger, near an area; None if the ledger names no service."""
    service = site.directory.find(Service, ledger.service)
    if service is None:
        return None
    events = site.directory.where(Event, services=service.id)
    rows = sorted(filter(None, (_next_date(site, event) for event in events)), key=lambda row: row.date)
    return NextSteps(service, tuple(rows[:_MOST_DATES]), phone_of_service(site, service, area_id))


def how_to(site: Site, ledger: Ledger) -> tuple[tuple[str, ServiceCenter | None], ...]:
    """The line that says how to take part, in parts: with a center that it names, or None."""
    how = ledger.how or ""
    offering = site.directory.where(ServiceCenter, offers=ledger.service) if ledger.service and how else ()
    center = next((center for center in offering if center.name in how), None)
    before, name, after = how.partition(center.name if center else "\0")
    return tuple((text, named) for text, named in ((before, None), (name, center), (after, None)) if text)


def phone_of_service(site: Site, service: Service, area_id: str | None = None) -> NamedPhone | None:
    """The phone to ask about a service: its own, else that of a center that offers it.

    If several centers offer it, the one in the smallest area around; without an area the one of the highest level.
    """
    if service.phones:
        return NamedPhone(service.phones[0], service.name)
    centers = [center for center in site.directory.where(ServiceCenter, offers=service.id) if center.phones]
    path = site.directory.path_to(area_id) if area_id else ()
    for area in reversed(path):
        inside = {each.id for each in site.directory.within(ServiceCenter, area.id)}
        if near := next((center for center in centers if center.id in inside), None):
            return NamedPhone(near.phones[0], near.name)
    organization = site.directory.find(Organization, service.organization)
    broadest = sorted(centers, key=lambda each: _LEVELS.index(each.level) if each.level else len(_LEVELS))
    bearers: Iterable[ServiceCenter | Organization] = (*([organization] if organization else ()), *broadest)
    return next((NamedPhone(each.phones[0], each.name) for each in bearers if each.phones), None)


def phones_named(site: Site, text: str | None) -> tuple[NamedPhone, ...]:
    """The phones of hotlines that a text names: “register with the Rongxi hotline” has a number to tap."""
    said = (text or "").casefold()
    return tuple(NamedPhone(phone, name) for name, phone in _hotlines(site) if name.casefold() in said)


def _hotlines(site: Site) -> Iterator[tuple[str, Phone]]:
    return ((channel.name, channel.phone) for channel in site.directory.all(Channel) if channel.phone)


def _next_date(site: Site, event: Event) -> EventRow | None:
    ahead = (found for found in days_of_event(event, site.calendar).found if found.date >= site.day)
    return next((event_row(site, found) for found in ahead), None)
