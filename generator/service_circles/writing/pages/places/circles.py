"""Service circles: the minutes promised on foot and the reach."""

from service_circles.records.area import Area, AreaKind
from service_circles.records.center import ServiceCenter
from service_circles.records.circle import ServiceCircle
from service_circles.records.service import Service
from service_circles.writing.cards.map_figures import circle_figure
from service_circles.writing.cards.place_rows import (
    PlaceRow,
    center_rows,
    homes_reached,
    listed_centers,
    other_walkers,
    pace_text,
    rows_in_reach,
)
from service_circles.writing.pages.places.service_pages import ServiceAtCenters
from service_circles.writing.site.area_lists import MOST_ROWS, area_links, first_part
from service_circles.writing.site.page import Page, Values, list_page, record_page
from service_circles.writing.site.site import Site


def circle_page(site: Site, circle: ServiceCircle) -> Page:
    """The page of a circle."""
    return record_page(
        circle,
        lambda: _circle_values(site, circle),
        site.words("步行 {minutes} 分钟走得到什么", minutes=f"{site.reaches.minutes(circle):g}"),
    )


def _circle_values(site: Site, circle: ServiceCircle) -> Values:
    directory = site.directory
    origins = [directory.get(ServiceCenter, id_) for id_ in circle.origins]
    rows = rows_in_reach(site, circle)
    inside = [*listed_centers(origins), *(row.place for row in rows if isinstance(row.place, ServiceCenter))]
    offering = [(center, center.offers) for center in inside]
    return {
        "minutes": site.reaches.minutes(circle),
        "pace_words": pace_text(site, circle),
        "others": other_walkers(site, circle),
        "path": directory.path_to(origins[0].area),
        "origins": center_rows(site, origins),
        "rows": rows,
        "reach": site.reaches.reach(circle),
        "promises": [
            ServiceAtCenters(
                directory.get(Service, id_), tuple(center for center, offers in offering if id_ in offers)
            )
            for id_ in circle.promises
        ],
        "homes": homes_reached(rows),
        "areas": [directory.get(Area, id_) for id_ in circle.areas],
        "missed": _missed(site, circle, rows),
        "map": circle_figure(site, circle, title=circle.name),
    }


def _missed(site: Site, circle: ServiceCircle, rows: tuple[PlaceRow, ...]) -> list[Area]:
    """Estates of the areas that the circle answers for, but does not reach."""
    reached = {row.place.id for row in rows}
    return [
        area
        for id_ in circle.areas
        for area in site.directory.within(Area, id_)
        if area.kind is AreaKind.ESTATE and area.id not in reached and area.id in site.points
    ]


def circles_page(site: Site) -> Page:
    """All circles; in a large directory the areas that they start in."""
    return list_page(
        ServiceCircle, site.words("服务圈"), lambda: _circles_values(site), site.words("每个服务圈走得到哪里")
    )


def _circles_values(site: Site) -> Values:
    found = [
        (circle, site.directory.get(ServiceCenter, circle.origins[0]))
        for circle in site.directory.all(ServiceCircle)
    ]
    part = first_part(site, ((origin.area, (circle, origin)) for circle, origin in found))
    return {
        "circles": part.here[:MOST_ROWS],
        "areas": area_links(site, part.counts, lambda count: site.words("{count} 个", count=count)),
        "total": len(found),
    }
