"""Texts of records as HTML."""

import re
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


# A line that begins with a Chinese character and has nothing that means anything in Markdown or HTML: most texts.
_PLAIN_CHARACTERS = (
    r"\u4e00-\u9fffA-Za-z0-9\u3001-\u3011\uff01\uff08\uff09\uff0c\uff1a\uff1b\uff1f\uff5e"
    r"\u00b7\u2014\u201c\u201d\u2026,.%/()+\-"
)
_PLAIN = re.compile(rf"[\u4e00-\u9fff](?:[{_PLAIN_CHARACTERS} ]*[{_PLAIN_CHARACTERS}])?")


@lru_cache(maxsize=1024)
def prose(text: str | None) -> Markup:
    """A record's text as HTML."""
    if not text:
        return Markup("")
    made = f"<p>{text}</p>\n" if _PLAIN.fullmatch(text) else _reader().render(text)
    return Markup(made)  # noqa: S704 - html is off
