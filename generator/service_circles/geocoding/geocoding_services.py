"""The services that are asked for coordinates: host, datum, key, and what their answers say about accuracy."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from geopy.exc import (
    GeocoderAuthenticationFailure,
    GeocoderInsufficientPrivileges,
    GeocoderParseError,
    GeocoderQueryError,
    GeocoderQuotaExceeded,
    GeocoderRateLimited,
    GeopyError,
)
from geopy.extra.rate_limiter import RateLimiter
from geopy.geocoders import BaiduV3, Nominatim, Photon

from service_circles import __version__
from service_circles.geocoding.allowed_hosts import HostRefusedError, adapter_for
from service_circles.geocoding.geocoders_of_china import Amap, Tencent, Tianditu
from service_circles.records.values.contact import Accuracy, Datum

USER_AGENT = f"service-circles/{__version__}"
_AMAP_DOORS = frozenset({"门牌号", "门址", "单元号", "楼栋", "兴趣点"})
_ON_STREETS = frozenset({"道路", "道路交叉路口", "交叉路口", "公交站台、地铁站", "道路附属点"})
_OTHER_FORM = (AttributeError, IndexError, KeyError, TypeError, ValueError)
"""Errors of geopy's own geocoders for an answer of another form."""
_DECIMALS = 6  # a tenth of a meter


class Answer(NamedTuple):
    """A place that a service found for an address, in the service's own datum."""

    latitude: float
    longitude: float
    datum: Datum
    accuracy: Accuracy
    matched: str


class ServiceFailedError(Exception):
    """A service that gives no more answers: 'key', 'quota', 'host', 'answer' (its form) or 'away'."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


Options = dict[str, Any]


@dataclass(frozen=True)
class Service:
    """A service: its host, the datum of its answers, the variable that holds its key, seconds between requests."""

    host: str
    datum: Datum
    make: Callable[[str, Options], Any]
    accuracy_of: Callable[[Mapping[str, Any]], Accuracy]
    key_variable: str | None = None
    seconds: float = 0.4


def _of_amap(raw: Mapping[str, Any]) -> Accuracy:
    return _by_level(str(raw.get("level", "")), _AMAP_DOORS)


def _of_baidu(raw: Mapping[str, Any]) -> Accuracy:
    return Accuracy.BUILDING if str(raw.get("precise")) == "1" else _by_level(str(raw.get("level", "")))


def _of_tencent(raw: Mapping[str, Any]) -> Accuracy:
    level = int(raw.get("level", 0))
    if level >= 9 and int(raw.get("reliability", 0)) >= 7:
        return Accuracy.BUILDING
    return Accuracy.STREET if level in {7, 8} else Accuracy.AREA


def _of_tianditu(raw: Mapping[str, Any]) -> Accuracy:
    return _by_level(str(raw.get("level", "")), _AMAP_DOORS)


def _of_nominatim(raw: Mapping[str, Any]) -> Accuracy:
    rank = int(raw.get("place_rank", 0))
    if rank >= 30:
        return Accuracy.BUILDING
    return Accuracy.STREET if rank in {26, 27} else Accuracy.AREA


def _of_photon(raw: Mapping[str, Any]) -> Accuracy:
    kind = raw.get("properties", {}).get("type")
    return {"house": Accuracy.BUILDING, "street": Accuracy.STREET}.get(kind, Accuracy.AREA)


def _by_level(level: str, doors: frozenset[str] = frozenset()) -> Accuracy:
    if level in doors:
        return Accuracy.BUILDING
    return Accuracy.STREET if level in _ON_STREETS else Accuracy.AREA


def _with_key(kind: Callable[..., Any], host: str) -> Callable[[str, Options], Any]:
    return lambda key, options: kind(key, host, **options)


SERVICES: Mapping[str, Service] = {
    "amap": Service(
        "restapi.amap.com", Datum.GCJ02, _with_key(Amap, "restapi.amap.com"), _of_amap, "CIRCLES_AMAP_KEY"
    ),
    "baidu": Service(
        "api.map.baidu.com",
        Datum.BD09,
        lambda key, options: BaiduV3(key, **options),
        _of_baidu,
        "CIRCLES_BAIDU_KEY",
    ),
    "tencent": Service(
        "apis.map.qq.com",
        Datum.GCJ02,
        _with_key(Tencent, "apis.map.qq.com"),
        _of_tencent,
        "CIRCLES_TENCENT_KEY",
    ),
    "tianditu": Service(
        "api.tianditu.gov.cn",
        Datum.WGS84,
        _with_key(Tianditu, "api.tianditu.gov.cn"),
        _of_tianditu,
        "CIRCLES_TIANDITU_KEY",
    ),
    "nominatim": Service(
        "nominatim.openstreetmap.org",
        Datum.WGS84,
        lambda _key, options: Nominatim(domain="nominatim.openstreetmap.org", **options),
        _of_nominatim,
        seconds=1.1,
    ),
    "photon": Service(
        "photon.komoot.io",
        Datum.WGS84,
        lambda _key, options: Photon(domain="photon.komoot.io", **options),
        _of_photon,
        seconds=1.1,
    ),
}
"""By the names that the command and the lock file have for them."""


def asker(service: Service, key: str, server: str | None, seconds: float) -> Callable[[str], Answer | None]:
    """A function from an address to its place, None if there is none; it waits between requests."""
    adapter = adapter_for(service.host, server)
    options = {"scheme": "https", "adapter_factory": adapter, "user_agent": USER_AGENT, "timeout": 20}
    slowly = RateLimiter(
        service.make(key, options).geocode,
        min_delay_seconds=seconds,
        error_wait_seconds=5 * seconds,
        max_retries=1,
        swallow_exceptions=False,
    )

    def ask(address: str) -> Answer | None:
        try:
            found = slowly(address)
        except GeopyError as error:
            raise ServiceFailedError(_reason(error)) from None  # whose text may hold the key
        except _OTHER_FORM:
            raise ServiceFailedError("answer") from None
        if found is None:
            return None
        latitude, longitude = round(found.latitude, _DECIMALS), round(found.longitude, _DECIMALS)
        accuracy = service.accuracy_of(found.raw)
        return Answer(latitude, longitude, service.datum, accuracy, str(found.address or ""))

    return ask


def _reason(error: GeopyError) -> str:
    if isinstance(error, GeocoderAuthenticationFailure | GeocoderInsufficientPrivileges):
        return "key"
    if isinstance(error, GeocoderQuotaExceeded | GeocoderRateLimited):
        return "quota"
    if isinstance(error, HostRefusedError):
        return "host"
    return "answer" if isinstance(error, GeocoderParseError | GeocoderQueryError) else "away"
