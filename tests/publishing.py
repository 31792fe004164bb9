"""Sites for tests: built as a person builds them, and served as any web host does."""

import gzip
import io
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import BinaryIO

from service_circles.build.project import Project, load_project
from service_circles.build.publication import Publication, make_publication
from service_circles.writing.site.site import SiteSettings

ROOT = Path(__file__).parents[1]
DAY = date(2026, 11, 25)
"""The day that the demonstration is built for, and today for whatever a test does not tell the day."""
PUBLISHED_UNDER = "/rongxi/"
"""The path of `site_url` in the demonstration's mkdocs.yml."""


def epoch_of(day: date) -> str:
    """SOURCE_DATE_EPOCH of a day: noon in Greenwich, so that it is the same day from Hawaii to Fiji."""
    return str(int(datetime.combine(day, time(12), UTC).timestamp()))


def build(project: Path, output: Path, day: date = DAY) -> Path:
    """Build a project with the command that editors use; the folder with its site."""
    circles = Path(sys.executable).parent / "circles"
    words = [str(word) for word in (circles, "-C", project, "build", "--output", output)]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": epoch_of(day)}
    done = subprocess.run(words, capture_output=True, text=True, check=False, timeout=MOST_S, env=environment)
    assert done.returncode == 0, done.stderr
    return output


@cache
def loaded(root: Path = ROOT) -> Project:
    """A project that no test changes, read once in a process; the demonstration unless said otherwise."""
    return load_project(root)


@cache
def published(root: Path = ROOT, site_url: str | None = None) -> Publication:
    """Its publication, made once in a process."""
    return make_publication(loaded(root), SiteSettings(site_url))


MOST_S = 900
"""No test waits longer than this for a command, on however slow a machine."""
_COMPRESSED = {".html", ".css", ".js", ".json", ".svg", ".xml", ".webmanifest"}


class _Host(SimpleHTTPRequestHandler):
    """Serves a folder under some paths and nothing elsewhere; its 404.html in place of what is missing."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *args: object, folder: Path, paths: tuple[str, ...], compressed: bool) -> None:
        self.folder, self.paths, self.compressed = folder, paths, compressed
        super().__init__(*args, directory=str(folder))  # type: ignore[arg-type]

    def translate_path(self, path: str) -> str:
        for under in self.paths:
            if path.startswith(under):
                return super().translate_path(path.removeprefix(under.removesuffix("/")))
        return str(self.folder / "nothing-is-here")

    def send_head(self) -> io.BytesIO | BinaryIO | None:
        file = Path(self.translate_path(self.path.partition("?")[0]))
        file = file / "index.html" if file.is_dir() and self.path.partition("?")[0].endswith("/") else file
        if not self.compressed or file.suffix not in _COMPRESSED or not file.is_file():
            return super().send_head()
        content = gzip.compress(file.read_bytes(), 6)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(file)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        return io.BytesIO(content)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:  # noqa: ARG002
        content = (self.folder / "404.html").read_bytes()
        self.send_response(code, message)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""


@contextmanager
def hosted(folder: Path, *paths: str, compressed: bool = False) -> Iterator[str]:
    """A web host that shows a folder under some paths, such as '/some/folder/'; its address, without path."""
    handler = partial(_Host, folder=folder, paths=paths, compressed=compressed)
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()
