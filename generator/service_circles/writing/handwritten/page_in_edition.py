"""A hand-written page in one of the site's languages, at every step from Markdown to the published page."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from service_circles.languages.language import Language
from service_circles.languages.language_marks import mark_chinese
from service_circles.records.handwritten_page import HandwrittenPage
from service_circles.records.record import Record
from service_circles.writing.edition import Edition
from service_circles.writing.handwritten.handwritten_html import (
    LinkTarget,
    convert_texts,
    hide_marked_sections,
    move_media_links,
    publishable_html,
)
from service_circles.writing.rendering.page_frame import frame_of
from service_circles.writing.site.addresses import address_of, path_to_root


@dataclass(frozen=True)
class PageInEdition:
    """A page with the edition that it is published in."""

    edition: Edition
    page: HandwrittenPage

    @property
    def language(self) -> Language:
        """The language of its edition."""
        return self.edition.site.language

    @property
    def source_path(self) -> str:
        """Its path below content/; below the language's folder, the path that its translation would have."""
        return self.language.prefix + self.page.original.removeprefix("content/")

    @property
    def _is_converted(self) -> bool:
        """True if it was written in Chinese and is shown in another Chinese script."""
        return self.language.is_chinese and self.page.language is None

    @property
    def _only_in(self) -> Language | None:
        """The language of the text where it is another than that of the page; a script of Chinese is none."""
        first = self.edition.site.languages[0]
        is_shown_so = self.language.is_chinese if first.is_chinese else self.language.code == first.code
        return None if self.page.language is not None or is_shown_so else first

    @property
    def _has_desk_card(self) -> bool:
        """True on a translated page of a directory whose desks speak Chinese."""
        is_abroad = not self.edition.site.languages[0].is_chinese
        return not (is_abroad or self.language.is_chinese or self._only_in)

    def markdown(self, text: str) -> str:
        """Its Markdown as it can be converted, with links to media that work from the language's folder."""
        text = hide_marked_sections(text)
        folder, slash, _ = self.source_path.removeprefix(self.language.prefix).rpartition("/")
        return move_media_links(text, folder + slash, self.page.address) if self.language.prefix else text

    def clean_html(self, html: str) -> str:
        """The HTML that Markdown made, safe to publish."""
        cleaned = publishable_html(html, self._find_record, self.language.words)
        return convert_texts(cleaned, self.language.words) if self._is_converted else cleaned

    def _find_record(self, record_id: str) -> LinkTarget | None:
        record = self.edition.site.directory.find(Record, record_id)
        return (
            LinkTarget(path_to_root(self.page.address) + address_of(record), record.name) if record else None
        )

    def template_values(self, headings: Sequence[tuple[str, str]]) -> dict[str, object]:
        """The values for main.html; a heading is its link and its text."""
        address, words = self.page.address, self.language.words
        description = self.page.front_matter.get("description")
        return {
            "_": words,
            "language": self.language,
            "styles": path_to_root(self.language.prefix + address)
            + self.edition.site.assets["handwritten.css"],
            "frame": frame_of(self.edition.renderer, address, self.page.title, description, self.page),
            "home": path_to_root(address),
            "title": self.page.title,
            "crumbs": [page for page in self.edition.site.pages if _is_above(page.address, address)],
            "contents": [(url, words(text) if self._is_converted else text) for url, text in headings],
            "only_in": self._only_in,
            "has_desk_card": self._has_desk_card,
        }

    def mark_chinese(self, html: str) -> str:
        """The finished page, with Chinese marked as such on pages of another language."""
        return mark_chinese(html, self.language)


def pages_by_source(editions: Iterable[Edition]) -> dict[str, PageInEdition]:
    """Every hand-written page in every language, by its path below content/."""
    shown = (PageInEdition(edition, page) for edition in editions for page in edition.site.pages)
    return {each.source_path: each for each in shown}


def _is_above(address: str, below: str) -> bool:
    """True if a page is on the way from the home page down to another: 'guides/' and 'guides/first-visit/'."""
    return address != below and below.startswith(address)
