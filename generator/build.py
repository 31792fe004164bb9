"""The whole pipeline: read, check, compute, write. Everything above this only opens doors to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from generator.checking.directory import check_directory
from generator.problems import Problem
from generator.reading.content import read_directory
from generator.reading.markdown_pages import HandwrittenPage, read_pages
from generator.records.directory import ServiceDirectory
from generator.records.json_schema import schema_text
from generator.schedules.calendar import calendar_for
from generator.writing.assets import make_assets
from generator.writing.exports import json_files, redirects, sitemap
from generator.writing.frame import Frame, frame_of
from generator.writing.maps.atlas_page import atlas_files
from generator.writing.pages import Renderer, file_of
from generator.writing.parallel import write_pages
from generator.writing.site import Site, SiteSettings
from generator.writing.views import all_pages
from generator.writing.views.page import Page

THEME = Path(__file__).parent.parent / "site_theme"
Progress = Callable[[str], None]


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
        found += check_directory(read, pages)
    return Loaded(root, read.directory if read else None, pages, tuple(sorted(found, key=lambda p: p.order)))


@dataclass(frozen=True)
class Publication:
    """A directory ready to be written: its site, its pages by address, its renderer."""

    site: Site
    pages: dict[str, Page]
    renderer: Renderer

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Everything but the record pages: assets, data, redirects, sitemap, atlas, schema."""
        yield from self.site.assets.files.items()
        yield from json_files(self.site)
        yield from redirects(self.site)
        yield from atlas_files(self.site)
        yield "data/schema.json", schema_text().encode()
        addresses = [*self.pages, *(page.address for page in self.site.pages)]
        listed = sitemap(self.site, sorted(address for address in addresses if address != "404.html"))
        if listed:
            yield "sitemap.xml", listed


@lru_cache(maxsize=2)
def publication(loaded: Loaded, settings: SiteSettings) -> Publication:
    """The publication of a project without mistakes."""
    directory = loaded.directory
    if directory is None:
        raise ValueError("a directory with mistakes is not published")
    themes = [folder for folder in (loaded.root / "site_theme", THEME) if (folder / "templates").is_dir()]
    assets = make_assets(THEME, directory.settings.accent)
    site = Site(directory, calendar_for(directory.settings), settings, assets, loaded.pages)
    pages = {page.address: page for page in all_pages(site)}
    return Publication(site, pages, Renderer.of(site, *themes))


def write_site(loaded: Loaded, settings: SiteSettings, output: Path, *, progress: Progress) -> int:
    """Write all but the hand-written pages into a folder; returns the number of record pages."""
    published = publication(loaded, settings)
    progress(f"正在生成 {len(published.pages)} 页…… / writing {len(published.pages)} pages")
    write_pages(published.renderer, list(published.pages.values()), output)
    for address, content in published.files():
        file = output / address
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    return len(published.pages)


def render(loaded: Loaded, settings: SiteSettings, address: str) -> bytes | None:
    """One page or file by its address, for serving; None if the records make no such thing."""
    published = publication(loaded, settings)
    if address in published.pages:
        return published.renderer.render(published.pages[address]).encode()
    wanted = {address, file_of(address)}
    return next((content for name, content in published.files() if name in wanted), None)


def frame_for(loaded: Loaded, settings: SiteSettings, address: str) -> Frame:
    """Head, header and footer of a hand-written page at an address."""
    published = publication(loaded, settings)
    page = next((page for page in loaded.pages if page.address == address), None)
    return frame_of(
        published.renderer, address, page.title if page else published.site.directory.settings.name
    )
