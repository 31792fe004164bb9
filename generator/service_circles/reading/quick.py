"""The quick way for files without mistakes: plain values, no places.

Nearly every file is fine nearly every time, so places are only looked up where something is wrong:
at anything unusual this gives up, and the careful way (yaml_events) reads the file and says why.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import yaml
from yaml import MappingEndEvent, MappingStartEvent, ScalarEvent, SequenceEndEvent, SequenceStartEvent

from service_circles.problems.source_file import SourceFile
from service_circles.reading.schema.top_level import class_at
from service_circles.reading.yaml.yaml_parser import MAX_DEPTH, NOTHING, may_swallow_item
from service_circles.records.values.fields import Part
from service_circles.records.values.translations import GATHERED, gather_translation

NextEvent = Callable[[], Any]


@dataclass(frozen=True, slots=True)
class QuickRecord:
    """A record as plain values, the path to it, and where it begins."""

    part: type[Part]
    fields: dict[str, Any]
    trail: tuple[str | int, ...]
    line: int
    column: int


class _UnusualError(Exception):
    """Something that the careful way has to look at."""


def read_quickly(source: SourceFile) -> list[QuickRecord] | None:
    """The records of a file in their order; None if anything about it is unusual."""
    loader = yaml.CSafeLoader(source.text)
    try:
        return list(_records(loader.get_event))
    except (_UnusualError, yaml.YAMLError):
        return None
    finally:
        loader.dispose()


def _records(following: NextEvent) -> Iterator[QuickRecord]:
    following()  # the start of the stream
    following()  # the start of the document
    root = following()
    if type(root) is not MappingStartEvent or _has_extras(root):
        raise _UnusualError
    seen = set()
    while type(key := following()) is not MappingEndEvent:
        name = _key(key)
        if name in seen:
            raise _UnusualError
        seen.add(name)
        yield from _under(name, following)
    following()  # the end of the document
    if type(following()) is not yaml.StreamEndEvent:
        raise _UnusualError


def _under(name: str, following: NextEvent) -> Iterator[QuickRecord]:
    event = following()
    if type(event) is MappingStartEvent:
        yield _record(event, following, (name,))
    elif type(event) is SequenceStartEvent and not _has_extras(event):
        number = 0
        while type(item := following()) is not SequenceEndEvent:
            yield _record(item, following, (name, number))
            number += 1
    else:
        raise _UnusualError


def _record(event: Any, following: NextEvent, trail: tuple[str | int, ...]) -> QuickRecord:
    part = class_at(trail)
    if part is None or type(event) is not MappingStartEvent:
        raise _UnusualError
    mark: Any = event.start_mark
    fields = _value(event, following, len(trail) + 1)
    return QuickRecord(part, fields, trail, mark.line + 1, mark.column + 1)


def _key(event: Any) -> str:
    if type(event) is not ScalarEvent or event.anchor is not None or event.tag is not None:
        raise _UnusualError
    key: str = event.value
    if key == "<<" or key in NOTHING:
        raise _UnusualError
    return key


def _value(event: Any, following: NextEvent, depth: int) -> Any:
    kind = type(event)
    if kind is yaml.AliasEvent or event.anchor is not None or event.tag is not None:
        raise _UnusualError
    if kind is ScalarEvent:
        text = event.value
        if not event.style and (text in NOTHING or (" - " in text and may_swallow_item(event))):
            raise _UnusualError
        return text
    if depth > MAX_DEPTH:
        raise _UnusualError
    return _items(following, depth + 1) if kind is SequenceStartEvent else _fields(following, depth + 1)


def _items(following: NextEvent, depth: int) -> list[Any]:
    items = []
    while type(event := following()) is not SequenceEndEvent:
        items.append(_value(event, following, depth))
    return items


def _fields(following: NextEvent, depth: int) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    translated = set()
    while type(event := following()) is not MappingEndEvent:
        name = _key(event)
        if name in fields or name == GATHERED:
            raise _UnusualError
        if "." in name:
            if name in translated:
                raise _UnusualError
            translated.add(name)
            gather_translation(fields, name, _value(following(), following, depth))
        else:
            fields[name] = _value(following(), following, depth)
    return fields


def _has_extras(event: Any) -> bool:
    return event.anchor is not None or event.tag is not None
