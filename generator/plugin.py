"""The door to MkDocs, and the only file that knows it: hand-written pages become part of the site."""

from __future__ import annotations

import hashlib
import logging
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import Any, Literal

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents

from generator.build import THEME, Loaded, frame_for, load, write_site
from generator.reporting import report
from generator.writing.handwritten import (
    LinkTarget,
    PagesRefusedError,
    is_published_media,
    plain_text,
    publishable_html,
)
from generator.writing.links import address_of, up_from
from generator.writing.site import SiteSettings
from generator.writing.site_folder import mark

NAME = "service-circles"
CONFIG_FILE = "mkdocs.yml"
Say = Callable[[str], None]


def _anchor(heading: str, separator: str) -> str:
    """The anchor of a heading; Chinese stays readable."""
    return re.sub(r"\s+", separator, re.sub(r"[^\w\s-]", "", heading).strip().lower())


_log = logging.getLogger(f"mkdocs.plugins.{NAME}")
_MARKDOWN: dict[str, dict[str, Any]] = {
    "tables": {"use_align_attribute": True},  # not as a style attribute: the policy forbids those
    "toc": {"slugify": _anchor},
    "admonition": {},
    "footnotes": {"BACKLINK_TITLE": "回到正文"},
    "pymdownx.details": {},
    "pymdownx.tasklist": {},
}

_SCRIPT_POLICY = re.compile('script-src (?:&#39;|[^;"])*')


