"""Changed facts about records since an earlier build, and a flag for any other change."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from service_circles.basics.content_hash import content_hash
from service_circles.basics.program_hash import folder_hash, program_hash
from service_circles.basics.theme_folder import theme_folders
from service_circles.build.project import Project
from service_circles.problems.source_file import SourceFile
from service_circles.reading.directory_reader import read_text
from service_circles.reading.project_files import CONTENT_FOLDER, SETTINGS_FILE, find_files
from service_circles.records.hidden_fields import AS_TYPED, FACTS_OF_RECORD, POSITION, WHOLE, fact_numbers
from service_circles.records.record import Record
from service_circles.writing.site.site import SiteSettings

_FORMAT = 1
"""Raise it when what is noted, or how, changes."""


@dataclass(frozen=True)
class Before:
    """All that a site was made of, as data: the texts of its files, its records in order, and a hash of everything else."""

    data: Mapping[str, Any]

    @staticmethod
    def of(project: Project, beside: str) -> "Before":
        """Return the inputs of a project without mistakes, as they are now."""
        if project.directory is None or project.places is None:
            raise ValueError("a directory with mistakes is not published")
        texts, records = dict[str, str](), list[list[str]]()
        for record in project.directory.all(Record):
            source = project.places.source_of(record)
            texts[source.path] = source.text
            records.append([source.path, record.meta.name, record.id])
        return Before({"beside": beside, "texts": texts, "records": records})


def changed_facts(before: Before, now: Before) -> frozenset[int] | None:
    """The facts of records that have changed; None if anything else has, so that all is to be made again."""
    if before.data["beside"] != now.data["beside"] or before.data["records"] != now.data["records"]:
        return None
    numbers = {id_: number for number, (_, _, id_) in enumerate(now.data["records"])}
    found = set[int]()
    for path, text in now.data["texts"].items():
        earlier = before.data["texts"][path]
        if earlier != text:
            for id_, fact in _changed_in(path, earlier, text):
                found.add(numbers[id_] * FACTS_OF_RECORD + fact)
    return frozenset(found)


def _changed_in(path: str, before: str, now: str) -> Iterator[tuple[str, int]]:
    """Ids of records in a file, each with a fact that differs between its two texts."""
    old, new = (read_text(SourceFile(path, text)).parts for text in (before, now))
    for (was, _, was_at), (is_, _, is_at) in zip(old, new, strict=True):
        if not isinstance(is_, Record):
            continue
        yield is_.id, AS_TYPED
        if was_at != is_at:
            yield is_.id, POSITION
        if was != is_:
            yield is_.id, WHOLE
            numbers = fact_numbers(type(is_))
            all_fields = was.translations != is_.translations
            yield from (
                (is_.id, number)
                for name, number in numbers.items()
                if all_fields or getattr(was, name) != getattr(is_, name)
            )


def inputs_beside_records(project: Project, settings: SiteSettings) -> str:
    """Hash of all that pages are made of besides records: the program, settings, day, theme, hand-written pages, media."""
    digest = hashlib.blake2b(digest_size=16)
    for text in (str(_FORMAT), program_hash(), repr(settings), repr(project.day)):
        digest.update(f"{text}\n".encode())
    for folder in theme_folders(project.root):
        digest.update(folder_hash(folder).encode())
    files, _ = find_files(project.root)
    given = project.directory.settings if project.directory else None
    extracts = given.walking.extracts if given and given.walking else ()
    fonts = [f"{CONTENT_FOLDER}/{file}" for file in given.face.font_files] if given else []
    for path in (SETTINGS_FILE, *files.markdown, *extracts, *fonts):
        content = (project.root / path).read_bytes()
        digest.update(f"{path} {content_hash(content, length=32)}\n".encode())
    for path in sorted(files.others):
        digest.update(f"{path} {(project.root / path).stat().st_size}\n".encode())
    return digest.hexdigest()
