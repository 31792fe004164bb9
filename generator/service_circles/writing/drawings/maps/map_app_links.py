"""Links that open a map app on the way to a place, each in the datum that the app reads."""

from collections.abc import Sequence
from dataclasses import dataclass

from service_circles.geo.datum import Point, in_mainland_china, wgs84_point, wgs84_to_bd09, wgs84_to_gcj02
from service_circles.languages.translator import CHINESE, Translator
from service_circles.records.settings.local_customs import MapApp, map_apps_of
from service_circles.records.values.contact import Accuracy, Location
from service_circles.writing.site.addresses import in_address

_SENDER = "service-circles"  # the apps ask who sends a visitor; any name will do


@dataclass(frozen=True, slots=True)
class NavigationLink:
    """The name of a map app, and the address that opens it."""

    app: str
    url: str


def navigation_links(
    name: str,
    address: str | None,
    location: Location | None,
    words: Translator = CHINESE,
    apps: Sequence[MapApp] = map_apps_of("CN"),
) -> tuple[NavigationLink, ...]:
    """Ways to a place on foot, by some apps in their order.

    Without coordinates, or with vague ones beside an address, the apps search for the address.
    Empty if there is neither.
    """
    if location and not (address and location.accuracy is Accuracy.AREA):
        links = _walks(name, address or name, wgs84_point(location))
    elif address:
        links = _searches(address)
    else:
        return ()
    return tuple(NavigationLink(words.label(app), links[app]) for app in apps)


def _walks(name: str, address: str, point: Point) -> dict[MapApp, str]:
    return _walks_in_china(name, address, point) | {
        MapApp.GOOGLE: f"https://www.google.com/maps/dir/?api=1&destination={_pair(point)}&travelmode=walking",
        MapApp.OPENSTREETMAP: f"https://www.openstreetmap.org/directions?engine=fossgis_osrm_foot&route=%3B{_pair(point)}",
        MapApp.ORGANIC_MAPS: f"om://map?v=1&ll={_pair(point)}&n={in_address(name)}",
        MapApp.PHONE: f"geo:{_pair(point)}?q={_pair(point)}({in_address(name)})",
    }


def _walks_in_china(name: str, address: str, point: Point) -> dict[MapApp, str]:
    gcj02, bd09 = wgs84_to_gcj02(*point), wgs84_to_bd09(*point)
    in_gcj02, in_bd09 = "gaode", "bd09ll"
    if not in_mainland_china(point):  # where Amap and Baidu move points themselves if they must
        bd09, in_gcj02, in_bd09 = point, "wgs84", "wgs84"
    label, place = in_address(name, ","), in_address(address, ",")
    amap = f"{gcj02[1]:.6f},{gcj02[0]:.6f},{in_address(name.replace(',', ' '))}"  # longitude first; commas separate
    return {
        MapApp.AMAP: f"https://uri.amap.com/navigation?to={amap}&mode=walk&coordinate={in_gcj02}&src={_SENDER}&callnative=1",
        MapApp.BAIDU: f"https://api.map.baidu.com/marker?location={_pair(bd09)}&coord_type={in_bd09}&title={label}&content={place}&output=html&src={_SENDER}",
        MapApp.TENCENT: f"https://apis.map.qq.com/uri/v1/routeplan?type=walk&to={label}&tocoord={_pair(gcj02)}&referer={_SENDER}",
        # Apple's and Tencent's maps are drawn in GCJ-02 in mainland China and in WGS84 elsewhere.
        MapApp.APPLE: f"https://maps.apple.com/?daddr={_pair(gcj02)}&dirflg=w",
    }


def _searches(address: str) -> dict[MapApp, str]:
    place = in_address(address, ",")
    return {
        MapApp.AMAP: f"https://uri.amap.com/search?keyword={place}&view=map&src={_SENDER}&callnative=1",
        MapApp.BAIDU: f"https://api.map.baidu.com/geocoder?address={place}&output=html&src={_SENDER}",
        MapApp.TENCENT: f"https://apis.map.qq.com/uri/v1/search?keyword={place}&referer={_SENDER}",
        MapApp.APPLE: f"https://maps.apple.com/?q={place}",
        MapApp.GOOGLE: f"https://www.google.com/maps/search/?api=1&query={place}",
        MapApp.OPENSTREETMAP: f"https://www.openstreetmap.org/search?query={place}",
        MapApp.ORGANIC_MAPS: f"om://search?query={place}",
        MapApp.PHONE: f"geo:0,0?q={in_address(address)}",
    }


def _pair(point: Point) -> str:
    return f"{point[0]:.6f},{point[1]:.6f}"
