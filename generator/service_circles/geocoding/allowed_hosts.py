"""Requests to the hosts of one service and to no other: over HTTPS, without following redirects."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NoReturn
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, HTTPSHandler, ProxyHandler, build_opener

from geopy.adapters import URLLibAdapter
from geopy.exc import GeocoderServiceError

_REDIRECTED = "redirected"
_THIS_MACHINE = frozenset({"127.0.0.1", "localhost"})


class HostRefusedError(GeocoderServiceError):  # type: ignore[misc]  # geopy has no types
    """A request to a host that is not on the list."""


def is_safe_server(address: str) -> bool:
    """True for the address of a server of one's own: HTTPS, or HTTP on this machine."""
    parts = urlsplit(address)
    return bool(parts.hostname) and (
        parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _THIS_MACHINE)
    )


def adapter_for(host: str, server: str | None = None) -> Callable[..., URLLibAdapter]:
    """The factory that geopy wants, for a service's host; all requests go to `server` instead if there is one."""

    def make(*, proxies: Any, ssl_context: Any) -> URLLibAdapter:
        return _Adapter(host, server, proxies=None if server else proxies, ssl_context=ssl_context)

    return make


class _NoRedirects(HTTPRedirectHandler):
    def redirect_request(self, *_arguments: object, **_more: object) -> NoReturn:
        """Refuse: an answer that leads elsewhere is an error."""
        raise HostRefusedError(_REDIRECTED)


class _Adapter(URLLibAdapter):  # type: ignore[misc]  # geopy has no types
    def __init__(self, host: str, server: str | None, *, proxies: Any, ssl_context: Any) -> None:
        super().__init__(proxies=proxies, ssl_context=ssl_context)
        self._host, self._server = host, server
        proxy = ProxyHandler({} if server else None)
        self.urlopen = build_opener(HTTPSHandler(context=ssl_context), proxy, _NoRedirects()).open

    def get_text(self, url: str, *, timeout: float, headers: dict[str, str]) -> str:
        """The text of an answer."""
        parts = urlsplit(url)
        if parts.hostname != self._host or parts.scheme != "https":
            _refuse(parts.hostname)
        if self._server:
            url = parts._replace(scheme="", netloc="").geturl()
            url = self._server.rstrip("/") + url
        try:
            return str(super().get_text(url, timeout=timeout, headers=headers))
        except GeocoderServiceError as error:  # as which geopy raises ours again
            raise HostRefusedError(_REDIRECTED) if _REDIRECTED in error.args else error from None


def _refuse(host: str | None) -> NoReturn:
    raise HostRefusedError(f"{host} is not on the list")
