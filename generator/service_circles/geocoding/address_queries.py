"""Places without coordinates, the address to ask for each, and whether an answer lies in the place's area."""

from __future__ import annotations

import re
from collections.abc import Iterator

from service_circles.checking.places.location_checks import ACROSS_THE_ROAD_M
from service_circles.coverage.door_points import Place
from service_circles.geo.datum import Point, wgs84_corners
from service_circles.geo.polygons import meters_outside
from service_circles.records.area import Area
from service_circles.records.center import CenterStatus, ServiceCenter
from service_circles.records.directory import ServiceDirectory

_CHINESE = re.compile(r"[\u3400-\u9fff]")
_WITH_CITY = re.compile("[\u4e00-\u9fff]{2,7}?(?:省|自治区|市)(?![场路街巷民])[\u4e00-\u9fff]")


def places_without_location(directory: ServiceDirectory) -> Iterator[Place]:
    """Centers and areas with an address and without a location, which a person's coordinates would be."""
    for center in directory.all(ServiceCenter):
        if center.address and not center.location and center.status is not CenterStatus.DEFUNCT:
            yield center
    for area in directory.all(Area):
        if area.address and not area.location:
            yield area


def full_address(directory: ServiceDirectory, place: Place) -> str:
    """The address with the names of the areas around it that it leaves out: '榕溪区明珠社区幸福路8号'; nothing before a city."""
    address = place.address or ""
    names = [area.name for area in _around(directory, place)]
    inside = next((number for number, name in enumerate(names) if name in address), len(names))
    names = [] if _WITH_CITY.match(address) else names[:inside]
    if _CHINESE.search(address):
        return "".join([*names, address])
    return ", ".join([address, *reversed(names)])


def is_in_its_area(directory: ServiceDirectory, place: Place, point: Point) -> bool:
    """False for a point clearly outside the innermost boundary around a place; without a boundary nothing is known."""
    around = next((area for area in reversed(_around(directory, place)) if area.boundary), None)
    if around is None or around.boundary is None:
        return True
    return meters_outside(point, wgs84_corners(around.boundary)) <= ACROSS_THE_ROAD_M


def _around(directory: ServiceDirectory, place: Place) -> tuple[Area, ...]:
    """The areas that a place lies in, outermost first."""
    return directory.path_to(place.parent or "" if isinstance(place, Area) else place.area)
