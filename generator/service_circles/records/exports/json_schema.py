"""The JSON Schema of a project's YAML files, from which editors' programs complete and explain."""

import json
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import yaml
from pydantic.json_schema import models_json_schema

from service_circles import __version__
from service_circles.records.exports.field_examples import example_of
from service_circles.records.kinds import KINDS
from service_circles.records.settings.directory_settings import DirectorySettings
from service_circles.records.values.fields import OneOrMany
from service_circles.records.values.record_part import Part, authors_fields, translated_fields
from service_circles.records.values.schedule import Schedule
from service_circles.records.values.translations import GATHERED, LANGUAGE_SHAPE, Translation

Schema = dict[str, Any]

# Number fields read text first, so pydantic leaves its own names for these limits.
_LIMITS = {"ge": "minimum", "gt": "exclusiveMinimum", "le": "maximum", "lt": "exclusiveMaximum"}
_NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?")


def schema_text() -> str:
    """The schema as JSON, the same on every run."""
    return json.dumps(schema_of_files(), ensure_ascii=False, indent=2) + "\n"


@cache
def schema_of_files() -> Schema:
    """The schema of communities.yaml and of the YAML files in content/, made once."""
    models: tuple[type[Part], ...] = (DirectorySettings, *KINDS)
    _, made = models_json_schema([(model, "validation") for model in models], ref_template="#/$defs/{model}")
    definitions = _simplified(made["$defs"])
    for part in _all_parts(Part):
        if part.__name__ in definitions:
            _allow_short_forms(definitions[part.__name__], part)
            _add_examples(definitions[part.__name__], part)
            _allow_translations(definitions[part.__name__], part)
    definitions.pop(Translation.__name__, None)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$comment": f"service-circles {__version__}",
        "title": "Service Circles",
        "description": "communities.yaml 和 content/ 里的 YAML / communities.yaml and the YAML files in content/",
        "type": "object",
        "properties": dict(_top_level_keys()),
        "additionalProperties": False,
        "$defs": definitions,
    }


def _top_level_keys() -> Iterator[tuple[str, Schema]]:
    yield "directory", _reference(DirectorySettings)
    for record in KINDS:
        yield record.meta.name, _reference(record)
        yield record.meta.folder, {"type": "array", "items": _reference(record)}


def _reference(model: type[Part]) -> Schema:
    return {"$ref": f"#/$defs/{model.__name__}"}


def _all_parts(part: type[Part]) -> Iterator[type[Part]]:
    for child in part.__subclasses__():
        yield child
        yield from _all_parts(child)


def _allow_short_forms(definition: Schema, part: type[Part]) -> None:
    """A list that may be written as one value; hours that may be written as one keyword."""
    if part is Schedule:
        definition["type"] = ["object", "string"]
    for name, field in authors_fields(part).items():
        if OneOrMany in field.metadata:
            definition["properties"][name]["type"] = ["array", "string"]


def _add_examples(definition: Schema, part: type[Part]) -> None:
    """Examples from the model records, which editors' programs show where the pointer rests, or a value is wrong."""
    for name in authors_fields(part):
        if example := example_of(part, name):
            value = yaml.load(example, yaml.CBaseLoader)[name]  # noqa: S506 - makes texts only
            schema = definition["properties"][name]
            schema.setdefault("examples", [_with_numbers(value)])
            if "pattern" in schema:  # of which the message would be unreadable
                schema["patternErrorMessage"] = f"这样写 / write it like this: {example}"


def _with_numbers(value: Any) -> Any:
    """A value of texts with numbers where an editor types digits without quotes."""
    if isinstance(value, dict):
        return {key: _with_numbers(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_with_numbers(each) for each in value]
    return json.loads(value) if _NUMBER.fullmatch(value) else value


def _allow_translations(definition: Schema, part: type[Part]) -> None:
    """`name.en` beside `name`; the list that the schema keeps of them is nothing that authors write."""
    definition["properties"].pop(GATHERED, None)
    text: Schema = {"type": ["string", "number"]}
    shapes: dict[bool, Schema] = {False: text, True: {"type": ["array", "string"], "items": text}}
    for is_list, schema in shapes.items():
        names = [name for name, shape in translated_fields(part).items() if shape.is_list is is_list]
        if names:
            pattern = rf"^({'|'.join(names)})\.{LANGUAGE_SHAPE}$"
            titled = {"title": "别的语言 / in another language", **schema}
            definition.setdefault("patternProperties", {})[pattern] = titled


def _simplified(node: Any) -> Any:
    """Plain types in place of `anyOf … null`, which makes editors' messages hard to read."""
    if isinstance(node, list):
        return [_simplified(item) for item in node]
    if not isinstance(node, dict):
        return node
    made: Schema = {str(_LIMITS.get(key, key)): _simplified(value) for key, value in node.items()}
    options = [option for option in made.pop("anyOf", []) if option != {"type": "null"}]
    for option in options:
        made = {**option, **made}
    if made.get("default", "") is None or isinstance(made.get("default"), list | dict):
        del made["default"]
    return _allow_keywords(made)


def _allow_keywords(schema: Schema) -> Schema:
    """Our reader takes 是 and 否 for a flag, and a number where it wants text."""
    if schema.get("type") == "boolean":
        del schema["type"]
        schema["enum"] = [True, False, "是", "否", "有", "无"]
    elif schema.get("type") == "string" and "enum" not in schema:
        schema["type"] = ["string", "number"]
    elif schema.get("type") == "array" and "minLength" in schema:
        schema["minItems"] = schema.pop("minLength")
    return schema
