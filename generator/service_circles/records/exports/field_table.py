"""The documentation of the fields, read off the schema itself."""

from dataclasses import dataclass

from pydantic.fields import FieldInfo

from service_circles.records.kinds import KINDS
from service_circles.records.settings.directory_settings import DirectorySettings
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


@dataclass(frozen=True)
class FieldTable:
    """The fields of a record or of a piece of one; `key` is the key above it in YAML."""

    name: str
    key: str | None
    about: str
    rows: tuple[FieldRow, ...]
    translated: tuple[str, ...]
    """The names of the fields that can be given in other languages."""


def field_tables() -> list[FieldTable]:
    """The directory and the records, each followed by the pieces first used in it."""
    keys: dict[type[Part], str] = {DirectorySettings: "directory", **{kind: kind.meta.name for kind in KINDS}}
    return [_table(part, keys.get(part)) for part in every_part(keys)]


def _table(kind: type[Part], key: str | None) -> FieldTable:
    about = (kind.__doc__ or "").strip().splitlines()[0]
    rows = tuple(_row(name, field) for name, field in authors_fields(kind).items())
    return FieldTable(kind.__name__, key, about, rows, tuple(translated_fields(kind)))


def _row(name: str, field: FieldInfo) -> FieldRow:
    zh, _, en = (field.description or "").rpartition(" / ")
    kinds = classes_in(field, LabeledEnum)
    words = tuple((choice.value, choice.label) for kind in kinds for choice in kind)
    part = next((part.__name__ for part in classes_in(field, Part)), None)
    return FieldRow(name, field.title or name, zh, en, field.is_required(), words, part)
