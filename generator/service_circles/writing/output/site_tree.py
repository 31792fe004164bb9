"""A site's files on disk, of which it is known how they were written, so that only others need to be written."""

import os
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from service_circles.basics.content_hash import content_hash

_HASH_LENGTH = 32


class WrittenFile(NamedTuple):
    """A file as it was written: its content hash, and what the system says of it until somebody changes it."""

    hash: str
    size: int
    modified_ns: int
    inode: int

    def is_at(self, path: str) -> bool:
        """True if a file is still as it was written: the same one, unchanged, or one with equal content."""
        try:
            found = os.stat(path, follow_symlinks=False)  # noqa: PTH116 - thousands of them
            if self[1:] == (found.st_size, found.st_mtime_ns, found.st_ino):
                return True
            return self.size == found.st_size and self.hash == _hash(Path(path).read_bytes())
        except OSError:
            return False


def _hash(content: bytes) -> str:
    return content_hash(content, length=_HASH_LENGTH)


def write_file(path: str, content: bytes) -> WrittenFile:
    """Write a file, never into one that is there, which may have other names as well (hard links)."""
    try:
        file = open(path, "xb")  # noqa: SIM115, PTH123 - pathlib costs as much as rendering here
    except OSError:
        _make_room(Path(path))
        file = open(path, "xb")  # noqa: SIM115, PTH123
    with file:
        file.write(content)
        file.flush()
        found = os.fstat(file.fileno())
    return WrittenFile(_hash(content), found.st_size, found.st_mtime_ns, found.st_ino)


class SiteTree:
    """A folder, and the files in it that are known by their path."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.files: dict[str, WrittenFile] = {}
        self._used: set[str] = set()

    @staticmethod
    def left_by(folder: Path, known: Mapping[str, WrittenFile]) -> "SiteTree":
        """The files that are as an earlier build knew them; all else in the folder is removed."""
        tree = SiteTree(folder)
        folder.mkdir(parents=True, exist_ok=True)
        for path in list(_files_below(str(folder), "")):
            if path in known and known[path].is_at(f"{folder}/{path}"):
                tree.files[path] = known[path]
            else:
                (folder / path).unlink()
        return tree

    def has(self, path: str, written: WrittenFile) -> bool:
        """True if a file is there with this content."""
        return path in self.files and self.files[path].hash == written.hash

    def write(self, path: str, content: bytes) -> WrittenFile:
        """Write a file, unless it is there with the same content. What a helper writes is not known until it is used."""
        known = self.files.get(path)
        if known is None or known.size != len(content) or known.hash != _hash(content):
            return write_file(f"{self.folder}/{path}", content)
        return known

    def use(self, path: str, written: WrittenFile) -> None:
        """Let a file that was written belong to the site."""
        self.files[path] = written
        self._used.add(path)

    def link(self, path: str, written: WrittenFile, other: Path) -> bool:
        """Give a file of another folder a name here too; False if it is not there as it was written."""
        source = f"{other}/{path}"
        if not written.is_at(source):
            return False
        self.remove(path)
        _link(source, f"{self.folder}/{path}")
        self.files[path] = written
        return True

    def remove(self, path: str) -> None:
        """Remove a file, if it is there."""
        if self.files.pop(path, None):
            (self.folder / path).unlink(missing_ok=True)

    def remove_unused(self) -> None:
        """Remove all files that do not belong to the site, and folders that are empty then."""
        for path in self.files.keys() - self._used:
            self.remove(path)
        _remove_empty_folders(str(self.folder))

    def copy_to(self, folder: Path) -> None:
        """Give all files a name in another folder too; copies where the system cannot."""
        for path in self.files:
            _link(f"{self.folder}/{path}", f"{folder}/{path}")


def _link(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except OSError:  # no folder yet, another disk, or a system without links of this kind
        _make_room(Path(target))
        try:
            os.link(source, target)
        except OSError:
            shutil.copy2(source, target)


def _make_room(path: Path) -> None:
    """Make the folder of a file; a file in the place of a folder goes, and so does a folder in that of the file."""
    for parent in reversed(path.parents):
        if parent.is_file():
            parent.unlink()
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.is_dir():
        shutil.rmtree(path)
    path.unlink(missing_ok=True)


def _files_below(top: str, folder: str) -> Iterator[str]:
    with os.scandir(f"{top}/{folder}") as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _files_below(top, f"{folder}{entry.name}/")
            else:
                yield folder + entry.name


def _remove_empty_folders(folder: str) -> bool:
    """Remove what is empty below a folder; True if it is empty itself."""
    is_empty = True
    with os.scandir(folder) as entries:
        for entry in list(entries):
            if entry.is_dir(follow_symlinks=False) and _remove_empty_folders(entry.path):
                os.rmdir(entry.path)  # noqa: PTH106
            else:
                is_empty = False
    return is_empty
