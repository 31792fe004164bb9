"""Published pages as their elements, for tests that need no browser."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from html.parser import HTMLParser
from pathlib import Path

OTHER_LANGUAGES = ("zh-Hant", "en")
VOID = frozenset({"br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"})


@dataclass(eq=False)
class Element:
    """A tag with its attributes and all text inside it."""

    tag: str
    attributes: Mapping[str, str]
    pieces: list[str] = field(default_factory=list)

    def __getitem__(self, name: str) -> str:
        """An attribute; empty if it is not there."""
        return self.attributes.get(name, "")

    @property
    def text(self) -> str:
        """All text inside, as it stands in the source."""
        return "".join(self.pieces).strip()


class Document(HTMLParser):
    """A page's elements in their order."""

    def __init__(self, address: str, source: str, first_language: str = "zh-Hans") -> None:
        super().__init__()
        self.address, self.source, self.first_language = address, source, first_language
        self.elements: list[Element] = []
        self._open: list[Element] = []
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.elements.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop().tag != tag:
            pass

    def handle_data(self, data: str) -> None:
        for element in self._open:
            element.pieces.append(data)

    def all(self, *tags: str) -> list[Element]:
        """Every element with one of these tags."""
        return [element for element in self.elements if element.tag in tags]

    def one(self, tag: str, **attributes: str) -> Element | None:
        """The only element of a kind; None if there is none, a failed test if there are more."""
        found = [
            element for element in self.all(tag) if attributes.items() <= dict(element.attributes).items()
        ]
        assert len(found) <= 1, (self.address, tag, attributes)
        return found[0] if found else None

    @cached_property
    def language(self) -> str:
        """The language that the page is in."""
        codes = ("zh-Hans", *OTHER_LANGUAGES)
        return next((code for code in codes if self.address.startswith(f"{code}/")), self.first_language)

    @cached_property
    def plain_address(self) -> str:
        """The address as it is in every language."""
        return self.address.removeprefix(f"{self.language}/")

    @property
    def is_for_paper(self) -> bool:
        """True if it is a poster or a booklet, which say what other pages say."""
        return self.address.endswith(("/poster/", "/booklet/"))

    @cached_property
    def anchors(self) -> frozenset[str]:
        """Everything that a link can point at on this page."""
        return frozenset(element["id"] for element in self.elements if element["id"])

    @property
    def title(self) -> str:
        """The page's title; drawings have titles too, but further down."""
        return self.all("title")[0].text

    @property
    def leads_elsewhere(self) -> bool:
        """True if this only redirects from a former address."""
        return self.one("meta", **{"http-equiv": "refresh"}) is not None


@dataclass(frozen=True)
class Published:
    """A site: its folder, every HTML file by address, and where it is published."""

    folder: Path
    files: Mapping[str, Document]

    @cached_property
    def pages(self) -> Mapping[str, Document]:
        """The files without those that only lead to another address."""
        return {address: file for address, file in self.files.items() if not file.leads_elsewhere}

    @cached_property
    def root(self) -> str | None:
        """The URL of the home page; None if the site does not know where it is published."""
        link = self.files[""].one("link", rel="canonical")
        return link["href"] if link else None


@lru_cache(maxsize=3)  # hundreds of megabytes each
def read_published(folder: Path) -> Published:
    """The site in a folder."""
    first = Document("", (folder / "index.html").read_text("utf-8")).all("html")[0]["lang"]
    documents = (
        Document(str(file.relative_to(folder)).removesuffix("index.html"), file.read_text("utf-8"), first)
        for file in sorted(folder.rglob("*.html"))
    )
    return Published(folder, {document.address: document for document in documents})
