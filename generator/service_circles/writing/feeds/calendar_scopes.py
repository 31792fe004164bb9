"""Whose events have a calendar: the whole directory, each area with events in or below it, each center with events."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from service_circles.records.area import Area
from service_circles.records.center import ServiceCenter
from service_circles.records.event import Event
from service_circles.writing.site.addresses import address_of
from service_circles.writing.site.site import Site

ALL_EVENTS = "events/"


@dataclass(frozen=True, eq=False)
class EventsOf:
    """Events that belong together; `of` is their area or center, None for the whole directory."""

    of: Area | ServiceCenter | None
    events: tuple[Event, ...]

    @property
    def address(self) -> str:
        """Where their calendar is."""
        return ALL_EVENTS if self.of is None else f"{address_of(self.of)}events/"

    @property
    def name(self) -> str:
        """Of the area or center; empty for the whole directory."""
        return self.of.name if self.of else ""


def calendars_of(site: Site) -> tuple[EventsOf, ...]:
    """All calendars, the whole first; what is over counts too, so that a subscription does not come and go."""
    return tuple(_by_id(site).values())


def calendar_of(site: Site, of: Area | ServiceCenter) -> EventsOf | None:
    """The calendar of an area or center; for the only area at the top that of the whole directory."""
    return _by_id(site).get("" if of.id == _the_whole(site) else of.id)


def _the_whole(site: Site) -> str | None:
    """The id of the only area at the top, whose events are all events."""
    roots = site.directory.children.get(None, ())
    return roots[0].id if len(roots) == 1 else None


@lru_cache(maxsize=8)
def _by_id(site: Site) -> Mapping[str, EventsOf]:
    directory = site.directory
    if not directory.events:
        return {}
    at_center: dict[str, list[Event]] = defaultdict(list)
    for event in directory.events:
        at_center[event.center or ""].append(event)
    found = {"": EventsOf(None, directory.events)}
    for area in directory.areas:
        events = directory.events_within(area.id)
        if events and area.id != _the_whole(site):
            found[area.id] = EventsOf(area, events)
    for center in directory.centers:
        if center.id in at_center:
            found[center.id] = EventsOf(center, tuple(at_center[center.id]))
    return found
