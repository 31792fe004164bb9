"""A directory project's YAML files as one ServiceDirectory, or all the mistakes in them."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from generator.problems import Position, Problem
from generator.reading.files import find_files, read_source
from generator.reading.places import Places
from generator.reading.source import SourceFile
from generator.reading.top_level import top_records
from generator.reading.validation import validate
from generator.reading.yaml_events import read_nodes
from generator.records.directory import RECORD_CLASSES, DirectorySettings, ServiceDirectory
from generator.records.record import Record


@dataclass(frozen=True)
class ReadDirectory:
    """The records and where each of their fields was written."""

    directory: ServiceDirectory
    places: Places


def read_directory(root: Path) -> tuple[ReadDirectory | None, tuple[Problem, ...]]:
    """Read every YAML file of a project; None if there is any mistake."""
    files, problems = find_files(root)
    found = _Found(problems)
    with _without_garbage_collection():
        for path in files.yaml:
            source, unreadable = read_source(root, path)
            problems += unreadable
            if source is not None:
                _read_file(source, found)
    in_order = tuple(sorted(problems, key=lambda problem: problem.order))
    if found.settings is None or any(problem.is_mistake for problem in problems):
        return None, in_order
    return ReadDirectory(found.directory(found.settings), found.places), in_order


@dataclass
class _Found:
    """What was read so far."""

    problems: list[Problem]
    settings: DirectorySettings | None = None
    records: list[Record] = field(default_factory=list)
    places: Places = field(default_factory=Places)
    positions: dict[str, Position] = field(default_factory=dict)

    def directory(self, settings: DirectorySettings) -> ServiceDirectory:
        by_kind = {
            record_class.folder: tuple(record for record in self.records if type(record) is record_class)
            for record_class in RECORD_CLASSES
        }
        return ServiceDirectory(settings=settings, positions=self.positions, **by_kind)  # type: ignore[arg-type]


def _read_file(source: SourceFile, found: _Found) -> None:
    root, problems = read_nodes(source)
    found.problems += problems
    if root is None:
        return
    tops = list(top_records(root, source, found.problems))
    for top in tops:
        part, mistakes = validate(top.part, top.node, source)
        found.problems += mistakes
        if part is not None:
            found.places.remember(part, source, top.trail)
        if isinstance(part, DirectorySettings):
            found.settings = part
        elif isinstance(part, Record):
            found.records.append(part)
            found.positions[part.id] = Position(source.path, top.node.line, top.node.column)


@contextmanager
def _without_garbage_collection() -> Iterator[None]:
    """Reading makes many objects and no cycles; looking for cycles takes half of its time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
