"""Writing many files with all cores."""

import ctypes
import gc
import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection
from pathlib import Path

from service_circles.writing.site.addresses import file_of

WORTH_FORKING = 600
"""Below this many files starting helpers costs more than it saves."""
_SMALLEST_SHARE = 64
_PR_SET_PDEATHSIG = 1

Make = Callable[[str], bytes | None]
"""Makes the page or file at an address."""

# Forked processes find the work here: functions that make pages cannot be pickled.
_work: list[tuple[Make, Sequence[str], Path]] = []


@contextmanager
def run_in_fork(work: Callable[[], object], *, is_long: bool) -> Iterator[None]:
    """Do some work in a forked process while the body runs; after the body if it is not long."""
    if not is_long or _cores() < 2:
        yield
        work()
        return
    gc.freeze()
    context = multiprocessing.get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_work_in_fork, args=(work, sender))
    process.start()
    try:
        yield
        process.join()
    finally:
        process.kill()
        gc.unfreeze()
    if receiver.poll():
        raise receiver.recv()
    if process.exitcode:
        raise ChildProcessError(f"exit code {process.exitcode}")


def _work_in_fork(work: Callable[[], object], sender: Connection) -> None:
    _begin_fork()
    try:
        work()
    except Exception as error:  # noqa: BLE001 - the parent raises it again
        sender.send(error)


def _begin_fork() -> None:
    """Make this process end with its parent and ignore Ctrl-C."""
    gc.disable()
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(AttributeError, OSError):
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)  # Linux alone has it


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1


def write_files(make: Make, addresses: Sequence[str], output: Path, *, helpers: bool = True) -> None:
    """Make the pages and files at some addresses and write them below a folder; many of them with forked helpers."""
    cores = _cores() if helpers else 1
    if cores < 2 or len(addresses) < WORTH_FORKING:
        _write(make, addresses, output)
        return
    _work.append((make, addresses, output))
    gc.freeze()  # or every helper looks for garbage among all records, and so copies them
    try:
        with multiprocessing.get_context("fork").Pool(cores, initializer=_begin_fork) as pool:
            list(pool.imap_unordered(_write_share, _shares(len(addresses), cores)))
    finally:
        gc.unfreeze()
        _work.clear()


def _shares(count: int, cores: int) -> Iterator[slice]:
    """Large shares first, as neighbors look up the same things; then smaller and smaller ones, so that all helpers end together."""
    start = 0
    while start < count:
        share = slice(start, start + max(_SMALLEST_SHARE, (count - start) // (4 * cores)))
        yield share
        start = share.stop


def _write_share(share: slice) -> None:
    make, addresses, output = _work[0]
    mine = addresses[share]
    for start in range(0, len(mine), _SMALLEST_SHARE):
        _write(make, mine[start : start + _SMALLEST_SHARE], output)
        gc.collect(0)  # what pages leave behind; what is kept for later pages is not looked through again


def _write(make: Make, addresses: Sequence[str], output: Path) -> None:
    for address in addresses:
        file = f"{output}/{file_of(address)}"
        os.makedirs(os.path.dirname(file), exist_ok=True)  # noqa: PTH103, PTH120 - pathlib costs as much as rendering here
        with open(file, "wb") as written:  # noqa: PTH123
            written.write(make(address) or b"")
