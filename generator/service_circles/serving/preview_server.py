"""The HTTP side of `circles serve`: pages, news for open browsers, and the report of mistakes."""

import mimetypes
import re
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from http import HTTPStatus
from http.cookies import CookieError, SimpleCookie
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from pathlib import Path
from socket import gethostname
from threading import BoundedSemaphore
from typing import Any
from urllib.parse import parse_qs, quote, unquote, urlsplit

from jinja2 import Environment, Template

from service_circles.problems.report import report
from service_circles.serving.preview_site import PreviewSite
from service_circles.writing.handwritten.handwritten_html import PagesRefusedError

NEWS_TIMEOUT_S = 25.0
MOST_CONNECTIONS = 100
"""At a time; each open page of a browser takes one, which waits for news."""
_OWN = Path(__file__).parent
_SORRY = "抱歉，程序出错了，细节在终端里。 / Sorry, we failed; see the terminal."
_FOREIGN_HOST = "请用启动时显示的网址打开；要用别的名字就写 circles serve --host 名字 / open the address shown at the start"
_COOKIE = "circles_last_good"
_AFTER_IPV6 = re.compile(r"\](:[0-9]*)?$")
_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".geojson": "application/geo+json",
    ".svg": "image/svg+xml",
    ".webp": "image/webp",
    ".avif": "image/avif",
    ".ics": "text/calendar; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".xml": "application/xml",
    ".webmanifest": "application/manifest+json",
}


class SiteServer(ThreadingHTTPServer):
    """Serves a PreviewSite, which is given once its URL is known."""

    daemon_threads = True
    request_queue_size = MOST_CONNECTIONS  # of five, the system lets others wait for seconds
    site: PreviewSite

    def __init__(self, host: str, port: int, failed: Callable[[], None]) -> None:
        """Bind to host and port (0: any free one); OSError if that is not possible.

        `failed` is called while an exception of ours is handled.
        """
        super().__init__((host, port), _Handler)
        self.failed = failed
        self._names = {host, "localhost", gethostname().lower()}
        self._free = BoundedSemaphore(MOST_CONNECTIONS)

    def process_request(self, request: Any, client_address: Any) -> None:
        """Answer a connection in a thread of its own; close it at once if there are too many."""
        if self._free.acquire(blocking=False):
            super().process_request(request, client_address)
        else:
            self.shutdown_request(request)

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        """Answer a connection, then make room for another."""
        try:
            super().process_request_thread(request, client_address)
        finally:
            self._free.release()

    def is_own_name(self, host: str) -> bool:
        """True for a Host header with an IP address or a name of this machine.

        A page elsewhere could let its own name point to this machine and then read the preview (DNS rebinding).
        """
        try:
            name = urlsplit(f"//{host}").hostname or ""
        except ValueError:
            return False
        if "]" in host and not _AFTER_IPV6.search(host):  # urlsplit() drops what follows the bracket
            return False
        with suppress(ValueError):
            return bool(ip_address(name))
        return not host or name in self._names or name.endswith(".localhost")

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that goes away is nothing to report."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)

    @property
    def url(self) -> str:
        """The address to open in a browser."""
        host, port = self.server_address[:2]
        return f"http://{host!s}:{port}/"


