"""An extension of Python-Markdown: links to files of content/ become the addresses that these have on the site."""

import posixpath
from collections.abc import Mapping
from urllib.parse import unquote, urlsplit, urlunsplit
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE


class RelativeLinks(Extension):  # type: ignore[misc]
    """Makes links of a page, which name files as they lie in content/, relative to the page's address.

    `addresses`: of each published file by its path below content/, percent-encoded.
    """

    def __init__(self, path: str, addresses: Mapping[str, str]) -> None:
        super().__init__()
        self.path = path
        self.addresses = addresses

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Come after all that makes or changes links."""
        md.treeprocessors.register(_Relative(self), "relative_links", priority=0)


class _Relative(Treeprocessor):  # type: ignore[misc]
    def __init__(self, links: RelativeLinks) -> None:
        super().__init__()
        self._links = links

    def run(self, root: Element) -> None:
        for element in root.iter():
            name = {"a": "href", "img": "src"}.get(element.tag)
            if name:
                element.set(name, self._address(element.get(name, "")))

    def _address(self, written: str) -> str:
        """The address of a link; one that leads elsewhere, or to no file, is left as it is."""
        scheme, host, path, query, anchor = urlsplit(written)
        if scheme or host or not path or path.startswith(("/", "\\")) or AMP_SUBSTITUTE in written:
            return written
        folder = posixpath.dirname(self._links.path)
        target = self._links.addresses.get(posixpath.normpath(posixpath.join(folder, unquote(path))))
        if target is None:
            return written
        return urlunsplit(
            ("", "", relative_address(target, self._links.addresses[self._links.path]), query, anchor)
        )


def relative_address(target: str, page: str) -> str:
    """The way from a page's address to another address, both from the root of the site: 'a/', 'b/c/' -> '../../a/'."""
    way = posixpath.relpath(f"/{target}", f"/{page}")
    return f"{way}/" if target.endswith("/") or not target else way
