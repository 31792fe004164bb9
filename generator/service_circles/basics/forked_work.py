"""Work that forked processes share: each takes the next piece as soon as it is free."""

import ctypes
import gc
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from multiprocessing.connection import Connection
from typing import Generic, TypeVar

if sys.platform != "win32":
    import fcntl

Result = TypeVar("Result")

_PR_SET_PDEATHSIG = 1
_DIGITS = 8
_ENDING = (signal.SIGTERM, signal.SIGINT)


def cores() -> int:
    """The processor cores that this program may use; 1 where it cannot fork and share work."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "memfd_create") else 1


class Pieces:
    """The numbers of some pieces of work, each of which one of the processes gets that iterate over them."""

    _file = -1
    """Until it is open: a signal may end the program before that."""

    def __init__(self, count: int) -> None:
        # Processes share the place in a file that was opened before the fork, and reading moves it on.
        self._file = os.memfd_create("pieces")
        os.write(self._file, b"".join(b"%0*d" % (_DIGITS, number) for number in range(count)))
        os.lseek(self._file, 0, os.SEEK_SET)

    def __iter__(self) -> Iterator[int]:
        while number := self._next():
            yield int(number)

    def _next(self) -> bytes:
        # Linux does not lock the place in a file of memory while it is read: two processes got the same piece.
        fcntl.lockf(self._file, fcntl.LOCK_EX)
        try:
            return os.read(self._file, _DIGITS)
        finally:
            fcntl.lockf(self._file, fcntl.LOCK_UN)

    @property
    def taken(self) -> int:
        """The pieces that all processes together have got so far."""
        return os.lseek(self._file, 0, os.SEEK_CUR) // _DIGITS

    def __del__(self) -> None:
        if self._file >= 0:
            os.close(self._file)


class _Helper(Generic[Result]):
    """A forked process and the end of the pipe through which it sends its result."""

    def __init__(self, work: Callable[[], Result]) -> None:
        context = multiprocessing.get_context("fork")
        self._receiver, sender = context.Pipe(duplex=False)
        self._process = context.Process(target=_work_in_fork, args=(work, sender))
        # A signal during a fork would be swallowed: exceptions of what is called after forks are ignored.
        before = signal.pthread_sigmask(signal.SIG_BLOCK, _ENDING)
        try:
            self._process.start()
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
        sender.close()

    def result(self) -> Result:
        """Wait for the result; raises what the work raised."""
        try:
            result, error = self._receiver.recv()
        except EOFError:
            self._process.join()
            raise ChildProcessError(f"exit code {self._process.exitcode}") from None
        self._process.join()
        if error is not None:
            raise error
        return result  # type: ignore[no-any-return]

    def kill(self) -> None:
        """End the process at once if it still runs."""
        self._process.kill()
        self._process.join()
        self._receiver.close()


@contextmanager
def forked(work: Callable[[], Result], copies: int) -> Iterator[Callable[[], list[Result]]]:
    """Do some work in so many forked processes while the body runs; it gets a function that waits for their results."""
    gc.freeze()  # or every helper looks for garbage among all records, and so copies them
    try:
        with ExitStack() as helpers:
            started: list[_Helper[Result]] = []
            for _ in range(copies):
                started.append(_Helper(work))
                helpers.callback(started[-1].kill)
            yield lambda: [helper.result() for helper in started]
    finally:
        gc.unfreeze()


def _work_in_fork(work: Callable[[], Result], sender: Connection) -> None:
    gc.disable()
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, _ENDING)
    with suppress(AttributeError, OSError):  # end with the parent, however that ends; Linux alone has it
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    try:
        sender.send((work(), None))
    except Exception as error:  # noqa: BLE001 - the parent raises it again
        sender.send((None, error))
