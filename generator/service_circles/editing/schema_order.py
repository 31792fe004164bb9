"""The order of fields in YAML: that of the schema, with what every record has around what its kind has."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from service_circles.reading.schema.schema_texts import expected_at
from service_circles.records.kinds import KINDS
from service_circles.records.record import Record
from service_circles.records.settings.directory_settings import DirectorySettings
from service_circles.records.values.record_part import Part, authors_fields

_FIRST = ("id", "formerly", "name")
_LAST = ("verified", "sources", "note")
_ABOVE_DESCRIPTION = ("area", "parent", "summary", "given_by", "kind")
"""The first of these that a kind has ends what is said in a word; the sentences about it follow."""
_TOP: dict[str, type[Part]] = {
    "directory": DirectorySettings,
    **{kind.meta.name: kind for kind in KINDS},
    **{kind.meta.folder: kind for kind in KINDS},
}

Rank = tuple[int, bool]


@cache
def field_order(part: type[Part]) -> tuple[str, ...]:
    """The fields of a part in the order in which authors write them."""
    fields = tuple(authors_fields(part))
    if not issubclass(part, Record):
        return fields
    own = [name for name in fields if name not in Record.model_fields]
    anchor = next((name for name in _ABOVE_DESCRIPTION if name in own), None)
    above = own[: own.index(anchor) + 1] if anchor else []
    return (*_FIRST, *above, "description", *own[len(above) :], *_LAST)


class Shape:
    """The place of a value in the schema: the class of its record, or none, and the path in it."""

    def __init__(self, part: type[Part] | None, path: Sequence[str | int] = ()) -> None:
        self._part = part
        self._path = tuple(path)

    def inside(self, step: str | int) -> Shape:
        """The place of a field or item in this one."""
        return Shape(self._part, (*self._path, 0 if isinstance(step, int) else step))

    def rank(self, key: str) -> Rank:
        """Sorts keys; translations follow their field, unknown keys come last."""
        name, _, language = key.partition(".")
        order = _order_at(self._part, self._path)
        return (order.index(name) if name in order else len(order), bool(language))

    def in_order(self, keys: Iterable[str]) -> list[str]:
        """Keys in the order of the schema; equal ones as they were."""
        return sorted(keys, key=self.rank)


class FileShape(Shape):
    """The outermost level of a file, whose keys are kinds of records."""

    def __init__(self) -> None:
        super().__init__(None)

    def inside(self, step: str | int) -> Shape:
        """The records below a key, one or several."""
        part = _TOP.get(str(step))
        return (
            _SeveralShape(part)
            if part and issubclass(part, Record) and step == part.meta.folder
            else Shape(part)
        )


class _SeveralShape(Shape):
    """A list of records."""

    def inside(self, step: str | int) -> Shape:  # noqa: ARG002 - one record is as another
        return Shape(self._part)


@cache
def _order_at(part: type[Part] | None, path: tuple[str | int, ...]) -> tuple[str, ...]:
    inner = expected_at(part, path).part if part else None
    return field_order(inner) if inner else ()
