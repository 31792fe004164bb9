"""Ask a service for the places that lack coordinates, and turn accepted answers into a change request."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from service_circles.coverage.door_points import Place
from service_circles.editing.change_request import Add, ChangeRequest
from service_circles.geo.datum import to_wgs84
from service_circles.geocoding.address_queries import full_address, is_in_its_area, places_without_location
from service_circles.geocoding.geocoding_lock import LockEntry, LockFile, Result
from service_circles.geocoding.geocoding_services import Answer
from service_circles.records.area import Area
from service_circles.records.center import ServiceCenter
from service_circles.records.directory import ServiceDirectory


class Question(NamedTuple):
    """A place and the address to ask for."""

    place: Place
    address: str


def questions(
    directory: ServiceDirectory, lock: LockFile, provider: str, ids: Sequence[str] = ()
) -> list[Question]:
    """The places to ask for: without coordinates, and not asked before with the same address at the same service."""
    found = []
    for place in places_without_location(directory):
        address = full_address(directory, place)
        known = lock.entries.get(place.id)
        is_new = known is None or (known.address, known.provider) != (address, provider)
        if (is_new and not ids) or place.id in ids:
            found.append(Question(place, address))
    return found


def answered(
    directory: ServiceDirectory,
    asked: Iterable[Question],
    provider: str,
    ask: Callable[[str], Answer | None],
    day: date,
) -> Iterator[tuple[str, LockEntry]]:
    """The entries for the lock file, one by one as they are answered."""
    for place, address in asked:
        answer = ask(address)
        if answer is None:
            yield place.id, LockEntry(address=address, provider=provider, date=day, result=Result.NOTHING)
            continue
        point = to_wgs84(answer.latitude, answer.longitude, answer.datum)
        result = Result.FOUND if is_in_its_area(directory, place, point) else Result.OUTSIDE
        yield (
            place.id,
            LockEntry(address=address, provider=provider, date=day, result=result, **answer._asdict()),
        )


def pruned(directory: ServiceDirectory, lock: LockFile) -> LockFile:
    """The lock file without places that have coordinates by now, or are gone."""
    waiting = {place.id for place in places_without_location(directory)}
    return LockFile(entries={id_: entry for id_, entry in lock.entries.items() if id_ in waiting})


class NotAcceptedError(Exception):
    """A place whose answer cannot be taken over; its reason is 'unknown', 'located', 'unasked', 'stale', 'outside' or 'nothing'."""

    def __init__(self, id_: str, reason: str) -> None:
        super().__init__(id_, reason)
        self.id = id_
        self.reason = reason


def acceptance(directory: ServiceDirectory, lock: LockFile, ids: Sequence[str], day: date) -> ChangeRequest:
    """The change request that gives records the coordinates in the lock file."""
    operations = tuple(
        Add(record=id_, field=("location",), after=_location(directory, lock, id_)) for id_ in ids
    )
    return ChangeRequest(why="地址查到的坐标 / coordinates by geocoding", made=day, operations=operations)


def _location(directory: ServiceDirectory, lock: LockFile, id_: str) -> dict[str, object]:
    place = directory.find(ServiceCenter, id_) or directory.find(Area, id_)
    entry = lock.entries.get(id_)
    if place is None or place.location or entry is None:
        reason = "unknown" if place is None else "located" if place.location else "unasked"
        raise NotAcceptedError(id_, reason)
    if entry.address != full_address(directory, place):
        raise NotAcceptedError(id_, "stale")
    if entry.result is not Result.FOUND or entry.datum is None or entry.accuracy is None:
        raise NotAcceptedError(id_, entry.result.value)
    return {
        "latitude": entry.latitude,
        "longitude": entry.longitude,
        "datum": entry.datum.value,
        "accuracy": entry.accuracy.value,
    }
