"""Geocoders that geopy lacks: Amap, Tencent and Tianditu, each as its public documentation describes its answers."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from geopy.exc import (
    GeocoderAuthenticationFailure,
    GeocoderParseError,
    GeocoderQueryError,
    GeocoderQuotaExceeded,
    GeocoderServiceError,
)
from geopy.geocoders.base import Geocoder
from geopy.location import Location

_AMAP_KEYS = frozenset({"10001", "10005", "10006", "10007", "10008", "10009", "10012"})
_AMAP_QUOTAS = frozenset(
    {"10003", "10004", "10010", "10014", "10019", "10020", "10021", "10029", "10044", "10045"}
)
_TENCENT_KEYS = frozenset({110, 111, 112, 113, 190, 199, 311})
_TENCENT_QUOTAS = frozenset({120, 121})


class _WithKey(Geocoder):  # type: ignore[misc]  # geopy has no types
    """A geocoder that asks one address with a key and reads one JSON answer."""

    path = ""

    def __init__(self, api_key: str, host: str, **options: Any) -> None:
        super().__init__(**options)
        self._key = api_key
        self._host = host

    def geocode(self, query: str) -> Location | None:
        """The best place for an address; None if the service knows none."""
        url = f"{self.scheme}://{self._host}{self.path}?{urlencode(self.parameters(query, self._key))}"
        return self._call_geocoder(url, _read_with(self.read))

    def parameters(self, query: str, key: str) -> dict[str, str]:
        """The parameters of a request."""
        raise NotImplementedError

    def read(self, answer: Any) -> Location | None:
        """The place in an answer; geopy's errors for a refusal."""
        raise NotImplementedError


def _read_with(read: Callable[[Any], Location | None]) -> Callable[[Any], Location | None]:
    def checked(answer: Any) -> Location | None:
        try:
            return read(answer)
        except (KeyError, TypeError, ValueError, IndexError) as error:
            raise GeocoderParseError("an answer of another form") from error

    return checked


class Amap(_WithKey):
    """高德: /v3/geocode/geo, in GCJ-02."""

    path = "/v3/geocode/geo"

    def parameters(self, query: str, key: str) -> dict[str, str]:
        """The parameters of a request."""
        return {"address": query, "key": key}

    def read(self, answer: Any) -> Location | None:
        """The first place; `location` is 'longitude,latitude'."""
        if answer["status"] != "1":
            raise _refusal(answer.get("infocode"), _AMAP_KEYS, _AMAP_QUOTAS)
        if not answer["geocodes"]:
            return None
        place = answer["geocodes"][0]
        longitude, latitude = map(float, place["location"].split(","))
        return Location(place["formatted_address"], (latitude, longitude), place)


class Tencent(_WithKey):
    """腾讯: /ws/geocoder/v1/, in GCJ-02."""

    path = "/ws/geocoder/v1/"

    def parameters(self, query: str, key: str) -> dict[str, str]:
        """The parameters of a request."""
        return {"address": query, "key": key}

    def read(self, answer: Any) -> Location | None:
        """The place; status 347 means that there is none."""
        if answer["status"] == 347:
            return None
        if answer["status"] != 0:
            raise _refusal(answer["status"], _TENCENT_KEYS, _TENCENT_QUOTAS)
        place = answer["result"]
        point = (float(place["location"]["lat"]), float(place["location"]["lng"]))
        return Location(place.get("title", ""), point, place)


class Tianditu(_WithKey):
    """天地图: /geocoder, in CGCS2000, which is WGS84 to a few centimeters."""

    path = "/geocoder"

    def parameters(self, query: str, key: str) -> dict[str, str]:
        """The parameters of a request."""
        return {"ds": json.dumps({"keyWord": query}, ensure_ascii=False), "tk": key}

    def read(self, answer: Any) -> Location | None:
        """The place; a status of 404 means that there is none."""
        status = str(answer.get("status", answer.get("code", "")))
        if status == "404":
            return None
        if status != "0":
            raise _refusal(status, frozenset({"301006", "301012"}), frozenset({"301007", "301008"}))
        place = answer["location"]
        return Location(place.get("keyWord", ""), (float(place["lat"]), float(place["lon"])), place)


def _refusal(code: object, keys: frozenset[Any], quotas: frozenset[Any]) -> GeocoderServiceError:
    """The error of geopy for the number that a service gave."""
    if code in keys:
        return GeocoderAuthenticationFailure(str(code))
    if code in quotas:
        return GeocoderQuotaExceeded(str(code))
    return GeocoderQueryError(str(code))
