"""The places that "near me" finds, as files of data hold them: column after column."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from service_circles.basics.json_text import compact_json
from service_circles.geo.datum import Point, wgs84_to_gcj02
from service_circles.records.center import CenterStatus, ServiceCenter
from service_circles.writing.cards.listed_centers import center_line, listed
from service_circles.writing.finding.near.quadtree import Items
from service_circles.writing.finding.near.shared_values import Tables, service_row
from service_circles.writing.site.hours_shown import ShownHours
from service_circles.writing.site.site import Site

STEPS_PER_DEGREE = 100_000
"""Points are given in steps of about a meter."""
MOST_PLACES = 128
MOST_BYTES = 22_000
"""Of a file before it is compressed, about."""
_BYTES_OF_NUMBERS, _BYTES_OF_OFFER = 30, 3


@dataclass(frozen=True, eq=False)
class NearPlaces:
    """The listed centers that have a point, in the order of their records."""

    site: Site

    @cached_property
    def centers(self) -> tuple[ServiceCenter, ...]:
        """The places themselves."""
        return tuple(
            center for center in listed(self.site.directory.centers) if center.id in self.site.points
        )

    @cached_property
    def steps(self) -> list[tuple[int, int]]:
        """Latitude and longitude of each, in whole steps."""
        return [steps_of(self.site.points[center.id]) for center in self.centers]

    @cached_property
    def points(self) -> list[Point]:
        """Where each is for a phone, which only knows the steps."""
        return [(north / STEPS_PER_DEGREE, east / STEPS_PER_DEGREE) for north, east in self.steps]

    def fit(self, items: Items) -> bool:
        """Whether some places may share a file."""
        if len(items) > MOST_PLACES:
            return False
        own = sum(self._own_bytes[item] for item in items)
        return own <= MOST_BYTES and own + self._shared_bytes(items) <= MOST_BYTES

    @cached_property
    def _own_bytes(self) -> list[int]:
        return [
            len(f"{center.id}{center.name}{center.address or ''}".encode())
            + _BYTES_OF_OFFER * len(center.services)
            + _BYTES_OF_NUMBERS
            for center in self.centers
        ]

    def _shared_bytes(self, items: Items) -> int:
        hours = {shown for item in items if (shown := self._hours(self.centers[item]))}
        services = {offered.service for item in items for offered in self.centers[item].services}
        told = sum(len(shown.compiled) + len(shown.summary.encode()) for shown in hours)
        return told + sum(self._service_bytes[id_] for id_ in services)

    @cached_property
    def _service_bytes(self) -> dict[str, int]:
        services = self.site.directory.services
        return {service.id: len(compact_json(service_row(service)).encode()) for service in services}

    def _hours(self, center: ServiceCenter) -> ShownHours | None:
        return self.site.hours.of(center.schedule) if center.status is CenterStatus.ACTIVE else None

    def file(self, items: Items) -> bytes:
        """The file of some places: columns of equal length, and the tables that they point into.

        `at`: the corner in steps from which `north` and `east` count. `open`: as Tables.open says. `shift`: what
        GCJ-02 adds to the degrees here, given if a layer of the map is drawn in it.
        """
        tables, services = Tables(self.site.words), self.site.directory.service_by_id
        south, west = (min(self.steps[item][axis] for item in items) for axis in (0, 1))
        centers = [self.centers[item] for item in items]
        data: dict[str, object] = {
            "at": [south, west],
            "north": [self.steps[item][0] - south for item in items],
            "east": [self.steps[item][1] - west for item in items],
            "ids": [center.id for center in centers],
            "names": [center.name for center in centers],
            "addresses": [center.address or "" for center in centers],
            "kind": [tables.kinds.index(center_line(center, self.site.words)) for center in centers],
            "open": [tables.open(center, self._hours(center)) for center in centers],
            "offers": [
                tables.offers(services[here.service] for here in center.services) for center in centers
            ],
        }
        data |= {
            "kinds": tables.kinds.entries,
            "closures": tables.closures.entries,
            "services": tables.services,
        }
        data["summaries"] = [shown.summary for shown in tables.hours.entries]
        if any(layer.datum == "gcj02" for layer in self.site.directory.settings.tiles):
            data["shift"] = _gcj02_shift(self.points[items[0]])
        hours = ",".join(shown.compiled for shown in tables.hours.entries)
        return f'{compact_json(data)[:-1]},"hours":[{hours}]}}'.encode()


def steps_of(point: Point) -> tuple[int, int]:
    """A point in whole steps north and east."""
    return round(point[0] * STEPS_PER_DEGREE), round(point[1] * STEPS_PER_DEGREE)


def _gcj02_shift(point: Point) -> list[float]:
    """Degrees north and east; a few meters wrong at the other end of a street, which no map shows."""
    shifted = wgs84_to_gcj02(*point)
    return [round(shifted[0] - point[0], 6), round(shifted[1] - point[1], 6)]
