"""schema.org descriptions of pages, for search engines (JSON-LD)."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from service_circles.community.occurrences import Occurrence, days_of_event, last_day_of_rule
from service_circles.records.area import Area
from service_circles.records.center import CenterStatus, ServiceCenter
from service_circles.records.hours.spans import DAY_MINUTES
from service_circles.records.life.answer import Answer
from service_circles.records.life.entry import Entry
from service_circles.records.life.event import Event
from service_circles.records.life.ledger import Ledger
from service_circles.records.organization import Organization
from service_circles.records.record import Record
from service_circles.records.service import Service
from service_circles.records.values.contact import Phone
from service_circles.records.values.recurrence import parts_of
from service_circles.schedules.structured_hours import closed_specification
from service_circles.writing.site.addresses import address_of, machine_number
from service_circles.writing.site.site import Site

Data = dict[str, object]
_UNITS = {"DAILY": "D", "WEEKLY": "W", "MONTHLY": "M", "YEARLY": "Y"}
_PLAIN_PARTS = {"FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "BYMONTHDAY", "BYMONTH", "WKST"}


def _described(site: Site, kind: str, thing: Record, **values: object) -> Data:
    """The schema.org object of a record, without empty values; `kind` such as 'CivicStructure'."""
    return _with_context(kind, name=thing.name, url=site.absolute(address_of(thing)), **values)


def _with_context(kind: str, **values: object) -> Data:
    given = {key: value for key, value in values.items() if value}
    return {"@context": "https://schema.org", "@type": kind, **given}


def _geo(site: Site, id_: str) -> Data | None:
    if id_ not in site.points:
        return None
    latitude, longitude = site.points[id_]
    return {"@type": "GeoCoordinates", "latitude": round(latitude, 6), "longitude": round(longitude, 6)}


def _named_organization(organization: Organization | None) -> Data | None:
    return {"@type": "Organization", "name": organization.name} if organization else None


def _first_number(phones: Sequence[Phone]) -> str | None:
    return machine_number(phones[0].number) if phones else None


def center_data(site: Site, center: ServiceCenter) -> Data:
    """A center as a civic place with its hours."""
    return _described(
        site,
        "CivicStructure",
        center,
        address=center.address,
        telephone=_first_number(center.phones),
        geo=_geo(site, center.id),
        openingHoursSpecification=_hours(site, center),
    )


def _hours(site: Site, center: ServiceCenter) -> list[Data]:
    """The hours of an open center; of another only the closure, if it has dates."""
    if center.status is CenterStatus.ACTIVE:
        return site.hours.of(site.hours_at(center)).specification
    closure = center.closure
    if closure is None or not (closure.valid_from or closure.valid_to):
        return []
    return [closed_specification(closure.valid_from, closure.valid_to)]


def area_data(site: Site, area: Area) -> Data:
    """An area as an administrative area."""
    return _described(site, "AdministrativeArea", area, geo=_geo(site, area.id))


def service_data(site: Site, service: Service) -> Data:
    """A service with its provider."""
    return _described(
        site,
        "GovernmentService",
        service,
        description=service.summary,
        alternateName=list(service.keywords),
        provider=_named_organization(site.directory.find(Organization, service.organization)),
    )


def organization_data(site: Site, organization: Organization) -> Data:
    """An organization."""
    phone = _first_number(organization.phones)
    return _described(site, "Organization", organization, address=organization.address, telephone=phone)


def ledger_data(site: Site, ledger: Ledger) -> Data:
    """A ledger as a data set, which can be downloaded."""
    url = site.absolute("data/entries.json", site.languages[0])
    download = {"@type": "DataDownload", "encodingFormat": "application/json", "contentUrl": url}
    return _described(
        site, "Dataset", ledger, description=ledger.purpose, distribution=download if url else None
    )


def entry_data(site: Site, entry: Entry, ledger: Ledger) -> Data:
    """An entry as a report of its ledger; its dates are those of its steps."""
    dates = [step.date.isoformat() for step in entry.history if step.date <= site.day]
    return _described(
        site,
        "Report",
        entry,
        about=ledger.name,
        datePublished=min(dates, default=None),
        dateModified=max(dates, default=None),
        expires=entry.expires.isoformat() if entry.expires else None,
    )


def faq_data(site: Site, name: str, address: str, answers: Sequence[Answer]) -> Data:
    """The FAQPage of some questions with their answers at an address."""
    return _with_context(
        "FAQPage",
        name=name,
        url=site.absolute(address),
        mainEntity=[
            {
                "@type": "Question",
                "name": answer.name,
                "acceptedAnswer": {
                    "@type": "Answer",
                    "text": "\n".join(answer.answer),
                    "dateModified": answer.as_of.isoformat(),
                },
            }
            for answer in answers
        ],
    )


def site_data(site: Site) -> Data:
    """The site itself."""
    settings = site.directory.settings
    return _with_context(
        "WebSite",
        name=settings.name,
        url=site.absolute(""),
        description=settings.description,
        inLanguage=site.language.code,
    )


def event_data(site: Site, event: Event) -> Data:
    """An event on its next day, or on its last if it is over; with its schedule where schema.org can express it."""
    days = days_of_event(event, site.calendar)
    ahead = (each for each in days.found if each.date >= site.day and not each.is_cancelled)
    shown = next(ahead, None) or (days.found[-1] if days.found else Occurrence(event, event.date))
    starts, ends = _times(site, shown)
    return _described(
        site,
        "Event",
        event,
        startDate=starts,
        endDate=ends,
        eventStatus=f"https://schema.org/Event{'Cancelled' if shown.is_cancelled else 'Scheduled'}",
        eventAttendanceMode="https://schema.org/OfflineEventAttendanceMode",
        location=_place(site, event),
        maximumAttendeeCapacity=event.capacity,
        organizer=_named_organization(site.directory.find(Organization, event.organization)),
        eventSchedule=_schedule(site, event, days.excepted),
    )


def _place(site: Site, event: Event) -> Data:
    center = site.directory.find(ServiceCenter, event.center)
    area = site.directory.get(Area, event.area)
    place: Data = {"@type": "Place", "name": (center or area).name}
    if center and center.address:
        place["address"] = center.address
    return place


def _times(site: Site, shown: Occurrence) -> tuple[str, str | None]:
    """Moments with the zone's offset from the first span to the last; the day alone where no hours are given."""
    if not shown.hours:
        return shown.date.isoformat(), None
    starts, ends = shown.hours[0].opens, shown.hours[-1].closes
    has_day_after = shown.date < date.max  # on which it may end
    return _moment(site, shown.date, starts), _moment(site, shown.date, ends) if has_day_after else None


