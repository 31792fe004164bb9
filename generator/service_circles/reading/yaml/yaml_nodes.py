"""YAML as text with places. Types are not YAML's business here: 9:30 stays the text 9:30."""

from __future__ import annotations

from collections.abc import Sequence as AnySequence
from dataclasses import dataclass, field
from typing import Any

from service_circles.problems.source_file import Spot
from service_circles.records.values.translations import GATHERED, gather_translation


@dataclass(slots=True, eq=False)
class Text:
    """A value (or key) as typed; `plain` is without quotes. Line and column from 1."""

    text: str
    line: int
    column: int
    plain: bool

    @property
    def spot(self) -> Spot:
        """Its place, quotes included."""
        return Spot(self.line, self.column, len(self.text) + (0 if self.plain else 2))


@dataclass(slots=True, eq=False)
class Unusable:
    """Something about which a problem was already reported."""

    line: int
    column: int

    @property
    def spot(self) -> Spot:
        """Where it begins."""
        return Spot(self.line, self.column)


@dataclass(slots=True, eq=False)
class Mapping:
    """`key: value` lines in their order."""

    line: int
    column: int
    keys: dict[str, Text] = field(default_factory=dict)
    values: dict[str, Node] = field(default_factory=dict)

    @property
    def spot(self) -> Spot:
        """Its first key."""
        first = next(iter(self.keys.values()), None)
        return Spot(self.line, self.column) if first is None else first.spot


@dataclass(slots=True, eq=False)
class Sequence:
    """A list."""

    line: int
    column: int
    items: list[Node] = field(default_factory=list)

    @property
    def spot(self) -> Spot:
        """Where it begins."""
        return Spot(self.line, self.column)


Node = Text | Mapping | Sequence | Unusable


def plain(node: Node) -> Any:
    """The node as dict, list, str or None, for the schema."""
    if type(node) is Text:
        return node.text
    if type(node) is Mapping:
        return {key: plain(value) for key, value in node.values.items()}
    if type(node) is Sequence:
        return [plain(item) for item in node.items]
    return None


def is_gathered(key: str) -> bool:
    """Whether a key is a translation, `name.en`; the schema's own place for them is none for authors."""
    return "." in key or key == GATHERED


def gathered(data: Any) -> Any:
    """Plain data with the translations of each mapping where the schema has them."""
    if isinstance(data, list):
        return [gathered(item) for item in data]
    if not isinstance(data, dict):
        return data
    made: dict[str, Any] = {}
    for key, value in data.items():
        if is_gathered(key):
            gather_translation(made, key, value)
        else:
            made[key] = gathered(value)
    return made


@dataclass(frozen=True, slots=True)
class Found:
    """Where a path led: the last node on it, the key before that, and the steps that could be taken."""

    node: Node
    key: Text | None
    steps: int

    @property
    def spot(self) -> Spot:
        """The text if it is one, else the key it stands under: that is what an author looks for."""
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
