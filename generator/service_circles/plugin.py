"""The door to MkDocs, and the only file that knows it: hand-written pages become part of the site."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, Literal

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException, PluginError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents

from service_circles.basics.content_hash import content_hash
from service_circles.basics.theme_folder import THEME
from service_circles.build import Loaded, editions_of, frame_for, load, write_site
from service_circles.problems.report import report
from service_circles.reading.pages.handwritten_pages import HandwrittenPage
from service_circles.records.record import Record
from service_circles.writing.edition import Edition
from service_circles.writing.output.output_folder import mark
from service_circles.writing.rendering.handwritten_html import (
    MARKDOWN_EXTENSIONS,
    LinkTarget,
    PagesRefusedError,
    in_words,
    is_published_media,
    one_folder_down,
    publishable_html,
)
from service_circles.writing.rendering.language_marks import finished
from service_circles.writing.site.addresses import address_of, up_from
from service_circles.writing.site.site import SiteSettings

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

NAME = "service-circles"
CONFIG_FILE = "mkdocs.yml"
_READ_ENDINGS = (".yaml", ".yml", ".osm", ".osm.pbf")
"""Files of content/ that are read for the pages and not published themselves."""
Say = Callable[[str], None]

_log = logging.getLogger(f"mkdocs.plugins.{NAME}")
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
        self._editions = editions_of(self.loaded, self.settings)
        self._shown = {
            edition.site.language.prefix + _source_uri(page): (edition, page.address)
            for edition in self._editions
            for page in edition.site.pages
        }
        told = {page.path for edition in self._editions for page in edition.site.pages}
        own_styles = _own_styles(config)
        kept = [own_styles, *_in_other_languages(self._editions, config)]
        for file in files:
            if self._is_published(file, config):
                kept.append(file)
            elif file.src_dir == config.docs_dir and not (
                file.src_uri.lower().endswith(_READ_ENDINGS) or f"content/{file.src_uri}" in told
            ):
                self.say(f"这类文件不发布 / files of this kind are not published: content/{file.src_uri}")
        material_styles = next(file for file in kept if _is_material_stylesheet(file))
        self._styles = {"own_styles": own_styles.url, "material_styles": material_styles.url}
        return Files(kept)

    def _is_published(self, file: File, config: MkDocsConfig) -> bool:
        if file.src_dir != config.docs_dir:
            return _is_material_stylesheet(file)
        named = {str(path) for path in (*config.extra_css, *config.extra_javascript)}
        return file.src_uri in self._shown or is_published_media(file.src_uri) or file.src_uri in named

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        """Forget the front matter, which we have read ourselves: a page must not choose templates or icons."""
        page.meta = {}
        edition, address = self._shown[page.file.src_uri]
        prefix = edition.site.language.prefix
        folder = page.file.src_uri.removeprefix(prefix).rpartition("/")
        return one_folder_down(markdown, folder[0] + folder[1], address) if prefix else markdown

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        """Clean the HTML; `record:` links become addresses."""
        edition, address = self._shown[page.file.src_uri]
        language = edition.site.language

        def find(record_id: str) -> LinkTarget | None:
            record = edition.site.directory.find(Record, record_id)
            return LinkTarget(up_from(address) + address_of(record), record.name) if record else None

        cleaned = publishable_html(html, find, language.words)
        is_converted = language.is_chinese and _page_at(edition, address).language is None
        return in_words(cleaned, language.words) if is_converted else cleaned

    def on_page_context(self, context: Any, *, page: Page, config: MkDocsConfig, nav: Navigation) -> Any:  # noqa: ARG002
        """Give the template the frame that record pages have, and plain texts in place of front matter."""
        headings = list(page.toc)
        edition, address = self._shown[page.file.src_uri]
        this, words = _page_at(edition, address), edition.site.words
        contents = headings[0].children if len(headings) == 1 else headings
        is_converted = edition.site.language.is_chinese and this.language is None
        config.theme["language"] = edition.site.language.code
        context.update(
            self._styles,
            _=words,
            frame=frame_for(edition, address),
            home=up_from(address),
            title=this.title,
            crumbs=[known for known in edition.site.pages if _is_above(known.address, address)],
            contents=[(each.url, words(each.title) if is_converted else each.title) for each in contents],
            only_in_chinese=not edition.site.language.is_chinese and this.language is None,
        )
        page.toc = TableOfContents([])  # or Material adds a second link to skip to the text
        return context

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:  # noqa: ARG002
        """Chinese in pages of another language is marked as Chinese."""
        edition, _ = self._shown[page.file.src_uri]
        return finished(output, edition.site.language)

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write the record pages, shared files and exports beside the hand-written pages."""
        folder = Path(config.site_dir)
        if self.with_records:
            write_site(self.loaded, self.settings, folder, progress=self.say, is_preview=self.serving)
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
        project = config.edit_uri.strip("/").rpartition("/")[0]  # edit_uri itself is for content/
        edit_url = f"{config.repo_url.rstrip('/')}/{project}/{{path}}#L{{line}}"
    return SiteSettings(site_url=config.site_url, edit_url=edit_url)


