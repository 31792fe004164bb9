"""Every reference leads to a record of the right kind."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from service_circles.languages.phrase import Phrase
from service_circles.problems.problem import Problem
from service_circles.problems.suggestion import nearest, suggest
from service_circles.reading.directory_reader import ReadDirectory
from service_circles.records.kinds import KINDS
from service_circles.records.record import Record
from service_circles.records.settings.directory_settings import Board
from service_circles.records.values.fields import RefersTo
from service_circles.records.values.part import Part, authors_fields, classes_in, marks_of

_CLASSES: dict[str, type[Record | Board]] = {kind.meta.name: kind for kind in KINDS}
_CLASSES |= {"board": Board, "place": Record}

MOST_SUGGESTIONS = 20
"""Looking for a similar id among thousands takes a while; where more are unknown, a file is missing."""


@dataclass(frozen=True, slots=True)
class Reference:
    """An id written in a field of a record, and the kind of thing that it must name."""

    path: tuple[str | int, ...]
    id: str
    kind: type[Record | Board]


def check_references(read: ReadDirectory) -> Iterator[Problem]:
    """Report unknown ids, with the id that was probably meant (D102), and ids of another kind (D103)."""
    known: dict[str, Record | Board] = dict(read.directory.by_id(Board))
    for record in read.directory.all(Record):
        known.setdefault(record.id, record)  # an id used twice is a problem of its own (D101)
    bearers: tuple[Part, ...] = (read.directory.settings, *read.directory.all(Record))
    unknown = 0
    for bearer in bearers:
        for reference in references_of(bearer):
            target = known.get(reference.id)
            if target is None:
                unknown += 1
                yield _unknown(read, bearer, reference, may_suggest=unknown <= MOST_SUGGESTIONS)
            elif not isinstance(target, reference.kind):
                yield _of_another_kind(read, bearer, reference, target)


def _unknown(read: ReadDirectory, bearer: Part, reference: Reference, *, may_suggest: bool) -> Problem:
    guess = nearest(reference.id, read.directory.by_id(reference.kind)) if may_suggest else None
    kind = _title(reference.kind)
    return read.places.problem_at(
        bearer, reference.path, "D102", hint=suggest(guess), found=reference.id, kind=kind
    )


def _of_another_kind(
    read: ReadDirectory, bearer: Part, reference: Reference, target: Record | Board
) -> Problem:
    return read.places.problem_at(
        bearer,
        reference.path,
        "D103",
        found=reference.id,
        actual=_title(type(target)),
        kind=_title(reference.kind),
    )


def _title(kind: type[Record | Board]) -> Phrase:
    return Phrase("中心或小区", context="kind") if kind is Record else Phrase(kind.meta.title, context="kind")


def references_of(part: Part, path: tuple[str | int, ...] = ()) -> Iterator[Reference]:
    """Every id of a record that a record or a part of one names, as its fields are marked."""
    for name, refers_to in _bearing_fields(type(part)).items():
        value = getattr(part, name)
        found = enumerate(value) if isinstance(value, tuple) else ((None, value),)
        for number, each in found:
            here = (*path, name) if number is None else (*path, name, number)
            if isinstance(each, Part):
                yield from references_of(each, here)
            elif each is not None and refers_to is not None:
                yield Reference(here, each, _CLASSES[refers_to.kind])


@cache
def _bearing_fields(part: type[Part]) -> Mapping[str, RefersTo | None]:
    """The fields of a part that are ids of records, with their mark, or parts that have such fields themselves."""
    found: dict[str, RefersTo | None] = {}
    for name, field in authors_fields(part).items():
        mark = next(marks_of(field, RefersTo), None)
        if mark or any(map(_bearing_fields, classes_in(field, Part))):
            found[name] = mark
    return found
