"""Collecting: what changed at each district is read, checked, and takes the place of the last good copy, or nothing does."""

import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from enum import Enum
from pathlib import Path

from service_circles.federating.district_build import build_district
from service_circles.federating.district_copies import (
    DistrictCopy,
    copies_folder,
    drop_copies,
    read_copy,
    write_note,
)
from service_circles.federating.district_sources import DistrictSource, RefusedError, source_of
from service_circles.federating.portal_reader import Portal
from service_circles.federating.shared_file_checks import (
    check_limits,
    check_shared_file,
    has_hash,
    read_federation_file,
)
from service_circles.languages.phrase import Phrase, phrase
from service_circles.records.settings.portal import District, Limits
from service_circles.writing.federation.federation_format import ADDRESS, FederationFile, SharedFile
from service_circles.writing.output.output_folder import mark_as_ours, replace_folder

_AT_ONCE = 8
"""Districts that are fetched together, since most of the time is the network's; those built here come one by one."""
_MOST_BYTES = 16_000_000
"""Limit of federation.json, whose list of files may be long."""


class Collected(Enum):
    """State of a district after collecting."""

    TAKEN = "taken"
    SAME = "same"
    KEPT = "kept"
    """It failed; the last good copy stays."""
    MISSING = "missing"
    """It failed, and there never was a copy."""


@dataclass(frozen=True)
class Outcome:
    """Result for a district, with the reason if it failed, and the number of files read anew."""

    id: str
    state: Collected
    reason: Phrase | None = None
    files_read: int = 0

    @property
    def has_failed(self) -> bool:
        """True if it was not collected now."""
        return self.state in {Collected.KEPT, Collected.MISSING}


@dataclass(frozen=True)
class CollectTask:
    """All that collecting one district takes; it can be sent to another process or machine that sees the same disk."""

    district: District
    root: Path
    """The portal's folder, from which folders of districts are meant."""
    folder: Path
    """Folder of its copy."""
    limits: Limits
    day: date


Engine = Callable[[Sequence[CollectTask]], Iterator[Outcome]]
"""Collects districts, on threads or on a cluster; their outcomes come in any order."""


def collect_district(task: CollectTask) -> Outcome:
    """Build one district if the list has its project, then collect it. Raises only OSError, for a fault of this machine."""
    district, kept = task.district, read_copy(task.folder, task.district.id)
    try:
        if district.project:
            build_district(district, task.root, task.limits.build_seconds, task.day)
        source = source_of(district, task.root, task.limits.seconds)
        content = source.read(ADDRESS, _MOST_BYTES)
        if kept and content == kept.federation_json:
            return Outcome(district.id, Collected.SAME)
        own = read_federation_file(content, district.id)
        check_limits(own, task.limits)
        files_read = _replace_copy(task, source, own, content, kept)
    except RefusedError as refused:
        return _failed(task, refused.reason)
    return Outcome(district.id, Collected.TAKEN, files_read=files_read)


def fault_outcome(task: CollectTask, error: BaseException) -> Outcome:
    """Return the outcome of a district that a fault of a machine, or of this program, kept from being collected."""
    return _failed(task, phrase("收集的时候出了错（{reason}）", reason=str(error) or type(error).__name__))


def _failed(task: CollectTask, reason: Phrase) -> Outcome:
    has_copy = read_copy(task.folder, task.district.id) is not None
    return Outcome(task.district.id, Collected.KEPT if has_copy else Collected.MISSING, reason)


def on_threads(tasks: Sequence[CollectTask]) -> Iterator[Outcome]:
    """Collect districts on threads; those that are built here come one by one, since each build uses all cores."""
    fetched = [task for task in tasks if not task.district.project]
    built = [task for task in tasks if task.district.project]
    with ThreadPoolExecutor(_AT_ONCE) as threads:
        yield from threads.map(_collect_or_fail, fetched)
    yield from map(_collect_or_fail, built)


def _collect_or_fail(task: CollectTask) -> Outcome:
    try:
        return collect_district(task)
    except OSError as error:
        return fault_outcome(task, error)


def collect(
    portal: Portal, day: date, count: Callable[[int, int], object], engine: Engine = on_threads
) -> list[Outcome]:
    """Collect all districts of the list, in its order, and drop the copies of those that are not in it."""
    copies = copies_folder(portal.root)
    tasks = [
        CollectTask(district, portal.root.resolve(), copies / district.id, portal.list.limits, day)
        for district in portal.list.districts
    ]
    outcomes: dict[str, Outcome] = {}
    for outcome in engine(tasks):
        outcomes[outcome.id] = outcome
        count(len(outcomes), len(tasks))
    drop_copies(copies, (task.district.id for task in tasks))
    return [outcomes[task.district.id] for task in tasks]


def copies_of(portal: Portal) -> Iterator[tuple[District, DistrictCopy | None]]:
    """The districts in the order of the list, each with its copy."""
    copies = copies_folder(portal.root)
    for district in portal.list.districts:
        yield district, read_copy(copies / district.id, district.id)


def _replace_copy(
    task: CollectTask, source: DistrictSource, own: FederationFile, content: bytes, kept: DistrictCopy | None
) -> int:
    files_read = 0
    with replace_folder(task.folder) as staging:
        for address, file in own.files.items():
            target = staging / address
            target.parent.mkdir(parents=True, exist_ok=True)
            if not (kept and _link_kept(kept, address, file, target)):
                found = source.read(address, file.size_bytes)
                check_shared_file(address, found, file)
                target.write_bytes(found)
                files_read += 1
        (staging / ADDRESS).write_bytes(content)
        write_note(staging, task.day)
        mark_as_ours(staging)
    return files_read


def _link_kept(kept: DistrictCopy, address: str, file: SharedFile, target: Path) -> bool:
    """Give a file that has not changed a name in the new copy; False if it is not there as it should be."""
    source = kept.folder / address
    if kept.own.files.get(address) != file:
        return False
    with suppress(OSError):
        if has_hash(source.read_bytes(), file):
            try:
                os.link(source, target)
            except OSError:
                shutil.copy2(source, target)
            return True
    return False
