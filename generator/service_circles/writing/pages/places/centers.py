"""A center, and the list of all centers."""

from collections.abc import Iterator
from dataclasses import dataclass

from service_circles.basics.json_text import script_json
from service_circles.community.facilities import facility_code
from service_circles.community.wheelchair_access import wheelchair_access
from service_circles.languages.translator import Translator, message
from service_circles.records.area import Area
from service_circles.records.center import ServiceAtCenter, ServiceCenter
from service_circles.records.circle import ServiceCircle
from service_circles.records.organization import Organization
from service_circles.records.service import Service
from service_circles.records.settings.board import Board
from service_circles.records.settings.own_words import FieldPlace
from service_circles.records.values.own_details import Detail
from service_circles.records.values.schedule import ScheduleKind
from service_circles.writing.cards.map_figures import center_figure
from service_circles.writing.cards.place_rows import (
    PlaceRow,
    center_line,
    center_rows,
    homes_reached,
    listed_centers,
    other_walkers,
    pace_text,
    rows_in_reach,
)
from service_circles.writing.drawings.maps.map_app_links import navigation_links
from service_circles.writing.feeds.calendars import calendar_of
from service_circles.writing.feeds.schema_org import center_data
from service_circles.writing.site.area_lists import MOST_ROWS, area_links, first_part, placed_centers
from service_circles.writing.site.page import Page, Values, list_page, record_page
from service_circles.writing.site.site import Site

MOST_AREAS = 150
"""Above this many streets, the list of all centers is broken up by district."""

WHEELCHAIR = {
    True: message("轮椅：进得去"),
    False: message("轮椅：进不去"),
    None: message("轮椅：能不能进，还不知道"),
}
FEW_OFFERS = 6
"""Up to so many services of a center are listed without folding any."""


@dataclass(frozen=True)
class Offer:
    """A service at a center."""

    service: Service
    offered: ServiceAtCenter


def center_page(site: Site, center: ServiceCenter) -> Page:
    """The page of a center."""
    return record_page(center, lambda: _center_values(site, center), _description(center, site.words))


def _description(center: ServiceCenter, words: Translator) -> str:
    return words("，").join(part for part in (center_line(center, words), center.address) if part)


def _center_values(site: Site, center: ServiceCenter) -> Values:
    directory = site.directory
    circles = directory.where(ServiceCircle, origins=center.id)
    circle = circles[0] if circles else None
    rows = rows_in_reach(site, circle) if circle else ()
    offers = offers_by_board(site, center)
    few, at_desk, by_board = _unfolded_and_folded(offers)
    return {
        "line": center_line(center, site.words),
        "kind_icon": next(
            (kind.icon for kind in directory.settings.center_kinds if kind.name == center.own_kind), None
        ),
        "details": _details(site, center),
        "path": directory.path_to(center.area),
        "hours_hint": site.words(_hours_hint(center)),
        "regular": center.schedule.kind is ScheduleKind.REGULAR,
        "wheelchair": site.words(WHEELCHAIR[wheelchair_access(center)]),
        "navigation": navigation_links(
            center.name, center.address, center.location, site.words, directory.settings.map_apps
        ),
        "offer_count": sum(len(group) for _, group in offers),
        "few": few,
        "at_desk": at_desk,
        "by_board": by_board,
        "circle": circle,
        "other_circles": circles[1:],
        "reach": site.reaches.reach(circle) if circle else None,
        "rows": rows,
        "pace_words": pace_text(site, circle) if circle else None,
        "others": other_walkers(site, circle) if circle else [],
        "homes": homes_reached(rows),
        "boards_inside": _boards_inside(site, center, rows),
        "map": center_figure(site, center, circle),
        "organizations": _organizations(site, center),
        "has_events": calendar_of(site, center) is not None,
        "json_ld": center_data(site, center),
    }


def _details(site: Site, center: ServiceCenter) -> dict[str, list[Detail]]:
    """Return the values of the directory's own fields, by the position where pages show them."""
    places = {field.name: field.shown.value for field in site.directory.settings.own_fields}
    return {
        place.value: [each for each in center.details if places.get(each.field) == place.value]
        for place in FieldPlace
    }


