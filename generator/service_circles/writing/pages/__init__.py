"""What each page shows: one module per kind of page, giving templates ready values."""

from __future__ import annotations

from collections.abc import Iterator

from service_circles.records.area import Area
from service_circles.records.campaign import Campaign
from service_circles.records.center import ServiceCenter
from service_circles.records.channel import Channel
from service_circles.records.circle import ServiceCircle
from service_circles.records.entry import Entry
from service_circles.records.event import Event
from service_circles.records.group import Group
from service_circles.records.honor import Honor
from service_circles.records.indicator import Indicator
from service_circles.records.ledger import Ledger
from service_circles.records.organization import Organization
from service_circles.records.service import Service
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
    for area in directory.all(Area):
        yield area_page(site, area)
        yield from (people_page(site, area) for _ in range(has_people(site, area)))
        if has_booklet(site, area):
            yield booklet_page(site, area)
    for center in directory.all(ServiceCenter):  # its circles come next, because they show the same map
        yield center_page(site, center)
        if has_poster(site, center):
            yield poster_page(site, center)
        circles = directory.where(ServiceCircle, origins=center.id)
        yield from (circle_page(site, circle) for circle in circles if circle.origins[0] == center.id)
    yield from (service_page(site, service) for service in directory.all(Service))
    yield from (organization_page(site, organization) for organization in directory.all(Organization))
    yield from (channel_page(site, channel) for channel in directory.all(Channel))
    yield from (ledgers_page(site) for _ in directory.all(Ledger)[:1])
    for ledger in directory.all(Ledger):
        yield from ledger_pages(site, ledger)
    yield from (entry_page(site, entry) for entry in directory.all(Entry))
    yield from life_pages(site)
    yield from _community_life(site)


def _community_life(site: Site) -> Iterator[Page]:
    """Events, groups, campaigns, indicators and honors; a list only where there is something to list."""
    directory = site.directory
    yield from calendar_pages(site)
    yield from (event_page(site, event) for event in directory.all(Event))
    yield from (groups_page(site) for _ in directory.all(Group)[:1])
    yield from (group_page(site, group) for group in directory.all(Group))
    yield from (campaigns_page(site) for _ in directory.all(Campaign)[:1])
    yield from (campaign_page(site, campaign) for campaign in directory.all(Campaign))
    yield from (indicators_page(site) for _ in directory.all(Indicator)[:1])
    if any(indicator.practice for indicator in directory.all(Indicator)):
        yield practice_page(site)
    yield from (indicator_page(site, indicator) for indicator in directory.all(Indicator))
    yield from (honors_page(site) for _ in directory.all(Honor)[:1])
    yield from (honor_page(site, honor) for honor in directory.all(Honor))
