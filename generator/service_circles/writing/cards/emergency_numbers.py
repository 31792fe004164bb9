"""Emergency numbers: of the country, of the directory, and of its records."""

from collections.abc import Iterator
from dataclasses import dataclass

from service_circles.languages.translator import Translator
from service_circles.records.area import Area, Party
from service_circles.records.center import CenterStatus, ServiceCenter
from service_circles.records.channel import Channel
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


def local_numbers(site: Site, *kinds: PhoneKind) -> Iterator[LocalNumber]:
    """The phones of records that are of some kinds."""
    for owner, phones, areas in _phones(site):
        yield from (LocalNumber(owner, phone, areas) for phone in phones if phone.kind in kinds)


def _phones(site: Site) -> Iterator[tuple[Record | Party, tuple[Phone, ...], tuple[str, ...]]]:
    """The phones of each record, and the ids of the areas where it helps."""
    directory = site.directory
    for center in directory.all(ServiceCenter):
        if center.status is not CenterStatus.DEFUNCT:
            yield center, center.phones, (center.area,)
    for area in directory.all(Area):
        yield from ((party, (party.phone,), (area.id,)) for party in area.parties if party.phone)
    for organization in directory.all(Organization):
        yield organization, organization.phones, organization.areas
    for channel in directory.all(Channel):
        yield channel, (channel.phone,) if channel.phone else (), channel.areas
    for service in directory.all(Service):
        yield service, service.phones, ()


def anchor_of(number: EmergencyNumber) -> str:
    """The id of a number's row on the page of emergency numbers."""
    return "n" + "".join(filter(str.isdigit, number.number))
