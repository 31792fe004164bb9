"""The build cache: the site of the last build, so that a build makes only what has changed since.

The folder has a copy of the site (hard links, which take no room), and notes: the texts of the records as they were then,
what each page read of them, and how each file was written. Only data is kept; whatever is not as it was noted is made again.
A finished copy changes places with the published folder in one step.
"""

from __future__ import annotations

import os
import shutil
import sys
from base64 import b64decode, b64encode
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, NamedTuple

from service_circles.basics.cache_file import UNFINISHED, forget_unused, load_data, save_data
from service_circles.basics.program_hash import program_hash
from service_circles.basics.read_log import ReadLog
from service_circles.build.changed_facts import Before, changed_facts, inputs_beside_records
from service_circles.build.project import Project
from service_circles.build.publication import CATALOGED
from service_circles.build.site_writer import Unit
from service_circles.writing.output.folders_on_disk import exchange
from service_circles.writing.output.output_folder import replace_folder
from service_circles.writing.output.site_tree import SiteTree, WrittenFile
from service_circles.writing.site.site import SiteSettings

if sys.platform != "win32":
    import fcntl

_FACT_BYTES = 4
_SITE, _NOTES, _FILES = "site", "site-notes.json", "site-files.json"


class _Notes(NamedTuple):
    """Facts about the last site that was finished."""

    before: Before
    published: Path
    everywhere: frozenset[int]
    files: Mapping[str, WrittenFile]
    units: Mapping[str, Unit]


class SiteCache:
    """The kept site; while it is open no other build uses it."""

    def __init__(self, cache: Path, project: Project, settings: SiteSettings) -> None:
        self._folder = cache / _SITE
        self._notes_file, self._files_file = cache / _NOTES, cache / _FILES
        terms = project.directory.settings.open_data if project.directory else None
        self._has_history = terms is not None and terms.changes is not None
        self._now = Before.of(project, inputs_beside_records(project, settings))
        self._notes = _read_notes(load_data(self._notes_file))
        changed = changed_facts(self._notes.before, self._now) if self._notes else None
        self.tree = SiteTree.left_by(self._folder, _read_files(load_data(self._files_file)))
        self.units = dict(self._still_good(changed)) if changed is not None else {}

    def _still_good(self, changed: frozenset[int]) -> Iterator[tuple[str, Unit]]:
        """The units of which nothing has changed and all files are there."""
        if self._notes is None or changed & self._notes.everywhere:
            return
        for address, unit in self._notes.units.items():
            if self._has_history and address == CATALOGED:
                continue  # it tells of commits, which no record shows
            if changed.isdisjoint(unit.facts) and all(self._is_there(*each) for each in unit.files.items()):
                yield address, unit

    def _is_there(self, path: str, written: WrittenFile) -> bool:
        if self.tree.has(path, written):
            return True
        return self._notes is not None and self.tree.link(path, written, self._notes.published)

    def save_readings(self, project: Project) -> None:
        """Keep what the project's files were read to."""
        if project.readings:
            project.readings.save(project.cache, program_hash())

    def publish(self, output: Path, units: Mapping[str, Unit], log: ReadLog) -> None:
        """Put the finished site into the place of the published one, and note how it was made."""
        self.tree.remove_unused()
        output, before = output.resolve(), self._notes
        read_before = before.everywhere if before and self.units else frozenset[int]()
        files = _files_data(self.tree.files)
        notes = {
            "before": self._now.data,
            "published": str(output),
            "everywhere": _facts_text(log.everywhere | read_before),
            "files": files,
            "units": {address: [_facts_text(unit.facts), *unit.files] for address, unit in units.items()},
        }
        if output.is_dir() and exchange(self._folder, output):
            files = _files_data(before.files if before else {})
        else:
            with replace_folder(output) as staging:
                self.tree.copy_to(staging)
        save_data(self._files_file, files)
        save_data(self._notes_file, notes)
        # Reaches and networks of streets; pictures of shared links; what killed programs left half written.
        for pattern in ("*.npz", "link-*.png", UNFINISHED):
            forget_unused(self._notes_file.parent, pattern)


@contextmanager
def site_cache(project: Project, settings: SiteSettings) -> Iterator[SiteCache | None]:
    """The kept site of a project; None if another build has it, or the folder of caches cannot be used."""
    lock = _locked(project.cache)
    if lock is None:
        yield None
        return
    try:
        yield SiteCache(project.cache, project, settings)
    finally:
        os.close(lock)


def forget_site(cache: Path) -> None:
    """Remove the kept site and its notes, and the room that they take; the next build makes everything."""
    for name in (_NOTES, _FILES):
        with suppress(OSError):
            (cache / name).unlink()
    shutil.rmtree(cache / _SITE, ignore_errors=True)


def _locked(cache: Path) -> int | None:
    """The lock of the folder, which the system gives up when the program ends in whatever way."""
    if sys.platform == "win32":
        return None
    try:
        cache.mkdir(parents=True, exist_ok=True)
        lock = os.open(cache / "site.lock", os.O_RDWR | os.O_CREAT, 0o644)
    except OSError:
        return None
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(lock)
        return None
    return lock


def _read_notes(data: Any) -> _Notes | None:
    """The notes as data; None for those of another program."""
    with suppress(AttributeError, KeyError, TypeError, ValueError):
        files = _read_files(data["files"])
        units = {
            address: Unit({path: files[path] for path in paths}, _facts(facts))
            for address, (facts, *paths) in data["units"].items()
        }
        return _Notes(
            Before(data["before"]), Path(data["published"]), _facts(data["everywhere"]), files, units
        )
    return None


def _read_files(data: Any) -> dict[str, WrittenFile]:
    with suppress(AttributeError, TypeError, ValueError):
        return {path: WrittenFile(*file) for path, file in data.items() if ".." not in path.split("/")}
    return {}


def _files_data(files: Mapping[str, WrittenFile]) -> dict[str, list[str | int]]:
    return {path: list(file) for path, file in files.items()}


def _facts_text(facts: set[int] | frozenset[int]) -> str:
    return b64encode(b"".join(fact.to_bytes(_FACT_BYTES, "big") for fact in sorted(facts))).decode()


def _facts(text: str) -> frozenset[int]:
    content = b64decode(text)
    return frozenset(
        int.from_bytes(content[at : at + _FACT_BYTES], "big") for at in range(0, len(content), _FACT_BYTES)
    )
