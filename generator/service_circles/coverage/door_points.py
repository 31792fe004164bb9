"""Points and doors of centers and areas, in WGS84."""

from collections.abc import Mapping

from service_circles.geo.datum import Point, wgs84_point
from service_circles.records.area import Area, AreaKind
from service_circles.records.center import CenterStatus, ServiceCenter
from service_circles.records.directory import ServiceDirectory

Place = ServiceCenter | Area


def points(directory: ServiceDirectory) -> dict[str, Point]:
    """The point of every center and area that has one, by id."""
    places: tuple[Place, ...] = (*directory.all(ServiceCenter), *directory.all(Area))
    return {place.id: wgs84_point(place.location) for place in places if place.location}


def doors(directory: ServiceDirectory) -> Mapping[str, tuple[Point, ...]]:
    """The doors, else the point, of the centers and estates that can be reached, by id."""
    estates = (area for area in directory.all(Area) if area.kind is AreaKind.ESTATE)
    centers = (center for center in directory.all(ServiceCenter) if center.status is not CenterStatus.DEFUNCT)
    places: tuple[Place, ...] = (*centers, *estates)
    return {place.id: entered for place in places if (entered := _entered(place))}


def door_levels(directory: ServiceDirectory) -> Mapping[str, tuple[int, ...]]:
    """The floor of each door, for places that name doors."""
    places: tuple[Place, ...] = (*directory.all(ServiceCenter), *directory.all(Area))
    return {place.id: tuple(door.level for door in place.doors) for place in places if place.doors}


def _entered(place: Place) -> tuple[Point, ...]:
    return tuple(wgs84_point(door) for door in place.doors or (place.location,) if door)