class _Handler(BaseHTTPRequestHandler):
    server: SiteServer
    protocol_version = "HTTP/1.1"
    timeout = 10.0
    """Seconds that a connection may be silent."""

    def do_GET(self) -> None:
        """Answer a request; if we fail, say so here and in the terminal."""
        try:
            self._respond()
        except ConnectionError:
            raise
        except Exception:  # noqa: BLE001 - the preview survives any error
            self.server.failed()
            self._send(HTTPStatus.INTERNAL_SERVER_ERROR, _SORRY.encode(), ".txt")

    def _respond(self) -> None:
        try:
            parts = urlsplit(self.path)
            address = _address(parts.path)
        except ValueError:
            address = None
        if not self.server.is_own_name(self.headers.get("Host", "")):
            self._send(HTTPStatus.FORBIDDEN, _FOREIGN_HOST.encode(), ".txt")
        elif address is None:
            self._send(HTTPStatus.BAD_REQUEST, b"", ".txt")
        elif address.startswith("-/"):
            self._answer_own(address, parse_qs(parts.query))
        elif self.server.site.project.has_mistakes and _is_page(address) and not self._wants_last_good():
            self._send_report(report(self.server.site.project.problems, color=False), address)
        else:
            self._answer(address)

    do_HEAD = do_GET  # noqa: N815

    def _answer(self, address: str) -> None:
        try:
            content = self.server.site.answer(address)
            if (
                content is None
                and not _is_page(address)
                and self.server.site.answer(f"{address}/") is not None
            ):
                self._redirect(f"/{quote(address)}/")
            elif content is None:
                self._send(HTTPStatus.NOT_FOUND, self.server.site.answer("404.html") or b"404", ".html")
            else:
                self._send(HTTPStatus.OK, content, ".html" if _is_page(address) else Path(address).suffix)
        except PagesRefusedError as refused:
            self._send_report(str(refused), address)

    def _answer_own(self, address: str, query: dict[str, list[str]]) -> None:
        if address == "-/news":
            known = query.get("known", [""])[0]
            number = self.server.site.wait_for_news(
                int(known) if known.isdecimal() and len(known) < 30 else 0, NEWS_TIMEOUT_S
            )
            self._send(HTTPStatus.OK, str(number).encode(), ".txt")
        elif address == "-/last-good":
            wanted = _address(query.get("page", [""])[0])
            self._redirect(f"/{quote(wanted or '')}", cookie=f"{_COOKIE}={self.server.site.number}; Path=/")
        elif address in {"-/live.js", "-/report.css"}:
            self._send(HTTPStatus.OK, (_OWN / address[2:]).read_bytes(), Path(address).suffix)
        else:
            self._send(HTTPStatus.NOT_FOUND, b"404", ".txt")

    def _wants_last_good(self) -> bool:
        """The reader chose the last good version, and nothing has changed since."""
        try:
            cookie = SimpleCookie(self.headers.get("Cookie", "")).get(_COOKIE)
        except CookieError:
            return False
        return (
            self.server.site.has_good_version
            and cookie is not None
            and cookie.value == str(self.server.site.number)
        )

    def _send_report(self, text: str, address: str) -> None:
        last_good = f"/-/last-good?page={quote('/' + address)}" if self.server.site.has_good_version else None
        page = _report_template().render(title="有错要改 / Something to mend", text=text, last_good=last_good)
        self._send(HTTPStatus.INTERNAL_SERVER_ERROR, page.encode(), ".html")

    def _redirect(self, target: str, cookie: str | None = None) -> None:
        self.send_response(HTTPStatus.FOUND)
        self.send_header("Location", target)
        self.send_header("Content-Length", "0")
        if cookie:
            self.send_header("Set-Cookie", cookie)
        self.end_headers()

    def _send(self, status: HTTPStatus, content: bytes, ending: str) -> None:
        if ending == ".html":
            script = f'<script src="/-/live.js" data-version="{self.server.site.number}"></script>'
            content = content.replace(b"</body>", script.encode() + b"</body>")
        self.send_response(status)
        self.send_header("Content-Type", _type(ending))
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """The terminal is for the author's problems, not for requests."""


def _address(path: str) -> str | None:
    """A request's path as an address within the site; None if it tries to leave it."""
    address = unquote(path).removeprefix("/")
    if "\\" in address or "\0" in address or ".." in address.split("/") or address.startswith("/"):
        return None
    return address


def _is_page(address: str) -> bool:
    return not address or address.endswith(("/", ".html"))


def _type(ending: str) -> str:
    return _TYPES.get(ending.lower()) or mimetypes.types_map.get(ending.lower(), "application/octet-stream")


@cache
def _report_template() -> Template:
    return Environment(autoescape=True).from_string((_OWN / "report_page.html").read_text("utf-8"))
