"""A center whose point is in the middle of a building is entered by the building's entrances."""

from pathlib import Path

import pytest

from service_circles.build.project import load_project
from service_circles.coverage.circle_reaches import reaches_of
from service_circles.records.circle import ServiceCircle
from tests.geo.walking.town import FOOTWAY, Meters, Town, at

# The street passes 10 m south of a building of 60 m; the only other one is 40 m north of it, and not joined nearby.
NODES = {
    1: (0.0, 0.0), 2: (500.0, 0.0), 3: (500.0, 115.0), 4: (0.0, 115.0),
    11: (100.0, 15.0), 12: (160.0, 15.0), 13: (160.0, 75.0), 14: (100.0, 75.0), 15: (130.0, 75.0), 16: (130.0, 15.0),
}  # fmt: skip
STREETS = [([1, 2], FOOTWAY), ([2, 3, 4], FOOTWAY)]
HOUSE = ([11, 16, 12, 13, 15, 14, 11], {"building": "public"})
DIRECTORY = """directory:
  id: town
  name: 小镇
  publisher: {name: 编辑组}
  circle_standard: {minutes: 20}
  walking: {extracts: town.osm, gated: closed}
area: {id: qu, kind: district, name: 小区}
center:
  id: inside
  name: 楼里的中心
  area: qu
  location: CENTER
  schedule: {rules: [{byday: 周一至周五, hours: 09:00-17:00}]}
circle: {id: round, name: 一圈, origins: inside}
"""
ESTATE = "area: {id: home, kind: estate, name: 家, parent: qu, location: HERE}"


def _location(meters: Meters, more: str = "") -> str:
    latitude, longitude = at(*meters)
    return f"{{latitude: {latitude:.9f}, longitude: {longitude:.9f}, datum: wgs84{more}}}"


def _minutes(
    folder: Path, entrances: dict[int, dict[str, str]], more: str = "", point: Meters = (130.0, 40.0)
) -> float | None:
    """Minutes from the center to a home at the west end of the southern street."""
    Town(NODES, [*STREETS, HOUSE], entrances).write(folder / "town.osm")
    (folder / "content").mkdir()
    (folder / "communities.yaml").write_text(DIRECTORY.replace("CENTER", _location(point, more)), "utf-8")
    home = _location((0.0, 0.0), ", accuracy: entrance")
    (folder / "content/home.yaml").write_text(ESTATE.replace("HERE", home), "utf-8")
    directory = load_project(folder).directory
    assert directory
    reaches = reaches_of(directory, folder)
    reach = reaches.reach(reaches.directory.get(ServiceCircle, "round"))
    return next((place.minutes for place in reach.places if place.id == "home"), None) if reach else None


NORTH, SOUTH = (40 + 370 + 115 + 500) / 60, (15 + 130) / 60  # by the streets


@pytest.mark.parametrize(
    ("entrances", "more", "expected"),
    [
        ({}, "", (40 + 130) / 60),  # straight to the nearest street, through the wall
        ({15: {"entrance": "main"}}, "", NORTH),
        ({15: {"entrance": "yes"}, 16: {"entrance": "yes"}}, "", SOUTH),
        ({15: {"entrance": "main"}, 16: {"entrance": "yes"}}, "", NORTH),
        ({15: {"entrance": "emergency"}, 16: {"entrance": "yes"}}, "", SOUTH),
        ({15: {"entrance": "yes"}}, ", accuracy: entrance", (40 + 130) / 60),
        ({15: {"entrance": "yes"}}, ", accuracy: area", (40 + 130) / 60),
    ],
)
def test_minutes_from_a_building(
    tmp_path: Path, entrances: dict[int, dict[str, str]], more: str, expected: float
) -> None:
    assert _minutes(tmp_path, entrances, more) == pytest.approx(expected, abs=0.02)


def test_a_point_beside_the_wall_is_at_the_building(tmp_path: Path) -> None:
    """As addresses are found: a few meters off. Farther off it is somewhere else."""
    assert _minutes(tmp_path, {15: {"entrance": "main"}}, point=(130.0, 11.0)) == pytest.approx(
        NORTH, abs=0.02
    )


def test_a_point_in_the_street_is_not(tmp_path: Path) -> None:
    assert _minutes(tmp_path, {15: {"entrance": "main"}}, point=(130.0, 5.0)) == pytest.approx(
        135 / 60, abs=0.02
    )


def test_the_cached_network_knows_them_too(tmp_path: Path) -> None:
    _minutes(tmp_path, {15: {"entrance": "main"}})
    directory = load_project(tmp_path).directory
    assert directory
    for _ in range(2):
        reaches = reaches_of(directory, tmp_path, tmp_path / ".circles")
        reach = reaches.reach(directory.get(ServiceCircle, "round"))
        assert reach
        assert reach.places[0].minutes == pytest.approx(NORTH, abs=0.02)
