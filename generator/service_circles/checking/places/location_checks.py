"""Points lie where they belong: inside their area, or at least near the others of their district."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from statistics import median

from service_circles.checking.places.wrong_datum import FEWEST_THAT_AGREE, DatumEvidence, datums_of_many
from service_circles.geo.datum import Point, to_wgs84, wgs84_corners, wgs84_point
from service_circles.geo.distance import distance_m
from service_circles.geo.polygons import is_inside, meters_outside
from service_circles.languages.phrase import label, phrase
from service_circles.problems.problem import Problem, Severity
from service_circles.reading.directory_reader import ReadDirectory
from service_circles.records.area import Area
from service_circles.records.center import ServiceCenter
from service_circles.records.values.contact import Datum, Location

ACROSS_THE_ROAD_M = 150
"""A door may lie a little outside: boundaries run along roads and are drawn by hand."""
FAR_AWAY_M = 60_000
_TIMES_AS_FAR = 5
IMPOSSIBLE_M = 500_000
"""Farther than this from the middle of a district, by far more than the others, is a slip of the hand."""
FEWEST_TO_COMPARE = 3
Placed = ServiceCenter | Area
Fits = Callable[[Point], bool]


def check_locations(read: ReadDirectory) -> Iterator[Problem]:
    """Report points outside their area, swapped or in another datum, and points far from everything else (G)."""
    without_boundary: dict[str, list[Placed]] = defaultdict(list)
    bounded: list[tuple[Placed, Location, tuple[Point, ...]]] = []
    in_another_datum = 0
    corners: dict[str, tuple[Point, ...]] = {}
    records: tuple[Placed, ...] = (*read.directory.all(ServiceCenter), *read.directory.all(Area))
    for record in records:
        if record.location is None:
            continue
        # outermost first; an area's own boundary counts too
        path = read.directory.path_to(record.id if isinstance(record, Area) else record.area)
        around = next((area for area in reversed(path) if area.boundary), None)
        if around is None:
            without_boundary[path[0].id if path else ""].append(record)
            continue
        if around.id not in corners:
            corners[around.id] = _corners(around)
        bounded.append((record, record.location, corners[around.id]))
        for problem in _check_inside(read, record, record.location, around, corners[around.id]):
            in_another_datum += problem.code == "G104"
            yield problem
    if in_another_datum >= FEWEST_THAT_AGREE:
        evidence = [_in_boundary(*record) for record in bounded]
        yield from (many.problem(read) for many in datums_of_many(read, evidence))
    for top, scattered in without_boundary.items():
        yield from _check_near_others(read, top, scattered)


def _corners(area: Area) -> tuple[Point, ...]:
    return wgs84_corners(area.boundary) if area.boundary else ()


def _check_inside(
    read: ReadDirectory, record: Placed, location: Location, around: Area, corners: tuple[Point, ...]
) -> Iterator[Problem]:
    outside_m = meters_outside(wgs84_point(location), corners)
    if outside_m <= ACROSS_THE_ROAD_M:
        return

    def fits(point: Point) -> bool:
        return is_inside(point, corners)

    problem = _swapped(read, record, location, fits, around) or _in_another_datum(
        read, record, location, fits, around
    )
    yield problem or read.places.problem_at(
        record, ("location", "latitude"), "G101", area=around.name, distance=f"{outside_m:,.0f}"
    )


def _in_boundary(place: Placed, location: Location, corners: tuple[Point, ...]) -> DatumEvidence:
    off_m = {
        datum: meters_outside(to_wgs84(location.latitude, location.longitude, datum), corners)
        for datum in Datum
    }
    inside = frozenset(datum for datum in Datum if off_m[datum] == 0)
    outside = frozenset(datum for datum in Datum if off_m[datum] > ACROSS_THE_ROAD_M)
    return DatumEvidence(place, location.datum, inside, outside)


def _swapped(
    read: ReadDirectory, record: Placed, location: Location, fits: Fits, around: Area | None
) -> Problem | None:
    if abs(location.longitude) > 90 or not fits(
        to_wgs84(location.longitude, location.latitude, location.datum)
    ):
        return None
    fitting = phrase("在里面") if around else phrase("和别的位置在一起")
    return read.places.problem_at(
        record,
        ("location", "latitude"),
        "G103",
        fits=fitting,
        latitude=f"{location.longitude:g}",
        longitude=f"{location.latitude:g}",
    )


def _in_another_datum(
    read: ReadDirectory, record: Placed, location: Location, fits: Fits, around: Area
) -> Problem | None:
    for datum in Datum:
        if datum is not location.datum and fits(to_wgs84(location.latitude, location.longitude, datum)):
            return read.places.problem_at(
                record,
                ("location", "datum"),
                "G104",
                datum=label(location.datum),
                other=label(datum),
                area=around.name,
            )
    return None


def _check_near_others(read: ReadDirectory, top: str, records: list[Placed]) -> Iterator[Problem]:
    """Without a boundary: points far from the others of their district (G102), by how far apart these are.

    A district may be long, or empty but for its town: only what no district could hold is refused.
    """
    points = [wgs84_point(record.location) for record in records if record.location]
    if len(points) < FEWEST_TO_COMPARE:
        return
    middle = (median(point[0] for point in points), median(point[1] for point in points))
    usual_m = median(distance_m(middle, point) for point in points)
    far_m = max(FAR_AWAY_M, _TIMES_AS_FAR * usual_m)

    def fits(point: Point) -> bool:
        return distance_m(middle, point) <= far_m

    name = read.directory.get(Area, top).name if top else read.directory.settings.name
    for record, point in zip(records, points, strict=True):
        if record.location and not fits(point):
            meters = distance_m(middle, point)
            severity = Severity.MISTAKE if meters > max(IMPOSSIBLE_M, far_m) else Severity.WARNING
            yield _swapped(read, record, record.location, fits, None) or read.places.problem_at(
                record,
                ("location", "latitude"),
                "G102",
                severity,
                area=name,
                distance=f"{meters / 1000:,.0f}",
            )
