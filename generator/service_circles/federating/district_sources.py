"""The places that districts are collected from: a host, or a folder; nothing larger, slower or elsewhere is read."""

import time
from collections.abc import Callable
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from io import BufferedIOBase
from pathlib import Path
from socket import SHUT_RDWR
from threading import Event, Timer
from typing import IO, Protocol
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urljoin, urlsplit
from urllib.request import (
    HTTPHandler,
    HTTPRedirectHandler,
    HTTPSHandler,
    OpenerDirector,
    Request,
    build_opener,
)

from service_circles import __version__
from service_circles.languages.phrase import Phrase, phrase
from service_circles.records.settings.portal import District

_AT_ONCE_BYTES = 1 << 16
_SLOWEST_ANSWER_S = 15
"""A host that says nothing for so long is taken for down."""


class RefusedError(Exception):
    """Something of a district is not taken; `reason` says why."""

    def __init__(self, reason: Phrase) -> None:
        super().__init__(reason.text)
        self.reason = reason


class DistrictSource(Protocol):
    """Reads the files of a district's site."""

    def read(self, address: str, most_bytes: int) -> bytes:
        """A file. Raises RefusedError if it cannot be read, is larger, or takes too long."""


def source_of(district: District, root: Path, seconds: float) -> DistrictSource:
    """The source of a district; a folder is meant from the portal's own. One that is built here is not fetched."""
    if district.is_on_the_web and not district.project:
        return WebSource(district.site, time.monotonic() + seconds)
    return FolderSource(root / district.built_in)


class FolderSource:
    """A finished site in a folder of this machine."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def read(self, address: str, most_bytes: int) -> bytes:
        """A file of the folder; one that leads out of it by a link is refused."""
        path = self._folder / address
        try:
            if not path.resolve(strict=True).is_relative_to(self._folder.resolve()):
                raise RefusedError(phrase("{file} 是指到别处的链接", file=address))
            with path.open("rb") as file:
                return _bounded(file, address, most_bytes)
        except OSError as error:
            raise RefusedError(
                phrase("没有读到 {file}（{reason}）", file=address, reason=error.strerror)
            ) from None


class WebSource:
    """A site on a host; all answers come from this host, and all of them before the deadline."""

    def __init__(self, url: str, deadline_s: float) -> None:
        self._url, self._deadline_s = url, deadline_s
        self._opener = _opener(url)

    def read(self, address: str, most_bytes: int) -> bytes:
        """Return the host's answer for a file."""
        url = urljoin(self._url, quote(address))
        request = Request(url, headers={"User-Agent": f"service-circles/{__version__}"})  # noqa: S310 - HTTP only
        try:
            with self._opener.open(request, timeout=self._seconds_left(address)) as answer:
                return _bounded(answer, address, most_bytes, lambda: self._seconds_left(address))
        except RefusedError:
            raise
        except HTTPError as error:
            raise RefusedError(
                phrase("网站没有给出 {file}（{code}）", file=address, code=error.code)
            ) from None
        except TimeoutError:
            raise RefusedError(phrase("网站太慢，{file} 没有等到", file=address)) from None
        except (URLError, OSError, ValueError, HTTPException) as error:  # a broken answer, of whatever kind
            reason = getattr(error, "reason", None)
            if isinstance(reason, TimeoutError):
                raise RefusedError(phrase("网站太慢，{file} 没有等到", file=address)) from None
            told = str(reason or error) or type(error).__name__
            raise RefusedError(phrase("网站连不上（{reason}）", reason=told)) from None

    def _seconds_left(self, address: str) -> float:
        left = self._deadline_s - time.monotonic()
        if left <= 0:
            raise RefusedError(phrase("网站太慢，{file} 没有等到", file=address))
        return min(left, _SLOWEST_ANSWER_S)


def _bounded(
    file: BufferedIOBase, address: str, most_bytes: int, go_on: Callable[[], object] = lambda: None
) -> bytes:
    parts: list[bytes] = []
    size = 0
    # read1 gives what has come: a host that sends a byte now and then must not keep us beyond the deadline.
    while part := file.read1(min(_AT_ONCE_BYTES, most_bytes + 1 - size)):
        parts.append(part)
        size += len(part)
        if size > most_bytes:
            raise RefusedError(phrase("{file} 太大，最多 {limit} 字节", file=address, limit=most_bytes))
        go_on()
    return b"".join(parts)


class _OwnHostOnly(HTTPRedirectHandler):
    def __init__(self, url: str) -> None:
        self._origin = _origin(url)

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: object, newurl: str
    ) -> Request | None:
        """Follow to the same host only."""
        if _origin(newurl) != self._origin:
            raise RefusedError(phrase("网站把人转到别的主机：{url}", url=newurl))
        return super().redirect_request(req, fp, code, msg, headers, newurl)  # type: ignore[arg-type]


def _origin(url: str) -> tuple[str, str]:
    parts = urlsplit(url)
    return parts.scheme, parts.netloc


class _WithDeadline(HTTPConnection):
    """A connection whose whole head has to come in time: the timeout of sockets begins anew with every byte."""

    def getresponse(self) -> HTTPResponse:
        """The answer. Raises TimeoutError."""
        is_late = Event()

        def cut() -> None:
            is_late.set()
            self.sock.shutdown(SHUT_RDWR)

        timer = Timer(self.timeout or _SLOWEST_ANSWER_S, cut)
        timer.start()
        try:
            return super().getresponse()
        except (HTTPException, OSError):
            if is_late.is_set():
                raise TimeoutError from None
            raise
        finally:
            timer.cancel()


class _SafeWithDeadline(_WithDeadline, HTTPSConnection):
    """The same over TLS."""


class _Http(HTTPHandler):
    def http_open(self, req: Request) -> HTTPResponse:
        """Open with a deadline."""
        return self.do_open(_WithDeadline, req)


class _Https(HTTPSHandler):
    def https_open(self, req: Request) -> HTTPResponse:
        """Open with a deadline."""
        return self.do_open(_SafeWithDeadline, req)


def _opener(url: str) -> OpenerDirector:
    return build_opener(_OwnHostOnly(url), _Http, _Https)
