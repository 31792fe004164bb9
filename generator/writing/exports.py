"""The directory as data: JSON of each kind, the sitemap, redirects of renamed ids."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from html import escape
from xml.sax.saxutils import escape as xml_escape

from generator.records.directory import RECORD_CLASSES
from generator.records.record import Record
from generator.writing.links import address_of
from generator.writing.site import Site


def json_files(site: Site) -> Iterator[tuple[str, bytes]]:
    """One JSON file per kind of record: what authors gave, without their notes, with the address."""
    for kind in RECORD_CLASSES:
        records = [_published(record) for record in site.directory.records() if isinstance(record, kind)]
        yield f"data/{kind.folder}.json", _json({kind.folder: records})


def _published(record: Record) -> dict[str, object]:
    given = record.model_dump(mode="json", exclude={"note"}, exclude_defaults=True)
    return {**given, "address": address_of(record)}


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def sitemap(site: Site, addresses: Iterable[str]) -> bytes | None:
    """sitemap.xml; records carry the day they were last verified. None without a site_url."""
    if site.absolute("") is None:
        return None
    verified = {address_of(record): record.verified for record in site.directory.records()}
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
    ]
    for address in addresses:
        when = verified.get(address)
        changed = f"<lastmod>{when.date}</lastmod>" if when else ""
        lines.append(f"<url><loc>{xml_escape(site.absolute(address) or '')}</loc>{changed}</url>")
    return "\n".join([*lines, "</urlset>", ""]).encode()


def redirects(site: Site) -> Iterator[tuple[str, bytes]]:
    """A small page at each former address that leads to the present one."""
    for record in site.directory.records():
        for old in record.formerly:
            target = escape(f"../../{address_of(record)}")
            name = escape(record.name)
            canonical = site.absolute(address_of(record))
            link = f'<link rel="canonical" href="{escape(canonical)}">' if canonical else ""
            yield (
                f"{record.folder}/{old}/index.html",
                (
                    f'<!doctype html><html lang="zh-Hans"><meta charset="utf-8"><title>{name}</title>'
                    '<meta name="viewport" content="width=device-width,initial-scale=1">'
                    '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'">'
                    f'<meta name="robots" content="noindex">{link}<meta http-equiv="refresh" content="0; url={target}">'
                    f'<h1>{name}</h1><p>网址已更换：<a href="{target}">{name}</a></p></html>\n'
                ).encode(),
            )
