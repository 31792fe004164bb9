"""The hooks that MkDocs calls; each passes on to the code that does the work."""

from __future__ import annotations

import logging
import re
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from service_circles.basics.theme_folder import THEME
from service_circles.build.publication import Publication, make_publication
from service_circles.build.site_writer import Progress, write_site
from service_circles.plugin.mkdocs_files import content_of, published_files
from service_circles.plugin.mkdocs_settings import adapt_settings, load_or_stop, project_root, settings_of
from service_circles.writing.handwritten.page_in_edition import PageInEdition, pages_by_source
from service_circles.writing.handwritten.picture_sizes import with_picture_sizes
from service_circles.writing.output.output_folder import mark_as_ours
from service_circles.writing.output.site_tree import SiteTree

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

_log = logging.getLogger("mkdocs.plugins.service-circles")
_SCRIPT_POLICY = re.compile('script-src (?:&#39;|[^;"])*')


class ServiceCirclesPlugin(BasePlugin):  # type: ignore[type-arg]
    """Checks before MkDocs empties the site, sanitizes the HTML of Markdown, then writes the record pages."""

    given: Publication | None = None
    with_records = True
    say: Progress = staticmethod(_log.info)
    serving = False
    publication: Publication
    pages: dict[str, PageInEdition]

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG002
        """Remember whether pages will carry MkDocs' live-reload script."""
        self.serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read and check everything; on a mistake stop here, while the last good site is still there."""
        adapt_settings(config)
        self.publication = self.given or make_publication(load_or_stop(config), settings_of(config))
        self.pages = pages_by_source(self.publication.editions)
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Keep pages and media of content/; drop YAML and all that the theme has."""
        return published_files(files, self.pages, self.publication, config, self.say)

    def on_page_read_source(self, *, page: Page, config: MkDocsConfig) -> str:  # noqa: ARG002
        """Leave out the front matter, which we have read ourselves: a page must not choose templates or icons."""
        # After an empty line MkDocs does not look for front matter, nor take a first line `Note: …` for it.
        return "\n" + self.pages[page.file.src_uri].page.body

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        """Give the Markdown that can be converted in the page's language."""
        return self.pages[page.file.src_uri].markdown(markdown)

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        """Clean the HTML; `record:` links become addresses, pictures get their sizes."""
        clean = self.pages[page.file.src_uri].clean_html(html)
        return with_picture_sizes(clean, page.url, partial(content_of, files))

    def on_page_context(self, context: Any, *, page: Page, config: MkDocsConfig, nav: Navigation) -> Any:  # noqa: ARG002
        """Give the template the frame that record pages have, and plain texts in place of front matter."""
        shown, headings = self.pages[page.file.src_uri], list(page.toc)
        contents = headings[0].children if len(headings) == 1 else headings
        context.update(shown.template_values([(each.url, each.title) for each in contents]))
        return context

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:  # noqa: ARG002
        """Mark Chinese in pages of another language as Chinese."""
        return self.pages[page.file.src_uri].mark_chinese(output)

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write the record pages, shared files and exports beside the hand-written pages."""
        folder = Path(config.site_dir)
        if self.with_records:
            write_site(self.publication, SiteTree(folder), progress=self.say, is_preview=self.serving)
            mark_as_ours(folder)
        if self.serving:
            allow_live_reload(folder)

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:  # noqa: ARG002
        """Watch the records and the theme too."""
        watch_project(server, config)
        return server


def watch_project(server: LiveReloadServer, config: MkDocsConfig) -> None:
    """Watch the settings and the theme; MkDocs itself watches content/ and mkdocs.yml."""
    server.watch(str(project_root(config) / "communities.yaml"))
    for folder in config.theme.dirs:
        if folder in {config.theme.custom_dir, str(THEME)}:
            server.watch(folder)


def allow_live_reload(folder: Path) -> None:
    """Let pages run the inline script of MkDocs' live reload, which the policy of published pages forbids."""
    for file in folder.rglob("*.html"):
        text = file.read_text("utf-8")
        file.write_text(_SCRIPT_POLICY.sub("script-src 'self' 'unsafe-inline'", text, count=1), "utf-8")
