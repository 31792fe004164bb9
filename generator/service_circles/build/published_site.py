"""The whole site, hand-written pages included, in the place of the last good one."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from service_circles.basics.read_log import ReadLog
from service_circles.build.logged_directory import show_directory
from service_circles.build.project import Project
from service_circles.build.publication import Publication, make_publication
from service_circles.build.site_cache import SiteCache, forget_site, site_cache
from service_circles.build.site_writer import Count, Progress, uncounted, write_site
from service_circles.writing.output.folders_on_disk import temporary_folder
from service_circles.writing.output.output_folder import mark_as_ours, replace_folder
from service_circles.writing.output.site_tree import SiteTree
from service_circles.writing.site.site import SiteSettings

_NO_ROOM = {errno.ENOSPC, errno.EDQUOT}


class HandwrittenPages(Protocol):
    """The hand-written pages of a project, made by somebody whom builds do not know.

    Opening and building them raise PagesRefusedError for an author's mistake.
    """

    settings: SiteSettings

    def build(self, publication: Publication, folder: Path) -> None:
        """Write them, with photos and documents, into a folder, which is emptied before."""


def build_site(
    project: Project, pages: HandwrittenPages, output: Path, *, progress: Progress, count: Count = uncounted
) -> None:
    """Build the site of a project without mistakes; what an earlier build made of the same is not made again.

    Whatever fails, and whenever, the last good site stays. Where the disk is full, the cache gives way.
    """
    try:
        with site_cache(project, pages.settings) as kept:
            if kept:
                _build_kept(kept, project, pages, output, progress=progress, count=count)
                return
    except OSError as error:
        if error.errno not in _NO_ROOM:
            raise
        forget_site(project.cache)
        progress("磁盘满了，不留上次的页面，重新生成 / the disk is full: building again without the cache")
    with replace_folder(output) as staging:
        publication = make_publication(project, pages.settings)
        pages.build(publication, staging)
        write_site(publication, SiteTree(staging), progress=progress, count=count)
        mark_as_ours(staging)


def _build_kept(
    kept: SiteCache,
    project: Project,
    pages: HandwrittenPages,
    output: Path,
    *,
    progress: Progress,
    count: Count,
) -> None:
    kept.save_readings(project)
    log = ReadLog()
    with _shown_again(project):
        publication = make_publication(project, pages.settings, log=log)
        _write_handwritten(pages, publication, kept.tree, project.cache)
        units = write_site(publication, kept.tree, progress=progress, count=count, kept=kept.units)
    kept.publish(output, units, log)


@contextmanager
def _shown_again(project: Project) -> Iterator[None]:
    """Let records be read afterwards as before: a build that follows in this process reads few of them anew."""
    try:
        yield
    finally:
        if project.directory:
            show_directory(project.directory)


def _write_handwritten(
    pages: HandwrittenPages, publication: Publication, tree: SiteTree, cache: Path
) -> None:
    """Write the hand-written pages and media, first into a folder of their own, since MkDocs empties it."""
    with temporary_folder(cache, "handwritten-") as folder:
        pages.build(publication, folder)
        mark_as_ours(folder)
        for path in _files_below(folder):
            tree.use(path, tree.write(path, (folder / path).read_bytes()))


def _files_below(folder: Path) -> list[str]:
    return [path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()]
