"""Services and their boards."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from service_circles.records.area import Area
from service_circles.records.center import ServiceAtCenter, ServiceCenter
from service_circles.records.organization import Organization
from service_circles.records.service import Service
from service_circles.records.settings.board import Board
from service_circles.writing.cards.next_steps import phone_of_service
from service_circles.writing.cards.place_rows import PlaceRow, center_rows, listed_centers
from service_circles.writing.feeds.schema_org import service_data
from service_circles.writing.site.addresses import address_of
from service_circles.writing.site.area_lists import (
    MOST_ROWS,
    AreaLink,
    ListPart,
    area_links,
    first_part,
    placed_centers,
)
from service_circles.writing.site.once_per_site import once_per_site
from service_circles.writing.site.page import Page, Values, list_page, record_page
from service_circles.writing.site.site import Site

MOST_SERVICES = 150
"""Above this many, the list of all services is one of boards, and a board lists the names of the others."""
MOST_OFFERED = 140
"""The most centers on a page for an area, which has little else."""
MOST_NAMES = 400
"""A service at more centers than these leads to the pages of areas; at fewer, all names are on its own page."""
Rows = list[tuple[PlaceRow, ServiceAtCenter | None]]
"""Centers, with the service there where a list is of one service."""


@dataclass(frozen=True)
class ServiceAtCenters:
    """A service, and those of some centers that offer it."""

    service: Service
    centers: tuple[ServiceCenter, ...]


def service_page(site: Site, service: Service) -> Page:
    """The page of a service."""
    return record_page(service, lambda: _service_values(site, service), service.summary)


def _service_values(site: Site, service: Service) -> Values:
    directory = site.directory
    centers = listed_centers(directory.where(ServiceCenter, offers=service.id))
    part = first_part(site, placed_centers(centers))
    is_long = len(centers) > MOST_NAMES
    return {
        "board": directory.get(Board, service.board),
        "rows": _offers(site, part.here[:MOST_ROWS], service),
        "center_count": len(centers),
        "groups": [] if is_long else _names(site, part),
        "areas": _links(site, part, None) if is_long else [],
        "organization": directory.find(Organization, service.organization),
        "phone": None if service.phones else phone_of_service(site, service),
        "json_ld": service_data(site, service),
    }


def _names(site: Site, part: ListPart[ServiceCenter]) -> list[tuple[Area, list[ServiceCenter]]]:
    return [
        (site.directory.get(Area, id_), [center for _, center in found]) for id_, found in part.below.items()
    ]


def _offers(site: Site, centers: Iterable[ServiceCenter], service: Service | None) -> Rows:
    return [(row, _offer(row.place, service)) for row in center_rows(site, centers)]


def _offer(center: object, service: Service | None) -> ServiceAtCenter | None:
    if service is None or not isinstance(center, ServiceCenter):
        return None
    return next(offered for offered in center.services if offered.service == service.id)


def _links(site: Site, part: ListPart[ServiceCenter], base: str | None) -> list[AreaLink]:
    return area_links(site, part.counts, lambda count: site.words("{count} 处能办", count=count), base)


def services_page(site: Site) -> Page:
    """All services, board by board; in a large directory the boards."""
    words, boards = site.words, site.directory.settings.boards
    groups = [(board, site.directory.where(Service, board=board.id)) for board in boards]
    is_short = len(site.directory.all(Service)) <= MOST_SERVICES
    return list_page(
        Service,
        words("能办什么"),
        lambda: {"groups": groups, "is_short": is_short},
        words("全部服务，按板块"),
    )


def board_page(site: Site, board: Board) -> Page:
    """The page of a board."""
    return Page(
        f"boards/{board.id}/", "board.html", board.name, lambda: _board_values(site, board), board.description
    )


def _board_values(site: Site, board: Board) -> Values:
    services = site.directory.where(Service, board=board.id)
    part = first_part(site, placed_centers(centers_of_board(site, board)))
    return {
        "board": board,
        "services": services[:MOST_SERVICES],
        "more_services": services[MOST_SERVICES:],
        "service_count": len(services),
        "places": [(street, center_rows(site, centers)) for street, centers in by_street(site, part.here)],
        "areas": _links(site, part, address_of(board)),
    }


def board_area_pages(site: Site, board: Board) -> Iterator[Page]:
    """Pages of the districts, or of the streets of the only one, where the directory has very many centers."""
    for area in areas_with_lists(site):
        yield Page(
            f"{address_of(board)}{area.id}/",
            "offered_in_area.html",
            f"{board.name} · {area.name}",
            partial(_area_values, site, board, area),
            site.words("{area}哪里能办：{name}", area=area.name, name=board.name),
            indexed=False,
        )


@once_per_site
def areas_with_lists(site: Site) -> tuple[Area, ...]:
    """The areas that a list of all centers breaks up into; offers are not looked at, so that every board has the same."""
    centers = placed_centers(listed_centers(site.directory.all(ServiceCenter)))
    return site.directory.in_order(Area, first_part(site, centers).below)


def _area_values(site: Site, board: Board, area: Area) -> Values:
    part = part_in_area(site, board, area)
    return {
        "thing": board,
        "area": area,
        "groups": [(street, center_rows(site, found)) for street, found in by_street(site, part.here)],
        "areas": _links(site, part, None),
    }


def part_in_area(site: Site, board: Board, area: Area) -> ListPart[ServiceCenter]:
    """The centers of an area that offer something of a board; counts of the areas below, if they are too many."""
    return first_part(site, placed_centers(centers_of_board(site, board, area)), MOST_OFFERED, area)


def centers_of_board(site: Site, board: Board, area: Area | None = None) -> list[ServiceCenter]:
    """The centers of an area, or all, that offer something of a board."""
    directory = site.directory
    services = {service.id for service in directory.where(Service, board=board.id)}
    centers = directory.within(ServiceCenter, area.id) if area else directory.all(ServiceCenter)
    return [center for center in listed_centers(centers) if services.intersection(center.offers)]


def by_street(site: Site, centers: Iterable[ServiceCenter]) -> Iterator[tuple[Area, Sequence[ServiceCenter]]]:
    """Centers street by street; those of a district itself, too."""
    groups: dict[str, list[ServiceCenter]] = defaultdict(list)
    for center in centers:
        street = site.street_of(center.area)
        groups[street.id if street else center.area].append(center)
    return ((area, groups[area.id]) for area in site.directory.in_order(Area, groups))


def services_at(site: Site, centers: Iterable[ServiceCenter]) -> list[tuple[Board, list[ServiceAtCenters]]]:
    """The services of some centers, board by board, each with the centers that offer it."""
    offering: dict[str, list[ServiceCenter]] = defaultdict(list)
    for center in centers:
        for id_ in center.offers:
            offering[id_].append(center)
    found: dict[str, list[ServiceAtCenters]] = defaultdict(list)
    for service in site.directory.in_order(Service, offering):
        found[service.board].append(ServiceAtCenters(service, tuple(offering[service.id])))
    return [(board, found[board.id]) for board in site.directory.all(Board) if board.id in found]


def boards_page(site: Site) -> Page:
    """All boards."""
    counts = {
        board.id: len(site.directory.where(Service, board=board.id))
        for board in site.directory.settings.boards
    }
    words = site.words
    return Page("boards/", "boards.html", words("服务板块"), lambda: {"counts": counts}, words("全部板块"))
