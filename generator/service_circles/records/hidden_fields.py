"""Records whose fields are hidden until somebody reads them, so that it can be noted who does."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple, Self, cast

from service_circles.basics.read_log import ReadLog
from service_circles.records.values.record_part import Part

_KEY = "@hidden"
FACTS_OF_RECORD = 64
"""The facts of a record have numbers from the record's number times this."""
POSITION, AS_TYPED, WHOLE = 61, 62, 63
"""Facts that are not fields: where a record begins, the text of its file, all of its fields."""


class _Hidden(NamedTuple):
    log: ReadLog
    number: int
    values: dict[str, Any]


class HiddenFields(Part):
    """A part of which `hide_fields` can hide all fields; to those who read it nothing is different."""

    if not TYPE_CHECKING:  # a checker would take any name for a field

        def __getattr__(self, name: str) -> Any:
            hidden = self.__dict__.get(_KEY)
            if hidden is None or name not in hidden.values:
                return super().__getattr__(name)
            value = hidden.values[name]
            fact = hidden.number * FACTS_OF_RECORD + fact_numbers(type(self))[name]
            hidden.log.show(self.__dict__, name, value, fact)
            return value

    def shown(self) -> Self:
        """The same with all fields shown, for what takes it as a whole."""
        hidden: _Hidden | None = self.__dict__.get(_KEY)
        if hidden is None:
            return self
        self.note_use_of(WHOLE)
        whole = cast("Self", type(self).model_construct(self.model_fields_set))
        whole.__dict__.clear()
        whole.__dict__.update(hidden.values)
        return whole

    def note_use_of(self, fact: int) -> None:
        """Note that one of its facts that are no fields is read, if that is noted at all."""
        hidden: _Hidden | None = self.__dict__.get(_KEY)
        if hidden:
            hidden.log.note(hidden.number * FACTS_OF_RECORD + fact)

    def model_copy(self, **how: Any) -> Self:
        """A copy with all fields shown."""
        return super(HiddenFields, self.shown()).model_copy(**how)

    def model_dump_json(self, **how: Any) -> str:
        """All fields as JSON."""
        return super(HiddenFields, self.shown()).model_dump_json(**how)

    def model_dump(self, **how: Any) -> dict[str, Any]:
        """All fields as plain values."""
        return super(HiddenFields, self.shown()).model_dump(**how)

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        whole = other.shown() if isinstance(other, HiddenFields) else other
        return super(HiddenFields, self.shown()).__eq__(whole)

    def __hash__(self) -> int:
        return hash(tuple(self.shown().__dict__.values()))


@cache
def fact_numbers(kind: type[Part]) -> dict[str, int]:
    """The number of each field among the facts of a record."""
    return {name: number for number, name in enumerate(kind.model_fields)}


def show_fields(part: HiddenFields) -> None:
    """Show the fields of a record as before they were hidden; nothing of it is noted any more."""
    hidden: _Hidden | None = part.__dict__.get(_KEY)
    if hidden:
        object.__setattr__(part, "__dict__", hidden.values)


def hide_fields(part: HiddenFields, log: ReadLog, number: int) -> None:
    """Hide the fields of a record; `number` is its own among all records."""
    values = part.__dict__.get(_KEY, (None, None, part.__dict__))[2]
    object.__setattr__(part, "__dict__", {_KEY: _Hidden(log, number, values)})
