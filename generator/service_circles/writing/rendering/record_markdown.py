"""Markdown from records: no raw HTML, links only with safe schemes."""

from functools import cache, lru_cache
from urllib.parse import urlsplit

from markdown_it import MarkdownIt
from markupsafe import Markup

from service_circles.records.values.fields import URL_SCHEMES


def _safe_link(url: str) -> bool:
    return urlsplit(url).scheme in URL_SCHEMES


@cache
def _reader() -> MarkdownIt:
    reader = MarkdownIt("commonmark", {"html": False}).disable(["image", "heading", "lheading"])
    reader.validateLink = _safe_link  # type: ignore[method-assign]
    return reader


@lru_cache(maxsize=1024)
def prose(text: str | None) -> Markup:
    """A record's text as HTML."""
    return Markup(_reader().render(text)) if text else Markup("")  # noqa: S704 - html is off
