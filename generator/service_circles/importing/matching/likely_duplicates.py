"""Pairs that are likely one place: name and address alike, the same phone, the same door."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from service_circles.geo.datum import to_wgs84
from service_circles.records.values.contact import Datum
from service_circles.writing.finding.folding import fold_text

_ALIKE = 0.75
_FEWEST_DIGITS = 7
"""Shorter numbers are hotlines of a whole city."""
_SAME_DOOR = 4
"""Decimals of degrees, about ten meters."""


@dataclass(frozen=True, slots=True)
class Place:
    """Compared values of a record: from a row, or in the project already."""

    id: str
    row: int | None
    data: Mapping[str, Any]

    @property
    def name(self) -> str:
        """Its name, folded."""
        return fold_text(str(self.data.get("name", "")))


@dataclass(frozen=True, slots=True)
class Pair:
    """A new place and one that is likely the same, with the reason."""

    new: Place
    other: Place
    reason: str


def likely_duplicates(places: Iterable[Place], new: frozenset[str]) -> Iterator[Pair]:
    """Pairs with at least one new record, each once, in the order of the rows."""
    places = list(places)
    seen: set[frozenset[str]] = set()
    for reason, groups in (
        ("address", _by_address(places)),
        ("phone", _by_phone(places)),
        ("door", _by_door(places)),
    ):
        for group in groups.values():
            for pair in _pairs(group, reason, new):
                both = frozenset({pair.new.id, pair.other.id})
                if both not in seen:
                    seen.add(both)
                    yield pair


def _pairs(group: list[Place], reason: str, new: frozenset[str]) -> Iterator[Pair]:
    if len(group) > 20:
        return  # a market hall, not a slip
    for index, one in enumerate(group):
        for other in group[:index]:
            first, second = (one, other) if one.id in new else (other, one)
            if first.id in new and _is_likely(first, second, reason):
                yield Pair(first, second, reason)


def _is_likely(one: Place, other: Place, reason: str) -> bool:
    names_alike = SequenceMatcher(None, one.name, other.name).ratio() >= _ALIKE or (
        one.name in other.name or other.name in one.name
    )
    same_kind = one.data.get("kind") == other.data.get("kind")
    return names_alike if reason == "address" else names_alike and same_kind


def _grouped(places: Iterable[Place], keys: Any) -> dict[Hashable, list[Place]]:
    groups: dict[Hashable, list[Place]] = defaultdict(list)
    for place in places:
        for key in keys(place):
            groups[key].append(place)
    return groups


def _by_address(places: list[Place]) -> dict[Hashable, list[Place]]:
    return _grouped(places, lambda place: filter(None, [fold_text(str(place.data.get("address", "")))]))


def _by_phone(places: list[Place]) -> dict[Hashable, list[Place]]:
    return _grouped(places, lambda place: _numbers(place.data))


def _numbers(data: Mapping[str, Any]) -> set[str]:
    phones = data.get("phones") or [data.get("phone")]
    digits = (re.sub("[^0-9]", "", phone["number"]) for phone in phones if isinstance(phone, dict))
    return {number for number in digits if len(number) >= _FEWEST_DIGITS}


def _by_door(places: list[Place]) -> dict[Hashable, list[Place]]:
    return _grouped(places, lambda place: _door(place.data.get("location")))


def _door(location: Any) -> Iterator[tuple[float, float]]:
    if isinstance(location, dict) and location.get("accuracy") not in {"street", "area"}:
        point = to_wgs84(float(location["latitude"]), float(location["longitude"]), Datum(location["datum"]))
        yield round(point[0], _SAME_DOOR), round(point[1], _SAME_DOOR)
