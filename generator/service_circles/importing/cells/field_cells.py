"""The cell of any field: read into a value as YAML has it, and written from one, by the shape of the field."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from service_circles.importing.cells.hours_cells import hours_text, read_hours
from service_circles.importing.cells.name_book import NameBook
from service_circles.importing.cells.phone_cells import phones_text, read_phones
from service_circles.importing.cells.point_cells import point_text, read_point
from service_circles.importing.cells.reading_result import Reading, ReadingContext, Trouble, trouble
from service_circles.importing.cells.simple_cells import (
    nearest_choice,
    read_choice,
    read_date,
    read_flag,
    read_lines,
    read_number,
    split_values,
)
from service_circles.importing.columns.import_fields import ImportField, Shape
from service_circles.importing.columns.import_mapping import Column
from service_circles.importing.sheets.cleaned_text import cleaned, has_private_number, in_one_line, masked
from service_circles.importing.sheets.sheet_table import Cell
from service_circles.languages.phrase import phrase
from service_circles.records.center import CenterKind

_ADDRESSES = frozenset({"website", "url", "online"})
_MOST_NAMES = 12
_HOST = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}(?:[:/?].*)?", re.IGNORECASE)


def read_cell(field: ImportField, cell: Cell, column: Column, context: ReadingContext) -> Reading:
    """The value of a cell, with what was not understood of it."""
    text = cleaned(cell.text)
    word = context.words.get((field.name, text))
    if word is not None:
        return Reading(_as_several(field, word))
    if field.shape in {Shape.PHONE, Shape.PHONES}:
        reading = read_phones(text, is_number=cell.is_number, column=column, context=context)
        return _first_of(reading) if field.shape is Shape.PHONE else reading
    if field.shape is Shape.POINT:
        return read_point(text, column.column, context)
    hidden = (trouble("X218", found=masked(text)),) if has_private_number(text) else ()
    reading = _READERS[field.shape](field, masked(text), cell, context)
    return Reading(reading.value, reading.leftover, (*hidden, *reading.troubles))


def cell_text(field: ImportField, value: Any, names: NameBook) -> str:
    """A value as its cell shows it; empty for none."""
    if value is None:
        return ""
    writer = _WRITERS.get(field.shape)
    if writer:
        return writer(value)
    several = [value] if isinstance(value, str) else value
    if field.shape in {Shape.REFERENCE, Shape.REFERENCES}:
        return "、".join(names.name_of(field.refers_to, each) for each in several)
    if field.shape is Shape.PARTS:
        return "、".join(names.name_of(field.refers_to, each[field.item_key]) for each in value)
    return (
        "、".join(_label(field, each) for each in several)
        if field.choices and names.in_chinese
        else "\n".join(several)
    )


def _label(field: ImportField, value: str) -> str:
    return next((choice.label for choice in field.choices or () if choice.value == value), value)


def _as_several(field: ImportField, word: str) -> Any:
    if field.shape is Shape.PARTS:
        return [{field.item_key: word}]
    return [word] if field.shape in {Shape.REFERENCES, Shape.CHOICES, Shape.LINES} else word


def _first_of(reading: Reading) -> Reading:
    more = reading.value[1:] if reading.value else []
    left = "；".join(filter(None, [phones_text(more), reading.leftover]))
    return Reading(reading.value[0] if reading.value else None, left, reading.troubles)


def _text(field: ImportField, text: str, _cell: Cell, _context: ReadingContext) -> Reading:
    line = in_one_line(text)
    if field.path[-1] in _ADDRESSES and _HOST.fullmatch(line):
        line = f"https://{line}"
    return Reading(line)


def _prose(_field: ImportField, text: str, _cell: Cell, _context: ReadingContext) -> Reading:
    return Reading(text)


def _lines(_field: ImportField, text: str, _cell: Cell, _context: ReadingContext) -> Reading:
    return Reading(read_lines(text))


def _number(_field: ImportField, text: str, _cell: Cell, _context: ReadingContext) -> Reading:
    return _or_leftover(read_number(text), text)


def _date(_field: ImportField, text: str, cell: Cell, _context: ReadingContext) -> Reading:
    found = read_date(text, is_number=cell.is_number)
    return Reading(found) if found else Reading(None, text, (trouble("X216", found=text),))


def _flag(_field: ImportField, text: str, _cell: Cell, _context: ReadingContext) -> Reading:
    return _or_leftover(read_flag(text), text)


def _or_leftover(value: str | None, text: str) -> Reading:
    return Reading(value) if value else Reading(None, text, (trouble("X211", found=text),))


def _schedule(_field: ImportField, text: str, _cell: Cell, context: ReadingContext) -> Reading:
    return read_hours(text, context.summer)


def _choice(field: ImportField, text: str, _cell: Cell, _context: ReadingContext) -> Reading:
    choices = field.choices
    found = read_choice(choices, text) if choices else None
    return Reading(found) if found else Reading(None, text, (_unknown_choice(field, text),))


def _choices(field: ImportField, text: str, _cell: Cell, _context: ReadingContext) -> Reading:
    found = {each: read_choice(field.choices, each) if field.choices else None for each in split_values(text)}
    unknown = [each for each, value in found.items() if value is None]
    values = list(dict.fromkeys(value for value in found.values() if value))
    troubles = tuple(_unknown_choice(field, each) for each in unknown)
    return Reading(values or None, "、".join(unknown), troubles)


def _unknown_choice(field: ImportField, text: str) -> Trouble:
    choices = field.choices
    words = [choice.label for choice in choices or ()]
    meant = nearest_choice(choices, text) if choices else None
    details: dict[str, object] = {"found": text, "words": tuple(words), "meant": meant}
    if choices is CenterKind and not meant:
        details["hint"] = _OWN_KIND
    return trouble("X226" if field.is_required else "X223", **details)


_OWN_KIND = phrase("改成其中一个；是自己的类别就加上 --new-kinds；或者在对照表的 words 里写上它是哪一个")


def _reference(field: ImportField, text: str, _cell: Cell, context: ReadingContext) -> Reading:
    found = context.names.find(field.refers_to, text)
    if len(found) == 1:
        return Reading(found[0])
    return Reading(None, text, (_unknown_name(field, text, context, found),))


def _references(field: ImportField, text: str, cell: Cell, context: ReadingContext) -> Reading:
    values: list[str] = []
    unknown: list[str] = []
    troubles: list[Trouble] = []
    for each in split_values(text):
        word = context.words.get((field.name, each))
        reading = Reading(word) if word else _reference(field, each, cell, context)
        if reading.value is None:
            unknown.append(each)
            troubles += reading.troubles
        elif reading.value not in values:
            values.append(reading.value)
    return Reading(values or None, "、".join(unknown), tuple(troubles))


def _parts(field: ImportField, text: str, cell: Cell, context: ReadingContext) -> Reading:
    reading = _references(field, text, cell, context)
    items = [{field.item_key: value} for value in reading.value or ()]
    return Reading(items or None, reading.leftover, reading.troubles)


def _unknown_name(field: ImportField, text: str, context: ReadingContext, found: Sequence[str]) -> Trouble:
    kind, meant = field.refers_to, context.names.nearest(field.refers_to, text)
    if found:
        return trouble("X225", found=text, words=tuple(found))
    if field.is_required:
        known = context.names.names(kind)
        words = (*known[:_MOST_NAMES], *(["……"] if len(known) > _MOST_NAMES else []))
        return trouble("X226", found=text, words=words, meant=meant)
    return trouble("X224", found=text, meant=meant)


Reader = Callable[[ImportField, str, Cell, ReadingContext], Reading]
_READERS: Mapping[Shape, Reader] = {
    Shape.TEXT: _text,
    Shape.PROSE: _prose,
    Shape.LINES: _lines,
    Shape.NUMBER: _number,
    Shape.DATE: _date,
    Shape.FLAG: _flag,
    Shape.SCHEDULE: _schedule,
    Shape.CHOICE: _choice,
    Shape.CHOICES: _choices,
    Shape.REFERENCE: _reference,
    Shape.REFERENCES: _references,
    Shape.PARTS: _parts,
}
_WRITERS: Mapping[Shape, Callable[[Any], str]] = {
    Shape.PHONES: phones_text,
    Shape.PHONE: lambda phone: phones_text([phone]),
    Shape.POINT: point_text,
    Shape.SCHEDULE: hours_text,
    Shape.FLAG: lambda flag: read_flag(flag) or flag,
}
