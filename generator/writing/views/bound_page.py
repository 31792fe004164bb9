"""What stands above a hand-written page that is bound to a community: whose it is, which version, what came before."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.reading.markdown_pages import HandwrittenPage
from generator.records.area import Area, AreaKind
from generator.records.campaign import PageKind
from generator.schedules.wording import date_text
from generator.writing.site import Site


@dataclass(frozen=True)
class BoundTo:
    """The head of a page; `before` and `after` are its older and its newer version."""

    kind: PageKind | None
    area: Area | None
    version: str | None
    day: str | None
    before: HandwrittenPage | None
    after: HandwrittenPage | None


def bound_to(site: Site, page: HandwrittenPage) -> BoundTo | None:
    """What a page says of itself in its front matter; None of a page that belongs to no community."""
    area = site.directory.area_by_id.get(page.area or "")
    if area is None and page.kind is None:
        return None
    words = site.words
    day = date_text(page.date, words) if page.date else None
    adopted = words("{date}通过", date=day) if day and page.adopted_on else day
    by_address = {each.address: each for each in site.pages}
    after = next((each for each in site.pages if each.supersedes == page.address), None)
    version = words(page.version) if page.version else None
    return BoundTo(page.kind, area, version, adopted, by_address.get(page.supersedes or ""), after)


def pages_of(site: Site, area: Area) -> tuple[HandwrittenPage, ...]:
    """Pages of an area in use: pacts first, each kind newest first; an estate has its community's pacts too.

    Of a street or district those of all its areas but pacts, which hold only where they were adopted.
    """
    directory = site.directory
    old = {page.supersedes for page in site.pages if page.supersedes}
    current = [page for page in site.pages if page.address not in old and page.area]
    own = [page for page in current if page.area == area.id]
    around = {each.id for each in directory.path_to(area.id)[:-1]}
    below = {each.id for each in directory.within(area.id)} - {area.id}
    if area.kind.depth >= AreaKind.ESTATE.depth:
        own += [page for page in current if page.kind is PageKind.PACT and page.area in around]
    own += [page for page in current if page.kind is not PageKind.PACT and page.area in below]
    return tuple(_in_order(own))


def _in_order(pages: Iterable[HandwrittenPage]) -> list[HandwrittenPage]:
    kinds = {kind: place for place, kind in enumerate(PageKind)}
    newest = sorted(pages, key=lambda page: page.date.toordinal() if page.date else 0, reverse=True)
    return sorted(newest, key=lambda page: kinds[page.kind] if page.kind else len(kinds))
