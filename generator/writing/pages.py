"""Rendering: a page's values into its template. A pure function of records and templates."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment

from generator.writing.site import Site
from generator.writing.templating import environment, page_context
from generator.writing.views.page import Page


@dataclass(frozen=True)
class Renderer:
    """Turns pages into HTML with the templates of some theme folders."""

    site: Site
    templates: Environment

    @staticmethod
    def of(site: Site, *theme_folders: Path) -> Renderer:
        """A renderer over theme folders; a project's own wins over ours."""
        return Renderer(site, environment(*theme_folders))

    def render(self, page: Page) -> str:
        """The whole page as HTML."""
        return self.templates.get_template(page.template).render(
            page_context(self.site, page.address),
            title=page.title,
            description=page.description,
            canonical=self.site.absolute(page.address),
            **page.values(),
        )


def file_of(address: str) -> str:
    """The file that a web host serves for an address: 'centers/x/' -> 'centers/x/index.html'."""
    return f"{address}index.html" if address.endswith("/") or not address else address
