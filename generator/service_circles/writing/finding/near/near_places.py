"""The places that near me finds, as data files hold them: column after column."""

from dataclasses import dataclass, field

from service_circles.basics.read_log import shared_property
from service_circles.community.facilities import facility_code
from service_circles.geo.datum import Point, wgs84_to_gcj02
from service_circles.records.center import ServiceCenter
from service_circles.records.service import Service
from service_circles.writing.cards.place_rows import center_line, listed_centers
from service_circles.writing.finding.data_encoding import (
    STEPS_PER_DEGREE,
    HoursTable,
    Numbers,
    Steps,
    hours_or_reason,
    own_hours,
    south_west_of,
    steps_of,
)
from service_circles.writing.finding.near.quadtree import Items
from service_circles.writing.site.site import Site

MOST_PLACES = 128
MOST_BYTES = 22_000
"""The most that a file of several places takes before it is compressed."""


@dataclass(frozen=True, eq=False)
class NearPlaces:
    """The listed centers that have a point, in the order of their records."""

    site: Site
    _files: dict[Items, bytes] = field(default_factory=dict)

    @shared_property
    def centers(self) -> tuple[ServiceCenter, ...]:
        """The places themselves."""
        return tuple(
            center
            for center in listed_centers(self.site.directory.all(ServiceCenter))
            if center.id in self.site.points
        )

    @shared_property
    def steps(self) -> list[Steps]:
        """The point of each place in whole steps."""
        return [steps_of(self.site.points[center.id]) for center in self.centers]

    @shared_property
    def points(self) -> list[Point]:
        """The point of each place for a phone, which only knows the steps."""
        return [(north / STEPS_PER_DEGREE, east / STEPS_PER_DEGREE) for north, east in self.steps]

    def fit(self, items: Items) -> bool:
        """True for places that may share a file."""
        return len(items) <= MOST_PLACES and len(self.file(items)) <= MOST_BYTES

    def file(self, items: Items) -> bytes:
        """The file of some places, by their indexes."""
        if items not in self._files:
            self._files[items] = self._columns(items)
        return self._files[items]

    def _columns(self, items: Items) -> bytes:
        """Columns of equal length, and the tables that numbers in them point into.

        `at`: the corner from which `north` and `east` count. `open`: a number in `hours` and `summaries`, or the
        reason for missing hours. `own`: the number of the hours of each service that has its own. `has`:
        its facilities. `shift`: the
        degrees that GCJ-02 adds here, if a layer of the map is in it.
        """
        centers, words = [self.centers[item] for item in items], self.site.words
        south, west = south_west_of(self.steps[item] for item in items)
        kinds, services, hours = Numbers[str](), Numbers[str](), HoursTable(self.site.hours)
        data: dict[str, object] = {
            "at": [south, west],
            "north": [self.steps[item][0] - south for item in items],
            "east": [self.steps[item][1] - west for item in items],
            "ids": [center.id for center in centers],
            "names": [center.name for center in centers],
            "addresses": [center.address or "" for center in centers],
            "kind": [kinds[center_line(center, words)] for center in centers],
            "has": [facility_code(center) for center in centers],
            "open": [hours.number(hours_or_reason(center, self.site)) for center in centers],
            "offers": [
                list(dict.fromkeys(services[offered.service] for offered in center.services))
                for center in centers
            ],
            "own": [
                {services[id_]: hours.number(own) for id_, own in own_hours(center, self.site).items()} or 0
                for center in centers
            ],
            "kinds": list(kinds),
            "services": [self._service_row(id_) for id_ in services],
            "summaries": hours.summaries,
        }
        if any(layer.datum == "gcj02" for layer in self.site.directory.settings.tiles):
            data["shift"] = _gcj02_shift(self.points[items[0]])
        return hours.with_hours(data)

    def _service_row(self, id_: str) -> list[str]:
        """Board and name of a service, and the other names that residents have for it."""
        service = self.site.directory.get(Service, id_)
        return [service.board, service.name, *service.keywords]


def _gcj02_shift(point: Point) -> list[float]:
    """Degrees north and east; a few meters wrong at the other end of a street, which no map shows."""
    shifted = wgs84_to_gcj02(*point)
    return [round(shifted[0] - point[0], 6), round(shifted[1] - point[1], 6)]
