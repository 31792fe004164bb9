"""Writing many pages with all cores."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Sequence
from pathlib import Path

from generator.writing.pages import Renderer, file_of
from generator.writing.views.page import Page

WORTH_FORKING = 600
"""Below this many pages starting helpers costs more than it saves."""
_CHUNK = 64

# Forked processes find the work here: pages hold closures, which cannot be sent to them.
_work: list[tuple[Renderer, Sequence[Page], Path]] = []


def write_pages(renderer: Renderer, pages: Sequence[Page], output: Path) -> None:
    """Render pages and write each to its file below a folder."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1
    if cores < 2 or len(pages) < WORTH_FORKING:
        _write(renderer, pages, output)
        return
    _work.append((renderer, pages, output))
    try:
        with multiprocessing.get_context("fork").Pool(cores) as pool:
            list(pool.imap_unordered(_write_chunk, range(0, len(pages), _CHUNK)))
    finally:
        _work.clear()


def _write_chunk(start: int) -> None:
    renderer, pages, output = _work[0]
    _write(renderer, pages[start : start + _CHUNK], output)


def _write(renderer: Renderer, pages: Sequence[Page], output: Path) -> None:
    for page in pages:
        file = f"{output}/{file_of(page.address)}"
        os.makedirs(os.path.dirname(file), exist_ok=True)  # noqa: PTH103, PTH120 - pathlib costs as much as rendering here
        with open(file, "wb") as written:  # noqa: PTH123
            written.write(renderer.render(page).encode())
