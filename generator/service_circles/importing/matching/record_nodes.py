"""A record's data as nodes of YAML at the cells it came from, so that the schema's messages point there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from service_circles.problems.source_file import Spot
from service_circles.reading.schema.validation_error import as_written
from service_circles.reading.yaml.yaml_nodes import Mapping as MappingNode
from service_circles.reading.yaml.yaml_nodes import Node, Sequence, Text, to_data
from service_circles.records.record import Record

Path = tuple[str | int, ...]


def record_node(data: Mapping[str, Any], spots: Mapping[str, Spot], usual: Spot) -> MappingNode:
    """The fields of a record, each at its spot."""
    node = MappingNode(usual.line, usual.column)
    for key, value in data.items():
        _add(node, key, value, spots.get(key, usual))
    return node


def wrong_paths(kind: type[Record], node: MappingNode) -> set[Path]:
    """The paths to the values that the schema refuses."""
    try:
        kind.model_validate(to_data(node))
    except ValidationError as error:
        found = [written for detail in error.errors() for written in as_written(detail)]
        return {detail["loc"] for detail in found}
    return set()


def is_on(path: Path, other: Path) -> bool:
    """True if one of two paths leads through the other."""
    return all(one == two for one, two in zip(path, other, strict=False))


def as_record(kind: type[Record], data: Mapping[str, Any]) -> Record:
    """The record of data that has no mistakes."""
    return kind.model_validate(to_data(record_node(data, {}, Spot(1, 1))))


def _add(node: MappingNode, key: str, value: Any, spot: Spot) -> None:
    node.keys[key] = Text(spot.line, spot.column, key, is_plain=True)
    node.values[key] = _node(value, spot)


def _node(value: Any, spot: Spot) -> Node:
    if isinstance(value, dict):
        return record_node(value, {}, spot)
    if isinstance(value, list):
        return Sequence(spot.line, spot.column, [_node(item, spot) for item in value])
    return Text(spot.line, spot.column, str(value), is_plain=True)
