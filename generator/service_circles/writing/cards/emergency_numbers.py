"""Emergency numbers: of the country, of the directory, and of its records."""

from collections.abc import Iterator
from dataclasses import dataclass

from service_circles.community.partners_and_structure import working_in
from service_circles.languages.translator import Translator
from service_circles.records.area import Area, Party
from service_circles.records.center import CenterStatus, ServiceCenter
from service_circles.records.directory import ServiceDirectory
from service_circles.records.life.channel import Channel
from service_circles.records.organization import Organization
from service_circles.records.record import Record
from service_circles.records.service import Service
from service_circles.records.settings.emergency_number import EmergencyNumber, numbers_by_country
from service_circles.records.values.contact import Phone, PhoneKind
from service_circles.writing.site.site import Site


@dataclass(frozen=True)
class LocalNumber:
    """A phone of a record for when something happens, with the areas where it helps."""

    owner: Record | Party
    phone: Phone
    areas: tuple[str, ...]


def emergency_name(words: Translator) -> str:
    """The name of these numbers together."""
    return words("紧急电话")


def country_numbers(site: Site) -> tuple[EmergencyNumber, ...]:
    """The numbers of the directory's country, in Chinese."""
    return numbers_by_country().get(site.directory.settings.country, ())


def public_numbers(site: Site) -> list[EmergencyNumber]:
    """The country's numbers, the directory's in place of the same ones, then those that only it has."""
    own = {given.number: given for given in site.directory.settings.emergency}
    numbers = [
        _instead(own.pop(known.number), known) if known.number in own else _translated(site, known)
        for known in country_numbers(site)
    ]
    return [*numbers, *own.values()]


def _instead(given: EmergencyNumber, known: EmergencyNumber) -> EmergencyNumber:
    """The directory's own number; whoever renames it does not have to repeat its keywords."""
    return given if given.keywords else given.model_copy(update={"keywords": known.keywords})


def _translated(site: Site, known: EmergencyNumber) -> EmergencyNumber:
    words = site.words
    update = {"name": words(known.name), "purpose": words(known.purpose) if known.purpose else None}
    return known.model_copy(update=update)


def local_numbers(site: Site, area: Area | None, *kinds: PhoneKind) -> Iterator[LocalNumber]:
    """The phones of records that are of some kinds: of all records, or of those in an area."""
    for owner, phones, areas in _phones(site, area):
        yield from (LocalNumber(owner, phone, areas) for phone in phones if phone.kind in kinds)


def _phones(
    site: Site, inside: Area | None
) -> Iterator[tuple[Record | Party, tuple[Phone, ...], tuple[str, ...]]]:
    """The phones of each record, and the ids of the areas where it helps."""
    directory = site.directory
    centers = directory.within(ServiceCenter, inside.id) if inside else directory.all(ServiceCenter)
    for center in centers:
        if center.status is not CenterStatus.DEFUNCT:
            yield center, center.phones, (center.area,)
    areas = directory.within(Area, inside.id) if inside else directory.all(Area)
    for area in areas:
        yield from ((party, (party.phone,), (area.id,)) for party in area.parties if party.phone)
    ids = {area.id for area in areas} if inside else None
    for owner in _others(directory, ids):
        yield owner, _phones_of(owner), () if isinstance(owner, Service) else owner.areas


def _others(
    directory: ServiceDirectory, area_ids: set[str] | None
) -> Iterator[Organization | Channel | Service]:
    """Records that help in several areas or everywhere; those that name one of some areas."""
    if area_ids is None:
        yield from directory.all(Organization)
        yield from directory.all(Channel)
        yield from directory.all(Service)
    else:
        yield from working_in(directory, area_ids)
        yield from (each for each in directory.all(Channel) if area_ids.intersection(each.areas))


def _phones_of(owner: Organization | Channel | Service) -> tuple[Phone, ...]:
    if isinstance(owner, Channel):
        return (owner.phone,) if owner.phone else ()
    return owner.phones


def anchor_of(number: EmergencyNumber) -> str:
    """The id of a number's row on the page of emergency numbers."""
    return "n" + "".join(filter(str.isdigit, number.number))
