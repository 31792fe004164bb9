"""Lists of a large directory: broken up by district and street, so that no page grows with the directory."""

import json
import re
from collections.abc import Mapping
from urllib.parse import quote, urljoin, urlsplit

import pytest

from benchmarks.directory_of import make_directory
from service_circles.build.project import load_project
from service_circles.build.publication import Publication, make_publication
from service_circles.coverage.reports.figure_exports import estimated_bytes, reach_json
from service_circles.records.area import Area
from service_circles.records.center import ServiceCenter
from service_circles.records.circle import ServiceCircle
from service_circles.records.organization import Organization
from service_circles.records.record import Record
from service_circles.records.service import Service
from service_circles.records.values.contact import PhoneKind
from service_circles.writing.feeds.data_files import data_file, files_of_kind
from service_circles.writing.feeds.sitemap_and_redirects import sitemaps
from service_circles.writing.pages.atlas import atlas_of
from service_circles.writing.pages.data_pages import DataRow, files_page
from service_circles.writing.pages.places.organization_pages import organization_list_pages
from service_circles.writing.site.area_lists import MOST_ROWS, areas_below, list_parts, placed_centers
from service_circles.writing.site.site import SiteSettings

CENTERS = 420
MOST_ELEMENTS, MOST_KB = 1_500, 300
SINGLE = re.compile(r"((centers|circles|organizations|fields)/|areas/(estate|community)-)[^/]+/$")
"""Pages of single records and small areas, which do not grow with the directory."""


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Publication:
    folder = tmp_path_factory.mktemp("large")
    make_directory(folder, CENTERS, files="few")
    return make_publication(load_project(folder), SiteSettings("https://example.org/"))


@pytest.fixture(scope="module")
def pages(large: Publication) -> Mapping[str, str]:
    """The HTML of all pages that list other pages, by address."""
    addresses = [address for address in large.pages if not SINGLE.search(address)]
    return {address: (large.make(address) or b"").decode() for address in addresses}


def links_of(address: str, html: str) -> set[str]:
    found = re.findall(r'<a [^>]*href="([^"]*)"', html)
    return {urlsplit(urljoin(f"https://host/{address}", link)).path[1:] for link in found if ":" not in link}


def test_no_page_is_too_large(pages: Mapping[str, str]) -> None:
    sizes = {address: (len(re.findall("<[a-z]", html)), len(html) / 1024) for address, html in pages.items()}
    large = {address: size for address, size in sizes.items() if size[0] > MOST_ELEMENTS or size[1] > MOST_KB}
    assert large == {}


def test_links_between_lists_lead_somewhere(large: Publication, pages: Mapping[str, str]) -> None:
    there = {*large.pages, *(file.removesuffix("index.html") for file in large.files)}
    links = {address: links_of(address, html) - there for address, html in pages.items()}
    assert {address: missing for address, missing in links.items() if missing} == {}


def below(start: str, pages: Mapping[str, str]) -> set[str]:
    """Return the records found from a list by links to areas and to lists below its own address."""
    found, waiting, read = set[str](), {start}, set[str]()
    while waiting:
        address = waiting.pop()
        read.add(address)
        links = links_of(address, pages[address])
        found |= links
        waiting |= {link for link in links & pages.keys() if link.startswith((start, "areas/"))} - read
    return found


@pytest.mark.parametrize("start", ["centers/", "circles/"])
def test_every_center_is_found_by_its_area(start: str, large: Publication, pages: Mapping[str, str]) -> None:
    centers = large.written.directory.all(ServiceCenter)
    assert {f"centers/{center.id}/" for center in centers} <= below(start, pages)


def test_a_board_leads_to_all_centers_of_its_services(large: Publication, pages: Mapping[str, str]) -> None:
    directory = large.written.directory
    services = {service.id for service in directory.where(Service, board="elderly")}
    offering = [center for center in directory.all(ServiceCenter) if services & set(center.offers)]
    links = {
        link
        for address, html in pages.items()
        if address.startswith("boards/elderly/")
        for link in links_of(address, html)
    }
    assert len(offering) > MOST_ROWS
    assert {f"centers/{center.id}/" for center in offering} <= links


def test_duty_phones_are_on_the_page_of_their_street(large: Publication, pages: Mapping[str, str]) -> None:
    center = large.written.directory.all(ServiceCenter)[-1]
    duty = next(phone for phone in center.phones if phone.kind is PhoneKind.DUTY)
    street = large.written.street_of(center.area)
    assert street is not None
    with_it = {
        address for address in pages if address.startswith("emergency/") and duty.number in pages[address]
    }
    assert with_it <= {f"emergency/{area.id}/" for area in large.written.directory.path_to(street.id)}
    assert with_it


