"""Folders on disk: temporary ones that a killed program does not leave for long, and an atomic exchange."""

import ctypes
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

if sys.platform != "win32":
    import fcntl

_AT_FDCWD = -100
_EXCHANGE = 2


@contextmanager
def temporary_folder(parent: Path, prefix: str) -> Iterator[Path]:
    """A new folder, removed at the end; those with this prefix that killed programs left go first."""
    _remove_abandoned(parent, prefix)
    folder, lock = _locked_folder(parent, prefix)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        if lock is not None:
            os.close(lock)


def _locked_folder(parent: Path, prefix: str) -> tuple[Path, int | None]:
    """A new folder with a lock, which the system gives up when the program ends in whatever way."""
    while True:
        folder = Path(tempfile.mkdtemp(prefix=prefix, dir=parent))
        if sys.platform == "win32":
            return folder, None
        lock = os.open(folder, os.O_RDONLY)
        with suppress(OSError):  # some network drives have no locks
            fcntl.flock(lock, fcntl.LOCK_EX)
        if folder.exists():  # no other program took it for abandoned before it was locked
            return folder, lock
        os.close(lock)


def _remove_abandoned(parent: Path, prefix: str) -> None:
    for folder in parent.glob(f"{prefix}*"):
        if sys.platform == "win32" or folder.is_symlink():
            continue
        with suppress(OSError):  # in use, or somebody else's
            lock = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                shutil.rmtree(folder, ignore_errors=True)
            finally:
                os.close(lock)


def exchange(one: Path, other: Path) -> bool:
    """Give two folders each other's name in one step; False, with nothing done, where the system cannot."""
    try:
        system = ctypes.CDLL(None)
        names = os.fsencode(one), os.fsencode(other)
        if sys.platform == "darwin":
            return bool(system.renamex_np(*names, _EXCHANGE) == 0)
        return bool(system.renameat2(_AT_FDCWD, names[0], _AT_FDCWD, names[1], _EXCHANGE) == 0)
    except (AttributeError, OSError, TypeError):  # an old C library, or Windows
        return False
