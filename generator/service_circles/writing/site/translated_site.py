"""A directory as readers of a language see it: authors' translations where given, else what was written."""

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from service_circles.languages.language import Language
from service_circles.records.directory import ServiceDirectory
from service_circles.records.handwritten_page import HandwrittenPage
from service_circles.records.values.record_part import Part, authors_fields, translated_fields
from service_circles.schedules.closures import calendar_of
from service_circles.writing.assets.shared_files import make_assets
from service_circles.writing.site.site import Site

SomePart = TypeVar("SomePart", bound=Part)


def translate_site(site: Site, language: Language, theme: Path) -> Site:
    """The site in a language: its records, scripts and labels."""
    if language.code == site.language.code and site.languages[0].is_chinese:  # which records are written in
        return replace(site, language=language)
    directory = translate_directory(site.directory, language)
    settings = directory.settings
    return replace(
        site,
        directory=directory,
        calendar=calendar_of(directory, site.day),
        reaches=site.reaches.in_language(directory, language.words),
        assets=make_assets(theme, settings.accent, settings.time_zone, language.words, site.assets.fonts),
        pages=tuple(_page_in(page, site.translated_pages, language) for page in site.pages),
        language=language,
    )


def _page_in(
    page: HandwrittenPage, translated: tuple[HandwrittenPage, ...], language: Language
) -> HandwrittenPage:
    """A hand-written page in a language: its translation if its author wrote one, which need not repeat the front matter."""
    for found in translated:
        if found.address == page.address and found.language == language.code:
            return replace(found, front_matter={**page.front_matter, **found.front_matter})
    return replace(page, title=language.words(page.title)) if language.is_chinese else page


def translate_directory(directory: ServiceDirectory, language: Language) -> ServiceDirectory:
    """All records in a language; ids and everything that is not text stay."""
    convert = language.words
    records = {
        kind: _translated(records, language.code, convert) for kind, records in directory.records.items()
    }
    return replace(
        directory, settings=_translated(directory.settings, language.code, convert), records=records
    )


def _translated(value: Any, code: str, convert: Callable[[str], str]) -> Any:
    if isinstance(value, Part):
        return _translated_part(value, code, convert)
    if type(value) is tuple and value and isinstance(value[0], Part):
        return tuple(_translated_part(part, code, convert) for part in value)
    return value


def _translated_part(part: SomePart, code: str, convert: Callable[[str], str]) -> SomePart:
    changed = {}
    texts, parts = _translated_fields(type(part))
    for name in texts:
        written = getattr(part, name)
        translated = part.translation(name, code) or _converted(written, convert)
        if translated != written:
            changed[name] = translated
    for name in parts:
        held = getattr(part, name)
        translated = _translated(held, code, convert)
        if translated is not held and translated != held:
            changed[name] = translated
    return part.model_copy(update=changed) if changed else part


def _converted(written: Any, convert: Callable[[str], str]) -> Any:
    if isinstance(written, tuple):
        return tuple(convert(text) for text in written)
    return convert(written) if written else written


@lru_cache(maxsize=256)
def _translated_fields(kind: type[Part]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The names of a part's texts, and of its fields that hold other parts."""
    texts = tuple(translated_fields(kind))
    return texts, tuple(name for name in authors_fields(kind) if name not in texts)
