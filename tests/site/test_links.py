"""No link of the published site leads nowhere."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from tests.publishing import PUBLISHED_UNDER
from tests.site.documents import Document, Element

Documents = Mapping[str, Document]

HOST = "https://example.org"
ROOT = HOST + PUBLISHED_UNDER
LINKS = ("href", "src", "poster", "srcset", "data-leaflet-js", "data-leaflet-css", "data-src")


def links_of(document: Document) -> Iterator[tuple[Element, str]]:
    for element in document.elements:
        yield from ((element, element[name]) for name in LINKS if name in element.attributes)


def is_absolute(link: str) -> bool:
    parts = urlsplit(link)
    return bool(parts.scheme or parts.netloc)


def target_of(document: Document, link: str) -> tuple[str, str]:
    """Where a link leads, relative to the site's root, and its anchor."""
    address, anchor = urldefrag(urljoin(ROOT + document.address, link))
    assert address.startswith(ROOT), (document.address, link)
    return unquote(urlsplit(address).path).removeprefix(PUBLISHED_UNDER), unquote(anchor)


def test_every_link_within_the_site_leads_to_a_file_and_an_anchor(
    files: Documents, demonstration: Path
) -> None:
    checked = 0
    for document in files.values():
        for _, link in links_of(document):
            if is_absolute(link):
                continue
            address, anchor = target_of(document, link)
            file = demonstration / address / "index.html" if address.endswith("/") or not address else None
            assert (file or demonstration / address).is_file(), (document.address, link)
            if anchor:
                assert anchor in files[address].anchors, (document.address, link)
            checked += 1
    assert checked > 5_000


def test_links_within_the_site_work_in_any_folder_of_any_host(files: Documents) -> None:
    """Only the page for a wrong address must start at the root: it is shown at any depth."""
    for document in files.values():
        if document.address != "404.html":
            assert [link for _, link in links_of(document) if link.startswith("/")] == [], document.address


def test_nothing_is_loaded_from_another_host(files: Documents) -> None:
    for document in files.values():
        for element, link in links_of(document):
            if element.tag != "a" and element["rel"] != "canonical" and is_absolute(link):
                assert link.startswith("data:"), (document.address, link)


def test_stylesheets_load_nothing_from_another_host(demonstration: Path) -> None:
    for file in demonstration.rglob("*.css"):
        css = file.read_text("utf-8")
        assert "@import" not in css, file.name
        for part in css.split("url(")[1:]:
            assert part.lstrip("'\"").startswith(("data:", "#")), (file.name, part[:40])


def test_links_to_elsewhere_have_a_scheme_that_readers_know(files: Documents) -> None:
    for document in files.values():
        for _, link in links_of(document):
            scheme = urlsplit(link).scheme
            assert scheme in {"", "https", "mailto", "tel", "geo", "data"}, (document.address, link)


def test_every_page_can_be_reached_from_the_home_page(pages: Documents) -> None:
    reached, to_visit = {""}, [""]
    while to_visit:
        document = pages[to_visit.pop()]
        found = {
            target_of(document, link)[0] for _, link in links_of(document) if not is_absolute(link)
        } & pages.keys()
        to_visit += found - reached
        reached |= found
    assert pages.keys() - reached == {"404.html"}
