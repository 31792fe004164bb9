"""A site in one language: its pages and files, by their addresses on the whole site."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from service_circles.writing.cards.sharing import code_files
from service_circles.writing.drawings.qr_codes import qr_file
from service_circles.writing.feeds.atom import feeds_of
from service_circles.writing.feeds.calendars import calendar_files
from service_circles.writing.feeds.sitemap_and_redirects import redirect, redirects
from service_circles.writing.feeds.web_manifest import MANIFEST, manifest
from service_circles.writing.finding.near.near_files import NearData, WithNear
from service_circles.writing.pages.atlas import atlas_files
from service_circles.writing.pages.edit_page import form_files
from service_circles.writing.pages.handbook.guide_pages import picture_files
from service_circles.writing.pages.page_list import all_pages
from service_circles.writing.rendering.renderer import Renderer
from service_circles.writing.site.page import Page
from service_circles.writing.site.site import Site

Make = Callable[[], bytes]


@dataclass(frozen=True)
class Edition:
    """The pages in a language, and a function for each of its files."""

    renderer: Renderer
    pages: Mapping[str, Page]
    files: WithNear
    near: NearData

    @property
    def site(self) -> Site:
        """The records and settings that it is made of."""
        return self.renderer.site


def make_edition(site: Site, *theme_folders: Path) -> Edition:
    """The edition of a site in its language; a project's own theme folder wins over ours."""
    renderer, prefix = Renderer.of(site, *theme_folders), site.language.prefix
    near = NearData(site)
    pages = {prefix + page.address: page for page in all_pages(site, near)}
    files: dict[str, Make] = {name: partial(bytes, content) for name, content in site.assets.files.items()}
    files |= {prefix + name: partial(redirect, site, record) for name, record in redirects(site)}
    files |= {prefix + name: partial(qr_file, text) for name, text in code_files(site)}
    files |= {prefix + name: make for name, make in atlas_files(renderer).items()}
    files |= {prefix + name: make for name, make in feeds_of(site)}
    files |= {prefix + name: make for name, make in calendar_files(site)}
    files |= {prefix + name: make for name, make in form_files(site)}
    files |= {prefix + name: make for name, make in picture_files(site)}
    files |= _street_files(site)
    files[prefix + MANIFEST] = partial(manifest, site)
    return Edition(renderer, pages, WithNear(near, files), near)


def _street_files(site: Site) -> dict[str, Make]:
    if site.reaches.streets is None:
        return {}
    from service_circles.writing.finding.streets.street_files import street_files  # noqa: PLC0415  # brings NumPy

    return dict(street_files(site))
