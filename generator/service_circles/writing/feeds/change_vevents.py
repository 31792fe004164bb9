"""VEVENTs of iCalendar (RFC 5545) of what changes in an area: places that close, other hours, alerts. Events have their own."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from service_circles.community.area_changes import Change, ChangeKind, changes_in
from service_circles.records.area import Area
from service_circles.records.life.alert import Alert
from service_circles.writing.feeds.area_change_texts import change_summary, change_title
from service_circles.writing.feeds.vevents import named_vevent
from service_circles.writing.site.addresses import address_of
from service_circles.writing.site.alerts_shown import end_of
from service_circles.writing.site.site import Site

if TYPE_CHECKING:  # many directories have no events, and need not wait for the package
    from icalendar import Event as VEvent

_ARE_EVENTS = (ChangeKind.EVENT, ChangeKind.CALLED_OFF)
_MOST_DAYS = timedelta(days=366)
"""A closure without an end stands in calendars this long; the next build moves it on."""


def change_vevents(site: Site, area: Area | None) -> Iterator[VEvent]:
    """The changes of an area, or of the whole directory, in a calendar."""
    for change in changes_in(site.directory, area, site.day):
        if change.kind not in _ARE_EVENTS:
            yield _vevent(site, change)


def _vevent(site: Site, change: Change) -> VEvent:
    record = change.record
    parts = (
        record.id,
        change.kind.value,
        *((change.service.id,) if change.service else ()),
        f"{change.first}",
    )
    made = named_vevent(site, ".".join(parts), change_title(site, change), address_of(record))
    starts, ends = _span(site, change)
    made.add("dtstart", starts)
    made.add("dtend", ends)
    made.add("categories", [site.words.label(record.kind)])
    made.add("description", change_summary(site, change))
    return made


def _span(site: Site, change: Change) -> tuple[date, date]:
    """Its beginning and end: whole days, but moments for an alert with times."""
    record = change.record
    if isinstance(record, Alert) and (record.starts_at or record.ends_at):
        starts = time.fromisoformat(record.starts_at or "00:00")
        return datetime.combine(record.starts, starts, site.directory.zone), end_of(site, record)
    last = change.last or max(change.first, site.day) + _MOST_DAYS
    return change.first, min(last, date.max - timedelta(days=1)) + timedelta(days=1)
