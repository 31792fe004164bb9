"""All that is published of a project, made only when asked for: its pages and files by address."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from functools import cached_property, partial
from pathlib import Path

from service_circles.basics.read_log import ReadLog, log_reads
from service_circles.basics.theme_folder import THEME, theme_folders
from service_circles.build.change_history import change_history
from service_circles.build.form_records import form_records
from service_circles.build.logged_directory import hide_directory, numbers_of
from service_circles.build.project import Project, default_day
from service_circles.community.entries.entry_states import visible_on
from service_circles.coverage.circle_reaches import reaches_of
from service_circles.coverage.reports.figure_exports import reach_json
from service_circles.languages.language import languages_of
from service_circles.languages.translator import CHINESE
from service_circles.reading.project_files import CONTENT_FOLDER
from service_circles.records.directory import ServiceDirectory
from service_circles.records.exports.json_schema import schema_text
from service_circles.schedules.closures import calendar_of
from service_circles.writing.assets.app_icons import icon_files
from service_circles.writing.assets.own_fonts import own_fonts
from service_circles.writing.assets.shared_files import make_assets
from service_circles.writing.cards.link_pictures import picture_files
from service_circles.writing.edition import Edition, Make, make_edition
from service_circles.writing.federation.portal_files import shared_files
from service_circles.writing.feeds.data_files import INDEX as DATA_INDEX
from service_circles.writing.feeds.data_files import data_file, data_files, index_file, reach_files
from service_circles.writing.feeds.host_headers import headers_file
from service_circles.writing.feeds.sitemap_and_redirects import sitemaps
from service_circles.writing.finding.near.near_files import FOLDER as NEAR
from service_circles.writing.finding.search.search_index import ADDRESS as SEARCH
from service_circles.writing.finding.search.search_index import index_files
from service_circles.writing.offline.service_worker import WORKER, retired_worker
from service_circles.writing.open_data.open_data_files import (
    cataloged_addresses,
    cataloged_files,
    open_data_files,
)
from service_circles.writing.pages.atlas import atlas_pages
from service_circles.writing.site.addresses import file_of
from service_circles.writing.site.page import Page
from service_circles.writing.site.site import Site, SiteSettings
from service_circles.writing.site.translated_site import translate_site

INDEX = f"{SEARCH}*"
"""The address that stands for all that the search page fetches."""
CATALOGED = "data/catalog*"
"""The address that stands for the catalog of open data and all that it lists, since it has the checksum of each."""
NEAR_ALL = f"{NEAR}*"
"""The address that stands for the pages of near me and all that they fetch, in all languages."""


@dataclass(frozen=True, eq=False)
class Publication:
    """A directory in each of its languages, with the files that all of them share."""

    editions: tuple[Edition, ...]
    shared: Mapping[str, Make]
    written: Site
    """The site as its authors wrote it, before any translation."""
    log: ReadLog | None = None
    """Notes what is read while pages are made."""

    @cached_property
    def pages(self) -> Mapping[str, Page]:
        """All record pages by address; the same page in each language together, as their maps are drawn once."""
        alike: dict[str, dict[str, Page]] = {}
        for edition in self.editions:
            for address, page in edition.pages.items():
                alike.setdefault(page.address, {})[address] = page
        return {address: page for pages in alike.values() for address, page in pages.items()}

    @property
    def files(self) -> list[str]:
        """The addresses of all other files, each once."""
        return [*self.files_apart_from_near, *self.near_files]

    @property
    def files_apart_from_near(self) -> list[str]:
        """Those that are known without the data of near me, which take long to make."""
        made = [address for edition in self.editions for address in edition.files.others]
        return list(dict.fromkeys([*self.shared, *made]))

    @cached_property
    def cataloged(self) -> frozenset[str]:
        """The addresses of the files that CATALOGED stands for; none without open data."""
        return cataloged_addresses(self.editions[0].site)

    @property
    def near_files(self) -> list[str]:
        """The addresses of the files of near me."""
        return [address for edition in self.editions for address in edition.files.of_near()]

    @property
    def near_pages(self) -> list[str]:
        """The addresses of the pages of near me, which hold the names of its files."""
        addresses = (f"{edition.site.language.prefix}{NEAR}" for edition in self.editions)
        return [address for address in addresses if address in self.pages]

    def make(self, address: str) -> bytes | None:
        """The page or file at an address; None if the records make no such thing."""
        for edition in self.editions:
            if address in edition.pages:
                return edition.renderer.render(edition.pages[address]).encode()
        file = file_of(address)
        for files in (self.shared, *(edition.files for edition in self.editions)):
            if file in files:
                return files[file]()
        return self.search_index.get(file) if f"/{SEARCH}" in f"/{file}" else None

    def make_logged(self, address: str) -> tuple[Mapping[str, bytes], frozenset[int]]:
        """The files at an address, or those that INDEX, NEAR_ALL or CATALOGED stand for; the facts read for them."""
        with self.log.page() if self.log else nullcontext(set[int]()) as facts:
            files = self._made(address)
        return files, frozenset(facts)

    def _made(self, address: str) -> Mapping[str, bytes]:
        if address == INDEX:
            return self.search_index
        if address == CATALOGED:
            return cataloged_files(self.editions[0].site)
        addresses = [*self.near_pages, *self.near_files] if address == NEAR_ALL else [address]
        return {file_of(each): self.make(each) or b"" for each in addresses}

    @cached_property
    def search_index(self) -> Mapping[str, bytes]:
        """The data that the search page fetches, by address."""
        return index_files(self.written, [edition.site for edition in self.editions])


def make_publication(
    project: Project, settings: SiteSettings, themes: Sequence[Path] | None = None, log: ReadLog | None = None
) -> Publication:
    """The publication of a project without mistakes; `themes`: folders in place of the project's own and ours.

    With a log, what is read of the project's records from now on is noted in it.
    """
    if project.directory is None:
        raise ValueError("a directory with mistakes is not published")
    themes = themes or theme_folders(project.root)
    log_reads(log)
    changes = change_history(project)  # before fields are hidden: it looks at all of them
    numbers = numbers_of(project.directory)
    directory = hide_directory(project.directory, numbers, log) if log else project.directory
    site = replace(_written_site(project, directory, settings, themes), changes=changes)
    editions = []
    for language in site.languages:
        with log.paused() if log else nullcontext():
            translated = translate_site(site, language, THEME)
        if log:
            hide_directory(translated.directory, numbers, log)
        editions.append(make_edition(translated, *themes))
    shared = _shared_files(editions, project.cache) | dict(form_records(project, site))
    return Publication(tuple(editions), shared, site, log)


def _written_site(
    project: Project, directory: ServiceDirectory, settings: SiteSettings, themes: Sequence[Path]
) -> Site:
    day = project.day or default_day(directory.zone)
    directory = visible_on(directory.listed, day)
    given = directory.settings
    fonts = own_fonts(given.face.fonts, lambda path: (project.root / CONTENT_FOLDER / path).read_bytes())
    return Site(
        directory,
        calendar_of(directory, day),
        settings,
        make_assets(THEME, given.accent, given.time_zone, replace(CHINESE, customs=given.customs), fonts),
        reaches_of(directory, project.root, project.cache),
        tuple(page for page in project.pages if page.language is None),
        tuple(page for page in project.pages if page.language is not None),
        languages=languages_of(
            given.languages, themes, directory.traditional_names, directory.known_names, given.customs
        ),
        day=day,
    )


def _shared_files(editions: Sequence[Edition], cache: Path) -> dict[str, Make]:
    """The data, the same for readers of every language."""
    site = editions[0].site
    files: dict[str, Make] = {file.address: partial(data_file, file) for file in data_files(site)}
    files |= {
        name: partial(reach_json, site.figures, area, only_large=True) for name, area in reach_files(site)
    }
    files[DATA_INDEX] = partial(index_file, site)
    files["data/schema.json"] = lambda: schema_text().encode()
    files[WORKER] = partial(retired_worker, THEME)
    files |= _walk_files([edition.site for edition in editions])
    files |= icon_files(site.assets.files[site.assets["emblem.svg"]].decode())
    files |= picture_files(site, cache)
    files["_headers"] = headers_file
    files |= dict(open_data_files(site))
    files |= dict(shared_files([edition.site for edition in editions]))
    if site.settings.site_url:
        files |= sitemaps(site, sorted(_sitemap_addresses(editions)))
    return files


def _walk_files(sites: Sequence[Site]) -> dict[str, Make]:
    if sites[0].reaches.streets is None:
        return {}
    from service_circles.writing.finding.walks.walk_files import walk_files  # noqa: PLC0415  # brings NumPy

    return dict(walk_files(sites))


def _sitemap_addresses(editions: Sequence[Edition]) -> Iterator[str]:
    for edition in editions:
        site, prefix = edition.site, edition.site.language.prefix
        yield from (address for address, page in edition.pages.items() if page.indexed)
        yield from (prefix + page.address for page in site.pages)
        yield from (prefix + address for address in atlas_pages(site))
