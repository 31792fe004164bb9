"""Reads the YAML files of a project into one ServiceDirectory, or reports all the mistakes in them."""

import gc
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path
from pickle import dumps, loads

from service_circles.basics.forked_work import Pieces, cores, forked
from service_circles.basics.garbage_collection import without_garbage_collection
from service_circles.problems.problem import Position, Problem
from service_circles.problems.source_file import MOST_PROBLEMS, SourceFile
from service_circles.reading.attachments import check_attachments
from service_circles.reading.file_readings import FileReading, Readings
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
from service_circles.records.values.shared_parts import SharedParts

_WORTH_HELPERS = 50
"""Below this many files starting helpers costs more than it saves."""
_SHARE = 16


@dataclass(frozen=True)
class ReadDirectory:
    """The records and where each of their fields was written."""

    directory: ServiceDirectory
    places: FieldPositions


def read_directory(
    root: Path, meanwhile: Callable[[], object] | None = None, readings: Readings | None = None
) -> tuple[ReadDirectory | None, tuple[Problem, ...]]:
    """Read every YAML file of a project; None if there is any mistake.

    With something to do `meanwhile`, helpers may begin to read before this process does. Files that `readings` know are
    not read again; the others are added.
    """
    readings = Readings() if readings is None else readings
    files, problems = find_files(root)
    found = _ReadSoFar(problems)
    with _for_good():
        for file in _all_read(root, files.yaml, readings, meanwhile):
            found.add_file(file)
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
    pieces: SharedParts = field(default_factory=SharedParts)

    def add_file(self, file: FileReading) -> None:
        self.problems += file.problems
        for part, trail, begin in file.parts:
            self.pieces.share_pieces(part)
            if file.source:
                self.places.remember(part, file.source, trail)
            if isinstance(part, DirectorySettings):
                self.settings = part
            elif isinstance(part, Record):
                self.records.append(part)
                self.positions[part.id] = begin

    def directory(self, settings: DirectorySettings) -> ServiceDirectory:
        records = {kind: tuple(record for record in self.records if type(record) is kind) for kind in KINDS}
        return ServiceDirectory(settings, records, self.positions)


def _all_read(
    root: Path, paths: Sequence[str], readings: Readings, meanwhile: Callable[[], object] | None
) -> Iterator[FileReading]:
    """The readings of some files, in order."""
    known = {path: _known_reading(root, path, readings) for path in paths} if readings else {}
    read = _files_read(root, [path for path in paths if known.get(path) is None], meanwhile)
    for path in paths:
        reading = known.get(path)
        if reading is None:
            reading = next(read)
            readings.add(path, reading)
        yield reading
    next(read, None)  # or, where nothing was read, it would not do its work meanwhile


def _known_reading(root: Path, path: str, readings: Readings) -> FileReading | None:
    source, _ = read_source(root, path)
    return readings.find(source) if source else None


def _files_read(
    root: Path, paths: Sequence[str], meanwhile: Callable[[], object] | None
) -> Iterator[FileReading]:
    """Read some files, in order; many of them with a forked helper on each further core."""
    if meanwhile is None or cores() < 2 or len(paths) < _WORTH_HELPERS:
        if meanwhile:
            meanwhile()
        yield from (_read_file(root, path) for path in paths)
        return
    shares = [paths[start : start + _SHARE] for start in range(0, len(paths), _SHARE)]
    pieces = Pieces(len(shares))

    def read_shares() -> list[tuple[int, bytes]]:
        # As bytes already, so that this too is shared.
        return [(number, dumps([_read_file(root, path) for path in shares[number]])) for number in pieces]

    with forked(read_shares, cores() - 1) as wait_for_helpers:
        meanwhile()
        mine = {number: [_read_file(root, path) for path in shares[number]] for number in pieces}
        theirs = dict(chain.from_iterable(wait_for_helpers()))
    for number in range(len(shares)):
        # Only bytes that our own helpers made are unpickled.
        yield from mine.get(number) or loads(theirs.pop(number))  # noqa: S301


def directory_of_files(files: Iterable[FileReading]) -> ServiceDirectory | None:
    """The directory of files that were read; None if there is any mistake in them, or no settings."""
    found = _ReadSoFar([])
    for file in files:
        found.add_file(file)
    if found.settings is None or any(problem.is_mistake for problem in found.problems):
        return None
    return found.directory(found.settings)


def _read_file(root: Path, path: str) -> FileReading:
    source, unreadable = read_source(root, path)
    return FileReading(None, unreadable) if source is None else read_text(source)


def read_text(source: SourceFile) -> FileReading:
    """Return the content of a file and its problems; they depend on nothing but its path and text."""
    file = FileReading(source)
    file.source, slips = correct_typos(source)
    root_node, problems = read_nodes(file.source) if len(slips) <= MOST_PROBLEMS else (None, [])
    private = private_numbers(file.source, root_node)
    file.problems += [*slips, *private]
    _read_records(file, file.source, root_node, problems, slips)
    masked = {problem.position.line: problem.excerpt for problem in private}
    file.problems = [
        replace(problem, excerpt=masked.get(problem.position.line, problem.excerpt))
        for problem in file.problems
    ]
    return file


def _read_records(
    file: FileReading, source: SourceFile, root: Node | None, problems: list[Problem], slips: list[Problem]
) -> None:
    file.problems += [problem for problem in problems if not _follows_from(problem, slips)]
    if root is None:
        return
    before = len(file.problems)
    for top in top_records(root, source, file.problems):
        if len(file.problems) - before > MOST_PROBLEMS:
            break
        part, mistakes = validate(top.part, top.node, source)
        file.problems += mistakes
        if part is not None:
            begin = source.position(top.node.line, top.node.column)
            file.parts.append((part, top.trail, begin))


def _follows_from(problem: Problem, slips: list[Problem]) -> bool:
    """True if the parser stumbles after a slip, or finds something empty in its line."""
    if problem.code in EMPTY_CODES:
        return any(slip.position.line == problem.position.line for slip in slips)
    return problem.code in PARSER_CODES and any(slip.position <= problem.position for slip in slips)


@contextmanager
def _for_good() -> Iterator[None]:
    """The records live as long as the build: `freeze` keeps them out of later collections as well."""
    gc.unfreeze()
    with without_garbage_collection():
        try:
            yield
        finally:
            gc.freeze()
