"""Rendering: a page's values into its template. A pure function of records and templates."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

from jinja2 import Environment
from markupsafe import Markup

from service_circles.languages.language_marks import mark_chinese
from service_circles.writing.rendering.templates import make_environment, page_context
from service_circles.writing.site.page import Page
from service_circles.writing.site.site import Site


@dataclass(frozen=True, eq=False)
class Renderer:
    """Turns pages into HTML with the templates of some theme folders."""

    site: Site
    templates: Environment
    _parts: dict[tuple[str, str], Markup] = field(default_factory=dict)

    @staticmethod
    def of(site: Site, *theme_folders: Path) -> Renderer:
        """A renderer over theme folders; a project's own wins over ours."""
        return Renderer(site, make_environment(site.words, *theme_folders))

    def render(self, page: Page) -> str:
        """The whole page as HTML."""
        made = self.templates.get_template(page.template).render(
            page_context(self.site, page.address),
            title=page.title,
            description=page.description,
            canonical=self.site.absolute(page.address),
            indexed=page.indexed,
            bundles=self.site.assets.loaded_by.get(page.template, ()),
            header=self.part("header", page.address),
            footer=self.part("footer", page.address),
            **page.values(),
        )
        return mark_chinese(made, self.site.language)

    def part(self, name: str, address: str) -> Markup:
        """Header or footer of a page, made once for all pages whose addresses differ in their ids only."""
        key = (name, _without_ids(address))
        if key not in self._parts:
            template = self.templates.get_template(f"{name}.html")
            self._parts[key] = Markup(template.render(page_context(self.site, key[1])))  # noqa: S704 - our templates escape
        return self._parts[key].replace(THIS_PAGE, "" if address == "404.html" else quote(address))


THIS_PAGE = "@this-page@"
"""The placeholder in headers for the address of the page itself."""


def _without_ids(address: str) -> str:
    """'centers/x/' -> 'centers/-/', 'centers/' -> 'centers/'."""
    folder, slash, below = address.partition("/")
    return f"{folder}{slash}{'-/' * below.count('/')}"
