"""The whole pipeline: read, check, compute, write. Everything above this only opens doors to it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property, lru_cache, partial
from pathlib import Path
from zoneinfo import ZoneInfo

from service_circles.basics.theme_folder import THEME, theme_folders
from service_circles.checking.directory_checks import check_directory
from service_circles.community.entry_states import as_of
from service_circles.coverage.circle_reaches import reaches_of
from service_circles.coverage.directory_figures import figures_for
from service_circles.coverage.reports.figure_exports import reach_json
from service_circles.languages.language import languages_of
from service_circles.languages.traditional import kept_names
from service_circles.problems.problem import Problem
from service_circles.reading.directory_reader import read_directory
from service_circles.reading.pages.handwritten_pages import HandwrittenPage, read_pages
from service_circles.records.directory import ServiceDirectory
from service_circles.records.exports.json_schema import schema_text
from service_circles.schedules.public_holidays import calendar_for
from service_circles.writing.assets.app_icons import icon_files
from service_circles.writing.assets.shared_files import make_assets
from service_circles.writing.edition import Edition, Make, edition_of
from service_circles.writing.feeds.exports import json_file, json_names, sitemap
from service_circles.writing.finding.search.search_index import ADDRESS as SEARCH
from service_circles.writing.finding.search.search_index import index_files
from service_circles.writing.offline.offline_files import write_offline
from service_circles.writing.offline.service_worker import WORKER, retired_worker
from service_circles.writing.output.parallel_writer import WORTH_FORKING, beside, write_files
from service_circles.writing.rendering.page_frame import Frame, frame_of
from service_circles.writing.rendering.renderer import Renderer, file_of
from service_circles.writing.site.page import Page
from service_circles.writing.site.site import Site, SiteSettings
from service_circles.writing.site.translated_site import told_in

CACHE_FOLDER = ".circles"
"""Networks and reaches already worked out; safe to delete."""
Progress = Callable[[str], None]


@dataclass(frozen=True, eq=False)
class Loaded:
    """A project as read and checked; `directory` is None if its records have mistakes.

    `day` is the day that its pages are of: what lies behind it is archived, what is to come not shown yet.
    """

    root: Path
    directory: ServiceDirectory | None
    pages: tuple[HandwrittenPage, ...]
    problems: tuple[Problem, ...]
    day: date | None = None

    @property
    def mistakes(self) -> bool:
        """Whether anything stops a build."""
        return any(problem.is_mistake for problem in self.problems)


def load(root: Path, day: date | None = None) -> Loaded:
    """Read and check a project. Never raises for an author's mistake: those are in `problems`.

    Without a day it is that of SOURCE_DATE_EPOCH if that is set, else today, in the directory's zone.
    """
    read, problems = read_directory(root)
    pages, page_problems = read_pages(root)
    found = [*problems, *page_problems]
    if read is not None and not any(problem.is_mistake for problem in found):
        latest = _latest_day(day, read.directory.zone)
        found += check_directory(read, pages, root, root / CACHE_FOLDER, theme_folders(root), latest)
    directory = read.directory if read else None
    day = day or (day_of_build(directory.zone) if directory else None)
    return Loaded(root, directory, pages, tuple(sorted(found, key=lambda p: p.order)), day)


def day_of_build(zone: ZoneInfo) -> date:
    """The day that pages are made for: from SOURCE_DATE_EPOCH, so that builds can be repeated, else today."""
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    now = (
        datetime.fromtimestamp(int(given), zone)
        if given.isdecimal() and len(given) < 12
        else datetime.now(zone)
    )
    return now.date()


def _latest_day(day: date | None, zone: ZoneInfo) -> date:
    """The day up to which records may tell: pages of an earlier day are made from what is known today."""
    return max(day or day_of_build(zone), datetime.now(zone).date())


@dataclass(frozen=True)
class Publication:
    """A directory ready to be written, in each of its languages, with the files that all of them share."""

    editions: tuple[Edition, ...]
    shared: Mapping[str, Make]
    written: Site
    """The site as its authors wrote it, before any translation."""

    @property
    def renderer(self) -> Renderer:
        """What makes the pages at the root of the site."""
        return self.editions[0].renderer

    @cached_property
    def pages(self) -> Mapping[str, Page]:
        """All record pages by address."""
        return {address: page for edition in self.editions for address, page in edition.pages.items()}

    @property
    def files(self) -> list[str]:
        """The addresses of all other files, each once."""
        made = [address for edition in self.editions for address in edition.files]
        return list(dict.fromkeys([*self.shared, *made]))

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

    @cached_property
    def search_index(self) -> Mapping[str, bytes]:
        """What the search page fetches, by address."""
        return index_files(self.written, [edition.site for edition in self.editions])

    def write_search_index(self, output: Path) -> None:
        """Write it below a folder."""
        write_files(self.search_index.get, list(self.search_index), output, helpers=False)


def _shared_files(editions: Sequence[Edition]) -> dict[str, Make]:
    """The data, the same for readers of every language; made only when asked for."""
    site = editions[0].site
    files: dict[str, Make] = {name: partial(json_file, site, kind) for name, kind in json_names().items()}
    files["data/reach.json"] = lambda: reach_json(figures_for(site.reaches, site.calendar))
    files["data/schema.json"] = lambda: schema_text().encode()
    files[WORKER] = partial(retired_worker, THEME)
    files |= icon_files(site.assets.files[site.assets["emblem.svg"]].decode())
    if site.settings.site_url:
        files["sitemap.xml"] = partial(sitemap, site, sorted(_addresses(editions)))
    return files


def _addresses(editions: Sequence[Edition]) -> Iterator[str]:
    """All addresses that the sitemap names, those of hand-written pages and the atlas too."""
    for edition in editions:
        site, prefix = edition.site, edition.site.language.prefix
        yield from (address for address, page in edition.pages.items() if page.indexed)
        yield from (prefix + page.address for page in site.pages)
        yield from (f"{prefix}atlas/" for _ in range(site.has_atlas))


@lru_cache(maxsize=2)
def publication(loaded: Loaded, settings: SiteSettings) -> Publication:
    """The publication of a project without mistakes."""
    if loaded.directory is None:
        raise ValueError("a directory with mistakes is not published")
    day = loaded.day or day_of_build(loaded.directory.zone)
    directory = as_of(loaded.directory, day)
    themes = theme_folders(loaded.root)
    languages = languages_of(directory.settings.languages, themes, kept_names(directory))
    reaches = reaches_of(directory, loaded.root, loaded.root / CACHE_FOLDER)
    base = Site(
        directory,
        calendar_for(directory.settings),
        settings,
        make_assets(THEME, directory.settings.accent, directory.settings.time_zone),
        reaches,
        tuple(page for page in loaded.pages if page.language is None),
        tuple(page for page in loaded.pages if page.language is not None),
        languages=languages,
        day=day,
    )
    editions = tuple(edition_of(told_in(base, language, THEME), *themes) for language in languages)
    return Publication(editions, _shared_files(editions), base)


def write_site(
    loaded: Loaded, settings: SiteSettings, output: Path, *, progress: Progress, is_preview: bool = False
) -> int:
    """Write all but the hand-written pages into a folder; returns the number of record pages.

    Hand-written pages and pictures should be there already. In a preview nothing is kept in browsers.
    """
    published = publication(loaded, settings)
    progress(f"正在生成 {len(published.pages)} 页…… / writing {len(published.pages)} pages")
    is_long = len(published.pages) >= WORTH_FORKING
    with beside(partial(published.write_search_index, output), is_long=is_long):
        write_files(published.make, [*published.files, *published.pages], output)
    if not is_preview:
        write_offline(THEME, published.editions, output)
    return len(published.pages)


def render(loaded: Loaded, settings: SiteSettings, address: str) -> bytes | None:
    """One page or file by its address, for serving; None if the records make no such thing."""
    return publication(loaded, settings).make(address)


def editions_of(loaded: Loaded, settings: SiteSettings) -> tuple[Edition, ...]:
    """The site in each of its languages, for those who write its hand-written pages."""
    return publication(loaded, settings).editions


def frame_for(edition: Edition, address: str) -> Frame:
    """Head, header and footer of the hand-written page at an address, in the edition's language."""
    page = next((page for page in edition.site.pages if page.address == address), None)
    title = page.title if page else edition.site.directory.settings.name
    description = page.front_matter.get("description") if page else None
    return frame_of(edition.renderer, address, title, description, page)
