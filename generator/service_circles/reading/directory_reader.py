"""Reads the YAML files of a project into one ServiceDirectory, or reports all the mistakes in them."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from service_circles.problems.problem import Position, Problem
from service_circles.problems.source_file import MOST_PROBLEMS, SourceFile
from service_circles.reading.attachments import check_attachments
from service_circles.reading.private_numbers import private_numbers
from service_circles.reading.project_files import find_files, read_source
from service_circles.reading.published_files import check_published_files
from service_circles.reading.schema.top_level import top_records
from service_circles.reading.schema.validation import validate
from service_circles.reading.typos.typo_scan import correct_typos
from service_circles.reading.yaml.field_positions import FieldPositions
from service_circles.reading.yaml.yaml_errors import EMPTY_CODES, PARSER_CODES
from service_circles.reading.yaml.yaml_nodes import Node
from service_circles.reading.yaml.yaml_parser import read_nodes
from service_circles.records.directory import ServiceDirectory
from service_circles.records.kinds import KINDS
from service_circles.records.record import Record
from service_circles.records.settings.directory_settings import DirectorySettings
from service_circles.records.values.record_part import Part


@dataclass(frozen=True)
class ReadDirectory:
    """The records and where each of their fields was written."""

    directory: ServiceDirectory
    places: FieldPositions


def read_directory(root: Path) -> tuple[ReadDirectory | None, tuple[Problem, ...]]:
    """Read every YAML file of a project; None if there is any mistake."""
    files, problems = find_files(root)
    found = _ReadSoFar(problems)
    with _without_garbage_collection():
        for path in files.yaml:
            source, unreadable = read_source(root, path)
            problems += unreadable
            if source is not None:
                _read_file(source, found)
    problems += check_attachments(found.records, files.others, found.places)
    problems += check_published_files(root, files.others)
    in_order = tuple(sorted(problems, key=lambda problem: problem.order))
    if found.settings is None or any(problem.is_mistake for problem in problems):
        return None, in_order
    return ReadDirectory(found.directory(found.settings), found.places), in_order


@dataclass
class _ReadSoFar:
    problems: list[Problem]
    settings: DirectorySettings | None = None
    records: list[Record] = field(default_factory=list)
    places: FieldPositions = field(default_factory=FieldPositions)
    positions: dict[str, Position] = field(default_factory=dict)

    def add(self, part: Part, source: SourceFile, trail: tuple[str | int, ...], begin: Position) -> None:
        self.places.remember(part, source, trail)
        if isinstance(part, DirectorySettings):
            self.settings = part
        elif isinstance(part, Record):
            self.records.append(part)
            self.positions[part.id] = begin

    def directory(self, settings: DirectorySettings) -> ServiceDirectory:
        records = {kind: tuple(record for record in self.records if type(record) is kind) for kind in KINDS}
        return ServiceDirectory(settings, records, self.positions)


def _read_file(source: SourceFile, found: _ReadSoFar) -> None:
    source, slips = correct_typos(source)
    root, problems = read_nodes(source) if len(slips) <= MOST_PROBLEMS else (None, [])
    private, before = private_numbers(source, root), len(found.problems)
    found.problems += [*slips, *private]
    _read_records(source, root, problems, slips, found)
    masked = {problem.position.line: problem.excerpt for problem in private}
    found.problems[before:] = [
        replace(problem, excerpt=masked.get(problem.position.line, problem.excerpt))
        for problem in found.problems[before:]
    ]


def _read_records(
    source: SourceFile, root: Node | None, problems: list[Problem], slips: list[Problem], found: _ReadSoFar
) -> None:
    found.problems += [problem for problem in problems if not _follows_from(problem, slips)]
    if root is None:
        return
    before = len(found.problems)
    for top in top_records(root, source, found.problems):
        if len(found.problems) - before > MOST_PROBLEMS:
            break
        part, mistakes = validate(top.part, top.node, source)
        found.problems += mistakes
        if part is not None:
            found.add(part, source, top.trail, source.position(top.node.line, top.node.column))


def _follows_from(problem: Problem, slips: list[Problem]) -> bool:
    """True if the parser stumbles after a slip, or finds something empty in its line."""
    if problem.code in EMPTY_CODES:
        return any(slip.position.line == problem.position.line for slip in slips)
    return problem.code in PARSER_CODES and any(slip.position <= problem.position for slip in slips)


@contextmanager
def _without_garbage_collection() -> Iterator[None]:
    # Reading makes many objects and no cycles; looking for cycles would take a third of its time. The
    # records live as long as the build, so `freeze` keeps them out of later collections as well.
    was_on = gc.isenabled()
    gc.unfreeze()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_on:
            gc.enable()
