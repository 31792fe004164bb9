"""What can only be made when all else is written: it tells sizes and versions of the written files."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from service_circles.writing.edition import Edition
from service_circles.writing.offline.saved_areas import lists_of
from service_circles.writing.offline.service_worker import WORKER, worker_script


def write_offline(theme: Path, editions: Sequence[Edition], output: Path) -> None:
    """Write the service worker and the lists of areas beside the pages of a site."""

    @cache
    def size_of(file: str) -> int:
        path = output / file
        return path.stat().st_size if path.is_file() else 0

    for edition in editions:
        for address, content in lists_of(edition, size_of):
            (output / address).write_bytes(content)
    (output / WORKER).write_bytes(worker_script(theme, editions, lambda file: (output / file).read_bytes()))
