"""Writes a publication into a folder."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from service_circles.basics.theme_folder import THEME
from service_circles.build.publication import Publication
from service_circles.writing.offline.saved_areas import write_offline
from service_circles.writing.output.parallel_writer import WORTH_FORKING, run_in_fork, write_files

Progress = Callable[[str], None]


def write_site(
    publication: Publication, output: Path, *, progress: Progress, is_preview: bool = False
) -> None:
    """Write all but the hand-written pages into a folder, where these and pictures should be already.

    In a preview nothing is kept in browsers.
    """
    pages = publication.pages
    progress(f"正在生成 {len(pages)} 页…… / writing {len(pages)} pages")
    write_index = partial(_write_search_index, publication, output)
    with run_in_fork(write_index, is_long=len(pages) >= WORTH_FORKING):
        write_files(publication.make, [*publication.files, *pages], output)
    if not is_preview:
        write_offline(THEME, publication.editions, output)


def _write_search_index(publication: Publication, output: Path) -> None:
    index = publication.search_index
    write_files(index.get, list(index), output, helpers=False)
