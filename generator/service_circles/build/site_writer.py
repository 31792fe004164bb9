"""Writes a publication into a folder."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from service_circles.basics.theme_folder import THEME
from service_circles.build.publication import Publication
from service_circles.writing.offline.saved_areas import offline_jobs, write_worker
from service_circles.writing.output.parallel_writer import do_jobs, write_files, writing_jobs

Progress = Callable[[str], None]
Count = Callable[[int, int], object]
"""Is told from time to time how many pages are made or being made, and of how many."""


def uncounted(_done: int, _all: int) -> None:
    """Where nobody wants to know."""


WORTH_HELPERS = 200
"""Below this many pages starting helpers costs more than it saves."""
_FILES_AT_ONCE = 4


def write_site(
    publication: Publication,
    output: Path,
    *,
    progress: Progress,
    count: Count = uncounted,
    is_preview: bool = False,
) -> None:
    """Write all but the hand-written pages into a folder, where these and pictures should be already.

    In a preview nothing is kept in browsers.
    """
    pages = publication.pages
    progress(f"正在生成 {len(pages)} 页…… / writing {len(pages)} pages")
    helpers = len(pages) >= WORTH_HELPERS
    files: list[Callable[[], None]] = [
        partial(_write_search_index, publication, output),
        *writing_jobs(publication.make, publication.files_apart_from_near, output, at_once=_FILES_AT_ONCE),
    ]
    parts_of_pages = list(
        writing_jobs(publication.make, [each for each in pages if each not in publication.near_pages], output)
    )

    def begun(number: int) -> None:
        count(len(pages) * max(0, number - len(files)) // len(parts_of_pages), len(pages))

    do_jobs(
        [*files, *parts_of_pages],
        helpers=helpers,
        first=partial(_write_near, publication, output),
        begun=begun,
    )
    if not is_preview:
        do_jobs(list(offline_jobs(publication.editions, output)), helpers=helpers)
        write_worker(THEME, publication.editions, output)


def _write_search_index(publication: Publication, output: Path) -> None:
    index = publication.search_index
    write_files(index.get, list(index), output)


def _write_near(publication: Publication, output: Path) -> None:
    """Written by the process that writes the service worker: both look at all the data."""
    write_files(publication.make, [*publication.near_pages, *publication.near_files], output)
