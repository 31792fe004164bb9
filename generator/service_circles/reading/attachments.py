"""Photos and documents that records name must exist, in a format that is published."""

from collections.abc import Collection, Iterable, Iterator
from pathlib import PurePosixPath

from service_circles.languages.phrase import Phrase
from service_circles.problems.problem import Problem
from service_circles.problems.suggestion import suggest_path
from service_circles.reading.project_files import CONTENT_FOLDER, most_similar_file
from service_circles.reading.yaml.field_positions import FieldPositions
from service_circles.records.area import Area
from service_circles.records.center import ServiceCenter
from service_circles.records.life.entry import Entry
from service_circles.records.record import Record

PICTURE_ENDINGS = frozenset({".jpg", ".jpeg", ".png", ".webp"})
DOCUMENT_ENDINGS = frozenset(
    {".pdf", ".csv", ".doc", ".docx", ".ods", ".odt", ".txt", ".xls", ".xlsx", ".zip"} | PICTURE_ENDINGS
)


def check_attachments(
    records: Iterable[Record], files: Collection[str], places: FieldPositions
) -> Iterator[Problem]:
    """Problems with the photos and documents of all records; `files` are paths within the project."""
    for record in records:
        if isinstance(record, Entry):
            yield from _check_documents(record, files, places)
        if not isinstance(record, Area | ServiceCenter | Entry):
            continue
        for number, photo in enumerate(record.photos):
            path = ("photos", number, "file")
            if isinstance(record, ServiceCenter) and record.is_withheld:
                yield places.problem_at(record, path, "P104", found=photo.file)
                continue
            if PurePosixPath(photo.file).suffix.lower() not in PICTURE_ENDINGS:
                yield places.problem_at(record, path, "F110", found=photo.file)
            elif f"{CONTENT_FOLDER}/{photo.file}" not in files:
                yield places.problem_at(record, path, "F109", hint=_hint(photo.file, files), found=photo.file)


def _check_documents(entry: Entry, files: Collection[str], places: FieldPositions) -> Iterator[Problem]:
    for number, document in enumerate(entry.documents):
        path, file = ("documents", number, "file"), document.file
        if file is None:
            continue
        if PurePosixPath(file).suffix.lower() not in DOCUMENT_ENDINGS:
            yield places.problem_at(entry, path, "F112", found=file)
        elif f"{CONTENT_FOLDER}/{file}" not in files:
            yield places.problem_at(entry, path, "F111", hint=_hint(file, files), found=file)


def _hint(name: str, files: Collection[str]) -> Phrase | None:
    meant = most_similar_file(name, files)
    return suggest_path(meant) if meant else None
