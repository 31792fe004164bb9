"""The maps of pages say what they leave out, and show places where there are no streets."""

import re
from collections.abc import Mapping, Sequence

from service_circles.build.publication import Publication
from service_circles.records.area import Area
from service_circles.records.center import ServiceCenter
from service_circles.writing.drawings.maps.map_limits import MOST_DOTS
from tests.writing.ledger_sites import page
from tests.writing.test_area_homes import site_of

AREAS = [{"id": "town", "kind": "district", "name": "镇"}, {"id": "hill", "kind": "district", "name": "山"}]


def _site(areas: Sequence[Mapping[str, object]], centers: list[dict[str, object]]) -> Publication:
    return site_of(
        areas=[Area.model_validate(each) for each in areas],
        centers=[ServiceCenter.model_validate(each) for each in centers],
    )


def _center(at: int, level: str | None = None, area: str = "town") -> dict[str, object]:
    point = {"latitude": 21.2 + at % 9 / 300, "longitude": 112.6 + at / 2_000, "datum": "wgs84"}
    return {"id": f"c{at}", "name": f"第{at}站", "area": area, "location": point, "level": level}


def _drawn(html: str) -> list[str]:
    """The names of places on the map of a page."""
    return re.findall(r'class="map-dot[^>]*><title>([^<]*)<', html)


def test_the_home_map_says_how_many_places_it_leaves_out() -> None:
    lost: dict[str, object] = {"id": "lost", "name": "不知在哪", "area": "town"}
    centers = [*(_center(at) for at in range(MOST_DOTS + 5)), lost]
    html = page(_site(areas=AREAS[:1], centers=centers), "")
    assert len(_drawn(html)) == MOST_DOTS
    assert f"图上画了 {MOST_DOTS} 处，另有 6 处没有画，在名单里。" in html
    assert re.search(r'<a href="(\./)?atlas/">全区地图</a>', html)


def test_a_map_without_its_many_places_says_where_they_are() -> None:
    point = {"latitude": 21.2, "longitude": 112.6, "datum": "wgs84"}
    town = {**AREAS[0], "location": point}
    east = {"id": "east", "name": "东村", "kind": "village", "parent": "town"}
    centers = [_center(at, area="east") for at in range(200)]
    html = page(_site(areas=[town, east], centers=centers), "areas/town/")
    assert _drawn(html) == []
    assert "图上没有画这里的 200 处，往下一级的页面里有。" in html


def test_a_map_of_everything_says_nothing() -> None:
    html = page(_site(areas=AREAS[:1], centers=[_center(at) for at in range(34)]), "")
    assert len(_drawn(html)) == 34
    assert "没有画" not in html


def test_larger_centers_are_drawn_before_smaller_ones() -> None:
    centers = [_center(at, "district" if at >= MOST_DOTS else "estate") for at in range(MOST_DOTS + 3)]
    html = page(_site(areas=AREAS[:1], centers=centers), "")
    assert {f"第{MOST_DOTS + at}站" for at in range(3)} <= set(_drawn(html))


def test_several_areas_at_the_top_are_one_map_with_the_name_of_the_directory() -> None:
    html = page(_site(areas=AREAS, centers=[_center(1), _center(2, area="hill")]), "")
    assert _drawn(html) == ["第1站", "第2站"]
    assert "镇一张图" not in html
    assert "全区一张图" in html


def test_without_streets_the_place_of_a_center_lies_among_its_named_neighbors() -> None:
    html = page(_site(areas=AREAS[:1], centers=[_center(at) for at in range(4)]), "centers/c0/")
    named = re.findall(r'class="map-label map-of-place"[^>]*>([^<]*)<', html)
    assert set(named) == {f"第{at}站" for at in range(4)}
    assert 'class="map-scale-words"' in html
