"""The documentation of the fields, read off the schema itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from pydantic.fields import FieldInfo

from service_circles.records.exports.field_examples import example_of, keyed_parts
from service_circles.records.values.labeled_enum import LabeledEnum
from service_circles.records.values.record_part import (
    Part,
    authors_fields,
    classes_in,
    every_part,
    translated_fields,
)


@dataclass(frozen=True)
class FieldRow:
    """A field as it is written in YAML, with its Chinese title and its descriptions in both languages."""

    name: str
    title: str
    zh: str
    en: str
    required: bool
    words: tuple[tuple[str, str], ...]
    part: str | None
    example: str | None


@dataclass(frozen=True)
class FieldTable:
    """The fields of a record or of a piece of one."""

    name: str
    about: str
    rows: tuple[FieldRow, ...]
    translated: tuple[str, ...]
    """The names of the fields that can be given in other languages."""


@cache
def field_tables(key: str) -> Sequence[FieldTable]:
    """The table of the kind of record with a key (or of the settings), then those of the pieces used in it."""
    return [_table(part, key) for part in every_part([keyed_parts()[key]])]


def _table(part: type[Part], key: str) -> FieldTable:
    about = (part.__doc__ or "").strip().splitlines()[0]
    rows = tuple(
        _row(name, field, example_of(part, name, key)) for name, field in authors_fields(part).items()
    )
    return FieldTable(part.__name__, about, rows, tuple(translated_fields(part)))


def _row(name: str, field: FieldInfo, example: str | None) -> FieldRow:
    zh, _, en = (field.description or "").rpartition(" / ")
    kinds = classes_in(field, LabeledEnum)
    words = tuple((choice.value, choice.label) for kind in kinds for choice in kind)
    part = next((part.__name__ for part in classes_in(field, Part)), None)
    return FieldRow(name, field.title or name, zh, en, field.is_required(), words, part, example)
