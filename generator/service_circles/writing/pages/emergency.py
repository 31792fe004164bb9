"""Emergency numbers: those that everybody should know, then the directory's own, street by street."""

from collections import defaultdict

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
from service_circles.writing.site.page import Page, Values
from service_circles.writing.site.site import Site

MOST_ROWS = 400
"""Above this many, emergency phones come before duty phones, and the rest is found on the pages of areas."""
_KINDS = (PhoneKind.EMERGENCY, PhoneKind.DUTY)


def emergency_page(site: Site) -> Page:
    """The page of emergency numbers."""
    words = site.words
    return Page(
        "emergency/",
        "emergency.html",
        emergency_name(words),
        lambda: _values(site),
        words("报警、火警、急救，和各街道的值班电话"),
    )


def _values(site: Site) -> Values:
    found = sorted(local_numbers(site, *_KINDS), key=lambda local: _KINDS.index(local.phone.kind))
    groups: dict[Area | None, list[LocalNumber]] = defaultdict(list)
    for local in found[:MOST_ROWS]:
        groups[_street_of(site, local)].append(local)
    return {
        "numbers": public_numbers(site),
        "anchor_of": anchor_of,
        "real": [known.number for known in country_numbers(site)],
        "groups": [(area, groups[area]) for area in (None, *site.directory.all(Area)) if area in groups],
        "left_out": len(found) > MOST_ROWS,
    }


def _street_of(site: Site, local: LocalNumber) -> Area | None:
    """The street where a number helps; None if that is in several, or everywhere."""
    streets = {site.street_of(area) for area in local.areas}
    return streets.pop() if len(streets) == 1 else None
