"""HTTP headers that a host should add: what a page cannot say about itself in its head."""

HEADERS = {
    "Content-Security-Policy": "frame-ancestors 'self'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(self)",
}


OPEN_DATA = ("/data/*", "/hsds/*")
"""Files that pages of other sites may read."""


def headers_file() -> bytes:
    """The file `_headers`, which Cloudflare Pages, Netlify and others read; for all other hosts it is a small text."""
    shared = (f"{path}\n  Access-Control-Allow-Origin: *\n" for path in OPEN_DATA)
    own = (f"  {name}: {value}\n" for name, value in HEADERS.items())
    return "".join(["/*\n", *own, *shared]).encode()