def _moment(site: Site, day: date, minute: int) -> str:
    over, minute = divmod(minute, DAY_MINUTES)
    at = datetime(day.year, day.month, day.day, minute // 60, minute % 60, tzinfo=site.directory.zone)
    return (at + timedelta(days=over)).isoformat(timespec="minutes")


def _schedule(site: Site, event: Event, excepted: tuple[date, ...]) -> Data | None:
    parts = parts_of(event.repeats or "")
    if not event.repeats or not _PLAIN_PARTS.issuperset(parts):
        return None
    last = last_day_of_rule(event)
    given: Data = {
        "@type": "Schedule",
        "repeatFrequency": f"P{parts.get('INTERVAL', '1')}{_UNITS[parts['FREQ']]}",
        "byDay": parts["BYDAY"].split(",") if "BYDAY" in parts else None,
        "byMonthDay": [int(day) for day in parts.get("BYMONTHDAY", "").split(",") if day],
        "byMonth": [int(month) for month in parts.get("BYMONTH", "").split(",") if month],
        "startDate": event.date.isoformat(),
        "endDate": last.isoformat() if last else None,
        "startTime": _clock(event.hours[0].opens) if event.hours else None,
        "endTime": _clock(event.hours[-1].closes) if event.hours else None,
        "exceptDate": [day.isoformat() for day in excepted],
        "scheduleTimezone": site.directory.settings.time_zone,
    }
    return {key: value for key, value in given.items() if value}


def _clock(minute: int) -> str:
    minute %= DAY_MINUTES
    return f"{minute // 60:02}:{minute % 60:02}"
