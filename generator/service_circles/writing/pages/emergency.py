"""Emergency numbers: those that everybody should know, then the directory's own, street by street."""

from collections import defaultdict
from collections.abc import Iterator
from functools import partial

from service_circles.records.area import Area
from service_circles.records.values.contact import PhoneKind
from service_circles.writing.cards.emergency_numbers import (
    LocalNumber,
    anchor_of,
    country_numbers,
    emergency_name,
    local_numbers,
    public_numbers,
)
from service_circles.writing.site.area_lists import MOST_ROWS, ListPart, area_links, list_parts
from service_circles.writing.site.page import Page, Values
from service_circles.writing.site.site import Site

ADDRESS = "emergency/"
_KINDS = (PhoneKind.EMERGENCY, PhoneKind.DUTY)


def emergency_pages(site: Site) -> Iterator[Page]:
    """The page of emergency numbers; in a large directory districts and streets have pages with their own."""
    words = site.words
    for part in list_parts(site, _placed_numbers(site)):
        name, own = emergency_name(words), part.area
        yield Page(
            f"{ADDRESS}{own.id}/" if own else ADDRESS,
            "emergency.html",
            f"{name} · {own.name}" if own else name,
            partial(_values, site, part),
            words("报警、火警、急救，和各街道的值班电话"),
        )


def _values(site: Site, part: ListPart[LocalNumber]) -> Values:
    everywhere = list(_numbers_everywhere(site)) if part.area is None else []
    groups: dict[Area | None, list[LocalNumber]] = defaultdict(list)
    for local in sorted([*everywhere, *part.here], key=lambda local: _KINDS.index(local.phone.kind)):
        groups[_street_of(site, local)].append(local)
    left_out, groups[None] = groups[None][MOST_ROWS:], groups[None][:MOST_ROWS]
    areas = site.directory.in_order(Area, (area.id for area in groups if area))
    return {
        "area": part.area,
        "numbers": public_numbers(site),
        "anchor_of": anchor_of,
        "real": [known.number for known in country_numbers(site)],
        "groups": [(area, groups[area]) for area in (None, *areas) if groups[area]],
        "left_out": left_out,
        "below": area_links(site, part.counts, lambda count: site.words("{count} 个", count=count), ADDRESS),
    }


def _placed_numbers(site: Site) -> Iterator[tuple[str, LocalNumber]]:
    for local in local_numbers(site, *_KINDS):
        if street := _street_of(site, local):
            yield street.id, local


def _numbers_everywhere(site: Site) -> Iterator[LocalNumber]:
    return (local for local in local_numbers(site, *_KINDS) if _street_of(site, local) is None)


def _street_of(site: Site, local: LocalNumber) -> Area | None:
    """The street where a number helps; None if that is in several, or everywhere."""
    streets = {site.street_of(area) for area in local.areas}
    return streets.pop() if len(streets) == 1 else None
