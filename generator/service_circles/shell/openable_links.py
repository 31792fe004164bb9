"""An extension of Python-Markdown: links to addresses that no browser opens become plain text."""

from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor

from service_circles.records.values.fields import is_openable


class OpenableLinks(Extension):  # type: ignore[misc]
    """Makes links to addresses that no browser opens plain text, since what makes links relative fails on them."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Come before links are made relative."""
        md.treeprocessors.register(
            _DropBrokenLinks(md), "openable_links", priority=1
        )  # relative links have 0, MkDocs' too


class _DropBrokenLinks(Treeprocessor):  # type: ignore[misc]
    def run(self, root: Element) -> None:
        for element in root.iter():
            name = {"a": "href", "img": "src"}.get(element.tag)
            if name and not is_openable(element.get(name, "")):
                element.tag = "span"
                del element.attrib[name]
