"""VEVENTs of iCalendar (RFC 5545): of events with their rules and exceptions, and of the deadlines of ledgers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from service_circles.community.entries.entry_states import is_archived, stage_of
from service_circles.community.occurrences import EventDays, Occurrence, days_of_event, last_day_of_rule
from service_circles.records.area import Area
from service_circles.records.center import ServiceCenter
from service_circles.records.hours.spans import DAY_MINUTES, Span
from service_circles.records.life.entry import Entry
from service_circles.records.life.event import Event
from service_circles.records.life.ledger import Ledger
from service_circles.records.values.recurrence import parts_of
from service_circles.records.values.schedule import HolidayRule, MakeupRule
from service_circles.schedules.day_hours import Certainty
from service_circles.schedules.public_holidays import Calendar
from service_circles.schedules.time_texts import date_text
from service_circles.writing.site.addresses import address_of
from service_circles.writing.site.site import Site

if TYPE_CHECKING:  # many directories have no events, and need not wait for the package
    from icalendar import Event as VEvent

_WHOLE_DAY = Span(0, DAY_MINUTES)
_LAST_SECOND = time(23, 59, 59)
_LAST_DAY = date.max - timedelta(days=1)
"""The last with a day after it, which ends and other zones' clocks need."""


@dataclass(frozen=True)
class _EventSpan:
    """One of the spans of an event, such as its morning; a whole day has no times."""

    event: Event
    span: Span
    zone: ZoneInfo
    number: int

    @property
    def is_whole_day(self) -> bool:
        return self.span == _WHOLE_DAY

    def on(self, day: date) -> date:
        """Its beginning on a day: a date, or a moment of the directory's zone."""
        if self.is_whole_day:
            return day
        return self._moment(day, self.span.opens)

    def end(self, day: date) -> date:
        """Its end; for a whole day the day after, as RFC 5545 defines it."""
        if self.is_whole_day:
            return day + timedelta(days=1)
        return self._moment(day, self.span.closes)

    def _moment(self, day: date, minute: int) -> datetime:
        over, minute = divmod(minute, DAY_MINUTES)
        day += timedelta(days=over)
        return datetime(day.year, day.month, day.day, minute // 60, minute % 60, tzinfo=self.zone)

    def uid(self, *more: str) -> str:
        """Stays the same whatever changes in the event but the number of its spans."""
        return ".".join((self.event.id, *([str(self.number)] if self.number > 1 else []), *more))


def vevents_of(site: Site, event: Event) -> Iterator[VEvent]:
    """An event's VEVENTs: for each of its spans the rule, then the days on which something is different."""
    days = days_of_event(event, site.calendar)
    spans = event.hours or (_WHOLE_DAY,)
    for number, span in enumerate(spans, 1):
        part = _EventSpan(event, span, site.directory.zone, number)
        yield from _vevents(site, part, days)


def _vevents(site: Site, part: _EventSpan, days: EventDays) -> Iterator[VEvent]:
    from icalendar import vRecur  # noqa: PLC0415 - as above

    event, by_day = part.event, {each.date: each for each in days.found}
    for day in days.early:
        yield _vevent(site, part, part.uid(day.isoformat()), day, by_day[day])
    is_single = event.repeats is None and not days.added
    first = by_day.get(event.date)
    main = _vevent(site, part, part.uid(), event.date, first if is_single else None)
    if event.repeats:
        main.add("rrule", vRecur.from_ical(_rule(part, event.repeats)))
    parameters = {"VALUE": "DATE"} if part.is_whole_day else {}
    if days.excepted:
        main.add("exdate", [part.on(day) for day in days.excepted], parameters)
    if days.added:
        main.add("rdate", [part.on(day) for day in days.added], parameters)
    yield main
    if not is_single:
        for found in days.found:
            if found.date >= event.date and _needs_own_vevent(found):
                yield _changed_day(site, part, found)


def _needs_own_vevent(found: Occurrence) -> bool:
    """False for days past the known calendar: there may be hundreds, so the description names them once."""
    return found.is_cancelled or found.certainty is Certainty.HOLIDAY_UNKNOWN


def _changed_day(site: Site, part: _EventSpan, found: Occurrence) -> VEvent:
    made = _vevent(site, part, part.uid(), found.date, found)
    made.add("recurrence-id", part.on(found.date), {"VALUE": "DATE"} if part.is_whole_day else {})
    return made


def _rule(part: _EventSpan, repeats: str) -> str:
    """The rule; with hours its UNTIL is a moment in UTC, as RFC 5545 wants it.

    It is the end of the last day, since some readers are an hour wrong on days on which clocks change.
    """
    until = parts_of(repeats).get("UNTIL")
    if until is None or part.is_whole_day:
        return repeats
    day = min(date.fromisoformat(until), _LAST_DAY)
    last = datetime.combine(day, _LAST_SECOND, part.zone).astimezone(UTC)
    return repeats.replace(f"UNTIL={until}", f"UNTIL={last:%Y%m%dT%H%M%SZ}")


def _vevent(site: Site, part: _EventSpan, uid: str, day: date, found: Occurrence | None) -> VEvent:
    """The VEVENT of a rule, or of one day if `found` is given."""
    event, words = part.event, site.words
    is_off = found is not None and found.is_cancelled
    name = words("取消：{name}", name=event.name) if is_off else event.name
    made = named_vevent(site, uid, name, address_of(event))
    made.add("dtstart", part.on(day))
    if day <= _LAST_DAY:
        made.add("dtend", part.end(day))
    made.add("categories", [words.label(event.kind)])
    made.add("location", _location(site, event))
    point = site.points.get(event.center or "")
    if point:
        made.add("geo", (round(point[0], 6), round(point[1], 6)))
    made.add("description", "\n".join(_description(site, event, found)))
    if is_off:
        made.add("status", "CANCELLED")
    elif found is not None and found.certainty is not Certainty.STATED:
        made.add("status", "TENTATIVE")
    return made


def _location(site: Site, event: Event) -> str:
    center = site.directory.find(ServiceCenter, event.center)
    area = site.directory.get(Area, event.area)
    named = [event.place, center.name if center else area.name, center.address if center else None]
    return site.words("，").join(filter(None, named))


def _description(site: Site, event: Event, found: Occurrence | None) -> Iterator[str]:
    """Lines of the description: changes, for whom it is, how to join, the matters handled there."""
    words = site.words
    if found is not None and found.is_cancelled and found.reason:
        yield words("取消：{reason}", reason=found.reason)
    if found is not None and found.certainty is Certainty.HOLIDAY_UNKNOWN:
        yield words("{holiday}，以通知为准", holiday=words(found.holiday or ""))
    facts: list[tuple[str, Any]] = [
        (words("适合谁"), event.for_whom),
        (words("费用"), event.fee),
        (words("名额"), words("{count} 人", count=event.capacity) if event.capacity else None),
        (words("怎么参加"), event.how_to_join),
        (words("谁来办"), event.handled_by),
        (words("受理什么"), words.listed(event.remit)),
    ]
    for name, text in facts:
        if text:
            yield f"{name}{words('：')}{text}"
    if _ends_beyond(site.calendar, event):
        until = date_text(site.calendar.known_until, words)
        yield words("{date}以后的节假日还没公布，以通知为准", date=until)


def _ends_beyond(calendar: Calendar, event: Event) -> bool:
    """True if some of its days are past the known holidays, and depend on them."""
    last = last_day_of_rule(event) if event.repeats else None
    depends = event.on_holidays is not HolidayRule.AS_USUAL or event.makeup_days is not MakeupRule.AS_USUAL
    return last is not None and depends and bool(calendar.years) and last > calendar.known_until


def has_deadlines(site: Site, ledger: Ledger) -> bool:
    """True if any of its entries ever has such a day, so that the calendar of a ledger does not come and go."""
    entries = site.directory.where(Entry, ledger=ledger.id)
    return any(_last_day(entry) or entry.show_early for entry in entries)


def deadlines_of(site: Site, ledger: Ledger) -> Iterator[VEvent]:
    """The days of all entries that are not archived."""
    for entry in site.directory.where(Entry, ledger=ledger.id):
        if is_archived(entry, site.day):
            continue
        last = _last_day(entry)
        if last:
            name = site.words("最后一天：{name}", name=entry.name)
            yield _deadline(site, ledger, entry, last, f"{entry.id}.expires", name)
        for step in entry.history:
            if site.day < step.date < date.max:
                stage = stage_of(ledger, step)
                name = site.words("{stage}：{name}", stage=stage.name, name=entry.name)
                yield _deadline(site, ledger, entry, step.date, f"{entry.id}.{stage.id}.{step.date}", name)


def _last_day(entry: Entry) -> date | None:
    """The last day on display; none if it is the last day there is, by which authors mean for ever."""
    return entry.expires if entry.expires != date.max else None


def _deadline(site: Site, ledger: Ledger, entry: Entry, day: date, id_: str, name: str) -> VEvent:
    made = named_vevent(site, id_, name, address_of(entry))
    made.add("dtstart", day)
    made.add("dtend", day + timedelta(days=1))
    made.add("categories", [ledger.name])
    made.add("location", site.directory.get(Area, entry.area).name)
    return made


def named_vevent(site: Site, id_: str, name: str, address: str) -> VEvent:
    """A VEVENT without its days. DTSTAMP is the day of the site, since a build has no clock.

    The parts of an id are joined by dots: ids of records have none, so that no two are the same.
    """
    from icalendar import Event as VEvent  # noqa: PLC0415 - as above

    made = VEvent()
    made.add("uid", f"{id_}@{_namespace(site)}")
    made.add("dtstamp", datetime.combine(site.day, time(), site.directory.zone).astimezone(UTC))
    made.add("summary", name)
    made.add("transp", "TRANSPARENT")  # a resident who may come is not busy
    url = site.absolute(address)
    if url:
        made.add("url", url)
    return made


def _namespace(site: Site) -> str:
    """The namespace of ids: the directory on its host, the same in every language."""
    host = urlsplit(site.settings.site_url or "").hostname
    return f"{site.directory.settings.id}.{host}" if host else site.directory.settings.id
