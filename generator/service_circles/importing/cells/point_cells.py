"""Coordinates as people paste them: two numbers in either order, degrees and minutes, addresses of web maps."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from service_circles.geo.datum import in_mainland_china, to_wgs84
from service_circles.geo.distance import distance_m
from service_circles.importing.cells.reading_result import Reading, ReadingContext, trouble
from service_circles.importing.columns.column_guess import guess_datum
from service_circles.records.values.contact import Accuracy, Datum

_NUMBER = r"([+-]?[0-9]{1,3}(?:\.[0-9]+)?)"
_PAIR = rf"{_NUMBER}\s*[,，]\s*{_NUMBER}"
_TWO = re.compile(rf"{_NUMBER}\s*°?\s*[ENSW东西南北]?\s*(?:[,，、;；/|]|\s)\s*{_NUMBER}(?![0-9.])")
_DECIMALS = re.compile(r"[+-]?[0-9]{1,3}\.[0-9]+")
_DEGREES = re.compile(
    r"([NSEW北南东西])?[纬经]?\s*([0-9]{1,3})\s*[°度]\s*([0-9]{1,2}(?:\.[0-9]+)?)\s*['′分]\s*"
    r"(?:([0-9]{1,2}(?:\.[0-9]+)?)\s*[\"″秒])?\s*([NSEW])?",
    re.IGNORECASE,
)
_MAP_ADDRESSES = tuple(
    (re.compile(pattern, re.IGNORECASE), longitude_first, datum)
    for pattern, longitude_first, datum in (
        (rf"(?:amap|gaode)\.com.*?(?:position|to|from|center|lnglat)={_PAIR}", True, Datum.GCJ02),
        (rf"amap\.com.*?lng={_NUMBER}&lat={_NUMBER}", True, Datum.GCJ02),
        (rf"amap\.com.*?lat={_NUMBER}&(?:lng|lon)={_NUMBER}", False, Datum.GCJ02),
        (rf"amap\.com/.*?[?&][pq]=[^,&]*,{_PAIR}", False, Datum.GCJ02),
        (rf"baidu\.com.*?(?:location|latlng)=(?:latlng:)?{_PAIR}.*coord_type=gcj02", False, Datum.GCJ02),
        (rf"baidu\.com.*?(?:location|latlng)=(?:latlng:)?{_PAIR}.*coord_type=wgs84", False, Datum.WGS84),
        (rf"baidu\.com.*?(?:location|latlng)=(?:latlng:)?{_PAIR}", False, Datum.BD09),
        (rf"map\.qq\.com.*?(?:coord[:=]|tocoord=|center=|pointx=){_PAIR}", False, Datum.GCJ02),
        (rf"map\.qq\.com.*?pointx={_NUMBER}&pointy={_NUMBER}", True, Datum.GCJ02),
        (rf"openstreetmap\.org.*?mlat={_NUMBER}&mlon={_NUMBER}", False, Datum.WGS84),
        (rf"(?:openstreetmap\.org|osm\.org).*?#map=[0-9.]+/{_NUMBER}/{_NUMBER}", False, Datum.WGS84),
        (rf"tianditu.*?(?:center|location)={_PAIR}", True, Datum.WGS84),
        (rf"^geo:{_PAIR}", False, Datum.WGS84),
        (rf"google\.[a-z.]+/.*?!3d{_NUMBER}!4d{_NUMBER}", False, None),
        (rf"google\.[a-z.]+/.*?(?:@|[?&](?:q|ll|query|destination)=){_PAIR}", False, None),
        (rf"maps\.apple\.com.*?(?:ll|daddr|q)={_PAIR}", False, None),
    )
)
"""Datum of each map's points; None: shifted in mainland China only, as Google's and Apple's maps are."""
_SHORT = re.compile(r"surl\.amap|j\.map\.baidu|goo\.gl|maps\.app|url\.cn|w\.url", re.IGNORECASE)
_SAME_POINT_M = 1.0


@dataclass(frozen=True, slots=True)
class _Found:
    latitude: str
    longitude: str
    datum: Datum | None = None


