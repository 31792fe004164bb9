"""The page on the best places for the next centers: a map, the gain of each further center, and the method."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from service_circles.coverage.siting.site_choice import ChosenSite, Siting, SitingPlan, choose_sites
from service_circles.geo.walkers import walker_of, whole_minutes
from service_circles.languages.translator import Translator, message
from service_circles.records.area import Area
from service_circles.writing.cards.map_figures import MapFigure, map_figure, outlines
from service_circles.writing.drawings.charts import Gain, gain_chart
from service_circles.writing.drawings.maps.map_limits import MOST_NUMBERED
from service_circles.writing.drawings.maps.map_view import (
    MapView,
    Marker,
    MarkerKind,
    Outline,
    OutlineKind,
    Ring,
    RingKind,
)
from service_circles.writing.pages.reach.reach_pages import has_reach_figures
from service_circles.writing.site.addresses import address_of, path_to_root
from service_circles.writing.site.page import Page, Values
from service_circles.writing.site.site import Site

ADDRESS = "reach/next/"


@dataclass(frozen=True)
class GainRow:
    """A row of the table beside the chart: a plan and what it reaches, also beyond the one before.

    `added` is the one site that it adds to the plan before; None where that one is another choice altogether.
    """

    plan: SitingPlan
    added: str | None
    amount: int
    more: int


def next_centers_pages(site: Site) -> Iterator[Page]:
    """The page about the next centers; none without figures on who is reached."""
    if has_reach_figures(site):
        yield Page(
            ADDRESS,
            "where_next.html",
            site.words("下一处建在哪里"),
            lambda: _values(site),
            site.words("再建几处服务点，建在哪里，能让最多的人家走得到"),
        )


def _values(site: Site) -> Values:
    siting = choose_sites(site.figures)
    plan = siting.plans[-1] if siting.plans else None
    sites = plan.sites if plan else ()
    reached = {home.id for chosen in sites for home, _ in chosen.homes}
    walker = walker_of(site.directory.settings.circle_standard.pace)
    return {
        "siting": siting,
        "unit": site.words(_unit(siting)),
        "sites": [(number, chosen, _homes(chosen)) for number, chosen in enumerate(sites, start=1)],
        "still": [home for home in siting.unreached if home.id not in reached],
        "gains": _gain_rows(siting),
        "chart": _chart(siting, site.words),
        "map": _map(site, siting, sites) if siting.unreached else None,
        "meters_per_second": site.reaches.meters_per_second(walker),
    }


def _unit(siting: Siting) -> str:
    """The unit that is counted: households, or estates where no households are known."""
    return message("户") if siting.households else message("个小区")


def _homes(chosen: ChosenSite) -> list[tuple[Area, int]]:
    """The estates of a site with whole minutes, at least one."""
    return [(home, max(whole_minutes(minutes), 1)) for home, minutes in chosen.homes]


def _gain_rows(siting: Siting) -> list[GainRow]:
    rows: list[GainRow] = []
    names: dict[str, str] = {}
    before = 0
    for plan in siting.plans:
        sites = {chosen.site.id: chosen.site.name for chosen in plan.sites}
        added = [name for id_, name in sites.items() if id_ not in names]
        amount = plan.households if siting.households else plan.homes
        rows.append(GainRow(plan, added[0] if len(added) == 1 else None, amount, amount - before))
        names, before = sites, amount
    return rows


def _chart(siting: Siting, words: Translator) -> Markup | None:
    rows, unit = _gain_rows(siting), words(_unit(siting))
    if not rows:
        return None
    most = siting.households or len(siting.unreached)
    gains = [
        Gain(row.amount, f"{row.amount:,}", words("{count} 处", count=len(row.plan.sites))) for row in rows
    ]
    each = (
        words("建 {sites}，走得到的多 {amount} {unit}", sites=gain.label, amount=gain.text, unit=unit)
        for gain in gains
    )
    summary = words("{text}。下面的表里也有。", text=words("；").join(each))
    limit = words("现在走不到的 {amount} {unit}", amount=f"{most:,}", unit=unit)
    return gain_chart(gains, most, limit, words("建几处，多少人家走得到"), summary)


def _map(site: Site, siting: Siting, sites: tuple[ChosenSite, ...]) -> MapFigure:
    up, standard = path_to_root(ADDRESS), site.directory.settings.circle_standard
    shown = siting.unreached[: MOST_NUMBERED - len(sites)]
    homes = tuple(
        Marker(home.name, site.reaches.doors[home.id][0], MarkerKind.ESTATE, None, up + address_of(home))
        for home in shown
    )
    chosen = tuple(
        Marker(chosen.site.name, chosen.site.point, MarkerKind.CENTER, number, f"#site-{number}")
        for number, chosen in enumerate(sites, start=1)
    )
    view = MapView(
        title=site.words("走不到的小区和下一处"),
        id_prefix="map",
        markers=(*chosen, *homes),
        rings=() if site.reaches.streets else tuple(_ring(site, place) for place in sites),
        outlines=tuple(_outlines(site)),
    )
    legend = [("blind", site.words("现在走不到的小区"))]
    if sites:
        legend.insert(0, ("site", site.words("建议的地方")))
    if view.rings:
        estimate = site.words("步行 {minutes} 分钟（估算）", minutes=f"{standard.minutes:g}")
        legend.append(("estimate", estimate))
    return map_figure(site, view, tuple(legend), places=len(sites) + len(siting.unreached))


def _ring(site: Site, chosen: ChosenSite) -> Ring:
    """The estimated reach of a site, without streets to walk."""
    standard = site.directory.settings.circle_standard
    pace = site.reaches.meters_per_second(walker_of(standard.pace))
    radius_m = standard.minutes * 60 * pace / standard.detour_factor
    return Ring(
        chosen.site.point,
        radius_m,
        RingKind.ESTIMATE,
        site.words("步行 {minutes} 分钟", minutes=f"{standard.minutes:g}"),
    )


def _outlines(site: Site) -> Iterator[Outline]:
    """The directory's outermost areas, and those right below them."""
    tops = site.directory.where(Area, parent=None)
    yield from outlines(tops, OutlineKind.MAIN)
    for top in tops:
        yield from outlines(site.directory.where(Area, parent=top.id), OutlineKind.CHILD)
