"""Parts of long lists, given to the peers ready: ids of areas with counts or with the ids of centers."""

from __future__ import annotations

from service_circles.records.area import Area
from service_circles.records.center import ServiceCenter
from service_circles.records.circle import ServiceCircle
from service_circles.records.service import Service
from service_circles.records.settings.board import Board
from service_circles.writing.pages.places.centers import areas_of_list
from service_circles.writing.pages.places.service_pages import (
    areas_with_lists,
    by_street,
    centers_of_board,
    part_in_area,
)
from service_circles.writing.site.area_lists import ListPart, first_part, placed_centers
from service_circles.writing.site.site import Site

Data = dict[str, object]


def long_lists(site: Site) -> Data:
    """The lists of every page that has one; empty where the list is short."""
    directory = site.directory
    circles = (
        (directory.get(ServiceCenter, each.origins[0]).area, each) for each in directory.all(ServiceCircle)
    )
    areas = {area.id: _in_area(site, area) for area in directory.all(Area)}
    services = {each.id: _of_service(site, each) for each in directory.all(Service)}
    return {
        "centers": list(areas_of_list(site).items()),
        "circles": list(first_part(site, circles).counts.items()),
        "areas": {id_: counts for id_, counts in areas.items() if counts},
        "services": {id_: found for id_, found in services.items() if found},
        "boards": {board.id: _of_board(site, board) for board in directory.all(Board)},
    }


def _in_area(site: Site, area: Area) -> dict[str, int]:
    centers = site.directory.within(ServiceCenter, area.id)
    return first_part(site, placed_centers(centers), area=area).counts


def _of_service(site: Site, service: Service) -> Data:
    part = first_part(site, placed_centers(site.directory.where(ServiceCenter, offers=service.id)))
    groups = [(id_, [center.id for _, center in found]) for id_, found in part.below.items()]
    return {"groups": groups, "areas": []} if groups else {}


def _of_board(site: Site, board: Board) -> Data:
    pages = {area.id: _part(site, part_in_area(site, board, area)) for area in areas_with_lists(site)}
    return {**_part(site, first_part(site, placed_centers(centers_of_board(site, board)))), "pages": pages}


def _part(site: Site, part: ListPart[ServiceCenter]) -> Data:
    streets = [(area.id, [center.id for center in found]) for area, found in by_street(site, part.here)]
    return {"streets": streets, "areas": list(part.counts.items())}
