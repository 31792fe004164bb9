"""Writes a publication into a folder."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from service_circles.basics.theme_folder import THEME
from service_circles.build.publication import CATALOGED, INDEX, NEAR_ALL, Publication
from service_circles.writing.federation.federation_file import federation_file
from service_circles.writing.federation.federation_format import ADDRESS as FEDERATION
from service_circles.writing.offline.saved_areas import offline_lists
from service_circles.writing.offline.service_worker import WORKER, worker_script
from service_circles.writing.output.parallel_writer import do_jobs
from service_circles.writing.output.site_tree import SiteTree, WrittenFile

Progress = Callable[[str], None]
Count = Callable[[int, int], object]
"""Is told from time to time how many pages are made or being made, and of how many."""


def uncounted(_done: int, _all: int) -> None:
    """Discards progress, for callers that do not show it."""


WORTH_HELPERS = 200
"""Below this many pages starting helpers costs more than it saves."""
_FILES_AT_ONCE = 4
_PAGES_AT_ONCE = 32
"""The most pages that a process takes at once: neighbors look up the same things, but all are to end together."""


class Unit(NamedTuple):
    """A page or file at an address, or all the data of search, near me or open data: its files, and the facts read for them."""

    files: Mapping[str, WrittenFile]
    facts: frozenset[int] = frozenset()


_Written = tuple[dict[str, Unit], list[int]]
"""Units by address, and the facts that were read for all pages meanwhile."""


def write_site(
    publication: Publication,
    tree: SiteTree,
    *,
    progress: Progress,
    count: Count = uncounted,
    kept: Mapping[str, Unit] | None = None,
    is_preview: bool = False,
) -> dict[str, Unit]:
    """Write all but the hand-written pages into a folder, where these and pictures should be already.

    `kept` are the units that are there as they should be. In a preview nothing is kept in browsers.
    """
    kept = kept or {}
    pages = [each for each in publication.pages if each not in kept and each not in publication.near_pages]
    files = [
        each
        for each in publication.files_apart_from_near
        if each not in kept and each not in publication.cataloged
    ]
    progress(f"正在生成 {len(pages)} 页…… / writing {len(pages)} pages")
    helpers = len(pages) >= WORTH_HELPERS
    whole = [INDEX, CATALOGED] if publication.cataloged else [INDEX]
    jobs_of_files: list[Sequence[str]] = [[each] for each in whole if each not in kept]
    jobs_of_files += _in_parts(files, _FILES_AT_ONCE)
    jobs_of_pages = _in_parts(pages, _PAGES_AT_ONCE)

    def begun(number: int) -> None:
        count(min(len(pages), _PAGES_AT_ONCE * max(0, number - len(jobs_of_files))), len(pages))

    # It takes longest, so this process begins with it.
    first = [NEAR_ALL] if NEAR_ALL not in kept else []
    units = {
        **kept,
        **write_units(
            publication, tree, jobs_of_files + jobs_of_pages, helpers=helpers, first=first, begun=begun
        ),
    }
    for unit in units.values():
        for path, written in unit.files.items():
            tree.use(path, written)
    if not is_preview:
        _write_offline(publication, tree, units[NEAR_ALL], helpers=helpers)
        _write_federation(publication, tree, [*units[INDEX].files, *units[NEAR_ALL].files])
    return units


def write_units(
    publication: Publication,
    tree: SiteTree,
    jobs: Sequence[Sequence[str]],
    *,
    helpers: bool,
    first: Sequence[str] = (),
    begun: Callable[[int], object] = lambda _: None,
) -> dict[str, Unit]:
    """Write what is at some addresses, several in each job; this process itself writes the first."""
    write = partial(_written, publication, tree)
    found: list[_Written] = []
    works = [partial(write, addresses) for addresses in jobs]
    found += do_jobs(works, helpers=helpers, first=lambda: found.append(write(first)), begun=begun)
    units: dict[str, Unit] = {}
    for made, read_for_all in found:
        units |= made
        if publication.log:
            publication.log.note_everywhere(read_for_all)
    return units


def _in_parts(addresses: Sequence[str], at_once: int) -> list[Sequence[str]]:
    return [addresses[start : start + at_once] for start in range(0, len(addresses), at_once)]


def _written(publication: Publication, tree: SiteTree, addresses: Sequence[str]) -> _Written:
    made = dict(_units(publication, tree, addresses))
    return made, publication.log.newly_everywhere() if publication.log else []


def _units(publication: Publication, tree: SiteTree, addresses: Sequence[str]) -> Iterator[tuple[str, Unit]]:
    for address in addresses:
        files, facts = publication.make_logged(address)
        yield address, Unit({path: tree.write(path, content) for path, content in files.items()}, facts)


def _write_offline(publication: Publication, tree: SiteTree, near: Unit, *, helpers: bool) -> None:
    """Write the lists of areas and the service worker, which need the sizes and hashes of other files."""
    lists = [
        partial(_write_made, tree, path, make)
        for path, make in offline_lists(publication.editions, tree.folder)
    ]
    for path, written in do_jobs(lists, helpers=helpers):
        tree.use(path, written)
    near_bytes = {path: written.size for path, written in near.files.items()}
    worker = worker_script(
        THEME, publication.editions, lambda file: (tree.folder / file).read_bytes(), near_bytes
    )
    tree.use(WORKER, tree.write(WORKER, worker))


def _write_federation(publication: Publication, tree: SiteTree, found: Sequence[str]) -> None:
    """Write federation.json, which has the hashes of files of search and near me, if the directory wants it."""
    sites = [edition.site for edition in publication.editions]
    if sites[0].directory.settings.federation:
        data = [file for file in found if file.endswith(".json")]
        content = federation_file(sites, data, lambda file: (tree.folder / file).read_bytes())
        tree.use(FEDERATION, tree.write(FEDERATION, content))


def _write_made(tree: SiteTree, path: str, make: Callable[[], bytes]) -> tuple[str, WrittenFile]:
    return path, tree.write(path, make())
