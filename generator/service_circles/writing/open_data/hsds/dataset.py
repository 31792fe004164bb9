"""Source of every object of HSDS, and the parts that several of them share."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from functools import cached_property

from service_circles.basics.read_log import shared_property
from service_circles.records.center import ServiceAtCenter, ServiceCenter
from service_circles.records.record import Record
from service_circles.records.settings.open_data import OpenData
from service_circles.records.values.contact import Phone, PhoneKind
from service_circles.records.values.fields import EXTENSION
from service_circles.records.values.labeled_enum import LabeledEnum
from service_circles.records.values.schedule import Schedule, ScheduleKind
from service_circles.writing.open_data.hsds.identifiers import Identifiers
from service_circles.writing.open_data.hsds.schedule_rows import ScheduleRow, schedule_rows
from service_circles.writing.site.addresses import address_of
from service_circles.writing.site.site import Site

Hsds = dict[str, object]


@dataclass(frozen=True)
class Dataset:
    """The records of a site as HSDS names them, in the site's first language."""

    site: Site
    terms: OpenData
    _rows: dict[int, list[ScheduleRow]] = field(default_factory=dict, repr=False)
    """Cache of the rows of equal schedules, by the number of their hours on the site."""

    @cached_property
    def ids(self) -> Identifiers:
        """The identifiers of its records and their parts."""
        return Identifiers.of(self.site.directory.settings.id)

    @shared_property
    def offers(self) -> Mapping[str, Sequence[tuple[ServiceCenter, ServiceAtCenter]]]:
        """By service the centers that offer it, with how."""
        found: dict[str, list[tuple[ServiceCenter, ServiceAtCenter]]] = defaultdict(list)
        for center in self.site.directory.all(ServiceCenter):
            for offered in center.services:
                found[offered.service].append((center, offered))
        return found

    @cached_property
    def utc_offset_hours(self) -> float:
        """The offset of the directory's clocks from UTC on the day of the build; HSDS has no time zones."""
        noon = datetime.combine(self.site.day, time(12), self.site.directory.zone)
        return (noon.utcoffset() or timedelta()) / timedelta(hours=1)

    def url(self, record: Record) -> str | None:
        """The URL of a record's page."""
        return self.site.absolute(address_of(record))

    def term(self, taxonomy: str, term: str) -> str:
        """The identifier of a taxonomy's term."""
        return self.ids.of_part("taxonomy", taxonomy, term)

    def phones(self, owner: str, phones: Sequence[Phone]) -> list[Hsds]:
        """Phones of an object of HSDS, given by its identifier."""
        return [self._phone(owner, number, phone) for number, phone in enumerate(phones)]

    def _phone(self, owner: str, number: int, phone: Phone) -> Hsds:
        line, _, extension = phone.number.partition(EXTENSION)
        label = phone.label or self.site.words.label(phone.kind)
        is_exact = extension.isdecimal() and not extension.startswith("0")
        if extension and not is_exact:
            label = (
                f"{label} ext. {extension}"  # an extension is a number in HSDS, which loses a leading zero
            )
        return without_empty(
            id=self.ids.of_part(owner, "phone", number),
            number=line.strip(),
            extension=int(extension) if is_exact else None,
            type="cell" if phone.kind is PhoneKind.PUBLIC_MOBILE else "voice",
            description=label,
        )

    def schedules(self, owner: str, schedule: Schedule) -> list[Hsds]:
        """The rows of a schedule; one row without hours where there are none to tell but that one must call."""
        words, attending = self.site.words, None
        notes = schedule.note
        if schedule.kind is ScheduleKind.BY_APPOINTMENT:
            attending = words.label(schedule.kind)
        shown = self.site.hours.of(schedule)
        description = None if schedule.kind is ScheduleKind.UNKNOWN else shown.summary
        if shown.number not in self._rows:
            self._rows[shown.number] = schedule_rows(schedule, self.site.calendar, self.site.day)
        rows = self._rows[shown.number]
        shared = {"description": description, "attending_type": attending, "notes": notes}
        if not rows and any(shared.values()):
            return [without_empty(id=self.ids.of_part(owner, "schedule"), **shared)]
        return [
            without_empty(
                id=self.ids.of_part(owner, "schedule", row.freq, row.byday, row.opens_at, row.first),
                valid_from=row.first.isoformat(),
                valid_to=row.last.isoformat(),
                timezone=self.utc_offset_hours,
                freq=row.freq,
                byday=row.byday,
                opens_at=row.opens_at,
                closes_at=row.closes_at,
                **shared,
            )
            for row in rows
        ]

    def attributes(self, owner: str, entity: str, *values: tuple[str, str]) -> list[Hsds]:
        """Links of an object to terms of taxonomies, given as (taxonomy, term)."""
        return [
            {
                "id": self.ids.of_part(owner, "attribute", taxonomy, term),
                "link_id": owner,
                "taxonomy_term_id": self.term(taxonomy, term),
                "link_entity": entity,
            }
            for taxonomy, term in values
        ]

    def choices(self, choices: type[LabeledEnum]) -> Iterator[tuple[str, str]]:
        """The values of a choice of the schema with their labels."""
        return ((each.value, self.site.words.label(each)) for each in choices)


def without_lists(found: Hsds) -> Hsds:
    """An object with what it has once, as lists of the API show it."""
    return {key: value for key, value in found.items() if not isinstance(value, list)}


def without_empty(**values: object) -> Hsds:
    """An object without the values that are not given."""
    return {key: value for key, value in values.items() if value not in (None, "", [], ())}