@pytest.mark.parametrize("most", [1, 5, 16, 200, CENTERS])
def test_a_list_is_broken_up_no_further_than_it_must(most: int, large: Publication) -> None:
    """Each center is on one page; a page has too many only if there is no area below, and others are joined."""
    site = large.written
    centers = site.directory.all(ServiceCenter)
    parts = list(list_parts(site, placed_centers(centers), most))
    assert sorted(center.id for part in parts for center in part.here) == sorted(
        center.id for center in centers
    )
    for part in parts:
        inside = len(part.here) + sum(part.counts.values())
        assert (inside > most) == bool(part.below) or not areas_below(site, part.area)


@pytest.mark.parametrize("kind", [ServiceCenter, Service, Area, ServiceCircle])
def test_data_is_in_files_of_areas_once_it_is_large(kind: type[Record], large: Publication) -> None:
    whole = list(files_of_kind(large.written, kind))
    parts = list(files_of_kind(large.written, kind, most=40))
    assert [file.address for file in whole] == [f"data/{kind.meta.folder}.json"]
    assert len({file.address for file in parts}) == len(parts) > 1
    read = [json.loads(data_file(file))[kind.meta.folder] for file in parts]
    expected = json.loads(data_file(whole[0]))[kind.meta.folder]
    assert sorted(record["id"] for records in read for record in records) == sorted(
        record["id"] for record in expected
    )
    assert max(len(file.records) for file in parts) <= 40


def test_the_index_of_data_names_every_file(large: Publication) -> None:
    files = json.loads(large.make("data/index.json") or b"")["files"]
    others = {"data/index.json", "data/schema.json"}
    assert {file["file"] for file in files} | others == {
        file for file in large.files if file.startswith("data/")
    }


def test_the_size_of_the_figures_is_known_before_they_are_computed(large: Publication) -> None:
    figures = large.written.figures
    assert 1 < estimated_bytes(figures) / len(reach_json(figures)) < 2


def test_a_sitemap_has_no_more_addresses_than_it_may(large: Publication) -> None:
    addresses = sorted(large.pages)
    files = {name: make().decode() for name, make in sitemaps(large.written, addresses, most=500).items()}
    parts = re.findall("<loc>https://example.org/([^<]*)</loc>", files["sitemap.xml"])
    found = [re.findall("<loc>https://example.org/([^<]*)</loc>", files[part]) for part in parts]
    assert [address for part in found for address in part] == [quote(address) for address in addresses]
    assert max(map(len, found)) == 500


def test_an_atlas_is_broken_up_once_it_has_many_places(large: Publication) -> None:
    site = large.written
    whole, parts = atlas_of(site), atlas_of(site, most=100)
    assert list(whole.parts) == ["atlas/"]
    shown = {address: json.loads(parts.map_at(address).data) for address in parts.parts}
    linked = {urljoin(address, place[3]) for address, data in shown.items() for place in data["places"]}
    assert linked == {f"centers/{center.id}/" for center in site.directory.all(ServiceCenter)} | {
        *parts.parts
    } - {"atlas/"}
    assert max(len(data["places"]) for data in shown.values()) <= 100
    for address in parts.parts:
        links = parts.page(address).values()["parts"]
        assert isinstance(links, list)
        assert {link.target for link in links} <= parts.parts.keys()


def test_organizations_are_on_pages_of_their_kind(large: Publication) -> None:
    edition = large.editions[0]
    found = list(organization_list_pages(edition.site, most=8))
    html = {page.address: edition.renderer.render(page) for page in found}
    links = {link for address, source in html.items() for link in links_of(address, source)}
    organizations = edition.site.directory.all(Organization)
    assert {f"organizations/{each.id}/" for each in organizations} | html.keys() <= links
    assert len(found) > len({each.kind for each in organizations})


def test_files_of_a_kind_of_data_have_a_page(large: Publication) -> None:
    edition = large.editions[0]
    files = [("data/centers/a.json", "甲区"), ("data/centers/b.json", "乙区")]
    page = files_page(edition.site, DataRow("centers", "服务中心", "两条", files))
    assert page.address == "data/centers/"
    html = edition.renderer.render(page)
    assert links_of(page.address, html) >= {address for address, _ in files}
    assert "两条，每个地方一个文件。" in html
