"""Calendars of a portal (iCalendar): the events of each district; those of all of them, where they are not too many."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from service_circles.federating.publishing.listed_district import ListedDistrict
from service_circles.federating.publishing.portal_texts import PortalTexts
from service_circles.records.hours.spans import DAY_MINUTES
from service_circles.writing.federation.federation_format import SharedEvent
from service_circles.writing.feeds.calendars import FILE, Subscription, calendar_file, subscription
from service_circles.writing.feeds.vevents import named_vevent

if TYPE_CHECKING:  # many portals have no events, and need not wait for the package
    from icalendar import Event as VEvent

ALL_EVENTS = "events/"
_MOST_EVENTS = 2_000
"""A calendar of more events is too much for a phone: 600 KB."""


def subscription_of(texts: PortalTexts, listed: ListedDistrict | None = None) -> Subscription | None:
    """The subscription to the events of a district, or of all districts; None if there is no such calendar."""
    if listed is None:
        return subscription(texts.site, ALL_EVENTS) if 0 < texts.merged.events <= _MOST_EVENTS else None
    return subscription(texts.site, _folder(listed)) if listed.events else None


def calendar_files(texts: PortalTexts) -> Iterator[tuple[str, bytes]]:
    """All calendars by address."""
    words, districts = texts.site.words, texts.merged.districts
    if subscription_of(texts):
        vevents = (vevent for listed in districts for vevent in _vevents(texts, listed))
        yield ALL_EVENTS + FILE, calendar_file(texts.site, words("活动日历"), ALL_EVENTS, vevents)
    for listed in districts:
        if listed.events:
            name, folder = words("{name}的活动", name=texts.name_of(listed)), _folder(listed)
            yield folder + FILE, calendar_file(texts.site, name, folder, _vevents(texts, listed))


def _folder(listed: ListedDistrict) -> str:
    return f"areas/{listed.id}/"


def _vevents(texts: PortalTexts, listed: ListedDistrict) -> Iterable[VEvent]:
    zone = _zone_of(texts, listed)
    for event in listed.copy.events.events if listed.copy and listed.events else ():
        for number, hours in enumerate(event.hours or (None,)):
            if event.days:
                yield _vevent(texts, listed, event, number, _Moments(zone, hours))


class _Moments:
    """The beginning and the end on a day: moments, or dates without hours."""

    def __init__(self, zone: ZoneInfo, hours: tuple[int, int] | None) -> None:
        self._zone, self._hours = zone, hours
        self.parameters = {} if hours else {"VALUE": "DATE"}

    def begin(self, day: date) -> date:
        """Return when it begins."""
        return self._at(day, self._hours[0]) if self._hours else day

    def end(self, day: date) -> date:
        """Return when it ends; without hours the day after, as RFC 5545 defines it."""
        return self._at(day, self._hours[1]) if self._hours else day + timedelta(days=1)

    def _at(self, day: date, minute: int) -> datetime:
        days, minute = divmod(minute, DAY_MINUTES)
        day += timedelta(days=days)
        return datetime(day.year, day.month, day.day, minute // 60, minute % 60, tzinfo=self._zone)


def _vevent(
    texts: PortalTexts, listed: ListedDistrict, event: SharedEvent, number: int, moments: _Moments
) -> VEvent:
    first, *others = event.days
    uid = f"{listed.id}.{event.id}.{number}"
    made = named_vevent(texts.site, uid, texts.name_in(event.names), _folder(listed))
    made.add("dtstart", moments.begin(first))
    made.add("dtend", moments.end(first))
    if others:
        made.add("rdate", [moments.begin(day) for day in others], moments.parameters)
    made.add(
        "location",
        texts.site.words("，").join(filter(None, (texts.name_in(event.place), texts.name_of(listed)))),
    )
    link = listed.link(texts.site.language, f"events/{event.id}/")
    if link:
        made.add("description", link)
    return made


def _zone_of(texts: PortalTexts, listed: ListedDistrict) -> ZoneInfo:
    """The zone that a district names, else the portal's own."""
    try:
        return ZoneInfo(listed.copy.own.time_zone if listed.copy else "")
    except (KeyError, ValueError, OSError):
        return texts.site.directory.zone
