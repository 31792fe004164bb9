"""The whole pipeline: read, check, compute, write. Everything above this only opens doors to it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path

from generator.checking.directory import check_directory
from generator.problems import Problem
from generator.reaching.as_data import reach_json
from generator.reaching.directory_figures import figures_for
from generator.reaching.reaches import reaches_of
from generator.reading.content import read_directory
from generator.reading.markdown_pages import HandwrittenPage, read_pages
from generator.records.directory import ServiceDirectory
from generator.records.json_schema import schema_text
from generator.schedules.calendar import calendar_for
from generator.writing.assets import make_assets
from generator.writing.atlas_page import atlas_files
from generator.writing.exports import json_file, json_names, redirect, redirects, sitemap
from generator.writing.frame import Frame, frame_of
from generator.writing.pages import Renderer, file_of
from generator.writing.parallel import write_files
from generator.writing.site import Site, SiteSettings
from generator.writing.views import all_pages
from generator.writing.views.page import Page

THEME = Path(__file__).parent.parent / "site_theme"
CACHE_FOLDER = ".circles"
"""Networks and reaches already worked out; safe to delete."""
Progress = Callable[[str], None]
Make = Callable[[], bytes]


@dataclass(frozen=True, eq=False)
class Loaded:
    """A project as read and checked; `directory` is None if its records have mistakes."""

    root: Path
    directory: ServiceDirectory | None
    pages: tuple[HandwrittenPage, ...]
    problems: tuple[Problem, ...]

    @property
    def mistakes(self) -> bool:
        """Whether anything stops a build."""
        return any(problem.is_mistake for problem in self.problems)


def load(root: Path) -> Loaded:
    """Read and check a project. Never raises for an author's mistake: those are in `problems`."""
    read, problems = read_directory(root)
    pages, page_problems = read_pages(root)
    found = [*problems, *page_problems]
    if read is not None and not any(problem.is_mistake for problem in found):
        found += check_directory(read, pages, root, root / CACHE_FOLDER)
    return Loaded(root, read.directory if read else None, pages, tuple(sorted(found, key=lambda p: p.order)))


@dataclass(frozen=True)
class Publication:
    """A directory ready to be written: its pages, and what makes each other file, by address."""

    renderer: Renderer
    pages: Mapping[str, Page]
    files: Mapping[str, Make]

    def make(self, address: str) -> bytes | None:
        """The page or file at an address; None if the records make no such thing."""
        if address in self.pages:
            return self.renderer.render(self.pages[address]).encode()
        file = file_of(address)
        return self.files[file]() if file in self.files else None


def _files(renderer: Renderer, pages: Mapping[str, Page]) -> dict[str, Make]:
    """Everything but the record pages, made only when asked for."""
    site = renderer.site
    files: dict[str, Make] = {name: partial(bytes, content) for name, content in site.assets.files.items()}
    files |= {name: partial(json_file, site, kind) for name, kind in json_names().items()}
    files |= {name: partial(redirect, site, record) for name, record in redirects(site)}
    atlas = atlas_files(renderer)
    files |= atlas
    files["data/reach.json"] = lambda: reach_json(figures_for(site.reaches, site.calendar))
    files["data/schema.json"] = lambda: schema_text().encode()
    if site.settings.site_url:
        made_elsewhere = [page.address for page in site.pages] + ["atlas/"] * bool(atlas)
        addresses = sorted({*pages, *made_elsewhere} - {"404.html"})
        files["sitemap.xml"] = partial(sitemap, site, addresses)
    return files


@lru_cache(maxsize=2)
def publication(loaded: Loaded, settings: SiteSettings) -> Publication:
    """The publication of a project without mistakes."""
    directory = loaded.directory
    if directory is None:
        raise ValueError("a directory with mistakes is not published")
    themes = [folder for folder in (loaded.root / "site_theme", THEME) if (folder / "templates").is_dir()]
    cache = loaded.root / CACHE_FOLDER
    assets = make_assets(THEME, directory.settings.accent)
    reaches = reaches_of(directory, loaded.root, cache)
    site = Site(directory, calendar_for(directory.settings), settings, assets, reaches, loaded.pages)
    renderer = Renderer.of(site, *themes)
    pages = {page.address: page for page in all_pages(site)}
    return Publication(renderer, pages, _files(renderer, pages))


def write_site(loaded: Loaded, settings: SiteSettings, output: Path, *, progress: Progress) -> int:
    """Write all but the hand-written pages into a folder; returns the number of record pages."""
    published = publication(loaded, settings)
    progress(f"正在生成 {len(published.pages)} 页…… / writing {len(published.pages)} pages")
    write_files(published.make, [*published.files, *published.pages], output)
    return len(published.pages)


def render(loaded: Loaded, settings: SiteSettings, address: str) -> bytes | None:
    """One page or file by its address, for serving; None if the records make no such thing."""
    return publication(loaded, settings).make(address)


def frame_for(loaded: Loaded, settings: SiteSettings, address: str) -> Frame:
    """Head, header and footer of the hand-written page at an address."""
    renderer = publication(loaded, settings).renderer
    page = next((page for page in loaded.pages if page.address == address), None)
    title = page.title if page else renderer.site.directory.settings.name
    return frame_of(renderer, address, title, page.front_matter.get("description") if page else None)
