"""What is saved with an area: its pages and photos, and how large they are."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain

from service_circles.basics.json_text import json_bytes
from service_circles.records.area import Area
from service_circles.records.center import ServiceCenter
from service_circles.records.circle import ServiceCircle
from service_circles.records.directory import ServiceDirectory
from service_circles.records.organization import Organization
from service_circles.records.service import Service
from service_circles.writing.cards.place_rows import is_listed
from service_circles.writing.edition import Edition
from service_circles.writing.feeds.calendars import EventCalendar, calendar_of
from service_circles.writing.pages.places.channels import channels_of
from service_circles.writing.pages.places.people import has_people, people_address
from service_circles.writing.pages.saved_pages import list_address
from service_circles.writing.site.addresses import address_of, address_of_file, file_of
from service_circles.writing.site.site import Site

SizeOf = Callable[[str], int]
"""Bytes of a written file, by its path below the site's folder; 0 if it is not there."""
_SHARED = ("site.css", "site.js", "emblem.svg", "leaflet.js", "leaflet.css")
_ON_TAP = ("leaflet.js", "leaflet.css")


@dataclass(frozen=True)
class SavedArea:
    """Everything to be kept for an area: pages by address on the whole site, photos by path, what maps load on tap."""

    pages: tuple[str, ...]
    photos: tuple[str, ...]
    map_files: tuple[str, ...]


def lists_of(edition: Edition, size_of: SizeOf) -> Iterator[tuple[str, bytes]]:
    """For each area that can be saved whole: the address of its list, and the list as JSON.

    `bytes` is what pages and files come to as they were written; on the way they are compressed.
    """
    assets, prefix = edition.site.assets, edition.site.language.prefix
    for area in edition.site.directory.all(Area):
        address = list_address(area)
        if address is None:
            continue
        saved = _saved_with(edition, area)
        loaded = (assets.loaded_by.get(edition.pages[page].template, ()) for page in saved.pages)
        shared = {*_SHARED, *chain.from_iterable(loaded)}
        written = (*map(file_of, saved.pages), *saved.photos, *(assets[name] for name in shared))
        files = (*map(address_of_file, saved.photos), *saved.map_files)
        listed = {"bytes": sum(map(size_of, written)), "pages": saved.pages, "files": files}
        yield prefix + address, json_bytes(listed)


def _saved_with(edition: Edition, area: Area) -> SavedArea:
    """The pages of an area and of all below it, what is there, what is done there and by whom."""
    site = edition.site
    directory, prefix, assets = site.directory, site.language.prefix, site.assets
    areas = list(directory.within(Area, area.id))
    centers = [center for center in directory.within(ServiceCenter, area.id) if is_listed(center)]
    circles = dict.fromkeys(
        circle for center in centers for circle in directory.where(ServiceCircle, origins=center.id)
    )
    services = dict.fromkeys(offered.service for center in centers for offered in center.services)
    records = chain(
        areas,
        centers,
        circles,
        (directory.get(Service, id_) for id_ in services),
        (directory.get(Organization, id_) for id_ in _organizations(directory, areas, centers, services)),
        channels_of(site, area),
    )
    photos = chain.from_iterable([*(area.photos for area in areas), *(center.photos for center in centers)])
    files = dict.fromkeys(photo.file for photo in photos)
    people = (people_address(each) for each in areas if has_people(site, each))
    calendars = (calendar.address for calendar in _calendars(site, areas, centers))
    pages = (prefix + address for address in chain(map(address_of, records), people, calendars))
    return SavedArea(tuple(pages), tuple(files), tuple(assets[name] for name in _ON_TAP))


def _calendars(site: Site, areas: list[Area], centers: list[ServiceCenter]) -> Iterator[EventCalendar]:
    """What is on there and at each center."""
    found = chain(
        (calendar_of(site, area) for area in areas), (calendar_of(site, center) for center in centers)
    )
    yield from filter(None, found)


def _organizations(
    directory: ServiceDirectory, areas: list[Area], centers: list[ServiceCenter], services: dict[str, None]
) -> dict[str, None]:
    """Ids of who works in the areas, is under a roof there, or answers for what is done there."""
    ids = {area.id for area in areas}
    found = [record.id for record in directory.all(Organization) if ids & set(record.areas)]
    for center in centers:
        found += [here.organization for here in center.organizations]
        found += [offered.organization for offered in center.services if offered.organization]
    found += [id_ for service in services if (id_ := directory.get(Service, service).organization)]
    return dict.fromkeys(found)
