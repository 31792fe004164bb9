"""A local server that answers as each geocoding service does, for addresses of a table."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit

KEY = "sesame"
Point = tuple[float, float]


class GeocodingServer(ThreadingHTTPServer):
    """Answers with the point of the first known street in an address; `asked` are the addresses in order."""

    def __init__(self, points: dict[str, Point]) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.points = points
        self.asked: list[str] = []
        self.left = 1_000
        self.redirects = False
        self.is_strange = False

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


@contextmanager
def geocoding_server(points: dict[str, Point]) -> Iterator[GeocodingServer]:
    with GeocodingServer(points) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


class _Handler(BaseHTTPRequestHandler):
    server: GeocodingServer

    def log_message(self, *_arguments: object) -> None:
        return

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        query = {name: values[0] for name, values in parse_qs(parts.query).items()}
        address, key, form = _SERVICES[parts.path](query)
        self.server.asked.append(address)
        self.server.left -= 1
        point = next((point for street, point in self.server.points.items() if street in address), None)
        if self.server.redirects:
            self.send_response(302)
            self.send_header("Location", "http://127.0.0.1:9/elsewhere")
            self.end_headers()
            return
        answer = "strange" if self.server.is_strange else form(point, key == KEY, self.server.left < 0)
        body = json.dumps(answer).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def _amap(point: Point | None, known: bool, over: bool) -> Any:
    if not known or over:
        return {"status": "0", "info": "…", "infocode": "10044" if known else "10001"}
    places = (
        [{"formatted_address": "某省某市", "location": f"{point[1]},{point[0]}", "level": "门牌号"}]
        if point
        else []
    )
    return {"status": "1", "info": "OK", "infocode": "10000", "count": str(len(places)), "geocodes": places}


def _baidu(point: Point | None, known: bool, over: bool) -> Any:
    if not known or over:
        return {"status": 302 if known else 200, "message": "…"}
    if point is None:
        return {"status": 0, "result": {}}
    where = {"lng": point[1], "lat": point[0]}
    return {"status": 0, "result": {"location": where, "precise": 1, "confidence": 80, "level": "门址"}}


def _tencent(point: Point | None, known: bool, over: bool) -> Any:
    if not known or over:
        return {"status": 121 if known else 311, "message": "…"}
    if point is None:
        return {"status": 347, "message": "查询无结果"}
    where = {"lng": point[1], "lat": point[0]}
    return {
        "status": 0,
        "message": "query ok",
        "result": {"title": "某路", "location": where, "reliability": 7, "level": 9},
    }


def _tianditu(point: Point | None, known: bool, over: bool) -> Any:
    if not known or over:
        return {"code": 301007 if known else 301006, "msg": "…"}
    if point is None:
        return {"msg": "无结果", "status": "404"}
    where = {"score": 100, "level": "门址", "lon": str(point[1]), "lat": str(point[0]), "keyWord": "某路"}
    return {"msg": "ok", "location": where, "searchVersion": "6.4.9V", "status": "0"}


def _nominatim(point: Point | None, _known: bool, _over: bool) -> Any:
    if point is None:
        return []
    return [
        {
            "lat": str(point[0]),
            "lon": str(point[1]),
            "display_name": "8, Some Road",
            "place_rank": 30,
            "class": "place",
        }
    ]


def _photon(point: Point | None, _known: bool, _over: bool) -> Any:
    if point is None:
        return {"type": "FeatureCollection", "features": []}
    feature = {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [point[1], point[0]]},
        "properties": {"name": "Some Road", "type": "street", "osm_key": "highway"},
    }
    return {"type": "FeatureCollection", "features": [feature]}


_Form = Callable[[Point | None, bool, bool], Any]
_SERVICES: dict[str, Callable[[dict[str, str]], tuple[str, str, _Form]]] = {
    "/v3/geocode/geo": lambda query: (query["address"], query["key"], _amap),
    "/geocoding/v3/": lambda query: (query["address"], query["ak"], _baidu),
    "/ws/geocoder/v1/": lambda query: (query["address"], query["key"], _tencent),
    "/geocoder": lambda query: (json.loads(query["ds"])["keyWord"], query["tk"], _tianditu),
    "/search": lambda query: (query["q"], KEY, _nominatim),
    "/api": lambda query: (query["q"], KEY, _photon),
}
