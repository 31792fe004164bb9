"""Links into map apps: the right datum and order for each, and any name survives."""

from urllib.parse import parse_qs, urlsplit

import pytest

from service_circles.geo.datum import wgs84_to_bd09, wgs84_to_gcj02
from service_circles.records.values.contact import Location
from service_circles.writing.drawings.maps.map_app_links import navigation_links

NAME, ADDRESS = "明珠社区服务中心", "榕溪区听潮街道明珠路 8 号"
AMAP, BAIDU, TENCENT, APPLE, PHONE = range(5)


def _location(
    latitude: float, longitude: float, accuracy: str = "entrance", datum: str = "wgs84"
) -> Location:
    return Location.model_validate(
        {"latitude": str(latitude), "longitude": str(longitude), "datum": datum, "accuracy": accuracy}
    )


def _asked(url: str) -> dict[str, str]:
    return {key: values[0] for key, values in parse_qs(urlsplit(url).query, strict_parsing=True).items()}


def _numbers(pair: str) -> tuple[float, ...]:
    return tuple(float(number) for number in pair.split(",")[:2])


def test_each_app_gets_its_own_datum_and_order() -> None:
    urls = [link.url for link in navigation_links(NAME, ADDRESS, _location(21.2, 112.6))]
    gcj02, bd09 = wgs84_to_gcj02(21.2, 112.6), wgs84_to_bd09(21.2, 112.6)
    assert _numbers(_asked(urls[AMAP])["to"]) == pytest.approx(gcj02[::-1], abs=1e-6)
    assert _asked(urls[AMAP])["mode"] == "walk"
    assert _asked(urls[AMAP])["coordinate"] == "gaode"
    assert _numbers(_asked(urls[BAIDU])["location"]) == pytest.approx(bd09, abs=1e-6)
    assert _asked(urls[BAIDU])["coord_type"] == "bd09ll"
    assert _numbers(_asked(urls[TENCENT])["tocoord"]) == pytest.approx(gcj02, abs=1e-6)
    assert _numbers(_asked(urls[APPLE])["daddr"]) == pytest.approx(gcj02, abs=1e-6)
    assert urls[PHONE].startswith("geo:21.200000,112.600000?q=21.200000,112.600000(明")


@pytest.mark.parametrize(
    ("latitude", "longitude"),
    [
        (22.282, 114.158),
        (22.156, 113.556),
        (25.033, 121.565),
        (37.5665, 126.978),
        (21.0285, 105.8542),
        (48.85, 2.35),
    ],
    ids=["Hong Kong", "Macau", "Taipei", "Seoul", "Hanoi", "Paris"],
)
def test_beyond_the_border_every_app_gets_wgs84_and_is_told_so(latitude: float, longitude: float) -> None:
    urls = [link.url for link in navigation_links(NAME, ADDRESS, _location(latitude, longitude))]
    assert _asked(urls[AMAP])["coordinate"] == "wgs84"
    assert _numbers(_asked(urls[AMAP])["to"]) == (longitude, latitude)
    assert _asked(urls[BAIDU])["coord_type"] == "wgs84"
    for app, name in ((BAIDU, "location"), (TENCENT, "tocoord"), (APPLE, "daddr")):
        assert _numbers(_asked(urls[app])[name]) == (latitude, longitude)


def test_a_point_given_in_gcj02_reaches_amap_as_it_was_given() -> None:
    url = navigation_links(NAME, ADDRESS, _location(22.54, 114.06, datum="gcj02"))[AMAP].url
    assert _numbers(_asked(url)["to"]) == pytest.approx((114.06, 22.54), abs=1e-6)


@pytest.mark.parametrize("name", ["a&b=c#d?e", '"><svg onload=alert(1)>', "一，二,三 100%", "${x}`y`\\'"])
def test_no_name_breaks_out_of_its_place(name: str) -> None:
    links = navigation_links(name, name, _location(21.2, 112.6)) + navigation_links(name, name, None)
    assert _asked(links[BAIDU].url)["title"] == name
    assert _asked(links[TENCENT].url)["to"] == name
    assert _asked(links[AMAP].url)["to"].split(",", 2)[2] == name.replace(",", " ")
    for link in links:
        assert not set(link.url) & set("<>\"'`\\ {}#")


def test_without_coordinates_the_apps_look_for_the_address() -> None:
    urls = [link.url for link in navigation_links(NAME, ADDRESS, None)]
    assert _asked(urls[AMAP])["keyword"] == ADDRESS
    assert _asked(urls[BAIDU])["address"] == ADDRESS
    assert _asked(urls[TENCENT])["keyword"] == ADDRESS
    assert navigation_links(NAME, ADDRESS, _location(21.2, 112.6, "area")) == navigation_links(
        NAME, ADDRESS, None
    )


def test_with_neither_there_is_no_link_and_a_vague_point_is_better_than_none() -> None:
    assert navigation_links(NAME, None, None) == ()
    assert len(navigation_links(NAME, None, _location(21.2, 112.6, "area"))) == 5
