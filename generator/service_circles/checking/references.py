"""Every reference leads to a record of the right kind."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import cache

from service_circles.languages.phrase import Phrase, phrase
from service_circles.problems.problem import Problem
from service_circles.problems.suggestion import nearest, suggest
from service_circles.reading.directory_reader import ReadDirectory
from service_circles.records.center import ServiceCenter
from service_circles.records.former_ids import present_ids
from service_circles.records.kinds import KINDS
from service_circles.records.record import Record
from service_circles.records.settings.board import Board
from service_circles.records.values.fields import RefersTo
from service_circles.records.values.record_part import Part, authors_fields, classes_in, marks_of

_CLASSES: dict[str, type[Record | Board]] = {kind.meta.name: kind for kind in KINDS}
_CLASSES |= {"board": Board, "place": Record}

_LEAST_ALIKE = 0.7
_MOST_PLACES = 5
MOST_SUGGESTIONS = 20
"""Looking for a similar id among thousands takes a while; where more are unknown, a file is missing."""


@dataclass(frozen=True, slots=True)
class Reference:
    """An id written in a field of a record, and the kind of thing that it must name."""

    path: tuple[str | int, ...]
    id: str
    kind: type[Record | Board]


def check_references(read: ReadDirectory) -> Iterator[Problem]:
    """Report unknown ids, each once with what to do about it (D102), ids of another kind (D103) and of withheld centers (D112)."""
    known: dict[str, Record | Board] = dict(read.directory.by_id(Board))
    for record in read.directory.all(Record):
        known.setdefault(record.id, record)  # an id used twice is a problem of its own (D101)
    bearers: tuple[Part, ...] = (read.directory.settings, *read.directory.all(Record))
    unknown: dict[str, list[tuple[Part, Reference]]] = defaultdict(list)
    for bearer in bearers:
        for reference in references_of(bearer):
            target = known.get(reference.id)
            if target is None:
                unknown[reference.id].append((bearer, reference))
            elif not isinstance(target, reference.kind):
                yield _of_another_kind(read, bearer, reference, target)
            elif isinstance(target, ServiceCenter) and target.is_withheld:
                yield read.places.problem_at(bearer, reference.path, "D112", found=reference.id)
    renamed = present_ids(read.directory)
    for number, (missing, uses) in enumerate(unknown.items()):
        yield _unknown(read, uses, renamed.get(missing), may_suggest=number < MOST_SUGGESTIONS)


def _unknown(
    read: ReadDirectory, uses: list[tuple[Part, Reference]], new_id: str | None, *, may_suggest: bool
) -> Problem:
    """One problem for all uses of an id: a deleted or renamed record would give one at each of them."""
    (bearer, reference), *others = uses
    guess = new_id or (
        similar_id(reference.id, read.directory.by_id(reference.kind)) if may_suggest else None
    )
    hint = suggest(guess)
    may_be_defunct = reference.kind is Record or "status" in authors_fields(reference.kind)
    if may_be_defunct and (hint is None or (others and not new_id)):
        gone = hint_if_gone(reference.id)
        hint = phrase("{first}{then}", first=hint, then=gone) if hint and gone else hint or gone
    kind = _title(reference.kind)
    problem = read.places.problem_at(bearer, reference.path, "D102", hint=hint, found=reference.id, kind=kind)
    return replace(problem, better_hint=_with_places(read, problem, others)) if others else problem


def hint_if_gone(id_: str) -> Phrase | None:
    """Suggest what to do about an unknown id without a similar one: renamed, closed, or still to come."""
    if not id_:
        return None
    return phrase(
        "如果改了编号：在那条记录里写 formerly: {found}，这里写新编号；如果撤销了：不要删，写 status: defunct；还没有就先写好它",
        found=id_,
    )


def _with_places(read: ReadDirectory, problem: Problem, others: list[tuple[Part, Reference]]) -> Phrase:
    """The hint, followed by the places where the same id is used."""
    positions = [read.places.position_of(part, other.path) for part, other in others[:_MOST_PLACES]]
    places = ", ".join(f"{position.file}:{position.line}" for position in positions)
    more = "…" if len(others) > _MOST_PLACES else ""
    return phrase(
        "{hint}（另外 {count} 处：{places}）", hint=problem.hint, count=len(others), places=places + more
    )


def similar_id(written: str, known: Iterable[str]) -> str | None:
    """The id that was probably meant. What two ids share, as in xinqiao-center and mingzhu-center, says little."""
    guess = nearest(written, known)
    if guess is None:
        return None
    typed, meant = written.split("-"), guess.split("-")
    while typed and meant and typed[-1] == meant[-1]:
        typed, meant = typed[:-1], meant[:-1]
    while typed and meant and typed[0] == meant[0]:
        typed, meant = typed[1:], meant[1:]
    alike = SequenceMatcher(None, "-".join(typed), "-".join(meant)).ratio()
    return guess if not typed or not meant or alike >= _LEAST_ALIKE else None


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
