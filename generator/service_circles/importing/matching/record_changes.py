"""Changes that a row makes to a record: values merged as a careful person would, then the operations for just that."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from service_circles.importing.cells.point_cells import is_same_point
from service_circles.importing.columns.import_fields import ImportField, Shape
from service_circles.records.values.hours_text import parse_byday, parse_hours

Data = Any
Operation = dict[str, Any]
Path = tuple[str | int, ...]


def merged_value(field: ImportField, current: Data, new: Data, remembered: Data, *, is_whole: bool) -> Data:
    """The value that a record gets: what a cell says, with what the record knows beyond it.

    Items that only the record has stay, unless the last import brought them or the cell shows the whole list.
    """
    if current is None:
        return new
    if field.shape in _KEYS:
        current = [current] if isinstance(current, str) else current
        items = _Items(_KEYS[field.shape](field), is_substituted=field.shape is Shape.PHONES)
        return items.merged(current, new, remembered or (current if is_whole else ()))
    if field.shape is Shape.SCHEDULE:
        return _merged_schedule(current, new)
    if isinstance(current, dict) and isinstance(new, dict):
        is_same = field.shape is Shape.POINT and is_same_point(current, new)
        return current if is_same else {**current, **new}
    return new


def changes(record: str, path: Path, before: Data, after: Data) -> Iterator[Operation]:
    """The operations that turn one value into another, as deep inside as they can be."""
    target: Operation = {"record": record, "field": list(path)}
    if before == after:
        return
    if before is None:
        yield {"op": "add", **target, "after": after}
    elif isinstance(before, dict) and isinstance(after, dict) and before.keys() <= after.keys():
        for key, value in after.items():
            yield from changes(record, (*path, key), before.get(key), value)
    elif isinstance(before, list) and isinstance(after, list) and (kept := _kept(before, after)) is not None:
        yield from _list_changes(record, path, before, after, kept)
    else:
        yield {"op": "replace", **target, "before": before, "after": after}


def _kept(before: list[Data], after: list[Data]) -> list[int] | None:
    """The items that stay, if the rest is only removed, changed inside, or added at the end."""
    if len(before) <= len(after):
        pairs = zip(before, after, strict=False)
        alike = all(old == new or (isinstance(old, dict) and isinstance(new, dict)) for old, new in pairs)
        return list(range(len(before))) if alike else None
    kept = [index for index, item in enumerate(before) if item in after]
    return kept if [before[index] for index in kept] == after and after else None


def _list_changes(
    record: str, path: Path, before: list[Data], after: list[Data], kept: list[int]
) -> Iterator[Operation]:
    if len(kept) < len(before):
        for index in sorted(set(range(len(before))) - set(kept), reverse=True):
            yield {"op": "remove", "record": record, "field": [*path, index], "before": before[index]}
        return
    for index, item in enumerate(after):
        if index < len(before):
            yield from changes(record, (*path, index), before[index], item)
        else:
            yield {"op": "add", "record": record, "field": [*path, "-"], "after": item}


@dataclass(frozen=True)
class _Items:
    """Merges lists whose items are known by a key."""

    key: Callable[[Data], str]
    is_substituted: bool
    """One item for another is a change of that item, such as a new number of the same desk."""

    def merged(self, current: Sequence[Data], new: Sequence[Data], brought: Sequence[Data]) -> list[Data]:
        """Items of the record without those that were brought and are gone, then new ones."""
        given = {self.key(item): item for item in new}
        known = {self.key(item) for item in current}
        gone = known & {self.key(item) for item in brought} - given.keys()
        added = [item for item in new if self.key(item) not in known]
        if self.is_substituted and len(gone) == len(added) == 1:
            return [{**item, **added[0]} if self.key(item) in gone else item for item in current]
        kept = [_with_news(item, given.get(self.key(item))) for item in current if self.key(item) not in gone]
        return [*kept, *added]


def _with_news(item: Data, given: Data) -> Data:
    """An item with what the row adds to it; how its number is spaced stays."""
    return {**given, **item} if isinstance(item, dict) and isinstance(given, dict) else item


_DATES = ("valid_from", "valid_to")


def _merged_schedule(current: Data, new: Data) -> Data:
    """New hours beside the exceptions and notes that no cell has; seasons stay where the cell has none."""
    if not isinstance(current, dict) or not isinstance(new, dict):
        return new
    rules, given = current.get("rules", []), new.get("rules", [])
    seasons = [] if any(map(_season, given)) else list(filter(_season, rules))
    told = [_with_what_no_cell_has(rule, rules) for rule in given]
    kept = {key: value for key, value in current.items() if key != "kind"}
    return {**kept, **new, "rules": [*told, *seasons]}


def _with_what_no_cell_has(rule: Data, rules: list[Data]) -> Data:
    """The same rule of the record as it is written there; else a new one with the note of the one that it replaces."""
    alike = [each for each in rules if _week(each) == _week(rule)]
    same = [each for each in alike if _season(each) == _season(rule)]
    if same:
        return same[0]
    others = {key: each for old in alike[:1] for key, each in old.items() if key not in _DATES}
    return {**others, **rule}


def _week(rule: Data) -> tuple[object, object]:
    """Days and hours of a rule, however they are written."""
    return parse_byday(rule["byday"]), parse_hours(rule["hours"])


def _season(rule: Data) -> tuple[str, ...]:
    """The first and last day of a rule's season; empty for a rule of the whole year."""
    return tuple(f"{name} {rule[name]}" for name in _DATES if name in rule)


def _digits(phone: Data) -> str:
    return re.sub("[^0-9转+]", "", phone["number"])


_KEYS: Mapping[Shape, Callable[[ImportField], Callable[[Data], str]]] = {
    Shape.PHONES: lambda _: _digits,
    Shape.PARTS: lambda field: lambda item: str(item[field.item_key]),
    Shape.CHOICES: lambda _: str,
    Shape.REFERENCES: lambda _: str,
}
