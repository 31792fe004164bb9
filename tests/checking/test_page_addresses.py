"""The addresses that hand-written pages must not take are those of the pages that records make."""

from service_circles.build.project import load_project
from service_circles.build.publication import make_publication
from service_circles.checking.page_links import _BELOW_RECORDS, _LISTS, _OF_THE_SITE
from service_circles.writing.site.site import SiteSettings
from tests.publishing import ROOT


def test_every_page_of_the_demonstration_is_known() -> None:
    publication = make_publication(load_project(ROOT), SiteSettings(site_url="https://example.org/"))
    pages = [address.split("/") for address in publication.editions[0].pages if address]
    assert {parts[0] for parts in pages} <= _LISTS | _OF_THE_SITE
    assert {
        parts[2] for parts in pages if parts[0] in _LISTS and parts[2:] not in ([], [""])
    } == _BELOW_RECORDS
