"""Each id is used once in a directory, and each name and address by one center.

Whatever its kind, a record has an id of its own: links, references and redirects need not name the kind.
"""

from collections.abc import Iterator
from pathlib import PurePosixPath

from service_circles.problems.problem import Problem
from service_circles.reading.directory_reader import ReadDirectory
from service_circles.records.center import ServiceCenter
from service_circles.records.record import Record
from service_circles.records.values.record_part import Part

Path = tuple[str | int, ...]


def check_ids(read: ReadDirectory) -> Iterator[Problem]:
    """Report ids that are used twice in the directory, former ids included (D101)."""
    first: dict[str, tuple[Part, Path]] = {}
    for part, path, used in _ids(read):
        if used in first:
            other = read.places.position_of(*first[used])
            yield read.places.problem_at(part, path, "D101", found=used, other=f"{other.file}:{other.line}")
        else:
            first[used] = (part, path)


def _ids(read: ReadDirectory) -> Iterator[tuple[Part, Path, str]]:
    """All ids, each with its bearer and its path there; present ids before former ones."""
    settings, records = read.directory.settings, tuple(read.directory.all(Record))
    for number, board in enumerate(settings.boards):
        yield settings, ("boards", number, "id"), board.id
        for at, old in enumerate(board.formerly):
            yield settings, ("boards", number, "formerly", at), old
    for number, candidate in enumerate(settings.candidates):
        yield settings, ("candidates", number, "id"), candidate.id
    for record in sorted(records, key=lambda record: not _is_in_own_file(read, record)):
        yield record, ("id",), record.id
    for record in records:
        for number, old in enumerate(record.formerly):
            yield record, ("formerly", number), old


def _is_in_own_file(read: ReadDirectory, record: Record) -> bool:
    """True if the file is named after the record; a copy with the id left as it was is not."""
    return PurePosixPath(read.places.source_of(record).path).stem == record.id


def check_names(read: ReadDirectory) -> Iterator[Problem]:
    """Report two centers with the same name and address, spaces aside (D106)."""
    first: dict[tuple[str, str], ServiceCenter] = {}
    for center in read.directory.all(ServiceCenter):
        if center.address is None:
            continue
        key = (_bare(center.name), _bare(center.address))
        if key in first:
            other = read.places.position_of(first[key], ("name",))
            yield read.places.problem_at(
                center, ("name",), "D106", found=center.name, other=f"{other.file}:{other.line}"
            )
        else:
            first[key] = center


def _bare(text: str) -> str:
    return "".join(text.split())
