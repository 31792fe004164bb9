"""The elements of an Atom feed (RFC 4287)."""

from xml.etree import ElementTree

from service_circles.writing.site.site import Site

ATOM = "http://www.w3.org/2005/Atom"


def new_feed(site: Site, page: str, title: str, address: str, updated: str) -> ElementTree.Element:
    """A feed without entries; its id is the permanent address of its page."""
    root = ElementTree.Element("feed", {"xmlns": ATOM, "xml:lang": site.language.code})
    absolute = site.absolute(page) or ""
    add_text(root, "id", absolute)
    add_text(root, "title", title)
    add_text(root, "updated", updated)
    add_text(ElementTree.SubElement(root, "author"), "name", site.directory.settings.publisher.name)
    add_link(root, "self", site.absolute(address) or "", "application/atom+xml")
    add_link(root, "alternate", absolute, "text/html")
    return root


def atom_file(root: ElementTree.Element) -> bytes:
    """The feed as a file."""
    ElementTree.indent(root)
    text = ElementTree.tostring(root, "unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'.encode()


def add_text(parent: ElementTree.Element, tag: str, text: str) -> None:
    """Add an element that holds a text."""
    ElementTree.SubElement(parent, tag).text = text


def add_link(parent: ElementTree.Element, rel: str, href: str, kind: str) -> None:
    """Add a link to something of a media type."""
    ElementTree.SubElement(parent, "link", {"rel": rel, "href": href, "type": kind})
