"""Finds again where every record and every field of it was written."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from service_circles.languages.phrase import Phrase
from service_circles.problems.problem import Position, Problem, Severity
from service_circles.problems.source_file import SourceFile, Spot
from service_circles.reading.yaml.yaml_nodes import Node, follow
from service_circles.reading.yaml.yaml_parser import read_nodes
from service_circles.records.values.record_part import Part


def _cached_parser() -> Callable[[SourceFile], Node]:
    return lru_cache(maxsize=8)(_parse_again)


@dataclass
class FieldPositions:
    """Finds the line of any field of any record that was read.

    Nodes are not kept: they would take more memory than the records. The text of each file is, and it
    is parsed again for the few fields that somebody asks about; the last few files stay parsed.
    """

    _written: dict[int, tuple[SourceFile, tuple[str | int, ...]]] = field(default_factory=dict)
    _nodes: Callable[[SourceFile], Node] = field(default_factory=_cached_parser)

    def remember(self, part: Part, source: SourceFile, trail: tuple[str | int, ...]) -> None:
        """Note the file of a record (or of the settings) and the path to it there, such as ("centers", 3)."""
        self._written[id(part)] = (source, trail)

    def position_of(self, part: Part, path: Sequence[str | int] = ()) -> Position:
        """The place of a field of a record; of the innermost thing around it if it was not written."""
        source, spot = self._find(part, path)
        return source.position(spot.line, spot.column)

    @property
    def texts(self) -> Iterable[str]:
        """The text of each file that has a record."""
        return {source.path: source.text for source, _ in self._written.values()}.values()

    def source_of(self, part: Part) -> SourceFile:
        """The file in which a record was read."""
        return self._written[id(part)][0]

    def node_of(self, part: Part) -> Node:
        """A record as it was typed."""
        source, trail = self._written[id(part)]
        return follow(self._nodes(source), trail).node

    def knows(self, part: Part) -> bool:
        """True of a record that was read; False of one that was made from it."""
        return id(part) in self._written

    def problem_at(
        self,
        part: Part,
        path: Sequence[str | int],
        code: str,
        severity: Severity = Severity.MISTAKE,
        hint: Phrase | None = None,
        **details: object,
    ) -> Problem:
        """A problem with a field of a record."""
        source, spot = self._find(part, path)
        return source.problem(code, spot, severity, hint, **details)

    def _find(self, part: Part, path: Sequence[str | int]) -> tuple[SourceFile, Spot]:
        source, trail = self._written[id(part)]
        found = follow(self._nodes(source), (*trail, *path))
        return source, found.spot if found.steps > len(trail) else found.node.spot


def _parse_again(source: SourceFile) -> Node:
    node, _ = read_nodes(source)
    if node is None:
        raise ValueError(f"{source.path} was read once and cannot be read again")
    return node
