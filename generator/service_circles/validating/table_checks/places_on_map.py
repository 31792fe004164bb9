"""Locations together: in another country than their address, many at one point, one far from all, two that are one."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from math import hypot
from statistics import median

from service_circles.geo.distance import Plane
from service_circles.hsds.hsds_row import HsdsRow, RowPlace
from service_circles.languages.phrase import phrase
from service_circles.validating.countries_at import countries_at
from service_circles.validating.faults import Fault, PlacedFault, advice, mistake, place_text, shortened
from service_circles.validating.row_checks.codes_and_texts import countries, countries_by_name
from service_circles.validating.row_checks.points import is_whole
from service_circles.validating.row_checks.value_shapes import number_of

_MANY = 5
_FEWEST_FOR_MIDDLE = 10
_FAR_METERS, _FAR_TIMES = 200_000, 8
_DECIMALS = 4
"""About 10 m: two locations of one name this near are one."""
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class _Spot:
    place: RowPlace
    name: str
    point: Point | None


class PlacesOnMap:
    """The locations with a point, and the first address of each."""

    def __init__(self) -> None:
        self._spots: dict[str, _Spot] = {}
        self._addresses: dict[str, tuple[str, str]] = {}
        self._names: dict[tuple[str, str, str], RowPlace] = {}
        self._twice: list[PlacedFault] = []

    def see(self, row: HsdsRow) -> None:
        """Note a location, an address, or the name of an organization or service."""
        if row.table == "location" and row.id and row.text("location_type") not in {"virtual", "postal"}:
            point = number_of(row, "latitude"), number_of(row, "longitude")
            self._spots.setdefault(row.id, _Spot(row.place, row.text("name"), _valid(*point)))
        elif row.table == "address" and row.text("location_id"):
            street = " ".join((row.text("address_1") + " " + row.text("city")).lower().split())
            self._addresses.setdefault(row.text("location_id"), (row.text("country"), street))
        elif row.table in {"organization", "service"} and row.id:
            self._see_name(row)

    def _see_name(self, row: HsdsRow) -> None:
        """Note names of organizations, and of services with theirs: one name twice is likely one thing."""
        name = " ".join(row.text("name").lower().split())
        key = (row.table, name, row.text("organization_id") if row.table == "service" else "")
        first = self._names.setdefault(key, row.place)
        is_listed = row.is_text or not row.place.path
        if name and first is not row.place and is_listed and first.file == row.place.file:
            found = shortened(row.text("name"))
            self._twice.append(
                (row.place, advice("V309", f"{row.table}.name", found=found, other=place_text(first)))
            )

    def faults(self) -> Iterator[PlacedFault]:
        """All that is odd about the places; a point that is wrong by itself is not said to be far away too."""
        yield from self._twice
        yield from self._same_places()
        yield from self._at_one_point()
        wrong: set[str] = set()
        for id_, spot in self._spots.items():
            for fault in self._elsewhere(id_, spot.point) if spot.point else ():
                wrong.add(id_)
                yield spot.place, fault
        yield from self._far_from_all(wrong)

    def _same_places(self) -> Iterator[PlacedFault]:
        seen: dict[object, RowPlace] = {}
        for id_, spot in self._spots.items():
            where = _rounded(spot.point) if spot.point else self._addresses.get(id_, ("", ""))[1]
            key = (" ".join(spot.name.lower().split()), where)
            first = seen.setdefault(key, spot.place)
            if all(key) and first is not spot.place:
                details = {"found": shortened(spot.name), "other": place_text(first)}
                yield spot.place, advice("V309", "location.name", **details)

    def _at_one_point(self) -> Iterator[PlacedFault]:
        """A point of many locations with several addresses is the middle of a town, not a door."""
        at: dict[Point, set[str]] = defaultdict(set)
        counts: Counter[Point] = Counter()
        for id_, spot in self._spots.items():
            if spot.point:
                counts[spot.point] += 1
                at[spot.point].add(self._addresses.get(id_, ("", ""))[1])
        told: set[Point] = set()
        for spot in self._spots.values():
            point = spot.point
            if point and counts[point] >= _MANY and len(at[point]) > counts[point] / 2 and point not in told:
                told.add(point)
                details = {"found": _text(point), "count": counts[point]}
                yield spot.place, advice("V434", "location.latitude", **details)

    def _far_from_all(self, wrong: Collection[str]) -> Iterator[PlacedFault]:
        points = [spot.point for spot in self._spots.values() if spot.point]
        if len(points) < _FEWEST_FOR_MIDDLE:
            return
        middle = (median(point[0] for point in points), median(point[1] for point in points))
        plane = Plane.around(middle)
        usual = median(hypot(*plane.east_north_m(point)) for point in points)
        for id_, spot in self._spots.items():
            away = hypot(*plane.east_north_m(spot.point)) if spot.point else 0
            if spot.point and id_ not in wrong and away > max(_FAR_METERS, _FAR_TIMES * usual):
                details = {"found": _text(spot.point), "distance": f"{away / 1000:,.0f}"}
                yield spot.place, advice("V435", "location.latitude", **details)

    def _elsewhere(self, id_: str, point: Point) -> Iterator[Fault]:
        named = self._addresses.get(id_, ("", ""))[0]
        country = named if named in countries() else countries_by_name().get(named.lower(), "")
        found = countries_at(point)
        turned = _valid(point[1], point[0])
        is_turned = turned is not None and country in countries_at(turned)
        if country and country not in found and (found or is_turned):
            there = ", ".join(sorted(found)) or phrase("海里")
            meant = _text(turned) if turned and is_turned else "—"
            details = {"found": _text(point), "country": country, "there": there, "meant": meant}
            yield mistake("V433", "location.latitude", **details)
        elif not found and not is_whole(point):
            yield advice("V432", "location.latitude", found=_text(point))


def _valid(latitude: float | None, longitude: float | None) -> Point | None:
    if latitude is None or longitude is None or abs(latitude) > 90 or abs(longitude) > 180:
        return None
    return latitude, longitude


def _rounded(point: Point) -> str:
    return f"{point[0]:.{_DECIMALS}f} {point[1]:.{_DECIMALS}f}"


def _text(point: Point) -> str:
    return f"{point[0]:.8g}, {point[1]:.8g}"
