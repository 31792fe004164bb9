"""Community life as a whole: the way to its lists, and pacts and stories by kind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from service_circles.reading.pages.handwritten_pages import HandwrittenPage
from service_circles.records.area import Area
from service_circles.records.campaign import Campaign, PageKind
from service_circles.records.event import Event, EventKind
from service_circles.records.group import Group
from service_circles.records.honor import Honor
from service_circles.records.indicator import Indicator
from service_circles.records.ledger import Ledger
from service_circles.records.organization import Organization
from service_circles.writing.site.page import Page
from service_circles.writing.site.site import Site


@dataclass(frozen=True, slots=True)
class ListLink:
    """A list: its address, name, what it is for, and its icon."""

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
    directory, words = site.directory, site.words
    if directory.all(Event):
        yield ListLink(
            "events/", words("活动日历"), words("这几周有什么活动、课程和接访日"), "calendar-month-outline"
        )
    if any(event.kind is EventKind.RECEPTION for event in directory.all(Event)):
        line = words("哪天、在哪里、谁接待、管哪些事")
        yield ListLink("reception-days/", words("公开接访日"), line, "account-voice")
    if directory.all(Ledger):
        names = words.listed(ledger.name for ledger in directory.all(Ledger))
        yield ListLink("ledgers/", words("公开栏"), names, "clipboard-text-outline")
    if directory.all(Group):
        line = words("唱歌、下棋、互助、楼栋长：在哪里碰头，怎么加入")
        yield ListLink("groups/", words("街坊团体"), line, "account-group-outline")
    if directory.all(Organization):
        line = words("社区、社会组织、社工、志愿者和慈善资源")
        yield ListLink("organizations/", words("谁在服务"), line, "hand-heart-outline")
    yield from _lists_of_figures(site)


def _lists_of_figures(site: Site) -> Iterator[ListLink]:
    directory, words = site.directory, site.words
    if directory.all(Campaign):
        yield ListLink("campaigns/", words("行动"), words("定了目标、数得出进度的行动"), "flag-outline")
    if directory.all(Indicator):
        line = words("说到的做到没有：目标、现在的数、公布的数字")
        yield ListLink("indicators/", words("目标和数字"), line, "chart-box-outline")
    if directory.all(Honor):
        yield ListLink("honors/", words("称号"), words("哪些社区、小区得了什么称号"), "medal-outline")


def _pages_by_kind(site: Site) -> Iterator[tuple[PageKind, list[tuple[HandwrittenPage, str]]]]:
    """Pacts, stories and the like, with the area that they are about."""
    areas = site.directory.by_id(Area)
    for kind in PageKind:
        found = [page for page in site.pages if page.kind is kind]
        if found:
            around = [areas.get(page.area or "") for page in found]
            names = [area.name if area else "" for area in around]
            yield kind, list(zip(found, names, strict=True))
