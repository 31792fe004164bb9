"""Fields in the path of an operation that the schema does not know, before they are written."""

from collections.abc import Iterator
from typing import Any

from service_circles.editing.change_request import Add, Replace
from service_circles.editing.refusals import RefusedError
from service_circles.reading.schema.schema_texts import expected_at, list_of_fields, suggested_field
from service_circles.records.values.record_part import Part, authors_fields, translated_fields


def check_known(part: type[Part], operation: Add | Replace) -> None:
    """Refuse an operation whose path, or the value for it, names a field that does not exist there."""
    for number, (path, key) in enumerate(_keys(operation.field)):
        _check(
            part, path, key, ("field", number if number < len(operation.field) else len(operation.field) - 1)
        )
    for path, key in _keys_in(operation.after):
        inner = tuple(0 if step == "-" else step for step in operation.field) + path
        _check(part, inner, key, ("after", *path, key))


def _keys(field: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], str | int]]:
    return ((field[:number], step) for number, step in enumerate(field))


def _keys_in(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield path, key
            yield from _keys_in(inner, (*path, key))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _keys_in(inner, (*path, number))


def _check(part: type[Part], path: tuple[str | int, ...], key: str | int, at: tuple[str | int, ...]) -> None:
    around = expected_at(part, path).part
    if around is None or not isinstance(key, str) or key == "-":
        return
    name, dot, _ = key.partition(".")
    known = authors_fields(around)
    if name not in known or (dot and name not in translated_fields(around)):
        raise RefusedError(
            "C127", *at, hint=suggested_field(around, name), found=key, words=list_of_fields(around)
        )
