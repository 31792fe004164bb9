"""The fields of a record as the form in the browser shows them, read off the schema itself."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic.fields import FieldInfo

from service_circles.records.exports.json_schema import Schema, schema_of_files
from service_circles.records.record import INTERNAL_FIELDS, Record
from service_circles.records.values.fields import RefersTo
from service_circles.records.values.labeled_enum import LabeledEnum
from service_circles.records.values.record_part import Part, authors_fields, classes_in, marks_of

AS_WRITTEN: Mapping[str, Any] = {
    "days": "一二三四五六日",
    "day": "周",
    "before_days": "周|星期|礼拜",
    "sunday": "天",
    "to": "至",
    "ranges": "至到",
    "all_day": "全天|24小时",
    "together": {
        "每天": [0, 6], "daily": [0, 6], "工作日": [0, 4], "weekdays": [0, 4], "周末": [5, 6], "weekends": [5, 6],
    },
    "true": "是",
    "false": "否",
    "true_too": "true|yes|是|有",
}  # fmt: skip
"""Chinese words of authors for weekdays, whole days, yes and no: the form reads and writes them."""
_PERMANENT = frozenset({"id", "formerly"})
"""Fields that addresses depend on: `circles rename` changes them."""
_LONG_TEXT, _LONGEST_PATTERN = 1_000, 100


@dataclass(frozen=True)
class FormField:
    """A field: its name in YAML, title and hints, and what may be written in it."""

    name: str
    title: str
    zh: str
    en: str
    kind: str
    """line, prose, number, flag, date, hours, byday, choice, part, or other for what the form only shows;
    `ref:center` for the id of a record of a kind."""
    is_required: bool = False
    is_list: bool = False
    choices: tuple[LabeledEnum, ...] = ()
    part: str | None = None
    pattern: str | None = None
    most: int | None = None
    """The length of the longest text."""


def form_fields(kind: type[Record]) -> Mapping[str, tuple[FormField, ...]]:
    """The fields of a kind of record and of each part in it, by the class's name; the record's own come first."""
    found: dict[str, tuple[FormField, ...]] = {}
    waiting: list[type[Part]] = [kind]
    while waiting:
        part = waiting.pop(0)
        if part.__name__ not in found:
            shown = _shown_fields(part)
            found[part.__name__] = tuple(_form_field(part, name, field) for name, field in shown.items())
            waiting += [each for field in shown.values() for each in classes_in(field, Part)]
    return found


def _shown_fields(part: type[Part]) -> Mapping[str, FieldInfo]:
    hidden = INTERNAL_FIELDS | _PERMANENT if issubclass(part, Record) else frozenset()
    return {name: field for name, field in authors_fields(part).items() if name not in hidden}


def _form_field(part: type[Part], name: str, field: FieldInfo) -> FormField:
    definitions = schema_of_files()["$defs"]
    schema = definitions[part.__name__]
    given = schema["properties"][name]
    zh, _, en = given.get("description", "").rpartition(" / ")
    return FormField(
        name,
        given.get("title", name),
        zh,
        en,
        is_required=name in schema.get("required", ()),
        is_list="items" in given,
        choices=tuple(choice for kind in classes_in(field, LabeledEnum) for choice in kind),
        part=next((each.__name__ for each in classes_in(field, Part)), None),
        **{**_shape(given.get("items", given), definitions), **_reference(field)},
    )


def _reference(field: FieldInfo) -> Mapping[str, Any]:
    """That a value is the id of a record: the form offers names in its place."""
    mark = next(marks_of(field, RefersTo), None)
    is_part = any(True for _ in classes_in(field, Part))
    return {"kind": f"ref:{mark.kind}", "pattern": None, "most": None} if mark and not is_part else {}


def _shape(given: Schema, definitions: Schema) -> Mapping[str, Any]:
    """The kind of a value, its pattern and length."""
    pattern = given.get("pattern")
    return {
        "kind": _kind(given, definitions),
        "pattern": pattern if pattern and len(pattern) < _LONGEST_PATTERN else None,
        "most": given.get("maxLength"),
    }


def _kind(given: Schema, definitions: Schema) -> str:
    if "$ref" in given:
        named = definitions[given["$ref"].rpartition("/")[2]]
        return "choice" if "enum" in named else "part"
    shapes = {
        "hours": "24h" in given.get("examples", ()),
        "byday": "2FR" in given.get("examples", ()),
        "date": given.get("format") == "date",
        "flag": "enum" in given,
        "number": given.get("type") in ("number", "integer"),
        "other": given.get("type") in ("array", "object"),
        "prose": given.get("maxLength", 0) > _LONG_TEXT,
    }
    return next((kind for kind, fits in shapes.items() if fits), "line")
