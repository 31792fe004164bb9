"""Where things are: points and doors of centers and areas, in WGS84."""

from __future__ import annotations

from collections.abc import Mapping

from service_circles.geo.datum import Point, to_wgs84
from service_circles.records.area import Area, AreaKind
from service_circles.records.center import CenterStatus, ServiceCenter
from service_circles.records.directory import ServiceDirectory
from service_circles.records.values.contact import Location

Place = ServiceCenter | Area


def point_of(location: Location) -> Point:
    """Latitude and longitude in WGS84."""
    return to_wgs84(location.latitude, location.longitude, location.datum)


def points(directory: ServiceDirectory) -> dict[str, Point]:
    """The point of every center and area that has one, by id."""
    places: tuple[Place, ...] = (*directory.centers, *directory.areas)
    return {place.id: point_of(place.location) for place in places if place.location}


def doors(directory: ServiceDirectory) -> Mapping[str, tuple[Point, ...]]:
    """Where one enters the centers and estates that can be reached: their doors, else their point."""
    estates = (area for area in directory.areas if area.kind is AreaKind.ESTATE)
    centers = (center for center in directory.centers if center.status is not CenterStatus.DEFUNCT)
    places: tuple[Place, ...] = (*centers, *estates)
    return {place.id: entered for place in places if (entered := _entered(place))}


def _entered(place: Place) -> tuple[Point, ...]:
    return tuple(point_of(door) for door in place.doors or (place.location,) if door)