def _tune(config: MkDocsConfig) -> None:
    """Material without foreign fonts, scripts and pages of its own; Markdown with few extensions."""
    config.use_directory_urls = True
    theme = config.theme
    theme.static_templates = set()
    theme["font"] = False
    theme["features"] = []
    theme["language"] = "zh-Hans"
    if str(THEME) not in theme.dirs:
        theme.dirs.insert(1 if theme.custom_dir else 0, str(THEME))
    for name, options in MARKDOWN_EXTENSIONS.items():
        if name not in config.markdown_extensions:
            config.markdown_extensions.append(name)
        config.mdx_configs[name] = {**options, **config.mdx_configs.get(name, {})}


def _source_uri(page: HandwrittenPage) -> str:
    """The path that a page has within content/, or that its translation would have."""
    return page.original.removeprefix("content/")


def _page_at(edition: Edition, address: str) -> HandwrittenPage:
    return next(page for page in edition.site.pages if page.address == address)


def _in_other_languages(editions: Iterable[Edition], config: MkDocsConfig) -> Iterator[File]:
    """Every page once more in each language's folder: as its author translated it, else as it was written."""
    for edition in editions:
        prefix = edition.site.language.prefix
        for page in edition.site.pages if prefix else ():
            yield File.generated(config, prefix + _source_uri(page), content=page.source.text)


def _own_styles(config: MkDocsConfig) -> File:
    content = (THEME / "handwritten.css").read_bytes()
    digest = content_hash(content)
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
    return settings_of(_configuration(root))


def publish(root: Path, folder: Path, loaded: Loaded, *, say: Say, with_records: bool) -> list[str]:
    """Build the site of a project into a folder, or its hand-written pages alone; MkDocs' warnings."""
    config = _configuration(root, site_dir=str(folder))
    plugin = config.plugins.get(NAME)
    if not isinstance(plugin, ServiceCirclesPlugin):
        raise PagesRefusedError(
            f"{CONFIG_FILE}: plugins 里要有 service-circles / plugins must list service-circles"
        )
    plugin.given, plugin.with_records, plugin.say = loaded, with_records, say
    with _heard() as heard:
        build(config)
    return heard


def _configuration(root: Path, **options: str) -> MkDocsConfig:
    with _heard(f"{CONFIG_FILE}: "):
        return load_config(str(root / CONFIG_FILE), **options)


@contextmanager
def _heard(place: str = "") -> Iterator[list[str]]:
    """What MkDocs says from warnings upwards; if it gives up, PagesRefusedError with all of it."""
    listener = _Listener(logging.WARNING)
    logger = logging.getLogger("mkdocs")
    logger.addHandler(listener)
    try:
        yield listener.heard
    except (MkDocsException, ValueError, RecursionError) as error:
        words = listener.heard or [str(error)]
        raise PagesRefusedError("\n".join(place + line for line in words)) from error
    finally:
        logger.removeHandler(listener)


class _Listener(logging.Handler):
    def __init__(self, level: int) -> None:
        super().__init__(level)
        self.heard: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.heard.append(record.getMessage())
