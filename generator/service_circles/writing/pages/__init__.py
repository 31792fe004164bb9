"""What each page shows: one module per kind of page, giving templates ready values."""

from __future__ import annotations

from collections.abc import Iterator

from service_circles.writing.finding.near.near_files import NearData
from service_circles.writing.pages.data_pages import data_page, fields_page, not_found_page
from service_circles.writing.pages.emergency import emergency_page
from service_circles.writing.pages.home import home_page
from service_circles.writing.pages.life.campaigns import campaign_page, campaigns_page
from service_circles.writing.pages.life.entries import entry_page
from service_circles.writing.pages.life.event_calendars import calendar_pages
from service_circles.writing.pages.life.events import event_page
from service_circles.writing.pages.life.groups import group_page, groups_page
from service_circles.writing.pages.life.honors import honor_page, honors_page
from service_circles.writing.pages.life.indicators import indicator_page, indicators_page, practice_page
from service_circles.writing.pages.life.ledgers import ledger_pages, ledgers_page
from service_circles.writing.pages.life.life import life_pages
from service_circles.writing.pages.near_me import near_page
from service_circles.writing.pages.paper.booklets import booklet_page
from service_circles.writing.pages.paper.posters import poster_page
from service_circles.writing.pages.places.areas import area_page, areas_page
from service_circles.writing.pages.places.centers import center_page, centers_page
from service_circles.writing.pages.places.channels import channel_page, channels_page
from service_circles.writing.pages.places.circles import circle_page, circles_page
from service_circles.writing.pages.places.organizations import organization_page, organizations_page
from service_circles.writing.pages.places.people import has_people, people_page
from service_circles.writing.pages.places.services import board_page, boards_page, service_page, services_page
from service_circles.writing.pages.reach.reach import reach_pages
from service_circles.writing.pages.reach.where_next import where_next_pages
from service_circles.writing.pages.saved_pages import offline_page
from service_circles.writing.pages.search_page import search_page
from service_circles.writing.rendering.sharing import has_booklet, has_poster
from service_circles.writing.site.page import Page
from service_circles.writing.site.site import Site


def all_pages(site: Site, near: NearData) -> Iterator[Page]:
    """Every record page of the site; nothing is computed before a page is rendered."""
    directory = site.directory
    yield home_page(site)
    if site.has_near:
        yield near_page(site, near)
    yield from (areas_page(site), centers_page(site), services_page(site), boards_page(site))
    yield from (organizations_page(site), circles_page(site), channels_page(site))
    yield from (data_page(site), fields_page(site), search_page(site))
    if not site.language.prefix:
        yield not_found_page(site)  # hosts know one for the whole site
    yield from (emergency_page(site), offline_page(site))
    yield from reach_pages(site)
    yield from where_next_pages(site)
    yield from (board_page(site, board) for board in directory.settings.boards)
    for area in directory.areas:
        yield area_page(site, area)
        yield from (people_page(site, area) for _ in range(has_people(site, area)))
        if has_booklet(site, area):
            yield booklet_page(site, area)
    for center in directory.centers:  # its circles come next, because they show the same map
        yield center_page(site, center)
        if has_poster(site, center):
            yield poster_page(site, center)
        circles = directory.circles_from(center.id)
        yield from (circle_page(site, circle) for circle in circles if circle.origins[0] == center.id)
    yield from (service_page(site, service) for service in directory.services)
    yield from (organization_page(site, organization) for organization in directory.organizations)
    yield from (channel_page(site, channel) for channel in directory.channels)
    yield from (ledgers_page(site) for _ in directory.ledgers[:1])
    for ledger in directory.ledgers:
        yield from ledger_pages(site, ledger)
    yield from (entry_page(site, entry) for entry in directory.entries)
    yield from life_pages(site)
    yield from _community_life(site)


def _community_life(site: Site) -> Iterator[Page]:
    """Events, groups, campaigns, indicators and honors; a list only where there is something to list."""
    directory = site.directory
    yield from calendar_pages(site)
    yield from (event_page(site, event) for event in directory.events)
    yield from (groups_page(site) for _ in directory.groups[:1])
    yield from (group_page(site, group) for group in directory.groups)
    yield from (campaigns_page(site) for _ in directory.campaigns[:1])
    yield from (campaign_page(site, campaign) for campaign in directory.campaigns)
    yield from (indicators_page(site) for _ in directory.indicators[:1])
    if any(indicator.practice for indicator in directory.indicators):
        yield practice_page(site)
    yield from (indicator_page(site, indicator) for indicator in directory.indicators)
    yield from (honors_page(site) for _ in directory.honors[:1])
    yield from (honor_page(site, honor) for honor in directory.honors)
