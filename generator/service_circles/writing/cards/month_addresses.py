"""The pages of a community's months: which there are, and their addresses."""

from datetime import date

from service_circles.community.month_figures import first_of_month
from service_circles.records.area import Area, AreaKind
from service_circles.records.life.entry import Entry
from service_circles.records.life.event import Event
from service_circles.schedules.time_texts import month_text
from service_circles.writing.site.addresses import address_of
from service_circles.writing.site.once_per_site import once_per_site
from service_circles.writing.site.site import Site

MONTHS = "months/"
MONTHS_AROUND = (-1, 0, 1)
"""Last month's report, this month's plan and what was done so far, next month's plan."""


def months_of(site: Site, area: Area) -> list[tuple[date, str, str]]:
    """The first day, the name and the address of each month of a community with anything in it; none for others."""
    if area.id not in _lively_communities(site):
        return []
    months = (first_of_month(site.day, number) for number in MONTHS_AROUND)
    return [(first, month_text(first, site.words), _address(area, first)) for first in months]


def _address(area: Area, first: date) -> str:
    return f"{address_of(area)}{MONTHS}{first:%Y-%m}/"


@once_per_site
def _lively_communities(site: Site) -> frozenset[str]:
    """The ids of the communities and villages that events or entries are of, or of areas in them."""
    records: tuple[Event | Entry, ...] = (*site.directory.all(Event), *site.directory.all(Entry))
    places = {record.area for record in records}
    around = (area for place in places for area in site.directory.path_to(place))
    return frozenset(area.id for area in around if area.kind in {AreaKind.COMMUNITY, AreaKind.VILLAGE})
