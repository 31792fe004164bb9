"""The pages of a community's months: which there are, and their addresses."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date

from service_circles.community.entries.entry_states import steps_taken
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
MONTHS_BACK = 12
"""Reports stay for so many months, so that a link that somebody passed on leads to what it said."""

Month = tuple[date, str, str]
"""The first day, the name and the address of a month."""


def months_of(site: Site, area: Area) -> list[Month]:
    """Last month, this one and the next of a community with anything in it; none for others."""
    if area.id not in _months_with_results(site):
        return []
    return [_month(site, area, first_of_month(site.day, number)) for number in MONTHS_AROUND]


def earlier_months_of(site: Site, area: Area) -> list[Month]:
    """Months before these in which visitors were counted or an entry moved on, the latest first."""
    first, last = (first_of_month(site.day, number) for number in (-MONTHS_BACK, MONTHS_AROUND[0]))
    found = _months_with_results(site).get(area.id, frozenset())
    return [_month(site, area, each) for each in sorted(found, reverse=True) if first <= each < last]


def _month(site: Site, area: Area, first: date) -> Month:
    return first, month_text(first, site.words), f"{address_of(area)}{MONTHS}{first:%Y-%m}/"


@once_per_site
def _months_with_results(site: Site) -> Mapping[str, frozenset[date]]:
    """The months with results of each community or village that events or entries are of, or of areas in it."""
    found: dict[str, set[date]] = defaultdict(set)
    records: tuple[Event | Entry, ...] = (*site.directory.all(Event), *site.directory.all(Entry))
    for record in records:
        months = {first_of_month(day) for day in _days_of_results(site, record)}
        for area in site.directory.path_to(record.area):
            if area.kind in {AreaKind.COMMUNITY, AreaKind.VILLAGE}:
                found[area.id] |= months
    return {id_: frozenset(months) for id_, months in found.items()}


def _days_of_results(site: Site, record: Event | Entry) -> Iterator[date]:
    """The days on which visitors to an event were counted, or an entry moved on."""
    if isinstance(record, Event):
        yield from (held.date for held in record.held)
    else:
        yield from (step.date for step in steps_taken(record, site.day))
