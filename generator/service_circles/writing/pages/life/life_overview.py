"""Community life as a whole: the way to its lists, and pacts and stories by kind."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from service_circles.records.area import Area
from service_circles.records.handwritten_page import HandwrittenPage
from service_circles.records.life.alert import Alert
from service_circles.records.life.campaign import Campaign, PageKind
from service_circles.records.life.event import Event
from service_circles.records.life.group import Group
from service_circles.records.life.honor import Honor
from service_circles.records.life.indicator import Indicator
from service_circles.records.life.ledger import Ledger
from service_circles.records.organization import Organization
from service_circles.records.record import Record
from service_circles.writing.cards.pacts_and_stories import pacts_in_use, participation
from service_circles.writing.feeds.calendars import calendars_of
from service_circles.writing.pages.events.event_calendars import calendar_page
from service_circles.writing.pages.events.reception_days import reception_days, reception_days_page
from service_circles.writing.pages.events.volunteering import volunteering_pages
from service_circles.writing.pages.life.alerts import alerts_page
from service_circles.writing.pages.life.campaigns import campaigns_page
from service_circles.writing.pages.life.groups import groups_page
from service_circles.writing.pages.life.honors import honors_page
from service_circles.writing.pages.life.indicators import indicators_page
from service_circles.writing.pages.life.ledgers import ledger_names, ledgers_page
from service_circles.writing.pages.life.rooms import rooms_pages
from service_circles.writing.pages.places.organization_pages import organizations_page
from service_circles.writing.site.page import Page
from service_circles.writing.site.site import Site


@dataclass(frozen=True, slots=True)
class ListLink:
    """A list: its address, name, purpose and icon."""

    address: str
    name: str
    line: str
    icon: str


def life_page(site: Site) -> Page:
    """The page of community life."""
    words = site.words
    return Page(
        "life/",
        "life.html",
        words("社区生活"),
        lambda: {"lists": list(_lists(site)), "kinds": list(_pages_by_kind(site))},
        words("活动、公开栏、街坊团体、公约和故事"),
    )


def _lists(site: Site) -> Iterator[ListLink]:
    """The lists with anything in them."""
    directory = site.directory
    if directory.all(Event):
        yield _link(calendar_page(site, calendars_of(site)[0]), "calendar-month-outline")
    if reception_days(directory.all(Event)):
        yield _link(reception_days_page(site), "account-voice")
    yield from (_link(page, "hand-heart-outline") for page in volunteering_pages(site))
    yield from (_link(page, "calendar-month-outline") for page in rooms_pages(site))
    if directory.all(Ledger):
        yield replace(_link(ledgers_page(site), "clipboard-text-outline"), line=ledger_names(site))
    for kind, (list_page, icon) in _LISTS.items():
        if directory.all(kind):
            yield _link(list_page(site), icon)


def _link(page: Page, icon: str) -> ListLink:
    return ListLink(page.address, page.title, page.description or "", icon)


_LISTS: Mapping[type[Record], tuple[Callable[[Site], Page], str]] = {
    Alert: (alerts_page, "alert-outline"),
    Group: (groups_page, "account-group-outline"),
    Organization: (organizations_page, "hand-heart-outline"),
    Campaign: (campaigns_page, "flag-outline"),
    Indicator: (indicators_page, "chart-box-outline"),
    Honor: (honors_page, "medal-outline"),
}


def _pages_by_kind(site: Site) -> Iterator[tuple[PageKind, str | None, list[tuple[HandwrittenPage, str]]]]:
    """Pacts in use, stories and the like, with the area that they are about; how many took part."""
    areas = site.directory.by_id(Area)
    for kind in PageKind:
        found = pacts_in_use(site, [page for page in site.pages if page.kind is kind])
        if found:
            around = [areas.get(page.area or "") for page in found]
            names = [area.name if area else "" for area in around]
            yield kind, participation(site, found), list(zip(found, names, strict=True))
