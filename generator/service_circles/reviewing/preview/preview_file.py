"""Makes the preview: one HTML file without scripts that asks nothing of any host."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from service_circles.basics.theme_folder import THEME
from service_circles.build.project import Project
from service_circles.build.publication import Publication, make_publication
from service_circles.comparing.changed_records import record_changes
from service_circles.comparing.page_changes import PageChange, page_changes
from service_circles.languages.translator import Translator
from service_circles.records.record import Record
from service_circles.records.settings.directory_settings import DirectorySettings
from service_circles.reviewing.preview.page_mains import main_of, with_changes_marked
from service_circles.reviewing.review.review import RecordEntry, Review, Said
from service_circles.reviewing.review.review_sections import headline, sections_of
from service_circles.writing.site.addresses import address_of
from service_circles.writing.site.site import SiteSettings

MOST_PAGES = 40
"""More pages than anybody looks at; the sentences of all changes stand above them."""
_HOME = ""


@dataclass(frozen=True, slots=True)
class Pair:
    """A page before and after; one of both is empty where it is new or gone."""

    name: str
    sentence: str
    before: Markup
    after: Markup


def preview_html(before: Project, after: Project, review: Review, words: Translator) -> str:
    """The file: what changes in words, then the main part of each changed page in both versions."""
    versions = _Versions(before, after, review, words)
    folder = FileSystemLoader(Path(__file__).parent)
    environment = Environment(loader=folder, autoescape=True, undefined=StrictUndefined, trim_blocks=True)
    environment.globals["_"] = words
    pairs = tuple(islice(versions.pairs(), MOST_PAGES)) if not review.has_mistakes else ()
    return environment.get_template("preview_page.html").render(
        headline=headline(review, words),
        sections=sections_of(review, words),
        pairs=pairs,
        more=versions.number - len(pairs) if pairs else 0,
        styles=Markup(versions.styles if pairs else ""),  # noqa: S704 - our own stylesheets
        language=words.code,
    )


@dataclass(frozen=True, eq=False)
class _Versions:
    before: Project
    after: Project
    review: Review
    words: Translator

    @cached_property
    def sites(self) -> tuple[Publication, Publication]:
        """Both versions by our templates alone: those of the project are code, which a preview must not run."""
        then, now = (
            make_publication(project, SiteSettings(), [THEME]) for project in (self.before, self.after)
        )
        return then, now

    @property
    def number(self) -> int:
        """The number of all pairs."""
        return len(self._entries()) + len(self.review.pages)

    @cached_property
    def styles(self) -> str:
        """The stylesheets of all pages of records."""
        files = self.sites[1].written.assets.files
        texts = (
            content.decode()
            for name, content in files.items()
            if name.endswith(".css") and "leaflet" not in name
        )
        return "\n".join(texts).replace("</", "<\\/")

    def pairs(self) -> Iterator[Pair]:
        """Sort changes, those that deserve a second look first; keep one of many alike as an example."""
        if self.before.directory is None or self.after.directory is None:
            return
        changes = {
            change.id: change for change in record_changes(self.before.directory, self.after.directory)
        }
        for entry in self._entries():
            change = changes[entry.record]
            then, now = (_address(part) for part in (change.before, change.after))
            name = change.part.name if isinstance(change.part, Record) else self.words("首页")
            yield self._pair(name, self._said(entry.sentence), then, now)
        yield from map(self._text_pair, page_changes(self.before.pages, self.after.pages))

    def _entries(self) -> list[RecordEntry]:
        examples = {group.records[0] for group in self.review.groups}
        grouped = {record for group in self.review.groups for record in group.records} - examples
        shown = (entry for entry in self.review.records if entry.record not in grouped)
        return sorted(shown, key=lambda entry: (not entry.attention, entry.record in examples))

    def _said(self, text: Said) -> str:
        return text.zh if self.words.code.startswith("zh") else text.en

    def _pair(self, name: str, sentence: str, then: str | None, now: str | None) -> Pair:
        old, new = (
            self._main(site, project, address, f"{side}-{address}-")
            for site, project, address, side in zip(
                self.sites, (self.before, self.after), (then, now), ("before", "after"), strict=True
            )
        )
        return Pair(name, sentence, _marked(old, new), _marked(new, old))

    def _main(self, site: Publication, project: Project, address: str | None, name: str) -> str:
        made = site.make(address) if address is not None and address in site.pages else None
        return main_of(made.decode(), name.replace("/", "-"), project.root / "content") if made else ""

    def _text_pair(self, change: PageChange) -> Pair:
        paragraphs = change.paragraphs
        old, new = (_text(each[side] for each in paragraphs) for side in (0, 1))
        said = next(self._said(page.sentence) for page in self.review.pages if page.file == change.path)
        return Pair(change.title, said, old, new)


def _address(part: object) -> str | None:
    if isinstance(part, DirectorySettings):
        return _HOME
    return address_of(part) if isinstance(part, Record) else None


def _marked(html: str, other: str) -> Markup:
    return Markup(with_changes_marked(html, other))  # noqa: S704 - our templates escape


def _text(paragraphs: Iterable[str]) -> Markup:
    return Markup("\n").join(Markup("<p data-changed>{}</p>").format(text) for text in paragraphs if text)
