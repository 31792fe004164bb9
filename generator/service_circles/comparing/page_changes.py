"""Differences between two versions of the hand-written pages, by file."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from service_circles.records.handwritten_page import HandwrittenPage

Paragraph = tuple[str, str]


@dataclass(frozen=True)
class PageChange:
    """A page that is new, gone or has another text than before."""

    path: str
    before: HandwrittenPage | None
    after: HandwrittenPage | None

    @property
    def title(self) -> str:
        """The present title, or the last."""
        page = self.after or self.before
        return page.title if page else self.path

    @property
    def front_matter(self) -> list[str]:
        """The names in the front matter, such as version, with another value than before."""
        old, new = (page.front_matter if page else {} for page in (self.before, self.after))
        return [name for name in sorted(old.keys() | new.keys()) if old.get(name) != new.get(name)]

    @property
    def paragraphs(self) -> list[Paragraph]:
        """The changed paragraphs before and after; one of the two is empty where a paragraph is new or gone."""
        old, new = (_paragraphs(page) for page in (self.before, self.after))
        return list(_changed(old, new))


def page_changes(
    before: Iterable[HandwrittenPage], after: Iterable[HandwrittenPage]
) -> tuple[PageChange, ...]:
    """The changed pages in the order of their files."""
    then, now = ({page.path: page for page in pages} for pages in (before, after))
    pairs = ((path, then.get(path), now.get(path)) for path in sorted(then.keys() | now.keys()))
    return tuple(PageChange(path, old, new) for path, old, new in pairs if _content(old) != _content(new))


def _content(page: HandwrittenPage | None) -> object:
    return page and (page.title, dict(page.front_matter), _paragraphs(page))


def _paragraphs(page: HandwrittenPage | None) -> list[str]:
    lines = page.body.splitlines() if page else []
    return [line.strip() for line in lines if line.strip()]


def _changed(old: list[str], new: list[str]) -> Iterator[Paragraph]:
    for kind, first, last, new_first, new_last in SequenceMatcher(
        None, old, new, autojunk=False
    ).get_opcodes():
        if kind == "equal":
            continue
        gone, come = old[first:last], new[new_first:new_last]
        longest = max(len(gone), len(come))
        yield from zip(_filled(gone, longest), _filled(come, longest), strict=True)


def _filled(lines: list[str], length: int) -> list[str]:
    return lines + [""] * (length - len(lines))
