"""The Markdown of a page as HTML, with the headings of its contents."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from markdown import Extension, Markdown

from service_circles.shell.openable_links import OpenableLinks
from service_circles.writing.handwritten.handwritten_html import MARKDOWN_EXTENSIONS, PagesRefusedError

_ALWAYS = ("toc", "tables", "fenced_code")
"""Extensions that MkDocs brings; authors are used to them."""
Configs = Mapping[str, Mapping[str, Any]]


class MarkdownHtml(NamedTuple):
    """HTML, and the anchors and texts of the headings that a list of contents shows."""

    html: str
    headings: Sequence[tuple[str, str]]


class MarkdownExtensions(NamedTuple):
    """Names of extensions in the order in which they are loaded, and their settings."""

    names: tuple[str, ...]
    configs: Configs

    @staticmethod
    def of(written: object) -> "MarkdownExtensions":
        """Those of `markdown_extensions` in mkdocs.yml, a list or a mapping, with the ones that every site has."""
        own = dict(_named(written))
        configs = {name: dict(options) for name, options in MARKDOWN_EXTENSIONS.items()}
        for name, options in own.items():
            configs[name] = {**configs.get(name, {}), **options}
        names = dict.fromkeys((*_ALWAYS, *own, *MARKDOWN_EXTENSIONS))
        return MarkdownExtensions(
            tuple(names), {name: options for name, options in configs.items() if options}
        )


def _named(written: object) -> Iterable[tuple[str, Mapping[str, Any]]]:
    items: Iterable[object] = (
        [written] if isinstance(written, Mapping) else written if isinstance(written, list) else ()
    )
    for item in items:
        if isinstance(item, Mapping):
            yield from ((str(name), options or {}) for name, options in item.items())
        else:
            yield str(item), {}


def markdown_html(text: str, extensions: MarkdownExtensions, *more: Extension) -> MarkdownHtml:
    """The HTML of a text; PagesRefusedError if an extension does not exist or a text makes one fail."""
    try:
        converter = Markdown(
            extensions=[*extensions.names, OpenableLinks(), *more], extension_configs=dict(extensions.configs)
        )
        html = converter.convert(text)
    except Exception as error:
        raise PagesRefusedError(str(error)) from error
    tokens = getattr(converter, "toc_tokens", [])
    shown = tokens[0]["children"] if len(tokens) == 1 else tokens
    return MarkdownHtml(html, [(f"#{token['id']}", str(token["name"])) for token in shown])
