"""Where every record and every field of it was written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from service_circles.languages.phrase import Phrase
from service_circles.problems.problem import Position, Problem, Severity
from service_circles.problems.source_file import SourceFile, Spot
from service_circles.reading.yaml.yaml_nodes import Node, follow
from service_circles.reading.yaml.yaml_parser import read_nodes
from service_circles.records.values.fields import Part


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
        """The place of a field of a record; of the innermost thing around it if it was not written."""
        place = self._by_part[id(part)]
        spot = _find(place, path)
        return place.source.position(spot.line, spot.column)

    def text_around(self, part: Part) -> str:
        """The text of the file in which a record was read."""
        return self._by_part[id(part)].source.text

    def problem_at(
        self,
        part: Part,
        path: Sequence[str | int],
        code: str,
        severity: Severity = Severity.MISTAKE,
        hint: Phrase | None = None,
        **details: object,
    ) -> Problem:
        """A problem with a field of a record, in the words of its code."""
        place = self._by_part[id(part)]
        return place.source.problem(code, _find(place, path), severity, hint, **details)


def _find(place: Place, path: Sequence[str | int]) -> Spot:
    found = follow(_nodes(place.source), (*place.trail, *path))
    return found.spot if found.steps > len(place.trail) else found.node.spot


@lru_cache(maxsize=8)
def _nodes(source: SourceFile) -> Node:
    node, _ = read_nodes(source)
    if node is None:
        raise ValueError(f"{source.path} was read once and cannot be read again")
    return node
