"""YAML as text with places. The schema decides on types, not YAML: 9:30 stays the text 9:30."""

from __future__ import annotations

from collections.abc import Sequence as AnySequence
from dataclasses import dataclass, field
from typing import Any

from service_circles.problems.source_file import Spot
from service_circles.records.values.translations import GATHERED, gather_translation


@dataclass(slots=True, eq=False)
class _Placed:
    line: int
    column: int

    @property
    def spot(self) -> Spot:
        """The place where it begins."""
        return Spot(self.line, self.column)


@dataclass(slots=True, eq=False)
class Text(_Placed):
    """A value (or key) as typed; `is_plain` means without quotes. Line and column from 1."""

    text: str
    is_plain: bool

    @property
    def spot(self) -> Spot:
        """Its place, quotes included."""
        return Spot(self.line, self.column, len(self.text) + (0 if self.is_plain else 2))


@dataclass(slots=True, eq=False)
class Unusable(_Placed):
    """Something about which a problem was already reported."""


@dataclass(slots=True, eq=False)
class Mapping(_Placed):
    """`key: value` lines in their order."""

    keys: dict[str, Text] = field(default_factory=dict)
    values: dict[str, Node] = field(default_factory=dict)

    @property
    def spot(self) -> Spot:
        """Its first key."""
        first = next(iter(self.keys.values()), None)
        return Spot(self.line, self.column) if first is None else first.spot


@dataclass(slots=True, eq=False)
class Sequence(_Placed):
    """A list."""

    items: list[Node] = field(default_factory=list)


Node = Text | Mapping | Sequence | Unusable


def to_data(node: Node) -> Any:
    """The node as dict, list, str or None, with the translations of each mapping where the schema has them."""
    if type(node) is Text:
        return node.text
    if type(node) is Sequence:
        return [to_data(item) for item in node.items]
    if type(node) is not Mapping:
        return None
    data: dict[str, Any] = {}
    for key, value in node.values.items():
        if "." in key or key == GATHERED:  # the schema's own place for translations is not for authors
            gather_translation(data, key, to_data(value))
        else:
            data[key] = to_data(value)
    return data


def to_typed(node: Node) -> Any:
    """The node as dict, list and str, with all keys as they were typed."""
    if type(node) is Mapping:
        return {key: to_typed(value) for key, value in node.values.items()}
    if type(node) is Sequence:
        return [to_typed(item) for item in node.items]
    return node.text if type(node) is Text else None


@dataclass(frozen=True, slots=True)
class Found:
    """The last node on a path, the key before that, and the number of steps that could be taken."""

    node: Node
    key: Text | None
    steps: int

    @property
    def spot(self) -> Spot:
        """The text if it is one, else the key above it, which an author will look for."""
        if self.key is None or isinstance(self.node, Text):
            return self.node.spot
        return self.key.spot


def follow(node: Node, path: AnySequence[str | int]) -> Found:
    """Walk a path of keys and numbers as far as it goes."""
    key: Text | None = None
    for taken, step in enumerate(path):
        if isinstance(node, Mapping) and isinstance(step, str) and step in node.values:
            key, node = node.keys[step], node.values[step]
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            key, node = None, node.items[step]
        else:
            return Found(node, key, taken)
    return Found(node, key, len(path))
