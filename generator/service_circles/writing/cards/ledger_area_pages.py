"""The parts of a ledger that have pages of their own, by area; and which of them is nearest to an area."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from service_circles.community.entries.entry_states import is_archived
from service_circles.records.area import Area
from service_circles.records.life.entry import Entry
from service_circles.records.life.ledger import Ledger
from service_circles.writing.site.addresses import address_of
from service_circles.writing.site.once_per_site import once_per_site
from service_circles.writing.site.site import Site

MOST_ON_ONE_PAGE = 40
"""A ledger of more entries shows the newest of each stage and has the others on pages of their areas."""


def entries_of(site: Site, ledger: Ledger) -> tuple[Entry, ...]:
    """All entries of a ledger, archived ones too."""
    return site.directory.where(Entry, ledger=ledger.id)


def area_address(ledger: Ledger, area: Area) -> str:
    """The address of the entries of an area, if they have a page."""
    return f"{address_of(ledger)}areas/{area.id}/"


def counts_by_area(site: Site, ledger: Ledger) -> Counter[str]:
    """The number of entries that are not archived, of each area with all below it, by id."""
    return _counts_by_ledger(site)[ledger.id]


@once_per_site
def _counts_by_ledger(site: Site) -> Mapping[str, Counter[str]]:
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for entry in site.directory.all(Entry):
        if not is_archived(entry, site.day):
            counts[entry.ledger].update(area.id for area in site.directory.path_to(entry.area))
    return counts


def streets_with_page(site: Site, ledger: Ledger) -> list[Area]:
    """The streets that a ledger has entries of; none if it is all of one street."""
    counts = counts_by_area(site, ledger)
    found = [area for area in site.directory.all(Area) if counts[area.id] and site.street_of(area.id) is area]
    return found if len(found) > 1 else []


def areas_below(site: Site, ledger: Ledger, area: Area) -> list[Area]:
    """The areas in an area that have pages: where it has more entries than are read on one page."""
    counts = counts_by_area(site, ledger)
    if counts[area.id] <= MOST_ON_ONE_PAGE:
        return []
    return [child for child in site.directory.where(Area, parent=area.id) if counts[child.id]]


def nearest_address(site: Site, ledger: Ledger, area: Area) -> str:
    """The page of a ledger that has the least beside the entries of an area."""
    own = _addresses_of_areas(site)
    around = reversed(site.directory.path_to(area.id))
    return next(
        (own[ledger.id, each.id] for each in around if (ledger.id, each.id) in own), address_of(ledger)
    )


@once_per_site
def _addresses_of_areas(site: Site) -> Mapping[tuple[str, str], str]:
    return {
        (ledger.id, area.id): area_address(ledger, area)
        for ledger in site.directory.all(Ledger)
        for area in areas_with_page(site, ledger)
    }


def areas_with_page(site: Site, ledger: Ledger) -> Iterator[Area]:
    """Streets first, then the areas below those with many entries."""
    waiting = streets_with_page(site, ledger)
    while waiting:
        area = waiting.pop(0)
        yield area
        waiting += areas_below(site, ledger, area)
