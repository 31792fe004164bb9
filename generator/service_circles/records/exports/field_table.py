"""The documentation of the fields, read off the schema itself."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, get_args

from pydantic.fields import FieldInfo

from service_circles.records.kinds import KINDS
from service_circles.records.record import Record
from service_circles.records.settings.directory_settings import DirectorySettings
from service_circles.records.values.labeled_enum import LabeledEnum
from service_circles.records.values.part import Part, authors_fields
from service_circles.records.values.translations import translated_fields


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
    tables: list[FieldTable] = []
    seen: set[type[Part]] = set()
    kinds: tuple[type[Part], ...] = (DirectorySettings, *KINDS)
    for kind in kinds:
        key = kind.meta.name if issubclass(kind, Record) else "directory"
        tables += [_table(part, key if part is kind else None) for part in _with_parts(kind, seen)]
    return tables


def _with_parts(kind: type[Part], seen: set[type[Part]]) -> Iterator[type[Part]]:
    if kind in seen:
        return
    seen.add(kind)
    yield kind
    for field in authors_fields(kind).values():
        for part in _classes(field.annotation, Part):
            yield from _with_parts(part, seen)


def _classes(annotation: Any, wanted: type) -> Iterator[Any]:
    """The classes of a kind that an annotation names, at any depth."""
    if isinstance(annotation, type) and issubclass(annotation, wanted):
        yield annotation
    for inner in get_args(annotation):
        yield from _classes(inner, wanted)


def _table(kind: type[Part], key: str | None) -> FieldTable:
    about = (kind.__doc__ or "").strip().splitlines()[0]
    rows = tuple(_row(name, field) for name, field in authors_fields(kind).items())
    return FieldTable(kind.__name__, key, about, rows, tuple(translated_fields(kind)))


def _row(name: str, field: FieldInfo) -> FieldRow:
    zh, _, en = (field.description or "").rpartition(" / ")
    kinds = _classes(field.annotation, LabeledEnum)
    words = tuple((choice.value, choice.label) for kind in kinds for choice in kind)
    part = next((part.__name__ for part in _classes(field.annotation, Part)), None)
    return FieldRow(name, field.title or name, zh, en, field.is_required(), words, part)
