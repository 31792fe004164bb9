"""Making many files with all cores."""

import gc
from collections.abc import Callable, Sequence
from functools import partial
from itertools import chain
from typing import TypeVar

from service_circles.basics.forked_work import Pieces, cores, forked
from service_circles.basics.garbage_collection import without_garbage_collection

Result = TypeVar("Result")


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
