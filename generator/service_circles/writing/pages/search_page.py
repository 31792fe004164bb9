"""The search page: its results are made by its script; without one it leads to the lists."""

from service_circles.records.center import ServiceCenter
from service_circles.records.service import Service
from service_circles.writing.cards.emergency_numbers import public_numbers
from service_circles.writing.cards.place_rows import listed_centers
from service_circles.writing.site.page import Page
from service_circles.writing.site.site import Site

MOST_SERVICES = 10


def search_page(site: Site) -> Page:
    """The search page of a language."""
    words = site.words
    return Page(
        "search/",
        "search.html",
        words("搜索"),
        lambda: {"services": _most_offered(site), "numbers": public_numbers(site)},
        words("搜服务、地点、小区，可用拼音"),
    )


def _most_offered(site: Site) -> list[Service]:
    """The services offered at most centers."""
    directory = site.directory
    counts = {
        service.id: len(listed_centers(directory.where(ServiceCenter, offers=service.id)))
        for service in directory.all(Service)
    }
    return sorted(directory.all(Service), key=lambda service: -counts[service.id])[:MOST_SERVICES]
