"""Names and Chinese titles of all fields, by which a line with a typo is known to be a field."""

from collections.abc import Iterator
from functools import cache
from typing import Any, get_args

from service_circles.records.kinds import KINDS
from service_circles.records.settings.directory_settings import DirectorySettings
from service_circles.records.values.part import Part, authors_fields


@cache
def field_names() -> frozenset[str]:
    """The names of all fields of all records, and of the outermost level."""
    outermost = {name for record in KINDS for name in (record.meta.name, record.meta.folder)}
    return frozenset(
        {"directory"} | outermost | {name for part in _every_part() for name in authors_fields(part)}
    )


@cache
def field_titles() -> frozenset[str]:
    """The Chinese titles of all fields of all records."""
    return frozenset(
        info.title or name for part in _every_part() for name, info in authors_fields(part).items()
    )


def _every_part() -> set[type[Part]]:
    found: set[type[Part]] = set()
    waiting: list[type[Part]] = [DirectorySettings, *KINDS]
    while waiting:
        part = waiting.pop()
        if part not in found:
            found.add(part)
            waiting += [
                inner for info in authors_fields(part).values() for inner in _parts_in(info.annotation)
            ]
    return found


def _parts_in(annotation: Any) -> Iterator[type[Part]]:
    if isinstance(annotation, type) and issubclass(annotation, Part):
        yield annotation
    for argument in get_args(annotation):
        yield from _parts_in(argument)
