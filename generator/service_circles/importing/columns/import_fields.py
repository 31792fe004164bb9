"""The fields of a kind that fit into a cell, each with its shape, read off the schema."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import Enum, auto
from functools import cache
from typing import Any, get_args, get_origin

from pydantic.fields import FieldInfo

from service_circles.records.record import Record
from service_circles.records.values.contact import Location, Phone
from service_circles.records.values.fields import RefersTo
from service_circles.records.values.labeled_enum import LabeledEnum
from service_circles.records.values.record_part import Part, authors_fields, classes_in, marks_of
from service_circles.records.values.schedule import Schedule
from service_circles.records.values.translations import LANGUAGE_SHAPE, ReadByResidents

_NOT_IN_TABLES = frozenset({"formerly", "boundary"})


class Shape(Enum):
    """The form of a field, by which its cell is read and written."""

    TEXT = auto()
    PROSE = auto()
    NUMBER = auto()
    DATE = auto()
    FLAG = auto()
    CHOICE = auto()
    CHOICES = auto()
    REFERENCE = auto()
    REFERENCES = auto()
    LINES = auto()
    PHONE = auto()
    PHONES = auto()
    SCHEDULE = auto()
    POINT = auto()
    PARTS = auto()
    """Items that name another record, such as the services of a center."""


SEVERAL = frozenset({Shape.CHOICES, Shape.REFERENCES, Shape.LINES, Shape.PHONES, Shape.PARTS})


@dataclass(frozen=True)
class ImportField:
    """A field as a column: its dotted name, the steps to it in a record, its texts of the schema."""

    name: str
    shape: Shape
    title: str
    zh: str
    en: str
    is_required: bool = False
    choices: type[LabeledEnum] | None = None
    refers_to: str = ""
    item_key: str = ""
    """The field of an item that names the other record."""
    language: str = ""
    """The language of a translation, whose key in YAML is `name.en`."""

    @property
    def path(self) -> tuple[str, ...]:
        """The steps to the field."""
        *around, last = self.name.split(".")
        return (*around, f"{last}.{self.language}" if self.language else last)

    @property
    def key(self) -> str:
        """The dotted name with its language."""
        return ".".join(self.path)


@cache
def import_fields(kind: type[Record]) -> Mapping[str, ImportField]:
    """The fields of a kind by their dotted names, in the order of the schema."""
    return {field.name: field for field in _fields(kind, "", "")}


def field_named(kind: type[Record], key: str) -> ImportField | None:
    """The field of a dotted name such as `guide.fee`, or its translation such as `guide.fee.en`."""
    fields = import_fields(kind)
    name, _, language = key.rpartition(".")
    if key in fields or not re.fullmatch(LANGUAGE_SHAPE, language):
        return fields.get(key)
    field = fields.get(name)
    is_translated = field is not None and field.shape in {Shape.TEXT, Shape.PROSE, Shape.LINES}
    return replace(field, language=language, is_required=False) if field and is_translated else None


def _fields(part: type[Part], prefix: str, title: str) -> Iterator[ImportField]:
    for name, info in authors_fields(part).items():
        if name in _NOT_IN_TABLES:
            continue
        inner = next(classes_in(info, Part), None)
        own_title = f"{title}·{info.title}" if title else info.title or name
        shape = _shape(info, inner)
        if shape is not None:
            yield _field(f"{prefix}{name}", shape, own_title, info)
        elif inner is not None and not prefix and not _is_list(info.annotation):
            yield from _fields(inner, f"{name}.", own_title)


def _field(name: str, shape: Shape, title: str, info: FieldInfo) -> ImportField:
    zh, _, en = (info.description or "").rpartition(" / ")
    item_key, refers_to = "", next((mark.kind for mark in marks_of(info, RefersTo)), "")
    if shape is Shape.PARTS:
        item_key, refers_to = _named_by(next(classes_in(info, Part)))
    choices = next(classes_in(info, LabeledEnum), None)
    required = info.is_required() and "." not in name
    return ImportField(name, shape, title, zh, en, required, choices, refers_to, item_key)


def _shape(info: FieldInfo, inner: type[Part] | None) -> Shape | None:
    """The shape of a field; None for what does not fit into a cell, or is divided into columns."""
    is_list = _is_list(info.annotation)
    if inner is not None:
        return _shape_of_part(inner, is_list=is_list)
    if next(marks_of(info, RefersTo), None):
        return Shape.REFERENCES if is_list else Shape.REFERENCE
    if next(classes_in(info, LabeledEnum), None):
        return Shape.CHOICES if is_list else Shape.CHOICE
    return _shape_of_text(info, is_list=is_list)


def _shape_of_part(part: type[Part], *, is_list: bool) -> Shape | None:
    if part is Phone:
        return Shape.PHONES if is_list else Shape.PHONE
    if part is Schedule:
        return Shape.SCHEDULE
    if part is Location:
        return None if is_list else Shape.POINT
    required = [name for name, info in authors_fields(part).items() if info.is_required()]
    key, _ = _named_by(part)
    return Shape.PARTS if is_list and key and required == [key] else None


def _shape_of_text(info: FieldInfo, *, is_list: bool) -> Shape | None:
    types = set(_types(info.annotation))
    if any(hasattr(each, "_fields") for each in types):
        return Shape.TEXT  # hours, which YAML has as one text and the schema as tuples
    if is_list:
        return Shape.LINES if types == {str} else None
    by_type = {datetime.date: Shape.DATE, bool: Shape.FLAG, float: Shape.NUMBER, int: Shape.NUMBER}
    is_prose = any(not mark.in_one_line for mark in marks_of(info, ReadByResidents))
    usual = Shape.PROSE if is_prose else Shape.TEXT
    return next((shape for kind, shape in by_type.items() if kind in types), usual)


def _named_by(part: type[Part]) -> tuple[str, str]:
    """The field by which a part names another record, and the kind of that record."""
    for name, info in authors_fields(part).items():
        mark = next(marks_of(info, RefersTo), None)
        if mark and info.is_required():
            return name, mark.kind
    return "", ""


def _is_list(annotation: Any) -> bool:
    return get_origin(annotation) is tuple or any(_is_list(inner) for inner in get_args(annotation))


def _types(annotation: Any) -> Iterator[type]:
    if isinstance(annotation, type) and annotation is not type(None):
        yield annotation
    for inner in get_args(annotation):
        if inner is not Ellipsis:
            yield from _types(inner)
