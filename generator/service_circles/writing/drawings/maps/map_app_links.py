"""Links that open a map app on the way to a place, each in the datum that the app reads."""

from dataclasses import dataclass

from service_circles.geo.datum import Point, in_mainland_china, wgs84_point, wgs84_to_bd09, wgs84_to_gcj02
from service_circles.languages.translator import CHINESE, Translator, message
from service_circles.records.values.contact import Accuracy, Location
from service_circles.writing.site.addresses import in_address

_SENDER = "service-circles"  # the apps ask who sends a visitor; any name will do


@dataclass(frozen=True, slots=True)
class NavigationLink:
    """The name of a map app, and the address that opens it."""

    app: str
    url: str


def navigation_links(
    name: str, address: str | None, location: Location | None, words: Translator = CHINESE
) -> tuple[NavigationLink, ...]:
    """Ways to a place on foot, the most used app first.

    Without coordinates, or with vague ones beside an address, the apps search for the address.
    Empty if there is neither.
    """
    if location and not (address and location.accuracy is Accuracy.AREA):
        point = wgs84_point(location)
        links = _walks(name, address or name, point)
    else:
        links = _searches(address) if address else {}
    return tuple(NavigationLink(words(app), url) for app, url in links.items())


def _walks(name: str, address: str, point: Point) -> dict[str, str]:
    gcj02, bd09 = wgs84_to_gcj02(*point), wgs84_to_bd09(*point)
    in_gcj02, in_bd09 = "gaode", "bd09ll"
    if not in_mainland_china(point):  # where Amap and Baidu move points themselves if they must
        bd09, in_gcj02, in_bd09 = point, "wgs84", "wgs84"
    label, place = in_address(name, ","), in_address(address, ",")
    amap = f"{gcj02[1]:.6f},{gcj02[0]:.6f},{in_address(name.replace(',', ' '))}"  # longitude first; commas separate
    return {
        message(
            "高德地图"
        ): f"https://uri.amap.com/navigation?to={amap}&mode=walk&coordinate={in_gcj02}&src={_SENDER}&callnative=1",
        message(
            "百度地图"
        ): f"https://api.map.baidu.com/marker?location={_pair(bd09)}&coord_type={in_bd09}&title={label}&content={place}&output=html&src={_SENDER}",
        message(
            "腾讯地图"
        ): f"https://apis.map.qq.com/uri/v1/routeplan?type=walk&to={label}&tocoord={_pair(gcj02)}&referer={_SENDER}",
        # Apple's and Tencent's maps are drawn in GCJ-02 in mainland China and in WGS84 elsewhere.
        message("苹果地图"): f"https://maps.apple.com/?daddr={_pair(gcj02)}&dirflg=w",
        message("手机里的地图"): f"geo:{_pair(point)}?q={_pair(point)}({in_address(name)})",
    }


def _searches(address: str) -> dict[str, str]:
    place = in_address(address, ",")
    return {
        message(
            "高德地图"
        ): f"https://uri.amap.com/search?keyword={place}&view=map&src={_SENDER}&callnative=1",
        message("百度地图"): f"https://api.map.baidu.com/geocoder?address={place}&output=html&src={_SENDER}",
        message("腾讯地图"): f"https://apis.map.qq.com/uri/v1/search?keyword={place}&referer={_SENDER}",
        message("苹果地图"): f"https://maps.apple.com/?q={place}",
        message("手机里的地图"): f"geo:0,0?q={in_address(address)}",
    }


def _pair(point: Point) -> str:
    return f"{point[0]:.6f},{point[1]:.6f}"
