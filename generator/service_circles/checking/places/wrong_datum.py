"""Points of one file that agree on another datum: what each alone leaves open, many of them decide."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from service_circles.coverage.door_points import Place
from service_circles.languages.phrase import label
from service_circles.problems.problem import Problem, Severity
from service_circles.reading.directory_reader import ReadDirectory
from service_circles.records.area import Area
from service_circles.records.center import ServiceCenter
from service_circles.records.values.contact import Datum

if TYPE_CHECKING:
    from service_circles.coverage.address_streets import StreetNames

FEWEST_THAT_AGREE = 3
MOST_THAT_DISAGREE = 1 / 3
"""For each point that agrees; where the datum named is right, most points fit it and no other."""
LEAST_SHARE = 1 / 5
"""Share of all points; GCJ-02 taken for WGS84 is plain in a third of real quarters."""


@dataclass(frozen=True, slots=True)
class DatumEvidence:
    """Datums in which a point is where its record says, and those in which it clearly is not."""

    place: Place
    given: Datum
    fitting: frozenset[Datum]
    refuted: frozenset[Datum]

    def favors(self, datum: Datum, over: Datum) -> bool:
        """True if this point alone says that one datum is right and another is not."""
        return datum in self.fitting and over in self.refuted


@dataclass(frozen=True, slots=True)
class DatumOfMany:
    """A datum that fits the points of a file or folder better than the one that all of them name."""

    where: str
    datum: Datum
    agreeing: int
    evidence: Sequence[DatumEvidence]

    def problem(self, read: ReadDirectory) -> Problem:
        """One warning for all, at the first of them."""
        first = self.evidence[0]
        return read.places.problem_at(
            first.place,
            ("location", "datum"),
            "W113",
            Severity.WARNING,
            where=self.where,
            datum=label(first.given),
            other=label(self.datum),
            total=len(self.evidence),
            agreeing=self.agreeing,
        )


def datums_of_many(read: ReadDirectory, evidence: Iterable[DatumEvidence]) -> Iterator[DatumOfMany]:
    """Files, and folders of files too small to decide alone, whose points agree on another datum."""
    for (where, given), group in _groups(read, evidence).items():
        agreeing = {datum: sum(point.favors(datum, given) for point in group) for datum in Datum}
        best = max(Datum, key=lambda datum: agreeing[datum])
        disagreeing = sum(point.favors(given, best) for point in group)
        enough = max(FEWEST_THAT_AGREE, LEAST_SHARE * len(group), disagreeing / MOST_THAT_DISAGREE)
        if agreeing[best] >= enough:
            yield DatumOfMany(where, best, agreeing[best], group)


def _groups(
    read: ReadDirectory, evidence: Iterable[DatumEvidence]
) -> dict[tuple[str, Datum], list[DatumEvidence]]:
    """The points of each file; those of files, then folders, too small to decide go up to the folder around them."""
    pending: dict[tuple[PurePosixPath, Datum], list[DatumEvidence]] = defaultdict(list)
    for point in evidence:
        pending[PurePosixPath(read.places.source_of(point.place).path), point.given].append(point)
    files = {path for path, _ in pending}
    groups: dict[tuple[str, Datum], list[DatumEvidence]] = {}
    for depth in range(max((len(path.parts) for path in files), default=0), -1, -1):
        for path, given in [key for key in pending if len(key[0].parts) == depth]:
            group = pending.pop((path, given))
            if len(group) >= FEWEST_THAT_AGREE or not depth:
                groups[str(path) if path in files else f"{path}/", given] = group
            else:
                pending[path.parent, given] += group
    return groups


def check_datums_at_streets(read: ReadDirectory, streets: StreetNames) -> Iterator[Problem]:
    """Warn of points that another datum would put at the street of their address: whole files, then single points."""
    places: tuple[Place, ...] = (*read.directory.all(ServiceCenter), *read.directory.all(Area))
    evidence = [point for place in places for point in _at_street(streets, place)]
    many = list(datums_of_many(read, evidence))
    yield from (found.problem(read) for found in many)
    decided = {point.place.id for found in many for point in found.evidence}
    for point in evidence:
        better = next((datum for datum in Datum if point.favors(datum, point.given)), None)
        if better and point.place.id not in decided:
            yield read.places.problem_at(
                point.place,
                ("location", "datum"),
                "W106",
                Severity.WARNING,
                street=streets.named_in(point.place.address or ""),
                datum=label(point.given),
                other=label(better),
            )


def _at_street(streets: StreetNames, place: Place) -> Iterator[DatumEvidence]:
    if place.location and place.address and (street := streets.named_in(place.address)):
        near, far = streets.datums_near_and_far(street, place.location)
        yield DatumEvidence(place, place.location.datum, near, far)
