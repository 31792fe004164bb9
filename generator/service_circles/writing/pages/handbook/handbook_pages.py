"""The handbook: its front page, and a page for each of the usual changes."""

from collections.abc import Iterator

from service_circles.writing.pages.handbook.field_pages import field_pages
from service_circles.writing.pages.handbook.guide_pages import GUIDES, guide_pages
from service_circles.writing.pages.handbook.problem_pages import problem_pages
from service_circles.writing.site.page import Page
from service_circles.writing.site.site import Site

ADDRESS = "handbook/"


def handbook_pages(site: Site) -> Iterator[Page]:
    """All pages for editors; only those on fields where a directory has switched the handbook off."""
    yield from field_pages(site)
    if not site.directory.settings.handbook:
        return
    lead = site.words("没写过代码也能改。记住一件事：改错了不会坏，有错的修改发布不了。")
    title, values = site.words("给编辑的手册"), {"guides": GUIDES}
    yield Page(ADDRESS, "handbook.html", title, lambda: values, lead, indexed=False)
    yield from guide_pages(site)
    yield from problem_pages(site)
