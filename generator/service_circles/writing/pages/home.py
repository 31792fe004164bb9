"""The first page."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from service_circles.records.area import Area
from service_circles.records.center import ServiceCenter
from service_circles.records.circle import ServiceCircle
from service_circles.records.settings.face import HomeBlock
from service_circles.writing.cards.emergency_numbers import public_numbers
from service_circles.writing.cards.map_figures import directory_figure
from service_circles.writing.cards.place_rows import center_rows, listed_centers
from service_circles.writing.feeds.schema_org import site_data
from service_circles.writing.pages.mine import where_to_choose
from service_circles.writing.pages.places.areas import Totals, totals
from service_circles.writing.pages.places.channels import channels_for_all, in_season
from service_circles.writing.pages.reach.reach_pages import counted_kinds, has_reach_figures, of_any_kind
from service_circles.writing.site.addresses import path_to_root
from service_circles.writing.site.page import Page, Values
from service_circles.writing.site.site import Site

_WIDE = frozenset({HomeBlock.NEAR, HomeBlock.MY_HOME, HomeBlock.ABOUT})
"""Blocks as wide as the page."""
_HEIGHTS = {
    HomeBlock.BOARDS: 4,
    HomeBlock.SHORTCUTS: 1,
    HomeBlock.CHANNELS: 3,
    HomeBlock.AREAS: 3,
    HomeBlock.MAP: 5,
    HomeBlock.REACH: 3,
    HomeBlock.PAGES: 2,
}
"""About how high the other blocks are, one to another."""
MOST_CHANNELS = 8
MOST_STREETS = 100
"""Above this many, the page lists districts in place of their streets."""


def home_page(site: Site) -> Page:
    """The home page."""
    settings = site.directory.settings
    return Page(
        "", "home.html", settings.name, lambda: _home_values(site), settings.description or settings.tagline
    )


def _home_values(site: Site) -> Values:
    directory = site.directory
    roots = directory.where(Area, parent=None)
    centers = listed_centers(directory.all(ServiceCenter))
    top = roots[0] if roots else None
    placed = center_rows(site, (center for center in centers if center.id in site.points))
    figures = totals(site, top) if top else Totals()
    values: dict[str, object] = {
        "center_count": len(centers),
        "choose": where_to_choose(site),
        "top": top,
        "only_top": len(roots) == 1,
        "branches": _branches(site),
        "most_branches": MOST_STREETS,
        "kinds": counted_kinds(site),
        "totals": figures,
        "channels": in_season(site, channels_for_all(site, top))[:MOST_CHANNELS],
        "map": directory_figure(site, roots, placed, path_to_root(""), len(centers)),
        "coverage": site.figures.coverage() if has_reach_figures(site) else None,
        "of_any_kind": of_any_kind(site, None) if has_reach_figures(site) else None,
        # Pacts and stories are listed at their areas, what is for editors at the foot of pages.
        "pages": [page for page in site.pages if page.kind is None and not page.is_for_editors],
        "numbers": public_numbers(site) if directory.settings.emergency_mode else (),
        "json_ld": site_data(site),
    }
    needed = {
        HomeBlock.BOARDS: site.boards_in_use,
        HomeBlock.CHANNELS: values["channels"],
        HomeBlock.MAP: values["map"] or centers or figures.households or directory.all(ServiceCircle),
        HomeBlock.REACH: values["coverage"],
        HomeBlock.PAGES: values["pages"],
        HomeBlock.ABOUT: directory.settings.about,
    }
    values["parts"] = _parts([block for block in directory.settings.face.home if needed.get(block, True)])
    return values


def _parts(blocks: Iterable[HomeBlock]) -> list[tuple[list[str], list[str] | None]]:
    """Blocks as wide as the page, with None; between them those of two columns, left and right on wide screens."""
    found = list[tuple[list[str], list[str] | None]]()
    for is_wide, run in groupby(blocks, _WIDE.__contains__):
        together = list(run)
        cut = None if is_wide or len(together) == 1 else _half(together)
        names = [str(block.value) for block in together]
        found.append((names, None) if cut is None else (names[:cut], names[cut:]))
    return found


def _half(blocks: Sequence[HomeBlock]) -> int:
    """The number of blocks in the left column, so that both are as high as can be."""
    heights = [_HEIGHTS[block] for block in blocks]
    return min(range(1, len(blocks)), key=lambda cut: abs(sum(heights[:cut]) - sum(heights[cut:])))


def _branches(site: Site) -> list[tuple[Area, tuple[Area, ...]]]:
    """Streets and the communities below them, for going down the hierarchy; districts where there are too many."""
    roots, streets = site.directory.where(Area, parent=None), list[Area]()
    for root in roots:
        is_district = root.kind.is_above_streets
        streets += site.directory.where(Area, parent=root.id) if is_district else (root,)
    shown = streets if len(streets) <= MOST_STREETS or len(roots) == 1 else roots
    return [(area, site.directory.where(Area, parent=area.id)) for area in shown]
