"""Archives of ledgers, with expired entries: on one page, or year by year if there are many."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from service_circles.community.entries.entry_states import is_archived
from service_circles.records.life.ledger import Ledger, LedgerColumn
from service_circles.writing.cards.entry_cards import newest_cards
from service_circles.writing.cards.ledger_area_pages import entries_of
from service_circles.writing.site.addresses import address_of
from service_circles.writing.site.page import Page, Values
from service_circles.writing.site.site import Site

MOST_ON_ONE_PAGE = 100
"""An archive of more entries has a page for each year in which any expired; the newest is the first page."""


@dataclass(frozen=True)
class Year:
    """A year of an archive."""

    number: int
    address: str
    count: int


def has_archive(site: Site, ledger: Ledger) -> bool:
    """True if anything of a ledger expires, now or later."""
    return any(entry.expires for entry in entries_of(site, ledger))


def archive_pages(site: Site, ledger: Ledger) -> Iterator[Page]:
    """The archive of a ledger, if anything of it ever expires, and its pages of years."""
    if not has_archive(site, ledger):
        return
    years, words = _years(site, ledger), site.words
    newest = years[0] if years else None
    yield _page(site, ledger, words("存档 · {name}", name=ledger.name), years, newest)
    for year in years[1:]:
        title = words("{year}年存档 · {name}", year=year.number, name=ledger.name)
        yield _page(site, ledger, title, years, year)


def _page(site: Site, ledger: Ledger, title: str, years: list[Year], year: Year | None) -> Page:
    return Page(
        year.address if year else _address(ledger),
        "archive.html",
        title,
        lambda: _values(site, ledger, years, year),
        site.words("{name}里已经到期的，都还能查", name=ledger.name),
    )


def _address(ledger: Ledger) -> str:
    return f"{address_of(ledger)}archive/"


def _years(site: Site, ledger: Ledger) -> list[Year]:
    """The years in which entries expired, newest first; none where all fit on one page."""
    expired = (entry for entry in entries_of(site, ledger) if is_archived(entry, site.day))
    counts = Counter(entry.expires.year for entry in expired if entry.expires)
    if counts.total() <= MOST_ON_ONE_PAGE:
        return []
    numbers, first = sorted(counts, reverse=True), _address(ledger)
    addresses = [first, *(f"{first}{number}/" for number in numbers[1:])]
    return [Year(number, address, counts[number]) for number, address in zip(numbers, addresses, strict=True)]


def _values(site: Site, ledger: Ledger, years: list[Year], year: Year | None) -> Values:
    """A year of the archive, or all of it; hidden, what may expire before the next build: a script shows it then."""
    expires = (entry for entry in entries_of(site, ledger) if entry.expires)
    cards = newest_cards(site, expires)
    is_first = year is None or year == years[0]
    return {
        "record": ledger,
        "years": years,
        "year": year,
        "cards": [
            card
            for card in cards
            if card.is_archived
            and (year is None or (card.entry.expires and card.entry.expires.year == year.number))
        ],
        "expiring": [card for card in cards if not card.is_archived] if is_first else [],
        "columns": [column for column in ledger.columns if column is not LedgerColumn.EXPIRES],
    }
