"""The directory as it was on earlier days, out of the history of git; nothing is checked out."""

import io
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from service_circles.reading.directory_reader import directory_of_files, read_text
from service_circles.reading.file_readings import FileReading, Readings
from service_circles.reading.git_revision import RevisionError, run_git
from service_circles.reading.project_files import CONTENT_FOLDER, SETTINGS_FILE, decoded_source
from service_circles.records.directory import ServiceDirectory

_LINK = "120000"
"""The mode of a symbolic link in a tree of git."""
_RECORDS = ("--", SETTINGS_FILE, CONTENT_FOLDER)
Version = tuple[date, ServiceDirectory]


def past_versions(
    root: Path, first: date, last: date, zone: ZoneInfo, present: Readings
) -> Iterator[Version]:
    """The directory at the end of each day from first to last on which records were committed, and once before.

    Days are those of a time zone. Versions with mistakes are left out, and so is all without git or a repository. A file
    is read once for each text that it had; `present` has those of now.
    """
    known: dict[tuple[str, str], FileReading] = {}
    for day, commit in _commits(root, first, last, zone):
        blobs = _yaml_blobs(root, commit)
        texts = _blob_texts(root, [blob for path, blob in blobs.items() if (path, blob) not in known])
        for path, blob in blobs.items():
            if (path, blob) not in known:
                known[path, blob] = _reading(path, texts[blob], present)
        directory = directory_of_files(known[each] for each in sorted(blobs.items()))
        if directory is not None:
            yield day, directory


def last_commit(root: Path) -> str:
    """The last commit that changed a record: while it is the same, so is the history; '' without git or a repository."""
    with suppress(subprocess.CalledProcessError, RevisionError):
        return run_git(
            root, "log", "-1", "--first-parent", "--no-show-signature", "--format=%H", *_RECORDS
        ).decode()
    return ""


def _commits(root: Path, first: date, last: date, zone: ZoneInfo) -> list[tuple[date, str]]:
    """The last commit of each day, the earliest first."""
    log = b""
    with suppress(subprocess.CalledProcessError, RevisionError):
        log = run_git(root, "log", "--first-parent", "--no-show-signature", "--format=%H %ct", *_RECORDS)
    by_day: dict[date, str] = {}
    for line in log.decode().splitlines():
        commit, seconds = line.split()
        day = datetime.fromtimestamp(int(seconds), zone).date()
        if day <= last:
            by_day.setdefault(day, commit)
        if day < first:
            break
    return sorted(by_day.items())


def _yaml_blobs(root: Path, commit: str) -> Mapping[str, str]:
    """The blob of each YAML file by its path in the project."""
    listed = run_git(root, "ls-tree", "-r", "-z", commit, *_RECORDS).decode("utf-8", "surrogateescape")
    entries = [entry.partition("\t") for entry in listed.split("\0") if entry]
    files = {path: about.split() for about, _, path in entries}
    return {
        path: blob
        for path, (mode, kind, blob) in files.items()
        if kind == "blob" and mode != _LINK and path.lower().endswith((".yaml", ".yml"))
    }


def _blob_texts(root: Path, blobs: Iterable[str]) -> Mapping[str, bytes]:
    """The contents of blobs; nothing for those that a partial clone does not have, so that their versions are left out."""
    wanted = list(dict.fromkeys(blobs))
    answer = io.BytesIO(
        run_git(root, "cat-file", "--batch", given="".join(f"{blob}\n" for blob in wanted).encode())
    )
    found = {}
    for blob in wanted:
        _, kind, *size_bytes = answer.readline().split()
        found[blob] = b"" if kind == b"missing" else answer.read(int(size_bytes[0]))
        answer.read(kind != b"missing")  # the line break after it
    return found


def _reading(path: str, data: bytes, present: Readings) -> FileReading:
    source, problems = decoded_source(path, data)
    if source is None:
        return FileReading(None, problems)
    return present.find(source) or read_text(source)
