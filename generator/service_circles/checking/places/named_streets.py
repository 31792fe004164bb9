"""Points far from the street that their address names: copied from another record, or found for another town."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from service_circles.coverage.door_points import Place
from service_circles.problems.problem import Problem, Severity
from service_circles.reading.directory_reader import ReadDirectory
from service_circles.records.area import Area
from service_circles.records.center import ServiceCenter
from service_circles.records.values.contact import Accuracy

if TYPE_CHECKING:
    from service_circles.coverage.address_streets import StreetNames

FAR_M = 300
"""Doors of large estates are up to 250 m from the street of their address."""


def check_named_streets(read: ReadDirectory, streets: StreetNames) -> Iterator[Problem]:
    """Report points that in no datum are near the street of their address (W116)."""
    places: tuple[Place, ...] = (*read.directory.all(ServiceCenter), *read.directory.all(Area))
    for place in places:
        if place.location is None or place.location.accuracy is Accuracy.AREA:
            continue
        street = streets.plainly_named_in(place.address or "")
        meters = streets.least_meters_to(street, place.location) if street else 0
        if meters > FAR_M:
            yield read.places.problem_at(
                place,
                ("location", "latitude"),
                "W116",
                Severity.WARNING,
                street=street,
                distance=f"{meters:,.0f}",
            )
