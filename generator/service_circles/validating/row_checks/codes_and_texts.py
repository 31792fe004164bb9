"""Codes of countries, languages and currencies; texts with markup or broken characters in them."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from babel import Locale
from babel.core import get_global

from service_circles.hsds.hsds_row import HsdsRow
from service_circles.problems.suggestion import nearest
from service_circles.validating.faults import Fault, advice, mistake, shortened

_MARKUP = re.compile(
    r"</?(?:[a-z][a-z0-9]{0,10})(?:\s[^<>]{0,200})?/?>|&(?:[a-z]{2,8}|#[0-9]{2,6});", re.IGNORECASE
)
_BROKEN = re.compile(r"�|Ã[\x80-\xbf©¨¢ª«¶¼]|â€[™œ\x9d“”˜¦]|锟斤拷|[\x00-\x08\x0b\x0c\x0e-\x1f]")
_LOOKED_AT = 20_000
_NO_COUNTRIES = frozenset({"ZZ", "XA", "XB", "EZ", "UN", "EU", "QO"})
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_NOT_PROSE = frozenset({"id", "extent", "uri", "url", "website", "schedule_link", "term_uri"})


def code_faults(row: HsdsRow) -> Iterator[Fault]:
    """Codes that no list has."""
    country = row.text("country") if row.table == "address" else ""
    if country and country not in countries():
        meant = countries_by_name().get(country.lower()) or country.upper()
        known = meant if meant in countries() else "GB, CN, US …"
        yield mistake("V211", "country", found=shortened(country), expected="ISO 3166-1", meant=known)
    currency = row.text("currency") if row.table == "cost_option" else ""
    if currency and currency not in Locale("en").currencies:
        meant = nearest(currency, Locale("en").currencies) or "EUR, CNY, USD …"
        yield mistake("V211", "currency", found=shortened(currency), expected="ISO 4217", meant=meant)
    for name in _languages_in(row):
        code = row.text(name)
        if code and not _is_language(code):
            yield advice("V211", name, found=shortened(code), expected="BCP 47", meant="en, zh, es-MX …")


def _is_language(code: str) -> bool:
    """True for a code of BCP 47, and for codes of three letters where BCP 47 has two: 'eng'."""
    first = re.split("[-_]", code)[0].lower()
    is_known = first in Locale("en").languages or first in get_global("language_aliases")
    return bool(_LANGUAGE.fullmatch(code)) and is_known


def _languages_in(row: HsdsRow) -> tuple[str, ...]:
    return {"language": ("code",), "taxonomy_term": ("language",)}.get(row.table, ())


@cache
def countries() -> frozenset[str]:
    """The codes of countries, in capitals."""
    codes = map(str, Locale("en").territories)
    return frozenset(code for code in codes if len(code) == 2 and code.isalpha()) - _NO_COUNTRIES


@cache
def countries_by_name() -> Mapping[str, str]:
    """The codes of countries by what people write for them, in small letters."""
    by_name = {name.lower(): code for code, name in Locale("en").territories.items() if code in countries()}
    return by_name | {"uk": "GB", "usa": "US", "england": "GB", "prc": "CN", "中国": "CN"}


def text_faults(row: HsdsRow) -> Iterator[Fault]:
    """Texts with HTML in them, or read in another encoding than they were written in."""
    for name, value in row.values.items():
        if name in _NOT_PROSE or not isinstance(value, str):
            continue
        text = value[:_LOOKED_AT]
        found = _BROKEN.search(text) or _MARKUP.search(text)
        if found:
            yield advice("V210", name, found=shortened(found[0]))
