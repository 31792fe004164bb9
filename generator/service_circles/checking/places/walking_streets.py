"""Streets: extracts can be read and cover the directory, corrections are near streets, so are the places."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from service_circles.checking.places.named_streets import check_named_streets
from service_circles.checking.places.wrong_datum import check_datums_at_streets
from service_circles.coverage.door_points import Place, doors
from service_circles.problems.problem import Problem, Severity
from service_circles.reading.directory_reader import ReadDirectory
from service_circles.records.area import Area
from service_circles.records.center import ServiceCenter
from service_circles.records.settings.walking import Walking

if TYPE_CHECKING:
    from service_circles.geo.network.walking_network import WalkingNetwork

_CODES = {
    "extract_missing": "N101",
    "extract_unreadable": "N102",
    "extract_without_streets": "N103",
    "extract_too_large": "N108",
    "extract_repeats": "N109",
}
MOST_OFF = 0.5
"""If more than this share of the places is not near a street, the extract is of another place."""


def check_walking(read: ReadDirectory, root: Path, cache: Path) -> Iterator[Problem]:
    """Check extracts, corrections and places of a directory that names extracts."""
    walking = read.directory.settings.walking
    if walking is None:
        return
    problems = [*_check_files(read, walking, root), *_check_links(read, walking)]
    yield from problems
    if not problems:
        yield from _check_network(read, root, cache)


def _check_files(read: ReadDirectory, walking: Walking, root: Path) -> Iterator[Problem]:
    for number, extract in enumerate(walking.extracts):
        if (root / extract).resolve() != root.resolve() / extract:
            yield _at(read, "F103", "extracts", number)
        elif not (root / extract).is_file():
            yield _at(read, "N101", "extracts", number, found=extract)


def _check_links(read: ReadDirectory, walking: Walking) -> Iterator[Problem]:
    """Both ends of a link are places with a location."""
    entered = doors(read.directory)
    for number, link in enumerate(walking.links):
        for end, id_ in enumerate(link.between or ()):
            if id_ not in entered:
                path = ("walking", "links", number, "between", end)
                yield read.places.problem_at(read.directory.settings, path, "N106", found=id_)


def _check_network(read: ReadDirectory, root: Path, cache: Path) -> Iterator[Problem]:
    # SciPy and the rest take half a second that projects without streets should not pay.
    from service_circles.coverage.street_reaches import CorrectionError, network_of  # noqa: PLC0415
    from service_circles.geo.walkers import WalkingError  # noqa: PLC0415

    try:
        network = network_of(read.directory, root, cache)
    except CorrectionError as error:
        code = "N107" if error.error.code == "link_without_length" else "N105"
        yield _at(read, code, error.field, error.index)
    except WalkingError as error:
        yield _unreadable(read, error, root)
    else:
        if len(network.differing):
            yield _at(read, "W115", "extracts", 0, severity=Severity.WARNING, count=len(network.differing))
        yield from _check_places(read, network)
        yield from _check_addresses(read, network)


def _check_addresses(read: ReadDirectory, network: WalkingNetwork) -> Iterator[Problem]:
    from service_circles.coverage.address_streets import StreetNames  # noqa: PLC0415 - loads Shapely

    streets = StreetNames(network)
    yield from check_datums_at_streets(read, streets)
    yield from check_named_streets(read, streets)


def _unreadable(read: ReadDirectory, error: Exception, root: Path) -> Problem:
    """A problem at the extract that could not be used."""
    facts = getattr(error, "facts", {})
    walking = read.directory.settings.walking
    extracts = walking.extracts if walking else ()
    path = str(facts.get("path", ""))
    number = next((at for at, extract in enumerate(extracts) if str(root / extract) == path), 0)
    code = _CODES[getattr(error, "code", "extract_unreadable")]
    details = {name: facts[name] for name in ("most", "node") if name in facts}
    return _at(read, code, "extracts", number, found=extracts[number], **details)


def _check_places(read: ReadDirectory, network: WalkingNetwork) -> Iterator[Problem]:
    """Centers and estates that no street passes; if they are most of all, the extract is the mistake."""
    from service_circles.coverage.street_reaches import street_reaches  # noqa: PLC0415
    from service_circles.geo.walkers import Walker  # noqa: PLC0415

    entered = doors(read.directory)
    joined = street_reaches(read.directory, network).for_walker(Walker.STANDARD).doors
    off = [id_ for id_ in entered if id_ not in set(joined.ids)]
    if len(off) > MOST_OFF * len(entered):
        yield _at(read, "N104", "extracts", 0, total=len(entered), off=len(off))
        return
    for id_ in off:
        place: Place = read.directory.find(ServiceCenter, id_) or read.directory.get(Area, id_)
        yield read.places.problem_at(place, ("location",), "W105", Severity.WARNING, found=place.name)


def _at(read: ReadDirectory, code: str, field: str, number: int, **details: object) -> Problem:
    path = ("walking", field, number)
    return read.places.problem_at(read.directory.settings, path, code, **details)  # type: ignore[arg-type]
