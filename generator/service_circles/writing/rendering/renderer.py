"""Rendering: a page's values into its template. A pure function of records and templates."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

from jinja2 import Template
from markupsafe import Markup

from service_circles.basics.read_log import shared_value
from service_circles.languages.language_marks import mark_chinese
from service_circles.writing.rendering.direct_templates import DirectEnvironment
from service_circles.writing.rendering.templates import depth_values, make_environment, page_values
from service_circles.writing.site.page import Page
from service_circles.writing.site.site import Site


@dataclass(frozen=True, eq=False)
class Renderer:
    """Turns pages into HTML with the templates of some theme folders."""

    site: Site
    _templates: DirectEnvironment
    _at_depths: dict[str, DirectEnvironment] = field(default_factory=dict)
    _parts: dict[tuple[str, str], list[str]] = field(default_factory=dict)

    @staticmethod
    def of(site: Site, *theme_folders: Path) -> Renderer:
        """A renderer over theme folders; a project's own wins over ours."""
        return Renderer(site, make_environment(site.words, *theme_folders))

    def render(self, page: Page) -> str:
        """The whole page as HTML."""
        made = self.template(page.template, page.address).render(
            page_values(self.site, page.address),
            title=page.title,
            description=page.description,
            canonical=self.site.absolute(page.address),
            indexed=page.indexed,
            bundles=self.site.assets.loaded_by.get(page.template, ()),
            header=self.part("header", page.address),
            footer=self.part("footer", page.address),
            **page.values(),
        )
        return mark_chinese(self.site.hours.with_keys(made), self.site.language)

    def template(self, name: str, address: str) -> Template:
        """A template for the page at an address: pages that are as deep in the site share its links and its macros."""
        depth = address if address == "404.html" else "-/" * address.count("/")
        if depth not in self._at_depths:
            with shared_value():
                self._at_depths[depth] = self._templates.with_values(depth_values(self.site, depth))
        return self._at_depths[depth].get_template(name)

    def part(self, name: str, address: str) -> Markup:
        """Header or footer of a page, made once for all pages whose addresses differ in their ids only."""
        key = (name, _without_ids(address))
        if key not in self._parts:
            with shared_value():
                made = self.template(f"{name}.html", key[1]).render(page_values(self.site, key[1]))
            self._parts[key] = made.split(THIS_PAGE)
        this_page = "" if address == "404.html" else quote(address)
        return Markup(this_page.join(self._parts[key]))  # noqa: S704 - our templates escape


THIS_PAGE = "@this-page@"
"""The placeholder in headers for the address of the page itself."""


def _without_ids(address: str) -> str:
    """'centers/x/' -> 'centers/-/', 'centers/' -> 'centers/'."""
    folder, slash, below = address.partition("/")
    return f"{folder}{slash}{'-/' * below.count('/')}"
