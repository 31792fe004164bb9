"""The API of HSDS as files: a web host needs no program, and offers no filters.

`/services` is services.json, its second page services/page-2.json, `/services/{id}` services/{id}.json. `_redirects`, and a
line in a web server's settings, give the paths of the specification.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from math import ceil

from service_circles.basics.json_text import json_bytes
from service_circles.hsds.hsds_version import HsdsVersion
from service_circles.records.center import ServiceAtCenter, ServiceCenter
from service_circles.records.organization import Organization
from service_circles.records.service import Service
from service_circles.writing.open_data.hsds.dataset import Dataset, Hsds, without_lists
from service_circles.writing.open_data.hsds.hsds_locations import location, short_location
from service_circles.writing.open_data.hsds.hsds_organizations import organization, publisher, publisher_id
from service_circles.writing.open_data.hsds.hsds_services import (
    offers_of,
    service_at_location,
    service_object,
    short_service,
)
from service_circles.writing.open_data.hsds.openapi import COLLECTIONS, openapi_file
from service_circles.writing.open_data.hsds.taxonomies import taxonomies, taxonomy_terms
from service_circles.writing.site.site import Site

PAGE_SIZE = 100
Make = Callable[[], bytes]
MakeObject = Callable[[], Hsds]


def folder_of(version: HsdsVersion) -> str:
    """The address below which a version's files are."""
    return f"hsds/{version.number}/"


def api_files(data: Dataset, version: HsdsVersion) -> Iterator[tuple[str, Make]]:
    """Every file of the API, by its address."""
    folder = folder_of(version)
    yield f"{folder}index.json", partial(_root, data, version)
    yield f"{folder}openapi.json", partial(openapi_file, data.site, version, folder)
    for name, objects in _collections(data).items():
        yield from _list_pages(f"{folder}{name}", [short for _, short, _ in objects])
        for id_, _, full in objects:
            yield f"{folder}{name}/{id_}.json", partial(_file, full)


def redirects_file(site: Site, versions: Iterable[HsdsVersion]) -> bytes:
    """The file `_redirects`, by which Cloudflare Pages and Netlify serve the paths of the specification."""
    files = [("", "index.json")]
    files += [(path, f"{path}.json") for name in COLLECTIONS for path in (name, f"{name}/:id")]
    lines = (
        f"{site.base_path}{folder_of(version)}{path} {site.base_path}{folder_of(version)}{file} 200\n"
        for version in versions
        for path, file in files
    )
    return "".join(lines).encode()


def _root(data: Dataset, version: HsdsVersion) -> bytes:
    openapi = data.site.absolute(f"{folder_of(version)}openapi.json", data.site.languages[0])
    return json_bytes(
        {"version": version.number, "profile": version.profile_url, "openapi_url": openapi or "openapi.json"}
    )


def _collections(data: Dataset) -> Mapping[str, list[tuple[str, MakeObject, MakeObject]]]:
    """For each collection the identifier of every object, with what makes it short and whole."""
    directory = data.site.directory
    organizations: list[tuple[str, MakeObject, MakeObject]] = [
        (publisher_id(data), partial(_without_lists, partial(publisher, data)), partial(publisher, data))
    ]
    for record in directory.all(Organization):
        whole = partial(organization, data, record)
        organizations.append((data.ids.of_record(record), partial(_without_lists, whole), whole))
    offers = [
        (service, center, offered)
        for service in directory.all(Service)
        for center, offered in offers_of(data, service)
    ]
    return {
        "services": [
            (
                data.ids.of_record(each),
                partial(short_service, data, each),
                partial(service_object, data, each),
            )
            for each in directory.all(Service)
        ],
        "organizations": organizations,
        "locations": [
            (data.ids.of_record(each), partial(short_location, data, each), partial(location, data, each))
            for each in directory.all(ServiceCenter)
        ],
        "service_at_locations": [
            (
                data.ids.of_part(data.ids.of_record(center), "offers", data.ids.of_record(service)),
                partial(_offer, data, offer, is_whole=False),
                partial(_offer, data, offer, is_whole=True),
            )
            for offer in offers
            for service, center, _ in [offer]
        ],
        "taxonomies": _known(taxonomies(data)),
        "taxonomy_terms": _known(taxonomy_terms(data)),
    }


def _offer(data: Dataset, offer: tuple[Service, ServiceCenter, ServiceAtCenter], *, is_whole: bool) -> Hsds:
    service, center, offered = offer
    made = service_at_location(data, service, center, offered)
    if is_whole:
        return {**made, "location": location(data, center), "service": short_service(data, service)}
    short = {"location": short_location(data, center), "service": short_service(data, service)}
    return {**without_lists(made), **short}


def _known(objects: Sequence[Hsds]) -> list[tuple[str, MakeObject, MakeObject]]:
    return [(str(each["id"]), partial(dict, each), partial(dict, each)) for each in objects]


def _without_lists(make: MakeObject) -> Hsds:
    return without_lists(make())


def _list_pages(address: str, objects: Sequence[MakeObject]) -> Iterator[tuple[str, Make]]:
    """A list in pages; the first is at the address itself."""
    pages = max(1, ceil(len(objects) / PAGE_SIZE))
    for page in range(1, pages + 1):
        part = objects[(page - 1) * PAGE_SIZE : page * PAGE_SIZE]
        name = f"{address}.json" if page == 1 else f"{address}/page-{page}.json"
        yield name, partial(_list_page, part, page, pages, len(objects))


def _list_page(part: Sequence[MakeObject], page: int, pages: int, total: int) -> bytes:
    return json_bytes(
        {
            "total_items": total,
            "total_pages": pages,
            "page_number": page,
            "size": len(part),
            "first_page": page == 1,
            "last_page": page == pages,
            "empty": not part,
            "contents": [make() for make in part],
        }
    )


def _file(make: MakeObject) -> bytes:
    return json_bytes(make())
