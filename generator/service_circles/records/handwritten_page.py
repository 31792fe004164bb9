"""A hand-written page in Markdown: a pact, a story or anything else that is not made from a record."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from service_circles.problems.source_file import SourceFile, Spot
from service_circles.records.life.campaign import PageKind

_DATE_SHAPE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True, slots=True)
class RecordLink:
    """A link to a record, such as `[text](record:mingzhu-center)`: its id and where that stands."""

    id: str
    spot: Spot


@dataclass(frozen=True)
class HandwrittenPage:
    """A Markdown page: its file within the project, its address within the site, its title."""

    path: str
    address: str
    title: str
    front_matter: Mapping[str, str] = field(default_factory=dict, compare=False)
    record_links: tuple[RecordLink, ...] = ()
    language: str | None = None
    """The language of a translation, such as about.en.md; None where it is the page itself."""
    body: str = field(default="", compare=False, repr=False)
    """Its Markdown without the front matter, with `\\n` at the end of lines however the file ends them."""
    source: SourceFile = field(default=SourceFile("", ""), compare=False, repr=False)

    @property
    def area(self) -> str | None:
        """The id of the area that the page is about, if it says so."""
        return self.front_matter.get("area")

    @property
    def kind(self) -> PageKind | None:
        """Pact, story and so on, if it says so."""
        kind = self.front_matter.get("kind")
        return PageKind(kind) if kind else None

    @property
    def is_for_editors(self) -> bool:
        """True for a page that residents need not be offered, such as a handbook."""
        return self.front_matter.get("for") == "editors"

    @property
    def version(self) -> str | None:
        """The version as the author wrote it, such as 第三版."""
        return self.front_matter.get("version")

    @property
    def adopted_on(self) -> date | None:
        """The day on which a pact was adopted."""
        return date_from_text(self.front_matter.get("adopted_on", ""))

    @property
    def date(self) -> date | None:
        """The day on which it was written, or else adopted."""
        return date_from_text(self.front_matter.get("date", "")) or self.adopted_on

    @property
    def supersedes(self) -> str | None:
        """The address of the page that this one replaces: 'pacts/mingzhu-2/'."""
        address = self.front_matter.get("supersedes")
        return f"{address.strip('/')}/" if address else None

    @property
    def people(self) -> int | None:
        """The number of people who took part in a pact."""
        return int(self.front_matter["people"]) if "people" in self.front_matter else None

    @property
    def suggestions(self) -> int | None:
        """The number of suggestions that were made for a pact."""
        return int(self.front_matter["suggestions"]) if "suggestions" in self.front_matter else None

    @property
    def original(self) -> str:
        """The file that this one translates, or this file."""
        return self.path.removesuffix(f".{self.language}.md") + ".md" if self.language else self.path


def date_from_text(text: str) -> date | None:
    """The date that a text such as 2026-04-25 means; None if it is not a date."""
    try:
        return date.fromisoformat(text) if _DATE_SHAPE.fullmatch(text) else None
    except ValueError:
        return None
