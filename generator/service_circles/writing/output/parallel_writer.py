"""Writing many files with all cores."""

import gc
import os
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TypeVar

from service_circles.basics.forked_work import Pieces, cores, forked
from service_circles.basics.garbage_collection import without_garbage_collection
from service_circles.writing.site.addresses import file_of

_SHARE = 32
"""The most files that a process takes at once: neighbors look up the same things, but all are to end together."""

Make = Callable[[str], bytes | None]
"""Makes the page or file at an address."""
Result = TypeVar("Result")


def writing_jobs(
    make: Make, addresses: Sequence[str], output: Path, *, at_once: int = _SHARE
) -> Iterator[Callable[[], None]]:
    """Jobs that make the pages and files at some addresses and write them below a folder, so many in each."""
    for start in range(0, len(addresses), at_once):
        yield partial(write_files, make, addresses[start : start + at_once], output)


def do_jobs(
    jobs: Sequence[Callable[[], Result]],
    *,
    helpers: bool,
    first: Callable[[], object] = lambda: None,
    begun: Callable[[int], object] = lambda _number: None,
) -> list[Result]:
    """Do some jobs with all cores, best the long ones first, and return their results in order.

    Before this process helps with them it does what is given as `first`, which stays in its memory. Before each job
    of its own it tells how many have `begun` in all processes.
    """
    if not helpers or cores() < 2:
        first()
        results = []
        for number, job in enumerate(jobs, 1):
            begun(number)
            results.append(job())
        return results
    pieces = Pieces(len(jobs))

    def work(tell: Callable[[int], object]) -> list[tuple[int, Result]]:
        done = []
        for number in pieces:
            tell(pieces.taken)
            done.append((number, jobs[number]()))
            gc.collect(0)  # what pages leave behind; what is kept for later pages is not looked through again
        return done

    with (
        without_garbage_collection(),
        forked(partial(work, lambda _number: None), cores() - 1) as wait_for_helpers,
    ):
        first()
        done = dict(chain(work(begun), *wait_for_helpers()))
    return [done[number] for number in range(len(jobs))]


def write_files(make: Make, addresses: Sequence[str], output: Path) -> None:
    """Make the pages and files at some addresses and write them below a folder."""
    for address in addresses:
        file = f"{output}/{file_of(address)}"
        os.makedirs(os.path.dirname(file), exist_ok=True)  # noqa: PTH103, PTH120 - pathlib costs as much as rendering here
        with open(file, "wb") as written:  # noqa: PTH123
            written.write(make(address) or b"")
