"""One row to the operations for its record: merged with what is there, checked by the schema."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from service_circles.editing.schema_order import field_order
from service_circles.importing.cells.reading_result import trouble
from service_circles.importing.cells.simple_cells import read_choice
from service_circles.importing.columns.import_fields import import_fields
from service_circles.importing.matching.record_changes import Operation, changes, merged_value
from service_circles.importing.matching.record_nodes import as_record, is_on, record_node, wrong_paths
from service_circles.importing.matching.row_identity import RowIdentity
from service_circles.importing.matching.row_memory import RememberedRow, RowMemory
from service_circles.importing.matching.row_result import Outcome, RowResult
from service_circles.importing.matching.row_values import Given, RowValues, ValueReader
from service_circles.importing.matching.typed_records import value_at
from service_circles.importing.sheets.cleaned_text import in_one_line, masked
from service_circles.problems.problem import Problem, Severity
from service_circles.reading.schema.validation import validate
from service_circles.reading.yaml.yaml_nodes import Mapping as MappingNode
from service_circles.records.record import Record

LONGEST_NOTE = 200


@dataclass(frozen=True)
class RowImporter:
    """Imports rows of one kind."""

    reader: ValueReader
    memory: RowMemory

    def take(self, identity: RowIdentity) -> RowResult:
        """The result of a row."""
        reader, row = self.reader, identity.row
        if identity.refused:
            name, found = identity.refused
            problem = reader.trouble(found, reader.spot(row, name), name, Severity.MISTAKE)
            return RowResult(row.number, identity.name, Outcome.REFUSED, problems=[problem])
        values = reader.read(row, identity.record)
        self._add_own(values, identity)
        self._add_note(values, identity)
        return _RowWork(self, identity, values).result()

    def _add_own(self, values: RowValues, identity: RowIdentity) -> None:
        """The area, by which the row was known; the kind of a new place that only its name tells."""
        fields = import_fields(self.reader.kind)
        name_spot = self.reader.spot(identity.row, "name")
        if identity.area:
            spot = self.reader.spot(identity.row, "area")
            values.given["area"] = Given(fields["area"], identity.area, spot, "area")
        kind = fields.get("kind")
        is_open = identity.record is None and "kind" not in values.given
        told = read_choice(kind.choices, identity.name) if is_open and kind and kind.choices else None
        if kind and told:
            values.given["kind"] = Given(kind, told, name_spot, "kind", is_guess=True)

    def _add_note(self, values: RowValues, identity: RowIdentity) -> None:
        """Texts that were not understood go to the internal note."""
        if not values.leftovers:
            return
        given, spot = values.given.get("note"), self.reader.source.spot(identity.row.number)
        note = note_text([*([given.value] if given and given.value else []), *values.leftovers])
        if note.endswith("…"):
            found = trouble("X227", limit=LONGEST_NOTE)
            values.problems.append(self.reader.trouble(found, spot, "note", Severity.WARNING))
        values.given["note"] = Given(import_fields(self.reader.kind)["note"], note, spot, "note")


class _RowWork:
    """The state of one row while it is merged."""

    def __init__(self, importer: RowImporter, identity: RowIdentity, values: RowValues) -> None:
        self._reader, self._identity, self._values = importer.reader, identity, values
        self._kind = importer.reader.kind
        self._before: Mapping[str, Any] = identity.record.data if identity.record else {}
        self._memory = importer.memory.get(self._kind.meta.name, identity.key)
        self._edited: list[str] = []
        self._names_ids = bool(importer.reader.text(identity.row, "id"))
        fields = import_fields(self._kind).items()
        self._required = {name for name, each in fields if each.is_required}

    def result(self) -> RowResult:
        after = self._merged()
        row, problems = self._identity.row.number, self._values.problems
        missing = [name for name in import_fields(self._kind) if name in self._required - after.keys()]
        if missing:
            return self._refused([self._missing(name) for name in missing])
        mistakes = self._validated(after)
        if mistakes:
            return self._refused(mistakes)
        operations = list(self._operations(after))
        said = {key: given for key, given in self._values.given.items() if not given.is_guess}
        remembered = {key: given.value for key, given in said.items() if given.value is not None}
        memory = (self._identity.key, RememberedRow(self._identity.id, remembered))
        return RowResult(
            row, self._identity.name, self._outcome(operations), self._identity.id, after, operations, problems,
            memory, self._memory is not None, tuple(self._edited),
        )  # fmt: skip

    def _outcome(self, operations: list[Operation]) -> Outcome:
        if self._identity.record is None:
            return Outcome.NEW
        if operations:
            return Outcome.CHANGED
        return Outcome.EDITED if self._edited else Outcome.KEPT

    def _refused(self, problems: list[Problem]) -> RowResult:
        found = [*self._values.problems, *problems]
        return RowResult(self._identity.row.number, self._identity.name, Outcome.REFUSED, problems=found)

    def _missing(self, name: str) -> Problem:
        """The mistake of a field that is not there: what was wrong with its cell, or that there was nothing."""
        each = import_fields(self._kind)[name]
        spot = self._reader.spot(self._identity.row, name)
        at = self._reader.source.file.position(spot.line, spot.column)
        told = next((problem for problem in self._values.problems if problem.position == at), None)
        if told:
            self._values.problems.remove(told)
            return replace(told, severity=Severity.MISTAKE)
        return self._reader.trouble(
            trouble("X201", field=name, title=each.title), spot, name, Severity.MISTAKE
        )

    def _merged(self) -> dict[str, Any]:
        """The record with what the row says, field by field."""
        after = copy.deepcopy(dict(self._before)) or {"id": self._identity.id}
        for key, given in self._values.given.items():
            if key == "id":
                continue
            current = value_at(self._before, given.field.path)
            if given.is_same or self._says_nothing_new(key, given, current):
                continue
            new = None if given.value is None else self._merged_value(key, given, current)
            _put(after, given.field.path, new)
        self._forget_note(after)
        return after if self._before else _in_order(after, self._kind)

    def _forget_note(self, after: dict[str, Any]) -> None:
        """Take from the note what the last import put there, if the row is understood now."""
        was = self._memory.values.get("note") if self._memory else None
        note = after.get("note")
        if "note" not in self._values.given and isinstance(was, str) and isinstance(note, str):
            _put(after, ("note",), note.replace(was, "").strip("；") or None)

    def _says_nothing_new(self, key: str, given: Given, current: Any) -> bool:
        """True if the row says what it said at the last import; then whoever edited the record since is right."""
        if not self._memory or given.value is None or self._memory.values.get(key) != given.value:
            return False
        if self._merged_value(key, given, current) != current:
            self._edited.append(key)
        return True

    def _merged_value(self, key: str, given: Given, current: Any) -> Any:
        remembered = self._memory.values.get(key) if self._memory else None
        if key == "note":
            return _merged_note(current, given.value, remembered)
        return merged_value(given.field, current, given.value, remembered, is_whole=self._names_ids)

    def _validated(self, after: dict[str, Any]) -> list[Problem]:
        """Mistakes for which the row is refused; fields that can be left out are, and become part of the note."""
        while wrong := wrong_paths(self._kind, node := self._node(after)):
            _, problems = validate(self._kind, node, self._reader.source.file)
            given = [
                key
                for key, each in self._values.given.items()
                if any(is_on(each.field.path, path) for path in wrong)
            ]
            if not given or {path[0] for path in wrong if path} & {*self._required, "id"}:
                return list(problems)
            self._values.problems += [replace(each, severity=Severity.WARNING) for each in problems]
            for key in given:
                self._drop(after, self._values.given.pop(key))
        return []

    def _drop(self, after: dict[str, Any], given: Given) -> None:
        """Leave a field as it was, and keep the text of its cell in the note."""
        _put(after, given.field.path, value_at(self._before, given.field.path))
        if given.text and given.field.name != "note":
            after["note"] = _merged_note(
                after.get("note"), note_text([f"{given.heading}：{given.text}"]), None
            )

    def _node(self, after: Mapping[str, Any]) -> MappingNode:
        spots = {given.field.path[0]: given.spot for given in self._values.given.values()}
        return record_node(after, spots, self._reader.source.spot(self._identity.row.number))

    def _operations(self, after: dict[str, Any]) -> Iterator[Operation]:
        id_ = self._identity.id
        if self._identity.record is None:
            yield {"op": "create", "kind": self._kind.meta.name, "record": id_, "after": after}
            return
        old, new = as_record(self._kind, self._before), as_record(self._kind, after)
        for key, value in after.items():
            name = "translations" if "." in key else key
            if getattr(old, name) != getattr(new, name):
                yield from changes(id_, (key,), self._before.get(key), value)
        for key in self._before.keys() - after.keys():
            yield {"op": "remove", "record": id_, "field": [key], "before": self._before[key]}


def note_text(texts: Iterable[str]) -> str:
    """Texts as an internal note, which is one line without private numbers."""
    note = re.sub("[<>]", " ", masked(in_one_line("；".join(texts))))
    return note if len(note) <= LONGEST_NOTE else note[: LONGEST_NOTE - 1] + "…"


def _merged_note(current: Any, new: str, remembered: Any) -> str:
    """The note of the record with that of the row, which replaces what it was at the last import."""
    if not isinstance(current, str):
        return new
    if isinstance(remembered, str) and remembered in current:
        return current.replace(remembered, new)[:LONGEST_NOTE]
    if new in current:
        return current
    joined = f"{current}；{new}"
    return joined if len(joined) <= LONGEST_NOTE else current


def _in_order(data: dict[str, Any], kind: type[Record]) -> dict[str, Any]:
    """The fields of a new record in the order in which authors write them."""
    order = field_order(kind)
    return dict(sorted(data.items(), key=lambda item: order.index(item[0].partition(".")[0])))


def _put(data: dict[str, Any], path: tuple[str, ...], value: Any) -> None:
    """Set a value at a path; None removes it, and what is empty then."""
    first, *rest = path
    if rest:
        inner = data.get(first)
        inner = dict(inner) if isinstance(inner, dict) else {}
        _put(inner, tuple(rest), value)
        value = inner or None
    if value is None:
        data.pop(first, None)
    else:
        data[first] = value
