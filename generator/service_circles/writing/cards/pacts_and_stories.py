"""Hand-written pages that belong to a community, such as a residents' pact: their heads, and the pages of each area."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from service_circles.records.area import Area, AreaKind
from service_circles.records.handwritten_page import HandwrittenPage
from service_circles.records.life.campaign import PageKind
from service_circles.schedules.time_texts import date_text
from service_circles.writing.site.once_per_site import once_per_site
from service_circles.writing.site.site import Site


@dataclass(frozen=True)
class CommunityPageHead:
    """The head of a page; `before` and `after` are its older and its newer version."""

    kind: str | None
    area: Area | None
    version: str | None
    day: str | None
    before: HandwrittenPage | None
    after: HandwrittenPage | None
    part: str | None
    """Return the participation as text: '412 人参加，217 条意见'."""


def community_page_head(site: Site, page: HandwrittenPage) -> CommunityPageHead | None:
    """The head of a page, from its front matter; None for a page that belongs to no community."""
    area = site.directory.find(Area, page.area)
    if area is None and page.kind is None:
        return None
    words = site.words
    day = date_text(page.date, words) if page.date else None
    adopted = words("{date}通过", date=day) if day and page.adopted_on else day
    version = words(page.version) if page.version else None
    before = next((each for each in site.pages if each.address == page.supersedes), None)
    after = _newer(site).get(page.address)
    kind = page_kind_text(site, page)
    return CommunityPageHead(kind, area, version, adopted, before, after, participation(site, [page]))


def page_kind_text(site: Site, page: HandwrittenPage) -> str | None:
    """'村规民约' of a village and '居民公约' of any other area, the two pacts; the kind of other pages."""
    if page.kind is not PageKind.PACT:
        return site.words.label(page.kind) if page.kind else None
    area = site.directory.find(Area, page.area)
    is_of_village = area is not None and area.kind is AreaKind.VILLAGE
    return site.words("村规民约") if is_of_village else site.words("居民公约")


def participation(site: Site, pages: Iterable[HandwrittenPage]) -> str | None:
    """'412 人参加，217 条意见', added up over some pacts; None where none of them says."""
    given = list(pages)
    people = [page.people for page in given if page.people is not None]
    suggestions = [page.suggestions for page in given if page.suggestions is not None]
    texts = []
    if people:
        texts.append(site.words("{count} 人参加", count=f"{sum(people):,}"))
    if suggestions:
        texts.append(site.words("{count} 条意见", count=f"{sum(suggestions):,}"))
    return site.words.listed(texts) if texts else None


def pacts_in_use(site: Site, pages: Iterable[HandwrittenPage]) -> list[HandwrittenPage]:
    """The pages that no newer one supersedes."""
    return [page for page in pages if page.address not in _newer(site)]


@once_per_site
def _newer(site: Site) -> Mapping[str, HandwrittenPage]:
    """Pages by the address of the one that they supersede; the first where several do."""
    return {page.supersedes: page for page in reversed(site.pages) if page.supersedes}


@once_per_site
def _in_use(site: Site) -> Mapping[str, Sequence[HandwrittenPage]]:
    """Pages that no newer one supersedes, by the id of the area that they name."""
    found: dict[str, list[HandwrittenPage]] = defaultdict(list)
    for page in site.pages:
        if page.area and page.address not in _newer(site):
            found[page.area].append(page)
    return found


def pages_about(site: Site, area: Area) -> tuple[HandwrittenPage, ...]:
    """Pages of an area in use: pacts first, each kind newest first; an estate has its community's pacts too.

    A street or district has those of all its areas, without pacts: these hold only where they were adopted.
    """
    in_use, found = _in_use(site), []
    for each in site.directory.within(Area, area.id):
        pages = in_use.get(each.id, ())
        found += [page for page in pages if each.id == area.id or page.kind is not PageKind.PACT]
    if area.kind.depth >= AreaKind.ESTATE.depth:
        for around in site.directory.path_to(area.id)[:-1]:
            found += [page for page in in_use.get(around.id, ()) if page.kind is PageKind.PACT]
    return tuple(_in_order(found))


def _in_order(pages: Iterable[HandwrittenPage]) -> list[HandwrittenPage]:
    kinds: list[PageKind | None] = [*PageKind, None]
    newest = sorted(pages, key=lambda page: page.date.toordinal() if page.date else 0, reverse=True)
    return sorted(newest, key=lambda page: kinds.index(page.kind))
