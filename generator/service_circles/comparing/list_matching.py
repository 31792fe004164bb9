"""Pairs the items of two versions of a list: the same ones, changed ones, new ones and those that are gone."""

from collections.abc import Sequence
from dataclasses import dataclass

from service_circles.records.values.record_part import Part, authors_fields

Numbered = tuple[int, object]


@dataclass(frozen=True, slots=True)
class Matching:
    """Items with their places in the list; of changed ones the place is the present one."""

    changed: tuple[tuple[object, Numbered], ...]
    added: tuple[Numbered, ...]
    removed: tuple[Numbered, ...]
    is_only_reordered: bool


def match_items(before: Sequence[object], after: Sequence[object]) -> Matching:
    """Match equal items first, then those that name the same thing, then what is left in order, if as much is left."""
    old, new = _without_common(before, after), _without_common(after, before)
    pairs: list[tuple[object, Numbered]] = []
    for number, item in list(new):
        same = next(
            (each for each in old if _named(item) is not None and _named(each[1]) == _named(item)), None
        )
        if same:
            pairs.append((same[1], (number, item)))
            old.remove(same)
            new.remove((number, item))
    if len(old) == len(new) and _are_parts(old, new):
        pairs += [(was, now) for (_, was), now in zip(old, new, strict=True)]
        old, new = [], []
    is_only_reordered = not (pairs or old or new)
    return Matching(tuple(pairs), tuple(new), tuple(old), is_only_reordered)


def _without_common(items: Sequence[object], others: Sequence[object]) -> list[Numbered]:
    """The items that the other list does not have, each as often as it has fewer of them."""
    spare = list(others)
    left: list[Numbered] = []
    for number, item in enumerate(items):
        if item in spare:
            spare.remove(item)
        else:
            left.append((number, item))
    return left


def _named(item: object) -> object:
    """The first field of a part, which says what it is: the service, the number, the file, the date."""
    if not isinstance(item, Part):
        return None
    return getattr(item, next(iter(authors_fields(type(item)))))


def _are_parts(old: Sequence[Numbered], new: Sequence[Numbered]) -> bool:
    """True where leftovers are one part each that changed its name; bare values are gone and new."""
    return bool(old) and all(isinstance(item, Part) for _, item in (*old, *new))
