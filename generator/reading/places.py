"""Where every record and every field of it was written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from generator.problems import Both, Position, Problem, Severity
from generator.reading.source import SourceFile
from generator.reading.yaml_nodes import Node, Text, follow, read_nodes
from generator.records.fields import Part


@dataclass(frozen=True, slots=True)
class Place:
    """A record's file and the path to it there, such as ("centers", 3)."""

    source: SourceFile
    trail: tuple[str | int, ...]


@dataclass
class Places:
    """Finds the line of any field of any record that was read.

    Nodes are not kept: they would take more memory than the records. The file's text is, and it is
    parsed again for the few fields somebody asks about.
    """

    _by_part: dict[int, Place] = field(default_factory=dict)

    def remember(self, part: Part, source: SourceFile, trail: tuple[str | int, ...]) -> None:
        """Note where a record (or the settings) was read."""
        self._by_part[id(part)] = Place(source, trail)

    def position_of(self, part: Part, path: Sequence[str | int] = ()) -> Position:
        """The place of a field's value; of the innermost thing around it if it was not written."""
        place = self._by_part[id(part)]
        node, _ = _find(place, path)
        return place.source.position(node.line, node.column)

    def problem_at(
        self,
        part: Part,
        path: Sequence[str | int],
        code: str,
        message: Both,
        hint: Both | None = None,
        severity: Severity = Severity.MISTAKE,
    ) -> Problem:
        """A problem with a field of a record, at the field's value."""
        place = self._by_part[id(part)]
        node, length = _find(place, path)
        return place.source.problem(
            code, node.line, node.column, message, hint, length=length, severity=severity
        )


def _find(place: Place, path: Sequence[str | int]) -> tuple[Node, int]:
    root = _nodes(place.source)
    node, key, _ = follow(root, (*place.trail, *path))
    if isinstance(node, Text):
        return node, node.length
    if key is not None and path:
        return key, key.length
    return node, 1


@lru_cache(maxsize=8)
def _nodes(source: SourceFile) -> Node:
    node, _ = read_nodes(source)
    if node is None:
        raise ValueError(f"{source.path} was read once and cannot be read again")
    return node
