"""The pages of a site, in the order in which they are written."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from service_circles.records.area import Area
from service_circles.records.center import ServiceCenter
from service_circles.records.circle import ServiceCircle
from service_circles.records.kinds import KINDS
from service_circles.records.life.indicator import Indicator
from service_circles.records.record import Record
from service_circles.records.settings.board import Board
from service_circles.writing.cards.sharing import has_booklet, has_poster
from service_circles.writing.finding.near.near_files import NearData
from service_circles.writing.pages.data_pages import data_pages, not_found_page
from service_circles.writing.pages.edit_page import edit_page
from service_circles.writing.pages.emergency import emergency_pages
from service_circles.writing.pages.events.event_calendars import calendar_pages
from service_circles.writing.pages.events.event_pages import event_page
from service_circles.writing.pages.events.volunteering import volunteering_pages
from service_circles.writing.pages.handbook.handbook_pages import handbook_pages
from service_circles.writing.pages.home import home_page
from service_circles.writing.pages.life.alerts import alert_page, alerts_page
from service_circles.writing.pages.life.campaigns import campaign_page, campaigns_page
from service_circles.writing.pages.life.entries import entry_page
from service_circles.writing.pages.life.groups import group_page, groups_page
from service_circles.writing.pages.life.honors import honor_page, honors_page
from service_circles.writing.pages.life.indicators import indicator_page, indicators_page, practice_page
from service_circles.writing.pages.life.ledgers import ledger_page, ledger_part_pages, ledgers_page
from service_circles.writing.pages.life.life_overview import life_page
from service_circles.writing.pages.life.months import month_pages
from service_circles.writing.pages.life.rooms import center_rooms_pages, rooms_pages
from service_circles.writing.pages.mine import mine_page
from service_circles.writing.pages.near_me import near_page
from service_circles.writing.pages.paper.booklets import booklet_page
from service_circles.writing.pages.paper.posters import poster_page
from service_circles.writing.pages.places.answers import answer_page, answers_page, board_answers_pages
from service_circles.writing.pages.places.areas import area_page, areas_page
from service_circles.writing.pages.places.centers import center_page, centers_page
from service_circles.writing.pages.places.channels import channel_page, channels_page
from service_circles.writing.pages.places.circles import circle_page, circles_page
from service_circles.writing.pages.places.organization_pages import (
    organization_list_pages,
    organization_page,
    organizations_page,
)
from service_circles.writing.pages.places.people import has_people, people_page
from service_circles.writing.pages.places.service_pages import (
    board_area_pages,
    board_page,
    boards_page,
    service_page,
    services_page,
)
from service_circles.writing.pages.reach.next_centers import next_centers_pages
from service_circles.writing.pages.reach.reach_pages import reach_pages
from service_circles.writing.pages.saved_pages import offline_page
from service_circles.writing.pages.search_page import search_page
from service_circles.writing.site.page import Page
from service_circles.writing.site.site import Site


def all_pages(site: Site, near: NearData) -> Iterator[Page]:
    """Every page made of records; nothing is computed before a page is rendered."""
    yield home_page(site)
    if site.has_near:
        yield near_page(site, near)
    yield from (search_page(site), *emergency_pages(site), offline_page(site), mine_page(site))
    yield from data_pages(site)
    yield from handbook_pages(site)
    if not site.language.prefix:
        yield not_found_page(site)  # a web host has one for all languages
    if site.directory.settings.editing:
        yield edit_page(site)
    yield from reach_pages(site)
    yield from next_centers_pages(site)
    if site.has_life:
        yield life_page(site)
    yield from calendar_pages(site)
    yield from volunteering_pages(site)
    yield from rooms_pages(site)
    if any(indicator.practice for indicator in site.directory.all(Indicator)):
        yield practice_page(site)
    yield from organization_list_pages(site)
    kinds = {kind.meta.name: kind for kind in KINDS} | {Board.meta.name: Board}
    for name, pages in KIND_PAGES.items():
        yield from _pages_of_kind(site, kinds[name], pages)


@dataclass(frozen=True)
class KindPages:
    """The page functions of a kind of record."""

    record_page: Callable[[Site, Any], Page] | None
    list_page: Callable[[Site], Page] | None = None
    more: Callable[[Site, Any], Iterator[Page]] | None = None
    """Further pages of a record, below its own."""
    listed_if_none: bool = False
    """True if the list has a page even in a directory without any such record."""


def _pages_of_kind(site: Site, kind: type[Record | Board], pages: KindPages) -> Iterator[Page]:
    records = site.directory.all(kind)
    if pages.list_page and (records or pages.listed_if_none):
        yield pages.list_page(site)
    for record in records:
        if pages.record_page:
            yield pages.record_page(site, record)
        if pages.more:
            yield from pages.more(site, record)


def _more_of_area(site: Site, area: Area) -> Iterator[Page]:
    if has_people(site, area):
        yield people_page(site, area)
    if has_booklet(site, area):
        yield booklet_page(site, area)
    yield from month_pages(site, area)


def _more_of_center(site: Site, center: ServiceCenter) -> Iterator[Page]:
    if has_poster(site, center):
        yield poster_page(site, center)
    yield from center_rooms_pages(site, center)
    # Pages of circles come here because they show the same map, which is drawn once.
    for circle in site.directory.where(ServiceCircle, origins=center.id):
        if circle.origins[0] == center.id:
            yield circle_page(site, circle)


def _more_of_board(site: Site, board: Board) -> Iterator[Page]:
    yield from board_area_pages(site, board)
    yield from board_answers_pages(site, board)


KIND_PAGES: Mapping[str, KindPages] = {
    "area": KindPages(area_page, areas_page, _more_of_area, listed_if_none=True),
    "center": KindPages(center_page, centers_page, _more_of_center, listed_if_none=True),
    "board": KindPages(board_page, boards_page, _more_of_board, listed_if_none=True),
    "answer": KindPages(answer_page, answers_page),
    "service": KindPages(service_page, services_page, listed_if_none=True),
    "organization": KindPages(organization_page, organizations_page, listed_if_none=True),
    "circle": KindPages(None, circles_page, listed_if_none=True),
    "channel": KindPages(channel_page, channels_page, listed_if_none=True),
    "alert": KindPages(alert_page, alerts_page),
    "ledger": KindPages(ledger_page, ledgers_page, ledger_part_pages),
    "entry": KindPages(entry_page),
    "event": KindPages(event_page),
    "group": KindPages(group_page, groups_page),
    "campaign": KindPages(campaign_page, campaigns_page),
    "indicator": KindPages(indicator_page, indicators_page),
    "honor": KindPages(honor_page, honors_page),
}
