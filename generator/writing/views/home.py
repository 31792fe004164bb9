"""The first page."""

from __future__ import annotations

from generator.records.area import Area, AreaKind
from generator.writing.links import up_from
from generator.writing.site import Site
from generator.writing.structured_data import site_data
from generator.writing.views.areas import level_counts, totals
from generator.writing.views.channels import channels_for_all
from generator.writing.views.map_figures import area_figure
from generator.writing.views.page import Page, Values
from generator.writing.views.places import PlaceRow, listed
from generator.writing.views.reach import can_be_told, figures_of

MOST_CHANNELS = 8
MOST_MARKERS = 40


def home_page(site: Site) -> Page:
    """The home page."""
    settings = site.directory.settings
    return Page(
        "", "home.html", settings.name, lambda: _home_values(site), settings.description or settings.tagline
    )


def _home_values(site: Site) -> Values:
    directory = site.directory
    roots = directory.children.get(None, ())
    centers = listed(directory.centers)
    top = roots[0] if roots else None
    placed = [PlaceRow(center, words=site.words) for center in centers if center.id in site.points]
    return {
        "center_count": len(centers),
        "top": top,
        "branches": _branches(site),
        "levels": level_counts(site, top, centers) if top else [],
        "totals": totals(site, top) if top else {},
        "channels": channels_for_all(site, top)[:MOST_CHANNELS],
        "map": area_figure(site, top, tuple(placed[:MOST_MARKERS]), up_from("")) if top else None,
        "coverage": figures_of(site).coverage() if can_be_told(site) else None,
        "pages": [page for page in site.pages if page.kind is None],  # pacts and stories stand at their areas
        "json_ld": site_data(site),
    }


def _branches(site: Site) -> list[tuple[Area, tuple[Area, ...]]]:
    """Streets and the communities below them, for going down the hierarchy."""
    children = site.directory.children
    branches = []
    for root in children.get(None, ()):
        streets = children.get(root.id, ()) if root.kind is AreaKind.DISTRICT else (root,)
        branches += [(street, children.get(street.id, ())) for street in streets]
    return branches
