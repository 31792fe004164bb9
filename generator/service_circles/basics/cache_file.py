"""Cache files, kept between builds: they may be deleted, be broken, or be another program's, at any time."""

import json
import os
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

from service_circles.basics.content_hash import content_hash
from service_circles.basics.json_text import json_bytes

KEPT_DAYS = 60
UNFINISHED = ".*.[0-9]*"
"""Names of files that a killed program left half written."""
_CHECKSUM_LENGTH = 32


def save_bytes(file: Path, content: bytes) -> None:
    """Write a file with its checksum, atomically; a full or read-only disk is not an error."""
    unfinished = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        unfinished.write_bytes(content + _checksum(content))
        unfinished.replace(file)
    except OSError:
        with suppress(OSError):
            unfinished.unlink()


def load_bytes(file: Path) -> bytes | None:
    """The bytes that were saved; None if the file is missing or broken."""
    try:
        whole = file.read_bytes()
    except OSError:
        return None
    with suppress(OSError):  # a read-only disk
        os.utime(file, ns=(time.time_ns(), file.stat().st_mtime_ns))  # it is in use: see `forget_unused`
    content = whole[:-_CHECKSUM_LENGTH]
    return content if whole[-_CHECKSUM_LENGTH:] == _checksum(content) else None


def save_data(file: Path, data: object) -> None:
    """Write data as JSON, as `save_bytes` does."""
    save_bytes(file, json_bytes(data))


def load_data(file: Path) -> Any:
    """The data that was saved; None if the file is missing or broken."""
    content = load_bytes(file)
    try:
        return None if content is None else json.loads(content)
    except (RecursionError, ValueError):  # another program's file
        return None


def forget_unused(folder: Path, pattern: str) -> None:
    """Remove files of a cache that nobody has used for long, so that it does not grow without end."""
    oldest = time.time() - KEPT_DAYS * 24 * 60 * 60
    for file in folder.glob(pattern):
        with suppress(OSError):
            found = file.stat()
            if max(found.st_atime, found.st_mtime) < oldest:
                file.unlink()


def _checksum(content: bytes) -> bytes:
    return content_hash(content, length=_CHECKSUM_LENGTH).encode()
