"""The records of a project as typed: texts of YAML by id, to be compared with what a row says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from service_circles.reading.project_files import find_files, read_source
from service_circles.reading.schema.top_level import top_records
from service_circles.reading.typos.typo_scan import correct_typos
from service_circles.reading.yaml.yaml_nodes import Mapping as MappingNode
from service_circles.reading.yaml.yaml_nodes import Node, Sequence, Text
from service_circles.reading.yaml.yaml_parser import read_nodes
from service_circles.records.record import Record

Data = Any
"""A text, a list or a mapping of texts."""


@dataclass(frozen=True, slots=True)
class TypedRecord:
    """A record with its fields as texts; keys such as `name.en` as typed."""

    id: str
    kind: type[Record]
    data: Mapping[str, Data]
    file: str


def typed_records(root: Path) -> dict[str, TypedRecord]:
    """All records of a project that was checked, by id."""
    files, _ = find_files(root)
    found: dict[str, TypedRecord] = {}
    for path in files.yaml:
        source, _ = read_source(root, path)
        if source is None:
            continue
        corrected, _ = correct_typos(source)
        node, _ = read_nodes(corrected)
        for top in top_records(node, corrected, []) if node is not None else ():
            if issubclass(top.part, Record):
                record = TypedRecord(str(plain_data(top.node)["id"]), top.part, plain_data(top.node), path)
                found[record.id] = record
    return found


def plain_data(node: Node) -> Data:
    """A node as dict, list or text, with every key as typed."""
    if isinstance(node, MappingNode):
        return {key: plain_data(value) for key, value in node.values.items()}
    if isinstance(node, Sequence):
        return [plain_data(item) for item in node.items]
    return node.text if isinstance(node, Text) else ""


def value_at(data: Any, path: tuple[str, ...]) -> Data | None:
    """The value at the end of a path of keys; None if there is none."""
    for step in path:
        data = data.get(step) if isinstance(data, dict) else None
    return data
