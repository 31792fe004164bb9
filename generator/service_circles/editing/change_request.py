"""A change request (改动单): operations on records, each with the value before and after, as JSON.

Importer, form, `verify`, `rename` and `close` all make these; `apply_requests` is the one way in. `field` is a path of
keys as typed in YAML (`name.en` is one step) and numbers of items; "-" is the end of a list. The settings are the record
"directory".
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from typing import Annotated, Any, Final, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, PrivateAttr
from pydantic_core import PydanticCustomError

from service_circles.problems.source_file import SourceFile

FORMAT: Final = "service-circles/change-request/1"
ENDING = ".change.json"
"""The end of a file's name."""
SETTINGS_RECORD = "directory"
"""The id by which operations name the settings."""
MOST_OPERATIONS = 50_000
_DEEPEST = 14
_LONGEST = 100_000

Data = str | list["Data"] | dict[str, "Data"]
"""A value as YAML has it: every scalar is a text."""
Step = Annotated[
    Annotated[str, Field(min_length=1, max_length=100)] | Annotated[int, Field(ge=0, lt=1_000_000)],
    BeforeValidator(lambda step: int(step) if isinstance(step, str) and step.isdecimal() else step),
]
Text = Annotated[str, Field(min_length=1, max_length=2_000)]
RecordName = Annotated[str, Field(min_length=1, max_length=100)]


def as_typed(value: Any, depth: int = 0) -> Data:
    """JSON as YAML's texts: numbers and booleans by their text, so that values are compared as typed."""
    if depth > _DEEPEST:
        raise PydanticCustomError("value_depth", "{limit}", {"limit": _DEEPEST})
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str | int | float | date):
        return str(value)
    if isinstance(value, list | tuple):
        return [as_typed(item, depth + 1) for item in value]
    if isinstance(value, dict):
        return {str(key): as_typed(item, depth + 1) for key, item in value.items()}
    raise PydanticCustomError("value_shape", "{found}", {"found": json.dumps(value, default=str)})


def _of_usual_length(value: Data) -> Data:
    if isinstance(value, str) and len(value) > _LONGEST:
        raise PydanticCustomError("string_too_long", "", {"max_length": _LONGEST})
    return value


Value = Annotated[Any, BeforeValidator(as_typed), AfterValidator(_of_usual_length)]
Fields = Annotated[dict[str, Any], BeforeValidator(as_typed), Field(min_length=1)]


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class _InField(_Strict):
    record: RecordName
    field: Annotated[tuple[Step, ...], Field(min_length=1, max_length=_DEEPEST)]


class Replace(_InField):
    """Another value for a field or item, if `before` still stands there."""

    op: Literal["replace"] = "replace"
    before: Value
    after: Value


class Add(_InField):
    """A field that was not there, or an item before a number or at the end ("-") of a list."""

    op: Literal["add"] = "add"
    after: Value


class Remove(_InField):
    """Takes a field or item away, if `before` still stands there."""

    op: Literal["remove"] = "remove"
    before: Value


class Create(_Strict):
    """A new record, in `file` or at the place usual for its kind."""

    op: Literal["create"] = "create"
    kind: RecordName
    record: RecordName
    file: Text | None = None
    after: Fields


class Move(_Strict):
    """Moves a record to another file; its id stays."""

    op: Literal["move"] = "move"
    record: RecordName
    file: Text


class Rename(_Strict):
    """Another id for a record, in everything that refers to it; the old one leads to it from now on."""

    op: Literal["rename"] = "rename"
    record: RecordName
    after: RecordName


class Delete(_Strict):
    """Takes a whole record away, if it still is as in `before`."""

    op: Literal["delete"] = "delete"
    record: RecordName
    before: Fields


class Attach(_Strict):
    """A picture or document for content/, as Base64, with the SHA-256 hash of its bytes."""

    op: Literal["attach"] = "attach"
    file: Text
    sha256: Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
    data: str


Operation = Replace | Add | Remove | Create | Move | Rename | Delete | Attach
OPERATIONS: dict[str, type[Operation]] = {
    kind.model_fields["op"].default: kind
    for kind in (Replace, Add, Remove, Create, Move, Rename, Delete, Attach)
}
"""The operations by their names."""


class ChangeRequest(_Strict):
    """Operations that are applied together or not at all. It is a proposal: a role written in it proves nothing."""

    format: Literal["service-circles/change-request/1"] = FORMAT
    why: Text | None = None
    role: Annotated[str, Field(max_length=200)] | None = None
    made: date | None = None
    operations: Annotated[
        tuple[Annotated[Operation, Field(discriminator="op")], ...],
        Field(min_length=1, max_length=MOST_OPERATIONS),
    ]
    texts: Annotated[dict[str, str], Field(max_length=MOST_OPERATIONS)] = {}

    _source: SourceFile | None = PrivateAttr(None)

    @property
    def source(self) -> SourceFile | None:
        """The file that it was read from, to which messages point; None if a program made it."""
        return self._source

    def read_from(self, source: SourceFile) -> ChangeRequest:
        """The same request, with the file that it was read from."""
        self._source = source
        return self

    def to_json(self) -> str:
        """The request as the content of a file."""
        fields = self.model_dump(mode="json", exclude_none=True, exclude_defaults=False)
        operations = fields.pop("operations")
        texts = fields.pop("texts")
        ordered = {**fields, "operations": [_op_first(each) for each in operations]}
        return json.dumps(ordered | ({"texts": texts} if texts else {}), ensure_ascii=False, indent=2) + "\n"


def _op_first(operation: dict[str, Any]) -> dict[str, Any]:
    return {"op": operation["op"], **operation}


def records_of(requests: Iterable[ChangeRequest]) -> set[str]:
    """The ids of all records that requests name, before and after."""
    operations = [each for request in requests for each in request.operations]
    before = {each.record for each in operations if not isinstance(each, Attach)}
    return before | {each.after for each in operations if isinstance(each, Rename)}
