"""Menus at the top and the foot of pages: the directory's choice, as far as there is such a page."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from service_circles.languages.translator import message
from service_circles.records.handwritten_page import HandwrittenPage
from service_circles.records.kinds import KINDS
from service_circles.records.record import Record
from service_circles.records.settings.face import MenuLink, SitePage
from service_circles.writing.site.site import Site

_ON_TOP = {SitePage.AREAS: message("按地方")}
"""Shorter names, for the top of pages."""
_AT_FOOT = (
    SitePage.HOME, SitePage.CENTERS, SitePage.SERVICES, SitePage.AREAS, SitePage.CIRCLES, SitePage.LIFE, SitePage.ATLAS,
    SitePage.DATA, SitePage.EMERGENCY, SitePage.MINE, SitePage.OFFLINE, SitePage.HANDBOOK,
)  # fmt: skip
_ABOUT = "about/"
_LISTED_ALWAYS = frozenset({SitePage.AREAS, SitePage.ORGANIZATIONS})
_RECORDS = {kind.meta.folder: kind for kind in KINDS}


class MenuItem(NamedTuple):
    """A link of a menu: its words, what it leads to, and whether that is another site."""

    name: str
    target: Record | HandwrittenPage | str
    is_elsewhere: bool = False


def top_menu(site: Site) -> list[MenuItem]:
    """The menu at the top of wide screens."""
    return list(_items(site, site.directory.settings.face.menu, on_top=True))


def foot_menu(site: Site) -> list[MenuItem]:
    """The menu at the foot: what the directory chose, else all that there is."""
    chosen = site.directory.settings.face.footer
    if chosen is not None:
        return list(_items(site, chosen))
    pages = [_instead(site, page) for page in _AT_FOOT]
    own = [MenuItem(page.title, page) for page in site.pages if page.address == _ABOUT]
    return [_item_of(site, page) for page in pages if has_page(site, page)] + own


def _instead(site: Site, page: SitePage) -> SitePage:
    """Bodies where there is no community life, whose page would lead to them."""
    return SitePage.ORGANIZATIONS if page is SitePage.LIFE and not site.has_life else page


def _items(site: Site, links: Iterable[MenuLink], *, on_top: bool = False) -> Iterator[MenuItem]:
    names = {page.value: page for page in SitePage}
    by_address = {page.address.strip("/"): page for page in site.pages}
    for link in links:
        place = link.to.strip("/")
        page, written = names.get(place), by_address.get(place)
        record = site.directory.find(Record, link.record_id)
        if link.is_elsewhere:
            yield MenuItem(link.name or link.to, link.to, is_elsewhere=True)
        elif page is not None:
            if has_page(site, page):
                item = _item_of(site, page, on_top=on_top)
                yield item._replace(name=link.name or item.name)
        elif written is not None:
            yield MenuItem(link.name or written.title, written)
        elif record is not None:
            yield MenuItem(link.name or record.name, record)


def _item_of(site: Site, page: SitePage, *, on_top: bool = False) -> MenuItem:
    short = _ON_TOP.get(page) if on_top else None
    return MenuItem(site.words(short or page.label), page.address)


def has_page(site: Site, page: SitePage) -> bool:
    """True if the site has the page, and something on it."""
    if page.value in _RECORDS and page not in _LISTED_ALWAYS:
        return bool(site.directory.all(_RECORDS[page.value]))
    conditions = {
        SitePage.NEAR: site.has_near,
        SitePage.LIFE: site.has_life,
        SitePage.ATLAS: site.has_atlas,
        SitePage.HANDBOOK: site.directory.settings.handbook,
    }
    return conditions.get(page, True)