class ServiceCirclesPlugin(BasePlugin):  # type: ignore[type-arg]
    """Checks before MkDocs empties the site, cleans what Markdown made, then writes the record pages."""

    loaded: Loaded
    settings: SiteSettings
    given: Loaded | None = None
    with_records = True
    say: Say = staticmethod(_log.info)
    serving = False

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG002
        """Remember whether pages will carry MkDocs' live-reload script."""
        self.serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read and check everything; on a mistake stop here, while the last good site is still there."""
        root = Path(config.config_file_path).resolve().parent
        if Path(config.docs_dir).resolve() != root / "content":
            raise PluginError("mkdocs.yml: 请写 docs_dir: content / set docs_dir: content")
        self.loaded = self.given or load(root)
        if self.loaded.problems and not self.given:
            text = "\n" + report(self.loaded.problems, color=False)
            if self.loaded.mistakes:
                raise PluginError(text)
            _log.info(text)
        self.settings = settings_of(config)
        _tune(config)
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Keep pages and media of content/ and Material's one stylesheet; drop YAML and theme sources."""
        kept = [file for file in files if _is_published(file, config)]
        own_styles = _own_styles(config)
        self._styles = {
            "material_styles": next(file.url for file in kept if _is_material_stylesheet(file)),
            "own_styles": own_styles.url,
        }
        return Files([*kept, own_styles])

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        """Of the front matter only texts to show are kept: a page must not choose templates or icons."""
        page.meta = {key: str(page.meta[key]) for key in ("title", "description") if key in page.meta}
        return markdown

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        """Clean the HTML; `record:` links become addresses."""

        def find(record_id: str) -> LinkTarget | None:
            record = self.loaded.directory.by_id.get(record_id) if self.loaded.directory else None
            return LinkTarget(up_from(page.url) + address_of(record), record.name) if record else None

        return publishable_html(html, find)

    def on_page_context(self, context: Any, *, page: Page, config: MkDocsConfig, nav: Navigation) -> Any:  # noqa: ARG002
        """Give the template the frame that record pages have, and plain texts in place of front matter."""
        headings = list(page.toc)
        context["frame"] = frame_for(self.loaded, self.settings, page.url)
        context.update(self._styles)
        context["title"] = plain_text(str(page.title))
        context["crumbs"] = [above for above in self.loaded.pages if _is_above(above.address, page.url)]
        context["contents"] = headings[0].children if len(headings) == 1 else headings
        page.toc = TableOfContents([])  # or Material adds a second link to skip to the text
        return context

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write the record pages, shared files and exports beside the hand-written pages."""
        folder = Path(config.site_dir)
        if self.with_records:
            write_site(self.loaded, self.settings, folder, progress=self.say)
            mark(folder)
        if self.serving:
            _allow_live_reload(folder)

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:  # noqa: ARG002
        """Watch the records and the theme too; content/ and mkdocs.yml are watched by MkDocs."""
        server.watch(str(Path(config.config_file_path).parent / "communities.yaml"))
        for folder in _theme_folders(config):
            server.watch(folder)
        return server


def settings_of(config: MkDocsConfig) -> SiteSettings:
    """Where the site is published, and the link to a line of any file in the repository."""
    edit_url = None
    if config.repo_url and config.edit_uri:
        folder = config.edit_uri.removesuffix("/").removesuffix("content").strip("/")
        edit_url = f"{config.repo_url.rstrip('/')}/{folder}/{{path}}#L{{line}}"
    return SiteSettings(site_url=config.site_url, edit_url=edit_url)


def _tune(config: MkDocsConfig) -> None:
    """Material without foreign fonts, scripts and pages of its own; Markdown with few extensions."""
    config.use_directory_urls = True
    theme = config.theme
    theme.static_templates = set()
    theme["font"] = False
    theme["features"] = []
    theme["language"] = "zh"
    if str(THEME) not in theme.dirs:
        theme.dirs.insert(1 if theme.custom_dir else 0, str(THEME))
    for name, options in _MARKDOWN.items():
        if name not in config.markdown_extensions:
            config.markdown_extensions.append(name)
        config.mdx_configs[name] = {**options, **config.mdx_configs.get(name, {})}


def _is_published(file: File, config: MkDocsConfig) -> bool:
    if file.src_dir != config.docs_dir:
        return _is_material_stylesheet(file)
    named = {str(path) for path in (*config.extra_css, *config.extra_javascript)}
    return file.is_documentation_page() or is_published_media(file.src_uri) or file.src_uri in named


def _own_styles(config: MkDocsConfig) -> File:
    content = (THEME / "handwritten.css").read_bytes()
    digest = hashlib.blake2b(content, digest_size=5).hexdigest()
    return File.generated(config, f"assets/handwritten.{digest}.css", content=content)


def _is_material_stylesheet(file: File) -> bool:
    return PurePosixPath(file.src_uri).match("assets/stylesheets/main.*.min.css")


def _is_above(address: str, below: str) -> bool:
    """Whether a page is on the way from the home page down to another: 'guides/' and 'guides/first-visit/'."""
    return address != below and below.startswith(address)


def _theme_folders(config: MkDocsConfig) -> list[str]:
    own = {config.theme.custom_dir, str(THEME)}
    return [folder for folder in config.theme.dirs if folder in own]


def _allow_live_reload(folder: Path) -> None:
    """While previewing, MkDocs puts an inline script into pages; the published site has no such leave."""
    for file in folder.rglob("*.html"):
        text = file.read_text("utf-8")
        file.write_text(_SCRIPT_POLICY.sub("script-src 'self' 'unsafe-inline'", text, count=1), "utf-8")


def read_settings(root: Path) -> SiteSettings:
    """The part of mkdocs.yml that record pages need."""
    with _heard():
        return settings_of(load_config(str(root / CONFIG_FILE)))


def publish(root: Path, folder: Path, loaded: Loaded, *, say: Say, with_records: bool) -> list[str]:
    """Build the site of a project into a folder, or its hand-written pages alone; MkDocs' warnings."""
    with _heard() as heard:
        config = load_config(str(root / CONFIG_FILE), site_dir=str(folder))
        plugin = config.plugins.get(NAME)
        if not isinstance(plugin, ServiceCirclesPlugin):
            raise PluginError("plugins: 要有 - service-circles / plugins must list service-circles")
        plugin.given, plugin.with_records, plugin.say = loaded, with_records, say
        build(config)
    return heard


@contextmanager
def _heard() -> Iterator[list[str]]:
    """What MkDocs says from warnings upwards; if it gives up, PagesRefusedError with all of it."""
    listener = _Listener(logging.WARNING)
    logger = logging.getLogger("mkdocs")
    logger.addHandler(listener)
    try:
        yield listener.heard
    except (MkDocsException, ValueError, RecursionError) as error:
        raise PagesRefusedError("\n".join([*listener.heard, str(error)])) from error
    finally:
        logger.removeHandler(listener)


class _Listener(logging.Handler):
    def __init__(self, level: int) -> None:
        super().__init__(level)
        self.heard: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.heard.append(record.getMessage())
