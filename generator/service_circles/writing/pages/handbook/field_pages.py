"""Every field of every kind of record with an example, from the schema itself."""

from collections.abc import Iterator

from service_circles.languages.phrase import Phrase
from service_circles.records.exports.field_examples import SETTINGS, example_files, keyed_parts
from service_circles.records.exports.field_table import field_tables
from service_circles.records.kinds import KINDS
from service_circles.writing.site.page import Page
from service_circles.writing.site.site import Site

ADDRESS = "fields/"


def field_pages(site: Site) -> Iterator[Page]:
    """The list of kinds, and a page of fields for each of them and for the settings."""
    title = site.words("字段说明")
    names = {key: _name_of(site, key) for key in keyed_parts()}
    values = {"kinds": names, "settings_key": SETTINGS}
    yield Page(ADDRESS, "fields.html", title, lambda: values, site.words("每种记录有哪些字段"), indexed=False)
    yield from (_fields_of(site, key, name) for key, name in names.items())


def _name_of(site: Site, key: str) -> str:
    kind = next((kind for kind in KINDS if kind.meta.name == key), None)
    return site.words.phrase(Phrase(kind.meta.title, context="kind")) if kind else site.words("全站设置")


def _fields_of(site: Site, key: str, name: str) -> Page:
    return Page(
        f"{ADDRESS}{key}/",
        "fields_of_kind.html",
        site.words("{name}：字段和例子", name=name),
        lambda: {"key": key, "tables": field_tables(key), "whole": example_files(key)[0]},
        site.words("每种记录有哪些字段"),
        indexed=False,
    )
