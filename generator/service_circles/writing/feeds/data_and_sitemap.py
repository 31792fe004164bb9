"""The directory as data: JSON of each kind, the sitemap, redirects of renamed ids."""

from collections.abc import Iterable, Iterator
from html import escape

from service_circles.languages.language_marks import mark_chinese
from service_circles.records.kinds import KINDS
from service_circles.records.record import INTERNAL_FIELDS, Record
from service_circles.records.settings.directory_settings import Board
from service_circles.writing.site.addresses import address_of
from service_circles.writing.site.site import Site


def json_names() -> dict[str, type[Record]]:
    """The JSON files, and the kind of record that each holds."""
    return {f"data/{kind.meta.folder}.json": kind for kind in KINDS}


def json_file(site: Site, kind: type[Record]) -> bytes:
    """All records of a kind as authors wrote them, without what is for editors only, with the address of the page."""
    records = ",".join(map(_published, site.directory.all(kind)))
    if records:
        records += "\n "
    return f'{{\n "{kind.meta.folder}": [{records}]\n}}\n'.encode()


def _published(record: Record) -> str:
    given = record.model_dump_json(indent=1, exclude=set(INTERNAL_FIELDS), exclude_defaults=True)
    fields = given.removesuffix("\n}")
    return f'\n{fields},\n "page": "{address_of(record)}"\n}}'.replace("\n", "\n  ")


def sitemap(site: Site, addresses: Iterable[str]) -> bytes:
    """sitemap.xml; records carry the day they were last verified."""
    prefixes = [language.prefix for language in site.languages]
    verified = {
        prefix + address_of(record): record.verified
        for record in site.directory.all(Record)
        for prefix in prefixes
    }
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
    ]
    for address in addresses:
        when = verified.get(address)
        changed = f"<lastmod>{when.date}</lastmod>" if when else ""
        lines.append(f"<url><loc>{escape(site.absolute(address) or address)}</loc>{changed}</url>")
    return "\n".join([*lines, "</urlset>", ""]).encode()


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
