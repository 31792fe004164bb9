"""Links that open a map app on the way to a place, each in the datum that the app reads."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from service_circles.geo.datum import Point, wgs84_point, wgs84_to_bd09, wgs84_to_gcj02
from service_circles.languages.translator import CHINESE, Words, message
from service_circles.records.values.contact import Accuracy, Location
from service_circles.writing.site.addresses import in_address

_SENDER = "service-circles"  # the apps ask who sends a visitor; any word will do


@dataclass(frozen=True, slots=True)
class NavigationLink:
    """The name of a map app, and the address that opens it."""

    app: str
    url: str


def navigation_links(
    name: str, address: str | None, location: Location | None, words: Words = CHINESE
) -> tuple[NavigationLink, ...]:
    """Ways to a place on foot, the most used app first.

    Without coordinates, or with vague ones beside an address, the apps search for the address.
    Empty if there is neither.
    """
    if location and not (address and location.accuracy is Accuracy.AREA):
        point = wgs84_point(location)
        found = _walks(name, address or name, point)
    else:
        found = _searches(address) if address else iter(())
    return tuple(NavigationLink(words(link.app), link.url) for link in found)


def _walks(name: str, address: str, point: Point) -> Iterator[NavigationLink]:
    gcj02, bd09 = wgs84_to_gcj02(*point), wgs84_to_bd09(*point)
    longitude_first = f"{gcj02[1]:.6f},{gcj02[0]:.6f}"
    yield _link(
        message("高德地图"),
        "https://uri.amap.com/navigation",
        to=f"{longitude_first},{name.replace(',', ' ')}",  # commas part the three values
        mode="walk",
        coordinate="gaode",
        src=_SENDER,
        callnative="1",
    )
    yield _link(
        message("百度地图"),
        "https://api.map.baidu.com/marker",
        location=_pair(bd09),
        coord_type="bd09ll",
        title=name,
        content=address,
        output="html",
        src=_SENDER,
    )
    yield _link(
        message("腾讯地图"),
        "https://apis.map.qq.com/uri/v1/routeplan",
        type="walk",
        to=name,
        tocoord=_pair(gcj02),
        referer=_SENDER,
    )
    # Apple's maps of China are drawn in GCJ-02; elsewhere the shift changes nothing.
    yield _link(message("苹果地图"), "https://maps.apple.com/", daddr=_pair(gcj02), dirflg="w")
    wgs84 = _pair(point)
    yield NavigationLink(message("手机里的地图"), f"geo:{wgs84}?q={wgs84}({in_address(name)})")


def _searches(address: str) -> Iterator[NavigationLink]:
    yield _link(
        message("高德地图"),
        "https://uri.amap.com/search",
        keyword=address,
        view="map",
        src=_SENDER,
        callnative="1",
    )
    yield _link(
        message("百度地图"), "https://api.map.baidu.com/geocoder", address=address, output="html", src=_SENDER
    )
    yield _link(
        message("腾讯地图"), "https://apis.map.qq.com/uri/v1/search", keyword=address, referer=_SENDER
    )
    yield _link(message("苹果地图"), "https://maps.apple.com/", q=address)
    yield NavigationLink(message("手机里的地图"), f"geo:0,0?q={in_address(address)}")


def _link(app: str, page: str, **values: str) -> NavigationLink:
    return NavigationLink(
        app, page + "?" + "&".join(f"{key}={_quoted(value)}" for key, value in values.items())
    )


@lru_cache(maxsize=64)
def _quoted(value: str) -> str:
    """A value in an address; names and addresses come several times in a row."""
    return in_address(value, safe=",")


def _pair(point: Point) -> str:
    return f"{point[0]:.6f},{point[1]:.6f}"
