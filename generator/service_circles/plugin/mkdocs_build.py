"""MkDocs called from our own commands, with its messages as texts for the author."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException
from mkdocs.utils.yaml import yaml_load

from service_circles.build.publication import Publication
from service_circles.build.site_writer import Progress
from service_circles.plugin.mkdocs_plugin import ServiceCirclesPlugin
from service_circles.plugin.mkdocs_settings import settings_of
from service_circles.shell.site_file import SITE_FILE, advice_about
from service_circles.writing.handwritten.handwritten_html import PagesRefusedError


class MkDocsSite:
    """The hand-written pages of a project, built as its mkdocs.yml says. PagesRefusedError for a mistake in it."""

    def __init__(self, root: Path, say: Progress) -> None:
        with _messages(f"{SITE_FILE}: "):
            self._config = load_config(str(root / SITE_FILE))
        with (root / SITE_FILE).open("rb") as opened:
            self._written: dict[str, object] = yaml_load(opened)
        self._say = say
        self._refuse_other_themes()
        self.settings = settings_of(self._config)

    def _refuse_other_themes(self) -> None:
        if self._config.theme.name != "material":
            raise PagesRefusedError(
                f"{SITE_FILE}: 请写 theme: name: material，样子在 site_theme/ 和 extra_css 里改"
                " / set `theme: name: material`; looks are changed in site_theme/ and by extra_css"
            )

    def build(self, publication: Publication, folder: Path) -> None:
        """Build the hand-written pages and media into a folder, which is emptied before."""
        plugin = self._config.plugins.get("service-circles")
        if not isinstance(plugin, ServiceCirclesPlugin):
            raise PagesRefusedError(
                f"{SITE_FILE}: plugins 里要有 service-circles / plugins must list service-circles"
            )
        self._config.site_dir = str(folder)
        plugin.given, plugin.with_records, plugin.say = publication, False, self._say
        with _messages() as warnings:
            build(self._config)
        said = advice_about(self._written, self.settings, Path(self._config.docs_dir))
        for warning in (*warnings, *said):
            self._say(f"提醒 / warning: {warning}")


@contextmanager
def _messages(place: str = "") -> Iterator[list[str]]:
    """Collects MkDocs' warnings and errors; if MkDocs gives up, raises PagesRefusedError with all of them."""
    listener = _Listener(logging.WARNING)
    logger = logging.getLogger("mkdocs")
    logger.addHandler(listener)
    try:
        yield listener.messages
    except OSError:
        raise  # a full disk and the like
    except Exception as error:
        # MkDocs logs `Error reading page 'x.md': …` for whatever a page makes Markdown fail on.
        if not listener.messages and not isinstance(error, (MkDocsException, ValueError)):
            raise
        messages = listener.messages or [str(error)]
        raise PagesRefusedError("\n".join(place + message for message in messages)) from error
    finally:
        logger.removeHandler(listener)


class _Listener(logging.Handler):
    def __init__(self, level: int) -> None:
        super().__init__(level)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())
