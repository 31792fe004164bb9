"""No link of the published site leads nowhere."""

from collections.abc import Iterator
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from tests.kinds_of_page import KINDS
from tests.publishing import published as published_now
from tests.site.documents import Document, Element, Published

LINKS = ("href", "src", "poster", "srcset", "data-leaflet-js", "data-leaflet-css", "data-src")


def links_of(document: Document) -> Iterator[tuple[Element, str]]:
    for element in document.elements:
        yield from ((element, element[name]) for name in LINKS if name in element.attributes)


def is_absolute(link: str) -> bool:
    parts = urlsplit(link)
    return bool(parts.scheme or parts.netloc)


def target_of(site: Published, document: Document, link: str) -> tuple[str, str]:
    """The target of a link, relative to the site's root, and its anchor."""
    root = site.root or "https://example.org/"
    address, anchor = urldefrag(urljoin(root + document.address, link))
    assert address.startswith(root), (document.address, link)
    return unquote(address.removeprefix(root).partition("?")[0]), unquote(anchor)


def test_every_link_within_the_site_leads_to_a_file_and_an_anchor(published: Published) -> None:
    checked = 0
    for document in published.files.values():
        for _, link in links_of(document):
            if is_absolute(link):
                continue
            address, anchor = target_of(published, document, link)
            is_page = address.endswith("/") or not address
            file = published.folder / (f"{address}index.html" if is_page else address)
            assert file.is_file(), (document.address, link)
            assert not anchor or anchor in published.files[address].anchors, (document.address, link)
            checked += 1
    assert checked > 500


def test_links_within_the_site_work_in_any_folder_of_any_host(published: Published) -> None:
    """Only the page for a wrong address must start at the root: it is shown at any depth."""
    for document in published.files.values():
        if document.address != "404.html":
            assert [link for _, link in links_of(document) if link.startswith("/")] == [], document.address


def test_nothing_is_loaded_from_another_host(published: Published) -> None:
    for document in published.files.values():
        for element, link in links_of(document):
            named_only = element["rel"] in {"canonical", "alternate"}
            if element.tag != "a" and not named_only and is_absolute(link):
                assert link.startswith("data:"), (document.address, link)


def test_stylesheets_load_nothing_from_another_host(published: Published) -> None:
    for file in published.folder.rglob("*.css"):
        css = file.read_text("utf-8")
        assert "@import" not in css, file.name
        for part in css.split("url(")[1:]:
            assert part.lstrip("'\"").startswith(("data:", "#")), (file.name, part[:40])


def test_links_to_elsewhere_have_a_scheme_that_readers_know(published: Published) -> None:
    for document in published.files.values():
        for _, link in links_of(document):
            scheme = urlsplit(link).scheme
            assert scheme in {"", "https", "mailto", "tel", "webcal", "geo", "om", "data"}, (
                document.address,
                link,
            )


def test_every_page_can_be_reached_from_the_home_page(published: Published) -> None:
    reached, to_visit = {""}, [""]
    while to_visit:
        document = published.pages[to_visit.pop()]
        links = [link for _, link in links_of(document) if not is_absolute(link)]
        found = {target_of(published, document, link)[0] for link in links} & published.pages.keys()
        to_visit += found - reached
        reached |= found
    left = published.pages.keys() - reached - {"404.html"}
    for address in left:  # lists of what there is nothing of are there, but the frame does not lead to them
        page = published.pages[address]
        assert page.plain_address in {"centers/", "services/", "circles/"}, address
        assert 'class="row"' not in page.source.partition("<main")[2].partition("</main>")[0], address


def test_every_kind_of_page_is_among_those_that_browsers_look_at() -> None:
    pages = published_now().pages
    looked_at = {pages[address].template for address in KINDS.values() if address in pages}
    assert {page.template for page in pages.values()} == looked_at
    assert set(KINDS.values()) - pages.keys() == {
        "atlas/",
        "about/",
        "guides/for-editors/",
        "pacts/mingzhu-2/",
    }
