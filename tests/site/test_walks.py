"""Walks between estates and centers: the same minutes by the same streets wherever they are told."""

import gzip
import json
from functools import cache
from typing import Any

import pytest

from service_circles.build.publication import Publication
from service_circles.geo.walkers import walker_of, whole_minutes
from service_circles.geo.walking.routes import RouteTree
from service_circles.records.area import Area, AreaKind
from service_circles.writing.finding.near.start_areas import StartAreas
from service_circles.writing.site.site import Site
from tests.publishing import published
from tests.writing.test_street_files import decoded


@cache
def _publication() -> Publication:
    return published()


def _site() -> Site:
    return _publication().editions[0].site


def _estates() -> list[Area]:
    site = _site()
    return [
        area for area in site.directory.all(Area) if area.kind is AreaKind.ESTATE and area.id in site.points
    ]


@cache
def _file(id_: str) -> dict[str, Any]:
    content = _publication().make(f"walks/{id_}.json")
    assert content is not None
    data: dict[str, Any] = json.loads(content)
    return data


def _told(id_: str) -> dict[str, list[int]]:
    data = _file(id_)
    return {place: decoded(text) for place, text in zip(data["ids"], data["told"], strict=True)}


def test_near_me_the_page_of_an_estate_and_its_walks_tell_the_same_minutes() -> None:
    site, compared = _site(), 0
    rows = {id_: row for drawer in StartAreas(site).drawers() for id_, row in drawer.items()}
    for area in _estates():
        on_page = {center.id: minutes for center, minutes in site.centers_near(area.id)}
        known = {id_: whole_minutes(walk.minutes) for id_, walk in site.walks_from(area.id).items()}
        near: Any = rows[area.id].get("walks", {})
        told = _told(area.id)
        assert on_page.items() <= known.items()
        assert {id_: walk[0] for id_, walk in near.items() if walk} == known
        assert {id_: numbers[1] for id_, numbers in told.items()} == known
        compared += len(known)
    assert compared > 200


def test_routes_are_the_walks_that_minutes_were_worked_out_for() -> None:
    """To the second and the meter, for every estate and every center that its page lists."""
    site = _site()
    assert site.reaches.streets is not None
    at = site.reaches.streets.for_walker(walker_of(site.directory.settings.circle_standard.pace))
    for area in _estates():
        walks = site.walks_from(area.id)
        tree = RouteTree(at.weighted, at.doors, area.id, 30)
        for id_, walk in walks.items():
            route = tree.route_to(id_)
            assert route is not None, (area.id, id_)
            assert route.seconds == pytest.approx(walk.minutes * 60, abs=0.01)
            assert route.meters == pytest.approx(walk.distance_m, rel=0.002, abs=0.2)


def test_a_center_tells_the_way_from_each_estate_as_the_estate_does() -> None:
    """By the same numbers, where both pages list the pair."""
    site, both = _site(), 0
    for area in _estates():
        for id_, numbers in _told(area.id).items():
            back = _told(id_).get(area.id)
            if back is not None and len(numbers) > 3:
                assert back[1:3] == pytest.approx(numbers[1:3], abs=1)
                assert len(back) == len(numbers)
                both += 1
    assert both > 50
    assert site.reaches.streets is not None


def test_a_page_fetches_at_most_two_kilobytes() -> None:
    files = [address for address in _publication().files if address.startswith("walks/")]
    assert len(files) > 60
    assert max(len(gzip.compress(_publication().make(address) or b"", 9)) for address in files) <= 2_048


def test_names_are_in_every_language() -> None:
    names = _file("mingzhuyuan")["names"]
    assert names["en"][0] == "Mingzhu Court"
    assert len({len(each) for each in names.values()}) == 1
