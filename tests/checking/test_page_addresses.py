"""The addresses that hand-written pages must not take are those of the pages that records make."""

from service_circles.checking.page_links import _BELOW_RECORDS, _LISTS, _OF_THE_SITE
from tests.publishing import published


def test_every_page_of_the_demonstration_is_known() -> None:
    publication = published(site_url="https://example.org/")
    pages = [address.split("/") for address in publication.editions[0].pages if address]
    assert {parts[0] for parts in pages} <= _LISTS | _OF_THE_SITE
    assert {
        parts[2] for parts in pages if parts[0] in _LISTS and parts[2:] not in ([], [""])
    } == _BELOW_RECORDS
