"""A web host that misbehaves on request: it can stall, to answer with errors, to show another build."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread

UNDER = "/rongxi/"


@dataclass(frozen=True)
class Odd:
    """An answer that is not the file."""

    status: int = 200
    type: str = "text/html; charset=utf-8"
    body: str = "<!doctype html><title>x</title><h1>流量用完了</h1>"
    location: str | None = None


@dataclass
class Host:
    """Shows `folder` below UNDER; `odd` answers by path below it; stalls everything while `steady` is not set."""

    folder: Path
    odd: dict[str, Odd] = field(default_factory=dict)
    steady: Event = field(default_factory=Event)
    asked: list[str] = field(default_factory=list)
    url: str = ""


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, *args: object, host: Host) -> None:
        self.host = host
        super().__init__(*args)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        path = self.path.removeprefix(UNDER)
        self.host.asked.append(path)
        self.host.steady.wait()
        odd = self.host.odd.get(path)
        if odd is None:
            super().do_GET()
            return
        self.send_response(odd.status)
        if odd.location is not None:
            self.send_header("Location", odd.location)
        self.send_header("Content-Type", odd.type)
        self.send_header("Content-Length", str(len(odd.body.encode())))
        self.end_headers()
        self.wfile.write(odd.body.encode())

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-cache")  # or browsers guess how long a page stays fresh
        super().end_headers()

    def translate_path(self, path: str) -> str:
        self.directory = str(self.host.folder)
        return super().translate_path("/" + path.removeprefix(UNDER))

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""


@contextmanager
def unsteady(folder: Path) -> Iterator[Host]:
    """A host of a built site; steady at first."""
    host = Host(folder)
    host.steady.set()
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, host=host))
    host.url = f"http://127.0.0.1:{server.server_port}{UNDER}"
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield host
    host.steady.set()
    server.shutdown()
    thread.join()
    server.server_close()
