"""The next centers of towns small enough to compute by hand: straight lines and a few streets."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from service_circles.coverage.circle_reaches import reaches_of
from service_circles.coverage.directory_figures import Figures
from service_circles.coverage.siting.site_choice import MOST_CANDIDATES, Siting, choose_sites
from service_circles.reading.directory_reader import read_directory
from service_circles.schedules.public_holidays import calendar_for
from tests.coverage.small_town import PLANE, Meters, write_town
from tests.publishing import DAY

TEN_MINUTES_M = 600 / 1.5
"""In a straight line, with the detour factor of these towns."""


def siting(
    folder: Path,
    homes: Mapping[str, tuple[Meters, int | None]],
    candidates: Mapping[str, Meters] | None = None,
    streets: Sequence[str] = (),
) -> Siting:
    """The next centers of a small town."""
    write_town(folder, homes, candidates, streets)
    read, problems = read_directory(folder)
    assert read is not None, problems
    calendar = calendar_for(read.directory.settings)
    return choose_sites(Figures(reaches_of(read.directory, folder), calendar, DAY))


def answer(found: Siting) -> list[list[tuple[str, int, list[str]]]]:
    """Each plan: its sites with the households that they add and their estates."""
    return [
        [(site.site.id, site.households, [home.id for home, _ in site.homes]) for site in plan.sites]
        for plan in found.plans
    ]


def test_straight_lines_by_hand(tmp_path: Path) -> None:
    found = siting(
        tmp_path,
        {
            "near": ((TEN_MINUTES_M - 1, 0), 500),
            "east": ((1_000, 0), 30),
            "far-east": ((1_700, 0), 45),
            "north": ((0, 1_000), 60),
            "nobody-counted": ((0, 1_100), None),
        },
        {"between": (1_340, 0), "north-lane": (0, 1_300), "on-the-moon": (9_000, 9_000)},
    )
    assert found.estates == 5
    assert [home.id for home in found.unreached] == ["north", "far-east", "east", "nobody-counted"]
    assert [home.id for home in found.unknown] == ["nobody-counted"]
    assert found.households == 135
    assert answer(found) == [
        [("between", 75, ["east", "far-east"])],
        [("between", 75, ["east", "far-east"]), ("north-lane", 60, ["nobody-counted", "north"])],
    ]
    minutes = {home.id: walked for home, walked in found.plans[0].sites[0].homes}
    assert minutes["east"] == pytest.approx(340 * 1.5 / 60, abs=0.01)


def test_the_best_pair_does_not_hold_the_best_single_site(tmp_path: Path) -> None:
    homes = {
        "a": ((2_000, 0), 30), "b": ((2_000, 100), 30), "c": ((2_600, 0), 30), "d": ((2_600, 100), 30),
        "e": ((1_500, 0), 20), "f": ((3_100, 0), 20),
    }  # fmt: skip
    found = siting(tmp_path, homes, {"middle": (2_300, 0), "west": (1_750, 0), "east": (2_850, 0)})
    assert [plan.households for plan in found.plans] == [120, 160]
    assert {site.site.id for site in found.plans[1].sites} == {"west", "east"}


def test_everybody_is_reached(tmp_path: Path) -> None:
    found = siting(tmp_path, {"near": ((100, 0), 20)}, {"spare": (2_000, 0)})
    assert (found.unreached, found.plans) == ((), ())


def test_no_candidate_helps(tmp_path: Path) -> None:
    found = siting(tmp_path, {"far": ((3_000, 0), 20)}, {"spare": (-3_000, 0)})
    assert [home.id for home in found.unreached] == ["far"]
    assert found.plans == ()


def test_without_candidates_or_streets_the_estates_themselves(tmp_path: Path) -> None:
    found = siting(tmp_path, {"far": ((3_000, 0), 20), "beside": ((3_200, 0), 10), "near": ((10, 0), 5)})
    assert {site.name for site in found.candidates} == {"far附近", "beside附近"}
    assert [plan.households for plan in found.plans] == [30]


def test_as_many_candidates_as_can_be_weighed(tmp_path: Path) -> None:
    homes = {f"h{n}": ((2_000 + 60.0 * (n % 40), 60.0 * (n // 40)), 10) for n in range(400)}
    found = siting(tmp_path, homes)
    assert MOST_CANDIDATES / 2 < len(found.candidates) <= MOST_CANDIDATES


def node(number: int, east_m: float, north_m: float) -> str:
    latitude, longitude = PLANE.point_at(east_m, north_m)
    return f'<node id="{number}" version="1" lat="{latitude:.9f}" lon="{longitude:.9f}"/>'


def street(number: int, name: str, *nodes: int) -> str:
    refs = "".join(f'<nd ref="{each}"/>' for each in nodes)
    tags = f'<tag k="highway" v="residential"/><tag k="name" v="{name}"/>'
    return f'<way id="{number}" version="1">{refs}{tags}</way>'


# A long street east; at 1000 m one goes 900 m north, ends, and another comes back 100 m beside it.
STREETS = [
    node(1, 0, 0), node(2, 1_000, 0), node(3, 1_100, 0), node(4, 2_000, 0),
    node(5, 1_000, 900), node(6, 1_100, 900),
    street(1, "大街", 1, 2, 3, 4), street(2, "左巷", 2, 5), street(3, "右巷", 3, 6),
]  # fmt: skip
HOMES: Mapping[str, tuple[Meters, int | None]] = {
    "left-end": ((1_000, 900), 40),
    "right-end": ((1_100, 900), 50),
    "corner": ((1_000, 0), 30),
    "street-end": ((1_590, 0), 25),
}


def test_streets_by_hand(tmp_path: Path) -> None:
    """Beside the end of the left lane only that lane is near on foot: the right one is 1,800 m away."""
    candidates = {"left-top": (1_000, 800.0), "right-low": (1_100, 320.0), "junction": (1_100, 0.0)}
    found = siting(tmp_path, HOMES, candidates, STREETS)
    assert answer(found) == [
        [("right-low", 80, ["corner", "right-end"])],
        [("right-low", 80, ["corner", "right-end"]), ("left-top", 40, ["left-end"])],
        [
            ("right-low", 80, ["corner", "right-end"]),
            ("left-top", 40, ["left-end"]),
            ("junction", 25, ["street-end"]),
        ],
    ]
    walked = {home.id: minutes for home, minutes in found.plans[0].sites[0].homes}
    assert walked == {"corner": pytest.approx(7.0, abs=0.01), "right-end": pytest.approx(580 / 60, abs=0.01)}


def test_corners_have_the_names_of_their_streets(tmp_path: Path) -> None:
    found = siting(tmp_path, HOMES, streets=STREETS)
    assert {site.name for site in found.candidates} == {
        "右巷与大街路口", "大街与左巷路口", "右巷尽头", "左巷尽头", "大街尽头",
    }  # fmt: skip
    assert [plan.households for plan in found.plans] == [55, 105, 145]
    assert found.plans[0].sites[0].site.name.endswith("路口")
