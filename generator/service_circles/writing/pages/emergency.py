"""Emergency numbers: those that everybody should know, then the directory's own, street by street."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import partial

from service_circles.records.area import Area
from service_circles.records.center import ServiceCenter
from service_circles.records.values.contact import PhoneKind
from service_circles.writing.cards.emergency_numbers import (
    LocalNumber,
    anchor_of,
    country_numbers,
    emergency_name,
    local_numbers,
    public_numbers,
)
from service_circles.writing.cards.place_rows import listed_centers
from service_circles.writing.site.area_lists import MOST_ROWS, area_links, list_parts, placed_centers
from service_circles.writing.site.page import Page, Values
from service_circles.writing.site.site import Site

ADDRESS = "emergency/"
_KINDS = (PhoneKind.EMERGENCY, PhoneKind.DUTY)


def emergency_pages(site: Site) -> Iterator[Page]:
    """The page of emergency numbers; in a large directory districts and streets have pages with their own."""
    # By the number of centers: a look at phones here would count as one of every page.
    for part in list_parts(site, placed_centers(listed_centers(site.directory.all(ServiceCenter)))):
        name, area = emergency_name(site.words), part.area
        yield Page(
            f"{ADDRESS}{area.id}/" if area else ADDRESS,
            "emergency.html",
            f"{name} · {area.name}" if area else name,
            partial(_values, site, area, frozenset(part.below)),
            site.words("报警、火警、急救，和各街道的值班电话"),
            indexed=area is None,
        )


def _values(site: Site, area: Area | None, below: frozenset[str]) -> Values:
    """`below`: ids of the areas right below with pages of their own, which have their numbers if these are too many."""
    found = sorted(local_numbers(site, area, *_KINDS), key=lambda local: _KINDS.index(local.phone.kind))
    counts: Counter[str] = Counter()
    groups: dict[Area | None, list[LocalNumber]] = defaultdict(list)
    for local in found:
        street = _street_of(site, local)
        path = site.directory.path_to(street.id) if street and len(found) > MOST_ROWS else ()
        elsewhere = next((each.id for each in path if each.id in below), None)
        if elsewhere:
            counts[elsewhere] += 1
        elif street or area is None:
            groups[street].append(local)
    left_out, groups[None] = groups[None][MOST_ROWS:], groups[None][:MOST_ROWS]
    in_order = site.directory.in_order
    below_counts = {each.id: counts[each.id] for each in in_order(Area, counts)}
    streets = in_order(Area, (street.id for street in groups if street))
    return {
        "area": area,
        "numbers": public_numbers(site),
        "anchor_of": anchor_of,
        "real": [known.number for known in country_numbers(site)],
        "groups": [(street, groups[street]) for street in (None, *streets) if groups[street]],
        "left_out": left_out,
        "below": area_links(site, below_counts, lambda count: site.words("{count} 个", count=count), ADDRESS),
    }


def _street_of(site: Site, local: LocalNumber) -> Area | None:
    """The street where a number helps; None if that is in several, or everywhere."""
    streets = {site.street_of(area) for area in local.areas}
    return streets.pop() if len(streets) == 1 else None
