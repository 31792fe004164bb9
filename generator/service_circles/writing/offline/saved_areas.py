"""The lists of files saved with an area: its pages and photos, and their size."""

import json
from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from itertools import chain
from pathlib import Path

from service_circles.basics.json_text import json_bytes
from service_circles.community.partners_and_structure import working_in
from service_circles.records.area import Area
from service_circles.records.center import ServiceCenter
from service_circles.records.circle import ServiceCircle
from service_circles.records.directory import ServiceDirectory
from service_circles.records.organization import Organization
from service_circles.records.service import Service
from service_circles.writing.cards.place_rows import listed_centers
from service_circles.writing.edition import Edition
from service_circles.writing.feeds.calendars import calendar_of
from service_circles.writing.pages.emergency import ADDRESS as EMERGENCY
from service_circles.writing.pages.places.channels import channels_of
from service_circles.writing.pages.places.people import has_people, people_address
from service_circles.writing.pages.saved_pages import list_address
from service_circles.writing.site.addresses import address_of, address_of_file, file_of
from service_circles.writing.site.site import Site

_ON_TAP = ("leaflet.js", "leaflet.css", "filter.js", "moments.js", "near-map.js", "slips.js")
_MOST_OF_SEARCH = 400_000
"""The data of search is saved with an area up to so many bytes; a larger directory is searched with network only."""
_SHARED = ("site.css", "site.js", "emblem.svg", *_ON_TAP)


def offline_lists(editions: Sequence[Edition], output: Path) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """The file of each area's list, and a function that makes it, which needs the sizes of all other files."""

    @cache
    def size_of(file: str) -> int:
        path = output / file
        return path.stat().st_size if path.is_file() else 0

    for edition in editions:
        search = _search_files(output, edition.site.language.prefix)
        if sum(map(size_of, search)) > _MOST_OF_SEARCH:
            search = []
        for area in edition.site.directory.all(Area):
            if address := list_address(area):
                yield (
                    edition.site.language.prefix + address,
                    partial(_list_of, edition, area, size_of, search),
                )


def _search_files(output: Path, prefix: str) -> list[str]:
    """The data of search in a language, as its index names it: files of earlier builds may still be there."""
    index = output / f"{prefix}search/index.json"
    if not index.is_file():
        return []
    known = json.loads(index.read_text("utf-8"))
    answers = [f"{prefix}search/answers.{known['answers']}.json"] if known.get("answers") else []
    sounds = [f"search/sounds.{known['sounds']}.json"] if known.get("sounds") else []
    return [f"{prefix}search/index.json", "search/words.json", *answers, *sounds]


def _list_of(edition: Edition, area: Area, size_of: Callable[[str], int], search: Sequence[str]) -> bytes:
    """The pages and files to save with an area, and the bytes that all take as they were written."""
    assets = edition.site.assets
    areas = edition.site.directory.within(Area, area.id)
    centers = listed_centers(edition.site.directory.within(ServiceCenter, area.id))
    prefix = edition.site.language.prefix
    pages = [prefix + page for page in _pages_of(edition.site, area, areas, centers)]
    around = (f"{prefix}{EMERGENCY}{each.id}/" for each in edition.site.directory.path_to(area.id))
    pages += [page for page in around if page in edition.pages]
    pages += [f"{prefix}search/"] if search else []
    places: list[Area | ServiceCenter] = [*areas, *centers]
    photos = dict.fromkeys(photo.file for place in places for photo in place.photos)
    loaded = chain.from_iterable(assets.loaded_by.get(edition.pages[page].template, ()) for page in pages)
    streets = [name for name in [f"maps/{edition.site.language.code}.json"] if name in edition.files]
    written = (
        *map(file_of, pages),
        *photos,
        *search,
        *streets,
        *(assets[name] for name in {*_SHARED, *loaded}),
    )
    files = (*map(address_of_file, photos), *search, *streets, *(assets[name] for name in _ON_TAP))
    return json_bytes({"bytes": sum(map(size_of, written)), "pages": pages, "files": files})


def _pages_of(
    site: Site, area: Area, areas: Sequence[Area], centers: Sequence[ServiceCenter]
) -> Iterator[str]:
    """Addresses of the pages of the areas and centers, with those of their services, organizations and events."""
    directory = site.directory
    circles = dict.fromkeys(
        circle for center in centers for circle in directory.where(ServiceCircle, origins=center.id)
    )
    ids = dict.fromkeys(offered.service for center in centers for offered in center.services)
    services = [directory.get(Service, id_) for id_ in ids]
    organizations = _organizations(directory, areas, centers, services)
    records = (*areas, *centers, *circles, *services, *organizations, *channels_of(site, area))
    yield from map(address_of, records)
    yield from (people_address(each) for each in areas if has_people(site, each))
    places: list[Area | ServiceCenter] = [*areas, *centers]
    calendars = (calendar_of(site, place) for place in places)
    yield from (calendar.address for calendar in calendars if calendar)


def _organizations(
    directory: ServiceDirectory,
    areas: Sequence[Area],
    centers: Sequence[ServiceCenter],
    services: Sequence[Service],
) -> list[Organization]:
    """Those that work in the areas, are in one of the centers, or are responsible for a service there."""
    found = [organization.id for organization in working_in(directory, (area.id for area in areas))]
    for center in centers:
        found += [here.organization for here in center.organizations]
        found += [offered.organization for offered in center.services if offered.organization]
    found += [service.organization for service in services if service.organization]
    return [directory.get(Organization, id_) for id_ in dict.fromkeys(found)]
