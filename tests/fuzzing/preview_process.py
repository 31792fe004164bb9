"""`circles serve` in a process of its own, asked byte by byte."""

import re
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

_MOST_S = 60


@contextmanager
def running_preview(folder: Path) -> Iterator[Callable[[bytes], bytes]]:
    """A function that sends bytes as they are to the preview of a project and returns the beginning of the answer.

    It fails if the preview does not run any more afterwards.
    """
    words = [str(Path(sys.executable).parent / "circles"), "-C", str(folder), "serve", "--port", "0"]
    with subprocess.Popen(words, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        found = re.search(r"http://[^:]+:(\d+)", process.stderr.readline())
        assert found is not None
        Thread(target=process.stderr.read, daemon=True).start()

        def ask(request: bytes) -> bytes:
            answer = _answer(int(found[1]), request)
            assert process.poll() is None
            return answer

        try:
            yield ask
        finally:
            process.kill()


def _answer(port: int, request: bytes) -> bytes:
    with socket.create_connection(("127.0.0.1", port), timeout=_MOST_S) as connection:
        try:
            connection.sendall(request)
            connection.shutdown(socket.SHUT_WR)
            return connection.recv(4096)
        except OSError:  # closed meanwhile, as it may be after half a request
            return b""
