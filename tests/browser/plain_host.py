"""The simplest web host: a folder at the root, a new connection for each answer."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""


@contextmanager
def plainly_hosted(folder: Path) -> Iterator[str]:
    """The address at which a folder is served, with a slash at its end; afterwards its port is free at once."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:  # a test that fails in between would leave a thread for which pytest waits at its end
        server.shutdown()
        thread.join()
        server.server_close()
