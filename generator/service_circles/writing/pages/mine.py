"""The reader's own page: the estate chosen as home, favorites of places and phones. Scripts fill it from the phone."""

from service_circles.writing.site.page import Page
from service_circles.writing.site.site import Site

ADDRESS = "mine/"


def mine_page(site: Site) -> Page:
    """The page of what a reader has kept on the phone."""
    words = site.words
    return Page(
        ADDRESS,
        "mine.html",
        words("我的"),
        lambda: {"choose": where_to_choose(site)},
        words("我家、收藏的地点和电话，只存在手机里"),
        indexed=False,
    )


def where_to_choose(site: Site) -> str:
    """The address of the page on which an estate is chosen as home."""
    return "near/?home=1" if site.has_near else "areas/"
