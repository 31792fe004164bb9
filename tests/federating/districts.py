"""Small districts for tests of portals, as folders with what a build would publish, and hosts that misbehave."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread
from typing import Any

from service_circles.writing.federation.federation_format import ADDRESS

PORTAL = """directory:
  id: both-sides
  name: 两岸
  publisher: {name: 测试}
portal:
  regions:
    - {id: river-city, name: 榕川市}
  limits: {seconds: SECONDS, file_mb: 0.1, district_mb: 0.2, files: 50}
  districts:
"""


def portal_in(root: Path, sites: Mapping[str, str], seconds: int = 60) -> Path:
    """A portal project with some districts, by id: their addresses or folders; `seconds` is its patience."""
    root.mkdir(parents=True, exist_ok=True)
    rows = (
        f'    - {{id: {id_}, name: 名单里的{id_}, site: "{site}", region: river-city}}\n'
        for id_, site in sites.items()
    )
    (root / "portal.yaml").write_text(
        PORTAL.replace("SECONDS", str(seconds)) + "".join(rows), encoding="utf-8"
    )
    return root


def district_in(
    folder: Path,
    id_: str = "east",
    *,
    files: Mapping[str, object] | None = None,
    changed: Mapping[str, object] | None = None,
) -> Path:
    """A folder with federation.json and what it names; `changed` replaces fields of federation.json."""
    shared: dict[str, object] = {
        "federation/places.json": {"places": [place(id_, "district"), place("harbor", "street", id_)]},
        "federation/services.json": {"services": [{"id": "meals", "names": {"zh-Hans": "长者饭堂"}}]},
        "federation/events.json": {"events": []},
        "federation/alerts.json": {"alerts": []},
    }
    contents = {address: json.dumps(data).encode() for address, data in (shared | dict(files or {})).items()}
    own: dict[str, Any] = {
        "format": 1,
        "kind": "district",
        "generator": "service-circles 0.1.0",
        "id": id_,
        "names": {"zh-Hans": f"{id_}区"},
        "publisher": {"zh-Hans": "区里"},
        "url": f"https://{id_}.example/",
        "languages": ["zh-Hans"],
        "time_zone": "Asia/Shanghai",
        "day": "2026-11-25",
        "fictional": True,
        "license": None,
        "bounds": [21.1, 112.5, 21.2, 112.6],
        "counts": {"centers": 2},
        "figures": {
            "places": 2, "places_with_hours": 1, "places_checked": 2, "estates": 1, "households_reached": 60,
            "households_missed": 40, "minutes": 10, "meters_per_second": 1, "along_streets": False,
        },
        "files": {
            address: {"sha256": sha256(content).hexdigest(), "size_bytes": len(content)}
            for address, content in contents.items()
        },
    }  # fmt: skip
    for address, content in {**contents, ADDRESS: json.dumps(own | dict(changed or {})).encode()}.items():
        (folder / address).parent.mkdir(parents=True, exist_ok=True)
        (folder / address).write_bytes(content)
    return folder


def place(id_: str, kind: str, parent: str | None = None) -> dict[str, object]:
    """A place as places.json has it."""
    return {
        "id": id_,
        "kind": kind,
        "parent": parent,
        "names": {"zh-Hans": f"{id_}的地方"},
        "at": [21.15, 112.55],
    }


class _Misbehaving(BaseHTTPRequestHandler):
    """Answers every request with a redirect, or without end: a head, or a body, fast or slowly; or not at all."""

    def __init__(self, *args: Any, way: str, over: Event) -> None:
        self.way, self.over = way, over
        super().__init__(*args)

    def do_GET(self) -> None:
        if self.way.startswith("http"):
            self.send_response(302)
            self.send_header("Location", self.way)
            self.end_headers()
        elif self.way == "silent":
            self.over.wait()
        elif self.way == "drip":
            self._without_end(b"H")
        else:
            self.send_response(200)
            self.end_headers()
            self._without_end(b"[" if self.way == "slow" else b"[" * 65_536)

    def _without_end(self, piece: bytes) -> None:
        try:
            while not self.over.wait(0.05 if len(piece) == 1 else 0):
                self.wfile.write(piece)
        except OSError:
            return

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""


@contextmanager
def misbehaving(way: str) -> Iterator[str]:
    """A host that misbehaves: 'endless', 'slow', 'drip', 'silent', or the address to which it redirects."""
    over = Event()
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Misbehaving, way=way, over=over))
    server.daemon_threads = True
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    over.set()
    server.shutdown()
    thread.join()
    server.server_close()
