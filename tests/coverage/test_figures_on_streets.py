"""Figures along streets: one street with a flight of steps, counted by hand."""

from pathlib import Path

import pytest

from service_circles.coverage.area_figures import Reached
from service_circles.coverage.directory_figures import Figures
from service_circles.geo.walkers import Walker
from tests.coverage.small_district import figures_at, with_locations
from tests.geo.walking.town import FOOTWAY, Town

STEPS = Town(
    {1: (0, 0), 2: (300, 0), 3: (400, 0), 4: (1000, 0)},
    [([1, 2], FOOTWAY), ([2, 3], {"highway": "steps"}), ([3, 4], FOOTWAY)],
)
PROJECT = """directory:
  id: small
  name: 小县
  publisher: {name: 编辑组}
  walking: {extracts: town.osm}
areas:
  - {id: qu, kind: district, name: 小县}
  - {id: before, kind: estate, name: 台阶前, parent: qu, households: 10, location: {1}}
  - {id: behind, kind: estate, name: 台阶后, parent: qu, households: 20, location: {2}}
  - {id: meadow, kind: estate, name: 草地, parent: qu, households: 40, location: {3}}
center: {id: first, name: 第一中心, area: qu, location: {0}}
"""


@pytest.fixture(scope="module")
def figures(tmp_path_factory: pytest.TempPathFactory) -> Figures:
    root: Path = tmp_path_factory.mktemp("steps")
    STEPS.write(root / "town.osm")
    places = ((0.0, 0.0), (200.0, 0.0), (450.0, 0.0), (500.0, 300.0))
    (root / "communities.yaml").write_text(with_locations(PROJECT, places), "utf-8")
    return figures_at(root)


def test_minutes_along_the_street(figures: Figures) -> None:
    minutes = {each.estate.id: each.minutes for each in figures.of().estates}
    assert minutes["before"] == pytest.approx(200 / 60, abs=0.01)
    # 300 m, 100 m of steps that take twice as long, 50 m
    assert minutes["behind"] == pytest.approx(550 / 60, abs=0.01)


def test_a_place_off_the_streets_is_an_estimate(figures: Figures) -> None:
    found = {each.estate.id: each for each in figures.of().estates}
    assert [id_ for id_, each in found.items() if each.is_estimate] == ["meadow"]
    # 583 m in a straight line, 1.45 times that on foot: 14 minutes
    assert found["meadow"].reached is Reached.NO
    assert found["meadow"].minutes == pytest.approx(583.1 * 1.45 / 60, abs=0.01)


def test_steps_are_slow_for_the_slow_and_the_end_for_wheelchairs(figures: Figures) -> None:
    walkers = figures.of().walkers
    households = {
        walker: (each.reached.households, each.missed.households, each.unknown.households)
        for walker, each in walkers.items()
        if each is not None
    }
    assert households == {
        Walker.STANDARD: (30, 40, 0),
        # (300 + 3 x 100 + 50) m at 0.8 m/s are 13.5 minutes
        Walker.SLOW: (10, 60, 0),
        # the meadow is off every street, so nobody knows whether there are steps on the way
        Walker.WITHOUT_STEPS: (10, 20, 40),
    }
