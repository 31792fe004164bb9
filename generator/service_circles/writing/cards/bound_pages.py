"""What stands above a hand-written page that is bound to a community: whose it is, which version, what came before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from service_circles.reading.pages.handwritten_pages import HandwrittenPage
from service_circles.records.area import Area, AreaKind
from service_circles.records.campaign import PageKind
from service_circles.schedules.time_texts import date_text
from service_circles.writing.site.site import Site


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
    area = site.directory.find(Area, page.area)
    if area is None and page.kind is None:
        return None
    words = site.words
    day = date_text(page.date, words) if page.date else None
    adopted = words("{date}通过", date=day) if day and page.adopted_on else day
    version = words(page.version) if page.version else None
    before, after = _by_address(site).get(page.supersedes or ""), _newer(site).get(page.address)
    return BoundTo(page.kind, area, version, adopted, before, after)


@lru_cache(maxsize=8)
def _by_address(site: Site) -> Mapping[str, HandwrittenPage]:
    return {page.address: page for page in site.pages}


@lru_cache(maxsize=8)
def _newer(site: Site) -> Mapping[str, HandwrittenPage]:
    """Pages by the address of the one that they supersede; the first where several do."""
    return {page.supersedes: page for page in reversed(site.pages) if page.supersedes}


@lru_cache(maxsize=8)
def _in_use(site: Site) -> Mapping[str, tuple[HandwrittenPage, ...]]:
    """Pages that no newer one supersedes, by the id of just their area."""
    found: dict[str, tuple[HandwrittenPage, ...]] = {}
    for page in site.pages:
        if page.area and page.address not in _newer(site):
            found[page.area] = (*found.get(page.area, ()), page)
    return found


def pages_of(site: Site, area: Area) -> tuple[HandwrittenPage, ...]:
    """Pages of an area in use: pacts first, each kind newest first; an estate has its community's pacts too.

    Of a street or district those of all its areas but pacts, which hold only where they were adopted.
    """
    found = []
    for each in site.directory.within(Area, area.id):
        pages = _in_use(site).get(each.id, ())
        found += [page for page in pages if each.id == area.id or page.kind is not PageKind.PACT]
    if area.kind.depth >= AreaKind.ESTATE.depth:
        for around in site.directory.path_to(area.id)[:-1]:
            found += [page for page in _in_use(site).get(around.id, ()) if page.kind is PageKind.PACT]
    return tuple(_in_order(found))


def _in_order(pages: Iterable[HandwrittenPage]) -> list[HandwrittenPage]:
    kinds = {kind: place for place, kind in enumerate(PageKind)}
    newest = sorted(pages, key=lambda page: page.date.toordinal() if page.date else 0, reverse=True)
    return sorted(newest, key=lambda page: kinds[page.kind] if page.kind else len(kinds))
