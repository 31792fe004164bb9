"""Examples of fields, cut from model records: `examples/` has a file for each kind, which tests read and build."""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import yaml

from service_circles.records.kinds import KINDS
from service_circles.records.settings.directory_settings import DirectorySettings
from service_circles.records.values.record_part import Part, authors_fields, classes_in

EXAMPLES = Path(__file__).with_name("examples")
SETTINGS = "directory"
"""The key of the settings in communities.yaml."""
_ANOTHER = "---\n"
Typed = Mapping[str, str]
"""By the names of fields: each as an editor types it, from its name on."""


def keyed_parts() -> dict[str, type[Part]]:
    """Return the top-level keys of files: the kinds of records, then the settings."""
    return {**{kind.meta.name: kind for kind in KINDS}, SETTINGS: DirectorySettings}


@cache
def example_files(key: str) -> tuple[str, ...]:
    """The model file of a kind; then variants, with fields that exclude each other."""
    return tuple((EXAMPLES / f"{key}.yaml").read_text("utf-8").split(_ANOTHER))


@cache
def field_examples(key: str) -> Mapping[type[Part], Typed]:
    """Examples of the fields in the model file of a kind, by the kind and the pieces that it is made of."""
    found: dict[type[Part], dict[str, str]] = {}
    for text in example_files(key):
        for file in _mappings(yaml.compose(text, yaml.CSafeLoader)):
            for record in _mappings(file.value[0][1]):
                _gather(keyed_parts()[key], record, text, found)
    return found


def example_of(part: type[Part], name: str, key: str | None = None) -> str | None:
    """The example of a field: in the model file of the kind with this key if it is there, else the first of all."""
    files = [field_examples(key), *_every_file()] if key else _every_file()
    return next((examples[part][name] for examples in files if name in examples.get(part, {})), None)


@cache
def _every_file() -> list[Mapping[type[Part], Typed]]:
    return [field_examples(key) for key in keyed_parts()]


def _mappings(node: yaml.Node | None) -> Iterator[yaml.MappingNode]:
    if isinstance(node, yaml.MappingNode):
        yield node
    elif isinstance(node, yaml.SequenceNode):
        yield from (each for each in node.value if isinstance(each, yaml.MappingNode))


def _gather(
    part: type[Part], record: yaml.MappingNode, text: str, found: dict[type[Part], dict[str, str]]
) -> None:
    fields, examples = authors_fields(part), found.setdefault(part, {})
    for name, value in record.value:
        examples.setdefault(name.value, _cut(text, name, value))
        for piece in classes_in(fields[name.value], Part):
            for each in _mappings(value):
                _gather(piece, each, text, found)


def _cut(text: str, name: yaml.Node, value: yaml.Node) -> str:
    """The lines from a field's name to the end of its value, moved to the left edge."""
    lines = text[name.start_mark.index : value.end_mark.index].rstrip().split("\n")
    return "\n".join([lines[0], *(line[name.start_mark.column :] for line in lines[1:])])