def _hours_hint(center: ServiceCenter) -> str:
    """The advice for a center without regular hours, in Chinese."""
    if not center.phones:
        return message("以现场公告为准")
    return (
        message("请先打电话预约")
        if center.schedule.kind is ScheduleKind.BY_APPOINTMENT
        else message("请先打电话问一问")
    )


def _boards_inside(site: Site, center: ServiceCenter, rows: tuple[PlaceRow, ...]) -> int:
    """The number of boards with a service at the center or at one that its circle reaches."""
    centers = [center, *(row.place for row in rows if isinstance(row.place, ServiceCenter))]
    services = site.directory.by_id(Service)
    return len({services[id_].board for here in centers for id_ in here.offers})


def offers_by_board(site: Site, center: ServiceCenter) -> list[tuple[Board, list[Offer]]]:
    """The offers of a center, in the order of the boards."""
    directory = site.directory
    offers = [Offer(directory.get(Service, offered.service), offered) for offered in center.services]
    groups = (
        (board, [offer for offer in offers if offer.service.board == board.id])
        for board in directory.settings.boards
    )
    return [(board, group) for board, group in groups if group]


def _unfolded_and_folded(
    offers: list[tuple[Board, list[Offer]]],
) -> tuple[list[Offer], list[Offer], list[tuple[Board, list[Offer]]]]:
    """All of a few; of more those that are done on the spot, and the rest by board."""
    everything = [offer for _, group in offers for offer in group]
    if len(everything) <= FEW_OFFERS:
        return everything, [], []
    at_desk = [offer for offer in everything if offer.offered.on_the_spot]
    rest = ((board, [offer for offer in group if not offer.offered.on_the_spot]) for board, group in offers)
    return [], at_desk, [(board, group) for board, group in rest if group]


def _organizations(site: Site, center: ServiceCenter) -> list[tuple[object, str]]:
    """Organizations under the roof with what they do: as the center says, else the services."""
    roles = {here.organization: here.role for here in center.organizations}
    found: dict[str, list[str]] = {id_: [role] if role else [] for id_, role in roles.items()}
    for offered in center.services:
        provider = offered.organization
        if provider and not roles.get(provider):
            found.setdefault(provider, []).append(site.directory.get(Service, offered.service).name)
    return [
        (site.directory.get(Organization, id_), site.words.listed(dict.fromkeys(names)))
        for id_, names in found.items()
    ]


def centers_page(site: Site) -> Page:
    """All centers, street by street; in a large directory a list of streets with counts."""
    return list_page(
        ServiceCenter,
        site.words("找服务中心"),
        lambda: _centers_values(site),
        site.words("全部服务中心，现在哪里开着"),
    )


def _centers_values(site: Site) -> Values:
    groups = [(area, rows) for area, rows in _groups(site) if rows]
    links = area_links(site, areas_of_list(site), lambda count: site.words("{count} 处", count=count))
    listed = () if links else (row.place for _, rows in groups for row in rows)
    codes = {place.id: facility_code(place) for place in listed if isinstance(place, ServiceCenter)}
    return {
        "groups": groups,
        "codes": script_json(codes),
        "areas": links,
        "total": sum(len(rows) for _, rows in groups),
    }


def areas_of_list(site: Site) -> dict[str, int]:
    """The areas that a long list of all centers leads to, with their numbers of centers; none of a short list."""
    counts = {area.id: len(rows) for area, rows in _groups(site) if rows}
    if sum(counts.values()) <= MOST_ROWS:
        return {}
    every = listed_centers(site.directory.all(ServiceCenter))
    districts = first_part(site, placed_centers(every)).counts if len(counts) > MOST_AREAS else {}
    return districts or counts


def _groups(site: Site) -> Iterator[tuple[Area, tuple[PlaceRow, ...]]]:
    """Streets (or other areas below a district) with their centers; a district's own first."""
    directory = site.directory
    for top in directory.where(Area, parent=None):
        if not top.kind.is_above_streets:
            yield top, _rows(site, directory.within(ServiceCenter, top.id))
            continue
        yield top, _rows(site, directory.where(ServiceCenter, area=top.id))
        for street in directory.where(Area, parent=top.id):
            yield street, _rows(site, directory.within(ServiceCenter, street.id))


def _rows(site: Site, centers: tuple[ServiceCenter, ...]) -> tuple[PlaceRow, ...]:
    return center_rows(site, listed_centers(centers))
