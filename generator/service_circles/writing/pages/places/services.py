"""Services and their boards."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from service_circles.records.area import Area
from service_circles.records.center import ServiceAtCenter, ServiceCenter
from service_circles.records.organization import Organization
from service_circles.records.service import Service
from service_circles.records.settings.directory_settings import Board
from service_circles.writing.cards.place_rows import PlaceRow, center_rows, listed_centers
from service_circles.writing.feeds.schema_org import service_data
from service_circles.writing.pages.places.centers import LONG_LIST
from service_circles.writing.site.once_per_site import once_per_site
from service_circles.writing.site.page import Page, Values, list_page, record_page
from service_circles.writing.site.site import Site

MOST_ROWS = 200


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
    rows = [(PlaceRow(center, words=site.words), _offer(center, service)) for center in centers[:MOST_ROWS]]
    return {
        "board": directory.get(Board, service.board),
        "rows": rows,
        "center_count": len(centers),
        "organization": directory.find(Organization, service.organization),
        "json_ld": service_data(site, service),
    }


def _offer(center: ServiceCenter, service: Service) -> ServiceAtCenter:
    return next(offered for offered in center.services if offered.service == service.id)


def services_page(site: Site) -> Page:
    """All services, board by board."""
    groups = [
        (board, site.directory.where(Service, board=board.id)) for board in site.directory.settings.boards
    ]
    words = site.words
    return list_page(Service, words("能办什么"), lambda: {"groups": groups}, words("全部服务，按板块"))


def board_page(site: Site, board: Board) -> Page:
    """The page of a board."""
    return Page(
        f"boards/{board.id}/", "board.html", board.name, lambda: _board_values(site, board), board.description
    )


def _board_values(site: Site, board: Board) -> Values:
    services = site.directory.where(Service, board=board.id)
    places = list(_places(site, {service.id for service in services}))
    return {
        "board": board,
        "services": services,
        "places": places,
        "short": sum(len(rows) for _, rows in places) <= LONG_LIST,
    }


def _places(site: Site, services: set[str]) -> Iterator[tuple[Area, Sequence[PlaceRow]]]:
    """Centers that offer any of the services, street by street."""
    for street, centers in _centers_by_street(site):
        rows = center_rows(site, (center for center in centers if services.intersection(center.offers)))
        if rows:
            yield street, rows[:MOST_ROWS]


@once_per_site
def _centers_by_street(site: Site) -> list[tuple[Area, list[ServiceCenter]]]:
    directory = site.directory
    groups: dict[str, list[ServiceCenter]] = defaultdict(list)
    for center in listed_centers(directory.all(ServiceCenter)):
        street = site.street_of(center.area)
        groups[street.id if street else center.area].append(center)
    return [(area, groups[area.id]) for area in directory.all(Area) if area.id in groups]


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
