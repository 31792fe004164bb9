"""Emergency numbers: those that everybody should know, then the directory's own, street by street."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from service_circles.records.area import Area
from service_circles.records.center import CenterStatus, ServiceCenter
from service_circles.records.channel import Channel
from service_circles.records.organization import Organization
from service_circles.records.service import Service
from service_circles.records.values.contact import Phone, PhoneKind
from service_circles.writing.cards.emergency_numbers import (
    anchor_of,
    country_numbers,
    emergency_name,
    public_numbers,
)
from service_circles.writing.site.page import Page, Values
from service_circles.writing.site.site import Site

MOST_ROWS = 400
"""Above this many, emergency phones come before duty phones, and the rest is found on the pages of areas."""
_KINDS = (PhoneKind.EMERGENCY, PhoneKind.DUTY)


@dataclass(frozen=True)
class LocalNumber:
    """A phone of a record, and the area where it helps; None if everywhere."""

    owner: str
    phone: Phone
    area: Area | None


def emergency_page(site: Site) -> Page:
    """The page of emergency numbers."""
    words = site.words
    return Page(
        "emergency/",
        "emergency.html",
        emergency_name(words),
        lambda: _values(site),
        words("报警、火警、急救，和各街道的值班电话"),
    )


def _values(site: Site) -> Values:
    found = sorted(_local_numbers(site), key=lambda local: _KINDS.index(local.phone.kind))
    groups: dict[Area | None, list[LocalNumber]] = defaultdict(list)
    for local in found[:MOST_ROWS]:
        groups[local.area].append(local)
    return {
        "numbers": public_numbers(site),
        "anchor_of": anchor_of,
        "real": [known.number for known in country_numbers(site)],
        "groups": [(area, groups[area]) for area in (None, *site.directory.all(Area)) if area in groups],
        "left_out": len(found) > MOST_ROWS,
    }


def _local_numbers(site: Site) -> Iterator[LocalNumber]:
    for owner, phones, areas in _phones(site):
        streets = {site.street_of(area) for area in areas}
        where = streets.pop() if len(streets) == 1 else None
        yield from (LocalNumber(owner, phone, where) for phone in phones if phone.kind in _KINDS)


def _phones(site: Site) -> Iterator[tuple[str, tuple[Phone, ...], tuple[str, ...]]]:
    """The phones of each record, with its name and the ids of the areas where it helps."""
    directory = site.directory
    for center in directory.all(ServiceCenter):
        if center.status is not CenterStatus.DEFUNCT:
            yield center.name, center.phones, (center.area,)
    for area in directory.all(Area):
        yield from ((party.name, (party.phone,), (area.id,)) for party in area.parties if party.phone)
    for organization in directory.all(Organization):
        yield organization.name, organization.phones, organization.areas
    for channel in directory.all(Channel):
        yield channel.name, (channel.phone,) if channel.phone else (), channel.areas
    for service in directory.all(Service):
        yield service.name, service.phones, ()
