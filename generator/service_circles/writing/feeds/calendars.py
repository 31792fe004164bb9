"""Calendars that can be subscribed to (iCalendar): of all events, of areas, centers and single events, of ledgers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, partial
from itertools import chain
from typing import TYPE_CHECKING

from service_circles import __version__
from service_circles.basics.read_log import shared
from service_circles.community.occurrences import days_of_event
from service_circles.records.area import Area
from service_circles.records.center import ServiceCenter
from service_circles.records.life.event import Event
from service_circles.records.life.ledger import Ledger
from service_circles.writing.feeds.change_vevents import change_vevents
from service_circles.writing.feeds.vevents import deadlines_of, has_deadlines, vevents_of
from service_circles.writing.site.addresses import address_of
from service_circles.writing.site.once_per_site import once_per_site
from service_circles.writing.site.site import Site

if TYPE_CHECKING:  # many directories have no events, and need not wait for the package
    from icalendar import Event as VEvent
    from icalendar import Timezone

ALL_EVENTS = "events/"
FILE = "calendar.ics"
KEPT = timedelta(days=31)
"""The time for which past events stay in calendars, so that they do not vanish at once."""

_ZONES_FROM, _ZONES_UNTIL = date(2000, 1, 1), date(2038, 1, 1)
"""The same in every calendar: readers keep the first description of a zone that they meet."""


@dataclass(frozen=True, eq=False)
class EventCalendar:
    """Events that belong together; `of` is their area or center, None for the whole directory."""

    of: Area | ServiceCenter | None
    events: tuple[Event, ...]

    @property
    def address(self) -> str:
        """The address of their calendar."""
        return ALL_EVENTS if self.of is None else f"{address_of(self.of)}events/"

    @property
    def name(self) -> str:
        """The name of the area or center; empty for the whole directory."""
        return self.of.name if self.of else ""


def calendars_of(site: Site) -> tuple[EventCalendar, ...]:
    """All calendars, that of the whole directory first; past events count too, so that a subscription stays."""
    return tuple(_by_id(site).values())


def calendar_of(site: Site, of: Area | ServiceCenter) -> EventCalendar | None:
    """The calendar of an area or center; for the only area at the top that of the whole directory."""
    return _by_id(site).get("" if of is site.whole_area else of.id)


@once_per_site
def _by_id(site: Site) -> Mapping[str, EventCalendar]:
    directory = site.directory
    if not directory.all(Event):
        return {}
    at_center: dict[str, list[Event]] = defaultdict(list)
    for event in directory.all(Event):
        at_center[event.center or ""].append(event)
    found = {"": EventCalendar(None, directory.all(Event))}
    for area in directory.all(Area):
        events = directory.within(Event, area.id)
        if events and area is not site.whole_area:
            found[area.id] = EventCalendar(area, events)
    for center in directory.all(ServiceCenter):
        if center.id in at_center:
            found[center.id] = EventCalendar(center, tuple(at_center[center.id]))
    return found


@dataclass(frozen=True, slots=True)
class Subscription:
    """The address of a calendar: `https` to copy, `webcal` to tap; none where the site does not know its host."""

    address: str
    https: str | None

    @property
    def webcal(self) -> str | None:
        """The form that phones open in their calendar."""
        return f"webcal://{self.https.partition('://')[2]}" if self.https else None


def subscription(site: Site, folder: str) -> Subscription:
    """The subscription whose file lies in a folder, such as 'centers/x/events/'."""
    return Subscription(folder + FILE, site.absolute(folder + FILE))


def calendar_files(site: Site) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Addresses of all calendars, and a function that makes each."""
    for of in calendars_of(site):
        yield of.address + FILE, partial(_events_file, site, of)
    for event in site.directory.all(Event):
        yield address_of(event) + FILE, partial(_event_file, site, event)
    for ledger in site.directory.all(Ledger):
        if has_deadlines(site, ledger):
            yield address_of(ledger) + FILE, partial(_ledger_file, site, ledger)


def _events_file(site: Site, of: EventCalendar) -> bytes:
    name = site.words("{name}的活动", name=of.name) if of.name else site.words("活动日历")
    events = (event for event in of.events if _is_kept(site, event))
    made = (made for event in events for made in _vevents(site)(event.id))
    changes = () if isinstance(of.of, ServiceCenter) else change_vevents(site, of.of)
    return calendar_file(site, name, of.address, chain(made, changes))


def _event_file(site: Site, event: Event) -> bytes:
    return calendar_file(site, event.name, address_of(event), _vevents(site)(event.id))


def _ledger_file(site: Site, ledger: Ledger) -> bytes:
    return calendar_file(site, ledger.name, address_of(ledger), deadlines_of(site, ledger))


def _is_kept(site: Site, event: Event) -> bool:
    return site.day - days_of_event(event, site.calendar).last <= KEPT


@once_per_site
def _vevents(site: Site) -> Callable[[str], tuple[VEvent, ...]]:
    """The VEVENTs by an event's id, cached: they stand in calendars of its center and of all areas around it."""

    @cache
    @shared
    def of_event(id_: str) -> tuple[VEvent, ...]:
        return tuple(vevents_of(site, site.directory.get(Event, id_)))

    return of_event


def calendar_file(site: Site, name: str, page: str, vevents: Iterable[VEvent]) -> bytes:
    """The calendar of some VEVENTs, with the zones that they name."""
    from icalendar import Calendar as VCalendar  # noqa: PLC0415 - as above

    settings, language = site.directory.settings, site.language.code
    made = VCalendar()
    made.add("version", "2.0")
    made.add("prodid", f"-//Service Circles//{__version__}//{language.upper()}")
    title = f"{name} · {settings.name}"
    for key in ("name", "x-wr-calname"):
        made.add(key, title)
    made.add("x-wr-timezone", settings.time_zone)
    made.add("refresh-interval", timedelta(days=1), {"VALUE": "DURATION"})
    made.add("x-published-ttl", "P1D")
    url = site.absolute(page)
    if url:
        made.add("url", url)
    for vevent in vevents:
        made.add_component(vevent)
    for zone in made.get_missing_tzids():
        made.subcomponents.insert(0, _zone(zone))
    return bytes(made.to_ical())


@cache
def _zone(name: str) -> Timezone:
    """The VTIMEZONE of a zone; cached, since it takes longer than the rest of a calendar."""
    from icalendar import Timezone  # noqa: PLC0415 - as above

    return Timezone.from_tzid(name, first_date=_ZONES_FROM, last_date=_ZONES_UNTIL)
