"""The sitemap, and redirects of renamed ids."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from html import escape

from service_circles.languages.language_marks import mark_chinese
from service_circles.records.record import Record
from service_circles.records.settings.board import Board
from service_circles.writing.site.addresses import address_of
from service_circles.writing.site.site import Site

SITEMAP = "sitemap.xml"
MOST_ADDRESSES = 50_000
"""The most that a sitemap may have by its standard."""


def sitemaps(
    site: Site, addresses: Sequence[str], most: int = MOST_ADDRESSES
) -> dict[str, Callable[[], bytes]]:
    """The function that makes each file: sitemap.xml; with more addresses than one may have, an index of several."""
    if len(addresses) <= most:
        return {SITEMAP: partial(_sitemap, site, addresses)}
    parts = {
        f"sitemap/{at // most + 1}.xml": partial(_sitemap, site, addresses[at : at + most])
        for at in range(0, len(addresses), most)
    }
    return {SITEMAP: partial(_sitemap_index, site, tuple(parts)), **parts}


def _sitemap_index(site: Site, files: Iterable[str]) -> bytes:
    lines = (f"<sitemap><loc>{escape(site.absolute(file) or file)}</loc></sitemap>" for file in files)
    return _xml("sitemapindex", lines)


def _sitemap(site: Site, addresses: Iterable[str]) -> bytes:
    """The addresses of pages; records carry the day they were last verified."""
    prefixes = [language.prefix for language in site.languages]
    verified = {
        prefix + address_of(record): record.verified.date
        for record in site.directory.all(Record)
        if record.verified
        for prefix in prefixes
    }
    return _xml("urlset", (_entry(site, address, verified.get(address)) for address in addresses))


def _entry(site: Site, address: str, changed: object) -> str:
    last = f"<lastmod>{changed}</lastmod>" if changed else ""
    return f"<url><loc>{escape(site.absolute(address) or address)}</loc>{last}</url>"


def _xml(element: str, lines: Iterable[str]) -> bytes:
    head = f'<?xml version="1.0" encoding="UTF-8"?>\n<{element} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
    return "\n".join([head, *lines, f"</{element}>", ""]).encode()


def redirects(site: Site) -> Iterator[tuple[str, Record | Board]]:
    """Files at former addresses, and the records and boards that live elsewhere now."""
    bearers: tuple[Record | Board, ...] = (*site.directory.all(Record), *site.directory.all(Board))
    for bearer in bearers:
        for old in bearer.formerly:
            yield f"{bearer.meta.folder}/{old}/index.html", bearer


def redirect(site: Site, record: Record | Board) -> bytes:
    """A small page that leads to the present address of a record or board."""
    target, name = escape(f"../../{address_of(record)}"), escape(record.name)
    canonical = site.absolute(address_of(record))
    moved = site.words("网址已更换：")
    link = f'<link rel="canonical" href="{escape(canonical)}">' if canonical else ""
    page = (
        f'<!doctype html><html lang="{site.language.code}"><meta charset="utf-8"><title>{name}</title>'
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'">'
        '<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex">'
        f'{link}<meta http-equiv="refresh" content="0; url={target}">'
        f'<main><h1>{name}</h1><p>{moved}<a href="{target}">{name}</a></p></main></html>\n'
    )
    return mark_chinese(page, site.language).encode()
