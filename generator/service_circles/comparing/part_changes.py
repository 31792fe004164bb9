"""Differences between two versions of a record, field by field as the schema has them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from pydantic.fields import FieldInfo

from service_circles.comparing.list_matching import match_items
from service_circles.records.center import Listing
from service_circles.records.values.contact import Boundary, Location, Verified
from service_circles.records.values.fields import RefersTo
from service_circles.records.values.record_part import Part, authors_fields, marks_of
from service_circles.records.values.schedule import Schedule

_WHOLE = (Schedule, Location, Boundary, Verified, Listing)
"""Parts whose fields mean something only together."""


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the way to a field: its name, title and schema, and the item of its list, if it is one."""

    name: str
    title: str
    refers_to_records: bool = False
    number: int | None = None
    item: object = None
    language: str = ""
    """The language of a translation; empty for the field itself."""

    @property
    def key(self) -> str:
        """The key in YAML: name, name.en."""
        return f"{self.name}.{self.language}" if self.language else self.name


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field with other content than before; None before where it is new, None after where it is gone.

    `is_item` if an item of the last step's list was added or removed.
    """

    steps: tuple[Step, ...]
    before: object
    after: object
    is_item: bool = False

    @property
    def is_reordered(self) -> bool:
        """True if a list has the same items in another order."""
        before, after = self.before, self.after
        if not isinstance(before, tuple) or not isinstance(after, tuple) or len(before) != len(after):
            return False
        return _is_list(after) and all(item in before for item in after)

    @property
    def top(self) -> str:
        """The field of the record in which the change is."""
        return self.steps[0].name

    @property
    def path(self) -> list[str | int]:
        """The way to it as change requests write it."""
        return [
            part
            for step in self.steps
            for part in ((step.key,) if step.number is None else (step.key, step.number))
        ]


def field_changes(before: Part, after: Part, steps: tuple[Step, ...] = ()) -> Iterator[FieldChange]:
    """The changes between two versions of a part of a record, in the order of the schema."""
    for name, field in authors_fields(type(after)).items():
        then, now = getattr(before, name), getattr(after, name)
        if then != now:
            yield from _changes(then, now, (*steps, step_of(name, field)))
    yield from _translations(before, after, steps)


def step_of(name: str, field: FieldInfo) -> Step:
    """The step to a field of the schema."""
    refers = any(True for _ in marks_of(field, RefersTo))
    return Step(name, field.title or name, refers)


def _changes(then: object, now: object, steps: tuple[Step, ...]) -> Iterator[FieldChange]:
    if isinstance(then, tuple) and isinstance(now, tuple) and _is_list(then + now):
        yield from _list_changes(then, now, steps)
    elif isinstance(then, Part) and isinstance(now, Part) and not isinstance(now, _WHOLE):
        yield from field_changes(then, now, steps)
    else:
        yield FieldChange(steps, _value(then), _value(now))


def _is_list(values: tuple[object, ...]) -> bool:
    """True for lists of an author; a time span or a day rule is a tuple too, but one value."""
    return not any(isinstance(value, tuple) for value in values)


def _value(value: object) -> object:
    return None if value == () else value


def _list_changes(
    then: tuple[object, ...], now: tuple[object, ...], steps: tuple[Step, ...]
) -> Iterator[FieldChange]:
    matching = match_items(then, now)
    for old, (number, new) in matching.changed:
        yield from _changes(old, new, _at(steps, number, new))
    for number, new in matching.added:
        yield FieldChange(_at(steps, number, new), None, new, is_item=True)
    for number, old in matching.removed:
        yield FieldChange(_at(steps, number, old), old, None, is_item=True)
    if matching.is_only_reordered:
        yield FieldChange(steps, then, now)


def _at(steps: tuple[Step, ...], number: int, item: object) -> tuple[Step, ...]:
    return (*steps[:-1], replace(steps[-1], number=number, item=item))


def _translations(before: Part, after: Part, steps: tuple[Step, ...]) -> Iterator[FieldChange]:
    fields = authors_fields(type(after))
    then, now = _texts(before), _texts(after)
    for name, language in sorted(then.keys() | now.keys()):
        old, new = then.get((name, language)), now.get((name, language))
        if old != new:
            yield FieldChange((*steps, replace(step_of(name, fields[name]), language=language)), old, new)


def _texts(part: Part) -> dict[tuple[str, str], object]:
    return {(each.field, each.language): each.text or each.texts for each in part.translations}
