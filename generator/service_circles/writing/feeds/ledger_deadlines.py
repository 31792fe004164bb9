"""Days to come of a ledger as iCalendar has them: until when something is on display, and steps announced early."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from icalendar import Event as VEvent

from service_circles.community.entry_states import is_archived, stage_of
from service_circles.records.entry import Entry
from service_circles.records.ledger import Ledger
from service_circles.writing.feeds.vevent_identity import stamped
from service_circles.writing.site.addresses import address_of
from service_circles.writing.site.site import Site


def has_deadlines(site: Site, ledger: Ledger) -> bool:
    """Whether any of its entries ever has such a day, so that the calendar of a ledger does not come and go."""
    entries = site.directory.entries_by_ledger.get(ledger.id, ())
    return any(_last_day(entry) or entry.show_early for entry in entries)


def deadlines_of(site: Site, ledger: Ledger) -> Iterator[VEvent]:
    """The days of all entries that are not archived."""
    for entry in site.directory.entries_by_ledger.get(ledger.id, ()):
        if is_archived(entry, site.day):
            continue
        last = _last_day(entry)
        if last:
            name = site.words("最后一天：{name}", name=entry.name)
            yield _day(site, ledger, entry, last, f"{entry.id}.expires", name)
        for step in entry.history:
            if site.day < step.date < date.max:
                stage = stage_of(ledger, step)
                name = site.words("{stage}：{name}", stage=stage.name, name=entry.name)
                yield _day(site, ledger, entry, step.date, f"{entry.id}.{stage.id}.{step.date}", name)


def _last_day(entry: Entry) -> date | None:
    """The last day on display; none if it is the last day there is, by which authors mean for ever."""
    return entry.expires if entry.expires != date.max else None


def _day(site: Site, ledger: Ledger, entry: Entry, day: date, id_: str, name: str) -> VEvent:
    made = stamped(site, id_, name, address_of(entry))
    made.add("dtstart", day)
    made.add("dtend", day + timedelta(days=1))
    made.add("categories", [ledger.name])
    made.add("location", site.directory.area_by_id[entry.area].name)
    return made