def read_point(text: str, heading: str, context: ReadingContext) -> Reading:
    """The location of a cell; without a datum that somebody named none, since a guess is 500 m off."""
    found = _of_address(text) or _of_degrees(text) or _of_pair(text, heading)
    if found is None or not _is_possible(found):
        code = "X228" if _SHORT.search(text) else "X222"
        return Reading(None, text, (trouble(code, found=text[:80]),))
    datum = found.datum or guess_datum([text]) or guess_datum([heading]) or context.datum
    if datum is None and context.country != "CN":
        datum = Datum.WGS84
    if datum is None:
        return Reading(None, text, (trouble("X126"),))
    return Reading(_location(found, datum, text))


def point_text(location: Mapping[str, str]) -> str:
    """A location as a cell shows it: '21.198916, 112.607705（WGS84，门口）'."""
    said = [Datum(location["datum"]).label.partition("（")[0]]
    if "accuracy" in location:
        said.append(Accuracy(location["accuracy"]).label)
    return f"{location['latitude']}, {location['longitude']}（{'，'.join(said)}）"


def is_same_point(one: Mapping[str, str], other: Mapping[str, str]) -> bool:
    """True if two locations are the same within a meter, whatever their datums."""
    try:
        first, second = (
            to_wgs84(float(each["latitude"]), float(each["longitude"]), Datum(each["datum"]))
            for each in (one, other)
        )
    except (KeyError, ValueError):
        return False
    return distance_m(first, second) <= _SAME_POINT_M


def _location(found: _Found, datum: Datum, text: str) -> dict[str, str]:
    location = {"latitude": found.latitude, "longitude": found.longitude, "datum": datum.value}
    decimals = max(len(number.partition(".")[2]) for number in (found.latitude, found.longitude))
    named = next((each for each in Accuracy if each.label in text), None)
    accuracy = named or (Accuracy.AREA if decimals <= 2 else Accuracy.STREET if decimals == 3 else None)
    return {**location, "accuracy": accuracy.value} if accuracy else location


def _of_address(text: str) -> _Found | None:
    if "://" not in text and not text.startswith("geo:"):
        return None
    address = unquote(text)
    for pattern, longitude_first, datum in _MAP_ADDRESSES:
        if match := pattern.search(address):
            latitude, longitude = match.groups()[::-1] if longitude_first else match.groups()
            return _Found(latitude, longitude, datum or _datum_there(float(latitude), float(longitude)))
    return None


def _datum_there(latitude: float, longitude: float) -> Datum:
    return Datum.GCJ02 if in_mainland_china((latitude, longitude)) else Datum.WGS84


def _of_degrees(text: str) -> _Found | None:
    """N21°11′56″ E112°36′27″ in either order."""
    found = list(_DEGREES.finditer(text))
    if len(found) != 2:
        return None
    values = []
    for match in found:
        before, degrees, minutes, seconds, behind = match.groups()
        value = int(degrees) + float(minutes) / 60 + float(seconds or 0) / 3600
        mark = (before or behind or "").upper()
        values.append((f"{-value if mark in {'S', 'W', '南', '西'} else value:.6f}", mark))
    (first, mark), (second, _) = values
    longitude_first = mark in {"E", "W", "东", "西"} or (not mark and abs(float(first)) > 90)
    return _Found(second, first) if longitude_first else _Found(first, second)


def _of_pair(text: str, heading: str) -> _Found | None:
    if "://" in text:
        return None
    match = _TWO.search(text)
    numbers = list(match.groups()) if match else _DECIMALS.findall(text)
    if len(numbers) != 2:
        return None
    first, second = numbers
    heading = text if "经" in text and "纬" in text else heading
    return (
        _Found(second, first)
        if _longitude_first(float(first), float(second), heading)
        else _Found(first, second)
    )


def _longitude_first(first: float, second: float, heading: str) -> bool:
    """By the numbers where only one order is possible, else by the heading; unnamed pairs begin in the north."""
    if abs(first) > 90 or abs(second) > 90:
        return abs(first) > 90
    if 73 < first < 136 and 3 < second < 54:
        return True
    return bool(re.search("经.*纬|lng.*lat|lon.*lat|x.*y", heading.lower()))


def _is_possible(found: _Found) -> bool:
    latitude, longitude = float(found.latitude), float(found.longitude)
    return abs(latitude) <= 90 and abs(longitude) <= 180 and (latitude, longitude) != (0, 0)
