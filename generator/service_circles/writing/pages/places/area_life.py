"""Sections of an area's page on community life: events soon, open entries of ledgers, groups, pacts and stories, people."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from service_circles.community.entries.entry_states import is_archived, is_over
from service_circles.records.area import Area, AreaKind
from service_circles.records.life.entry import Entry
from service_circles.records.life.group import Group
from service_circles.records.life.ledger import Ledger
from service_circles.writing.cards.entry_cards import EntryCard, newest_cards
from service_circles.writing.cards.event_rows import events_soon
from service_circles.writing.cards.joined_homes import joined_text
from service_circles.writing.cards.ledger_area_pages import nearest_address
from service_circles.writing.cards.month_addresses import months_of
from service_circles.writing.cards.pacts_and_stories import pages_about
from service_circles.writing.feeds.calendars import calendar_of, subscription
from service_circles.writing.pages.places.people import has_people, people_address, short_tree_of
from service_circles.writing.site.page import Values
from service_circles.writing.site.site import Site

MOST_OF_LEDGER = 3
MOST_OF_LEDGER_IN_LARGE = 1
MOST_EVENTS = 12
MOST_GROUPS = 20
MOST_PAGES = 6
MOST_OF_LARGE = 3
"""The most of each on pages of districts and streets, which have all their centers to show."""


@dataclass(frozen=True)
class OpenMatters:
    """The open entries of a ledger in an area, newest first; closed ones are on the ledger's page at `address`.

    Scripts hide what has expired since: the count from the day after the first of all, everything after the last.
    """

    ledger: Ledger
    cards: Sequence[EntryCard]
    count: int
    address: str
    count_holds_until: date | None
    all_expired_after: date | None


def life_sections(site: Site, area: Area) -> Values:
    """The values of the sections on community life; empty where there is nothing."""
    groups = site.directory.within(Group, area.id)
    is_large = area.kind.depth < AreaKind.COMMUNITY.depth
    pages = pages_about(site, area)
    calendar = calendar_of(site, area)
    return {
        "events_calendar": calendar.address if calendar else None,
        "subscription": subscription(site, calendar.address) if calendar else None,
        "events_soon": events_soon(site, area)[: MOST_OF_LARGE if is_large else MOST_EVENTS],
        "matters": list(_open_matters(site, area, MOST_OF_LEDGER_IN_LARGE if is_large else MOST_OF_LEDGER)),
        "residents_groups": groups[: MOST_OF_LARGE if is_large else MOST_GROUPS],
        "group_count": len(groups),
        "joined": joined_text(site, groups),
        "area_pages": pages[: MOST_OF_LARGE if is_large else MOST_PAGES],
        "months": months_of(site, area)[:2],
        "tree": short_tree_of(site, area),
        "people": people_address(area) if has_people(site, area) else None,
    }


def _open_matters(site: Site, area: Area, most: int) -> Iterator[OpenMatters]:
    """Ledger by ledger in the publisher's order; those with nothing open are left out."""
    entries = site.directory.within(Entry, area.id)
    cards = newest_cards(site, (entry for entry in entries if not is_archived(entry, site.day)))
    for ledger in site.directory.all(Ledger):
        found = [
            card
            for card in cards
            if card.ledger.id == ledger.id and not is_over(ledger, card.entry, site.day)
        ]
        if found:
            last_days = [card.entry.expires for card in found if card.entry.expires]
            yield OpenMatters(
                ledger,
                found[:most],
                len(found),
                nearest_address(site, ledger, area),
                min(last_days, default=None),
                max(last_days) if len(last_days) == len(found) else None,
            )
