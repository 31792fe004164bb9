"""Pages saved on the phone: the page that lists them, and the areas that can be saved whole."""

from service_circles.records.area import Area, AreaKind
from service_circles.writing.site.page import Page
from service_circles.writing.site.site import Site

ADDRESS = "offline/"
_SAVED_WHOLE = frozenset({AreaKind.STREET, AreaKind.TOWN, AreaKind.COMMUNITY, AreaKind.VILLAGE})


def offline_page(site: Site) -> Page:
    """The page that lists saved pages; the service worker shows it in place of a page that is not saved."""
    words = site.words
    return Page(
        ADDRESS,
        "offline.html",
        words("存在手机里的页面"),
        description=words("没有网络时能看哪些页面，怎么存，怎么删"),
        indexed=False,
    )


def list_address(area: Area) -> str | None:
    """The file that lists all pages to save with an area; None for kinds that are too large or too small."""
    return f"{ADDRESS}{area.id}.json" if area.kind in _SAVED_WHOLE else None
