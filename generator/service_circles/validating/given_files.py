"""The files that somebody gives: one, a folder or a zip archive, which is never unpacked; all within limits."""

from __future__ import annotations

import zipfile
import zlib
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from os import walk
from pathlib import Path
from typing import IO, NoReturn

from service_circles.languages.phrase import Phrase, phrase
from service_circles.validating.faults import Fault, mistake

MOST_FILES = 100_000
MOST_BYTES, MOST_BYTES_OF_ALL = 256 << 20, 1 << 30
_ENDINGS = (".json", ".csv")
_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError)
"""Errors of zipfile for archives that are cut off, protected, or compressed in a way that it does not know."""


class FileError(Exception):
    """A file cannot be read; `fault` gives the reason."""

    def __init__(self, name: str, fault: Fault) -> None:
        super().__init__(name)
        self.name, self.fault = name, fault


class GivenFiles(ABC):
    """The files by name, in order, with their sizes in bytes."""

    def __init__(self, name: str, sizes: Mapping[str, int]) -> None:
        self.name = name
        self.sizes = dict(sorted(sizes.items()))
        if len(sizes) > MOST_FILES:
            self._refuse(f"{len(sizes):,}", f"{MOST_FILES:,}")
        if sum(sizes.values()) > MOST_BYTES_OF_ALL:
            self._refuse(_megabytes(sum(sizes.values())), _megabytes(MOST_BYTES_OF_ALL))

    def _refuse(self, found: str, limit: str) -> NoReturn:
        raise FileError(self.name, mistake("V103", found=found, limit=limit))

    @contextmanager
    def open(self, name: str, most: int = MOST_BYTES) -> Iterator[IO[bytes]]:
        """A file to read; raises FileError, also while it is read."""
        if self.sizes[name] > most:
            found, limit = _megabytes(self.sizes[name]), _megabytes(most)
            raise FileError(name, mistake("V103", found=found, limit=limit))
        try:
            with self._opened(name) as file:
                yield file
        except _DAMAGED as error:
            if isinstance(error, UnicodeError):
                raise
            raise FileError(name, mistake("V106", reason=_reason(error))) from error
        except OSError as error:
            raise FileError(name, mistake("V101", reason=error.strerror or str(error))) from error

    @abstractmethod
    def _opened(self, name: str) -> IO[bytes]: ...


class _FilesOfFolder(GivenFiles):
    def __init__(self, folder: Path, names: Iterator[Path]) -> None:
        self._folder = folder
        sizes = {path.relative_to(folder).as_posix(): path.stat().st_size for path in names}
        super().__init__(folder.name or str(folder), sizes)

    def _opened(self, name: str) -> IO[bytes]:
        return (self._folder / name).open("rb")


class _FilesOfArchive(GivenFiles):
    def __init__(self, path: Path, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        entries = [entry for entry in archive.infolist() if not entry.is_dir() and _is_read(entry.filename)]
        super().__init__(path.name, {entry.filename: entry.file_size for entry in entries})

    def _opened(self, name: str) -> IO[bytes]:
        return self._archive.open(name)


@contextmanager
def given_files(path: Path) -> Iterator[GivenFiles]:
    """The JSON files and tables of what is given; raises FileError. Links and other special files are left out."""
    with ExitStack() as opened:
        try:
            files = _given(path, opened)
        except _DAMAGED as error:
            raise FileError(path.name, mistake("V106", reason=_reason(error))) from error
        except OSError as error:
            raise FileError(path.name, mistake("V101", reason=error.strerror or str(error))) from error
        yield files


def _given(path: Path, opened: ExitStack) -> GivenFiles:
    if path.is_dir():
        return _FilesOfFolder(path, _files_in(path))
    if not path.is_file():
        reason = phrase("它不是普通的文件") if path.exists() else phrase("没有这个文件")
        raise FileError(path.name, mistake("V101", reason=reason))
    if zipfile.is_zipfile(path):
        return _FilesOfArchive(path, opened.enter_context(zipfile.ZipFile(path)))
    if path.name == "datapackage.json":
        return _FilesOfFolder(path.parent, _files_in(path.parent))
    return _FilesOfFolder(path.parent, iter([path]))


def _files_in(folder: Path) -> Iterator[Path]:
    for inside, folders, names in walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        paths = (Path(inside, name) for name in names if _is_read(name))
        yield from (path for path in paths if path.is_file() and not path.is_symlink())


def _is_read(name: str) -> bool:
    return name.lower().endswith(_ENDINGS) and not name.rpartition("/")[2].startswith(".")


def _reason(error: BaseException) -> Phrase | str:
    if isinstance(error, RuntimeError) and not isinstance(error, NotImplementedError):
        return phrase("有密码")
    return phrase("压缩的方式没人认识") if isinstance(error, NotImplementedError) else phrase("文件不完整")


def _megabytes(size_bytes: int) -> str:
    return f"{size_bytes / (1 << 20):,.0f} MB"
